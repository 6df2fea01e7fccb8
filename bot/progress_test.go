package bot_test

import (
	"database/sql"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// watched is a studio with an author who watches broadcasts, and with so many
// owners who agreed.
func watched(t *testing.T, owners int) (*studio, *telegramtest.Person) {
	s := newStudio(t, owners)
	s.change = func(o *bot.Options) {
		o.Pace = bot.Pace{BroadcastPerSecond: 50, ChatPerSecond: 1e4, ChatBurst: 1e4}
		o.ProgressEvery = 20 * time.Millisecond
	}
	author := s.owner("Ratna")
	s.start()
	s.agree("", s.owners...)
	s.ok(s.ledger.SetFirstOfficers(s.ctx, []int64{author.ChatID()}, time.Now()))
	return s, author
}

// reads waits until the bot's only message that stands in a person's chat reads
// like that.
func (s *studio) reads(p *telegramtest.Person, like string) telegramtest.Message {
	s.t.Helper()
	seen, err := p.WaitFor(s.ctx, func(t telegramtest.Transcript) bool {
		all := texts(t)
		return len(all) == 1 && strings.Contains(all[0], like)
	})
	if err != nil {
		s.t.Fatalf("she reads %q, not %q: %v\n%s", texts(seen), like, err, s.log)
	}
	return seen.FromBot()[0]
}

func TestAnAuthorWatchesABroadcastInOneMessageThatBecomesTheReport(t *testing.T) {
	s, author := watched(t, 60)
	id := s.publishes(&knowledge.Broadcast{Author: author.ChatID(), Content: knowledge.Content{Text: "Pelatihan"}})
	first := s.reads(author, "sedang dikirim")
	s.reads(author, "Kecepatan")
	last := s.reads(author, "Laporan siaran")
	if first.ID != last.ID {
		t.Errorf("the report is message %d, the progress was %d", last.ID, first.ID)
	}
	text, _ := last.Content()
	for _, part := range []string{fmt.Sprintf("siaran %d: selesai", id), "“Pelatihan”", "Penerima: 60.", "terkirim: 60 (100%)"} {
		if !strings.Contains(text, part) {
			t.Errorf("the report %q lacks %q", text, part)
		}
	}
	seen := author.Transcript()
	said := map[string]bool{}
	for _, e := range seen.Events {
		if e.Kind == telegramtest.KindEdit {
			text, _ := e.Message.Content()
			if said[text] {
				t.Errorf("it is edited to what it was: %q", text)
			}
			said[text] = true
		}
	}
	if len(said) < 2 || seen.Sent() != 1 {
		t.Errorf("she got %d messages and %d edits", seen.Sent(), len(said))
	}
}

func TestWhatAnAuthorWatchesGoesOnInTheSameMessageAfterARestart(t *testing.T) {
	s, author := watched(t, 40)
	id := s.publishes(&knowledge.Broadcast{Author: author.ChatID(), Content: knowledge.Content{Text: "Pelatihan"}})
	before := s.reads(author, "sedang dikirim")
	s.ok(s.ledger.Pause(s.ctx, id, time.Now()))
	s.reads(author, "dijeda")
	s.halt()
	s.start()
	s.ok(s.ledger.Resume(s.ctx, id, time.Now()))
	if last := s.reads(author, "Laporan"); last.ID != before.ID || author.Transcript().Sent() != 1 {
		t.Errorf("the report is message %d of %d, the progress was %d", last.ID, author.Transcript().Sent(), before.ID)
	}
}

func TestAnAuthorWhoDeletedWhatTheyWatchGetsANewMessage(t *testing.T) {
	for name, end := range map[string]func(s *studio, id int64) string{
		"while it goes on": func(s *studio, id int64) string {
			s.ok(s.ledger.Resume(s.ctx, id, time.Now()))
			return "sedang dikirim"
		},
		"before the report": func(s *studio, id int64) string {
			s.ok(s.ledger.Cancel(s.ctx, id, time.Now()))
			return "dibatalkan"
		},
	} {
		t.Run(name, func(t *testing.T) {
			s, author := watched(t, 40)
			id := s.publishes(&knowledge.Broadcast{Author: author.ChatID(), Content: knowledge.Content{Text: "Pelatihan"}})
			s.reads(author, "sedang dikirim")
			s.ok(s.ledger.Pause(s.ctx, id, time.Now()))
			m := s.reads(author, "dijeda")
			resp, err := http.Post(fmt.Sprintf("%s/bot%s/deleteMessage?chat_id=%d&message_id=%d", s.URL(), s.Token(), author.ChatID(), m.ID), "", nil) //nolint:noctx // a test's own call
			s.ok(err)
			s.ok(resp.Body.Close())
			if next := s.reads(author, end(s, id)); next.ID == m.ID {
				t.Error("the deleted message is back")
			}
		})
	}
}

func TestWhoApprovedWatchesABroadcastTooAndMayHoldIt(t *testing.T) {
	s, author := watched(t, 60)
	approver := s.owner("Joko")
	s.ok(s.ledger.SetFirstOfficers(s.ctx, []int64{author.ChatID(), approver.ChatID()}, time.Now()))
	id := s.drafts(&knowledge.Broadcast{Author: author.ChatID(), Content: knowledge.Content{Text: "Pelatihan"}})
	for _, act := range []struct {
		kind knowledge.DeedKind
		by   *telegramtest.Person
	}{{knowledge.DeedSubmit, author}, {knowledge.DeedApprove, approver}} {
		s.ok(s.ledger.ChangeBroadcast(s.ctx, knowledge.BroadcastChange{
			Deed: knowledge.Deed{Kind: act.kind, Act: knowledge.Act{By: act.by.ChatID(), At: time.Now()}}, ID: id, Revision: 1,
		}))
	}
	if m := s.reads(approver, "sedang dikirim"); m.Markup == nil {
		t.Error("there is no button to hold it")
	}
	s.reads(author, "Laporan")
	s.reads(approver, "Laporan")
}

func TestASmallBroadcastIsReportedOfThoughNobodySawItGo(t *testing.T) {
	s, author := watched(t, 1)
	s.publishes(&knowledge.Broadcast{Author: author.ChatID(), Content: knowledge.Content{Text: "Pelatihan"}})
	s.reads(author, "terkirim: 1 (100%)")
}

func TestWhatFailedIsSentAgainAndReportedOfInTheSameMessage(t *testing.T) {
	s, author := watched(t, 3)
	s.Inject(telegramtest.Fault{Failure: telegramtest.CutBefore, Method: "sendMessage", Chat: s.owners[0].ChatID(), Times: 1})
	id := s.publishes(&knowledge.Broadcast{Author: author.ChatID(), Content: knowledge.Content{Text: "Pelatihan"}})
	first := s.reads(author, "belum pasti sampai: 1")
	s.ok(s.ledger.ChangeBroadcast(s.ctx, knowledge.BroadcastChange{
		Deed: knowledge.Deed{Act: knowledge.Act{By: author.ChatID(), At: time.Now()}, Kind: knowledge.DeedRetry},
		ID:   id, States: []knowledge.DeliveryState{knowledge.DeliveryUncertain},
	}))
	last := s.reads(author, "dikirimi ulang")
	if first.ID != last.ID {
		t.Errorf("the reports are messages %d and %d", first.ID, last.ID)
	}
}

func TestWhoIsNoOfficerAnyMoreWatchesNothing(t *testing.T) {
	s, author := watched(t, 5)
	id := s.drafts(&knowledge.Broadcast{Author: author.ChatID(), Content: knowledge.Content{Text: "Pelatihan"}})
	begins := func(at any) {
		s.file(func(tx *sql.Tx) error {
			_, err := tx.ExecContext(s.ctx, `update broadcasts set send_at = ? where id = ?`, at, id)
			return err
		})
	}
	begins(time.Now().Add(time.Hour).Unix())
	s.queues(id, author.ChatID(), time.Now())
	s.ok(s.ledger.SetFirstOfficers(s.ctx, nil, time.Now()))
	begins(nil)
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 5})
	for beat := time.NewTicker(5 * time.Millisecond); ; {
		left, err := s.ledger.Watched(s.ctx, time.Now())
		s.ok(err)
		if len(left) == 0 {
			break
		}
		<-beat.C
	}
	if n := author.Transcript().Sent(); n != 0 {
		t.Errorf("they got %q", texts(author.Transcript()))
	}
}

