package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/ledger"
	"setara/bot/ledger/ledgertest"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

const (
	// newsRate is how many deliveries a second the bot makes, and newsFew and
	// newsAll are how many people there are where it is killed a few times,
	// and all.
	newsRate = 500
	newsFew  = 1_500
	newsAll  = 10_000

	// newsFirst is the first of the recipients, who follow one another.
	newsFirst = 500_000_000
	// Of a hundred people, so many have blocked the bot before the broadcast,
	// unseen by it, and so many do meanwhile.
	newsDeserted = 2
	newsBlocking = 1

	newsText = "Pelatihan kemasan dibuka sampai Jumat 🎁"
	// pauseWithin is how soon a pause has to take effect, and pauseLasts how
	// long it is looked at.
	pauseWithin = time.Second
	pauseLasts  = 2 * time.Second
)

// newsDay is a Telegram in trouble while a broadcast goes out: it asks to wait,
// fails, cuts connections before and after it did what was asked, and is slow, so
// that many deliveries are under way when the bot is killed.
var newsDay = []telegramtest.Fault{
	{Failure: telegramtest.TooManyRequests, Method: "sendMessage", Probability: 0.0005, Wait: time.Second},
	{Failure: telegramtest.ServerError, Method: "sendMessage", Probability: 0.01},
	{Failure: telegramtest.BadGateway, Method: "sendMessage", Probability: 0.001},
	{Failure: telegramtest.CutBefore, Method: "sendMessage", Probability: 0.003},
	{Failure: telegramtest.CutAfter, Method: "sendMessage", Probability: 0.003},
	{Failure: telegramtest.Slow, Method: "sendMessage", Probability: 0.3, Wait: 60 * time.Millisecond},
}

// TestABroadcastReachesEverybodyWhenTheBotIsKilled kills the program again and
// again, at random moments, while a broadcast goes out. What the people see at
// the server is the judge: whoever the ledger does not have as sent is out of
// reach or uncertain, nobody has it twice, and once the uncertain ones are tried
// again, nobody is missed. It kills a few times unless SETARA_CRASH is set, and
// 20 times then.
func TestABroadcastReachesEverybodyWhenTheBotIsKilled(t *testing.T) {
	kills, people := crashKills(t), newsFew
	if kills == crashAllKills {
		people = newsAll
	}
	n := newNews(t, people)
	n.settle()
	n.id = n.submit(newsText, time.Time{})
	n.act(n.approver(), knowledge.DeedApprove, knowledge.BroadcastChange{ID: n.id})
	n.killAgainAndAgain(kills)
	p := n.start()
	n.pauseInTheMiddle()
	n.awaitEnd()
	n.judge()
	for _, f := range n.faults {
		f.Remove()
	}
	n.retry()
	n.awaitEnd()
	n.stop(p)
	n.judgeRetried()
}

// news is a broadcast on its way, under kills.
type news struct {
	*crash
	id         int64
	people     []*telegramtest.Person
	leaving    []*telegramtest.Person // who will block the bot meanwhile
	outOfReach map[int64]bool
	faults     []*telegramtest.Injected
	// doubtful are those that leave the bot in doubt whether it has sent.
	doubtful []*telegramtest.Injected
	// underWay counts the deliveries that were with a sender in a kill.
	underWay int
}

func newNews(t *testing.T, people int) *news {
	t.Helper()
	n := &news{crash: newCrash(t, nil), outOfReach: map[int64]bool{}}
	n.env = append(n.env, "SETARA_BROADCAST_RATE="+strconv.Itoa(newsRate))
	n.args = append(n.args, "--admins", fmt.Sprintf("%d,%d", n.author(), n.approver()))
	for i := range people {
		p, err := n.AddPerson(telegramtest.User{ID: newsFirst + int64(i), FirstName: "Sari"})
		if err != nil {
			t.Fatal(err)
		}
		p.Acquaint()
		switch at := i % 100; {
		case at < newsDeserted:
			p.Desert()
			n.outOfReach[p.ChatID()] = true
		case at < newsDeserted+newsBlocking:
			n.leaving = append(n.leaving, p)
		}
		n.people = append(n.people, p)
	}
	n.random.Shuffle(len(n.leaving), func(i, j int) { n.leaving[i], n.leaving[j] = n.leaving[j], n.leaving[i] })
	for _, f := range newsDay {
		injected := n.Inject(f)
		n.faults = append(n.faults, injected)
		switch f.Failure {
		case telegramtest.BadGateway, telegramtest.CutBefore, telegramtest.CutAfter:
			n.doubtful = append(n.doubtful, injected)
		}
	}
	return n
}

// author and approver are two officers.
func (n *news) author() int64   { return n.owners[0].ChatID() }
func (n *news) approver() int64 { return n.owners[1].ChatID() }

// book opens the ledger as a command line does, beside the bot or without it.
func (n *news) book(do func(*ledger.Ledger) error) {
	n.t.Helper()
	book, err := ledger.Open(n.ctx, filepath.Join(n.data, ledgerFile))
	if err != nil {
		n.t.Fatal(err)
	}
	if err := errors.Join(do(book), book.Close()); err != nil {
		n.t.Fatal(err)
	}
}

