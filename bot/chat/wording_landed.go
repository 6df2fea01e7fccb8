package chat

import (
	"fmt"

	"setara/knowledge"
)

// What is said about imports and the exchange rate, without figures.
const (
	askRate      = "Kurs dolar berapa, Kak? Saya belum punya kurs hari ini. Jawab misalnya “16.500”, nanti saya hitungkan rupiahnya."
	askDollars   = "Angka uang asingnya tidak bisa saya pakai, Kak. Tulis dalam dolar Amerika, lebih dari nol dan masuk akal, misalnya $10."
	askRateAgain = "Kurs itu tidak mungkin, Kak. Tulis rupiah untuk satu dolar, misalnya “16.500”."
	// askRateUnknown answers an owner who does not know the rate.
	askRateUnknown = "Tidak apa-apa, Kak. Lihat kurs dolar hari ini di bank atau di situs Bea Cukai, lalu kirim angkanya. Pertanyaan tadi saya ingat."

	askImport = "Barang apa dan berapa harganya, Kak? Tulis misalnya “/impor kerudung 5rb” atau “/impor sepatu $10”."
	// askImportPrice offers the calculation.
	askImportPrice = "Sebut barang dan harganya, misalnya “/impor kerudung 5rb” atau “/impor sepatu $10”, nanti saya hitungkan."

	sayRateNone = "Belum ada kurs yang tersimpan."
	sayRateSaid = "Sebut kursnya di pertanyaan, misalnya “sepatu $10 kurs 16.500 kena bea berapa”."
	sayRateForm = "Cara mengisi: /kurs 16500, atau dengan tanggal: /kurs 16500 2026-11-20. " +
		"Angkanya rupiah untuk satu dolar Amerika."

	helpImpor         = "/impor: kenapa barang impor bisa semurah itu"
	menuImpor         = "Kenapa barang impor bisa semurah itu"
	buttonImport      = "Kenapa bisa semurah itu?"
	sayUsualUnknown   = "bea umumnya belum ada di data Setara, cek tarif untuk kode barangnya"
	sayRuleUnknown    = "aturan untuk tanggal itu tidak ada di data Setara"
	sayVATUnknown     = "tarif PPN untuk tanggal itu tidak ada di data Setara"
	sayGuardUncounted = "belum bisa dihitung, karena bea pengamanannya belum lengkap"
	// sayPreferenceIf is the condition of the preference, wherever it is named.
	sayPreferenceIf = "kalau ada surat asal (%s) dan tarif kode barangnya %s"
)

// routeNames are the routes as owners know them.
var routeNames = map[knowledge.RouteKind]string{
	knowledge.RouteParcel:     "Paket",
	knowledge.RouteGeneral:    "Kontainer",
	knowledge.RoutePreference: "Kontainer China (ACFTA)",
}

// byRoute are the same inside a sentence.
var byRoute = map[knowledge.RouteKind]string{
	knowledge.RouteParcel:     "lewat paket",
	knowledge.RouteGeneral:    "lewat kontainer",
	knowledge.RoutePreference: "lewat kontainer dari China dengan Form E",
}

// missingWords are why nothing can be worked out.
var missingWords = map[knowledge.Missing]string{
	knowledge.MissingRule:      sayRuleUnknown,
	knowledge.MissingDuty:      sayUsualUnknown,
	knowledge.MissingVAT:       sayVATUnknown,
	knowledge.MissingSafeguard: sayGuardUncounted,
}

// measureWords are what safeguard duties count.
var measureWords = map[knowledge.Measure]string{
	knowledge.MeasurePiece:       "potong",
	knowledge.MeasureMetre:       "meter",
	knowledge.MeasureSquareMetre: "meter persegi",
	knowledge.MeasureKilogram:    "kg",
}

// rates is "25%" or "15% sampai 25%".
func rates(r knowledge.RateRange) string {
	if r.Exact() {
		return r.High.String()
	}
	return r.Low.String() + " sampai " + r.High.String()
}

// between is one amount, or two where they differ.
func between[T interface {
	comparable
	fmt.Stringer
}](low, high T) string {
	if low == high {
		return high.String()
	}
	return low.String() + " sampai " + high.String()
}

