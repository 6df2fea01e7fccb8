package grounding

import "strings"

// supposedNot tells whether what begins at token i is supposed not to be: "kalau tidak
// ikut".
func (s *sentence) supposedNot(i int) bool {
	return i >= 2 && negations[s.word(i-1)] && ifWords[s.word(i-2)]
}

// proposes tells whether a question is an advice: "bagaimana kalau diturunkan?"
func (s *sentence) proposes() bool {
	for i := range s.tokens {
		switch w := s.word(i); {
		case (w == "bagaimana" || w == "gimana") && s.word(i+1) == "kalau":
			return true
		case (w == "mau" || w == "siap" || w == "berani" || w == "coba") && s.word(len(s.tokens)-1) == "?" && s.word(0) != "kenapa" && s.word(0) != "mengapa":
			return true // "mau ikut harga saingan saja?"
		}
	}
	return false
}

// ofEntries tells whether the evidence is of programmes and rules and of no price, so
// that "boleh ikut" is of one of them.
func (c *checker) ofEntries() bool {
	if c.evidence.Advice != nil {
		return false
	}
	entries := false
	for i := range c.names {
		entries = entries || c.names[i].isEntry()
	}
	for i := range c.claims {
		if c.claims[i].needed()&(rivalTag|ownTag|statistic) != 0 {
			return false
		}
	}
	return entries
}

// open tells whether what stands before token i is left open: "turun atau tidak".
func (s *sentence) open(i int) bool {
	return s.word(i) == "atau" && (s.word(i+1) == "tidak" || s.word(i+1) == "belum" || s.word(i+1) == "naik" || s.word(i+1) == "nggak")
}

// asks tells whether a sentence only asks.
func (s *sentence) asks() bool {
	if s.word(len(s.tokens)-1) != "?" {
		return false
	}
	switch s.word(0) {
	case "bisakah", "apakah", "bolehkah", "haruskah", "perlukah", "kenapa", "mengapa", "bagaimana", "kapan", "apa":
		return true
	}
	return false
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

// disapproves tells whether a sentence speaks against what it is about: it tells of
// a loss, denies, or plays down.
func (s *sentence) disapproves() bool {
	if s.outcome(0) < 0 || s.hasSlot() {
		return true
	}
	for i := range s.tokens {
		if negations[s.word(i)] && agreeing.longest(s.tokens, i) == 0 || against[s.word(i)] {
			return true
		}
	}
	return false
}

// against play down what is done.
var against = wordSet(`hanya cuma malah justru sia-sia percuma berat sulit susah capek melelahkan berbahaya bahaya berisiko merugikan perang`)

// commands tells whether the verb at token i is a command: "samakan", not "ikut harga
// itu" or "menyamai".
func (s *sentence) commands(i int) bool {
	t := s.tokens[i].text
	return (strings.HasSuffix(t, "kan") || strings.HasSuffix(t, "i")) && !strings.HasPrefix(t, "me") && !strings.HasPrefix(t, "di")
}

var qualityWords = wordSet(`mutu kualitas bahan kain rasa ukuran isi takaran kadar biaya modal ongkos bazar pameran pelatihan kelas omzet penjualan kelompok komunitas program`)

// ofQuality tells whether what is lowered, raised or joined is no price.
func (s *sentence) ofQuality(i int) bool {
	for k := i; k < i+2 && k < len(s.tokens); k++ {
		if t := &s.tokens[k]; qualityWords[t.root] || t.name >= 0 || t.kind == slotToken && t.text[0] == 'e' {
			return true
		}
	}
	return false
}

// rises tells whether what goes up or down at token i is no price but what comes of
// one: "untungnya ikut naik".
func (s *sentence) rises(i int) bool {
	for k := i - 1; k >= 0 && !s.parts(k); k-- {
		switch t := &s.tokens[k]; {
		case t.root == "harga":
			return false
		case t.tags&(profitTag|lossTag) != 0, qualityWords[t.root]:
			return true
		}
	}
	return false
}

// isThing tells whether what stands at token i is no deed but a thing: "harga setelah
// diskon".
func (s *sentence) isThing(i int) bool {
	for i > 0 && (s.word(i-1) == "juga" || s.word(i-1) == "dulu" || s.word(i-1) == "saja") {
		i--
	}
	switch s.word(i - 1) {
	case "catat", "hitung", "besarnya", "setelah", "sesudah", "sebelum", "dari", "tanpa", "soal", "harga", "ada", "dengan", "pakai":
		return true
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

// pricing are commands by which a price is set.
var pricing = wordSet(`pasang pasanglah jual juallah pakai patok ganti lepas taruh tetapkan samakan sesuaikan ubah`)

// checkPrices finds a command to ask a price that is none which the advice names.
func (c *checker) checkPrices(s *sentence) {
	for _, p := range s.clauses() {
		at := p.from
		for at < p.to && openers[s.word(at)] || s.word(at) == "coba" {
			at++
		}
		if at > p.to || !pricing[s.word(at)] || isOwner(s.word(at-1)) || s.negated(at) || s.supposed(at) {
			continue
		}
		for i := at + 1; i <= p.to; i++ {
			if cl := c.toldAt(s, i); cl != nil && cl.unit == moneyUnit && !cl.entry && cl.needed()&(suggestedTags|ownTag) == 0 && !((cl.needed()&costTag != 0 || cl.words["kurs"]) && s.reckonsWith(at)) && !cl.ofPack() {
				c.flaw(FlawAdvice, s.span(at, i))
				break
			}
		}
	}
}

// reckonsWith tells whether the command at token i is to reckon with the cost, not to ask
// it as the price: "pakai modal Kakak yang 120rb".
func (s *sentence) reckonsWith(i int) bool {
	next := &s.tokens[min(i+1, len(s.tokens)-1)]
	return s.word(i) == "pakai" && (next.tags&costTag != 0 || next.root == "kurs" || next.kind == slotToken) && !s.has(clause{i, len(s.tokens) - 1}, "harga") && !s.has(clause{i, len(s.tokens) - 1}, "jual")
}

// suggestedTags are the prices that an owner may be told to ask.
var suggestedTags = tagsOf("suggest", "want", "set")

// ofPack tells whether a claim is the price of a pack of several.
func (cl *claim) ofPack() bool {
	return strings.HasPrefix(cl.fact.Label, "harga paket") || strings.HasPrefix(cl.fact.Label, "harga satuan seluruhnya")
}

// toldAt is the claim that a slot or a figure at token i tells; nil for none.
func (c *checker) toldAt(s *sentence, i int) *claim {
	if n := s.tokens[i].figure; n >= 0 {
		return s.figures[n].match
	}
	if s.tokens[i].kind != slotToken {
		return nil
	}
	return c.claimOf(s.tokens[i].text)
}

// claimOf is the claim with a slot; nil for none.
func (c *checker) claimOf(slot string) *claim {
	for k := range c.claims {
		if c.claims[k].fact.ID == slot {
			return &c.claims[k]
		}
	}
	return nil
}
