package grounding_test

import (
	"path/filepath"
	"testing"
)

// apartPass and apartBlocked are how many of the texts that were kept apart while
// the check was built went wrong when it first met them. The aim is none, and 1 in
// 100; the check has not been changed to fit them.
const (
	apartPass    = 11
	apartBlocked = 54
)

// TestTheTextsThatWereKeptApartGoWrongNoMoreThanAtFirst holds the check against
// texts that it was not built with, so that it gets no worse.
func TestTheTextsThatWereKeptApartGoWrongNoMoreThanAtFirst(t *testing.T) {
	evidence := readEvidence(t)
	for _, half := range []struct {
		kind  string
		flaws bool
		most  int
	}{
		{"adversarial", false, apartPass},
		{"honest", true, apartBlocked},
	} {
		t.Run(half.kind, func(t *testing.T) {
			texts, wrong := readCorpus(t, filepath.Join("apart", half.kind)), tally{}
			for _, c := range texts {
				found := len(evidenceOf(t, evidence, c).Check(c.text)) > 0
				wrong.count(c.tactic, found == half.flaws)
			}
			if wrong.hits() > half.most {
				t.Errorf("%d of %d go wrong, %d did at first\n%s", wrong.hits(), len(texts), half.most, wrong)
			}
			t.Logf("%d of %d go wrong", wrong.hits(), len(texts))
		})
	}
}
