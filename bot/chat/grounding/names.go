package grounding

import (
	"slices"
	"strings"
)

// knownName is a name of the evidence, in the forms that it can be told in.
type knownName struct {
	kind  NameKind
	forms []string
	runs  [][]string
	name  *Name
}

func (c *checker) addName(n *Name) {
	k := knownName{kind: n.Kind, name: n}
	for _, form := range append([]string{n.Text}, n.Aliases...) {
		run := nameWords(appendTokens(nil, form))
		if len(run) == 0 {
			continue
		}
		k.forms = append(k.forms, strings.ToLower(form))
		k.runs = append(k.runs, run)
	}
	if len(k.forms) > 0 {
		c.names = append(c.names, k)
	}
}

// nameWords are the words of a name without those that people leave out.
func nameWords(tokens []token) []string {
	var words []string
	for i := range tokens {
		if w := tokens[i].text; !passedOver(&tokens[i]) {
			words = append(words, strings.TrimSuffix(w, ",-"))
		}
	}
	return words
}

// passedOver tells whether a token says nothing in a name: "Nomor", "/".
func passedOver(t *token) bool {
	switch t.text {
	case "nomor", "no", "tahun", "th":
		return true
	}
	return t.kind == markToken
}

// run is how many tokens from i on are a name's words; 0 where they are not.
func run(tokens []token, i int, words []string) int {
	at := i
	for n, w := range words {
		for n > 0 && at < len(tokens) && passedOver(&tokens[at]) && (tokens[at].kind != markToken || joins(tokens[at].text)) {
			at++
		}
		if at >= len(tokens) || tokens[at].text != w && tokens[at].root != w || tokens[at].kind == slotToken {
			return 0
		}
		at++
	}
	return at - i
}

// joins tells whether a mark can stand within a name.
func joins(mark string) bool { return strings.Contains("/.-,()|&:+_'\"[]", mark) }

// maskNames marks the names of the evidence in a sentence, the longest first.
func (c *checker) maskNames(s *sentence) {
	for i := 0; i < len(s.tokens); {
		best, which := 0, -1
		if !passedOver(&s.tokens[i]) && s.tokens[i].kind != slotToken {
			for _, ref := range c.byWord[s.tokens[i].text] {
				if n := run(s.tokens, i, c.names[ref.name].runs[ref.run]); n > best {
					best, which = n, ref.name
				}
			}
			if t := &s.tokens[i]; t.root != t.text {
				for _, ref := range c.byWord[t.root] {
					if n := run(s.tokens, i, c.names[ref.name].runs[ref.run]); n > best {
						best, which = n, ref.name
					}
				}
			}
		}
		if best == 0 || numbersOnly(s.tokens[i:i+best]) && c.names[which].kind != NameContact {
			i++
			continue
		}
		for k := i; k < i+best; k++ {
			s.tokens[k].name = which
		}
		i += best
	}
}

func numbersOnly(tokens []token) bool {
	for i := range tokens {
		if tokens[i].kind == wordToken {
			return false
		}
	}
	return true
}

type nameRef struct{ name, run int }

func (c *checker) indexNames() {
	c.byWord = make(map[string][]nameRef)
	for i := range c.names {
		for k, words := range c.names[i].runs {
			c.byWord[words[0]] = append(c.byWord[words[0]], nameRef{i, k})
		}
	}
}

// namesEntry tells whether a text is the name of a programme or rule.
func (c *checker) namesEntry(s string) bool {
	for i := range c.names {
		if (c.names[i].kind == NameProgram || c.names[i].kind == NameRegulation) && slices.Contains(c.names[i].forms, s) {
			return true
		}
	}
	return false
}

