package chat

import (
	"cmp"
	"slices"
	"strings"

	"setara/knowledge"
)

// fitting is a programme with how it suits the owner.
type fitting struct {
	program *knowledge.Program
	knowledge.Fit
}

// matched are the programmes for a need, by how they suit the owner.
type matched struct {
	on   knowledge.Day
	need knowledge.Need
	// fits, nearly and unfit run; closed do not, or nobody can tell.
	fits, nearly, unfit, closed []fitting
	// nib is the programme by which one gets an NIB; nil where none is known.
	nib *knowledge.Program
}

// match looks for the programmes that are for an owner, the best first.
func match(programs []knowledge.Program, need knowledge.Need, profile *knowledge.Profile, on knowledge.Day) *matched {
	found := &matched{on: on, need: need}
	for i := range programs {
		p := &programs[i]
		open := p.Standing(on) == knowledge.StandingOpen
		givesNIB := givesNIB(p)
		if givesNIB && open {
			found.nib = p
		}
		if !slices.Contains(p.Needs, need) || givesNIB && profile.NIB != nil && *profile.NIB {
			continue
		}
		f := fitting{p, p.Fit(profile, on)}
		switch {
		case !open:
			found.closed = append(found.closed, f)
		case f.Grade == knowledge.Fits:
			found.fits = append(found.fits, f)
		case f.Grade == knowledge.FitsNearly:
			found.nearly = append(found.nearly, f)
		default:
			found.unfit = append(found.unfit, f)
		}
	}
	for _, list := range [...][]fitting{found.fits, found.nearly, found.unfit, found.closed} {
		slices.SortStableFunc(list, func(a, b fitting) int { return found.compare(&a, &b) })
	}
	return found
}

// compare puts before others what is mainly for the need, what is least in
// doubt, what is made for businesses like this one, and what is best founded.
func (found *matched) compare(a, b *fitting) int {
	return cmp.Or(
		cmp.Compare(min(slices.Index(a.program.Needs, found.need), 1), min(slices.Index(b.program.Needs, found.need), 1)),
		cmp.Compare(len(a.Missing), len(b.Missing)),
		cmp.Compare(len(a.Unknown), len(b.Unknown)),
		cmp.Compare(b.special(), a.special()),
		cmp.Compare(a.program.Confidence, b.program.Confidence),
		cmp.Compare(len(a.program.ID), len(b.program.ID)),
		strings.Compare(a.program.ID, b.program.ID),
	)
}

// special counts the conditions that a programme narrows to some businesses.
func (f *fitting) special() int {
	n := 0
	if len(f.program.Conditions.Sectors) > 0 {
		n++
	}
	if len(f.program.Conditions.Provinces) > 0 {
		n++
	}
	return n
}

// nibName is the name by which owners ask for the business number.
const nibName = "nib"

// givesNIB tells whether a programme is the one by which one gets an NIB: a
// permit that owners call so.
func givesNIB(p *knowledge.Program) bool {
	return slices.Contains(p.Needs, knowledge.NeedPermit) &&
		slices.ContainsFunc(p.Aliases, func(alias string) bool { return strings.EqualFold(alias, nibName) })
}

// mainAspects are what is told of a programme in one line, by what is looked
// for: the first of them that it says anything of.
var mainAspects = map[knowledge.Need][]knowledge.Aspect{
	knowledge.NeedCapital:     {knowledge.AspectAmount, knowledge.AspectBenefit, knowledge.AspectInterest},
	knowledge.NeedPermit:      {knowledge.AspectCost, knowledge.AspectBenefit},
	knowledge.NeedCertificate: {knowledge.AspectCost, knowledge.AspectBenefit},
	knowledge.NeedTax:         {knowledge.AspectRate, knowledge.AspectBenefit, knowledge.AspectAmount},
	knowledge.NeedMarket:      {knowledge.AspectBenefit, knowledge.AspectCost},
	knowledge.NeedExport:      {knowledge.AspectBenefit, knowledge.AspectAmount, knowledge.AspectCost},
	knowledge.NeedTraining:    {knowledge.AspectBenefit, knowledge.AspectCost},
}

// mainPoint is the one thing that is told of a programme in one line; its
// purpose where it says nothing of the aspects that matter.
func mainPoint(p *knowledge.Program, need knowledge.Need, on knowledge.Day) knowledge.Point {
	for _, aspect := range mainAspects[need] {
		if points := p.Current(on, aspect); len(points) > 0 {
			return points[0]
		}
	}
	return knowledge.Point{Text: p.Purpose}
}

// unknown are the conditions that are open among the programmes that are shown.
func (found *matched) unknown() []knowledge.Condition {
	var open []knowledge.Condition
	for _, c := range knowledge.ProfileConditions {
		if slices.ContainsFunc(found.fits[:min(len(found.fits), maxFitting)], func(f fitting) bool {
			return slices.Contains(f.Unknown, c)
		}) {
			open = append(open, c)
		}
	}
	return open
}

// mustVerify tells whether any of the programmes that are shown is to be
// verified before one acts on it.
func mustVerify(shown []fitting, on knowledge.Day) bool {
	return slices.ContainsFunc(shown, func(f fitting) bool { return f.program.MustVerify(on) })
}

// asksFitting tells whether a message, all of it one question, asks which
// programmes are for the owner.
func (c *Chat) asksFitting(readings []Reading) bool {
	return c.Entries != nil && len(readings) == 1 && asksForPrograms(newMessage(readings[0].Text), c.today())
}
