package chat

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// entryFigure finds numbers in the words of an entry, with what stands around
// them.
var entryFigure = regexp.MustCompile(`(Rp|US\$)?([0-9]+(?:\.[0-9]{3})*(?:,[0-9]+)?)(%| persen\b| ribu\b| juta\b| miliar\b| triliun\b)?`)

// numberScales are the words that make a number larger.
var numberScales = map[string]int64{
	"ribu": 1_000, "juta": 1_000_000, "miliar": 1_000_000_000, "triliun": 1_000_000_000_000,
}

// figureIn is one number of a text.
type figureIn struct {
	value int64
	unit  knowledge.FactUnit
}

// figuresIn are the amounts, shares and counts of a text. Dates, numbers of
// rules and telephone numbers are none: they name something.
func figuresIn(text string) []figureIn {
	var figures []figureIn
	for _, m := range entryFigure.FindAllStringSubmatchIndex(text, -1) {
		sub := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		currency, digits, scale := sub(1), sub(2), strings.TrimSpace(sub(3))
		if currency == "" && scale == "" && namesSomething(text[:m[0]], digits, text[m[1]:]) {
			continue
		}
		if f, ok := readFigure(currency, digits, scale); ok && !slices.Contains(figures, f) {
			figures = append(figures, f)
		}
	}
	return figures
}

// readFigure makes a value of a number: rupiah, hundredths of a dollar or of a
// percent, or a count. It is false for a count that is not whole.
func readFigure(currency, digits, scale string) (figureIn, bool) {
	f, factor := figureIn{unit: knowledge.FactCount}, int64(1)
	switch {
	case currency == "Rp":
		f.unit = knowledge.FactRupiah
	case currency != "":
		f.unit, factor = knowledge.FactUSCents, 100
	case scale == "%" || scale == "persen":
		f.unit, factor = knowledge.FactBasisPoints, 100
	}
	if larger, ok := numberScales[scale]; ok {
		factor *= larger
	}
	whole, part, _ := strings.Cut(strings.ReplaceAll(digits, ".", ""), ",")
	n, err := strconv.ParseInt(whole+part, 10, 64)
	if err != nil || n > (1<<62)/factor {
		return f, false
	}
	n *= factor
	for range part {
		if n%10 != 0 {
			return f, false
		}
		n /= 10
	}
	f.value = n
	return f, true
}

// The words around a number that names something.
var (
	monthBehind = regexp.MustCompile(`^(?:[-–][0-9]+)? (?:Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember)\b`)
	namedNumber = regexp.MustCompile(`(?i)(?:\b(?:pasal|ayat|huruf|angka|bab|lampiran|nomor|no|hs|pos|uu|pp|pmk|perpres|permen[a-z]*|permendag|kep[a-z]*|peraturan(?: [a-z]+)?)\.? ?\(?|/|[0-9]-|[a-z])$`)
	rulesNumber = regexp.MustCompile(`^(?:/[0-9A-Z]|-[0-9]{3,}|[A-Za-z])`)
)

// namesSomething tells whether a bare number is part of a date, of the number
// of a rule, of a telephone number or of a word.
func namesSomething(before, digits, behind string) bool {
	year := len(digits) == 4 && ("1945" <= digits && digits <= "2099")
	telephone := len(digits) > 4 && !strings.ContainsAny(digits, ".,")
	return year || telephone || monthBehind.MatchString(behind) || rulesNumber.MatchString(behind) || namedNumber.MatchString(before)
}

// stepNumbers are the numbers of the steps, which count nothing.
var stepNumbers = regexp.MustCompile(` [0-9]+\) `)

// entryFacts are the figures of pieces that tell an entry, each with what it
// is about.
func entryFacts(hit *knowledge.EntryHit, pieces []piece) []knowledge.Fact {
	e := hit.Entry()
	var facts []knowledge.Fact
	for _, p := range pieces {
		if p.aspect == aspectContact || p.aspect == aspectReport || p.aspect == aspectAddress {
			continue // numbers to call
		}
		said := Response{Blocks: []Block{p.block}}.Text()
		if p.aspect == aspectSteps {
			said = stepNumbers.ReplaceAllString(said, " ")
		}
		for _, f := range figuresIn(said) {
			fact := knowledge.Fact{
				Label: entryShort(hit) + ": " + aspectNames[p.aspect], Value: f.value, Unit: f.unit, Source: e.ID, AsOf: e.AsOf.Day,
			}
			if !slices.Contains(facts, fact) {
				facts = append(facts, fact)
			}
		}
	}
	return facts
}
