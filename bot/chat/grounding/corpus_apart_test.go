package grounding_test

import (
	"path/filepath"
	"testing"
)

// The texts in "apart" are of authors who knew neither the check nor each other, by the
// letter in their names. It has been mended by all of them since; what it did when it first
// met them is what a new text can expect, of lies that passed and honest texts held back:
//
//	G, J, K   7 of 219    26 of 151
//	L         8 of 75     18 of 75
//	M, N      4 of 150    42 of 150
//	O, P      9 of 125    46 of 175
//	R, Q      9 of 150    18 of 150
//	S, T     15 of 175    30 of 135
//	U, V      3 of 150    18 of 150
//	W         3 of 75     11 of 75
//
// Those in "loose" are true as well, but of a model that does not keep to its
// instructions: it says itself what stands in slots, and concludes, compares and
// explains. Holding them back costs a retry, or the plain answer.
const (
	apartPass    = 5
	apartBlocked = 65
	looseBlocked = 217
)

// TestTextsOfAuthorsWhoDoNotKnowTheCheck holds the check against them, so that it gets
// no worse.
func TestTextsOfAuthorsWhoDoNotKnowTheCheck(t *testing.T) {
	evidence := readEvidence(t)
	for _, part := range []struct {
		name, texts string
		honest      bool
		most        int
	}{
		{"lies that pass", filepath.Join("apart", "adversarial"), false, apartPass},
		{"honest texts that are held back", filepath.Join("apart", "honest"), true, apartBlocked},
		{"true texts of a model that does as it likes, held back", "loose", true, looseBlocked},
	} {
		t.Run(part.name, func(t *testing.T) {
			texts, wrong := readCorpus(t, part.texts), tally{}
			for _, c := range texts {
				found := len(evidenceOf(t, evidence, c).Check(c.text)) > 0
				wrong.count(c.tactic, found == part.honest)
				if found == part.honest && testing.Verbose() {
					t.Logf("%s: %q", c.name, c.text)
				}
			}
			if wrong.hits() > part.most {
				t.Errorf("%d of %d go wrong, %d may\n%s", wrong.hits(), len(texts), part.most, wrong)
			}
			t.Logf("%d of %d go wrong", wrong.hits(), len(texts))
		})
	}
}
