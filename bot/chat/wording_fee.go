package chat

import (
	"fmt"

	"setara/knowledge"
)

// feeKindWords, tierWords and groupWords are the fee table's terms in everyday
// Indonesian. A term that is left out needs no word.
var (
	feeKindWords = map[knowledge.FeeKind]string{
		knowledge.FeeCommission: "Potongan dari harga jual",
		knowledge.FeeOrder:      "Biaya proses pesanan",
		knowledge.FeeNotice:     "Catatan",
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

func wordFeesHead(p knowledge.Platform, on knowledge.Day) Block {
	return paragraph(bold(fmt.Sprintf("Potongan %s per %s", p.Name(), on.Written())))
}

func wordNoFees(p knowledge.Platform, on knowledge.Day) Block {
	return paragraph(plain(fmt.Sprintf(
		"Tarif %s yang berlaku per %s tidak ada di data Setara, jadi saya tidak mau mengira-ngira. "+
			"Cek di pusat edukasi penjualnya, ya Kak.", p.Name(), on.Written())))
}

// wordFeeRow is one row of the fee table: what, for whom, how much, the note
// that belongs to it, its date and its addresses.
func wordFeeRow(f *knowledge.Fee) Block {
	what := feeKindWords[f.Kind]
	for _, word := range [...]string{groupWords[f.Group], tierWords[f.Tier]} {
		if word != "" {
			what += ", " + word
		}
	}
	spans := []Span{plain(what + ": ")}
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

// feeAmount is what a row charges; empty where it charges nothing.
func feeAmount(f *knowledge.Fee) string {
	switch {
	case f.Kind == knowledge.FeeNotice:
		return ""
	case f.Fixed > 0:
		return f.Fixed.String() + " per pesanan"
	case f.RateLow == f.RateHigh:
		return f.RateHigh.String()
	default:
		return f.RateLow.String() + " sampai " + f.RateHigh.String()
	}
}
