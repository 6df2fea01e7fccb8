package grounding

import (
	"hash/fnv"
	"strings"
	"time"

	"setara/knowledge"
)

// pattern is a run of words, each one of several.
type pattern []element

type element struct {
	words    []string
	optional bool
}

func readPattern(s string) pattern {
	var p pattern
	for field := range strings.FieldsSeq(s) {
		word, optional := strings.CutSuffix(field, "?")
		p = append(p, element{strings.Split(word, "|"), optional})
	}
	return p
}

// length is how many tokens from i on a pattern takes, 0 where it does not fit.
func (p pattern) length(tokens []token, i int) int {
	at := i
	for _, e := range p {
		if at < len(tokens) && e.fits(&tokens[at]) {
			at++
		} else if !e.optional {
			return 0
		}
	}
	return at - i
}

func (e *element) fits(t *token) bool {
	if t.kind != wordToken || t.name >= 0 {
		return false
	}
	for _, w := range e.words {
		if w == t.text || w == t.root {
			return true
		}
	}
	return false
}

func (p pattern) matches(tokens []token, i int) bool { return p.length(tokens, i) > 0 }

// patterns finds patterns by their first words.
type patterns struct {
	by map[string][]pattern
	// lengths has, by the letter that first words begin with, a bit for each length that
	// they have: most words of a text are none of them, and need no looking up.
	lengths [256]uint32
}

func newPatterns() *patterns { return &patterns{by: make(map[string][]pattern)} }

func (all *patterns) add(p pattern) {
	for _, e := range p {
		for _, w := range e.words {
			all.by[w] = append(all.by[w], p)
			all.lengths[w[0]] |= lengthBit(w)
		}
		if !e.optional {
			return
		}
	}
}

func lengthBit(word string) uint32 { return 1 << (len(word) % 32) }

func (all *patterns) beginning(word string) []pattern {
	if word == "" || all.lengths[word[0]]&lengthBit(word) == 0 {
		return nil
	}
	return all.by[word]
}

// longest is the length of the longest pattern that fits at token i, 0 for none.
func (all *patterns) longest(tokens []token, i int) int {
	n := 0
	for _, p := range all.beginning(tokens[i].text) {
		n = max(n, p.length(tokens, i))
	}
	if tokens[i].root != tokens[i].text {
		for _, p := range all.beginning(tokens[i].root) {
			n = max(n, p.length(tokens, i))
		}
	}
	return n
}

func readPatterns(name string) *patterns {
	all := newPatterns()
	eachLine(name, func(line string) { all.add(readPattern(line)) })
	return all
}

var (
	idioms    = readList("idiom.txt")
	someTimes = readPatterns("waktu.txt")
)

func readList(name string) []pattern {
	var all []pattern
	eachLine(name, func(line string) { all = append(all, readPattern(line)) })
	return all
}

// measures are the words by which goods are measured or packed, in the way one
// price is for.
var measures = map[string]string{
	"kg": "kg", "kilo": "kg", "kilogram": "kg", "kiloan": "kg", "gram": "gram", "gr": "gram", "g": "gram", "ons": "gram",
	"liter": "liter", "ltr": "liter", "ml": "ml", "l": "liter", "meter": "meter", "cm": "cm", "mm": "mm",
	"lusin": "lusin", "selusin": "lusin", "kodi": "kodi", "sekodi": "kodi", "gros": "gros", "segros": "gros", "ton": "ton",
	"pcs": "buah", "buah": "buah", "biji": "buah", "satuan": "buah", "sebuah": "buah", "sebiji": "buah", "potong": "buah", "lembar": "buah", "helai": "buah",
	"kemasan": "pak", "sekemasan": "pak", "bungkus": "pak", "sebungkus": "pak", "pak": "pak", "sepak": "pak", "botol": "pak",
	"sebotol": "pak", "toples": "pak", "setoples": "pak", "pouch": "pak", "dus": "dus", "sedus": "dus", "karton": "dus", "karung": "karung",
	"kuintal": "kuintal", "sekilo": "kg", "seliter": "liter", "semeter": "meter", "set": "set", "pasang": "pasang", "paket": "paket", "sepaket": "paket",
}

