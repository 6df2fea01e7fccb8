package ledger

import (
	"bytes"
	"errors"
	"slices"
	"testing"
	"time"

	"setara/knowledge"
)

func letter(chat int64) Letter {
	return Letter{Chat: chat, Kind: Send, Payload: []byte(`{"text":"jawaban"}`)}
}

// finish finishes a turn and returns the ids of its letters.
func finish(t testing.TB, l *Ledger, turn Turn) []int64 {
	t.Helper()
	turn.At = noon
	ids, err := l.Finish(t.Context(), &turn)
	must(t, err)
	return ids
}

// settle settles a letter and waits for it.
func settle(t testing.TB, l *Ledger, o Outcome) {
	t.Helper()
	o.At = noon
	done := make(chan error, 1)
	l.Settle(o, func(err error) { done <- err })
	must(t, <-done)
}

// waiting are the ids of the letters of a lane that wait.
func waiting(t testing.TB, l *Ledger, lane Lane) (ids []int64) {
	t.Helper()
	letters, err := l.Waiting(t.Context(), lane, 0, 100)
	must(t, err)
	for _, m := range letters {
		ids = append(ids, m.ID)
	}
	return ids
}

func TestATurnIsStoredWholeOrNotAtAll(t *testing.T) {
	l := fresh(t)
	journal(t, l, message(1, 7))
	bad := letter(7)
	bad.Kind = "carrier pigeon"
	_, err := l.Finish(t.Context(), &Turn{
		Chat: 7, Updates: []int64{1}, At: noon, State: []byte(`{"asking":"cost"}`),
		Consent: &Consent{Version: 1, Yes: true}, Letters: []Letter{letter(7), bad},
	})
	if err == nil {
		t.Fatal("a letter of no kind was stored")
	}
	if left, _ := l.Unfinished(t.Context()); len(left) != 1 {
		t.Error("the update is done without its reply")
	}
	if _, err := l.Recall(t.Context(), 7); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("the conversation moved on without its reply: %v", err)
	}
	if yes, _ := l.Consent(t.Context(), 7, 1); yes {
		t.Error("the consent was stored without its reply")
	}
	if got := waiting(t, l, Answers); len(got) != 0 {
		t.Errorf("letters %v wait", got)
	}

	ids := finish(t, l, Turn{
		Chat: 7, Updates: []int64{1}, State: []byte(`{"asking":"cost"}`),
		Consent: &Consent{Version: 1, Yes: true}, Letters: []Letter{letter(7), letter(7)},
	})
	if got := waiting(t, l, Answers); !slices.Equal(got, ids) || len(ids) != 2 {
		t.Errorf("letters %v wait, want %v", got, ids)
	}
	if yes, _ := l.Consent(t.Context(), 7, 1); !yes {
		t.Error("the consent is lost")
	}
	if yes, _ := l.Consent(t.Context(), 7, 2); yes {
		t.Error("a yes to one wording counts for another")
	}
}

func TestALetterIsClaimedOnceAndLosesItsContentWhenItIsSent(t *testing.T) {
	l := fresh(t)
	m := letter(7)
	m.Kind, m.File, m.Question = Photo, []byte("PNG"), 99
	ids := finish(t, l, Turn{Chat: 7, Letters: []Letter{m}})
	c, err := l.Claim(t.Context(), ids[0])
	must(t, err)
	if c.Chat != 7 || c.Kind != Photo || c.Question != 99 || !bytes.Equal(c.File, m.File) ||
		!bytes.Equal(c.Payload, m.Payload) || c.Unreachable || !c.QueuedAt.Equal(noon) {
		t.Errorf("claimed %+v", c)
	}
	if _, err := l.Claim(t.Context(), ids[0]); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("claimed twice: %v", err)
	}
	settle(t, l, Outcome{Letter: ids[0], State: Sent, Message: 1234})
	if n := count(t, l, `select count(*) from outbox where payload is null and file is null and message = 1234`); n != 1 {
		t.Error("the content is still there, or what came of it is not")
	}
	if _, err := l.Claim(t.Context(), ids[0]); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("claimed after it was sent: %v", err)
	}
}

