package chat

import (
	"testing"

	"setara/knowledge"
)

func TestEveryKindOfEvidenceHasWords(t *testing.T) {
	for _, kind := range knowledge.EvidenceKinds() {
		if evidenceWords[kind] == "" {
			t.Errorf("%s has no words", kind)
		}
	}
	if len(evidenceWords) != len(knowledge.EvidenceKinds()) {
		t.Errorf("words for %d kinds of evidence, want %d", len(evidenceWords), len(knowledge.EvidenceKinds()))
	}
}

func TestTheOriginIsSaidWithReasonsForAndAgainst(t *testing.T) {
	for _, tt := range []struct {
		evidence []knowledge.Evidence
		want     string
	}{
		{nil, "Asal tidak diketahui"},
		{[]knowledge.Evidence{knowledge.EvidenceTitleImport}, "Asal belum pasti: judulnya mengarah ke impor"},
		{[]knowledge.Evidence{knowledge.EvidenceBrandLocal, knowledge.EvidenceTitleLocal},
			"Lokal: mereknya dikenal buatan Indonesia, judulnya mengarah ke lokal"},
		{[]knowledge.Evidence{knowledge.EvidenceSellerAbroad, knowledge.EvidenceTitleLocal},
			"Impor: lapaknya di luar negeri, meski judulnya mengarah ke lokal"},
		{[]knowledge.Evidence{knowledge.EvidenceLocalBadge, knowledge.EvidenceSellerAbroad, knowledge.EvidenceBrandImport},
			"Asal belum pasti, tandanya bertentangan: bertanda Beli Lokal, tetapi lapaknya di luar negeri, mereknya dikenal buatan luar negeri"},
	} {
		listing := knowledge.Listing{Evidence: tt.evidence, Origin: knowledge.JudgeOrigin(tt.evidence)}
		if got := wordOrigin(&listing); got != tt.want {
			t.Errorf("%v:\ngot  %s\nwant %s", tt.evidence, got, tt.want)
		}
	}
}
