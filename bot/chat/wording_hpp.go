package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// What is said while the cost of goods (HPP) is worked out.
const (
	askCostGoods = "Modal untuk barang apa, Kak? Misalnya “keripik pisang”."

	// The questions, one at a time.
	askMaterial = "Sekali bikin, bahannya apa saja dan habis berapa? Boleh sekaligus, misalnya “kain 300rb, benang 20rb, jadi 25 pcs”."
	sayCostFast = " Kalau Kakak sudah tahu modal satuannya, cukup jawab “modal 28rb”."
	askYield    = "Sekali bikin jadi berapa, Kak? Kalau ada yang gagal, sebut juga, misalnya “25 pcs, gagal 2”."
	askPacking  = "Kemasannya habis berapa? Misalnya “plastik 20rb isi 100, stiker 15rb”. Kalau tidak pakai, jawab “ga ada”."
	askLabour   = "Upah berapa, Kak? Tenaga Kakak sendiri juga modal, tetapi sering lupa dihitung: " +
		"kira-kira kalau menyuruh orang, bayarnya berapa? Misalnya “50rb” untuk sekali bikin, atau “5rb per pcs”."
	askRest = "Terakhir: listrik atau gas, alat yang lama-lama rusak, dan ongkos lain? " +
		"Misalnya “gas 10rb, listrik sebulan 100rb, sebulan bikin 400”. Kalau tidak ada, jawab “ga ada”."
	askChange = "Mau mengubah apa? Misalnya “kain 250rb”, “hapus listrik”, atau “jadi 30 pcs”. Kalau sudah pas, jawab “selesai”."

	askWhatFor = "%s itu modal satu barang, atau bahan untuk sekali bikin, Kak?"

	askMade      = "Supaya %s bisa dibagi, sebulan kira-kira bikin berapa? Misalnya “400”, atau “20 kali”."
	askPackHolds = "%s dihitung per bungkus, sedangkan yang jadi ditimbang atau diukur. Satu bungkus isi berapa, Kak? " +
		"Misalnya “isi 250 gram”, atau “jadi 40 bungkus”."
	askLife = "%s kira-kira tahan berapa lama, atau cukup untuk berapa barang? Misalnya “5 tahun” atau “1000 pcs”."

	askCostPossible = "Ada angka yang tidak bisa saya pakai, Kak: biaya dan jumlah tidak boleh minus dan harus masuk akal. " +
		"Tulis lagi yang itu, misalnya “bahan 300rb” atau “jadi 25 pcs”. Yang lain tetap tercatat."
	askCostSomething = "Belum ada biaya yang bisa dihitung, Kak. Sebut satu saja dulu, misalnya “bahan 300rb”."
	sayHowToReckon   = "Modal (HPP) itu semua biaya sekali bikin dibagi jumlah yang jadi, Kak. Yang dihitung: bahan, kemasan, upah " +
		"(tenaga sendiri juga), listrik atau gas, ongkos lain, dan alat yang lama-lama aus. " +
		"Kirim rinciannya, misalnya “tepung 50rb, minyak 30rb, plastik 10rb, jadi 40 bungkus, hpp berapa”, nanti saya hitungkan."
	sayCostForOne  = "Saya anggap daftar itu untuk satu barang. Kalau sekali bikin jadi lebih, sebut jumlahnya, misalnya “jadi 40 bungkus”."
	askCostYield   = "Jumlah yang jadi harus lebih dari nol, Kak, supaya modalnya bisa dibagi. Sekali bikin jadi berapa?"
	askCostFailed  = "Kalau semuanya gagal, tidak ada yang bisa dijual, Kak. Dari sekali bikin, yang gagal berapa?"
	askCostContent = "Isi satu bungkus lebih banyak daripada yang jadi sekali bikin, Kak. Tulis lagi, misalnya “jadi 5 kg, isi 100 gram”."
	askCostSure    = "Saya pastikan dulu, Kak: sekali bikin hanya jadi %s? Modalnya berarti %s %s. " +
		"Kalau benar, jawab “ya”. Kalau bukan, tulis yang jadi, misalnya “jadi 5 kg” atau “jadi 50 bungkus”."
	sayCostFull    = "Catatannya sudah panjang sekali, Kak, jadi yang terakhir belum masuk. Gabungkan yang kecil-kecil, misalnya “total bahan 500rb”."
	sayCostUnclear = "Yang itu belum saya pahami, Kak. Yang tadi tetap tercatat."
	sayNoSuchLine  = "Tidak ada %s di catatan, Kak."

	sayDraftPaused = "Hitungan modal %s saya simpan dulu sampai seminggu. Lanjutkan kapan saja lewat /modal."
	sayDraftKept   = "Hitungan modal %s masih tersimpan. Lanjutkan kapan saja lewat /modal."
	askResume      = "Lanjutkan hitungan modal %s, Kak?"
	askResumeOr    = "Hitungan modal %[1]s belum selesai, Kak. Lanjutkan %[1]s dulu, atau mulai %[2]s? Kalau mulai baru, catatan %[1]s tidak saya simpan lagi."
	goodsUnnamed   = "barang tadi"
	askBareCost    = "%s itu apa, Kak: harga jual, atau bagian dari modal %s?"
	sayNoDraft     = "Tidak ada hitungan modal yang belum selesai, Kak. Mulai dengan /modal."

	sayCostNext = "Kirim juga harga jual dan harga saingannya, supaya saya hitung untungnya."

	askKeep        = "Simpan modal ini untuk %s? Nanti langsung saya pakai kalau Kakak menanyakan harganya, dan bisa diubah atau dihapus di /produk."
	askKeepAbove   = "Modal ini di atas harga jual Kakak. Kalau angkanya sudah benar, simpan untuk %s? Kalau ada yang keliru, tulis saja yang benar."
	sayKeptConsent = "Modal ini saya simpan untuk %s, sesuai izin Kakak. Ubah atau hapus di /produk."
	sayKept        = "Sudah saya simpan: modal %s %s. Lihat, ubah, atau hapus di /produk."
	sayNotKept     = "Baik, Kak, tidak saya simpan."
	sayNothingKept = "Tidak ada hitungan modal yang menunggu disimpan, Kak. Mulai dengan /modal."
	sayFull        = "Yang tersimpan sudah %d barang, itu batasnya, Kak. Hapus dulu salah satu di /produk, lalu hitung lagi."

	buttonPiece    = "Modal satu barang"
	buttonBatch    = "Bahan sekali bikin"
	buttonSkip     = "Lewati"
	buttonFinish   = "Selesai"
	buttonContinue = "Lanjut"
	buttonAnew     = "Mulai baru"
	buttonResume   = "Lanjut hitung modal"
	buttonSure     = "Ya, benar"
	buttonOwnPrice = "Harga jual"
	buttonPart     = "Bagian modal"
	buttonKeep     = "Ya, simpan"
	buttonKeepNot  = "Tidak usah"
)

