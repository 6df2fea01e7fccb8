package ledger

import (
	"maps"
	"path/filepath"
	"testing"
	"time"

	"setara/knowledge"
)

// desk is a ledger with owners who agreed to be written to.
type desk struct {
	*Ledger
	t    testing.TB
	path string
}

func newDesk(t testing.TB, owners int) *desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "bot.db")
	l, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	d := &desk{Ledger: l, t: t, path: path}
	d.exec(`
		with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
		insert into people (chat, name, language, province, city, sector, scale, product, active_on)
		select i, 'Sari', 'id', 'ID-JB', 'Kota Bandung', '', '', 'kerudung', 20000 from n`, owners)
	return d
}

// exec changes the file behind the back of the ledger.
func (d *desk) exec(query string, args ...any) {
	d.t.Helper()
	d.do(func(tx *batch) error {
		_, err := tx.Exec(query, args...)
		return err
	})
}

// do makes a change that cannot fail.
func (d *desk) do(run func(tx *batch) error) {
	d.t.Helper()
	if err := d.commits.write(d.t.Context(), run); err != nil {
		d.t.Fatal(err)
	}
}

// draft writes a draft and returns its number.
func (d *desk) draft(kind knowledge.BroadcastKind, target int64, text string) (id int64) {
	d.t.Helper()
	d.do(func(tx *batch) error {
		return tx.row(`
			insert into broadcasts (kind, target, author, content, segment, topic, created_at, changed_at)
			values (?, nullif(?, 0), 9, json_object('text', ?), '{}', 'program', ?, ?) returning id`,
			[]any{string(kind), target, text, noon.Unix(), noon.Unix()}, &id)
	})
	return id
}

// publish queues a draft.
func (d *desk) publish(id int64, at time.Time) error {
	return d.act(d.t.Context(), "publish", id, at, publish)
}

// runs publishes a broadcast and lets it begin.
func (d *desk) runs(kind knowledge.BroadcastKind, target int64, text string) *knowledge.Broadcast {
	d.t.Helper()
	id := d.draft(kind, target, text)
	d.ok(d.publish(id, noon))
	d.ok(d.Begin(d.t.Context(), id, noon))
	return d.broadcast(id)
}

func (d *desk) broadcast(id int64) *knowledge.Broadcast {
	d.t.Helper()
	b, err := d.Broadcast(d.t.Context(), id)
	d.ok(err)
	return &b
}

func (d *desk) ok(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// claims claims a delivery and tells whether it may be sent.
func (d *desk) claims(b *knowledge.Broadcast, chat int64) bool {
	d.t.Helper()
	ok, err := d.ClaimDelivery(d.t.Context(), b, chat, noon)
	d.ok(err)
	return ok
}

// settles notes what became of a delivery.
func (d *desk) settles(b *knowledge.Broadcast, chat int64, state knowledge.DeliveryState) {
	d.t.Helper()
	settled := knowledge.Delivery{Broadcast: b.ID, Chat: chat, State: state, At: noon}
	if state == knowledge.DeliverySent {
		settled.Message = 100 + chat
	}
	done := make(chan error, 1)
	d.SettleDelivery(settled, func(err error) { done <- err })
	d.ok(<-done)
}

// sends sends to some and settles them.
func (d *desk) sends(b *knowledge.Broadcast, state knowledge.DeliveryState, chats ...int64) {
	d.t.Helper()
	for _, chat := range chats {
		if !d.claims(b, chat) {
			d.t.Fatalf("the delivery to %d cannot be claimed", chat)
		}
		d.settles(b, chat, state)
	}
}

// stands fails unless the broadcast is in that state with these counts, which
// have to be those of the deliveries themselves.
func (d *desk) stands(id int64, state knowledge.BroadcastState, want knowledge.DeliveryCounts) {
	d.t.Helper()
	b := d.broadcast(id)
	if b.State != state || !maps.Equal(b.Counts, want) {
		d.t.Errorf("broadcast %d is %s with %v, want %s with %v", id, b.State, b.Counts, state, want)
	}
	real := knowledge.DeliveryCounts{}
	d.do(func(tx *batch) error {
		for _, s := range knowledge.DeliveryStates {
			n := 0
			if err := tx.row(`select count(*) from deliveries where broadcast = ? and state = ?`, []any{id, string(s)}, &n); err != nil {
				return err
			}
			if n > 0 {
				real[s] = n
			}
		}
		return nil
	})
	if !maps.Equal(b.Counts, real) {
		d.t.Errorf("broadcast %d is counted as %v, its deliveries are %v", id, b.Counts, real)
	}
}

// why is why a delivery stands as it does.
func (d *desk) why(id, chat int64) (why string) {
	d.t.Helper()
	d.do(func(tx *batch) error {
		return tx.row(`select why from deliveries where broadcast = ? and chat = ?`, []any{id, chat}, &why)
	})
	return why
}

// due are the chats that are waited for.
func (d *desk) due(b *knowledge.Broadcast) (chats []int64) {
	d.t.Helper()
	due, err := d.Deliveries(d.t.Context(), b, 0, 100)
	d.ok(err)
	for i := range due {
		chats = append(chats, due[i].To.Chat)
	}
	return chats
}

type counts = knowledge.DeliveryCounts

const (
	pending   = knowledge.DeliveryPending
	sent      = knowledge.DeliverySent
	blocked   = knowledge.DeliveryBlocked
	failed    = knowledge.DeliveryFailed
	uncertain = knowledge.DeliveryUncertain
	skipped   = knowledge.DeliverySkipped
)