func TestAnAuthorWhoBlockedTheBotIsNotWrittenToAgainAndAgain(t *testing.T) {
	s, author := watched(t, 60)
	author.Block()
	id := s.publishes(&knowledge.Broadcast{Author: author.ChatID(), Content: knowledge.Content{Text: "Pelatihan"}})
	s.done(id, knowledge.DeliveryCounts{knowledge.DeliverySent: 60})
	n := 0
	s.file(func(tx *sql.Tx) error {
		return tx.QueryRowContext(s.ctx, `select count(*) from outbox where chat = ?`, author.ChatID()).Scan(&n)
	})
	if n > 2 {
		t.Errorf("%d letters were written", n)
	}
}

func TestProgressNeitherCrowdsAChatNorIgnoresA429(t *testing.T) {
	s, author := watched(t, 60)
	s.Inject(telegramtest.Fault{Failure: telegramtest.TooManyRequests, Wait: time.Second, Method: "editMessageText", Chat: author.ChatID(), Times: 1})
	s.publishes(&knowledge.Broadcast{Author: author.ChatID(), Content: knowledge.Content{Text: "Pelatihan"}})
	s.reads(author, "Laporan")
	if n := s.Stats().TooMany; n != 1 {
		t.Errorf("%d requests came before their time", n-1)
	}
}

func TestWhatCannotBeShownOfOneBroadcastHoldsUpNoOther(t *testing.T) {
	s, author := watched(t, 5)
	s.file(func(tx *sql.Tx) error {
		_, err := tx.ExecContext(s.ctx, `
			create trigger refusal before insert on progress when new.broadcast = 1
			begin select raise(abort, 'no'); end`)
		return err
	})
	first := s.publishes(&knowledge.Broadcast{Author: author.ChatID(), Content: knowledge.Content{Text: "Pelatihan"}})
	if first != 1 {
		t.Fatalf("the first broadcast is %d", first)
	}
	if err := s.log.wait(s.ctx, "progress is not shown"); err != nil {
		t.Fatal(err)
	}
	second := s.publishes(&knowledge.Broadcast{Author: author.ChatID(), Content: knowledge.Content{Text: "Pameran"}})
	s.reads(author, fmt.Sprintf("siaran %d: selesai", second))
}