func TestWhatWasUnderWayAtACrashIsUncertain(t *testing.T) {
	l := fresh(t)
	claimed := letter(3)
	claimed.Claimed = true
	answers := finish(t, l, Turn{Chat: 3, Letters: []Letter{claimed, letter(3), letter(3)}})
	news := []Letter{letter(4), letter(5)}
	news[0].Lane, news[1].Lane = Broadcasts, Broadcasts
	broadcasts, err := l.Queue(t.Context(), news, noon)
	must(t, err)
	for _, id := range []int64{answers[1], broadcasts[0]} {
		_, err := l.Claim(t.Context(), id)
		must(t, err)
	}
	if got := waiting(t, l, Answers); !slices.Equal(got, answers[2:]) {
		t.Fatalf("answers %v wait, want %v", got, answers[2:])
	}
	r, err := l.Recover(t.Context(), noon)
	must(t, err)
	if r != (Recovered{Answers: 2, Broadcasts: 1}) {
		t.Errorf("recovered %+v", r)
	}
	if got := waiting(t, l, Answers); !slices.Equal(got, answers) {
		t.Errorf("answers %v wait, want all of %v", got, answers)
	}
	if got := waiting(t, l, Broadcasts); !slices.Equal(got, broadcasts[1:]) {
		t.Errorf("broadcasts %v wait, want %v: the other may have arrived", got, broadcasts[1:])
	}
	if r, err := l.Recover(t.Context(), noon); err != nil || r != (Recovered{}) {
		t.Errorf("recovered a second time: %+v, %v", r, err)
	}
}

func TestOutOfABackupNothingGoesOutByItself(t *testing.T) {
	l := fresh(t)
	journal(t, l, message(1, 7), message(2, 7))
	finish(t, l, Turn{Chat: 7, Updates: []int64{1}, Letters: []Letter{letter(7)}})
	s, err := l.Strand(t.Context(), noon)
	must(t, err)
	if s != (Stranded{Updates: 1, Letters: 1}) {
		t.Errorf("stranded %+v", s)
	}
	j, o, err := l.Backlogs(t.Context())
	must(t, err)
	if j.Depth != 0 || o.Depth != 0 {
		t.Errorf("still waiting: %+v, %+v", j, o)
	}
	if n := count(t, l, `select count(*) from outbox where state = 'uncertain' and payload is null`); n != 1 {
		t.Error("the letter is not uncertain")
	}
}

func TestAChatThatLeftIsNotWrittenToUntilItWrites(t *testing.T) {
	l := fresh(t)
	ids := finish(t, l, Turn{Chat: 7, Letters: []Letter{letter(7)}})
	finish(t, l, Turn{Chat: 7, Left: true})
	if _, err := l.Claim(t.Context(), ids[0]); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("a letter to a chat that left can be claimed: %v", err)
	}
	claim := func() Claimed {
		t.Helper()
		more, err := l.Queue(t.Context(), []Letter{letter(7)}, noon)
		must(t, err)
		c, err := l.Claim(t.Context(), more[0])
		must(t, err)
		return c
	}
	if !claim().Unreachable {
		t.Error("the chat counts as reachable")
	}
	finish(t, l, Turn{Chat: 7})
	if claim().Unreachable {
		t.Error("the chat wrote and counts as unreachable")
	}
	must(t, l.Leave(t.Context(), 7, noon))
	if !claim().Unreachable {
		t.Error("after a refusal the chat counts as reachable")
	}
}

func TestAGroupKeepsEverythingWhenItMoves(t *testing.T) {
	l := fresh(t)
	const from, to = -5, -1005
	m := letter(from)
	m.Actions = map[string]string{"kunci": "jual kerudung voal 45rb"}
	ids := finish(t, l, Turn{Chat: from, State: []byte(`{"asking":"cost"}`), Letters: []Letter{m}})
	must(t, l.KeepProduct(t.Context(), from, keripik(), noon))
	must(t, l.SetPictures(t.Context(), from, false))
	must(t, l.Move(t.Context(), from, to))
	must(t, l.Move(t.Context(), from, to)) // told twice
	if len(products(t, l, from)) != 0 || len(products(t, l, to)) != 1 {
		t.Error("the products did not move")
	}
	if want, err := l.Pictures(t.Context(), to); err != nil || want {
		t.Errorf("pictures are wanted: %v, %v", want, err)
	}
	if state, err := l.Recall(t.Context(), to); err != nil || string(state) != `{"asking":"cost"}` {
		t.Errorf("recalled %s, %v", state, err)
	}
	if action, err := l.Action(t.Context(), to, "kunci"); err != nil || action != m.Actions["kunci"] {
		t.Errorf("the button does %q, %v", action, err)
	}
	if _, err := l.Action(t.Context(), from, "kunci"); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("the old chat's button: %v", err)
	}
	if c, err := l.Claim(t.Context(), ids[0]); err != nil || c.Chat != to {
		t.Errorf("claimed %+v, %v", c, err)
	}
}

