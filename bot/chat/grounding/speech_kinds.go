package grounding

import (
	"slices"
	"strings"

	"setara/knowledge/text"
)

// headsOff tells whether a colon stands behind clause i, or behind the address that
// follows it: "Ini aturannya, Kak:".
func (s *sentence) headsOff(parts []clause, i int) bool {
	for k := i; k < len(parts) && (k == i || s.length(parts[k:k+1]) == 0); k++ {
		if next := parts[k].to + 2; s.word(next-1) == ":" {
			return !s.tells(parts[i], claimTags) || next >= len(s.tokens) || s.tokens[next].kind == slotToken
		}
	}
	return false
}

// tells tells whether a clause speaks of some things of prices.
func (s *sentence) tells(p clause, of tags) bool {
	return s.some(p, func(i int) bool { return s.tokens[i].tags&of != 0 })
}

// absolute tells whether a clause says something without exception, beside what the
// figures of the market are of.
func (s *sentence) absolute(p clause) bool {
	for i := p.from; i <= p.to; i++ {
		if s.word(i) == "satunya" && s.word(i+1) == "saja" {
			return true
		}
		if i == p.from && s.word(i) == "khusus" && s.word(p.to+1) == ":" {
			continue // "khusus yang lokal: …"
		}
		if s.word(i) == "semuanya" && s.word(i-1) == "untuk" && s.holdsFigure(p) {
			continue // "jadinya Rp2.917.496 untuk semuanya"
		}
		if absolutes[s.word(i)] && s.tokens[i].name < 0 && !s.tokens[i].spoken && !s.negated(i) && !(i < p.to && s.tokens[i+1].figure >= 0) && !s.ofMarket(p) {
			return true
		}
	}
	return false
}

// ofMarket tells whether a clause tells of the middle or the range of a market: that is
// of all its goods.
func (s *sentence) ofMarket(p clause) bool {
	return s.some(p, func(i int) bool { return s.tokens[i].tags&statistic != 0 })
}

// figureNear tells whether a figure stands just behind token i: "di atas Rp500 juta".
func (s *sentence) figureNear(i int) bool {
	for k := i; k < len(s.tokens) && k <= i+3; k++ {
		if s.tokens[k].figure >= 0 || s.word(k) == "itu" || s.word(k) == "atasnya" || s.word(k) == "bawahnya" {
			return true
		}
	}
	return false
}

// onlyNames tells whether a clause names something and says nothing of it.
func (s *sentence) onlyNames(p clause) bool {
	named := false
	for i := p.from; i <= p.to; i++ {
		t := &s.tokens[i]
		switch {
		case t.name >= 0, t.kind == linkToken, t.kind == slotToken:
			named = true
		case t.kind == wordToken && !naming[t.text] && !linking[t.text] && !smallWords[t.text]:
			return false
		}
	}
	return named
}

// settles tells whether what a clause says of prices was held against the facts.
func (s *sentence) settles(p clause) bool {
	return s.some(p, func(i int) bool { return s.tokens[i].settled })
}

// goesOn tells whether a clause goes on with the condition or the aim of the one before,
// or with the list of what is to be done: "simpan foto, nota, dan tautannya".
func (s *sentence) goesOn(parts []clause, i int) bool {
	if s.claimsShown(parts, i) {
		return false
	}
	joined := func(p clause) bool {
		w := s.word(p.from)
		return p.to-p.from <= 6 && (w == "atau" || w == "dan") || p.to-p.from <= 2
	}
	for k := i - 1; k >= 0; k-- {
		if w := s.word(parts[i].from); bindings[w] && k == i-1 && s.directs(parts[k]) && parts[i].to-parts[i].from <= 5 && !s.touches(parts[i]) && !s.tells(parts[i], profitTag|lossTag|feeTags) {
			return true
		}
		if at, _ := s.command(parts[k]); at >= 0 && showing[s.word(at)] && parts[i].to-parts[i].from <= 5 && !s.touches(parts[i]) && !s.tells(parts[i], claimTags) && !s.rules(parts[i]) {
			return true // "tunjukkan jahitannya, warna aslinya di cahaya siang"
		}
		if aims[s.word(parts[k].from)] && (joined(parts[i]) || parts[i].to-parts[i].from <= 4) || joined(parts[i]) && s.directs(parts[k]) {
			return true
		}
		if !joined(parts[k]) {
			return false
		}
	}
	return false
}

// claimsShown tells whether a clause has the owner write or show what is regulated or
// delicate: what is shown of goods is claimed of them.
func (s *sentence) claimsShown(parts []clause, i int) bool {
	for _, before := range parts[:i] {
		if at, _ := s.command(before); at >= 0 && showing[strings.TrimPrefix(s.word(at), "di")] && s.touches(parts[i]) {
			return true
		}
	}
	return false
}

