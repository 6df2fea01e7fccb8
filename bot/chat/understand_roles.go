package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// price is an amount of a sentence on its way to a role.
type price struct {
	text.Money
	role role
	// evidence is what the words around say for each role.
	evidence [roleOther + 1]int
	// pack is what the amount buys; packSaid where it was said with it.
	pack     knowledge.Pack
	unit     knowledge.Unit
	packSaid bool
	unclear  bool
	// packBehind tells that the pack was said behind the price, contents that
	// it was said as what is inside: "15rb isi 3".
	packBehind, contents bool
	// doubtful amounts may mean any of choices.
	choices []knowledge.Rupiah
	// total is the batch that the amount was spent on, if it was.
	total total
	// void amounts are corrected later, or are no price after all.
	void bool
}

func newPrice(m text.Money) price { return price{Money: m, pack: knowledge.One} }

// amount is the end of a range that counts for a role: the lowest of a
// competitor bites, of one's own the upper promises least.
func (p *price) amount(r role) knowledge.Rupiah {
	if r == roleCompetitor {
		return p.Low
	}
	return p.High
}

// Weights of the evidence that no single phrase carries.
const (
	ownSuffixWeight    = 10 // "sandalku"
	platformWeight     = 8  // "di tiktok"
	ownPlatformWeight  = 10 // "jual di tiktok"
	enoughEvidence     = 3  // from here on a role is said, not assumed
	markedOwnEvidence  = 6  // from here on the other price is the other side's
	surelyOwnEvidence  = 12
	ownPlaceWeight     = 5 // a word that makes a marketplace the owner's
	ownSideWeight      = 8 // the same right behind its name
	bareNumberEvidence = 3
	costRightBefore    = 4 // "saya jual mukena modal 65rb"
)

// notOwners are words that end in -ku without saying whose they are.
var notOwners = wordSet(`aku buku paku saku siku kuku baku laku beku suku kaku bangku pelaku perilaku mangku
	pangku tungku bahuku laku melaku berlaku kayuku bakuku daku pemangku tengku saiku iku kelaku rangku ungku
	lumpuku madrasku kaluku ragiku sudoku tofuku bambuku seluku dengku haiku kuaku langku`)

// ownSuffix tells whether a word ends in the -ku of "sandalku", and what that
// weighs.
func ownSuffix(word string) (int, bool) {
	stem, cut := strings.CutSuffix(word, "ku")
	if !cut || len(stem) < 3 || notOwners[word] {
		return 0, false
	}
	return ownSuffixWeight, true
}

// assignRoles decides which amount is whose. Where the words do not say, the
// doubt is returned and the amounts in doubt have no role.
func (s *sentence) assignRoles() *Doubt {
	s.weighEvidence()
	s.applyCorrections()
	s.othersSell()
	active := s.activePrices()
	s.dropEchoes(&active)
	if doubt := s.severalGoods(active); doubt != nil {
		return doubt
	}
	s.listIngredients(active)
	if len(active) == 0 {
		return s.impossible()
	}
	solve(active)
	if doubt := s.whoseDoubt(active); doubt != nil {
		return doubt
	}
	if doubt := s.choiceDoubt(active); doubt != nil {
		return doubt
	}
	s.onlyOneOfEach(active)
	if doubt := s.magnitudeDoubt(); doubt != nil {
		return doubt
	}
	return s.impossible()
}

// weighEvidence gives each price the weight of the cues that speak for it.
// Cues between two prices may belong to either; the style that explains the
// sentence better is taken.
func (s *sentence) weighEvidence() {
	s.weigh(false)
	forward := s.explained()
	kept := make([]price, len(s.prices))
	copy(kept, s.prices)
	s.weigh(true)
	if s.explained() <= forward+2 {
		copy(s.prices, kept)
	}
	s.listParts()
	s.spendBatches()
	s.takeBids()
}

// explained is how well the best assignment is backed by the words.
func (s *sentence) explained() int {
	active := s.activePrices()
	if len(active) < 2 {
		return 0
	}
	return solve(active)
}

func (s *sentence) weigh(backward bool) {
	for i := range s.prices {
		s.prices[i].evidence = [roleOther + 1]int{}
	}
	for k := range s.clauses {
		c := &s.clauses[k]
		if len(c.prices) == 0 {
			s.lend(k)
			continue
		}
		for _, q := range c.cues {
			s.weighCue(c, q, backward)
		}
	}
}

// weighCue spreads one cue over the prices of its clause.
func (s *sentence) weighCue(c *clause, q cue, backward bool) {
	next, prev := -1, -1
	for _, i := range c.prices {
		if s.prices[i].First >= q.to && next < 0 {
			next = i
		}
		if s.prices[i].Last < q.from {
			prev = i
		}
	}
	if q.tight {
		switch {
		case next >= 0 && s.rightBehind(q.to, s.prices[next].First):
			s.prices[next].evidence[q.role] += q.weight
		case prev >= 0 && s.namesBefore(q, prev):
			s.prices[prev].evidence[q.role] += q.weight
		case next < 0 && prev >= 0 && backward:
			s.prices[prev].evidence[q.role] += q.weight / 4
		}
		return
	}
	near, far := next, prev
	if prev >= 0 && (backward && !q.joint && !s.leads(c, q) || s.placesBefore(c, q, prev)) {
		near, far = prev, next
	}
	if near < 0 {
		near, far = far, -1
	}
	weight := q.weight
	if q.role == roleCost && near == next && s.rightBehind(q.to, s.prices[next].First) {
		weight += costRightBefore
	}
	if near == prev && next < 0 && !backward {
		weight = q.weight * 7 / 10
	}
	if near == prev && q.role == roleOwn && s.ledByCost(c, near) {
		s.prices[near].hint(q.role, q.weight/5) // "modal 90rb saya jual di shopee"
		return
	}
	s.prices[near].evidence[q.role] += weight
	if far >= 0 && !q.joint {
		s.prices[far].hint(q.role, q.weight/5)
	}
}

