package knowledge

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// numberText is a text with the groups of its digits.
type numberText struct {
	text   string
	digits []byte // of all groups, as ASCII
	groups []digitGroup
	links  []byteRange
}

// digitGroup are digits that stand together.
type digitGroup struct {
	// from and to are where they stand in the text, low and high where among the
	// digits.
	from, to, low, high int
	// after is what separates them from the group before in the same chain: a
	// space for any, 0 where they begin a chain.
	after rune
}

// byteRange is a part of a text.
type byteRange struct{ from, to int }

// personalNumber is a part of a text that is one.
type personalNumber struct {
	byteRange
	kind PersonalKind
}

// mostBetween is how many signs may stand between two groups of one number.
const mostBetween = 3

// readNumbers finds the digits of a text.
func readNumbers(text string) *numberText {
	t := &numberText{text: text}
	inside, between, sign := false, 0, rune(0)
	for at := 0; at < len(text); {
		r, size := rune(text[at]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		value := digitValue(r)
		switch {
		case value >= 0 && inside:
			t.add(value, at+size)
		case value >= 0:
			if sign == 0 && len(t.groups) > 0 && between > 0 {
				sign = ' '
			}
			t.groups = append(t.groups, digitGroup{from: at, low: len(t.digits), after: sign})
			t.add(value, at+size)
			inside, between, sign = true, 0, 0
		case unseen(r):
		case betweenDigits(r) && len(t.groups) > 0 && between < mostBetween && (inside || between > 0):
			inside = false
			between++
			if sign == 0 || sign == ' ' || sign == ')' {
				sign = separator(r)
			}
		default:
			inside, between, sign = false, 0, 0
		}
		at += size
	}
	t.links = findLinks(text)
	return t
}

func (t *numberText) add(value, to int) {
	t.digits = append(t.digits, byte('0'+value))
	g := &t.groups[len(t.groups)-1]
	g.to, g.high = to, len(t.digits)
}

// separator is a sign between digits; all spaces are one.
func separator(r rune) rune {
	switch {
	case r == '.' || r == ',' || r == '/' || r == '+' || r == ')':
		return r
	case r == '-' || r == '−' || unicode.Is(unicode.Pd, r):
		return '-'
	}
	return ' '
}

// chains are the groups that only signs stand between.
func (t *numberText) chains() [][]digitGroup {
	var chains [][]digitGroup
	first := 0
	for i := 1; i <= len(t.groups); i++ {
		if i < len(t.groups) && t.groups[i].after != 0 {
			continue
		}
		if n := t.groups[i-1].high - t.groups[first].low; n >= leastPersonal-1 {
			chains = append(chains, t.groups[first:i])
		}
		first = i
	}
	return chains
}

// find finds the personal numbers of a chain, in their order.
func (t *numberText) find(chain []digitGroup) []personalNumber {
	c := t.newContext(chain)
	if c.silent {
		return nil
	}
	var found []personalNumber
	for i := 0; i < len(chain); {
		kind, last := c.longest(i)
		if kind == "" {
			i++
			continue
		}
		found = append(found, personalNumber{byteRange{chain[i].from, chain[last].to}, kind})
		i = last + 1
	}
	return found
}

// numberContext is what stands around a chain.
type numberContext struct {
	t     *numberText
	chain []digitGroup
	// hint is the kind that a word before it names; code tells that one names it
	// the code of something.
	hint PersonalKind
	code bool
	// plus tells that a plus stands before it, glued that letters touch it before
	// or behind.
	plus, gluedBefore, gluedAfter bool
	// exempt are the groups that are money or a date.
	exempt []bool
	silent bool
}

func (t *numberText) newContext(chain []digitGroup) *numberContext {
	c := &numberContext{t: t, chain: chain}
	first, last := &chain[0], &chain[len(chain)-1]
	c.readBefore(t.text[:first.from])
	if r, _ := utf8.DecodeRuneInString(t.text[last.to:]); unicode.IsLetter(r) {
		c.gluedAfter = true
	}
	if link, ok := t.linkAt(first.from); ok && !c.dialled(link) {
		c.silent = true
		return c
	}
	c.exempt = make([]bool, len(chain))
	c.exemptDates()
	c.exemptMoney()
	return c
}

// hintsWithin is how many bytes before a number a word may name it.
const hintsWithin = 40

// hintWords are words that name a number which follows.
var hintWords = map[string]PersonalKind{
	"nik": PersonalNIK, "ktp": PersonalNIK, "ektp": PersonalNIK, "kk": PersonalNIK, "kependudukan": PersonalNIK,
	"npwp": PersonalNPWP, "nitku": PersonalNPWP,
	"wa": PersonalPhone, "whatsapp": PersonalPhone, "hp": PersonalPhone, "nohp": PersonalPhone, "nowa": PersonalPhone,
	"telp": PersonalPhone, "telepon": PersonalPhone, "tlp": PersonalPhone, "tlpn": PersonalPhone, "telpon": PersonalPhone,
	"tel": PersonalPhone, "phone": PersonalPhone, "hubungi": PersonalPhone, "kontak": PersonalPhone, "call": PersonalPhone,
	"sms": PersonalPhone, "fax": PersonalPhone,
	"kartu": PersonalCard, "card": PersonalCard, "kredit": PersonalCard, "debit": PersonalCard, "atm": PersonalCard, "cc": PersonalCard,
}

// codeWords are words that name the code of something.
var codeWords = map[string]bool{
	"sku": true, "kode": true, "barcode": true, "ean": true, "upc": true, "gtin": true, "isbn": true, "resi": true, "awb": true,
	"invoice": true, "inv": true, "order": true, "pesanan": true, "item": true, "itemid": true, "barang": true, "imei": true,
}

// readBefore reads the words before a chain: the nearest that says something
// counts.
func (c *numberContext) readBefore(before string) {
	before = strings.TrimRightFunc(before, unseen)
	if r, _ := utf8.DecodeLastRuneInString(before); unicode.IsLetter(r) {
		c.gluedBefore = true
	}
	c.plus = strings.HasSuffix(strings.TrimRight(before, " ("), "+")
	if len(before) > hintsWithin {
		before = before[len(before)-hintsWithin:]
	}
	words := strings.FieldsFunc(strings.ToLower(before), func(r rune) bool { return !unicode.IsLetter(r) && r != '-' })
	for i := len(words) - 1; i >= 0 && i >= len(words)-4; i-- {
		word := strings.ReplaceAll(words[i], "-", "")
		if hint, ok := hintWords[word]; ok {
			c.hint = hint
			return
		}
		if codeWords[word] {
			c.code = true
			return
		}
	}
}
