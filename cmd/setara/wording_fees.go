package main

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/catalog"
)

// What an officer at the terminal reads about a file of fees.
const (
	askApply    = "Terapkan? (ya/tidak) "
	sayDeclined = "Tidak diterapkan; tidak ada yang berubah."
	sayApplied  = "diterapkan"
	wordUnsaved = " (belum disimpan)"
	feeUnsaid   = "(kosong)"
)

// shownDifferences is how many new or changed rows are named on the screen,
// and how many pairs of fees in force together.
const (
	shownDifferences = 100
	shownOverlaps    = 10
)

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

// wordFees says what a file of fees does or would do: the counts, then each
// new and changed row, then what to mind, then the rejected rows.
func wordFees(file string, r *catalog.FeeReport, note string) string {
	text := fmt.Sprintf("%s: %d baris; %d baru, %d berubah, %d tetap, %d ditolak%s",
		file, r.Rows, r.New, r.Changed, r.Unchanged, r.Rejected, note)
	if r.Kept > 0 {
		text += fmt.Sprintf("\n  %d baris lain tetap", r.Kept)
	}
	text += wordWordsOnly(r.Differences)
	for i := range r.Differences {
		if i == shownDifferences {
			text += fmt.Sprintf("\n  … dan %d baris lagi yang baru atau berubah", len(r.Differences)-shownDifferences)
			break
		}
		text += wordFeeDifference(&r.Differences[i])
	}
	for i, o := range r.Overlaps {
		if i == shownOverlaps {
			text += fmt.Sprintf("\n  … dan %d pasang lagi yang berlaku bersamaan", len(r.Overlaps)-shownOverlaps)
			break
		}
		text += wordFeeOverlap(o)
	}
	return text + wordBackdated(r.Backdated) + rejectedLines(file, &r.ImportReport) + wordUndo(&r.ImportReport)
}

// wordUndo says how to take back what was loaded and changes something.
func wordUndo(r *catalog.ImportReport) string {
	if r.ImportID == 0 || r.New+r.Changed == 0 {
		return ""
	}
	return fmt.Sprintf("\n  Kalau keliru, batalkan dengan: setara imports undo %d", r.ImportID)
}

// wordFeeDifference is a line for each new row and each changed field.
func wordFeeDifference(d *catalog.FeeDifference) string {
	if d.Before == nil {
		return fmt.Sprintf("\n  %s baru: %s", d.After.ID, feeSummary(&d.After))
	}
	name := d.After.ID
	if wordsOnly(d) {
		name += " hanya kata-kata:"
	}
	text := ""
	for _, field := range d.Changes() {
		before, after := cutAround(feeValue(d.Before, field), feeValue(&d.After, field))
		if field == knowledge.FeeFieldBase || field == knowledge.FeeFieldNotes {
			before, after = quoted(before), quoted(after)
		}
		text += fmt.Sprintf("\n  %s %s %s → %s", name, feeFieldWords[field], before, after)
	}
	return text
}

func quoted(value string) string {
	if value == feeUnsaid {
		return value
	}
	return "“" + value + "”"
}

// wordsOnly tells whether a changed row charges the same, of the same sellers
// and goods on the same days: only what is told about it differs.
func wordsOnly(d *catalog.FeeDifference) bool {
	return d.Before != nil && !slices.ContainsFunc(d.Changes(), func(field knowledge.FeeField) bool {
		switch field {
		case knowledge.FeeFieldBase, knowledge.FeeFieldNotes, knowledge.FeeFieldSources, knowledge.FeeFieldCheckURL, knowledge.FeeFieldSlug:
			return false
		default:
			return true
		}
	})
}

// wordWordsOnly says how many of the changed rows differ in words alone.
func wordWordsOnly(differences []catalog.FeeDifference) string {
	count := 0
	for i := range differences {
		if wordsOnly(&differences[i]) {
			count++
		}
	}
	if count == 0 {
		return ""
	}
	return fmt.Sprintf("\n  %d baris berubah kata-katanya saja; angka dan tanggalnya sama", count)
}

// feeSummary is a whole row in one line.
func feeSummary(f *knowledge.Fee) string {
	parts := []string{feeKindWords[f.Kind]}
	for _, field := range [...]knowledge.FeeField{
		knowledge.FeeFieldPlatforms, knowledge.FeeFieldTier, knowledge.FeeFieldGroup, knowledge.FeeFieldRate, knowledge.FeeFieldFixed,
	} {
		if value := feeValue(f, field); value != feeUnsaid {
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

// longValue is how many letters of a text are shown, leadIn how many of them
// before the first difference.
const (
	longValue = 60
	leadIn    = 20
)

// cutAround cuts two texts so that the first difference between them shows.
func cutAround(before, after string) (shownBefore, shownAfter string) {
	b, a := []rune(before), []rune(after)
	if len(b) <= longValue && len(a) <= longValue {
		return before, after
	}
	same := 0
	for same < len(b) && same < len(a) && b[same] == a[same] {
		same++
	}
	from := max(same-leadIn, 0)
	if from > 0 {
		// Words are not cut where one begins nearby.
		if space := slices.Index(b[from:same], ' '); space >= 0 {
			from += space + 1
		}
	}
	return cut(b, from), cut(a, from)
}

// cut is a part of a text from a letter on, with a mark where it was cut.
func cut(text []rune, from int) string {
	to := min(len(text), from+longValue)
	shown := string(text[from:to])
	if from > 0 {
		shown = "…" + shown
	}
	if to < len(text) {
		shown += "…"
	}
	return shown
}

// feeValue is one field of a fee as people read it.
func feeValue(f *knowledge.Fee, field knowledge.FeeField) string {
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
		return feeUnsaid
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

// wordFeeOverlap says what two fees in force together come to.
func wordFeeOverlap(o catalog.FeeOverlap) string {
	if o.Kind == knowledge.FeeOrder {
		return fmt.Sprintf("\n  perhatikan: %s dan %s berlaku bersamaan, jadi keduanya dijumlahkan", o.First, o.Second)
	}
	return fmt.Sprintf("\n  perhatikan: %s dan %s berlaku bersamaan, jadi jawabannya berupa rentang keduanya", o.First, o.Second)
}

// wordBackdated warns where a charge is written over instead of being ended
// and followed by a new row.
func wordBackdated(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return fmt.Sprintf("\n  perhatikan: angka %s berubah juga untuk tanggal yang sudah lewat. Kalau tarifnya baru berganti, "+
		"isi hari terakhir tarif lama (kolom berlaku sampai), lalu tulis tarif baru di baris dengan kode baru.", strings.Join(ids, ", "))
}
