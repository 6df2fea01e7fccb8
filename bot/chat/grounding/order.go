package grounding

import "strings"

// thing is one side of a comparison.
type thing struct {
	label string
	at    int
}

// thingAt is what of the facts a word speaks of.
func (s *sentence) thingAt(i int) (string, bool) {
	t := &s.tokens[i]
	origin := "semua"
	for name, tag := range map[string]tags{"lokal": concepts["local"], "import": concepts["import"]} {
		for k := max(0, i-4); k < len(s.tokens) && k <= i+4; k++ {
			if s.tokens[k].tags&tag != 0 {
				origin = name
			}
			if k > i && s.tokens[k].tags&(cheapTag|dearTag) != 0 {
				break
			}
		}
	}
	switch {
	case t.tags&ownTag != 0:
		return "harga kakak", true
	case t.tags&rivalTag != 0:
		return "harga saingan", true
	case t.tags&tagsOf("floor") != 0:
		return "batas aman", true
	case t.tags&tagsOf("cost") != 0:
		return "modal (hpp)", true
	case t.tags&tagsOf("median", "market") != 0:
		return "median " + origin, true
	case t.tags&tagsOf("local") != 0:
		return "median lokal", true
	case t.tags&tagsOf("import") != 0:
		return "median import", true
	case t.text == "sejenis":
		return "median semua", true
	}
	return "", false
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

// checkOrder holds what is said of two prices ("di bawah", "lebih mahal dari")
// against the facts.
func (c *checker) checkOrder(s *sentence) {
	for i := range s.tokens {
		t := &s.tokens[i]
		cheap, dear := t.tags&cheapTag != 0, t.tags&dearTag != 0
		if t.text == "lebih" && (s.word(i+1) == "besar" || s.word(i+1) == "kecil") {
			cheap, dear = s.word(i+1) == "kecil", s.word(i+1) == "besar"
		}
		if !cheap && !dear || t.name >= 0 {
			continue
		}
		first, ok1 := s.thingBefore(i)
		second, ok2 := s.thingBehind(i)
		if s.negated(i) && !c.fewBefore(s, i) {
			continue
		}
		if share, quantified := s.quantity(i); quantified {
			c.checkShare(s, i, share, cheap, ok1 && first.label == "harga kakak")
			continue
		}
		if !ok1 || !ok2 || s.figureBetween(first.at, second.at) {
			continue
		}
		a, known1 := c.valueOf(first.label, c.productNear(s, first.at))
		b, known2 := c.valueOf(second.label, c.productNear(s, second.at))
		if first.label == second.label && !c.manyProducts {
			continue
		}
		if !known1 || !known2 || cheap && a >= b || dear && a <= b {
			c.flaw(FlawAdvice, s.span(first.at, min(second.at+1, len(s.tokens)-1)))
		}
	}
}

func (c *checker) fewBefore(s *sentence, i int) bool {
	_, ok := s.quantity(i)
	return ok
}

func (s *sentence) figureBetween(a, b int) bool {
	for i := a; i <= b; i++ {
		if s.tokens[i].figure >= 0 {
			return true
		}
	}
	return false
}

func (s *sentence) thingBefore(i int) (thing, bool) {
	for k := i - 1; k >= 0; k-- {
		if s.parts(k) && s.tokens[k].text != "dan" {
			return thing{}, false
		}
		if label, ok := s.thingAt(k); ok {
			return thing{label, k}, true
		}
	}
	return thing{}, false
}

func (s *sentence) thingBehind(i int) (thing, bool) {
	for k := i + 1; k < len(s.tokens) && !s.parts(k); k++ {
		if label, ok := s.thingAt(k); ok {
			return thing{label, k}, true
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
		case "semua", "seluruh":
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
	}
}
