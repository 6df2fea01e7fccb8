package ledger

import (
	"testing"
	"time"

	"setara/knowledge"
)

// asks keeps a question of a chat on one topic.
func asks(t *testing.T, l *Ledger, chat, update int64) {
	t.Helper()
	_, err := l.OpenTicket(t.Context(), knowledge.Ticket{
		Chat: chat, Update: update, Text: "biaya admin instagram", Intent: "fee", Topic: "t", OpenedAt: noon,
	})
	must(t, err)
}

// givesSome gives an answer to some chats, as the bot does, and returns to how
// many.
func givesSome(t *testing.T, l *Ledger, a *knowledge.TicketAnswer) int {
	t.Helper()
	mails, err := l.TicketMails(t.Context(), a, 100)
	must(t, err)
	given := make([]GivenMail, len(mails))
	for i := range mails {
		given[i] = GivenMail{mails[i], &Letter{Chat: mails[i].Chat, Lane: Broadcasts, Kind: Send, Payload: []byte("{}")}}
	}
	begun := time.Now()
	queued, err := l.GiveTickets(t.Context(), a, given, noon)
	must(t, err)
	if queued != len(mails) {
		t.Errorf("%d of %d letters are queued", queued, len(mails))
	}
	again, err := l.GiveTickets(t.Context(), a, given, noon)
	if err != nil || again != 0 {
		t.Errorf("given again there are %d letters more (%v)", again, err)
	}
	if took := time.Since(begun); took > 2*time.Second {
		t.Errorf("the writer is held for %v", took)
	}
	return len(mails)
}

func TestAllWhoAskedGetOneLetterEachHoweverOftenTheyAsked(t *testing.T) {
	l := fresh(t)
	must(t, l.SetFirstOfficers(t.Context(), []int64{8}, noon))
	const askers = 1_000
	must(t, l.commits.write(t.Context(), func(tx *batch) error {
		for i := range int64(askers) {
			for again := range i%2 + 1 {
				if _, err := openTicket(tx, &knowledge.Ticket{
					Chat: 100 + i, Update: 10*i + again + 1, Text: "biaya admin instagram", Intent: "fee", Topic: "t", OpenedAt: noon,
				}); err != nil {
					return err
				}
			}
		}
		return nil
	}))
	deed := knowledge.Deed{Act: knowledge.Act{By: 8, Update: 5, At: noon}, Kind: knowledge.DeedTicketAnswer}
	c := knowledge.TicketChange{Deed: deed, Number: 1, Text: "tidak ada"}
	must(t, l.ChangeTickets(t.Context(), c))
	must(t, l.ChangeTickets(t.Context(), c)) // handled again after a crash
	asks(t, l, 99_999, 77_777)               // after the answer: it waits for another
	answers, err := l.AnswersToGive(t.Context())
	if err != nil || len(answers) != 1 {
		t.Fatalf("%d answers (%v)", len(answers), err)
	}
	must(t, l.Forget(t.Context(), 101, noon))
	all := 0
	for n := givesSome(t, l, &answers[0]); n > 0; n = givesSome(t, l, &answers[0]) {
		all += n
	}
	must(t, l.AllGiven(t.Context(), &answers[0]))
	if all != askers-1 {
		t.Errorf("%d chats got it, want %d", all, askers-1)
	}
	for query, want := range map[string]int{
		`select count(*) from outbox where chat <> 0`:                        askers - 1,
		`select count(distinct chat) from outbox where chat <> 0`:            askers - 1,
		`select count(*) from tickets where state = 'open'`:                  1,
		`select count(*) from ticket_answers where state = 'going'`:          1,
		`select count(*) from audit where kind = 'ticket.answer'`:            1,
		`select count(*) from tickets where answer is not null and chat = 7`: 0,
	} {
		if n := count(t, l, query); n != want {
			t.Errorf("%s gives %d, want %d", query, n, want)
		}
	}
}

func TestWhatIsUnderWayInACrashIsUncertainAndGoesAgainOnlyWhenAnOfficerSaysSo(t *testing.T) {
	l := fresh(t)
	must(t, l.SetFirstOfficers(t.Context(), []int64{8}, noon))
	asks(t, l, 7, 1)
	act := func(kind knowledge.DeedKind, update int64, c knowledge.TicketChange) {
		c.Deed = knowledge.Deed{Act: knowledge.Act{By: 8, Update: update, At: noon}, Kind: kind}
		must(t, l.ChangeTickets(t.Context(), c))
	}
	act(knowledge.DeedTicketAnswer, 5, knowledge.TicketChange{Number: 1, Text: "tidak ada"})
	answers, err := l.AnswersToGive(t.Context())
	must(t, err)
	givesSome(t, l, &answers[0])
	must(t, l.AllGiven(t.Context(), &answers[0]))
	letters, err := l.Waiting(t.Context(), Broadcasts, 0, 10)
	must(t, err)
	_, err = l.Claim(t.Context(), letters[0].ID)
	must(t, err)
	_, err = l.Recover(t.Context(), noon)
	must(t, err)
	must(t, l.Purge(t.Context(), noon.AddDate(0, 0, 9))) // long off: the letter is forgotten
	out, err := l.AnswersOut(t.Context())
	if err != nil || len(out) != 1 || out[0].Counts[knowledge.TicketUncertain] != 1 {
		t.Fatalf("what is out is %+v (%v)", out, err)
	}
	_, err = l.TellAnswer(t.Context(), out[0].ID, nil, noon)
	must(t, err)
	if n := givesSome(t, l, &answers[0]); n != 0 {
		t.Errorf("%d go again by themselves", n)
	}
	act(knowledge.DeedTicketRetry, 6, knowledge.TicketChange{Answer: out[0].ID})
	if n := givesSome(t, l, &answers[0]); n != 1 {
		t.Errorf("%d go again", n)
	}
}
