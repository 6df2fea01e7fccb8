package knowledge

import "slices"

// Condition is a thing about a business by which it is decided whether a
// programme is for it. The values are Indonesian words, since they stand in
// commands that owners may type.
type Condition string

// The conditions.
const (
	ConditionTurnover Condition = "omzet"
	ConditionNIB      Condition = "nib"
	ConditionSector   Condition = "bidang"
	ConditionProvince Condition = "tempat"
	ConditionAge      Condition = "usia"
	ConditionForm     Condition = "bentuk"
)

// ProfileConditions are all of them, in the order in which they are asked
// about where nothing else decides.
var ProfileConditions = []Condition{
	ConditionNIB, ConditionTurnover, ConditionSector, ConditionAge, ConditionForm, ConditionProvince,
}

// FitGrade is how a programme suits a business. A higher one is better.
type FitGrade uint8

// The grades.
const (
	// FitsNot: something is unmet that the owner cannot mend.
	FitsNot FitGrade = iota
	// FitsNearly: all that is unmet is cheap and quick to mend, or comes with
	// time.
	FitsNearly
	// Fits: nothing that is known stands against it. What is not known may.
	Fits
)

// Fit is how a programme suits a business on a day.
type Fit struct {
	Grade FitGrade
	// Missing are the conditions that are unmet, in the order of
	// [ProfileConditions].
	Missing []Lack
	// Unknown are the conditions that make a difference and that nothing
	// decides yet, in the same order: because they were not said, or because
	// what was said is too coarse.
	Unknown []Condition
}

// Lack is a condition that a business does not meet.
type Lack struct {
	Condition Condition
	// Curable tells that the owner can mend it cheaply and soon, as by getting
	// an NIB.
	Curable bool
	// SKU tells, of an NIB, that a letter of the village (SKU) would do.
	SKU bool
	// When is the first day on which the condition is met by itself, as a
	// business grows older; nil where that never comes.
	When *Day
}

// meeting is how a business stands to one condition.
type meeting uint8

const (
	unmet meeting = iota
	undecided
	met
)

// Fit tells how the programme suits a business on a day. It looks at the
// conditions alone: whether the programme runs is [Entry.Standing].
func (p *Program) Fit(profile *Profile, on Day) Fit {
	fit := Fit{Grade: Fits}
	for _, c := range ProfileConditions {
		switch how, lack := p.Conditions.meets(c, profile, on); how {
		case undecided:
			fit.Unknown = append(fit.Unknown, c)
		case unmet:
			lack.Condition = c
			fit.Missing = append(fit.Missing, lack)
			if lack.Curable || lack.When != nil {
				fit.Grade = min(fit.Grade, FitsNearly)
			} else {
				fit.Grade = FitsNot
			}
		}
	}
	return fit
}

// meets tells how a business stands to one of the conditions.
func (c *Conditions) meets(which Condition, profile *Profile, on Day) (meeting, Lack) {
	switch which {
	case ConditionTurnover:
		bySize, _ := c.meetsScale(profile)
		return min(c.meetsTurnover(profile.Turnover), bySize), Lack{}
	case ConditionNIB:
		return c.meetsNIB(profile)
	case ConditionSector:
		return c.meetsSector(profile.Sector), Lack{}
	case ConditionProvince:
		return meetsOne(c.Provinces, profile.Province), Lack{}
	case ConditionAge:
		return c.meetsAge(profile.Since, on)
	default:
		_, byForm := c.meetsScale(profile)
		return min(meetsOne(c.Forms, profile.Form), byForm), Lack{}
	}
}

// meetsOne tells how a business stands to a list of which it must be one;
// an empty list takes all.
func meetsOne[T ~string](list []T, said T) meeting {
	switch {
	case len(list) == 0:
		return met
	case said == "":
		return undecided
	case slices.Contains(list, said):
		return met
	default:
		return unmet
	}
}

