package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// wordFeeRow is one row of the fee table: what, for whom, how much, the note
// that belongs to it, its date and its addresses.
func wordFeeRow(f *knowledge.Fee) Block {
	spans := []Span{plain(feeName(f) + ": ")}
	if amount := feeAmount(f); amount != "" {
		spans = append(spans, bold(amount), plain(". "))
	}
	if f.Notes != "" {
		spans = append(spans, plain(f.Notes+" "))
	}
	spans = append(spans, plain(fmt.Sprintf("(%s, data per %s", f.ID, f.AsOf.Written())))
	if f.LastChecked() > f.AsOf {
		spans = append(spans, plain(", dicek "+f.CheckedOn.Written()))
	}
	for _, source := range f.Sources {
		spans = append(spans, plain(", "), link("sumber", source))
	}
	if f.CheckURL != "" {
		spans = append(spans, plain(", "), link("cek di sini", f.CheckURL))
	}
	return item(append(spans, plain(")"))...)
}

// feeName is what a row is charged for, on which goods and to whom. A
// programme goes by its own name.
func feeName(f *knowledge.Fee) string {
	name := feeKindWords[f.Kind]
	switch f.Kind {
	case knowledge.FeeOptional:
		name = programmeName(f)
	case knowledge.FeePayment:
		name += " (" + f.Base + ")"
	}
	for _, word := range [...]string{groupWords[f.Group], tierWords[f.Tier]} {
		if word != "" {
			name += ", " + word
		}
	}
	return name
}

// sameName tells whether another row goes by the same name as a row.
func sameName(rows []knowledge.Fee, f *knowledge.Fee) bool {
	return slices.ContainsFunc(rows, func(o knowledge.Fee) bool { return o.ID != f.ID && feeName(&o) == feeName(f) })
}

// feeNameApart is the name of a row of which others are named alike: by what
// its slug says beside them, such as the marketplace's own group.
func feeNameApart(f *knowledge.Fee) string {
	name := feeKindWords[f.Kind]
	for _, word := range [...]string{groupApart(f), tierWords[f.Tier]} {
		if word != "" {
			name += ", " + word
		}
	}
	return name
}

// groupApart is the marketplace's own group of a row, as its slug has it: "kelompok A".
func groupApart(f *knowledge.Fee) string {
	words := slices.DeleteFunc(slugWords(f), func(w string) bool { return w == "komisi" })
	if last := len(words) - 1; last >= 0 && len(words[last]) == 1 {
		words[last] = strings.ToUpper(words[last])
	}
	return strings.Join(words, " ")
}

// programmeName is the name of a programme.
func programmeName(f *knowledge.Fee) string { return "Program " + strings.Join(slugWords(f), " ") }

// slugWords are the words of a row's slug, without the marketplaces before them
// and the id behind.
func slugWords(f *knowledge.Fee) []string {
	var platforms []string
	for _, p := range f.Platforms {
		platforms = append(platforms, strings.Split(string(p), "-")...)
	}
	words := strings.Split(strings.TrimSuffix(f.Slug, "-"+strings.ToLower(f.ID)), "-")
	for len(words) > 1 && slices.Contains(platforms, words[0]) {
		words = words[1:]
	}
	return words
}

// feeAmount is what a row charges; empty where it charges nothing.
func feeAmount(f *knowledge.Fee) string {
	var amount string
	switch {
	case f.Kind == knowledge.FeeNotice:
		return ""
	case f.Fixed > 0:
		amount = f.Fixed.String() + " per pesanan"
	case f.RateLow == f.RateHigh:
		amount = f.RateHigh.String()
	default:
		amount = f.RateLow.String() + " sampai " + f.RateHigh.String()
	}
	if f.Cap > 0 {
		amount += fmt.Sprintf(", paling banyak %s per barang", f.Cap)
	}
	if f.Tax == knowledge.FeeTaxOnTop {
		amount += ", belum termasuk PPN"
	}
	return amount
}
