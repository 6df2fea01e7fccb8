package bot_test

import (
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// judged is a guarded bureau in which an approver decides on the report of an
// owner, while something else happens; it returns what the approver is told.
func (g *guarded) judged(meanwhile func()) string {
	g.t.Helper()
	g.bureau.mu.Lock()
	g.bureau.between = func(chat.Message) { meanwhile() }
	g.bureau.mu.Unlock()
	return g.presses("an approver", "=/laporan sah 1 1")
}

// results are the messages to the owner about the report.
func (g *guarded) results() (said []string) {
	for _, text := range texts(g.hands["an owner"].Transcript()) {
		if strings.Contains(text, "Kabar laporan Kakak") {
			said = append(said, text)
		}
	}
	return said
}

func TestOfTwoOfficersWhoDecideAtOnceOneDecidesAndTheOwnerIsToldOnce(t *testing.T) {
	g := newGuarded(t)
	said := g.judged(func() {
		g.ok(g.ledger.DecideComplaints(g.ctx, knowledge.ComplaintDecision{
			Deed: g.deed("an admin", knowledge.DeedComplaint), Numbers: []int64{1}, State: knowledge.ComplaintRejected, Reason: "kurang bukti",
		}))
	})
	if !strings.Contains(said, "sudah diputuskan: ditolak oleh") {
		t.Errorf("the approver is told %q", said)
	}
	if told := g.results(); len(told) != 0 { // by the admin's act of this test, nobody is
		t.Errorf("the owner is told %q", told)
	}
	g.presses("an approver", "=/laporan buka 1 1")
	g.presses("an approver", "=/laporan sah 1 1")
	if _, err := g.hands["an owner"].WaitFor(g.ctx, func(telegramtest.Transcript) bool { return len(g.results()) > 0 }); err != nil {
		t.Fatal(err)
	}
	if told := g.results(); len(told) != 1 || !strings.Contains(told[0], "memang ada yang tidak beres") {
		t.Errorf("the owner is told %q", told)
	}
}

func TestAnOwnerWhoDeletesWhileAnOfficerDecidesIsNotWrittenTo(t *testing.T) {
	g := newGuarded(t)
	said := g.judged(func() { g.ok(g.ledger.Forget(g.ctx, g.hands["an owner"].ChatID(), time.Now())) })
	if !strings.Contains(said, "Laporan itu tidak ada") {
		t.Errorf("the approver is told %q", said)
	}
	if told := g.results(); len(told) != 0 {
		t.Errorf("the owner is told %q", told)
	}
}
