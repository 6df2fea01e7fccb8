package grounding

import "strings"

// thing is one side of a comparison.
type thing struct {
	label string
	at    int
	// told is the value of a figure that stands for it.
	told *claim
}

// originNear is of which group of the market something near token i is; empty where
// both are spoken of.
func (s *sentence) originNear(i int) string {
	local, imported := false, false
	for k := max(0, i-4); k < len(s.tokens) && k <= i+4; k++ {
		local = local || s.tokens[k].tags&localTag != 0
		imported = imported || s.tokens[k].tags&importTag != 0
		if k > i && s.tokens[k].tags&(cheapTag|dearTag) != 0 {
			break
		}
	}
	switch {
	case local && imported:
		return ""
	case local:
		return "lokal"
	case imported:
		return "import"
	default:
		return "semua"
	}
}

// thingAt is what of the facts a word speaks of.
func (s *sentence) thingAt(i int) (string, bool) {
	t := &s.tokens[i]
	origin := s.originNear(i)
	switch {
	case t.tags&ownTag != 0, isOwner(t.text) && (s.word(i-1) == "dari" || s.word(i-1) == "daripada" || s.word(i-1) == "punya"):
		return "harga kakak", true
	case t.tags&rivalTag != 0:
		return "harga saingan", true
	case t.tags&tagsOf("floor") != 0:
		return "batas aman", true
	case t.tags&tagsOf("cost") != 0:
		return "modal (hpp)", true
	case t.tags&tagsOf("median", "market") != 0:
		return "median " + origin, origin != ""
	case t.tags&tagsOf("local") != 0:
		return "median lokal", true
	case t.tags&tagsOf("import") != 0:
		return "median import", true
	case t.text == "sejenis":
		return "median semua", true
	}
	return "", false
}

func (c *checker) valueOfThing(s *sentence, t *thing) (int64, bool) {
	if t.told != nil {
		return t.told.fact.Value * parts, true
	}
	return c.valueOf(t.label, c.productNear(s, t.at))
}

// valueOf is the value of the fact with a label, of a product where one is named.
func (c *checker) valueOf(label, product string) (int64, bool) {
	for i := range c.claims {
		f := c.claims[i].fact
		if strings.ToLower(f.Label) == label && (product == "" || strings.EqualFold(f.Of, product)) {
			v := f.Value * parts
			return v, true
		}
	}
	return 0, false
}

// checkPlatforms finds marketplaces held against each other, and the owner's price
// called the lowest or highest: no fact says so.
func (c *checker) checkPlatforms(s *sentence) {
	related, own := false, -1
	first := -1
	for i := range s.tokens {
		t := &s.tokens[i]
		if t.name >= 0 && c.names[t.name].kind == NamePlatform {
			if related && first >= 0 && first != t.name && s.figuresNone() {
				c.flaw(FlawAdvice, s.span(0, i))
				return
			}
			if first < 0 {
				first = t.name
			}
		}
		related = related || first >= 0 && (t.tags&(cheapTag|dearTag) != 0 || t.text == "lebih")
		if t.tags&ownTag != 0 || isOwner(t.text) {
			own = i
		}
		if own >= 0 && i-own <= 3 && s.figuresNone() && !s.negated(i) && (t.tags&tagsOf("min", "max") != 0 || t.text == "paling" && (s.word(i+1) == "murah" || s.word(i+1) == "mahal")) {
			c.flaw(FlawAdvice, s.span(own, i))
			return
		}
	}
}

func (s *sentence) figuresNone() bool { return len(s.figures) == 0 }

// checkOrder holds what is said of two prices ("di bawah", "lebih mahal dari")
// against the facts.
func (c *checker) checkOrder(s *sentence) {
	for i := range s.tokens {
		t := &s.tokens[i]
		above := t.tags&tagsOf("above") != 0 // "di atas harga tengah" is one phrase
		cheap, dear := t.tags&cheapTag != 0, t.tags&dearTag != 0 || above
		if t.text == "lebih" && (s.word(i+1) == "besar" || s.word(i+1) == "kecil") {
			cheap, dear = s.word(i+1) == "kecil", s.word(i+1) == "besar"
		}
		same := t.text == "setara" && s.word(i+1) != "dengan" && i+1 < len(s.tokens) && s.tokens[i+1].figure < 0 || t.text == "sebanding" || t.text == "sama" && s.word(i+1) == "dengan"
		if !cheap && !dear && !same || t.name >= 0 {
			continue
		}
		first, ok1 := s.thingBefore(i)
		second, ok2 := s.thingBehind(i)
		if above && strings.HasPrefix(first.label, "median") {
			continue // it says which goods are meant
		}
		if origin := s.originNear(i); above && origin != "" {
			second, ok2 = thing{label: "median " + origin, at: i}, true
		}
		share, quantified := s.quantity(i)
		if s.negated(i) && !quantified {
			continue
		}
		if quantified && !same {
			c.checkShare(s, i, share, cheap, ok1 && first.label == "harga kakak")
			continue
		}
		if !ok1 || !ok2 || s.figureBetween(max(first.at, i), second.at) && second.told == nil {
			continue
		}
		a, known1 := c.valueOfThing(s, &first)
		b, known2 := c.valueOfThing(s, &second)
		if first.told == nil && second.told == nil && first.label == second.label && !c.manyProducts {
			continue
		}
		if !known1 || !known2 || cheap && a >= b || dear && a <= b || same && max(a-b, b-a)*20 > a {
			c.flaw(FlawAdvice, s.span(first.at, min(second.at+1, len(s.tokens)-1)))
			continue
		}
		s.tokens[i].settled = true
	}
}