// counters are words that a number counts rather than praises.
var counters = map[string]bool{
	"tahun": true, "bulan": true, "minggu": true, "hari": true, "jam": true, "menit": true, "pekan": true, "persen": true, "kali": true,
	"barang": true, "pembanding": true, "produk": true, "toko": true, "penjual": true, "orang": true, "rupiah": true, "dolar": true,
	"sertifikat": true, "kelas": true, "koma": true, "listing": true, "juta": true, "ribu": true, "": true,
}

var monthNumbers = map[string]int{
	"januari": 1, "februari": 2, "maret": 3, "april": 4, "mei": 5, "juni": 6, "juli": 7, "agustus": 8, "september": 9,
	"oktober": 10, "november": 11, "desember": 12, "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "agu": 8,
	"agt": 8, "sep": 9, "sept": 9, "okt": 10, "nov": 11, "des": 12,
}

// dateAt reads the date that begins at token i.
func (s *sentence) dateAt(i int) (figure, bool) {
	f := figure{first: i, last: i, unit: dateUnit}
	t := &s.tokens[i]
	switch {
	case t.kind == wordToken && monthNumbers[t.text] > 0 && s.isYear(i+1):
		f.last, f.value = i+1, int64(atoi(s.word(i+1))*100+monthNumbers[t.text])
		return f, true
	case t.kind == wordToken && t.text == "tahun" && s.isYear(i+1):
		f.last, f.value = i+1, int64(atoi(s.word(i+1))*100)
		return f, true
	case t.kind == wordToken && i > 0 && s.tokens[i-1].figure >= 0 && s.word(i+1) == "lalu" && i+2 < len(s.tokens) && s.tokens[i+2].kind == wordToken:
		return f, false // "lima tahun, lalu diperpanjang"
	case t.kind == wordToken:
		n := someTimes.longest(s.tokens, i)
		f.last, f.value = i+n-1, s.vague(i, i+n-1)
		return f, n > 0
	case t.kind != numberToken:
		return f, false
	}
	if m := monthNumbers[s.word(i+1)]; m > 0 {
		f.last, f.value = i+1, int64(m*100+atoi(t.text)) // without a year it is no day of one
		if s.isYear(i + 2) {
			f.value = 0
			f.last = i + 2
			f.day = dayOf(s.word(i+2), m, s.word(i))
		}
		return f, true
	}
	sign := s.word(i + 1)
	if (sign == "/" || sign == "-") && s.gluedAt(i+1) && s.gluedAt(i+2) && s.word(i+3) == sign && s.gluedAt(i+4) &&
		i+4 < len(s.tokens) && s.tokens[i+2].kind == numberToken && s.tokens[i+4].kind == numberToken {
		f.last = i + 4
		month := atoi(s.word(i + 2))
		if len(t.text) == 4 {
			f.day = dayOf(t.text, month, s.word(i+4))
		} else {
			f.day = dayOf(s.word(i+4), month, t.text)
		}
		return f, true
	}
	return s.someLater(i)
}

// someLater reads "dua minggu lagi".
func (s *sentence) someLater(i int) (figure, bool) {
	switch s.word(i + 2) {
	case "lagi", "lalu", "kemudian":
		switch s.word(i + 1) {
		case "hari", "minggu", "bulan", "tahun", "pekan":
			return figure{first: i, last: i + 2, unit: dateUnit, value: s.vague(i, i+2)}, true
		}
	}
	return figure{}, false
}

// vague is what stands for a time that is no day, by its words: under 0, and the same for
// the same words.
func (s *sentence) vague(first, last int) int64 {
	h := fnv.New32a()
	for i := first; i <= last; i++ {
		h.Write([]byte(s.word(i)))
	}
	return -1 - int64(h.Sum32())
}

func (s *sentence) isYear(i int) bool {
	w := s.word(i)
	return len(w) == 4 && s.tokens[i].kind == numberToken && (w[:2] == "19" || w[:2] == "20")
}

func atoi(s string) int {
	n := 0
	for _, c := range []byte(s) {
		if c < '0' || c > '9' || n > 9999 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func dayOf(year string, month int, day string) knowledge.Day {
	y, d := atoi(year), atoi(day)
	if y < 1900 || y > 2200 || month < 1 || month > 12 || d < 1 || d > 31 {
		return 0
	}
	if time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC).Day() != d {
		return 0 // "31 Februari"
	}
	return knowledge.NewDay(y, time.Month(month), d)
}
