package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// feeKindWords, tierWords and groupWords are the fee table's terms in everyday
// Indonesian. A term that is left out needs no word.
var (
	feeKindWords = map[knowledge.FeeKind]string{
		knowledge.FeePayment:    "Biaya pembayaran",
		knowledge.FeeCommission: "Potongan dari harga jual",
		knowledge.FeeOrder:      "Biaya proses pesanan",
		knowledge.FeeNotice:     "Catatan",
		knowledge.FeeOptional:   "Program pilihan",
		knowledge.FeePreorder:   "Pre-order",
	}
	tierWords = map[knowledge.SellerTier]string{
		knowledge.TierRegular: "penjual biasa",
		knowledge.TierMall:    "toko Mall",
	}
	groupWords = map[knowledge.FeeGroup]string{
		knowledge.FeeGroupFashion:     "fashion",
		knowledge.FeeGroupFMCG:        "kebutuhan harian (makanan, kecantikan, kesehatan)",
		knowledge.FeeGroupElectronics: "elektronik",
		knowledge.FeeGroupLifestyle:   "rumah, hobi, dan gaya hidup",
		knowledge.FeeGroupOther:       "barang lainnya",
	}
)

// wordFees is what a marketplace takes, or with an empty platform what is no
// marketplace's: a line for each row, each note once, what was not checked for
// long, and the sources at the end.
func wordFees(p knowledge.Platform, on knowledge.Day, rows []knowledge.Fee) []Block {
	var blocks []Block
	var notes []string
	var sources []Span
	for i := range rows {
		f := &rows[i]
		if amount := feeAmount(f); amount != "" {
			spans := []Span{plain(feeName(f) + ": "), bold(amount)}
			blocks = append(blocks, item(append(spans, wordUncertain(f)...)...))
		}
		if f.Notes != "" && !slices.Contains(notes, f.Notes) {
			notes = append(notes, f.Notes)
		}
		sources = appendSources(sources, f)
	}
	if head := feeHead(p, on, len(blocks) > 0); head != "" {
		blocks = slices.Insert(blocks, 0, paragraph(bold(head)))
	}
	for _, text := range append(feeBases(rows), notes...) {
		blocks = append(blocks, paragraph(plain(text)))
	}
	if unchecked := wordUnchecked(rows, on); len(unchecked) > 0 {
		blocks = append(blocks, paragraph(unchecked...))
	}
	if len(sources) > 0 {
		blocks = append(blocks, paragraph(append([]Span{plain("Sumber: ")}, sources...)...))
	}
	return blocks
}

// feeBaseWords begin the sentence on what a fee is charged on, where it is charged
// on every sale.
var feeBaseWords = map[knowledge.FeeKind]string{
	knowledge.FeeCommission: "Potongan dihitung dari ",
	knowledge.FeeOrder:      "Biaya pesanan dikenakan pada ",
}

// feeBases says what rows are charged on, each base once.
func feeBases(rows []knowledge.Fee) []string {
	var bases []string
	for i := range rows {
		words, base := feeBaseWords[rows[i].Kind], rows[i].Base
		if text := words + base + "."; words != "" && base != "" && !slices.Contains(bases, text) {
			bases = append(bases, text)
		}
	}
	return bases
}

// feeHead says whose fees follow. Notes without a figure need no day.
func feeHead(p knowledge.Platform, on knowledge.Day, figures bool) string {
	switch {
	case p != "" && figures:
		return fmt.Sprintf("Potongan %s per %s", p.Name(), on.Written())
	case p != "":
		return p.Name()
	case figures:
		return "Biaya per " + on.Written()
	default:
		return ""
	}
}

// wordUncertain says of a row from memory that it must be looked up.
func wordUncertain(f *knowledge.Fee) []Span {
	if f.Confidence != "C" {
		return nil
	}
	if f.CheckURL == "" {
		return []Span{plain(", belum pasti")}
	}
	return []Span{plain(", belum pasti, cek di "), link("sini", f.CheckURL)}
}

