package grounding

import (
	"strings"

	"setara/knowledge"
)

// outcome is what a sentence says that comes of a price: profit is more than 0,
// loss less.
func (s *sentence) outcome(from int) int {
	for i := from; i < len(s.tokens); i++ {
		n := outcomes.length(s, i)
		inner := s.tokens[i].spoken && s.tokens[i].tags == 0 // "aman" of "batas aman"
		if n.length == 0 || inner || s.open(i+n.length) || s.tokens[i].tags&floorTag != 0 {
			continue
		}
		good := n.good
		if s.negated(i) {
			good = !good
		}
		if s.supposed(i) && s.tokens[i].tags&tagsOf("want") != 0 {
			continue
		}
		if good {
			return 1
		}
		return -1
	}
	return 0
}

type outcomePhrases struct{ good, bad *patterns }

type outcomeHit struct {
	length int
	good   bool
}

func (o *outcomePhrases) length(s *sentence, i int) outcomeHit {
	if i >= len(s.tokens) {
		return outcomeHit{}
	}
	good, bad := o.good.longest(s.tokens, i), o.bad.longest(s.tokens, i)
	if good > bad {
		return outcomeHit{good, true}
	}
	return outcomeHit{bad, false}
}

var outcomes = func() *outcomePhrases {
	o := &outcomePhrases{newPatterns(), newPatterns()}
	eachTagged("hasil.txt", func(name string, p pattern) {
		if name == "baik" {
			o.good.add(p)
		} else {
			o.bad.add(p)
		}
	})
	return o
}()

// matchesRival tells whether a sentence speaks of the competitor's price as one's own.
func (s *sentence) matchesRival() (at int, ok bool) {
	for i := range s.tokens {
		if s.tokens[i].tags&atRival != 0 {
			return i, true
		}
		if what, n := s.actAt(i); what == matchAct && n > 0 {
			return i, true
		}
	}
	return 0, false
}

// outcomeStart is where to look for what comes of a price: from where matching is
// spoken of, if something is said behind it.
func (s *sentence) outcomeStart() int {
	if at, ok := s.matchesRival(); ok && s.outcome(at) != 0 {
		return at
	}
	return 0
}

// matchIsPraised tells whether a sentence that supposes matching does not tell
// what it costs, where it costs anything.
func (c *checker) matchIsPraised(s *sentence) bool {
	from := s.outcomeStart()
	a := c.evidence.Advice
	if a != nil && a.LossIfMatched != nil && *a.LossIfMatched <= 0 {
		return false
	}
	if s.hasSlot() {
		return s.outcome(from) > 0
	}
	if s.outcome(from) > 0 {
		return true
	}
	return a != nil && a.LossIfMatched != nil && s.outcome(from) == 0
}

func (s *sentence) hasSlot() bool {
	for i := range s.tokens {
		if s.tokens[i].kind == slotToken {
			return true
		}
	}
	return false
}

// checkOutcome holds what is said to come of a price against what was worked out.
func (c *checker) checkOutcome(s *sentence) {
	from := s.outcomeStart()
	what := s.outcome(from)
	if what == 0 || s.reckons() {
		return
	}
	a := c.evidence.Advice
	own := false
	for i := range s.tokens {
		own = own || i == 0 && s.tokens[i].root != s.tokens[i].text && s.tokens[i].tags&profitTag != 0 || s.tellsOwn() || s.tokens[i].tags&(ownTag|tagsOf("atown")) != 0 || s.word(i) == "sekarang" && s.word(i-1) == "harga"
	}
	_, matching := s.matchesRival()
	bad, known := false, true
	switch {
	case matching:
		if a == nil || a.LossIfMatched == nil {
			bad, known = what > 0, false
		} else {
			bad = what > 0 && *a.LossIfMatched > 0 || what < 0 && *a.LossIfMatched <= 0
		}
	case !own && s.blames():
		profit, ok := c.profit()
		bad, known = ok && (what > 0) != (profit >= 0), ok
	case own:
		wants := false
		for i := range s.tokens {
			wants = wants || s.tokens[i].tags&(wantTag|rivalTag) != 0
		}
		if profit, ok := c.profit(); !ok {
			bad, known = what > 0 && !wants, false
		} else {
			bad = what > 0 && profit < 0 || what < 0 && profit >= 0 && !wants
		}
	}
	switch {
	case bad, c.slotDenies(s, what):
		c.flaw(FlawAdvice, s.span(0, len(s.tokens)-1))
	case known && (matching || own || s.blames()):
		s.settle(from)
	}
}

// slotDenies tells whether a sentence says that there is profit, or loss, beside the slot of
// what the owner's price leaves, and that is the other one.
func (c *checker) slotDenies(s *sentence, what int) bool {
	for i := range s.tokens {
		if s.tokens[i].kind != slotToken {
			continue
		}
		if cl := c.claimOf(s.tokens[i].text); cl != nil && strings.HasPrefix(cl.fact.Label, "untung di harga Kakak") {
			return (what > 0) == cl.negative
		}
	}
	return false
}

// settle marks what is said to come of a price as held against the facts.
func (s *sentence) settle(from int) {
	for i := from; i < len(s.tokens); i++ {
		if outcomes.length(s, i).length > 0 {
			s.tokens[i].settled = true
		}
	}
}

// reckons tells whether a sentence is about working out what comes of a price, rather than
// telling it.
func (s *sentence) reckons() bool {
	for i := range s.tokens {
		if outcomes.length(s, i).length > 0 {
			return false
		}
		switch s.tokens[i].root {
		case "hitung", "menghitung", "dihitung", "hitungkan", "hitungan":
			return true
		}
	}
	return false
}

// perhaps are words with which something is not said to be so.
var perhaps = wordSet(`supaya agar biar bisa akan dapat mungkin jangan malah hanya asal asalkan kalau kalaupun jika bila apabila kapan apakah bukan belum tanpa daripada ikut mau ingin berapa soal tentang`)

// blames tells whether a sentence says of the owner, as it is now, that there is
// profit or loss.
func (s *sentence) blames() bool {
	owner := false
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.kind == markToken && t.text == "," && owner && s.outcomeBefore(i) {
			break // what follows is of something else
		}
		if perhaps[t.text] || t.tags&(wantTag|rivalTag|atPrices|floorTag) != 0 || t.figure >= 0 || t.kind == slotToken {
			return false
		}
		owner = owner || isOwner(t.text)
	}
	return owner
}

// outcomeBefore tells whether a profit or a loss is told before token i.
func (s *sentence) outcomeBefore(i int) bool {
	for k := range i {
		if outcomes.length(s, k).length > 0 {
			return true
		}
	}
	return false
}

// tellsOwn tells whether a figure of a sentence is the owner's price.
func (s *sentence) tellsOwn() bool {
	for i := range s.figures {
		if m := s.figures[i].match; m != nil && m.fact.Source == knowledge.SourceOwner && m.allowed&ownTag != 0 && strings.HasPrefix(m.fact.Label, "harga Kakak") {
			return true
		}
	}
	return false
}

// agrees tells whether a sentence has a form that agrees to something: "tidak apa-apa".
func (s *sentence) agrees() bool {
	for i := range s.tokens {
		if agreeing.longest(s.tokens, i) > 0 {
			return true
		}
	}
	return false
}

// profit is what the owner's price leaves.
func (c *checker) profit() (int64, bool) {
	if a := c.evidence.Advice; a != nil && a.Profit != nil {
		return int64(*a.Profit), true
	}
	for i := range c.claims {
		if f := c.claims[i].fact; f.Label == "untung di harga Kakak" {
			return f.Value, true
		}
	}
	return 0, false
}
