package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What is said about imports and the exchange rate, without figures.
const (
	askRate      = "Kurs dolar berapa, Kak? Petugas belum mengisi. Jawab misalnya “16.500”, nanti saya hitungkan rupiahnya."
	askDollars   = "Angka uang asingnya tidak bisa saya pakai, Kak. Tulis dalam dolar Amerika, lebih dari nol dan masuk akal, misalnya $10. Tarifnya begini:"
	askRateAgain = "Kurs itu tidak mungkin, Kak. Tulis rupiah untuk satu dolar, misalnya “16.500”."
	askImport    = "Barang apa dan berapa harganya, Kak? Tulis misalnya “/impor kerudung 5rb” atau “/impor sepatu $10”."
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
	// specialGoods are those that the rules for parcels treat apart.
	specialGoods = "barang tertentu seperti pakaian, sepatu, tas, kosmetik, atau buku"
	// sayPreferenceIf is the condition of the preference, wherever it is named.
	sayPreferenceIf = "hanya kalau ada surat asal barang (%s) dan tarif untuk kode barangnya memang %s"
)

// routeNames are the routes as owners know them.
var routeNames = map[knowledge.RouteKind]string{
	knowledge.RouteParcel:     "Paket (barang kiriman)",
	knowledge.RouteGeneral:    "Kontainer",
	knowledge.RoutePreference: "Kontainer dari China, tarif khusus (ACFTA)",
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
		return paragraph(bold(fmt.Sprintf("Bea masuk %s belum bisa saya hitung, Kak:", what)), plain(" "+sayUsualUnknown+"."))
	case q.Kind == knowledge.RouteParcel && band == &q.Bands[0]:
		spans := []Span{bold(fmt.Sprintf("Bebas bea masuk, Kak, karena nilai paketnya tidak lebih dari %s.", band.UpTo)),
			plain(fmt.Sprintf(" %s tetap dipungut", q.vatRate()))}
		if i.worked(q) {
			spans = append(spans, plain(": "), bold(between(q.landed.Low.VAT, q.landed.High.VAT)))
		}
		return paragraph(append(spans, plain("."))...)
	case !i.worked(q):
		return paragraph(bold(fmt.Sprintf("Bea masuk %s: %s,", what, rates(*band.Duty))), plain(fmt.Sprintf(" ditambah %s.", q.vatRate())))
	default:
		return paragraph(bold(fmt.Sprintf("Bea masuk %s: %s, yaitu %s.", what, rates(*band.Duty), between(q.landed.Low.Duty, q.landed.High.Duty))),
			plain(fmt.Sprintf(" Dengan %s jadinya ", q.vatRate())), bold(between(q.landed.Low.Total, q.landed.High.Total)), plain("."))
	}
}

// wordNamed is the price abroad as it was said.
func (i *importCase) wordNamed() string {
	if i.asked.rupiah > 0 {
		return fmt.Sprintf("%s (%s)", i.asked.rupiah, i.asked.fob)
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
		text += "bea masuk bebas"
	} else {
		text += fmt.Sprintf("bea masuk %s (%s)", rates(*l.Band.Duty), between(l.Low.Duty, l.High.Duty))
	}
	if l.High.Safeguard > 0 {
		text += ", bea pengamanan " + between(l.Low.Safeguard, l.High.Safeguard)
	}
	text += fmt.Sprintf(", %s (%s), jadi ", q.vatRate(), between(l.Low.VAT, l.High.VAT))
	spans := []Span{plain(text), bold(between(l.Low.Total, l.High.Total))}
	if n := i.asked.pieces; n > 1 {
		spans = append(spans, plain(fmt.Sprintf(", atau %s per barang", between(i.perPiece(l.Low.Total), i.perPiece(l.High.Total)))))
	}
	return append(spans, plain("."))
}

