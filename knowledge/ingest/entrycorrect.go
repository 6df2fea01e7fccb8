package ingest

import (
	"slices"
	"strings"
	"unicode"

	"setara/knowledge"
)

// saying is a sentence as it is held against others: what it says, apart
// from how.
type saying struct {
	text   string
	aspect knowledge.Aspect
	// figures are those that it says; aside those between brackets that tell
	// how it was before.
	figures, aside []saidFigure
	// terms are its words, but for those that turn it round.
	terms []string
	// parts are its sentences, where a point has several.
	parts []part
}

// part is one sentence: its words, and whether one turns it round.
type part struct {
	terms   []string
	negated bool
}

// sayingOf reads a sentence.
func sayingOf(p knowledge.Point) saying {
	s := saying{text: p.Text, aspect: p.Aspect}
	now, before := apartFromPast(p.Text)
	s.figures, s.aside = figuresIn(now), figuresIn(before)
	for _, date := range [...]*knowledge.Date{p.From, p.Until} {
		if date != nil {
			s.figures = append(s.figures, figuresIn(date.String()[:len("2006")])...)
		}
	}
	parts := func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }
	for _, sentence := range sentencesIn(now) {
		var p part
		for _, word := range strings.FieldsFunc(strings.ToLower(sentence), parts) {
			if _, turns := wholeMeant("ingkar", word); !turns {
				p.terms = append(p.terms, strings.TrimSuffix(word, "nya"))
			}
		}
		_, p.negated = firstMeant("ingkar", sentence)
		s.parts, s.terms = append(s.parts, p), append(s.terms, p.terms...)
	}
	return s
}

func sayingsOf(points []knowledge.Point) []saying {
	sayings := make([]saying, len(points))
	for i := range points {
		sayings[i] = sayingOf(points[i])
	}
	return sayings
}

// apartFromPast cuts what stands between brackets and tells how it was before
// out of a sentence.
func apartFromPast(sentence string) (now, before string) {
	open := strings.IndexByte(sentence, '(')
	if open < 0 {
		return sentence, ""
	}
	closing := strings.IndexByte(sentence[open:], ')')
	if closing < 0 {
		return sentence, ""
	}
	inside := sentence[open : open+closing+1]
	if about, _ := firstMeant("hal", inside); about != string(knowledge.AspectPast) {
		return sentence, ""
	}
	return sentence[:open] + sentence[open+closing+1:], inside
}

// conditional are the aspects of who qualifies, which tables do not keep apart.
var conditional = []knowledge.Aspect{knowledge.AspectWho, knowledge.AspectCondition, knowledge.AspectExcluded, knowledge.AspectAllowed}

// manifold are the aspects of which one entry says several unlike things:
// another figure there does not rule out the first.
var manifold = append([]knowledge.Aspect{
	knowledge.AspectBenefit, knowledge.AspectForbidden, knowledge.AspectDuty, knowledge.AspectPenalty, knowledge.AspectImport,
	knowledge.AspectPast, knowledge.AspectWarning,
}, conditional...)

// sameMatter tells whether two sentences are on one aspect.
func (s *saying) sameMatter(other *saying) bool {
	return s.aspect == other.aspect || slices.Contains(conditional, s.aspect) && slices.Contains(conditional, other.aspect)
}

// lists tells that the sentence is no sentence but the figures of a rule.
func (s *saying) lists() bool { return strings.HasPrefix(s.text, keyFigures) }

// saidBy are the sentences among those that are known which say the same;
// none where some of it is new. Figures decide where there are telling ones,
// words where there are none; the first must be said of the same thing, others
// may be said of another one, as a table says several in one sentence. Of what a table says without a word of which
// aspect it is, any aspect will do.
func (s *saying) saidBy(known []saying) []int {
	var by []int
	telling := slices.ContainsFunc(s.figures, saidFigure.telling)
	for i := range known {
		k := &known[i]
		if k.text == s.text {
			return []int{i}
		}
		switch {
		case s.lists():
			if slices.ContainsFunc(s.figures, k.hasFigure) {
				by = append(by, i)
			}
		case !s.sameMatter(k) && s.aspect != knowledge.AspectBenefit, k.turns(s):
		case telling && slices.ContainsFunc(s.figures, k.hasFigure), !telling && len(s.terms) > 0 && k.hasTerms(s.terms):
			by = append(by, i)
		}
	}
	for _, figure := range s.figures {
		elsewhere := len(by) > 0 && figure.unit != "" && slices.ContainsFunc(known, func(k saying) bool {
			return k.aspect != knowledge.AspectPast && k.hasFigure(figure)
		})
		if !elsewhere && !slices.ContainsFunc(by, func(i int) bool { return known[i].hasFigure(figure) }) {
			return nil
		}
	}
	for _, figure := range s.aside {
		if !slices.ContainsFunc(known, func(k saying) bool {
			return (k.aspect == knowledge.AspectPast || k.sameMatter(s)) && (k.hasFigure(figure) || slices.ContainsFunc(k.aside, figure.same))
		}) {
			return nil
		}
	}
	return by
}

