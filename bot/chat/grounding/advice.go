package grounding

import (
	"strings"

	"setara/knowledge"
)

// checkAdvice finds what contradicts the advice, or decides where nothing was
// advised:
//
//	do_not_match, hold, need_cost, thin_market: not lowered, not raised, not matched
//	lower: lowered, not raised, not kept
//	raise: raised, not lowered, not kept
//
// A suggested price over or under the owner's opens its direction, whatever the
// verdict. The competitor may be matched only in a condition that tells what it
// costs, and nothing is sold under the floor. What is told of profit and loss, and
// of two prices, has the sign and the order that the facts have.
func (c *checker) checkAdvice(at int) {
	s := &c.sentences[at]
	c.checkActs(s)
	c.checkOutcome(s)
	c.checkOrder(s)
	c.checkOverThat(at)
	c.checkPlatforms(s)
}

// act is something that can be done with a price.
type act uint8

const (
	noAct act = iota
	lowerAct
	raiseAct
	keepAct
	matchAct
	underAct
	changeAct
)

type actPhrase struct {
	pattern
	act act
}

var actNames = map[string]act{"turun": lowerAct, "naik": raiseAct, "tetap": keepAct, "ikut": matchAct, "rugi": underAct, "ubah": changeAct}

// acts find, by their first word, what a sentence says to do.
var acts = readActs()

func readActs() map[string][]actPhrase {
	all := make(map[string][]actPhrase)
	eachTagged("keputusan.txt", func(name string, p pattern) {
		for _, w := range p[0].words {
			all[w] = append(all[w], actPhrase{p, actNames[name]})
		}
	})
	return all
}

func (s *sentence) actAt(i int) (act, int) {
	found, best := noAct, 0
	for _, w := range [...]string{s.tokens[i].text, s.tokens[i].root} {
		for _, p := range acts[w] {
			if n := p.length(s.tokens, i); n > best {
				found, best = p.act, n
			}
		}
	}
	return found, best
}

var negations = wordSet(`jangan tidak tak nggak ngga gak ga enggak bukan belum tanpa hindari daripada janganlah stop kurangi cegah`)

func wordSet(words string) map[string]bool {
	all := make(map[string]bool)
	for _, t := range appendTokens(nil, words) {
		all[t.text] = true
	}
	return all
}

// negated tells whether what begins at token i is denied: by an odd number of
// denials before it in its clause.
func (s *sentence) negated(i int) bool {
	denied := false
	for k := i - 1; k >= 0 && k >= i-9; k-- {
		t := &s.tokens[k]
		if t.kind == markToken && (t.text == "," || t.text == ";" || t.text == ":") || t.figure >= 0 && k < i-1 {
			break
		}
		if t.kind == wordToken && turning[t.text] {
			break
		}
		if negations[t.text] && agreeing.longest(s.tokens, k) == 0 && !whyWords[s.word(k-1)] {
			denied = !denied
		}
	}
	return denied
}

// whyWords turn a denial behind them into an advice: "kenapa tidak".
var whyWords = wordSet(`kenapa mengapa apa`)

// agreeing are forms with a denial that deny nothing: "tidak ada salahnya".
var agreeing = readPatterns("setuju.txt")

// turning are words behind which a denial no longer holds.
var turning = wordSet(`tapi tetapi melainkan namun justru malah sehingga karena supaya agar sedangkan`)

var ifWords = wordSet(`kalau jika bila apabila andai seandainya misalnya seumpama begitu saat ketika sebelum kalaupun sekalipun meskipun walaupun walau meski`)

// supposed tells whether a clause only supposes what begins at token i.
func (s *sentence) supposed(i int) bool {
	for k := i - 1; k >= 0; k-- {
		t := &s.tokens[k]
		if t.kind == markToken && (t.text == "," || t.text == ";" || t.text == ":") {
			return false
		}
		if ifWords[t.text] {
			return true
		}
	}
	return false
}

func (c *checker) checkActs(s *sentence) {
	proposes := s.proposes()
	if s.asks() && !s.agrees() && !proposes {
		return
	}
	c.checkPrices(s)
	lower, raise := c.directions()
	for i := 0; i < len(s.tokens); {
		what, n := s.actAt(i)
		if n == 0 || s.tokens[i].name >= 0 || s.open(i+n) || s.word(i+n) == "mana" || what == underAct && c.cites(s, i, n-1) || s.word(i-1) == "yang" && what == matchAct || what == matchAct && (s.ofQuality(i+n) && s.word(i+n-1) != "harga" || n == 2 && c.ofEntries()) || s.rises(i) || strings.HasPrefix(s.word(i), "di") && s.asideAt(0, i) || what == lowerAct && s.isThing(i) && strings.HasPrefix(s.word(i), "di") {
			i++
			continue
		}
		bad := false
		negated, supposed := s.negated(i), !proposes && s.supposed(i) || s.isNoun(i) && s.disapproves()
		switch what {
		case underAct:
			bad = !negated && !supposed
		case lowerAct:
			bad = !lower && !negated && !supposed && !s.ofQuality(i+n) || lower && !raise && negated && !s.limited(i+n) && !supposed && !s.ofQuality(i+n)
		case raiseAct:
			bad = !raise && !negated && !supposed && !s.ofQuality(i+n) || raise && !lower && negated && !supposed && !s.ofQuality(i+n)
		case changeAct:
			bad = !lower && !raise && !negated && !supposed
		case keepAct:
			bad = (lower || raise || c.undecided() && s.tells(s.whole(), ownTag)) && !negated && !supposed || !lower && !raise && negated && !supposed
		case matchAct:
			supposed = supposed || s.outcome(i) < 0 && !s.commands(i)
			bad = negated && supposed && s.supposedNot(i) && s.outcome(0) < 0 || !negated && (!supposed || c.matchIsPraised(s) || s.agrees())
		}
		switch {
		case bad:
			c.flaw(FlawAdvice, s.span(i, i+n-1))
		case negated, supposed, s.disapproves(), lower && what == lowerAct, raise && what == raiseAct, what == keepAct:
			s.tokens[i].settled = true
		}
		i += n
	}
}

// undecided tells whether what the owner's price leaves is not known, so that nothing was
// decided about it.
func (c *checker) undecided() bool {
	a := c.evidence.Advice
	return a == nil || a.Profit == nil
}

// directions are the ways in which the advice has the price go.
func (c *checker) directions() (lower, raise bool) {
	a := c.evidence.Advice
	if a == nil {
		return false, false
	}
	lower, raise = a.Verdict == knowledge.VerdictLower, a.Verdict == knowledge.VerdictRaise
	if own, ok := c.valueOf("harga kakak", ""); ok && a.SuggestedPrice != nil {
		suggested := int64(*a.SuggestedPrice) * parts
		lower, raise = lower || suggested < own, raise || suggested > own
	}
	return lower, raise
}
