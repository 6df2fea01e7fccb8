package grounding

import "setara/knowledge"

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
)

type actPhrase struct {
	pattern
	act act
}

var actNames = map[string]act{"turun": lowerAct, "naik": raiseAct, "tetap": keepAct, "ikut": matchAct, "rugi": underAct}

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
		if t.kind == markToken && (t.text == "," || t.text == ";" || t.text == ":") || t.figure >= 0 && k < i-4 {
			break
		}
		if t.kind == wordToken && opposes[t.text] {
			break
		}
		if negations[t.text] && agreeing.longest(s.tokens, k) == 0 {
			denied = !denied
		}
	}
	return denied
}

// agreeing are forms with a denial that deny nothing: "tidak ada salahnya".
var agreeing = readPatterns("setuju.txt")

// opposes are words behind which a denial no longer holds.
var opposes = wordSet(`tapi tetapi melainkan namun justru malah jadi sehingga karena supaya agar sedangkan`)

var ifWords = wordSet(`kalau jika bila apabila andai seandainya misalnya seumpama begitu saat ketika sebelum`)

// supposed tells whether a clause only supposes what begins at token i.
func (s *sentence) supposed(i int) bool {
	for k := i - 1; k >= 0; k-- {
		t := &s.tokens[k]
		if t.kind == markToken && (t.text == "," || t.text == ";") {
			return false
		}
		if ifWords[t.text] {
			return true
		}
	}
	return false
}

func (c *checker) checkActs(s *sentence) {
	lower, raise := c.directions()
	for i := 0; i < len(s.tokens); {
		what, n := s.actAt(i)
		if n == 0 || s.tokens[i].name >= 0 {
			i++
			continue
		}
		bad := false
		negated, supposed := s.negated(i), s.supposed(i) || s.isNoun(i)
		switch what {
		case underAct:
			bad = !negated && !supposed
		case lowerAct:
			bad = !lower && !negated && !supposed && !s.ofQuality(i+n) || lower && !raise && negated && !s.limited(i+n) && !supposed && !s.ofQuality(i+n)
		case raiseAct:
			bad = !raise && !negated && !supposed && !s.ofQuality(i+n) || raise && !lower && negated && !supposed && !s.ofQuality(i+n)
		case keepAct:
			bad = (lower || raise) && !negated && !supposed || !lower && !raise && negated && !supposed
		case matchAct:
			bad = !negated && !supposed || (supposed && !negated && c.matchIsPraised(s))
		}
		if bad {
			c.flaw(FlawAdvice, s.span(i, i+n-1))
		}
		i += n
	}
}

// isNoun tells whether a verb at the beginning of a sentence is its subject:
// "Menyamai saingan berarti rugi".
func (s *sentence) isNoun(i int) bool {
	t := &s.tokens[i]
	if i > 1 || len(t.text) < 4 || t.text[:2] != "me" {
		return false
	}
	return true
}

var qualityWords = wordSet(`mutu kualitas bahan kain rasa ukuran isi takaran kadar biaya modal ongkos bazar pameran pelatihan kelas omzet penjualan kelompok komunitas program`)

// ofQuality tells whether what is lowered, raised or joined is no price.
func (s *sentence) ofQuality(i int) bool {
	for k := i; k < i+2 && k < len(s.tokens); k++ {
		if qualityWords[s.tokens[k].root] {
			return true
		}
	}
	return false
}

// limited tells whether a denial is only of going too far: "jangan turun di bawah".
func (s *sentence) limited(i int) bool {
	for k := i; k < i+6 && k < len(s.tokens); k++ {
		switch s.word(k) {
		case "bawah", "dari", "terlalu", "sampai", "lebih", "melewati":
			return true
		}
	}
	return false
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

// outcome is what a sentence says that comes of a price: profit is more than 0,
// loss less.
func (s *sentence) outcome() int {
	for i := range s.tokens {
		n := outcomes.length(s, i)
		if n.length == 0 {
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

type outcomePhrases struct{ good, bad patterns }

type outcomeHit struct {
	length int
	good   bool
}

func (o *outcomePhrases) length(s *sentence, i int) outcomeHit {
	good, bad := o.good.longest(s.tokens, i), o.bad.longest(s.tokens, i)
	if good > bad {
		return outcomeHit{good, true}
	}
	return outcomeHit{bad, false}
}

var outcomes = func() *outcomePhrases {
	o := &outcomePhrases{make(patterns), make(patterns)}
	eachTagged("hasil.txt", func(name string, p pattern) {
		if name == "baik" {
			o.good.add(p)
		} else {
			o.bad.add(p)
		}
	})
	return o
}()

// matches tells whether a sentence speaks of the competitor's price as one's own.
func (s *sentence) matchesRival() bool {
	for i := range s.tokens {
		if s.tokens[i].tags&atRival != 0 {
			return true
		}
		if what, n := s.actAt(i); what == matchAct && n > 0 {
			return true
		}
	}
	return false
}

// matchIsPraised tells whether a sentence that supposes matching does not tell
// what it costs, where it costs anything.
func (c *checker) matchIsPraised(s *sentence) bool {
	a := c.evidence.Advice
	if a != nil && a.LossIfMatched != nil && *a.LossIfMatched <= 0 {
		return false
	}
	if s.hasSlot() {
		return s.outcome() > 0
	}
	if s.outcome() > 0 {
		return true
	}
	return a != nil && a.LossIfMatched != nil && s.outcome() == 0
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
	what := s.outcome()
	if what == 0 || s.reckons() {
		return
	}
	a := c.evidence.Advice
	own := false
	for i := range s.tokens {
		own = own || s.tokens[i].tags&ownTag != 0 || s.word(i) == "sekarang" && s.word(i-1) == "harga"
	}
	bad := false
	switch {
	case s.matchesRival():
		if a == nil || a.LossIfMatched == nil {
			bad = what > 0
		} else {
			bad = what > 0 && *a.LossIfMatched > 0 || what < 0 && *a.LossIfMatched <= 0
		}
	case own:
		wants := false
		for i := range s.tokens {
			wants = wants || s.tokens[i].tags&(wantTag|rivalTag) != 0
		}
		if profit, ok := c.profit(); !ok {
			bad = what > 0 && !wants
		} else {
			bad = what > 0 && profit < 0 || what < 0 && profit >= 0 && !wants
		}
	}
	if bad {
		c.flaw(FlawAdvice, s.span(0, len(s.tokens)-1))
	}
}

// reckons tells whether a sentence is about working something out.
func (s *sentence) reckons() bool {
	for i := range s.tokens {
		switch s.tokens[i].root {
		case "hitung", "menghitung", "dihitung", "hitungkan", "hitungan":
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