// kindLabels are the kinds of cost where the owner gave no name.
var kindLabels = map[knowledge.CostKind]string{
	knowledge.CostMaterial: "bahan", knowledge.CostPackaging: "kemasan", knowledge.CostLabour: "upah",
	knowledge.CostPower: "listrik atau gas", knowledge.CostWear: "alat", knowledge.CostOther: "ongkos lain",
}

// lineName is what a part of the cost is called.
func lineName(l *CostLine) string {
	if l.Name == "" {
		return kindLabels[l.Kind]
	}
	return l.Name
}

// timeLabels are the times that an amount is for, by their days.
var timeLabels = map[int64]string{1: "sehari", 7: "seminggu", daysOfMonth: "sebulan", daysOfYear: "setahun"}

// wordCostLine is one part of the cost in the list: what was said, and what it
// comes to where that is not the same.
func (d *costDraft) wordCostLine(l *CostLine) Block {
	item, ok := d.item(l)
	if !ok {
		return itemOf(lineName(l)+": ", d.wordWanting(l))
	}
	amount := item.Amount.String()
	if item.Quantity != knowledge.One {
		amount = fmt.Sprintf("%s × %s", countOf(item.Quantity, item.Measure), item.Amount)
	}
	each := fmt.Sprintf(" (%s %s)", item.Share(knowledge.One), per(d.unit()))
	var text string
	switch {
	case item.Basis == knowledge.CostPerUnit:
		text = amount + " " + per(d.unit())
	case item.Basis == knowledge.CostShared && item.Months > 0:
		text = fmt.Sprintf("%s dipakai %d bulan, sebulan %s", amount, item.Months, quantity(item.Shared, d.unit())) + each
	case item.Basis == knowledge.CostShared && l.Days > 0:
		text = fmt.Sprintf("%s %s untuk %s", amount, timeLabels[l.Days], quantity(item.Shared, d.unit())) + each
	case item.Basis == knowledge.CostShared:
		text = fmt.Sprintf("%s untuk %s", amount, quantity(item.Shared, d.unit())) + each
	case item.Batches > 0:
		text = fmt.Sprintf("%s untuk %s kali bikin (%s sekali bikin)", amount, item.Batches, item.Share(knowledge.One))
	case item.Quantity != knowledge.One:
		text = fmt.Sprintf("%s = %s", amount, item.Share(knowledge.One))
	default:
		text = amount
	}
	return itemOf(lineName(l)+": ", text)
}

