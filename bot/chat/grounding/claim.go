package grounding

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// claim is a fact, and what must be said around it.
type claim struct {
	fact *Fact
	// value is as in a [figure]; negative figures are told without their sign.
	value int64
	unit  figureUnit
	// needs must each be met; allowed are all tags that may be near.
	needs   []need
	allowed tags
	words   map[string]bool
	// of are the names that it is of, by their places; none for no name.
	of []int
	// ofWords are the words that tell which of several things it is of.
	ofWords []string
	// pack tells that it is for the owner's pack and not for one unit.
	pack bool
	// single tells that it is both the lowest and the highest of its kind.
	single bool
	// entry tells that it is of a programme or a rule.
	entry bool
	// negative tells that the fact's value is under nothing.
	negative bool
}

// need is met by one of its tags or words.
type need struct {
	tags  tags
	words []string
}

// rule is a line of label.tsv.
type rule struct {
	needs   []need
	allowed tags
	words   []string
}

var rules = readRules()

func readRules() map[string]rule {
	all := make(map[string]rule)
	eachLine("label.tsv", func(line string) {
		columns := strings.Split(line+"\t\t", "\t")
		var r rule
		for field := range strings.FieldsSeq(columns[2]) {
			if word, ok := strings.CutPrefix(field, "="); ok {
				r.words = append(r.words, word)
			} else {
				r.allowed |= tagsOf(field)
			}
		}
		for field := range strings.FieldsSeq(columns[1]) {
			var n need
			for one := range strings.SplitSeq(field, "|") {
				if word, ok := strings.CutPrefix(one, "="); ok {
					n.words = append(n.words, word)
				} else {
					n.tags |= tagsOf(one)
				}
			}
			r.needs = append(r.needs, n)
		}
		all[columns[0]] = r
	})
	return all
}

// contrasts are words that tell one label from another, in groups: where another of
// its group stands nearer, the figure is that one's.
var contrasts = func() map[string]int {
	all := make(map[string]int)
	for i, group := range [...]string{
		"paket kontainer", "bahan kemasan tenaga upah", "umk umkm umum", "ppn pph bea pabean kurs jadinya", "penjara denda kuota bunga jaminan agunan", "bebas", "bikin produksi",
	} {
		for w := range strings.FieldsSeq(group) {
			all[w] = i + 1
		}
	}
	return all
}()

const packEnding = " untuk sekemasan"

func (c *checker) addClaim(f *Fact) {
	label, pack := strings.CutSuffix(strings.ToLower(f.Label), packEnding)
	cl := claim{fact: f, pack: pack, negative: f.Value < 0}
	v := max(f.Value, -f.Value)
	switch f.Unit {
	case knowledge.FactRupiah:
		cl.value, cl.unit = v*parts, moneyUnit
	case knowledge.FactBasisPoints:
		cl.value, cl.unit = v*(parts/100), percentUnit
	case knowledge.FactPercent:
		cl.value, cl.unit = v*parts, percentUnit
	case knowledge.FactUSCents:
		cl.value, cl.unit = v*(parts/100), dollarUnit
	default:
		cl.value = v * parts
	}
	if before, aspect, ok := strings.Cut(label, ": "); ok && c.namesEntry(before) {
		label, cl.entry = aspect, true
	}
	r, known := rules[label]
	if !known {
		r = generalRule(label)
	}
	cl.needs, cl.allowed = r.needs, r.allowed
	cl.words = make(map[string]bool)
	for _, w := range r.words {
		cl.words[w] = true
	}
	for i := range r.needs {
		cl.allowed |= r.needs[i].tags
		for _, w := range r.needs[i].words {
			cl.words[w] = true
		}
	}
	if f.Source == knowledge.SourceOwner {
		cl.allowed |= saidTag | ownTag
	}
	if f.Value < 0 {
		cl.turn()
	}
	c.addOf(&cl)
	c.claims = append(c.claims, cl)
}

// turn tells a profit under nothing as the loss that it is, and a loss as profit.
func (cl *claim) turn() {
	needs := make([]need, len(cl.needs))
	for i, n := range cl.needs {
		switch {
		case n.tags&profitTag != 0:
			n.tags = n.tags&^profitTag | lossTag
		case n.tags&lossTag != 0:
			n.tags = n.tags&^lossTag | profitTag
		}
		needs[i] = n
	}
	cl.needs = needs
	if cl.allowed&profitTag != 0 {
		cl.allowed = cl.allowed&^profitTag | lossTag
	} else if cl.allowed&lossTag != 0 {
		cl.allowed = cl.allowed&^lossTag | profitTag
	}
}