// condition is what a route is open for; empty for all.
func (i *importCase) condition(q *quote) string {
	if q.Preference == nil {
		return ""
	}
	return fmt.Sprintf(sayPreferenceIf, q.Preference.Proof, q.Preference.Duty) + "; "
}

// wordRoom is what a price leaves on a route for the goods abroad.
func (i *importCase) wordRoom(q *quote) []Span {
	if q.impliedMissing != knowledge.MissingNothing {
		return []Span{plain(i.condition(q) + missingWords[q.impliedMissing] + ".")}
	}
	implied := &q.implied
	if implied.High == 0 {
		return []Span{plain(i.condition(q) + "tidak mungkin, bea dan pajaknya saja sudah lebih dari harga itu.")}
	}
	text := i.condition(q)
	if implied.Band.Duty.High == 0 {
		text += "bea masuk bebas"
		if implied.Band.UpTo > 0 {
			text += fmt.Sprintf(" sampai %s sekiriman", implied.Band.UpTo)
		}
	} else {
		text += "bea masuk " + rates(*implied.Band.Duty)
	}
	text += fmt.Sprintf(", %s; harga di sana paling mahal ", q.vatRate())
	if implied.Bounded {
		return []Span{plain(text), bold(implied.High.String()), plain(" sebatas yang diketahui.")}
	}
	low := implied.Low
	if low == 0 {
		low = implied.High
	}
	return []Span{plain(text), bold(between(low, implied.High)), plain(".")}
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
		return fmt.Sprintf("sampai %s bebas bea masuk; di atasnya sampai %s %s. %s tetap dipungut.",
			free.UpTo, taxed.UpTo, duty, q.vatRate())
	case knowledge.RoutePreference:
		return fmt.Sprintf("bea masuk bisa %s, ", q.Preference.Duty) +
			fmt.Sprintf(sayPreferenceIf, q.Preference.Proof, q.Preference.Duty) + ". " + q.vatRate() + " tetap dipungut."
	default:
		duty := q.Bands[0].Duty
		if duty == nil && i.goods == nil {
			return "bea umum tergantung barangnya, ditambah " + q.vatRate() + "."
		}
		if duty == nil {
			return sayUsualUnknown + "; ditambah " + q.vatRate() + "."
		}
		text := "bea umum " + rates(*duty)
		if i.goods.UsualUnsure {
			text += " (belum pasti, cek lagi)"
		}
		return text + ", ditambah " + q.vatRate() + "."
	}
}

// wordSpecialParcels names the duties on goods that the rules for parcels
// treat apart, for a question that names no goods.
func (i *importCase) wordSpecialParcels() string {
	var duties []string
	for _, duty := range i.specialDuties() {
		duties = append(duties, rates(duty))
	}
	if len(duties) == 0 {
		return ""
	}
	return fmt.Sprintf(" (%s: %s)", specialGoods, strings.Join(duties, ", "))
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
	return item(plain("Jalur sah termurah dari yang bisa dihitung: "), bold(text), plain("."))
}

// wordImplied is what the price leaves for the goods abroad, on the roomiest
// lawful route.
func (i *importCase) wordImplied() Block {
	price := *i.price
	if i.rate == nil {
		return paragraph(bold(fmt.Sprintf("Harga %s untuk %s:", price, i.goodsName())),
			plain(" saya hitung mundur ke harga di luar negeri begitu kursnya ada. Bea dan pajaknya begini:"))
	}
	q := i.roomiest()
	if q == nil {
		return paragraph(bold("Harga di luar negerinya belum bisa saya hitung, Kak."), plain(" Aturannya tidak lengkap di data Setara."))
	}
	if q.implied.High == 0 {
		return paragraph(bold(fmt.Sprintf("Harga %s tidak cukup untuk bea dan pajak lewat jalur mana pun yang saya tahu.", price)))
	}
	return paragraph(bold(fmt.Sprintf("Supaya bisa dijual %s %s, harga %s di luar negeri paling mahal %s", price, per(i.unit), i.goodsName(), q.implied.High)),
		plain(fmt.Sprintf(" (sekitar %s), %s.", i.rate.In(q.implied.High), byRoute[q.Kind])),
		plain(" Itu sebelum ongkos kirim, potongan marketplace, dan untung penjualnya."))
}