func (s *sentence) figureBetween(a, b int) bool {
	for i := a; i <= b; i++ {
		if s.tokens[i].figure >= 0 {
			return true
		}
	}
	return false
}

// goingOn are words with which a clause goes on with what the one before is of.
var goingOn = wordSet(`tapi tetapi namun dan masih tetap juga sudah jauh sedikit memang`)

// firstThing is what the part of a sentence before token i begins with.
func (s *sentence) firstThing(i int) (thing, bool) {
	for k := range i {
		if label, ok := s.thingAt(k); ok {
			return thing{label: label, at: k}, true
		}
	}
	return thing{}, false
}

func (s *sentence) thingBefore(i int) (thing, bool) {
	only := true
	for k := i - 1; k >= 0; k-- {
		if s.parts(k) && s.tokens[k].text != "dan" {
			if only {
				return s.firstThing(k)
			}
			return thing{}, false
		}
		only = only && goingOn[s.word(k)]
		if label, ok := s.thingAt(k); ok {
			return thing{label: label, at: k}, true
		}
		if f := s.tokens[k].figure; f >= 0 && s.figures[f].match != nil && s.figures[f].match.unit == moneyUnit {
			return thing{at: k, told: s.figures[f].match}, true
		}
	}
	return thing{}, false
}

func (s *sentence) thingBehind(i int) (thing, bool) {
	for k := i + 1; k < len(s.tokens) && !s.parts(k); k++ {
		if label, ok := s.thingAt(k); ok {
			return thing{label: label, at: k}, true
		}
		if f := s.tokens[k].figure; f >= 0 && s.figures[f].match != nil && s.figures[f].match.unit == moneyUnit {
			m := s.figures[f].match
			return thing{at: k, told: m}, m.allowed&gapTag == 0
		}
	}
	return thing{}, false
}

func (c *checker) productNear(s *sentence, i int) string {
	if !c.manyProducts {
		return ""
	}
	for k := i; k < len(s.tokens) && k < i+4; k++ {
		if n := s.tokens[k].name; n >= 0 && c.names[n].kind == NameProduct {
			return c.names[n].name.Text
		}
	}
	for k := i; k >= 0; k-- {
		if n := s.tokens[k].name; n >= 0 && c.names[n].kind == NameProduct {
			return c.names[n].name.Text
		}
	}
	return ""
}

// share is how much of the goods a word speaks of, in percent from and to.
type share struct{ from, to int64 }

// quantity is how much of the goods a comparison is of: "hampir semua".
func (s *sentence) quantity(i int) (share, bool) {
	for k := range s.tokens {
		switch s.tokens[k].text {
		case "semua", "seluruh", "semuanya", "seluruhnya":
			if k < i || s.word(k-1) == "hampir" {
				return share{80, 100}, true
			}
		case "kebanyakan", "mayoritas", "umumnya":
			return share{60, 100}, true
		case "besar":
			if s.word(k-1) == "sebagian" {
				return share{55, 100}, true
			}
		case "ada":
			if k > 0 && negations[s.word(k-1)] {
				return share{0, 15}, true
			}
		case "jarang", "sedikit":
			if k < i && s.word(k+1) == "barang" || s.word(k) == "jarang" {
				return share{0, 35}, true
			}
		}
	}
	return share{}, false
}

// checkShare holds "hampir semua lebih murah" against how many are cheaper than the
// owner's price.
func (c *checker) checkShare(s *sentence, i int, much share, cheap, ownFirst bool) {
	v, ok := c.valueOf("lebih murah dari harga kakak", "")
	v /= parts
	if cheap == ownFirst {
		v = 100 - v
	}
	if !ok || v < much.from || v > much.to {
		c.flaw(FlawAdvice, s.span(max(0, i-4), min(i+3, len(s.tokens)-1)))
		return
	}
	s.tokens[i].settled = true
}
