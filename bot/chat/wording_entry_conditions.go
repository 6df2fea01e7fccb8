package chat

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// wordInForce says from when until when an entry is valid, as far as that is
// known.
func wordInForce(title string, e *knowledge.Entry) Block {
	text := title + " berlaku"
	if e.From != nil {
		text += " mulai " + e.From.Written()
	}
	if e.Until != nil {
		text += " sampai " + e.Until.Written()
	}
	return paragraph(bold(text + "."))
}

// wordConditions says in words who qualifies; "" where that makes no
// difference or no source says.
func wordConditions(c *knowledge.Conditions) string { return wordParts(conditionParts(c)) }

// wordConditionsBeside is the same without what stands beside it already.
func wordConditionsBeside(c *knowledge.Conditions, said string) string {
	said = strings.ToLower(said)
	return wordParts(slices.DeleteFunc(conditionParts(c), func(part string) bool {
		part = strings.ToLower(part)
		for _, what := range [...]string{"nib", "omzet"} {
			if strings.Contains(part, what) {
				return strings.Contains(said, what)
			}
		}
		return strings.Contains(said, strings.TrimPrefix(part, "usaha sudah jalan "))
	}))
}

// wordParts puts conditions into a sentence; "" for none.
func wordParts(parts []string) string {
	if len(parts) == 0 {
		return ""
	}
	return capital(strings.Join(parts, ", ")) + "."
}

// conditionParts are the conditions in words, one after the other.
func conditionParts(c *knowledge.Conditions) []string {
	var parts []string
	if len(c.Scales) > 0 {
		parts = append(parts, wordScales(c.Scales))
	}
	if len(c.Sectors) > 0 {
		parts = append(parts, "bidang "+wordList(c.Sectors))
	}
	if len(c.Provinces) > 0 {
		parts = append(parts, "di "+wordList(c.Provinces))
	}
	if forms := strings.Join(texts(c.Forms), " atau "); forms != "" && !slices.Contains(texts(c.Scales), forms) {
		parts = append(parts, "berbentuk "+forms)
	}
	if c.MaxTurnover > 0 {
		parts = append(parts, "omzet setahun paling banyak "+wordLarge(c.MaxTurnover))
	}
	if c.LeastMonths > 0 {
		parts = append(parts, "usaha sudah jalan paling sedikit "+wordMonths(c.LeastMonths))
	}
	if c.MostMonths > 0 {
		parts = append(parts, "usaha paling lama "+wordMonths(c.MostMonths))
	}
	if words := nibWords[c.NIB]; words != "" {
		parts = append(parts, words)
	}
	return parts
}

var nibWords = map[knowledge.NIBNeed]string{
	knowledge.NIBNo: "tanpa NIB pun bisa", knowledge.NIBAdvised: "sebaiknya punya NIB",
	knowledge.NIBOrSKU: "punya NIB atau surat keterangan usaha (SKU)", knowledge.NIBYes: "punya NIB",
}

// wordScales names the sizes of business: "usaha mikro dan kecil, koperasi".
func wordScales(scales []knowledge.Scale) string {
	var sizes, others []string
	for _, s := range scales {
		switch s {
		case knowledge.ScaleCoop, knowledge.ScalePerson:
			others = append(others, string(s))
		default:
			sizes = append(sizes, string(s))
		}
	}
	if len(sizes) > 0 {
		others = append([]string{"usaha " + and(sizes)}, others...)
	}
	return strings.Join(others, ", ")
}

func wordList[T ~string](values []T) string { return and(texts(values)) }

func texts[T ~string](values []T) []string {
	list := make([]string, len(values))
	for i, v := range values {
		list[i] = string(v)
	}
	return list
}

// wordMonths writes an age of a business: "6 bulan", "2 tahun".
func wordMonths(months int) string {
	if months%12 == 0 {
		return strconv.Itoa(months/12) + " tahun"
	}
	return fmt.Sprintf("%d bulan", months)
}

// wordLarge writes a round amount in words, any other in digits: "Rp4,8
// miliar", "Rp500 juta".
func wordLarge(r knowledge.Rupiah) string {
	const million = 1_000_000
	if r < million || r%(million/100) != 0 || r > 1000*million && r%(10*million) != 0 {
		return r.String()
	}
	return "Rp" + strings.Replace(r.Short(), " jt", " juta", 1)
}
