package knowledge

import (
	"slices"
	"time"
)

// Profile is what an owner said about the business and had kept. What is
// empty was not said.
type Profile struct {
	Province Province `json:"province,omitempty"`
	// City is the city or regency, where one was named; its Province is then
	// set too.
	City   string `json:"city,omitempty"`
	Sector Sector `json:"sector,omitempty"`
	// Turnover is the band of what it sells in a year.
	Turnover TurnoverBand `json:"turnover,omitempty"`
	// NIB tells whether it has a business number; nil where that was not said.
	NIB *bool `json:"nib,omitempty"`
	// SKU tells that it has a letter of the village (surat keterangan usaha),
	// which some programmes take in place of an NIB.
	SKU bool `json:"sku,omitempty"`
	// Since is when it began; nil where that was not said.
	Since *Date `json:"since,omitempty"`
	Form  Form  `json:"form,omitempty"`
	// Needs are the kinds of help that were looked for, the latest first.
	Needs []Need `json:"needs,omitempty"`
	// UpdatedAt is when what is kept was last changed, to the second.
	UpdatedAt time.Time `json:"updated_at,omitzero"`
}

// Knows tells whether the owner said what a condition is about.
func (p *Profile) Knows(c Condition) bool {
	switch c {
	case ConditionTurnover:
		return p.Turnover != TurnoverUnsaid
	case ConditionNIB:
		return p.NIB != nil
	case ConditionSector:
		return p.Sector != ""
	case ConditionProvince:
		return p.Province != ""
	case ConditionAge:
		return p.Since != nil
	case ConditionForm:
		return p.Form != ""
	default:
		return false
	}
}

// Forget drops what was said about one condition.
func (p *Profile) Forget(c Condition) {
	switch c {
	case ConditionTurnover:
		p.Turnover = TurnoverUnsaid
	case ConditionNIB:
		p.NIB, p.SKU = nil, false
	case ConditionSector:
		p.Sector = ""
	case ConditionProvince:
		p.Province, p.City = "", ""
	case ConditionAge:
		p.Since = nil
	case ConditionForm:
		p.Form = ""
	}
}

// Empty tells whether nothing was said that a condition could be about.
func (p *Profile) Empty() bool { return !slices.ContainsFunc(ProfileConditions, p.Knows) }

// SaysSame tells whether two profiles say the same of the business. What was
// looked for, and when it was kept, makes no difference.
func (p *Profile) SaysSame(other *Profile) bool {
	return p.Province == other.Province && p.City == other.City && p.Sector == other.Sector &&
		p.Turnover == other.Turnover && p.Form == other.Form && same(p.NIB, other.NIB) && p.SKU == other.SKU && same(p.Since, other.Since)
}

// same tells whether two things that may be unknown are.
func same[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }

// Take takes over what somebody said later: what is said there replaces what
// is here, the rest stays.
func (p *Profile) Take(said *Profile) {
	if said.Province != "" {
		p.Province, p.City = said.Province, said.City
	}
	if said.Sector != "" {
		p.Sector = said.Sector
	}
	if said.Turnover != TurnoverUnsaid {
		p.Turnover = said.Turnover
	}
	if said.NIB != nil {
		p.NIB = said.NIB
	}
	p.SKU = p.SKU || said.SKU
	if said.Since != nil {
		p.Since = said.Since
	}
	if said.Form != "" {
		p.Form = said.Form
	}
	for _, need := range slices.Backward(said.Needs) {
		p.Need(need)
	}
}

// Need puts a kind of help first among those that were looked for.
func (p *Profile) Need(need Need) {
	others := slices.DeleteFunc(slices.Clone(p.Needs), func(n Need) bool { return n == need })
	p.Needs = append([]Need{need}, others...)
}

// TurnoverBand is what a business sells in a year, in steps at which rules
// and programmes change.
type TurnoverBand string

// The bands, each from the one before up to and with the amount that it
// names: Rp500 million and Rp4.8 billion of PP 55/2022 (R14), Rp2 and Rp15
// billion of PP 7/2021 (R29), Rp50 billion where medium ends.
const (
	TurnoverUnsaid  TurnoverBand = ""
	TurnoverTo500M  TurnoverBand = "sampai Rp500 juta"
	TurnoverTo2B    TurnoverBand = "Rp500 juta sampai Rp2 miliar"
	TurnoverTo4B8   TurnoverBand = "Rp2 sampai Rp4,8 miliar"
	TurnoverTo15B   TurnoverBand = "Rp4,8 sampai Rp15 miliar"
	TurnoverTo50B   TurnoverBand = "Rp15 sampai Rp50 miliar"
	TurnoverOver50B TurnoverBand = "di atas Rp50 miliar"
)

// turnoverSteps are the bands that end, each with the most that it holds and
// the scale that PP 7/2021 counts it to.
var turnoverSteps = []struct {
	band  TurnoverBand
	most  Rupiah
	scale Scale
}{
	{TurnoverTo500M, 500_000_000, ScaleMicro},
	{TurnoverTo2B, 2_000_000_000, ScaleMicro},
	{TurnoverTo4B8, 4_800_000_000, ScaleSmall},
	{TurnoverTo15B, 15_000_000_000, ScaleSmall},
	{TurnoverTo50B, 50_000_000_000, ScaleMedium},
}

// TurnoverBands are all bands, from the lowest.
func TurnoverBands() []TurnoverBand {
	var bands []TurnoverBand
	for _, step := range turnoverSteps {
		bands = append(bands, step.band)
	}
	return append(bands, TurnoverOver50B)
}

// BandOf is the band of what is sold in a year.
func BandOf(yearly Rupiah) TurnoverBand {
	for _, step := range turnoverSteps {
		if yearly <= step.most {
			return step.band
		}
	}
	return TurnoverOver50B
}

// Bounds are what the band lies between: more than above, up to and with most,
// which is false where the band has no end.
func (b TurnoverBand) Bounds() (above, most Rupiah, ends bool) {
	for _, step := range turnoverSteps {
		if step.band == b {
			return above, step.most, true
		}
		above = step.most
	}
	return above, 0, false
}

// Scale is the size of a business with such a turnover; empty where it is too
// large for any of [Scales], or was not said.
func (b TurnoverBand) Scale() Scale {
	for _, step := range turnoverSteps {
		if step.band == b {
			return step.scale
		}
	}
	return ""
}
