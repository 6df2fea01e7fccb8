package knowledge

// Fact is one figure that a person may read, with where it comes from. No
// other figure may stand in an answer.
type Fact struct {
	Label string `json:"label"`
	Value int64  `json:"value"`
	// Unit is what Value counts: one of the FactUnit constants.
	Unit FactUnit `json:"unit"`
	// Source is a listing's id, a fee's id, the id of a fact or a regulation
	// (C03, R16), "owner" for what the person said, "officer" for what an
	// officer set, or "calculated".
	Source string `json:"source"`
	// AsOf is the day that the figure holds for.
	AsOf Day `json:"as_of"`
}

// FactUnit is what the value of a fact counts.
type FactUnit string

// The units of facts.
const (
	FactRupiah      FactUnit = "IDR"
	FactBasisPoints FactUnit = "bp"
	FactPercent     FactUnit = "percent"
	FactCount       FactUnit = "count"
	FactUSCents     FactUnit = "US cents"
)

// The sources of facts that stand in no database row.
const (
	SourceOwner      = "owner"
	SourceCalculated = "calculated"
)
