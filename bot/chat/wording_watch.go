package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What is said around watching prices.
const (
	sayWatchPrivate = "Pantauan harga tidak saya pasang di grup, Kak. Kirim /pantau di obrolan pribadi dengan saya."
	// sayWatchElsewhere is for places where nobody could be told.
	sayWatchElsewhere    = "Pantauan harga hanya bisa lewat Telegram, Kak, karena kabarnya saya kirim ke sana."
	sayWatchDeclined     = "Baik, Kak, tidak saya pantau dan tidak ada yang saya simpan."
	sayWatchUnknown      = "Barang apa yang mau dipantau, Kak? Tulis namanya, misalnya “pantau harga kerudung voal 10%”."
	sayWatchProductsFull = "Produk yang tersimpan sudah penuh, Kak. Hapus dulu satu di /produk, lalu coba lagi."
	sayWatchHow          = "Saya bisa memantau harga pasar barang Kakak, lalu memberi kabar kalau harga tengahnya bergeser. " +
		"Tanyakan dulu harga barangnya, lalu ketik /pantau. Bisa juga langsung, misalnya “pantau harga kerudung voal 10%”."
	sayWatchesStay = "Pantauan harga yang Kakak pasang tetap jalan. Atur atau hentikan di /pantau."
	sayWatchWhen   = "Kabarnya hanya saya kirim antara pukul 08.00 dan 20.00."

	buttonWatchPrice  = "Lihat harga"
	buttonWatchStop   = "Berhenti pantau"
	buttonWatchYes    = "Setuju, pantau"
	buttonWatchNo     = "Tidak jadi"
	buttonWatchOne    = "Pantau: "
	buttonWatchEnd    = "Hentikan: "
	buttonWatchEndAll = "Hentikan semua pantauan"

	menuPantau = "Kabari kalau harga pasar bergeser"
	helpPantau = "/pantau: dikabari kalau harga pasar barang Kakak bergeser"
)

var (
	sayWatchFull = fmt.Sprintf("Sudah %d barang yang saya pantau, Kak, itu batasnya. "+
		"Hentikan satu dulu, lalu coba lagi.", knowledge.MaxWatches)
	sayWatchBounds = fmt.Sprintf("Pilih antara %s dan %s, Kak: lebih kecil jadi terlalu sering, lebih besar hampir tidak pernah.",
		knowledge.MinThreshold, knowledge.MaxThreshold)
)

// wordTooWide asks for narrower goods: one figure for many kinds says nothing.
func wordTooWide(p *knowledge.Product) Response {
	r := say(fmt.Sprintf("“%s” masih terlalu umum untuk dipantau, Kak: harganya campuran beberapa jenis barang. "+
		"Lihat harganya dulu dan pilih jenisnya, lalu ketik /pantau.", p.Name))
	r.Buttons = [][]Button{{{Label: buttonWatchPrice, Action: "/harga " + p.Name}}}
	return r
}

// thresholdButtons offer how far a price must move, one tap each.
func thresholdButtons(name string) [][]Button {
	var row []Button
	for _, share := range thresholds {
		row = append(row, Button{Label: share.String(), Action: actionWatch + name + " " + share.String()})
	}
	return [][]Button{row}
}

// wordAskThreshold asks how far a price must move; again, where the answer was
// refused.
func wordAskThreshold(p *knowledge.Product, refused bool) Response {
	r := say(fmt.Sprintf("Kabari kalau harga tengah %s bergeser berapa persen, naik atau turun? "+
		"Pilih, atau ketik angkanya.", p.Name))
	if refused {
		r = say(sayWatchBounds)
	}
	r.Buttons = thresholdButtons(p.Name)
	return r
}

// wordWatchConsent asks for a yes to what a watch keeps and sends.
func wordWatchConsent(p *knowledge.Product) Response {
	r := say(fmt.Sprintf("Untuk memantau, saya simpan nama barang ini (%s) dan kirim kabar ke sini kalau harganya bergeser. Setuju, Kak? "+
		"Bisa dihentikan kapan saja lewat /pantau, dan dihapus lewat /hapus_data.", p.Name))
	r.Buttons = [][]Button{{
		{Label: buttonWatchYes, Action: actionWatchYes},
		{Label: buttonWatchNo, Action: actionWatchNo},
	}}
	return r
}

