package grounding

import (
	"math"
	"strconv"
	"strings"

	"setara/knowledge"
)

// parts is what the values of figures are counted in: ten-thousandths of a
// rupiah, a percent, a dollar, a piece.
const parts = 10_000

type figureUnit uint8

const (
	bareUnit figureUnit = iota
	moneyUnit
	percentUnit
	dollarUnit
	shareUnit // "separuh": value is in percent
	timesUnit // "dua kali lipat"
	dateUnit
	oddUnit // cannot be read
)

// bound is how a figure declares itself rounded.
type bound uint8

const (
	exactly bound = iota
	about         // "sekitar"
	nearly        // "hampir"
	over          // "lebih dari"
)

// figure is a number that a sentence tells.
type figure struct {
	first, last int
	value, step int64
	unit        figureUnit
	bound       bound
	// place is 1 for the first end of a range, 2 for the second.
	place int
	// before is the word before it.
	before string
	// counted is the word that it counts, "tahun", "barang"; empty where none
	// stands behind it.
	counted string
	day     knowledge.Day
	// match is the fact that it was found to be.
	match *claim
}

// readFigures finds the figures of a sentence.
func (s *sentence) readFigures() {
	for i := 0; i < len(s.tokens); {
		if s.tokens[i].name >= 0 {
			i++
			continue
		}
		f, ok := s.dateAt(i)
		if !ok {
			f, ok = s.figureAt(i)
		}
		if !ok || s.idle(&f) {
			i++
			continue
		}
		for k := f.first; k <= f.last; k++ {
			s.tokens[k].figure = len(s.figures)
		}
		s.figures = append(s.figures, f)
		i = f.last + 1
	}
	s.joinRanges()
	for i := range s.figures {
		f := &s.figures[i]
		f.before, f.bound = s.word(f.first-1), s.boundOf(f)
		if f.place == 2 && f.bound == exactly {
			f.bound = s.figures[i-1].bound
		}
	}
}

func (s *sentence) word(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].text
}

func (s *sentence) gluedAt(i int) bool { return i < len(s.tokens) && s.tokens[i].glued }

// figureAt reads the figure that begins at token i.
func (s *sentence) figureAt(i int) (figure, bool) {
	f := figure{first: i}
	at := i
	switch w := s.word(at); {
	case w == "rp" || w == "idr":
		f.unit = moneyUnit
		at++
		if s.word(at) == "." && s.gluedAt(at) {
			at++
		}
	case w == "us" && s.word(at+1) == "$":
		f.unit = dollarUnit
		at += 2
	case w == "$" || w == "usd":
		f.unit = dollarUnit
		at++
	}
	t := &token{}
	if at < len(s.tokens) {
		t = &s.tokens[at]
	}
	switch {
	case t.kind == numberToken && at < len(s.tokens):
		at = s.readDigits(&f, at)
	case t.kind == wordToken && at < len(s.tokens):
		n, ok := readWords(s.tokens, at)
		if !ok {
			return f, s.noMoney(&f, i)
		}
		f.value, f.step, at = n.value, n.step, n.next
		s.ofWords(&f, &n)
		if part := parted[s.word(at)]; part > 0 && f.unit == bareUnit && f.value < 10*parts {
			f.unit, f.value, f.step = shareUnit, f.value*100/part, f.value*100/part
			at++
		}
	default:
		return f, s.noMoney(&f, i)
	}
	at = s.readUnit(&f, at)
	f.last = at - 1
	return f, true
}

// parted are the words for parts, with how many make a whole: "tiga perempat".
var parted = map[string]int64{"perempat": 4, "pertiga": 3, "perlima": 5, "persepuluh": 10}

// noMoney makes a sign of money without a number a figure that cannot be read.
func (s *sentence) noMoney(f *figure, i int) bool {
	if f.unit == bareUnit || s.word(i) == "us" && s.word(i+1) != "$" {
		return false
	}
	f.unit, f.last = oddUnit, i
	return true
}

func (s *sentence) ofWords(f *figure, n *spokenNumber) {
	switch {
	case n.vague:
		f.unit = oddUnit
	case n.fraction:
		f.unit, f.value, f.step = shareUnit, n.value*100, n.value*100
	case n.money:
		f.unit = moneyUnit
	}
	if n.about {
		f.bound = about
	}
}

