package ledger

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func halal(chat, update int64) knowledge.Ticket {
	return knowledge.Ticket{Chat: chat, Update: update, Text: "halal gratis masih ada?", Intent: "program", OpenedAt: noon}
}

// tickets are the open ones.
func tickets(t testing.TB, l *Ledger) []knowledge.Ticket {
	t.Helper()
	open, err := l.OpenTickets(t.Context())
	must(t, err)
	n, err := l.CountOpenTickets(t.Context())
	must(t, err)
	if n != len(open) {
		t.Errorf("%d are counted, %d listed", n, len(open))
	}
	return open
}

// numbers are those of the open tickets.
func numbers(t testing.TB, l *Ledger) (list []int64) {
	t.Helper()
	for _, ticket := range tickets(t, l) {
		list = append(list, ticket.Number)
	}
	return list
}

func TestAQuestionOutlivesARestartAndTheNewestComesFirst(t *testing.T) {
	path := filepath.Join(t.TempDir(), "bot.db")
	l := open(t, path)
	first, err := l.OpenTicket(t.Context(), halal(7, 100))
	must(t, err)
	price := knowledge.Ticket{Chat: 8, Text: "jual lemper 3rb", Intent: "price", Product: "lemper", OpenedAt: noon.Add(time.Hour)}
	second, err := l.OpenTicket(t.Context(), price)
	must(t, err)
	must(t, l.Close())

	l = open(t, path)
	defer l.Close()
	want := []knowledge.Ticket{price, halal(7, 100)}
	want[0].Number, want[1].Number = second, first
	for i := range want {
		want[i].Kind, want[i].State, want[i].AskedAt = knowledge.TicketUnanswered, knowledge.TicketOpen, want[i].OpenedAt
	}
	if diff := cmp.Diff(want, tickets(t, l)); diff != "" || first != 1 || second != 2 {
		t.Errorf("numbers %d and %d, read back (-want +got):\n%s", first, second, diff)
	}
}

func TestAMessageThatIsHandledAgainIsKeptOnce(t *testing.T) {
	l := fresh(t)
	number, err := l.TicketNumber(t.Context(), knowledge.Ticket{})
	must(t, err)
	ticket := halal(7, 100)
	ticket.Number = number
	for range 2 {
		finish(t, l, Turn{Chat: 7, Ticket: &ticket, Letters: []Letter{letter(7)}})
	}
	again := halal(7, 100) // as after a crash, with a number of its own
	if again.Number, err = l.TicketNumber(t.Context(), knowledge.Ticket{}); err != nil {
		t.Fatal(err)
	}
	finish(t, l, Turn{Chat: 7, Ticket: &again})
	if got, err := l.OpenTicket(t.Context(), halal(7, 100)); err != nil || got != number {
		t.Errorf("kept again it has the number %d, %v; want %d", got, err, number)
	}
	if diff := cmp.Diff([]int64{number}, numbers(t, l)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	// The terminal numbers no messages: each is one of its own.
	for range 2 {
		_, err := l.OpenTicket(t.Context(), halal(-1, 0))
		must(t, err)
	}
	if n := len(tickets(t, l)); n != 3 {
		t.Errorf("%d are kept, want 3", n)
	}
}

func TestAQuestionIsKeptWithItsTurnOrNotAtAll(t *testing.T) {
	l := fresh(t)
	ticket := halal(7, 100)
	bad := letter(7)
	bad.Kind = "carrier pigeon"
	if _, err := l.Finish(t.Context(), &Turn{Chat: 7, At: noon, Ticket: &ticket, Letters: []Letter{bad}}); err == nil {
		t.Fatal("a turn with a letter that cannot be sent is stored")
	}
	if n := len(tickets(t, l)); n > 0 {
		t.Errorf("%d are kept without their reply", n)
	}
	// One without a number gets the next.
	finish(t, l, Turn{Chat: 7, Ticket: &ticket, Letters: []Letter{letter(7)}})
	finish(t, l, Turn{Chat: 7, Forget: true, Letters: []Letter{letter(7)}})
	if n := len(tickets(t, l)); n > 0 {
		t.Errorf("%d are kept of a chat that was forgotten", n)
	}
}

func TestANumberIsGivenToOneQuestionOnly(t *testing.T) {
	l := fresh(t)
	seen := map[int64]bool{}
	for update := range int64(5) {
		number, err := l.OpenTicket(t.Context(), halal(7, update+1))
		must(t, err)
		unused, err := l.TicketNumber(t.Context(), knowledge.Ticket{})
		must(t, err)
		if seen[number] || seen[unused] || number == unused {
			t.Errorf("%d or %d was given before", number, unused)
		}
		seen[number], seen[unused] = true, true
		must(t, l.Forget(t.Context(), 7, time.Unix(0, 0)))
	}
}

func TestWhatIsForgottenOfAQuestionIsGoneFromTheFilesToo(t *testing.T) {
	dir := t.TempDir()
	l := open(t, filepath.Join(dir, "bot.db"))
	defer l.Close()
	secret := "warung rahasia"
	ticket := halal(7, 100)
	ticket.Text = secret
	_, err := l.OpenTicket(t.Context(), ticket)
	must(t, err)
	if !filesContain(t, dir, []byte(secret)) {
		t.Fatal("the test looks in the wrong place: the question is in no file before it is deleted")
	}
	must(t, l.Forget(t.Context(), 7, time.Unix(0, 0)))
	if filesContain(t, dir, []byte(secret)) {
		t.Fatal("what was deleted is still in a file")
	}
}

func TestAQuestionFollowsAGroupToItsNewID(t *testing.T) {
	l := fresh(t)
	_, err := l.OpenTicket(t.Context(), halal(-7, 100))
	must(t, err)
	must(t, l.Move(t.Context(), -7, -1007))
	if open := tickets(t, l); len(open) != 1 || open[0].Chat != -1007 {
		t.Errorf("kept are %+v", open)
	}
}