func itemOf(label, text string) Block { return item(plain(capital(label)), plain(text)) }

// countOf is how much is bought: "2,5 liter", "3".
func countOf(q knowledge.Pack, u knowledge.Unit) string {
	if u == "" {
		return q.String()
	}
	return quantity(q, u)
}

// wordWanting says what a part still needs.
func (d *costDraft) wordWanting(l *CostLine) string {
	switch d.wants(l) {
	case WantAmount:
		return "harganya belum jelas"
	case WantQuantity:
		return fmt.Sprintf("%s per %s, banyaknya belum jelas", l.Amount, perMeasure(l))
	case WantContent:
		return fmt.Sprintf("%s, belum tahu satu bungkus isi berapa", d.wordPieces(l))
	case WantLife:
		return fmt.Sprintf("%s, belum tahu tahan berapa lama", l.Amount)
	}
	if l.Months > 0 {
		return fmt.Sprintf("%s dipakai %d bulan, belum tahu dibagi berapa barang", l.Amount, l.Months)
	}
	return fmt.Sprintf("%s %s, belum tahu dibagi berapa barang", l.Amount, timeLabels[l.Days])
}

// wordCounts says what a batch makes and what fails.
func (d *costDraft) wordCounts(r *knowledge.CostResult) (Block, bool) {
	u := d.unit()
	switch {
	case d.Yield == 0 && d.Share > 0:
		return item(plain(fmt.Sprintf("Gagal %s.", d.Share))), true
	case d.Yield == 0 && d.Content > 0:
		return item(plain(fmt.Sprintf("Isi %s.", quantity(d.Content, d.BulkUnit)))), true
	case d.Yield == 0:
		return Block{}, false
	}
	text := "Sekali bikin jadi " + quantity(d.Yield, u)
	if d.Bulk > 0 {
		text = fmt.Sprintf("Sekali bikin jadi %s, yaitu %s isi %s", quantity(d.Bulk, d.BulkUnit), quantity(d.Yield, u), quantity(d.Content, d.BulkUnit))
	}
	sold := "yang bisa dijual"
	switch {
	case d.Failed > 0:
		text += ", gagal " + quantity(d.Failed, u)
	case d.Share > 0:
		text += fmt.Sprintf(", gagal %s", d.Share)
		if r != nil && u.Counted() && r.Good%knowledge.One != 0 {
			sold += " rata-rata"
		}
	default:
		return item(plain(text + ".")), true
	}
	if r != nil {
		text += ", " + sold + " " + quantity(r.Good, u)
	}
	return item(plain(text + ".")), true
}

// wordSoFar is what the parts come to while more may come.
func (d *costDraft) wordSoFar(r *knowledge.CostResult, batch knowledge.Rupiah) (Block, bool) {
	switch {
	case r != nil && d.Yield > 0:
		return item(plain("Sementara: "), bold(fmt.Sprintf("%s sekali bikin, %s %s", r.Batch, r.Each, per(d.unit()))), plain(".")), true
	case r != nil:
		return item(plain("Sementara: "), bold(fmt.Sprintf("%s %s", r.Each, per(d.unit()))), plain(".")), true
	case batch > 0:
		return item(plain("Sementara: "), bold(fmt.Sprintf("%s sekali bikin", batch)), plain(".")), true
	}
	return Block{}, false
}

// wordCostHead opens the list.
func (d *costDraft) wordCostHead() Block {
	return paragraph(plain(strings.TrimSpace("Catatan modal "+d.Product) + ":"))
}