// wordAbroad holds a published price abroad against what the price leaves, or
// says that there is none. It accuses no one.
func (i *importCase) wordAbroad() Block {
	f, q := i.abroad(), i.roomiest()
	switch {
	case f == nil:
		return paragraph(plain("Harga barang ini di luar negeri tidak ada di data Setara, jadi saya tidak bisa bilang harga itu wajar atau tidak."))
	case i.rate == nil || q == nil:
		return paragraph(plain(fmt.Sprintf("Harga di %s menurut %s: %s %s (%s).", f.Where, f.By, f.Price, per(f.Unit), f.AsOf.Written())))
	case f.BelowLawful(q.implied.High, *i.rate) && i.everyRouteKnown():
		return paragraph(plain(fmt.Sprintf("Harga di %s menurut %s: %s %s (%s). Dengan harga itu, harga jual tadi ", f.Where, f.By, f.Price, per(f.Unit), f.AsOf.Written())),
			bold("di bawah hitungan jalur sah"), plain(". Penyebabnya bisa macam-macam: harga di sana sudah berubah, stok lama, atau dijual rugi. Saya tidak menuduh siapa pun."))
	case f.BelowLawful(q.implied.High, *i.rate):
		return paragraph(plain(fmt.Sprintf("Harga di %s menurut %s: %s %s (%s). Karena tidak semua jalur bisa dihitung, saya tidak bisa bilang harga itu wajar atau tidak.",
			f.Where, f.By, f.Price, per(f.Unit), f.AsOf.Written())))
	default:
		return paragraph(plain(fmt.Sprintf("Harga di %s menurut %s: %s %s (%s). Jadi harga jual tadi masih mungkin lewat jalur sah.",
			f.Where, f.By, f.Price, per(f.Unit), f.AsOf.Written())))
	}
}

// wordWhy opens an answer without figures of the owner.
func (i *importCase) wordWhy() Block {
	if s := i.statement(); s != nil {
		return paragraph(bold("Karena kebanyakan tidak masuk sebagai paket satuan, Kak, tetapi lewat kontainer."),
			plain(fmt.Sprintf(" Menurut %s (%s): %s. Bea dan pajaknya begini:", s.By, s.AsOf.Written(), s.Text)))
	}
	return paragraph(bold(fmt.Sprintf("Bea dan pajak impor %s, per %s:", i.goodsName(), i.asOf.Written())))
}

// wordVAT settles the question of 11 or 12 %.
func (i *importCase) wordVAT() []Block {
	v := i.quotes[0].VAT
	if v.Part == v.Whole {
		return []Block{paragraph(bold(fmt.Sprintf("PPN-nya %s, Kak.", v.Effective())), plain(fmt.Sprintf(" Berlaku menurut %s.", v.Number)))}
	}
	return []Block{paragraph(bold(fmt.Sprintf("Yang dibayar %s, Kak.", v.Effective())), plain(fmt.Sprintf(
		" Tarifnya memang %s, tetapi dihitung dari %d/%d harga, jadi hasilnya %s. Ini untuk barang yang bukan barang mewah, termasuk bahan baku dan barang impor, sejak %s (%s).",
		v.Rate, v.Part, v.Whole, v.Effective(), v.From.Written(), v.Number)))}
}

// wordGuard says what safeguard duty the goods owe by container.
func (i *importCase) wordGuard(s *knowledge.Safeguard) Block {
	amount := "besarnya untuk tanggal ini belum ada di data"
	if s.High > 0 {
		amount = fmt.Sprintf("%s per %s", between(s.Low, s.High), measureWords[s.Measure])
	}
	return item(plain("Bea pengamanan (BMTP) untuk impor kontainer: "), bold(amount),
		plain(fmt.Sprintf(" (%s). %s", s.Number, i.wordGuardOnParcels())))
}