// length is how many words some clauses have that address nobody.
func (s *sentence) length(parts []clause) (n int) {
	for _, p := range parts {
		for i := p.from; i <= p.to; i++ {
			if t := &s.tokens[i]; t.kind == slotToken || t.kind == wordToken && !linking[t.text] {
				n++
			}
		}
	}
	return n
}

// listed tells whether a clause is of the list that a directive clause of the sentence
// begins: "ceritakan dulu: usahanya apa, sudah berapa lama".
func (s *sentence) listed(parts []clause, i int) bool {
	if s.claimsShown(parts, i) {
		return false
	}
	asks := s.some(parts[i], func(k int) bool { return asking[s.word(k)] }) || parts[i].to-parts[i].from < 4 && !s.tells(parts[i], origins|rivalTag|marketTag)
	for k := range i {
		if asks && s.directs(parts[k]) && s.some(clause{parts[k].to, parts[i].from - 1}, func(i int) bool { return s.word(i) == ":" }) {
			return true
		}
	}
	return false
}

func (s *sentence) holdsSlot(p clause) bool {
	return s.some(p, func(i int) bool { return s.tokens[i].kind == slotToken })
}

// holdsFigure tells whether a figure or a slot stands in a clause, or is led to by it.
func (s *sentence) holdsFigure(p clause) bool {
	for i := p.from; i <= p.to; i++ {
		if s.tokens[i].figure >= 0 || s.tokens[i].kind == slotToken {
			return true
		}
	}
	next := p.to + 2
	return next < len(s.tokens) && (s.tokens[next].figure >= 0 || s.tokens[next].kind == slotToken) && s.word(p.to+1) == ","
}

// hedges tells whether a clause says that something is not known or not reckoned in,
// depends on something, or is from the owner.
func (s *sentence) hedges(p clause) bool {
	for i := p.from; i <= p.to; i++ {
		if s.word(i) == "tergantung" || s.word(i) == "sudah" && (s.word(i+1) == "tercatat" || s.word(i+1) == "dicatat") || s.word(i) == "dari" && isOwner(s.word(i+1)) && !s.tells(p, claimTags) || s.word(i) == "belum" && anyRoot(s.word(i+1), lacking) || s.word(i) == "ada" && s.word(i-1) == "tidak" && s.word(i+1) == "di" && s.word(i+2) == "data" {
			return true
		}
	}
	return false
}

// forbidden tells whether the owner is told not to do what stands at token i.
func (s *sentence) forbidden(i int) bool {
	for _, p := range s.clauses() {
		if p.from <= i && i <= p.to {
			return s.has(clause{from: p.from, to: i}, "jangan")
		}
	}
	return false
}

// comparison is the "lebih" by which a clause sets one thing over another without a
// figure: "jauh lebih hemat daripada kontainer"; -1 for none.
func (s *sentence) comparison(p clause) int {
	for i := p.from; i < p.to; i++ {
		if s.word(i) == "lebih" && s.word(i+1) != "baik" && (s.has(clause{from: i, to: p.to}, "daripada") || s.has(clause{from: i, to: p.to}, "dibanding")) {
			return i
		}
	}
	return -1
}

// anyRoot tells whether a word, or one that it may come of, is one of some.
func anyRoot(w string, of map[string]bool) bool {
	return of[w] || slices.ContainsFunc(text.Roots(rootOf(w)), func(root string) bool { return of[root] })
}

// binds tells whether a clause tells only when or what for something is.
func (s *sentence) binds(p clause, leads bool) bool {
	i := p.from
	for i < p.to && (s.word(i) == "dan" || s.word(i) == "atau" || s.word(i) == "jadi" || s.word(i) == "tapi" || s.word(i) == "juga") {
		i++
	}
	if s.word(i+1) == "itu" {
		return false // "setelah itu" begins what comes of it
	}
	if !aims[s.word(i)] && !leads || p.to-i > maxBinding {
		return false // it says what comes of it as well
	}
	return bindings[s.word(i)] || aims[s.word(i)]
}

// maxBinding is how many words a clause has at most behind the word that binds it: in a
// longer one stands what is bound too.
const maxBinding = 10

// isAcronym tells whether a word is written large throughout: an office, a permit.
func (t *token) isAcronym() bool {
	return len(t.raw) > 1 && t.raw != t.text && t.raw == strings.ToUpper(t.raw) && !addressed[t.text]
}

// selfTalk tells whether a clause is of what Setara itself can and will do: "harga
// pasarnya belum bisa saya bandingkan".
func (s *sentence) selfTalk(p clause) bool {
	for i := p.from; i <= p.to; i++ {
		switch s.word(i) {
		case "saya":
			for k := i + 1; k <= p.to; k++ {
				if anyRoot(s.word(k), selfVerbs) {
					return s.word(i-1) != "menurut" && s.word(i-1) != "kata"
				}
				if !openers[s.word(k)] {
					return false
				}
			}
			return false
		case "nanti", "bisa":
			if helping[s.word(i+1)] {
				return true
			}
		}
	}
	return false
}