// wordUnchecked says which rows nobody has looked at for long, and where to
// look; nothing where all are fresh.
func wordUnchecked(rows []knowledge.Fee, on knowledge.Day) []Span {
	var names []string
	var places []Span
	for i := range rows {
		f := &rows[i]
		if !f.Unchecked(on) {
			continue
		}
		name := feeName(f)
		names = append(names, strings.ToLower(name[:1])+name[1:])
		if f.CheckURL != "" && !slices.ContainsFunc(places, func(s Span) bool { return s.URL == f.CheckURL }) {
			if len(places) > 0 {
				places = append(places, plain(" atau "))
			}
			places = append(places, link("sini", f.CheckURL))
		}
	}
	if len(names) == 0 {
		return nil
	}
	which := "ini"
	if len(names) < len(rows) {
		slices.Sort(names)
		which = strings.Join(slices.Compact(names), "; ")
	}
	text := fmt.Sprintf("Data %s sudah lebih dari %d hari tidak dicek", which, knowledge.MaxUncheckedDays)
	if len(places) == 0 {
		return []Span{plain(text + ", jadi bisa sudah berubah.")}
	}
	return append(append([]Span{plain(text + ": pastikan dulu di ")}, places...), plain("."))
}

// wordUncheckedCharge says the same of the rows that a charge rests on, in one
// sentence and without their names.
func wordUncheckedCharge(charge *knowledge.Charge, on knowledge.Day) []Span {
	stale := slices.DeleteFunc(slices.Clone(charge.Fees), func(f knowledge.Fee) bool { return !f.Unchecked(on) })
	if len(stale) == 0 {
		return nil
	}
	return append([]Span{plain(" ")}, wordUnchecked(stale, on)...)
}

// wordTaxOnTop says what tax comes on top of those rows that do not include
// it; empty where all do.
func wordTaxOnTop(rows []knowledge.Fee) string {
	if !slices.ContainsFunc(rows, func(f knowledge.Fee) bool { return f.Tax == knowledge.FeeTaxOnTop }) {
		return ""
	}
	return fmt.Sprintf("PPN yang belum termasuk: %s dari potongannya.", knowledge.VATOnTop)
}

// wordSameFees says that a marketplace takes what the one above takes.
func wordSameFees(p knowledge.Platform) Block {
	return paragraph(plain(fmt.Sprintf("Potongan %s sama dengan yang di atas.", p.Name())))
}

func wordNoFees(p knowledge.Platform, on knowledge.Day) Block {
	return paragraph(plain(fmt.Sprintf(
		"Tarif %s yang berlaku per %s tidak ada di data Setara, jadi saya tidak mau mengira-ngira. "+
			"Cek di pusat edukasi penjualnya, ya Kak.", p.Name(), on.Written())))
}

func wordNoProgrammes(p knowledge.Platform) Block {
	return paragraph(plain(fmt.Sprintf(
		"Program pilihan %s tidak ada di data Setara. Cek di pusat edukasi penjualnya, ya Kak.", p.Name())))
}

// appendSources adds the addresses of a row, with its date, that are not among
// the spans yet.
func appendSources(spans []Span, f *knowledge.Fee) []Span {
	add := func(label, address string) {
		if address == "" || slices.ContainsFunc(spans, func(s Span) bool { return s.URL == address }) {
			return
		}
		if len(spans) > 0 {
			spans = append(spans, plain("; "))
		}
		spans = append(spans, link(label, address))
	}
	for _, source := range f.Sources {
		add("per "+f.AsOf.Written(), source)
	}
	add("cek tarif terbaru", f.CheckURL)
	return spans
}

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

// programmeName is the name of a programme: its slug without the marketplaces
// before it and the id behind it.
func programmeName(f *knowledge.Fee) string {
	var platforms []string
	for _, p := range f.Platforms {
		platforms = append(platforms, strings.Split(string(p), "-")...)
	}
	words := strings.Split(strings.TrimSuffix(f.Slug, "-"+strings.ToLower(f.ID)), "-")
	for len(words) > 1 && slices.Contains(platforms, words[0]) {
		words = words[1:]
	}
	return "Program " + strings.Join(words, " ")
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
