package bot_test

import (
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// asked is a bureau with two officers, where two owners wait for the answer to
// the same question.
func asked(t *testing.T) (b *bureau, officers, owners [2]*telegramtest.Person) {
	b = newBureau(t)
	b.change = func(o *bot.Options) { o.ProgressEvery, o.TicketsEvery = time.Hour, 20*time.Millisecond }
	b.start()
	officers = [2]*telegramtest.Person{b.owner("Ratna"), b.owner("Dewi")}
	owners = [2]*telegramtest.Person{b.owner("Sari"), b.owner("Budi")}
	b.appoint(officers[0], officers[1])
	for i, owner := range owners {
		b.asks(owner, "/bantuan")
		if _, err := b.ledger.OpenTicket(b.ctx, knowledge.Ticket{
			Chat: owner.ChatID(), Update: 900_000 + int64(i), Text: "biaya admin instagram berapa", Intent: "fee",
			Topic: knowledge.HashTopic("soal admin biaya instagram"), OpenedAt: time.Now(),
		}); err != nil {
			t.Fatal(err)
		}
	}
	return b, officers, owners
}

func TestAnAnswerReachesAllWhoAskedOnceAndAReplyOpensTheQuestionAgain(t *testing.T) {
	b, officers, owners := asked(t)
	owners[1].Block()
	preview := b.asks(officers[0], "/antrean jawab 1 Tidak ada, Kak")
	told := len(officers[0].Transcript().FromBot())
	b.want(b.presses(officers[0], preview, "Kirim ke 2 orang", ""), "saya kirim ke 2 orang")
	answer := b.last(owners[0].Dialog, 2)
	b.want(answer, "Tidak ada, Kak")
	b.want(b.last(officers[0].Dialog, told+2), "1 terkirim, 1 tidak terjangkau")
	if _, err := owners[0].Reply(answer.ID, "kalau keranjangnya?"); err != nil {
		t.Fatal(err)
	}
	b.want(b.last(owners[0].Dialog, 3), "Sudah saya teruskan ke petugas")
	b.want(b.asks(officers[1], "/antrean lihat 1"), "kalau keranjangnya?")
	n := 0
	for _, m := range owners[0].Transcript().FromBot() {
		if text, _ := m.Content(); strings.Contains(text, "Tidak ada, Kak") {
			n++
		}
	}
	if n != 1 {
		t.Errorf("the owner sees the answer %d times", n)
	}
}

func TestOfTwoOfficersWhoAnswerTheSameOneWinsAndTheOtherIsTold(t *testing.T) {
	b, officers, owners := asked(t)
	first := b.asks(officers[0], "/antrean jawab 1 Jawaban Ratna")
	second := b.asks(officers[1], "/antrean jawab 2 Jawaban Dewi")
	b.mu.Lock()
	b.between = func(chat.Message) { // while the second one's is on its way to the ledger
		b.presses(officers[0], first, "Kirim ke 2 orang", "")
	}
	b.mu.Unlock()
	b.want(b.presses(officers[1], second, "Kirim ke 2 orang", ""), "sudah dijawab petugas lain")
	for _, owner := range owners {
		b.want(b.last(owner.Dialog, 2), "Jawaban Ratna")
	}
	answered := 0
	for _, deed := range b.deeds() {
		if strings.HasPrefix(deed, string(knowledge.DeedTicketAnswer)) {
			answered++
		}
	}
	if answered != 1 {
		t.Errorf("the audit holds %d answers", answered)
	}
}

func TestOfficersAreRemindedOnTheMorningOfAWorkingDayOnce(t *testing.T) {
	wednesday := time.Date(2026, time.December, 23, 8, 30, 0, 0, knowledge.WIB)
	holidays, err := knowledge.NewCalendar([]knowledge.Holiday{{Day: knowledge.DayOf(wednesday) + 1, Name: "Cuti bersama", Joint: true}})
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		now      time.Time
		reminded bool
	}{
		"a working day": {wednesday, true}, "its night": {wednesday.Add(-3 * time.Hour), false}, "a holiday": {wednesday.AddDate(0, 0, 1), false},
		"a Saturday": {wednesday.AddDate(0, 0, 3), false},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBureau(t)
			var clock atomic.Int64
			clock.Store(c.now.Add(-5 * time.Hour).Unix())
			b.change = func(o *bot.Options) {
				o.ProgressEvery, o.TicketsEvery, o.Calendar = time.Hour, 10*time.Millisecond, holidays
				o.Now = func() time.Time { return time.Unix(clock.Load(), 0) }
			}
			b.start() // by night, so that what waits is there before the day begins
			officer, owner := b.owner("Ratna"), b.owner("Sari")
			b.appoint(officer)
			if _, err := b.ledger.OpenTicket(b.ctx, knowledge.Ticket{
				Chat: owner.ChatID(), Update: 900_000, Text: "biaya admin instagram berapa", Intent: "fee",
				Topic: knowledge.HashTopic("soal admin biaya instagram"), OpenedAt: c.now.AddDate(0, 0, -14),
			}); err != nil {
				t.Fatal(err)
			}
			if _, err := b.ledger.KeepComplaint(b.ctx, knowledge.Complaint{
				Chat: owner.ChatID(), Update: 900_001, Product: "mainan", Key: "mainan", Suspicions: []knowledge.Suspicion{knowledge.SuspicionNoSNI},
				Consent: knowledge.ComplaintConsent, At: c.now,
			}); err != nil {
				t.Fatal(err)
			}
			b.halt()
			clock.Store(c.now.Unix())
			b.start()
			want := 1 // the answer below
			if c.reminded {
				want++
				m := b.last(officer.Dialog, 1)
				b.want(m, "1 terlambat")
				b.want(m, "menunggu diperiksa: 1")
			}
			b.asks(officer, "/antrean") // by then another reminder would have come
			if n := len(officer.Transcript().FromBot()); n != want {
				t.Errorf("the officer has got %q", texts(officer.Transcript()))
			}
		})
	}
}
