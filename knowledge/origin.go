package knowledge

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
	// EvidenceTitleLocal and EvidenceTitleImport are words of the title such
	// as "produk lokal" or "import".
	EvidenceTitleLocal  Evidence = "title_local"
	EvidenceTitleImport Evidence = "title_import"
	// EvidenceReportedImport is an owner's report that an officer verified.
	EvidenceReportedImport Evidence = "reported_import"
)

// Origin is the side that the evidence speaks for.
func (e Evidence) Origin() Origin {
	switch e {
	case EvidenceLocalBadge, EvidenceDeclaredLocal, EvidenceTitleLocal:
		return OriginLocal
	case EvidenceCrossBorder, EvidenceDeclaredImport, EvidenceSellerAbroad,
		EvidenceTitleImport, EvidenceReportedImport:
		return OriginImport
	default:
		return OriginUnknown
	}
}

// titleOnly tells whether the evidence is no more than a word in a title,
// which sellers also use to boast ("kualitas import").
func (e Evidence) titleOnly() bool {
	return e == EvidenceTitleLocal || e == EvidenceTitleImport
}

// JudgeOrigin weighs the evidence of one listing. One piece decides, except a
// word of the title: that needs evidence of another kind beside it. Where
// pieces that decide speak for both sides, the origin is unknown.
func JudgeOrigin(evidence []Evidence) Origin {
	local, imported := 0, 0
	for _, e := range evidence {
		if e.titleOnly() {
			continue
		}
		switch e.Origin() {
		case OriginLocal:
			local++
		case OriginImport:
			imported++
		}
	}
	switch {
	case local > 0 && imported == 0:
		return OriginLocal
	case imported > 0 && local == 0:
		return OriginImport
	default:
		return OriginUnknown
	}
}