// generalRule is the rule of a label that the list does not have: its words must
// all be there.
func generalRule(label string) rule {
	var r rule
	probe := sentence{tokens: appendTokens(nil, label)}
	probe.readConcepts()
	for i := range probe.tokens {
		t := &probe.tokens[i]
		switch {
		case t.tags != 0:
			r.needs = append(r.needs, need{tags: t.tags})
		case t.kind == wordToken && !t.spoken && !smallWords[t.text]:
			r.needs = append(r.needs, need{words: []string{text.Stem(t.text), t.text}})
		}
	}
	if len(r.needs) == 0 {
		r.needs = []need{{words: []string{label}}}
	}
	return r
}

// smallWords tell nothing of a label.
var smallWords = func() map[string]bool {
	all := make(map[string]bool)
	for _, w := range strings.Fields("di ke dari untuk yang dan atau per lewat dengan pada oleh kalau itu ini nya bagi dalam sekali ada tidak") {
		all[w] = true
	}
	return all
}()

// addOf finds what a claim is of among the names.
func (c *checker) addOf(cl *claim) {
	of := strings.ToLower(cl.fact.Of)
	if of == "" {
		return
	}
	head, rest, _ := strings.Cut(of, ", ")
	for rest != "" {
		next, after, _ := strings.Cut(rest, ", ")
		if !c.namesPlatform(next) {
			break
		}
		head, rest = head+" dan "+next, after
	}
	for i := range c.names {
		n := &c.names[i]
		for _, form := range n.forms {
			if form == head || form == of || n.kind == NamePlatform && slices.Contains(strings.Split(head, " dan "), form) {
				cl.of = append(cl.of, i)
				break
			}
		}
	}
	if len(cl.of) > 0 && c.names[cl.of[0]].kind == NamePlatform && rest != "" {
		probe := appendTokens(nil, rest)
		for i := range probe {
			if probe[i].kind == wordToken && !smallWords[probe[i].text] && probe[i].text != "kelompok" {
				cl.ofWords = append(cl.ofWords, probe[i].text)
			}
		}
	}
}

// namesPlatform tells whether a text is the name of a marketplace.
func (c *checker) namesPlatform(s string) bool {
	for i := range c.names {
		if c.names[i].kind == NamePlatform && slices.Contains(c.names[i].forms, s) {
			return true
		}
	}
	return false
}

// tellApart keeps, of the words that tell which of several things a claim is of, those
// that no other thing of its marketplace has.
func (c *checker) tellApart(cl *claim) {
	var own []string
	for _, w := range cl.ofWords {
		shared := false
		for i := range c.claims {
			o := &c.claims[i]
			shared = shared || o.fact.Of != cl.fact.Of && o.fact.Label == cl.fact.Label && len(o.of) > 0 && slices.Contains(cl.of, o.of[0]) && strings.Contains(strings.ToLower(o.fact.Of), w)
		}
		if !shared {
			own = append(own, w)
		}
	}
	if len(own) > 0 {
		cl.ofWords = own
	}
}

// needed are the tags that a claim needs.
func (cl *claim) needed() (all tags) {
	for i := range cl.needs {
		all |= cl.needs[i].tags
	}
	return all
}

// pairClaims marks fees whose lowest is their highest, and takes from what may stand
// beside others the fees that were not reckoned in.
func (c *checker) pairClaims() {
	fees := false
	for i := range c.claims {
		fees = fees || strings.HasPrefix(c.claims[i].fact.Label, "potongan di harga")
	}
	for i := range c.claims {
		if !fees {
			c.claims[i].allowed &^= feelTag &^ c.claims[i].needed()
		}
		c.tellApart(&c.claims[i])
	}
	for i := range c.claims {
		a := &c.claims[i]
		for k := range c.claims {
			b := &c.claims[k]
			if a.fact.Label == "potongan terendah" && b.fact.Label == "potongan tertinggi" && a.fact.Of == b.fact.Of &&
				a.value == b.value && a.fact.Source == b.fact.Source {
				a.single, b.single = true, true
			}
		}
		c.hasPack = c.hasPack || a.pack
	}
}