// meetsTurnover holds a band against the most that may be sold. Where that
// most lies inside the band, the band decides nothing.
func (c *Conditions) meetsTurnover(band TurnoverBand) meeting {
	if c.MaxTurnover == 0 {
		return met
	}
	if band == TurnoverUnsaid {
		return undecided
	}
	above, most, ends := band.Bounds()
	switch {
	case ends && most <= c.MaxTurnover:
		return met
	case above >= c.MaxTurnover:
		return unmet
	default:
		return undecided
	}
}

// meetsScale holds a business against the scales that the programme is for. One
// of them is enough: some are a matter of size, which the turnover tells, some
// of form. What stands against the programme is laid to the one of the two that
// could still decide, or else to the size.
func (c *Conditions) meetsScale(profile *Profile) (bySize, byForm meeting) {
	sized, formed := false, false
	for _, scale := range c.Scales {
		switch scale {
		case ScaleCoop:
			formed, byForm = true, max(byForm, meetsOne([]Form{FormCoop}, profile.Form))
		case ScalePerson:
			formed, byForm = true, max(byForm, meetsOne([]Form{FormPerson}, profile.Form))
		default:
			sized, bySize = true, max(bySize, scale.meets(profile.Turnover))
		}
	}
	switch best := max(bySize, byForm); {
	case best == met, !sized && !formed:
		return met, met
	case best == undecided && bySize == undecided && byForm == undecided:
		return undecided, undecided
	case !sized, best == undecided && byForm == undecided:
		return met, byForm
	default:
		return bySize, met
	}
}

// meets tells whether a business with that turnover is of the scale. The
// smallest one is no band of its own: only the lowest band can be it.
func (s Scale) meets(band TurnoverBand) meeting {
	switch {
	case band == TurnoverUnsaid:
		return undecided
	case band.Scale() == s, s == ScaleUltraMicro && band == TurnoverTo500M:
		return met
	default:
		return unmet
	}
}

// meetsNIB tells whether a business number is there where one is needed, or the
// letter that will do. It costs little to get one.
func (c *Conditions) meetsNIB(profile *Profile) (meeting, Lack) {
	needed := c.NIB == NIBYes || c.NIB == NIBOrSKU
	switch {
	case !needed || profile.NIB != nil && *profile.NIB || c.NIB == NIBOrSKU && profile.SKU:
		return met, Lack{}
	case profile.NIB == nil:
		return undecided, Lack{}
	default:
		return unmet, Lack{Curable: true, SKU: c.NIB == NIBOrSKU}
	}
}

// meetsSector tells whether the business is in one of the sectors. A programme
// for what is no owner's business is for none, whatever they make.
func (c *Conditions) meetsSector(sector Sector) meeting {
	if len(c.Sectors) > 0 && !slices.ContainsFunc(c.Sectors, func(s Sector) bool { return s != SectorMigration }) {
		return unmet
	}
	return meetsOne(c.Sectors, sector)
}

// meetsAge tells whether a business is as old as it must be, and no older than
// it may be. Where only the month or the year of its beginning is known, that
// may not decide.
func (c *Conditions) meetsAge(since *Date, on Day) (meeting, Lack) {
	if c.LeastMonths == 0 && c.MostMonths == 0 {
		return met, Lack{}
	}
	if since == nil {
		return undecided, Lack{}
	}
	earliest, latest := since.Day, max(since.Day, min(since.Last(), on))
	if c.MostMonths > 0 {
		switch {
		case latest.AddMonths(c.MostMonths) < on:
			return unmet, Lack{}
		case earliest.AddMonths(c.MostMonths) < on:
			return undecided, Lack{}
		}
	}
	switch {
	case latest.AddMonths(c.LeastMonths) <= on:
		return met, Lack{}
	case earliest.AddMonths(c.LeastMonths) <= on:
		return undecided, Lack{}
	default:
		when := latest.AddMonths(c.LeastMonths)
		return unmet, Lack{When: &when}
	}
}
