package grounding_test

import (
	"path/filepath"
	"testing"
)

// The texts in "apart" are of four authors who knew neither the check nor each other.
// When it first met those of three, 7 of their 219 lies passed, and 26 of 151 honest texts
// were held back; it has been mended by them since. Of the fourth, who was asked for
// cunning ones, 8 of 75 lies passed and 18 of 75 honest texts were held back; of these
// only some are mended. What a fifth will find is not known.
//
// Those in "loose" are true as well, but of a model that does not keep to its
// instructions: it says itself what stands in slots, and concludes, compares and
// explains. Holding them back costs a retry, or the plain answer.
const (
	apartPass    = 4
	apartBlocked = 34
	looseBlocked = 241
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
