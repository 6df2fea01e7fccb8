package knowledge

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestOriginIsJudgedFromEvidenceAndNeverGuessed(t *testing.T) {
	for _, test := range []struct {
		name     string
		evidence []Evidence
		want     Origin
	}{
		{"no evidence", nil, OriginUnknown},
		{"the marketplace's badge", []Evidence{EvidenceLocalBadge}, OriginLocal},
		{"declared as made in Indonesia", []Evidence{EvidenceDeclaredLocal}, OriginLocal},
		{"declared as made abroad", []Evidence{EvidenceDeclaredImport}, OriginImport},
		{"sent from abroad", []Evidence{EvidenceCrossBorder}, OriginImport},
		{"a seller abroad", []Evidence{EvidenceSellerAbroad}, OriginImport},
		{"verified by an officer", []Evidence{EvidenceReportedImport}, OriginImport},
		{"a word of the title alone is a boast", []Evidence{EvidenceTitleImport}, OriginUnknown},
		{"a local word of the title alone", []Evidence{EvidenceTitleLocal}, OriginUnknown},
		{"a word said twice is said once", []Evidence{EvidenceTitleImport, EvidenceTitleImport, EvidenceTitleImport}, OriginUnknown},
		{"a local brand alone", []Evidence{EvidenceBrandLocal}, OriginUnknown},
		{"a foreign brand alone", []Evidence{EvidenceBrandImport}, OriginUnknown},
		{"a local brand and a word for local", []Evidence{EvidenceBrandLocal, EvidenceTitleLocal}, OriginLocal},
		{"a foreign brand and a word for import", []Evidence{EvidenceTitleImport, EvidenceBrandImport}, OriginImport},
		{"a word of the title beside a declared country", []Evidence{EvidenceTitleImport, EvidenceDeclaredImport}, OriginImport},
		{"a word of the title beside a seller abroad", []Evidence{EvidenceTitleImport, EvidenceSellerAbroad}, OriginImport},
		{"a badge outweighs a word", []Evidence{EvidenceLocalBadge, EvidenceTitleImport}, OriginLocal},
		{"handmade, and sent from abroad", []Evidence{EvidenceCrossBorder, EvidenceTitleLocal}, OriginImport},
		{"badge and a seller abroad contradict each other", []Evidence{EvidenceLocalBadge, EvidenceSellerAbroad}, OriginUnknown},
		{"two proofs do not silence a third", []Evidence{EvidenceLocalBadge, EvidenceDeclaredLocal, EvidenceSellerAbroad}, OriginUnknown},
		{"badge and a foreign brand contradict each other", []Evidence{EvidenceLocalBadge, EvidenceBrandImport}, OriginUnknown},
		{"a local brand sent from abroad", []Evidence{EvidenceBrandLocal, EvidenceCrossBorder, EvidenceTitleImport}, OriginUnknown},
		{"two brands of two sides", []Evidence{EvidenceBrandLocal, EvidenceBrandImport, EvidenceTitleLocal}, OriginUnknown},
		{"a title that says both takes its word back", []Evidence{EvidenceBrandLocal, EvidenceTitleLocal, EvidenceTitleImport}, OriginUnknown},
		{"a title that says both", []Evidence{EvidenceTitleLocal, EvidenceTitleImport}, OriginUnknown},
		{"a code nobody knows", []Evidence{"rumour"}, OriginUnknown},
		{"a code nobody knows beside a badge", []Evidence{"rumour", EvidenceLocalBadge}, OriginLocal},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := JudgeOrigin(test.evidence); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}

// evidenceSets are all sets of kinds of evidence.
func evidenceSets() [][]Evidence {
	kinds := EvidenceKinds()
	sets := make([][]Evidence, 1<<len(kinds))
	for bits := range sets {
		for i, kind := range kinds {
			if bits>>i&1 == 1 {
				sets[bits] = append(sets[bits], kind)
			}
		}
	}
	return sets
}

func TestMoreEvidenceForASideNeverMovesTheResultToTheOther(t *testing.T) {
	for _, set := range evidenceSets() {
		before := JudgeOrigin(set)
		for _, more := range EvidenceKinds() {
			after := JudgeOrigin(append(slices.Clone(set), more))
			if after != before && after != OriginUnknown && after != more.Origin() {
				t.Errorf("%v is %s, with %s it is %s", set, before, more, after)
			}
			if before == more.Origin() && after != before {
				t.Errorf("%v is %s, and %s, which speaks for it, makes it %s", set, before, more, after)
			}
		}
	}
}

func TestTheOrderOfEvidenceDoesNotMatter(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, set := range evidenceSets() {
		want := JudgeOrigin(set)
		random.Shuffle(len(set), func(i, j int) { set[i], set[j] = set[j], set[i] })
		if got := JudgeOrigin(set); got != want {
			t.Errorf("%v: got %s, want %s", set, got, want)
		}
	}
}

func TestWordsOfATitleAloneAndBrandsAloneNeverDecide(t *testing.T) {
	words := []Evidence{EvidenceTitleLocal, EvidenceTitleImport}
	brands := []Evidence{EvidenceBrandLocal, EvidenceBrandImport}
	for _, set := range evidenceSets() {
		in := func(some []Evidence) bool {
			return !slices.ContainsFunc(set, func(e Evidence) bool { return !slices.Contains(some, e) })
		}
		if got := JudgeOrigin(set); (in(words) || in(brands)) && got != OriginUnknown {
			t.Errorf("%v decides for %s", set, got)
		}
	}
}

func TestEvidenceThatAgreesAndIsEnoughDecides(t *testing.T) {
	for _, set := range evidenceSets() {
		if len(set) == 0 {
			continue
		}
		side := set[0].Origin()
		agrees := !slices.ContainsFunc(set, func(e Evidence) bool { return e.Origin() != side })
		if agrees && len(set) > 1 && JudgeOrigin(set) != side {
			t.Errorf("%v agree, and the origin is %s", set, JudgeOrigin(set))
		}
	}
}