// wordWatchSet says what is watched from now on, and from which figures.
func wordWatchSet(w *knowledge.Watch) Response {
	r := Response{Blocks: []Block{
		paragraph(bold(fmt.Sprintf("%s saya pantau, Kak.", capital(w.Product.Name))), plain(fmt.Sprintf(
			" Saya kabari sekali setiap kali harga tengah barang lokal atau impor bergeser %s atau lebih, naik atau turun. %s",
			w.Threshold, sayWatchWhen))),
		item(plain("Patokan impor: " + wordMark(w.Import, w.Unit))),
		item(plain("Patokan lokal: " + wordMark(w.Local, w.Unit))),
	}}
	r.Buttons = [][]Button{{stopButton(buttonWatchStop, &w.Product)}}
	return r
}

// wordMark is a median that moves are measured from.
func wordMark(m knowledge.Mark, u knowledge.Unit) string {
	if m.Price == 0 {
		return fmt.Sprintf("belum ada, saya pasang begitu data aslinya cukup (paling sedikit %d barang)", knowledge.MinComparables)
	}
	return fmt.Sprintf("%s %s dari %d barang, %s", m.Price, per(u), m.N, m.On.Written())
}

func stopButton(label string, p *knowledge.Product) Button {
	return Button{Label: label, Action: actionWatchStop + p.Name}
}

// wordWatches lists what is watched, one tap to end each. Before it stands
// what is to be said first, if anything.
func wordWatches(o *owned, first string) Response {
	var r Response
	if first != "" {
		r = say(first)
	}
	if len(o.watches) == 0 {
		r.Blocks = append(r.Blocks, paragraph(plain("Belum ada barang yang saya pantau, Kak.")))
		return r
	}
	r.Blocks = append(r.Blocks, paragraph(bold("Barang yang saya pantau:")))
	for i := range o.watches {
		w := &o.watches[i]
		r.Blocks = append(r.Blocks, item(bold(capital(w.Product.Name)), plain(fmt.Sprintf(
			": kabar kalau bergeser %s. Impor: %s. Lokal: %s.",
			w.Threshold, wordShortMark(w.Import, w.Unit), wordShortMark(w.Local, w.Unit)))))
		r.Buttons = append(r.Buttons, []Button{stopButton(buttonWatchEnd+capital(w.Product.Name), &w.Product)})
	}
	return r
}

func wordShortMark(m knowledge.Mark, u knowledge.Unit) string {
	if m.Price == 0 {
		return "belum ada patokan"
	}
	return fmt.Sprintf("%s %s (%s)", m.Price, per(u), m.On.Written())
}

// wordOfferWatch offers to watch the goods under way.
func wordOfferWatch(name string) Block {
	return paragraph(plain(fmt.Sprintf(
		"Mau saya pantau harga %s? Pilih bergeser berapa persen, naik atau turun, baru saya kabari. %s", name, sayWatchWhen)))
}

// wordWhichStop asks which watch is to end.
func wordWhichStop(o *owned, said string) Response {
	switch {
	case len(o.watches) == 0:
		return wordWatches(o, "")
	case said == "":
		return wordWatches(o, "Yang mana yang dihentikan, Kak?")
	default:
		return wordWatches(o, fmt.Sprintf("“%s” tidak sedang saya pantau, Kak.", said))
	}
}

// wordStopped says what is watched no more.
func wordStopped(ended []knowledge.Watch) Response {
	if len(ended) == 0 {
		return say("Memang belum ada barang yang saya pantau, Kak.")
	}
	names := make([]string, len(ended))
	for i := range ended {
		names[i] = ended[i].Product.Name
	}
	return say(fmt.Sprintf("Pantauan dihentikan, Kak: %s. Kalau mau lagi, ketik /pantau.", strings.Join(names, ", ")))
}
