package knowledge

import "testing"

func TestOriginIsJudgedFromEvidenceAndNeverGuessed(t *testing.T) {
	for _, test := range []struct {
		name     string
		evidence []Evidence
		want     Origin
	}{
		{"no evidence", nil, OriginUnknown},
		{"the marketplace's badge", []Evidence{EvidenceLocalBadge}, OriginLocal},
		{"sent from abroad", []Evidence{EvidenceCrossBorder}, OriginImport},
		{"a seller abroad", []Evidence{EvidenceSellerAbroad}, OriginImport},
		{"verified by an officer", []Evidence{EvidenceReportedImport}, OriginImport},
		{"a word of the title alone is a boast", []Evidence{EvidenceTitleImport}, OriginUnknown},
		{"a word of the title beside a declared country", []Evidence{EvidenceTitleImport, EvidenceDeclaredImport}, OriginImport},
		{"badge and a seller abroad contradict each other", []Evidence{EvidenceLocalBadge, EvidenceSellerAbroad}, OriginUnknown},
		{"a badge outweighs a word", []Evidence{EvidenceLocalBadge, EvidenceTitleImport}, OriginLocal},
		{"a code nobody knows", []Evidence{"rumour"}, OriginUnknown},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := JudgeOrigin(test.evidence); got != test.want {
				t.Errorf("got %s, want %s", got, test.want)
			}
		})
	}
}