// goodsName is what the goods are called; "barang" where none were named.
func (i *importCase) goodsName() string {
	if i.product == "" {
		return "barang"
	}
	return i.product
}

// vatRate is "PPN 11%".
func (q *quote) vatRate() string {
	text := "PPN " + q.VAT.Effective().String()
	if q.MaybeUntaxed {
		text += " (atau bebas PPN)"
	}
	return text
}

// wordDuty is the duty that was asked for, in a sentence.
func (i *importCase) wordDuty() Block {
	q := i.first()
	what := fmt.Sprintf("%s %s %s", i.goodsName(), i.wordNamed(), byRoute[q.Kind])
	if q.VAT == nil || len(q.Bands) == 0 {
		return paragraph(bold(fmt.Sprintf("Bea masuk %s belum bisa saya jawab, Kak:", what)), plain(" "+missingWords[q.Missing]+"."))
	}
	band := q.BandOf(i.asked.total())
	switch {
	case band.Duty == nil:
		return paragraph(bold(fmt.Sprintf("Bea masuk %s belum bisa saya hitung, Kak:", what)), plain(" "+sayUsualUnknown+"."+i.wordVATEverywhere()))
	case q.Kind == knowledge.RouteParcel && band == &q.Bands[0]:
		spans := []Span{bold(fmt.Sprintf("Bebas bea masuk, Kak, karena nilai paketnya tidak lebih dari %s.", band.UpTo)),
			plain(fmt.Sprintf(" %s tetap dipungut", q.vatRate()))}
		if i.worked(q) {
			spans = append(spans, plain(": "), bold(between(q.landed.Low.VAT, q.landed.High.VAT)),
				plain(", jadi "), bold(between(q.landed.Low.Total, q.landed.High.Total)), plain(i.wordPerPiece(&q.landed)))
		}
		return paragraph(append(spans, plain("."))...)
	case !i.worked(q):
		return paragraph(bold(fmt.Sprintf("Bea masuk %s: %s,", what, rates(*band.Duty))), plain(fmt.Sprintf(" ditambah %s.", q.vatRate())))
	default:
		return paragraph(bold(fmt.Sprintf("Bea masuk %s: %s, yaitu %s.", what, rates(*band.Duty), between(q.landed.Low.Duty, q.landed.High.Duty))),
			plain(fmt.Sprintf(" Dengan %s jadinya ", q.vatRate())), bold(between(q.landed.Low.Total, q.landed.High.Total)), plain(i.wordPerPiece(&q.landed)+"."))
	}
}

// wordNamed is the price abroad as it was said.
func (i *importCase) wordNamed() string {
	if i.asked.rupiah > 0 {
		return fmt.Sprintf("%s (sekitar %s)", i.asked.rupiah, i.asked.fob)
	}
	return i.asked.total().String()
}

// worked tells whether a landed cost was worked out for a route.
func (i *importCase) worked(q *quote) bool {
	return i.rate != nil && i.asked.fob > 0 && q.missing == knowledge.MissingNothing
}

// wordRoute is a line for one route: what it owes, and what that comes to.
func (i *importCase) wordRoute(q *quote) Block {
	name := plain(routeNames[q.Kind] + ": ")
	switch {
	case q.Missing == knowledge.MissingRule || q.Missing == knowledge.MissingVAT:
		return item(name, plain(missingWords[q.Missing]+"."))
	case i.worked(q):
		return item(append([]Span{name}, i.wordBill(q)...)...)
	case i.asked.fob > 0 && i.rate != nil:
		return item(name, plain(i.condition(q)+missingWords[q.missing]+"."))
	case i.price != nil && i.rate != nil:
		return item(append([]Span{name}, i.wordRoom(q)...)...)
	default:
		return item(name, plain(i.wordRates(q)))
	}
}

// wordBill is what a consignment comes to on a route.
func (i *importCase) wordBill(q *quote) []Span {
	l := &q.landed
	text := i.condition(q)
	if l.High.Duty == 0 {
		text += "bebas bea masuk"
	} else {
		text += fmt.Sprintf("bea masuk %s (%s)", rates(*l.Band.Duty), between(l.Low.Duty, l.High.Duty))
	}
	if l.High.Safeguard > 0 {
		text += ", bea pengamanan " + between(l.Low.Safeguard, l.High.Safeguard)
	}
	spans := []Span{plain(text + ", jadi "), bold(between(l.Low.Total, l.High.Total))}
	return append(spans, plain(i.wordPerPiece(l)+"."))
}

