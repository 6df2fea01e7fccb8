package ledger

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

// proposes makes a proposal of somebody's.
func proposes(t *testing.T, l *Ledger, by int64) int64 {
	t.Helper()
	id, err := l.ProposalNumber(t.Context())
	must(t, err)
	must(t, l.ChangeProposal(t.Context(), onProposal(id, by, knowledge.DeedPropose)))
	return id
}

func onProposal(id, by int64, kind knowledge.DeedKind) knowledge.ProposalChange {
	c := knowledge.ProposalChange{Deed: knowledge.Deed{Act: knowledge.Act{By: by, At: noon}, Kind: kind}, ID: id, Why: "Kurang jelas."}
	if kind == knowledge.DeedPropose {
		c.Proposal = &knowledge.Proposal{Kind: knowledge.ProposalProgram, Ticket: 12, Program: &knowledge.ProgramProposal{
			Name: "Bantuan Alat", Agency: "Dinas", Need: knowledge.NeedCapital, Purpose: "Alat.", Benefit: "Alat.", Address: "https://contoh.go.id", AsOf: 20_000,
		}}
	}
	return c
}

func TestAProposalIsDecidedOnOnceAndNeverByWhoMadeIt(t *testing.T) {
	for _, c := range []struct {
		name   string
		before []knowledge.DeedKind // of the first officer
		by     int64
		kind   knowledge.DeedKind
		ok     bool
	}{
		{"an approver accepts it", nil, sari, knowledge.DeedProposalAccept, true},
		{"an approver returns it", nil, sari, knowledge.DeedProposalReturn, true},
		{"who made it withdraws it", nil, ratna, knowledge.DeedProposalWithdraw, true},
		{"who made it accepts it", nil, ratna, knowledge.DeedProposalAccept, false},
		{"who made it returns it", nil, ratna, knowledge.DeedProposalReturn, false},
		{"an approver withdraws it", nil, sari, knowledge.DeedProposalWithdraw, false},
		{"a stranger accepts it", nil, nobody, knowledge.DeedProposalAccept, false},
		{"an approver accepts what was accepted", []knowledge.DeedKind{knowledge.DeedProposalAccept}, sari, knowledge.DeedProposalAccept, false},
		{"an approver accepts what was returned", []knowledge.DeedKind{knowledge.DeedProposalReturn}, sari, knowledge.DeedProposalAccept, false},
		{"who made it withdraws what was accepted", []knowledge.DeedKind{knowledge.DeedProposalAccept}, ratna, knowledge.DeedProposalWithdraw, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAdmin, sari: knowledge.RoleApprover})
			id := proposes(t, l, ratna)
			for _, kind := range c.before {
				must(t, l.ChangeProposal(t.Context(), onProposal(id, first, kind)))
			}
			was, err := l.Proposal(t.Context(), id)
			must(t, err)
			err = l.ChangeProposal(t.Context(), onProposal(id, c.by, c.kind))
			if c.ok != (err == nil) || !c.ok && !errors.Is(err, ErrChanged) {
				t.Fatalf("it gives %v", err)
			}
			is, err := l.Proposal(t.Context(), id)
			must(t, err)
			if same := cmp.Equal(was, is); same == c.ok {
				t.Errorf("it was %+v, it is %+v", was, is)
			}
		})
	}
}

func TestTheSameIsProposedOnceAsLongAsItWaits(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAuthor, sari: knowledge.RoleApprover})
	id := proposes(t, l, ratna)
	for _, by := range []int64{ratna, sari} {
		again, err := l.ProposalNumber(t.Context())
		must(t, err)
		if err := l.ChangeProposal(t.Context(), onProposal(again, by, knowledge.DeedPropose)); !errors.Is(err, ErrChanged) {
			t.Errorf("of %d it gives %v", by, err)
		}
	}
	must(t, l.ChangeProposal(t.Context(), onProposal(id, ratna, knowledge.DeedProposalWithdraw)))
	proposes(t, l, sari)
}

func TestAnAcceptanceThatACrashLeftHalfDoneIsFinished(t *testing.T) {
	l := staffed(t, map[int64]knowledge.Role{ratna: knowledge.RoleAuthor, sari: knowledge.RoleApprover})
	id := proposes(t, l, ratna)
	accept := onProposal(id, sari, knowledge.DeedProposalAccept)
	accept.Deed.Update = 7
	for range 2 { // allowed, and then the program died
		if ok, err := l.Authorize(t.Context(), knowledge.RightApprove, accept.Deed); err != nil || !ok {
			t.Fatalf("allowed: %t (%v)", ok, err)
		}
	}
	must(t, l.ChangeProposal(t.Context(), accept))
	p, err := l.Proposal(t.Context(), id)
	if err != nil || p.State != knowledge.ProposalAccepted || p.DecidedBy != sari || p.Program == nil || p.Ticket != 12 || p.By != ratna {
		t.Errorf("it is %+v (%v)", p, err)
	}
	accepted := 0
	for _, d := range audit(t, l) {
		if d.Kind == knowledge.DeedProposalAccept {
			accepted++
		}
	}
	if open, all, err := l.OpenProposals(t.Context(), 0, 10); accepted != 1 || len(open) != 0 || all != 0 || err != nil {
		t.Errorf("the audit has it %d times, %d are open (%v)", accepted, all, err)
	}
}