// placesBefore tells whether a marketplace is where the price right before it
// is asked, since a word of cost opens what follows: "120rb di lazada modal
// 190rb".
func (s *sentence) placesBefore(c *clause, q cue, prev int) bool {
	return s.isPlatformToken(q.from) && s.rightBehind(s.prices[prev].Last+1, q.from) &&
		slices.ContainsFunc(c.cues, func(o cue) bool { return o.role == roleCost && o.from == q.to })
}

// ledByCost tells whether a word of cost stands right before a price.
func (s *sentence) ledByCost(c *clause, i int) bool {
	return slices.ContainsFunc(c.cues, func(q cue) bool {
		return q.role == roleCost && q.to <= s.prices[i].First && s.rightBehind(q.to, s.prices[i].First)
	})
}

// hint adds what speaks for a role from further away: hints alone are never
// enough.
func (p *price) hint(r role, weight int) {
	if said := p.evidence[r]; said < enoughEvidence {
		weight = min(weight, enoughEvidence-1-said)
	}
	p.evidence[r] += min(weight, enoughEvidence-1)
}

// namesBefore tells whether a cue says what the amount right before it is:
// "goceng untungnya".
func (s *sentence) namesBefore(q cue, prev int) bool {
	return s.prices[prev].Last+1 == q.from && strings.HasSuffix(s.q.Tokens[q.to-1].Text, "nya") && !s.q.asksAt(q.to)
}

// leads tells whether a cue speaks for what follows even where others speak
// for what stands before them: "modal 21rb", or a clause that opens with one.
func (s *sentence) leads(c *clause, q cue) bool {
	if first := c.cues[0]; first.weight >= 6 && first.to <= s.prices[c.prices[0]].First {
		return true
	}
	if q.role == roleCompetitor && s.has(q.to+1) && s.q.Words[q.to] == "di" && s.isPlatform(q.to+1) {
		return true // "saingan di shopee 89rb"
	}
	return leadingWords[s.q.Tokens[q.from].Text] || leadingWords[s.q.Words[q.from]] && stem(s.q.Tokens[q.from].Text) == s.q.Tokens[q.from].Text
}

// leadingWords stand before their price unless they carry an ending
// ("modalnya").
var leadingWords = wordSet(`modal hpp harga jual jualan kulakan kulak beli ambil bahan biaya ongkos dari`)

// rightBehind tells whether nothing but fillers stands between two tokens.
func (s *sentence) rightBehind(from, to int) bool {
	if to-from > 3 {
		return false
	}
	for i := from; i < to; i++ {
		if s.q.Tokens[i].Kind == text.Word && !smallWords[s.q.Words[i]] {
			return false
		}
	}
	return true
}

var smallWords = wordSet(`nya an sekitar kira itu ini saya cuma kurang lebih sudah per di jadi dari ya sih
	total kena habis harga sebesar sampai cuman lah tuh nih adalah`)

// lend passes the cues of a clause without prices on to a neighbouring clause
// whose first price has no word of its own.
func (s *sentence) lend(k int) {
	if c := s.clauses[k]; slices.Contains(s.q.Words[c.from:c.to], "berapa") {
		return // "modalnya berapa" asks, and says nothing of other amounts
	}
	lend := func(c *clause, i, tenths int) {
		if len(c.cues) > 0 && s.speaksFor(c, i) {
			return
		}
		for _, q := range s.clauses[k].cues {
			if !q.tight {
				s.prices[i].evidence[q.role] += q.weight * tenths / 10
			}
		}
	}
	if k+1 < len(s.clauses) && len(s.clauses[k+1].prices) > 0 {
		lend(&s.clauses[k+1], s.clauses[k+1].prices[0], 5)
	}
	if k > 0 && len(s.clauses[k-1].prices) > 0 {
		prices := s.clauses[k-1].prices
		lend(&s.clauses[k-1], prices[len(prices)-1], 4)
	}
}

// speaksFor tells whether a clause has a cue for the price by itself.
func (s *sentence) speaksFor(c *clause, i int) bool {
	return slices.ContainsFunc(c.cues, func(q cue) bool {
		return !q.tight && q.weight >= enoughEvidence || q.tight && q.to <= s.prices[i].First
	})
}

// activePrices are the prices that take part in the assignment.
func (s *sentence) activePrices() []*price {
	var active []*price
	for i := range s.prices {
		if p := &s.prices[i]; !p.void && !p.Impossible && len(active) < maxPrices {
			active = append(active, p)
		}
	}
	return active
}