// foreignNames finds names that no result has.
func (c *checker) foreignNames(s *sentence) {
	for i := range s.tokens {
		t := &s.tokens[i]
		switch {
		case c.cued(s, i):
			c.flaw(FlawName, t.raw)
		case t.kind == linkToken:
			if !c.knownLink(t.raw) {
				c.flaw(FlawLink, t.raw)
			}
		case t.kind == markToken && t.text == "@":
			c.flaw(FlawLink, "@"+s.word(i+1))
		case t.kind != wordToken || t.name >= 0 || t.figure >= 0:
		case i > 0 && t.glued && s.tokens[i-1].kind == numberToken:
		case outsideNames.longest(s.tokens, i) > 0 && !c.said[t.text] && !c.said[t.root]:
			c.flaw(FlawName, t.raw)
		case ruleForms[t.text] && c.numbered(s, i):
			c.flaw(FlawName, t.raw+" "+s.word(i+1))
		case c.strange(s, i):
			c.flaw(FlawName, t.raw)
		}
	}
}

// cued tells whether a word is written large behind a word that the name of a
// programme, a marketplace, a brand or a person follows, and is none that the
// evidence has as such: what strangers put into titles is a name for goods alone.
func (c *checker) cued(s *sentence, i int) bool {
	t := &s.tokens[i]
	if i == 0 || t.kind != wordToken || t.raw == t.text || t.figure >= 0 || c.owners[t.text] || addressed[t.text] {
		return false
	}
	if before := s.word(i - 1); !nameCues[before] && !personCues[before] {
		return false
	}
	if t.name < 0 {
		return !(t.isAcronym() && c.blockWords[t.text])
	}
	switch c.names[t.name].kind {
	case NameListing, NameProduct:
		return true
	default:
		return false
	}
}

// numbered tells whether the word for a kind of rule names one: a number or a
// name follows.
func (c *checker) numbered(s *sentence, i int) bool {
	for k := i + 1; k < len(s.tokens) && k < i+4; k++ {
		t := &s.tokens[k]
		if t.kind == numberToken || t.kind == wordToken && (isRoman(t.raw) || numberWords[t.text].kind == digitWord) {
			return t.name < 0
		}
		if !passedOver(t) {
			return t.kind == wordToken && t.raw != t.text && !c.ordinary(t)
		}
	}
	return false
}

func isRoman(s string) bool { return s != "" && strings.Trim(s, "IVXLC") == "" }

// strange tells whether a word can only be a name that is not known: written
// large within a sentence, or behind a word that names follow.
func (c *checker) strange(s *sentence, i int) bool {
	t := &s.tokens[i]
	large := t.raw != t.text
	if _, second, ok := strings.Cut(t.text, "-"); ok && (c.said[second] || addressed[second]) {
		return false // "ber-SNI"
	}
	if c.ordinary(t) {
		// A run of words written large is a name, ordinary as each of them may be; so is
		// a place that no result names.
		return large && (s.largeRun(i) || !t.first && !c.said[t.text] && !c.said[t.root] && !addressed[t.text] && !s.opens(i))
	}
	if large && !t.first {
		return true
	}
	if large && s.largeAt(i+1) {
		return true // two words written large are a name
	}
	if i > 0 && t.figure < 0 {
		return nameCues[s.word(i-1)] || i > 1 && nameCues[s.word(i-2)] && s.tokens[i-1].kind == wordToken
	}
	return false
}

// addressed are words that are written large and are no names.
var addressed = wordSet(`kak kakak anda umkm umk hpp ktp kk npwp ppn pph rp idr us cod sku pdf hp form e bep as`)

// opens tells whether token i begins what stands in quotes or behind a colon.
func (s *sentence) opens(i int) bool {
	before := s.word(i - 1)
	return before == ":" || before == "\"" || before == "“" || before == "(" || before == "‘" || before == "'" || before == "," || before == "–" || before == "—" || before == "…"
}

// largeRun tells whether a word that is written large stands beside another such
// word, both of no name of the evidence.
func (s *sentence) largeRun(i int) bool { return s.largeAt(i) && (s.largeAt(i-1) || s.largeAt(i+1)) }

// largeAt tells whether token i is a word written large, of no name, within what is said.
func (s *sentence) largeAt(k int) bool {
	if k < 1 || k >= len(s.tokens) {
		return false
	}
	t := &s.tokens[k]
	if before := &s.tokens[k-1]; before.kind == markToken && before.text != "&" && before.text != "-" {
		return false
	}
	return t.kind == wordToken && t.raw != t.text && t.name < 0 && t.figure < 0 && !addressed[t.text] && !t.first
}
