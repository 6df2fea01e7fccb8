package main

import (
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/ledger"
	"setara/bot/ledger/ledgertest"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

const (
	// askedRate is how many questions a second are asked, and answersRate how
	// many answers go out, so that the bot is killed in the middle of both.
	askedRate   = 150
	answersRate = 120
	// Where the bot is killed a few times, so many ask something that Setara does
	// not know, among so many owners; then where it is killed often.
	askersFew, ownersFew = 150, 1_000
	askersAll, ownersAll = 1_000, 50_000

	askersFirst = 700_000_000
	// Of a hundred askers, so many block the bot before they are answered.
	askersLeaving = 2

	answerText = "Tarifnya ada di pusat edukasi penjual, per 1 Januari."
)

// unknowns are ways to ask what Setara does not know.
var unknowns = [...]string{
	"biaya admin instagram berapa", "berapa biaya admin instagram kak?", "biaya admin instagram brp ya min", "Biaya admin di Instagram berapa?",
}

// TestAnswersReachAllWhoAskedWhenTheBotIsKilled kills the program again and
// again, at random moments, while owners ask what it does not know, and while an
// officer's answer goes out to them. What they see at the server is the judge:
// each question is kept once, and each has its answer once, or is reported as
// uncertain; once the uncertain are tried again, nobody is missed. It kills a
// few times unless SETARA_CRASH is set, and 20 times then.
func TestAnswersReachAllWhoAskedWhenTheBotIsKilled(t *testing.T) {
	kills, askers, owners := crashKills(t), askersFew, ownersFew
	if kills == crashAllKills {
		askers, owners = askersAll, ownersAll
	}
	d := newTicketDay(t, askers, owners)
	d.ask(kills / 2)
	d.judgeAsked()
	for _, p := range d.people[:askers*askersLeaving/100] {
		p.Block()
		d.outOfReach[p.ChatID()] = true
	}
	d.answer()
	d.underWay = 0
	d.killed(kills - kills/2)
	p := d.start()
	d.awaitAnswered()
	doubtful := d.judgeAnswered()
	for _, f := range d.faults {
		f.Remove()
	}
	d.retry(doubtful)
	d.awaitAnswered()
	d.stop(p)
	d.judgeRetried(doubtful)
	for _, leak := range d.Leaks(d.logged()) {
		t.Errorf("the log holds %s", leak)
	}
}

// ticketDay is a day on which many ask the same, under kills.
type ticketDay struct {
	*crash
	people     []*telegramtest.Person
	outOfReach map[int64]bool
	faults     []*telegramtest.Injected
	// doubtful are those that leave the bot in doubt whether it has sent.
	doubtful []*telegramtest.Injected
	// underWay counts the answers that were with a sender in a kill.
	underWay int
	// answers are the ids of the officer's answers.
	answers []int64
}

func newTicketDay(t *testing.T, askers, owners int) *ticketDay {
	t.Helper()
	d := &ticketDay{crash: newCrash(t, nil), outOfReach: map[int64]bool{}}
	// Nobody is told of a deletion: that would go out before the answers.
	d.env = append(d.env, "SETARA_BROADCAST_RATE="+strconv.Itoa(answersRate), "SETARA_RETENTION_DAYS=3650")
	// Answers do not go out at night.
	noon := knowledge.DayOf(time.Now()).String() + "T12:00:00+07:00"
	d.args = append(d.args, "--admins", strconv.FormatInt(d.officer(), 10), "--now", noon)
	for i := range askers {
		p, err := d.AddPerson(telegramtest.User{ID: askersFirst + int64(i), FirstName: "Sari"})
		if err != nil {
			t.Fatal(err)
		}
		p.Acquaint()
		d.people = append(d.people, p)
	}
	if err := os.MkdirAll(d.data, 0o700); err != nil {
		t.Fatal(err)
	}
	d.book(func(book *ledger.Ledger) error {
		return errors.Join(
			book.SetFirstOfficers(d.ctx, []int64{d.officer()}, time.Now()),
			ledgertest.Crowd(d.ctx, filepath.Join(d.data, ledgerFile), askersFirst, owners, knowledge.DayOf(time.Now())),
		)
	})
	for _, f := range newsDay {
		injected := d.Inject(f)
		d.faults = append(d.faults, injected)
		switch f.Failure {
		case telegramtest.BadGateway, telegramtest.CutBefore, telegramtest.CutAfter:
			d.doubtful = append(d.doubtful, injected)
		}
	}
	return d
}

func (d *ticketDay) officer() int64 { return d.owners[0].ChatID() }

// book opens the ledger beside the bot.
func (d *ticketDay) book(do func(*ledger.Ledger) error) {
	d.t.Helper()
	book, err := ledger.Open(d.ctx, filepath.Join(d.data, ledgerFile))
	if err != nil {
		d.t.Fatal(err)
	}
	if err := errors.Join(do(book), book.Close()); err != nil {
		d.t.Fatal(err)
	}
}

// killed starts and kills the bot.
func (d *ticketDay) killed(kills int) {
	d.t.Helper()
	for i := range kills {
		p := d.start()
		life := d.live(p, i)
		if err := p.Process.Kill(); err != nil {
			d.t.Fatalf("kill: %v", err)
		}
		_ = p.Wait() // it was killed
		sending := d.count(`select count(*) from outbox where lane = 1 and state = 'sending'`)
		d.underWay += sending
		d.t.Logf("kill %d after %v, %d answers under way, %d messages sent", i+1, life.Round(time.Millisecond), sending, d.Stats().Sent)
		if sending > bot.MostSenders {
			d.t.Errorf("%d answers were under way, more than there ever are senders", sending)
		}
	}
}

// ask has each ask once while the bot is killed, and lets it answer what is left.
func (d *ticketDay) ask(kills int) {
	d.t.Helper()
	asked := make(chan error, 1)
	go func() {
		beat := time.NewTicker(time.Second / askedRate)
		defer beat.Stop()
		for i, p := range d.people {
			if _, err := p.Send(unknowns[i%len(unknowns)]); err != nil {
				asked <- err
				return
			}
			<-beat.C
		}
		asked <- nil
	}()
	d.killed(kills)
	p := d.start()
	if err := <-asked; err != nil {
		d.t.Fatalf("ask: %v", err)
	}
	for i, person := range d.people {
		if _, err := person.WaitFor(d.ctx, func(now telegramtest.Transcript) bool { return numberTold(now) > 0 }); err != nil {
			d.t.Fatalf("asker %d is told no number: %v\n%s", i, err, d.tail())
		}
	}
	d.stop(p)
}

// numberTold is the number of the ticket that a person was told last; 0 for none.
func numberTold(now telegramtest.Transcript) (number int64) {
	for _, m := range now.FromBot() {
		if _, behind, found := strings.Cut(m.Text, "(nomor "); found {
			digits, _, _ := strings.Cut(behind, ")")
			number, _ = strconv.ParseInt(digits, 10, 64)
		}
	}
	return number
}

// keptAsked is a question as the ledger has it.
type keptAsked struct {
	number, told int64
	delivery     knowledge.TicketDelivery
}

// kept are the questions of the ledger by chat; one chat has one.
func (d *ticketDay) kept() map[int64]keptAsked {
	d.t.Helper()
	found := map[int64]keptAsked{}
	d.read(func(db *sql.DB) error {
		rows, err := db.QueryContext(d.ctx, `select chat, id, delivery, ifnull(told, 0) from tickets`)
		if err != nil {
			return fmt.Errorf("list tickets: %w", err)
		}
		defer rows.Close()
		for rows.Next() {
			var chat int64
			var k keptAsked
			if err := rows.Scan(&chat, &k.number, &k.delivery, &k.told); err != nil {
				return err
			}
			if was, twice := found[chat]; twice {
				d.t.Errorf("the question of %d is kept as %d and %d", chat, was.number, k.number)
			}
			found[chat] = k
		}
		return rows.Err()
	})
	return found
}

// judgeAsked holds what askers were told against what is kept.
func (d *ticketDay) judgeAsked() {
	d.t.Helper()
	kept := d.kept()
	for _, p := range d.people {
		if told := numberTold(p.Transcript()); told == 0 || kept[p.ChatID()].number != told {
			d.t.Errorf("asker %d was told number %d, and is kept as %+v", p.ChatID(), told, kept[p.ChatID()])
		}
	}
	if len(kept) != len(d.people) {
		d.t.Errorf("%d questions are kept, of %d", len(kept), len(d.people))
	}
}

// answer has the officer answer all that waits. Alike questions are one.
func (d *ticketDay) answer() {
	d.t.Helper()
	d.book(func(book *ledger.Ledger) error {
		groups, _, all, err := book.TicketGroups(d.ctx, 0, 100)
		if err != nil {
			return err
		}
		if len(groups) != 1 || all != len(d.people) {
			d.t.Errorf("%d questions wait in %d groups", all, len(groups))
		}
		for i := range groups {
			err = errors.Join(err, book.ChangeTickets(d.ctx, knowledge.TicketChange{
				Deed: d.deed(knowledge.DeedTicketAnswer), Number: groups[i].Number, Text: answerText, Seen: groups[i].Seen,
			}))
		}
		answers, listed := book.AnswersToGive(d.ctx)
		for i := range answers {
			d.answers = append(d.answers, answers[i].ID)
		}
		return errors.Join(err, listed)
	})
}

func (d *ticketDay) deed(kind knowledge.DeedKind) knowledge.Deed {
	return knowledge.Deed{Act: knowledge.Act{By: d.officer(), At: time.Now()}, Kind: kind}
}

// awaitAnswered waits until the officer was told that all is out.
func (d *ticketDay) awaitAnswered() {
	d.t.Helper()
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for d.count(`select count(*) from ticket_answers where state <> 'done'`) > 0 {
		select {
		case <-look.C:
		case <-d.ctx.Done():
			d.t.Fatalf("never answered: %d wait, %d messages sent\n%s",
				d.count(`select count(*) from tickets where delivery in ('waiting', 'again')`), d.Stats().Sent, d.tail())
		}
	}
}

// answersSeen are the messages in which a person sees the answer.
func answersSeen(p *telegramtest.Person) (ids []int64) {
	for _, m := range p.Transcript().FromBot() {
		if strings.Contains(m.Text, answerText) {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// judgeAnswered looks at what each asker saw before anything is tried again, and
// returns those of whom the ledger does not know.
func (d *ticketDay) judgeAnswered() (doubtful map[int64]bool) {
	d.t.Helper()
	doubtful = map[int64]bool{}
	states, arrived := map[knowledge.TicketDelivery]int{}, 0
	kept := d.kept()
	for _, p := range d.people {
		k, seen := kept[p.ChatID()], answersSeen(p)
		states[k.delivery]++
		switch k.delivery {
		case knowledge.TicketSent:
			if len(seen) != 1 || seen[0] != k.told {
				d.t.Errorf("asker %d sees the answer in %d, and the ledger has %d as sent", p.ChatID(), seen, k.told)
			}
		case knowledge.TicketUncertain:
			doubtful[p.ChatID()] = true
			if arrived += len(seen); len(seen) > 1 {
				d.t.Errorf("asker %d sees the answer in %d before it is tried again", p.ChatID(), seen)
			}
		case knowledge.TicketBlocked:
			if len(seen) != 0 || !d.outOfReach[p.ChatID()] {
				d.t.Errorf("asker %d sees the answer in %d, blocks the bot: %t, and is out of reach", p.ChatID(), seen, d.outOfReach[p.ChatID()])
			}
		default:
			d.t.Errorf("the answer to asker %d is %q in the end", p.ChatID(), k.delivery)
		}
	}
	d.t.Logf("%v; of those uncertain %d have arrived", states, arrived)
	most := d.underWay
	for _, f := range d.doubtful {
		most += f.Hits()
	}
	if len(doubtful) > most {
		d.t.Errorf("%d answers are uncertain, more than one for each sender in a kill, and each cut: %d", len(doubtful), most)
	}
	return doubtful
}

// retry has the officer send again what is uncertain.
func (d *ticketDay) retry(doubtful map[int64]bool) {
	d.t.Helper()
	if len(doubtful) == 0 {
		return
	}
	d.book(func(book *ledger.Ledger) (err error) {
		for _, id := range d.answers {
			err = errors.Join(err, book.ChangeTickets(d.ctx, knowledge.TicketChange{Deed: d.deed(knowledge.DeedTicketRetry), Answer: id}))
		}
		return err
	})
}

// judgeRetried looks at what each asker saw in the end: who can be reached is not
// missed, and who has it twice is one that the ledger did not know of.
func (d *ticketDay) judgeRetried(doubtful map[int64]bool) {
	d.t.Helper()
	repeats := 0
	kept := d.kept()
	for _, p := range d.people {
		k, seen, away := kept[p.ChatID()], answersSeen(p), d.outOfReach[p.ChatID()]
		switch {
		case !away && (len(seen) == 0 || k.delivery != knowledge.TicketSent):
			d.t.Errorf("asker %d sees the answer in %d and is %q in the end", p.ChatID(), seen, k.delivery)
		case len(seen) > 1 && !doubtful[p.ChatID()], len(seen) > 2:
			d.t.Errorf("asker %d sees the answer in %d, and the ledger was sure", p.ChatID(), seen)
		case len(seen) == 2:
			repeats++
		}
	}
	if told := d.owners[0].Transcript().Sent(); told == 0 {
		d.t.Error("the officer is not told how the answer fares")
	}
	d.t.Logf("tried again: %d copies repeated", repeats)
}
