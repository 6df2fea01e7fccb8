package knowledge

// Segment is whom an announcement is for: a rule over [Recipient]. The zero
// value is everybody who agreed.
type Segment struct {
	// Op says how the rest is read; empty is [SegmentAll].
	Op SegmentOp `json:"op,omitempty"`
	// Of are the parts of [SegmentAnd] and [SegmentOr], at least two, and the
	// one of [SegmentNot].
	Of []Segment `json:"of,omitempty"`
	// Attribute and Value are those of [SegmentIs].
	Attribute SegmentAttribute `json:"attribute,omitempty"`
	Value     string           `json:"value,omitempty"`
}

// SegmentOp is how a segment is put together. The strings are stored.
type SegmentOp string

// The operators.
const (
	SegmentAll SegmentOp = "all"
	SegmentAnd SegmentOp = "and"
	SegmentOr  SegmentOp = "or"
	SegmentNot SegmentOp = "not"
	SegmentIs  SegmentOp = "is"
)

// SegmentAttribute is what a recipient can be chosen by. The strings are
// stored.
type SegmentAttribute string

// The attributes. Of all but the last two, a recipient of whom it is not known
// matches no value.
const (
	ByProvince SegmentAttribute = "province"
	ByCity     SegmentAttribute = "city" // by its usual name, kota and kabupaten alike
	BySector   SegmentAttribute = "sector"
	ByScale    SegmentAttribute = "scale"
	// ByProduct is the key of goods that were kept or asked about, ByProgram
	// the id of a programme that was looked at.
	ByProduct SegmentAttribute = "product"
	ByProgram SegmentAttribute = "program"
	// ByLanguage is the first part of the tag: "id" for "id-ID" too.
	ByLanguage SegmentAttribute = "language"
	// ByActive is a number of days: those who wrote within that many, today
	// being the first.
	ByActive SegmentAttribute = "active"
)
