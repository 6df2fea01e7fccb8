package chat

import (
	"fmt"
	"slices"

	"setara/knowledge"
)

// feeKindWords, tierWords and groupWords are the fee table's terms in everyday
// Indonesian. A term that is left out needs no word.
var (
	feeKindWords = map[knowledge.FeeKind]string{
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

// wordFees is what a marketplace takes: a line for each row, each note once,
// and the sources at the end.
func wordFees(p knowledge.Platform, on knowledge.Day, rows []knowledge.Fee) []Block {
	blocks := []Block{paragraph(bold(fmt.Sprintf("Potongan %s per %s", p.Name(), on.Written())))}
	var notes []string
	var sources []Span
	for i := range rows {
		f := &rows[i]
		if amount := feeAmount(f); amount != "" {
			blocks = append(blocks, item(plain(feeName(f)+": "), bold(amount), plain(" ("+f.ID+")")))
		}
		if f.Notes != "" && !slices.Contains(notes, f.Notes) {
			notes = append(notes, f.Notes)
		}
		sources = appendSources(sources, f)
	}
	for _, note := range notes {
		blocks = append(blocks, paragraph(plain(note)))
	}
	return append(blocks, paragraph(append([]Span{plain("Sumber: ")}, sources...)...))
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

// wordSameFees says that a marketplace takes what the one above takes.
func wordSameFees(p knowledge.Platform) Block {
	return paragraph(plain(fmt.Sprintf("Potongan %s sama dengan yang di atas.", p.Name())))
}

func wordNoFees(p knowledge.Platform, on knowledge.Day) Block {
	return paragraph(plain(fmt.Sprintf(
		"Tarif %s yang berlaku per %s tidak ada di data Setara, jadi saya tidak mau mengira-ngira. "+
			"Cek di pusat edukasi penjualnya, ya Kak.", p.Name(), on.Written())))
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
	for _, source := range f.Sources {
		spans = append(spans, plain(", "), link("sumber", source))
	}
	if f.CheckURL != "" {
		spans = append(spans, plain(", "), link("cek di sini", f.CheckURL))
	}
	return item(append(spans, plain(")"))...)
}

// feeName is what a row is charged for, on which goods and to whom.
func feeName(f *knowledge.Fee) string {
	name := feeKindWords[f.Kind]
	for _, word := range [...]string{groupWords[f.Group], tierWords[f.Tier]} {
		if word != "" {
			name += ", " + word
		}
	}
	return name
}

// feeAmount is what a row charges; empty where it charges nothing.
func feeAmount(f *knowledge.Fee) string {
	switch {
	case f.Kind == knowledge.FeeNotice:
		return ""
	case f.Fixed > 0:
		return f.Fixed.String() + " per pesanan"
	}
	rate := f.RateHigh.String()
	if f.RateLow != f.RateHigh {
		rate = f.RateLow.String() + " sampai " + rate
	}
	if f.Cap > 0 {
		rate += fmt.Sprintf(", paling banyak %s", f.Cap)
	}
	return rate
}
