package intake

import (
	"strings"

	"setara/knowledge"
)

// Unsaid stands where a row says nothing.
const Unsaid = "(kosong)"

var feeFieldWords = map[knowledge.FeeField]string{
	knowledge.FeeFieldPlatforms:  "marketplace",
	knowledge.FeeFieldKind:       "jenis biaya",
	knowledge.FeeFieldTier:       "penjual",
	knowledge.FeeFieldGroup:      "barang",
	knowledge.FeeFieldRate:       "potongan",
	knowledge.FeeFieldFixed:      "biaya per pesanan",
	knowledge.FeeFieldCap:        "potongan paling banyak",
	knowledge.FeeFieldTax:        "pajak",
	knowledge.FeeFieldFrom:       "mulai berlaku",
	knowledge.FeeFieldUntil:      "berlaku sampai",
	knowledge.FeeFieldAsOf:       "tanggal terbit",
	knowledge.FeeFieldCheckedOn:  "tanggal cek",
	knowledge.FeeFieldConfidence: "keyakinan",
	knowledge.FeeFieldBase:       "dasar hitung",
	knowledge.FeeFieldSources:    "sumber",
	knowledge.FeeFieldCheckURL:   "alamat cek",
	knowledge.FeeFieldNotes:      "catatan",
	knowledge.FeeFieldSlug:       "nama pendek",
}

var feeKindWords = map[knowledge.FeeKind]string{
	knowledge.FeeCommission: "potongan dari harga",
	knowledge.FeeOrder:      "biaya per pesanan",
	knowledge.FeeOptional:   "program pilihan",
	knowledge.FeePreorder:   "biaya pre-order",
	knowledge.FeePayment:    "biaya pembayaran",
	knowledge.FeeNotice:     "catatan, tidak dihitung",
}

var feeTierWords = map[knowledge.SellerTier]string{
	knowledge.TierAny: "semua penjual", knowledge.TierRegular: "penjual biasa", knowledge.TierMall: "toko Mall",
}

var feeGroupWords = map[knowledge.FeeGroup]string{
	knowledge.FeeGroupAny:         "semua barang",
	knowledge.FeeGroupFashion:     "fashion",
	knowledge.FeeGroupFMCG:        "kebutuhan harian",
	knowledge.FeeGroupElectronics: "elektronik",
	knowledge.FeeGroupLifestyle:   "rumah dan gaya hidup",
	knowledge.FeeGroupOther:       "barang lainnya",
}

var feeTaxWords = map[knowledge.FeeTax]string{
	knowledge.FeeTaxIncluded: "sudah termasuk", knowledge.FeeTaxOnTop: "ditambahkan lagi",
}

// FeeFieldName is what officers call a field of a fee.
func FeeFieldName(field knowledge.FeeField) string { return feeFieldWords[field] }

// FeeSummary is a whole row in one line.
func FeeSummary(f *knowledge.Fee) string {
	parts := []string{feeKindWords[f.Kind]}
	for _, field := range [...]knowledge.FeeField{
		knowledge.FeeFieldPlatforms, knowledge.FeeFieldTier, knowledge.FeeFieldGroup, knowledge.FeeFieldRate, knowledge.FeeFieldFixed,
	} {
		if value := FeeValue(f, field); value != Unsaid {
			parts = append(parts, value)
		}
	}
	if f.Cap > 0 {
		parts = append(parts, "paling banyak "+f.Cap.String())
	}
	if f.Tax == knowledge.FeeTaxOnTop {
		parts = append(parts, "pajak ditambahkan lagi")
	}
	if f.From != nil {
		parts = append(parts, "mulai "+f.From.Written())
	}
	if f.Until != nil {
		parts = append(parts, "sampai "+f.Until.Written())
	}
	return strings.Join(parts, ", ")
}

// FeeValue is one field of a fee as people read it; [Unsaid] where it is empty.
func FeeValue(f *knowledge.Fee, field knowledge.FeeField) string {
	value := ""
	switch field {
	case knowledge.FeeFieldPlatforms:
		var names []string
		for _, p := range f.Platforms {
			names = append(names, p.Name())
		}
		value = strings.Join(names, " dan ")
	case knowledge.FeeFieldKind:
		value = feeKindWords[f.Kind]
	case knowledge.FeeFieldTier:
		value = feeTierWords[f.Tier]
	case knowledge.FeeFieldGroup:
		value = feeGroupWords[f.Group]
	case knowledge.FeeFieldRate:
		value = feeRate(f)
	case knowledge.FeeFieldFixed:
		value = rupiahOrNone(f.Fixed)
	case knowledge.FeeFieldCap:
		value = rupiahOrNone(f.Cap)
	case knowledge.FeeFieldTax:
		value = feeTaxWords[f.Tax]
	case knowledge.FeeFieldFrom:
		value = dayOrNone(f.From)
	case knowledge.FeeFieldUntil:
		value = dayOrNone(f.Until)
	case knowledge.FeeFieldAsOf:
		value = f.AsOf.Written()
	case knowledge.FeeFieldCheckedOn:
		value = f.LastChecked().Written()
	case knowledge.FeeFieldConfidence:
		value = f.Confidence
	case knowledge.FeeFieldBase:
		value = f.Base
	case knowledge.FeeFieldSources:
		value = strings.Join(f.Sources, " | ")
	case knowledge.FeeFieldCheckURL:
		value = f.CheckURL
	case knowledge.FeeFieldNotes:
		value = f.Notes
	case knowledge.FeeFieldSlug:
		value = f.Slug
	}
	if value == "" {
		return Unsaid
	}
	return value
}

// feeRate is the rate or its range. A notice and an order fee without one say
// nothing of it; of the others 0 % is a rate.
func feeRate(f *knowledge.Fee) string {
	switch {
	case f.RateHigh == 0 && (f.Kind == knowledge.FeeNotice || f.Kind == knowledge.FeeOrder):
		return ""
	case f.RateLow == f.RateHigh:
		return f.RateHigh.String()
	default:
		return f.RateLow.String() + " sampai " + f.RateHigh.String()
	}
}

func rupiahOrNone(r knowledge.Rupiah) string {
	if r == 0 {
		return ""
	}
	return r.String()
}

func dayOrNone(d *knowledge.Day) string {
	if d == nil {
		return ""
	}
	return d.Written()
}
