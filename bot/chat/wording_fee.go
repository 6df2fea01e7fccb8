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
			name := feeName(f)
			if sameName(rows, f) {
				name = feeNameApart(f)
			}
			spans := []Span{plain(name + ": "), bold(amount)}
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
		blocks = append(blocks, Block{Spans: unchecked, place: placeFoot, of: feesOf(p, rows), unchecked: true})
	}
	if len(sources) > 0 {
		blocks = append(blocks, Block{Spans: append([]Span{plain(sayFrom)}, sources...), place: placeFoot, of: feesOf(p, rows)})
	}
	return blocks
}

// feesOf is whose fees rows are, in short.
func feesOf(p knowledge.Platform, rows []knowledge.Fee) string {
	switch {
	case p != "":
		return p.Name()
	case slices.ContainsFunc(rows, func(f knowledge.Fee) bool { return f.Kind == knowledge.FeePayment }):
		return "QRIS"
	default:
		return "aturan potongan"
	}
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
				places = append(places, plain(betweenPlaces))
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

// wordUnlisted says of marketplaces that are named that there are no fees of
// them; nothing where none is.
func wordUnlisted(names []string) []Block {
	if len(names) == 0 {
		return nil
	}
	return []Block{paragraph(plain(fmt.Sprintf(
		"Potongan %s belum ada di data Setara, Kak, jadi saya tidak mau mengira-ngira, juga soal masih buka atau tidaknya. "+
			"Cek di pusat bantuan penjualnya, ya.", strings.Join(names, " dan "))))}
}

// wordFeesSince says from when the rows hold of which the start is known: one
// sentence for each kind and day.
func wordFeesSince(p knowledge.Platform, rows []knowledge.Fee) []Block {
	type start struct {
		kind knowledge.FeeKind
		from knowledge.Day
	}
	said := map[start]bool{}
	var blocks []Block
	for i := range rows {
		f := &rows[i]
		if f.From == nil || f.Kind == knowledge.FeeNotice || said[start{f.Kind, *f.From}] {
			continue
		}
		said[start{f.Kind, *f.From}] = true
		blocks = append(blocks, paragraph(plain(fmt.Sprintf("%s %s ini berlaku mulai ", feeKindWords[f.Kind], p.Name())), bold(f.From.Written()), plain(".")))
	}
	return blocks
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
			spans = append(spans, plain(betweenSources))
		}
		spans = append(spans, link(label, address))
	}
	for _, source := range f.Sources {
		add("per "+f.AsOf.Written(), source)
	}
	add("cek tarif terbaru", f.CheckURL)
	return spans
}