// wordPerPiece is what one of several pieces comes to; empty for one.
func (i *importCase) wordPerPiece(l *knowledge.Landed) string {
	if i.asked.pieces < 2 {
		return ""
	}
	return fmt.Sprintf(", atau %s per barang", between(i.perPiece(l.Low.Total), i.perPiece(l.High.Total)))
}

// wordVATEverywhere is what every route owes beside the duty; empty where that
// is not known.
func (i *importCase) wordVATEverywhere() string {
	if i.quotes[0].VAT == nil {
		return ""
	}
	return " " + i.quotes[0].vatRate() + " dipungut di semua jalur."
}

// condition is what a route is open for; empty for all.
func (i *importCase) condition(q *quote) string {
	if q.Preference == nil {
		return ""
	}
	return fmt.Sprintf(sayPreferenceIf, q.Preference.Proof, q.Preference.Duty) + "; "
}

// wordRates is what a route owes where nothing is worked out.
func (i *importCase) wordRates(q *quote) string {
	switch q.Kind {
	case knowledge.RouteParcel:
		free, taxed := &q.Bands[0], &q.Bands[1]
		duty := sayUsualUnknown
		if taxed.Duty != nil {
			duty = "bea masuk " + rates(*taxed.Duty)
		}
		if i.goods == nil {
			duty += i.wordSpecialParcels()
		}
		return fmt.Sprintf("sampai %s bebas bea masuk; di atasnya sampai %s %s.", free.UpTo, taxed.UpTo, duty)
	case knowledge.RoutePreference:
		return fmt.Sprintf("bea masuk bisa %s, ", q.Preference.Duty) +
			fmt.Sprintf(sayPreferenceIf, q.Preference.Proof, q.Preference.Duty) + "."
	default:
		duty := q.Bands[0].Duty
		if duty == nil && i.goods == nil {
			return "bea umum tergantung barangnya."
		}
		if duty == nil {
			return sayUsualUnknown + "."
		}
		text := "bea umum " + rates(*duty)
		if i.goods.UsualUnsure {
			text += " (belum pasti, cek lagi)"
		}
		return text + "."
	}
}

// wordOtherGroups says that the goods were taken for ordinary ones.
func (i *importCase) wordOtherGroups() Block {
	return item(plain(fmt.Sprintf("Dihitung sebagai barang biasa, karena kelompok bea %s tidak ada di data Setara%s.",
		i.goodsName(), i.wordSpecialParcels())))
}

// wordCheapest names the cheapest lawful route.
func wordCheapest(q *quote) Block {
	text := byRoute[q.Kind]
	if q.Preference != nil {
		text += ", kalau syaratnya terpenuhi"
	}
	return item(plain("Jalur sah termurah yang bisa dihitung: "), bold(text), plain("."))
}

// wordAssumptions says what the figures rest on.
func (i *importCase) wordAssumptions() Block {
	pieces := "satu barang sekiriman"
	if i.unit != "" {
		pieces = fmt.Sprintf("satu %s sekiriman", i.unit.Name())
	}
	if i.asked.pieces > 1 {
		pieces = fmt.Sprintf("%d barang sekiriman", i.asked.pieces)
	}
	text := fmt.Sprintf("Anggapan: %s; %s", pieces, i.wordRate())
	if vat := i.quotes[0]; i.price != nil && vat.VAT != nil {
		text += "; " + vat.vatRate()
	} else if i.asked.freight == 0 && i.asked.insurance == 0 {
		text += "; tanpa ongkos kirim dan asuransi"
	}
	for _, part := range [...]struct {
		name   string
		amount knowledge.Cents
	}{{"ongkos kirim", i.asked.freight}, {"asuransi", i.asked.insurance}} {
		if part.amount > 0 {
			text += fmt.Sprintf("; %s %s ikut dihitung", part.name, part.amount)
		}
	}
	return paragraph(plain(text + "."))
}