// readDigits reads a number in digits, with what is written onto it.
func (s *sentence) readDigits(f *figure, at int) int {
	t := &s.tokens[at]
	behind := wordAt(s.tokens, at+1)
	scaled := behind.kind == scaleWord && (s.gluedAt(at+1) || behind.value > 1 && s.word(at+1) != "k" && s.word(at+1) != "m")
	value, step, ok := parseNumber(t.text, scaled || s.word(at+1) == "%" || s.word(at+1) == "persen")
	if !ok || at > 0 && t.glued && s.tokens[at-1].kind == wordToken && s.word(at-1) != "rp" && s.word(at-1) != "idr" {
		f.unit = oddUnit
		return at + 1
	}
	f.value, f.step = value, step
	at++
	if scaled {
		if behind.value > 0 && value > math.MaxInt64/behind.value {
			f.unit = oddUnit
			return at + 1
		}
		f.value, f.step = value*behind.value, step*behind.value
		if behind.about {
			f.bound = about
		}
		return at + 1
	}
	if wordAt(s.tokens, at).kind == fraction && s.word(at) == "setengah" {
		f.unit = oddUnit
	}
	if s.gluedAt(at) && s.tokens[at].kind == wordToken {
		if _, known := measures[s.word(at)]; !known {
			f.unit = oddUnit // "2l.OOO", "20s"
			return at + 1
		}
	}
	return at
}

// parseNumber reads digits as they are written in Indonesia: a dot parts
// thousands, a comma the decimals; three digits behind a comma part thousands
// too, unless a word or sign behind them makes them decimals.
func parseNumber(s string, decimal bool) (value, step int64, ok bool) {
	if len(s) > 18 {
		return 0, 0, false
	}
	var whole, rest string
	dots, commas := strings.Count(s, "."), strings.Count(s, ",")
	lastDot, lastComma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case dots > 0 && commas > 0 && lastComma > lastDot && commas == 1:
		whole, rest = s[:lastComma], s[lastComma+1:]
	case dots > 0 && commas > 0 && lastDot > lastComma && dots == 1:
		whole, rest = strings.ReplaceAll(s[:lastDot], ",", "."), s[lastDot+1:]
	case dots > 0 && commas > 0:
		return 0, 0, false
	case commas == 1 && (decimal || len(s)-lastComma != 4):
		whole, rest = s[:lastComma], s[lastComma+1:]
	case dots == 1 && (len(s)-lastDot != 4 || decimal && strings.HasPrefix(s, "0")):
		whole, rest = s[:lastDot], s[lastDot+1:]
	default:
		whole = strings.ReplaceAll(s, ",", ".")
	}
	groups := strings.Split(whole, ".")
	for i, g := range groups {
		if len(groups) > 1 && (i > 0 && len(g) != 3 || i == 0 && (g == "" || len(g) > 3)) {
			return 0, 0, false
		}
	}
	n, err := strconv.ParseInt(strings.Join(groups, ""), 10, 64)
	if err != nil || n > 1<<46 || len(rest) > 4 || len(whole) > 1 && whole[0] == '0' {
		return 0, 0, false
	}
	value, step = n*parts, parts
	for _, d := range []byte(rest) {
		if d < '0' || d > '9' {
			return 0, 0, false
		}
		step /= 10
		value += int64(d-'0') * step
	}
	return value, step, true
}

// readUnit reads what stands behind a number.
func (s *sentence) readUnit(f *figure, at int) int {
	if f.unit == shareUnit && (s.word(at) == "persen" || s.word(at) == "%") {
		f.unit, f.value, f.step = bareUnit, f.value/100, f.step/100
	}
	switch w := s.word(at); w {
	case "%", "persen", "prosen":
		if f.unit != bareUnit {
			f.unit = oddUnit
			return at + 1
		}
		f.unit = percentUnit
		return at + 1
	case "‰", "permil", "promil", "½", "+", "×", "pangkat":
		f.unit = oddUnit
		return at + 1
	case "rupiah", "perak":
		if f.unit == bareUnit || f.unit == moneyUnit {
			f.unit = moneyUnit
			return at + 1
		}
	case "dolar", "usd":
		if f.unit == bareUnit {
			f.unit = dollarUnit
			return at + 1
		}
	case "kali", "x":
		f.unit = timesUnit
		return at + 1
	case "basis", "poin":
		f.unit = oddUnit
	case "orang", "toko":
		f.counted = w
	}
	if f.unit == shareUnit && s.word(at) == "" {
		return at
	}
	if at < len(s.tokens) && s.tokens[at].kind == wordToken {
		f.counted = s.tokens[at].root
	}
	return at
}
