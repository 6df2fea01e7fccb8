package chat

import (
	"cmp"
	"slices"
	"strings"

	"setara/knowledge"
)

// compare puts before others what is mainly for the need, is not merely from
// memory and says what is looked for (how much money, which tax), then what
// lacks least, what is decided to fit, what is best founded, what was checked in
// a later year, and what asks least of a business.
func (found *matched) compare(a, b *suited) int {
	return cmp.Or(
		cmp.Compare(min(slices.Index(a.program.Needs, found.need), 1), min(slices.Index(b.program.Needs, found.need), 1)),
		cmp.Compare(rank(a.fromMemory()), rank(b.fromMemory())),
		cmp.Compare(found.tells(a), found.tells(b)),
		cmp.Compare(len(a.Missing), len(b.Missing)),
		cmp.Compare(rank(a.open()), rank(b.open())),
		cmp.Compare(a.program.Confidence, b.program.Confidence),
		cmp.Compare(found.yearsUnchecked(a), found.yearsUnchecked(b)),
		cmp.Compare(a.demands(), b.demands()),
		cmp.Compare(b.program.LastChecked(), a.program.LastChecked()),
		cmp.Compare(len(a.program.ID), len(b.program.ID)),
		strings.Compare(a.program.ID, b.program.ID),
	)
}

// fromMemory tells whether no source is known of the programme.
func (f *suited) fromMemory() bool { return f.program.Confidence == knowledge.ConfidenceMemory }

// rank puts what is not so before what is.
func rank(is bool) int {
	if is {
		return 1
	}
	return 0
}

// sought is what is looked for itself, where a need is for one thing.
var sought = map[knowledge.Need]knowledge.Aspect{
	knowledge.NeedCapital: knowledge.AspectAmount, knowledge.NeedTax: knowledge.AspectRate,
}

// tells is 0 for a programme that says what is looked for itself, 1 for any
// other: a guarantor lends nobody money, an insurance is no tax.
func (found *matched) tells(f *suited) int {
	aspect, one := sought[found.need]
	return rank(one && len(f.program.Current(found.on, aspect)) == 0)
}

// open tells whether something still decides whether the programme fits that is
// not known, or that no profile tells.
func (f *suited) open() bool { return len(f.Unknown) > 0 || len(f.program.Conditions.Only) > 0 }

// yearsUnchecked is how many whole years nobody has looked at the sources.
func (found *matched) yearsUnchecked(f *suited) int {
	years := 0
	for f.program.LastChecked().AddMonths(12*(years+1)) <= found.on {
		years++
	}
	return years
}

// demands counts what a programme asks of a business: the fewer, the more
// businesses it is for.
func (f *suited) demands() int {
	c := &f.program.Conditions
	n := len(knowledge.Scales) - len(c.Scales)
	if len(c.Scales) == 0 {
		n = 0
	}
	for _, asked := range [...]bool{
		c.MaxTurnover > 0, c.NIB == knowledge.NIBYes, c.NIB == knowledge.NIBYes || c.NIB == knowledge.NIBOrSKU, c.LeastMonths > 0,
		c.MostMonths > 0, len(c.Sectors) > 0, len(c.Provinces) > 0, len(c.Forms) > 0, len(c.Only) > 0,
	} {
		n += rank(asked)
	}
	return n
}