// settle makes the ledger, the officers in it and the people.
func (n *news) settle() {
	n.t.Helper()
	if err := os.MkdirAll(n.data, 0o700); err != nil {
		n.t.Fatal(err)
	}
	now := time.Now()
	n.book(func(book *ledger.Ledger) error {
		return errors.Join(
			book.SetFirstOfficers(n.ctx, []int64{n.author(), n.approver()}, now),
			ledgertest.Crowd(n.ctx, filepath.Join(n.data, ledgerFile), newsFirst, len(n.people), knowledge.DayOf(now)),
		)
	})
}

// act does an act of an officer on a broadcast, in the ledger.
func (n *news) act(by int64, kind knowledge.DeedKind, c knowledge.BroadcastChange) {
	n.t.Helper()
	c.Deed = knowledge.Deed{Act: knowledge.Act{By: by, At: time.Now()}, Kind: kind}
	n.book(func(book *ledger.Ledger) error { return book.ChangeBroadcast(n.ctx, c) })
}

// submit writes a broadcast to all people, which waits for the second officer
// then. It is urgent: the test does not wait for the morning.
func (n *news) submit(text string, at time.Time) (id int64) {
	n.t.Helper()
	n.book(func(book *ledger.Ledger) (err error) {
		id, err = book.BroadcastNumber(n.ctx, 0)
		return err
	})
	n.act(n.author(), knowledge.DeedDraft, knowledge.BroadcastChange{ID: id, Broadcast: &knowledge.Broadcast{
		Kind: knowledge.BroadcastSend, Content: knowledge.Content{Text: text},
		Segment: knowledge.Segment{Op: knowledge.SegmentAll}, Topic: knowledge.TopicUrgent, SendAt: at,
	}})
	n.act(n.author(), knowledge.DeedSubmit, knowledge.BroadcastChange{ID: id})
	return id
}

// killAgainAndAgain starts and kills the bot while the broadcast goes out, and
// people block it.
func (n *news) killAgainAndAgain(kills int) {
	n.t.Helper()
	for i := range kills {
		p := n.start()
		life := n.live(p, i)
		if err := p.Process.Kill(); err != nil {
			n.t.Fatalf("kill: %v", err)
		}
		_ = p.Wait() // it was killed
		sending := n.count(`select count(*) from deliveries where state = 'sending'`)
		n.t.Logf("kill %d after %v, %d deliveries under way, %d messages sent", i+1, life.Round(time.Millisecond), sending, n.Stats().Sent)
		n.underWay += sending
		if sending > bot.MostSenders {
			n.t.Errorf("%d deliveries were under way, more than there ever are senders", sending)
		}
		for range len(n.leaving) / (kills - i) {
			n.leaving[0].Block()
			n.outOfReach[n.leaving[0].ChatID()] = true
			n.leaving = n.leaving[1:]
		}
	}
}

// pauseInTheMiddle pauses the broadcast from the command line while it goes out, and looks whether anything is still sent behind that.
func (n *news) pauseInTheMiddle() {
	n.t.Helper()
	before := n.Stats().Sent
	if _, err := n.WaitStats(n.ctx, func(s telegramtest.Stats) bool { return s.Sent > before+newsRate/10 }); err != nil {
		n.t.Fatalf("the broadcast does not go on: %v\n%s", err, n.tail())
	}
	n.run("pause")
	paused := time.Now()
	select {
	case <-time.After(pauseLasts):
	case <-n.ctx.Done():
		n.t.Fatal(n.ctx.Err())
	}
	var last time.Time
	for _, p := range n.people {
		for _, e := range p.Transcript().Events {
			if e.Kind == telegramtest.KindMessage && e.At.After(last) {
				last = e.At
			}
		}
	}
	n.t.Logf("paused with %d messages sent, the last %v after the pause", n.Stats().Sent, last.Sub(paused).Round(time.Millisecond))
	if last.After(paused.Add(pauseWithin)) {
		n.t.Errorf("a message is sent %v after the pause", last.Sub(paused))
	}
	if open := n.count(`select count(*) from deliveries where state = 'pending'`); open == 0 {
		n.t.Error("there was nothing left to pause")
	}
	n.run("resume")
}

// run has an operator do something to the broadcast from the command line.
func (n *news) run(act string) {
	n.t.Helper()
	if status, _, errs := runLine(n.t, "broadcasts", act, strconv.FormatInt(n.id, 10), "--data", n.data); status != exitDone {
		n.t.Fatalf("broadcasts %s: status %d: %s", act, status, errs)
	}
}

// retry has an officer send again what is uncertain.
func (n *news) retry() {
	n.t.Helper()
	n.act(n.approver(), knowledge.DeedRetry, knowledge.BroadcastChange{
		ID: n.id, States: []knowledge.DeliveryState{knowledge.DeliveryUncertain},
	})
}

// awaitEnd waits until the broadcast is done.
func (n *news) awaitEnd() {
	n.t.Helper()
	n.await(fmt.Sprintf(`select count(*) from broadcasts where id = %d and state = 'done'`, n.id))
}

// await waits until a query counts something in the ledger.
func (n *news) await(query string) {
	n.t.Helper()
	look := time.NewTicker(50 * time.Millisecond)
	defer look.Stop()
	for n.count(query) == 0 {
		select {
		case <-look.C:
		case <-n.ctx.Done():
			n.t.Fatalf("never: %s\n%d deliveries are open, %d messages sent\n%s", query,
				n.count(`select count(*) from deliveries where state in ('pending', 'sending')`), n.Stats().Sent, n.tail())
		}
	}
}