// wordGuardOnParcels says whether small parcels owe safeguard duties; nothing
// where the goods do not come as parcels.
func (i *importCase) wordGuardOnParcels() string {
	q := i.quoteOf(knowledge.RouteParcel)
	switch {
	case q == nil || len(q.Parcels) == 0:
		return ""
	case q.Parcels[0].Unguarded:
		return fmt.Sprintf("Paket kecil tidak kena (%s).", q.Parcels[0].Number)
	default:
		return "Untuk paket kecil, kena atau tidaknya belum pasti, jadi tidak saya hitung."
	}
}

// wordUnclear says that it is not known whether a safeguard duty is owed.
func (i *importCase) wordUnclear(s *knowledge.Safeguard) Block {
	return item(plain(fmt.Sprintf("Bea pengamanan (BMTP) untuk impor kontainer (%s): masih berlaku atau tidak, belum pasti, jadi tidak saya hitung. "+
		"Kalau masih berlaku, jalur kontainer lebih mahal.", s.Number)))
}

// wordPrepaid keeps income tax apart from the cost.
func (i *importCase) wordPrepaid(q *quote) Block {
	prepaid := q.landed.Band.Prepaid
	if prepaid.High == 0 {
		return item(plain(fmt.Sprintf("Pajak penghasilan (PPh) %s: tidak dipungut.", byRoute[q.Kind])))
	}
	text := fmt.Sprintf("Pajak penghasilan (PPh) %s: %s, yaitu %s. Ini pajak yang dibayar di muka, jadi tidak ikut dihitung sebagai biaya.",
		byRoute[q.Kind], rates(*prepaid), between(*q.landed.Low.Prepaid, *q.landed.High.Prepaid))
	if p := i.customs.PrepaymentOn(i.asOf); q.landed.Band.UpTo == 0 && p != nil && p.Confidence == "C" {
		text += " Tarif ini belum pasti, cek lagi."
	}
	return item(plain(text))
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
	if i.asked.freight == 0 && i.asked.insurance == 0 {
		return paragraph(plain(text + "; bea dan pajak dihitung dari harga barang di sana saja, tanpa ongkos kirim dan asuransi."))
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

// wordRate is the rate in use, and from whom it is.
func (i *importCase) wordRate() string {
	if i.rate.Source == knowledge.SourceOwner {
		return fmt.Sprintf("kurs %s per dolar seperti yang Kakak sebut", i.rate.Rupiah)
	}
	text := fmt.Sprintf("kurs %s per dolar dari petugas, %s", i.rate.Rupiah, i.rate.Day.Written())
	if i.rate.Stale(i.asOf) {
		text += fmt.Sprintf(" (sudah lebih dari %d hari, mungkin sudah berubah)", knowledge.RateLasts)
	}
	return text
}

// wordOffices says where a suspicion goes.
func (i *importCase) wordOffices() Block {
	spans := []Span{plain("Kalau ada bukti pelanggaran, laporkan ke ")}
	for n, o := range i.customs.OfficesFor(i.goods) {
		if n > 0 {
			spans = append(spans, plain("; "))
		}
		spans = append(spans, link(o.Name, o.URL), plain(fmt.Sprintf(" %s (%s)", o.Contact, o.For)))
	}
	return paragraph(append(spans, plain("."))...)
}

// wordImportSources names the rules with their dates and addresses.
func (i *importCase) wordImportSources() Block {
	spans := []Span{plain("Sumber: ")}
	check := ""
	for n, c := range i.citations() {
		if n > 0 {
			spans = append(spans, plain("; "))
		}
		name := fmt.Sprintf("%s, %s", sourceName(c), c.AsOf.Written())
		if len(c.Sources) > 0 {
			spans = append(spans, link(name, c.Sources[0]))
		} else {
			spans = append(spans, plain(name))
		}
		check = c.CheckURL
	}
	if check == "" {
		return paragraph(plain("Sumber: tidak ada aturan untuk tanggal ini di data Setara."))
	}
	if i.goods != nil {
		check = i.goods.CheckURL
	}
	return paragraph(append(spans, plain("; "), link("cek tarif terbaru", check), plain("."))...)
}

// sourceName is how a rule is called: by its number, else as a row of data.
func sourceName(c *knowledge.Citation) string {
	if c.Number != "" {
		return c.Number
	}
	return "data " + c.ID
}

// wordLeastAbroad says below which price goods may not be sold from abroad.
func wordLeastAbroad(s *knowledge.Statement) Block {
	return item(plain(fmt.Sprintf("Di luar bea cukai, %s harganya minimal %s per unit (%s).", s.Text, s.Dollars, s.Number)))
}

// The sentences of /kurs.

func wordRateSet(rate knowledge.ExchangeRate, before *knowledge.ExchangeRate) string {
	text := fmt.Sprintf("Kurs tersimpan: %s per dolar untuk %s", rate.Rupiah, rate.Day.Written())
	if before != nil && before.Rupiah != rate.Rupiah {
		text += fmt.Sprintf(", menggantikan %s", before.Rupiah)
	}
	return text + ". Kalau salah ketik, kirim /kurs lagi dengan angka yang benar."
}

func wordRateAhead(day knowledge.Day) string {
	return fmt.Sprintf("%s belum tiba, jadi kursnya belum saya simpan. Periksa tanggalnya.", day.Written())
}

func wordRateInUse(rate knowledge.ExchangeRate, on knowledge.Day) string {
	text := fmt.Sprintf("Kurs yang dipakai: %s per dolar, untuk %s.", rate.Rupiah, rate.Day.Written())
	if rate.Stale(on) {
		text += fmt.Sprintf(" Sudah lebih dari %d hari, perlu diganti.", knowledge.RateLasts)
	}
	return text
}

// wordBeside is what an import of the goods owes, in one line.
func (i *importCase) wordBeside() Block {
	text := ""
	if q := i.quoteOf(knowledge.RouteParcel); q != nil && q.Missing == knowledge.MissingNothing {
		text += fmt.Sprintf(" %s (bebas sampai %s): ", byRoute[q.Kind], q.Bands[0].UpTo)
		if duty := q.Bands[1].Duty; duty != nil {
			text += "bea masuk " + rates(*duty)
			if i.goods == nil {
				text += i.wordSpecialParcels()
			}
			text += ";"
		} else {
			text += sayUsualUnknown + ";"
		}
	}
	general := i.quoteOf(knowledge.RouteGeneral)
	text += " " + byRoute[general.Kind] + ": "
	if duty := general.Bands[0].Duty; duty != nil {
		text += "bea umum " + rates(*duty)
	} else {
		text += sayUsualUnknown
	}
	owed, unclear := i.guards()
	for n := range owed {
		if s := &owed[n]; s.High > 0 {
			text += fmt.Sprintf(", ditambah bea pengamanan (BMTP) %s per %s", between(s.Low, s.High), measureWords[s.Measure])
		}
	}
	if len(unclear) > 0 {
		text += "; bea pengamanan (BMTP) belum pasti masih berlaku"
	}
	text += fmt.Sprintf(". %s dipungut di semua jalur.", general.vatRate())
	spans := []Span{plain("Pajak impor " + i.goodsName() + text + " Sumber: ")}
	for n, c := range i.citations() {
		if n > 0 {
			spans = append(spans, plain(", "))
		}
		name := fmt.Sprintf("%s (%s)", sourceName(c), c.AsOf.Written())
		if len(c.Sources) > 0 {
			spans = append(spans, link(name, c.Sources[0]))
		} else {
			spans = append(spans, plain(name))
		}
	}
	return item(append(spans, plain("."))...)
}
