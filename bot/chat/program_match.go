package chat

import (
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

// room is how many programmes are told of at once: places to report to are all
// told, without any that lacks something.
func (found *matched) room() (fits, nearly int) {
	if found.need == knowledge.NeedReport {
		return maxReporting, 0
	}
	return maxFitting, maxFitting
}

// shownFits and shownNearly are the programmes that are told of, restFits and
// restNearly those that are only counted. What is merely from memory is told of
// where nothing better founded fits.
func (found *matched) shownFits() []suited {
	most, _ := found.room()
	shown := found.fits[:min(len(found.fits), most)]
	if i := slices.IndexFunc(shown, func(f suited) bool { return f.fromMemory() }); i > 0 && found.need != knowledge.NeedReport {
		shown = shown[:i]
	}
	return shown
}

func (found *matched) shownNearly() []suited {
	_, most := found.room()
	return found.nearly[:min(len(found.nearly), most)]
}

func (found *matched) restFits() []suited   { return found.fits[len(found.shownFits()):] }
func (found *matched) restNearly() []suited { return found.nearly[len(found.shownNearly()):] }

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

// lineOf is the one thing that is told of a programme: of a place to report to,
// what it takes reports of and its numbers.
func (found *matched) lineOf(p *knowledge.Program) knowledge.Point {
	if found.need != knowledge.NeedReport || len(p.Contacts) == 0 {
		point := mainPoint(p, found.need, found.on)
		point.Text = firstSentence(point.Text)
		return point
	}
	return knowledge.Point{Aspect: aspectReport, Text: sentenceEnd(p.Purpose) + " " + sentenceEnd(wordCall(p.Contacts))}
}

// unknown are the conditions that are open among the programmes that are shown.
func (found *matched) unknown() []knowledge.Condition {
	var open []knowledge.Condition
	for _, c := range knowledge.ProfileConditions {
		if slices.ContainsFunc(found.shownFits(), func(f suited) bool {
			return slices.Contains(f.Unknown, c)
		}) {
			open = append(open, c)
		}
	}
	return open
}

// shown are the programmes that are told of.
func (found *matched) shown() []suited {
	return slices.Concat(found.shownFits(), found.shownNearly())
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
	for _, f := range found.shownFits() {
		add(f.program, found.lineOf(f.program))
	}
	if found.tellsNIB() {
		add(found.nib, found.nibPoints()...)
	}
	return facts
}

// tellsNIB tells whether what it takes to get an NIB is said: where one is
// lacking, and a programme tells.
func (found *matched) tellsNIB() bool {
	lacking := slices.ContainsFunc(found.shownNearly(), func(f suited) bool {
		return slices.ContainsFunc(f.Missing, func(l knowledge.Lack) bool { return l.Condition == knowledge.ConditionNIB })
	})
	return lacking && found.nib != nil && len(found.nibPoints()) > 0
}

// nibPoints are what an NIB costs and how long it takes.
func (found *matched) nibPoints() []knowledge.Point {
	return found.nib.Current(found.on, knowledge.AspectCost, knowledge.AspectDuration)
}
