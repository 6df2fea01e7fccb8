package knowledge

import "slices"

// Origin is where the goods of a listing were made, as far as the evidence
// goes.
type Origin string

// The origins. Unknown is counted as neither local nor import.
const (
	OriginLocal   Origin = "local"
	OriginImport  Origin = "import"
	OriginUnknown Origin = "unknown"
)

// Evidence is one reason to hold a listing for local or for imported.
type Evidence string

// The kinds of evidence.
const (
	// EvidenceLocalBadge is a marketplace's badge for local goods, such as
	// Tokopedia's "Beli Lokal".
	EvidenceLocalBadge Evidence = "local_badge"
	// EvidenceCrossBorder is a marketplace's flag for goods sent from abroad.
	EvidenceCrossBorder Evidence = "cross_border"
	// EvidenceDeclaredLocal and EvidenceDeclaredImport are the country of
	// origin as the seller or the file declares it.
	EvidenceDeclaredLocal  Evidence = "declared_local"
	EvidenceDeclaredImport Evidence = "declared_import"
	// EvidenceSellerAbroad is a seller whose place is not in Indonesia.
	EvidenceSellerAbroad Evidence = "seller_abroad"
	// EvidenceReportedImport is an owner's report that an officer verified.
	EvidenceReportedImport Evidence = "reported_import"
	// EvidenceBrandLocal and EvidenceBrandImport are a brand in the title
	// whose goods are known to be made in Indonesia, or abroad.
	EvidenceBrandLocal  Evidence = "brand_local"
	EvidenceBrandImport Evidence = "brand_import"
	// EvidenceTitleLocal and EvidenceTitleImport are words of the title such
	// as "produk lokal" or "import".
	EvidenceTitleLocal  Evidence = "title_local"
	EvidenceTitleImport Evidence = "title_import"
)

// Weights of evidence. A side is believed when it weighs enough more than the
// other side, and the other side has no more to say than a whisper.
const (
	// whisper is what a seller writes to be found: the same word praises
	// ("kualitas import") and fills titles.
	whisper = 1
	// hint is a brand: it is copied, named for goods that only go with it,
	// and its owner may move the factory. It needs a whisper beside it.
	hint = 2
	// proof is said under the rules of a marketplace, in a column made for
	// it, or by an officer. It outweighs a whisper against it.
	proof = 4
	// enough is the threshold.
	enough = 3
)

// evidenceRules are all kinds of evidence, the weightiest first: what each
// speaks for, and how much it weighs.
var evidenceRules = []struct {
	kind   Evidence
	origin Origin
	weight int
}{
	{EvidenceLocalBadge, OriginLocal, proof},
	{EvidenceCrossBorder, OriginImport, proof},
	{EvidenceDeclaredLocal, OriginLocal, proof},
	{EvidenceDeclaredImport, OriginImport, proof},
	{EvidenceSellerAbroad, OriginImport, proof},
	{EvidenceReportedImport, OriginImport, proof},
	{EvidenceBrandLocal, OriginLocal, hint},
	{EvidenceBrandImport, OriginImport, hint},
	{EvidenceTitleLocal, OriginLocal, whisper},
	{EvidenceTitleImport, OriginImport, whisper},
}

// EvidenceKinds are all kinds of evidence, the weightiest first.
func EvidenceKinds() []Evidence {
	kinds := make([]Evidence, len(evidenceRules))
	for i, rule := range evidenceRules {
		kinds[i] = rule.kind
	}
	return kinds
}

// Origin is the side that the evidence speaks for, OriginUnknown for a code
// that is no kind of evidence.
func (e Evidence) Origin() Origin {
	for _, rule := range evidenceRules {
		if rule.kind == e {
			return rule.origin
		}
	}
	return OriginUnknown
}

// JudgeOrigin weighs the evidence of one listing, each kind once. Any proof
// decides alone; a brand and a word of the title decide together, and neither
// alone. Where a brand or a proof speaks for each side, or words of the title
// undo what they decided, the origin is unknown.
func JudgeOrigin(evidence []Evidence) Origin {
	local, imported := 0, 0
	for _, rule := range evidenceRules {
		if !slices.Contains(evidence, rule.kind) {
			continue
		}
		if rule.origin == OriginLocal {
			local += rule.weight
		} else {
			imported += rule.weight
		}
	}
	switch {
	case local-imported >= enough && imported <= whisper:
		return OriginLocal
	case imported-local >= enough && local <= whisper:
		return OriginImport
	default:
		return OriginUnknown
	}
}