func TestAnEditFindsWhatItReplaces(t *testing.T) {
	l := fresh(t)
	first := letter(7)
	first.Question = 50
	sent := finish(t, l, Turn{Chat: 7, Letters: []Letter{first, first}})
	edit := Letter{Chat: 7, Kind: Edit, Question: 50, Replaces: sent[0], Payload: []byte(`{}`)}
	remove := Letter{Chat: 7, Kind: Delete, Question: 50, Replaces: sent[1], Payload: []byte(`{}`)}
	settle(t, l, Outcome{Letter: sent[0], State: Sent, Message: 900})
	changes := finish(t, l, Turn{Chat: 7, Letters: []Letter{edit, remove}})
	if c, err := l.Claim(t.Context(), changes[0]); err != nil || c.Target != 900 {
		t.Errorf("the edit is of message %d, %v", c.Target, err)
	}
	if c, err := l.Claim(t.Context(), changes[1]); err != nil || c.Target != 0 {
		t.Errorf("the deletion is of message %d, %v: it was never sent", c.Target, err)
	}
	// What could not be edited was sent anew: that is the answer now.
	settle(t, l, Outcome{Letter: changes[0], Replaces: sent[0], State: Sent, Message: 901})
	again := finish(t, l, Turn{Chat: 7, Letters: []Letter{edit}})
	if c, err := l.Claim(t.Context(), again[0]); err != nil || c.Target != 901 {
		t.Errorf("the second edit is of message %d, %v", c.Target, err)
	}
	answers, err := l.Answered(t.Context(), 7, 50)
	must(t, err)
	if len(answers) != 1 || answers[0].ID != sent[0] {
		t.Errorf("answers are %+v, want the one that is not deleted", answers)
	}
}

func TestButtonsWorkForAMonthAfterTheyWereLastShown(t *testing.T) {
	l := fresh(t)
	m := letter(7)
	m.Actions = map[string]string{"kunci": "tanya"}
	finish(t, l, Turn{Chat: 7, Letters: []Letter{m}})
	must(t, l.Purge(t.Context(), noon.AddDate(0, 0, 29)))
	if _, err := l.Action(t.Context(), 7, "kunci"); err != nil {
		t.Errorf("after 29 days: %v", err)
	}
	must(t, l.Purge(t.Context(), noon.AddDate(0, 0, 31)))
	if _, err := l.Action(t.Context(), 7, "kunci"); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("after 31 days: %v", err)
	}
}

func TestForgettingATurnsChatForgetsAllButIDs(t *testing.T) {
	l := fresh(t)
	m := letter(7)
	m.Actions = map[string]string{"kunci": "jual rahasia"}
	finish(t, l, Turn{
		Chat: 7, State: []byte(`{"x":1}`), Consent: &Consent{Version: 1, Yes: true}, Letters: []Letter{m},
	})
	finish(t, l, Turn{Chat: 7, Forget: true, Letters: []Letter{letter(7)}})
	for _, table := range []string{"conversations", "consents", "actions"} {
		if n := count(t, l, `select count(*) from `+table); n != 0 {
			t.Errorf("%d rows in %s", n, table)
		}
	}
	if got := waiting(t, l, Answers); len(got) != 1 || got[0] != 2 {
		t.Errorf("letters %v wait; the reply must still go out, and nothing before it", got)
	}
}

func TestTheBacklogTellsHowOldItIs(t *testing.T) {
	l := fresh(t)
	j, o, err := l.Backlogs(t.Context())
	must(t, err)
	if j != (Backlog{}) || o != (Backlog{}) {
		t.Errorf("an empty ledger has %+v, %+v", j, o)
	}
	late := message(2, 1)
	late.ReceivedAt = noon.Add(time.Hour)
	journal(t, l, message(1, 1), late)
	finish(t, l, Turn{Chat: 1, Letters: []Letter{letter(1), letter(1), letter(1)}})
	j, o, err = l.Backlogs(t.Context())
	must(t, err)
	if j.Depth != 2 || !j.Oldest.Equal(noon) || o.Depth != 3 || !o.Oldest.Equal(noon) {
		t.Errorf("got %+v, %+v", j, o)
	}
}
