package bot_test

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// studio is a rig with officers who broadcast.
type studio struct {
	*rig
	owners []*telegramtest.Person
}

// newStudio makes a bot that is not started yet, and owners who agreed to be
// written to.
func newStudio(t testing.TB, owners int) *studio {
	t.Helper()
	s := &studio{rig: newRig(t, echo)}
	s.change = func(o *bot.Options) { o.Pace = bot.Pace{BroadcastPerSecond: 1e4, ChatPerSecond: 1e4, ChatBurst: 1e4} }
	for i := range owners {
		s.owners = append(s.owners, s.owner(fmt.Sprint("Pemilik ", i)))
	}
	return s
}

// file opens the bot.db that the bot has, behind its back.
func (s *studio) file(work func(tx *sql.Tx) error) {
	s.t.Helper()
	db, err := sql.Open("sqlite", "file:"+filepath.ToSlash(filepath.Join(s.folder, "bot.db"))+"?_txlock=immediate&_pragma=busy_timeout(5000)")
	if err == nil {
		defer func() { _ = db.Close() }()
		var tx *sql.Tx
		if tx, err = db.BeginTx(s.ctx, nil); err == nil {
			if err = work(tx); err == nil {
				err = tx.Commit()
			}
		}
	}
	if err != nil {
		s.t.Fatal(err)
	}
}

// agree has the owners agree to be written to; the province is theirs.
func (s *studio) agree(province string, owners ...*telegramtest.Person) {
	s.t.Helper()
	s.file(func(tx *sql.Tx) error {
		for _, o := range owners {
			if _, err := tx.ExecContext(s.ctx, `
				insert into people (chat, name, language, province, city, sector, scale, product, active_on)
				values (?, ?, 'id', ?, '', '', '', '', 20000)`, o.ChatID(), o.User().FirstName, province); err != nil {
				return err
			}
		}
		return nil
	})
}

// drafts writes a draft and returns its number.
func (s *studio) drafts(b *knowledge.Broadcast) (id int64) {
	s.t.Helper()
	content, err := json.Marshal(b.Content)
	if err != nil {
		s.t.Fatal(err)
	}
	if b.Kind == "" {
		b.Kind = knowledge.BroadcastSend
	}
	if b.Topic == "" {
		b.Topic = knowledge.TopicTraining
	}
	s.file(func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(s.ctx, `
			insert or ignore into officers (id, role, name, since) values (max(1, ?), 'admin', 'Petugas', 1)`, b.Author); err != nil {
			return err
		}
		return tx.QueryRowContext(s.ctx, `
			insert into broadcasts (kind, target, author, content, segment, topic, rate, paid, created_at, changed_at)
			values (?, nullif(?, 0), max(1, ?), ?, '{"op": "all"}', ?, ?, ?, 1, 1) returning id`,
			string(b.Kind), b.Target, b.Author, string(content), string(b.Topic), b.Rate, b.Paid).Scan(&id)
	})
	return id
}

// publishes has the author of a draft send it.
func (s *studio) publishes(b *knowledge.Broadcast) int64 {
	s.t.Helper()
	id := s.drafts(b)
	s.queues(id, max(1, b.Author), time.Now())
	return id
}

// queues has an officer send a draft.
func (s *studio) queues(id, officer int64, at time.Time) {
	s.t.Helper()
	s.ok(s.ledger.ChangeBroadcast(s.ctx, knowledge.BroadcastChange{
		Deed: knowledge.Deed{Kind: knowledge.DeedSend, Act: knowledge.Act{By: officer, At: at}}, ID: id, Over: 1e6,
	}))
}

func (s *studio) ok(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// news is a text for everybody.
func news(text string) *knowledge.Broadcast {
	return &knowledge.Broadcast{Content: knowledge.Content{Text: text}}
}

// until waits for a broadcast.
func (s *studio) until(id int64, what string, holds func(b *knowledge.Broadcast) bool) knowledge.Broadcast {
	s.t.Helper()
	beat := time.NewTicker(5 * time.Millisecond)
	defer beat.Stop()
	for {
		b, err := s.ledger.Broadcast(s.ctx, id)
		if err == nil && holds(&b) {
			return b
		}
		select {
		case <-beat.C:
		case <-s.ctx.Done():
			s.t.Fatalf("broadcast %d is %s with %v (%v), want it %s\n%s", id, b.State, b.Counts, err, what, s.log)
		}
	}
}

// done waits until a broadcast is done, with these counts.
func (s *studio) done(id int64, want knowledge.DeliveryCounts) {
	s.t.Helper()
	b := s.until(id, "done", func(b *knowledge.Broadcast) bool { return b.State == knowledge.BroadcastDone })
	if !maps.Equal(b.Counts, want) {
		s.t.Errorf("broadcast %d is done with %v, want %v", id, b.Counts, want)
	}
}

// why is why the delivery to an owner stands as it does, and in which state.
func (s *studio) why(id int64, owner *telegramtest.Person) (state knowledge.DeliveryState, why string) {
	s.t.Helper()
	s.file(func(tx *sql.Tx) error {
		return tx.QueryRowContext(s.ctx, `select state, why from deliveries where broadcast = ? and chat = ?`,
			id, owner.ChatID()).Scan(&state, &why)
	})
	return state, why
}