func (s *saying) hasFigure(f saidFigure) bool { return slices.ContainsFunc(s.figures, f.same) }

func (s *saying) hasTerms(terms []string) bool { return shared(s.terms, terms) == len(terms) }

// shared is how many of some terms are among others.
func shared(terms, some []string) int {
	n := 0
	for _, term := range some {
		if slices.Contains(terms, term) {
			n++
		}
	}
	return n
}

// turns tells whether the sentence is turned round where it speaks of what
// another says, and that is not, or the other way.
func (s *saying) turns(other *saying) bool {
	negated := slices.ContainsFunc(other.parts, func(p part) bool { return p.negated })
	most, turned := -1, false
	for _, p := range s.parts {
		if n := shared(p.terms, other.terms); n > most {
			most, turned = n, p.negated
		}
	}
	return turned != negated
}

// alikeShare is the share of their words, in hundredths, that two sentences
// have in common where an entry says unlike things of one aspect.
const alikeShare = 60

// ruledOut are the sentences among those that are known, but for those that
// are kept, which cannot stand beside a new one: another figure of the same
// kind on the same thing, or the same turned round. Where several might be
// meant, those that share the most words are. Kept are too those that hold at
// another time than the new one is of.
func (s *saying) ruledOut(known []saying, kept map[int]bool) []int {
	var out []int
	most := 0
	for i := range known {
		k := &known[i]
		shared := shared(k.terms, s.terms)
		alike := shared >= alikeShare*max(len(s.terms), len(k.terms))/100
		if slices.Contains(manifold, s.aspect) && !alike || kept[i] || !s.sameMatter(k) || s.lists() != k.lists() {
			continue
		}
		if !s.measuresAs(k) && (shared == 0 || !k.turns(s)) {
			continue
		}
		if shared > most {
			out, most = nil, shared
		}
		if shared == most {
			out = append(out, i)
		}
	}
	return out
}

// measuresAs tells whether both say a figure of one kind.
func (s *saying) measuresAs(other *saying) bool {
	return slices.ContainsFunc(s.figures, func(f saidFigure) bool {
		return f.unit != "" && slices.ContainsFunc(other.figures, func(o saidFigure) bool { return o.unit == f.unit })
	})
}

// correctPoints are the points of an entry once a row corrects them: new ones
// stand where what they rule out stood, others at the end. Where the status
// changed, what was said of it goes. The row is of a day.
func correctPoints(known, row []knowledge.Point, of knowledge.Day, ended bool) []knowledge.Point {
	was, says := sayingsOf(known), sayingsOf(row)
	kept, gone, fresh := map[int]bool{}, map[int]bool{}, map[int]bool{}
	for i := range known {
		kept[i] = !known[i].Holds(of)
	}
	for i := range says {
		by := says[i].saidBy(was)
		for _, k := range by {
			kept[k] = true
		}
		fresh[i] = len(by) == 0
	}
	at := map[int][]knowledge.Point{}
	for i := range says {
		if !fresh[i] {
			continue
		}
		place := len(known)
		for _, k := range says[i].ruledOut(was, kept) {
			gone[k], place = true, min(place, k)
		}
		at[place] = append(at[place], row[i])
	}
	var points []knowledge.Point
	for i := range known {
		points = append(points, at[i]...)
		if !gone[i] && (kept[i] || !ended || known[i].Aspect != knowledge.AspectStatus) {
			points = append(points, known[i])
		}
	}
	return append(points, at[len(known)]...)
}

// correctTexts takes a list of texts where the row speaks for it and says
// something that is not known.
func correctTexts(known *[]string, row []string, says bool) {
	if !says {
		return
	}
	was := sayingsOf(pointsOfTexts(*known))
	for _, s := range sayingsOf(pointsOfTexts(row)) {
		if len(s.saidBy(was)) == 0 {
			*known = row
			return
		}
	}
}

func pointsOfTexts(texts []string) []knowledge.Point {
	points := make([]knowledge.Point, len(texts))
	for i, t := range texts {
		points[i].Text = t
	}
	return points
}

// correctText takes a text where the row speaks for it and says something
// that is not known.
func correctText(known *string, row string, says bool) {
	texts := []string{*known}
	if correctTexts(&texts, []string{row}, says); says {
		*known = texts[0]
	}
}