// wordCostResult is the cost, and how it was worked out.
func (d *costDraft) wordCostResult(r *knowledge.CostResult) []Block {
	u := d.unit()
	blocks := []Block{paragraph(bold(fmt.Sprintf("%s: %s %s.", strings.TrimSpace("Modal (HPP) "+d.Product), r.Each, per(u))))}
	for i := range d.Lines {
		blocks = append(blocks, d.wordCostLine(&d.Lines[i]))
	}
	if b, ok := d.wordCounts(r); ok {
		blocks = append(blocks, b)
	}
	switch {
	case d.Yield > 0:
		blocks = append(blocks, item(plain(fmt.Sprintf("Hitungannya: semua biaya sekali bikin %s, dibagi %s, dibulatkan ke atas.",
			r.Batch, quantity(r.Good, u)))))
	case d.Share > 0:
		blocks = append(blocks, item(plain(fmt.Sprintf("Hitungannya: %s %s, dibagi bagian yang tidak gagal, dibulatkan ke atas.", r.Batch, per(u)))))
	case len(d.Lines) > 1:
		blocks = append(blocks, item(plain("Hitungannya: semua biaya "+per(u)+" dijumlahkan, dibulatkan ke atas.")))
	}
	if left := d.notReckoned(); len(left) > 0 {
		blocks = append(blocks, placeFoot.at(paragraph(plain(fmt.Sprintf("Belum dihitung: %s. Modal sebenarnya bisa lebih besar.", strings.Join(left, ", ")))))...)
	}
	return blocks
}

// notReckoned names what the cost leaves out. Labour is named even where the
// owner has none of it or was not asked.
func (d *costDraft) notReckoned() []string {
	names := append([]string(nil), d.Left...)
	if d.open(stepLabour) || slices.Contains(d.None, knowledge.CostLabour) {
		names = append(names, "upah tenaga sendiri") // owners forget it
	}
	skippedRest := false
	for _, kind := range d.Skipped {
		switch {
		case stepOf(kind) != stepRest:
			names = append(names, kindLabels[kind])
		case !skippedRest && d.Step != stepRest:
			names = append(names, "listrik, alat, dan ongkos lain")
			skippedRest = true
		}
	}
	for i := range d.Lines {
		if d.wants(&d.Lines[i]) != "" {
			names = append(names, lineName(&d.Lines[i]))
		}
	}
	return names
}

// wordStep is the question of a step.
func (d *costDraft) wordStep() Block {
	switch d.Step {
	case stepProduct:
		return paragraph(plain(askCostGoods))
	case stepMaterial:
		if len(d.Lines) == 0 && d.Yield == 0 {
			return paragraph(plain(askMaterial + sayCostFast))
		}
		return paragraph(plain(askMaterial))
	case stepYield:
		return paragraph(plain(askYield))
	case stepPackaging:
		return paragraph(plain(askPacking))
	case stepLabour:
		return paragraph(plain(askLabour))
	case stepRest:
		return paragraph(plain(askRest))
	case stepWant:
		return d.wordWant(d.wanting())
	case stepSure:
		return d.wordSure()
	default:
		return paragraph(plain(askChange))
	}
}

// wordSure asks whether a batch makes so little.
func (d *costDraft) wordSure() Block {
	goods := d.goods()
	result, err := goods.WorkOut()
	if err != nil {
		return paragraph(plain(askYield))
	}
	return paragraph(plain(fmt.Sprintf(askCostSure, quantity(d.Yield, d.unit()), result.Each, per(d.unit()))))
}

// wordWant asks for the one thing that a part still needs.
func (d *costDraft) wordWant(l *CostLine) Block {
	name := lineName(l)
	switch d.wants(l) {
	case WantAmount:
		if len(l.Values) > 0 {
			return paragraph(bold(capital(name) + ": maksudnya " + strings.Join(amounts(l.Values), " atau ") + ", Kak?"))
		}
		return paragraph(plain(fmt.Sprintf("%s habis berapa rupiah untuk sekali bikin?", capital(name))))
	case WantQuantity:
		return paragraph(plain(fmt.Sprintf("%s %s per %s: sekali bikin pakai berapa %s?",
			capital(name), l.Amount, perMeasure(l), l.Measure.Name())))
	case WantContent:
		return paragraph(plain(fmt.Sprintf(askPackHolds, capital(name))))
	case WantLife:
		return paragraph(plain(fmt.Sprintf(askLife, capital(name))))
	default:
		return paragraph(plain(fmt.Sprintf(askMade, name)))
	}
}

// wordPieces is an amount for a count of pieces.
func (d *costDraft) wordPieces(l *CostLine) string {
	if l.Basis == knowledge.CostShared {
		return fmt.Sprintf("%s untuk %s", l.Amount, quantity(l.Shared, knowledge.UnitPiece))
	}
	return fmt.Sprintf("%s per buah", l.Amount)
}

// perMeasure is the measure that an amount is the price of: "kg", "250 gram".
func perMeasure(l *CostLine) string {
	if l.Per == knowledge.One {
		return l.Measure.Name()
	}
	return quantity(l.Per, l.Measure)
}
