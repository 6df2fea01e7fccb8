package chat

import (
	"cmp"
	"slices"
	"strings"

	"setara/knowledge"
)

// suited is a programme with how it suits the owner.
type suited struct {
	program *knowledge.Program
	knowledge.Fit
}

// matched are the programmes for a need, by how they suit the owner.
type matched struct {
	on   knowledge.Day
	need knowledge.Need
	// fits, nearly and unfit run; closed do not, or nobody can tell.
	fits, nearly, unfit, closed []suited
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
		f := suited{p, p.Fit(profile, on)}
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
	for _, list := range [...][]suited{found.fits, found.nearly, found.unfit, found.closed} {
		slices.SortStableFunc(list, func(a, b suited) int { return found.compare(&a, &b) })
	}
	return found
}

// compare puts before others what is mainly for the need, what is least in
// doubt, what is made for businesses like this one, and what is best founded and
// known last.
func (found *matched) compare(a, b *suited) int {
	return cmp.Or(
		cmp.Compare(min(slices.Index(a.program.Needs, found.need), 1), min(slices.Index(b.program.Needs, found.need), 1)),
		cmp.Compare(len(a.Missing), len(b.Missing)),
		cmp.Compare(len(a.Unknown), len(b.Unknown)),
		cmp.Compare(b.special(), a.special()),
		cmp.Compare(a.program.Confidence, b.program.Confidence),
		cmp.Compare(b.program.LastChecked(), a.program.LastChecked()),
		cmp.Compare(len(a.program.ID), len(b.program.ID)),
		strings.Compare(a.program.ID, b.program.ID),
	)
}

// fewSectors is how many sectors a programme may name and still be made for
// each of them.
const fewSectors = 3

// special counts in how many ways a programme is made for some businesses
// only.
func (f *suited) special() int {
	n := 0
	if sectors := len(f.program.Conditions.Sectors); 0 < sectors && sectors <= fewSectors {
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
		if slices.ContainsFunc(found.fits[:min(len(found.fits), maxFitting)], func(f suited) bool {
			return slices.Contains(f.Unknown, c)
		}) {
			open = append(open, c)
		}
	}
	return open
}

// shown are the programmes that are told of.
func (found *matched) shown() []suited {
	shown := slices.Clone(found.fits[:min(len(found.fits), maxFitting)])
	return append(shown, found.nearly[:min(len(found.nearly), maxFitting)]...)
}

// mustVerify tells whether any of the programmes that are shown is to be
// verified before one acts on it.
func mustVerify(shown []suited, on knowledge.Day) bool {
	return slices.ContainsFunc(shown, func(f suited) bool { return f.program.MustVerify(on) })
}

// asksFitting tells whether a message, all of it one question, asks which
// programmes are for the owner.
func (c *Chat) asksFitting(readings []Reading) bool {
	return c.Entries != nil && len(readings) == 1 && asksForPrograms(newMessage(readings[0].Text), c.today())
}

// hitOf is a programme as an entry.
func hitOf(p *knowledge.Program) *knowledge.EntryHit { return &knowledge.EntryHit{Program: p} }

// basis is what the answer rests on: the programmes that it tells of.
func (found *matched) basis() basis {
	told := &entryBasis{AsOf: found.on}
	for _, f := range found.shown() {
		told.IDs = append(told.IDs, f.program.ID)
	}
	if found.tellsNIB() {
		told.IDs = append(told.IDs, found.nib.ID)
	}
	return basis{Entries: told}
}

// facts are the figures of the answer: those of the programmes, and what the
// owner said.
func (found *matched) facts(w *walk) []knowledge.Fact {
	var facts []knowledge.Fact
	for _, text := range wordBusiness(&w.Said) {
		for _, f := range figuresIn(text) {
			facts = append(facts, knowledge.Fact{
				Label: factOfBusiness, Value: f.value, Unit: f.unit, Source: knowledge.SourceOwner, AsOf: found.on,
			})
		}
	}
	add := func(p *knowledge.Program, points ...knowledge.Point) {
		for _, point := range points {
			facts = append(facts, entryFacts(hitOf(p), []piece{{aspect: point.Aspect, block: paragraph(plain(point.Text))}})...)
		}
	}
	for _, f := range found.fits[:min(len(found.fits), maxFitting)] {
		add(f.program, mainPoint(f.program, found.need, found.on))
		if len(f.program.Steps) > 0 {
			add(f.program, knowledge.Point{Aspect: aspectSteps, Text: f.program.Steps[0]})
		}
	}
	if found.tellsNIB() {
		add(found.nib, found.nibPoints()...)
	}
	return facts
}

// tellsNIB tells whether what it takes to get an NIB is said: where one is
// lacking, and a programme tells.
func (found *matched) tellsNIB() bool {
	lacking := slices.ContainsFunc(found.nearly[:min(len(found.nearly), maxFitting)], func(f suited) bool {
		return slices.ContainsFunc(f.Missing, func(l knowledge.Lack) bool { return l.Condition == knowledge.ConditionNIB })
	})
	return lacking && found.nib != nil && len(found.nibPoints()) > 0
}

// nibPoints are what an NIB costs and how long it takes.
func (found *matched) nibPoints() []knowledge.Point {
	return found.nib.Current(found.on, knowledge.AspectCost, knowledge.AspectDuration)
}
