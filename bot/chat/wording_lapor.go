package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// What owners are told around a report.
const (
	menuLapor = "Laporkan barang impor yang mencurigakan"
	helpLapor = "/lapor: laporkan barang yang mencurigakan, misalnya tanpa SNI atau jauh di bawah harga wajar"

	sayComplaintPrivate  = "Laporan dibuat berdua saja, Kak. Kirim /lapor ke saya lewat chat pribadi, ya."
	sayNoComplaintOpen   = "Tidak ada laporan yang sedang ditulis, Kak. Untuk melapor lagi, ketik /lapor."
	sayTooManyComplaints = "Hari ini Kakak sudah mengirim 5 laporan, jadi sudah penuh. Lanjutkan besok, ya Kak."
	sayComplaintGoesOn   = "Laporan Kakak yang tadi belum selesai. Kita lanjutkan."
	sayComplaintNeeded   = "Yang ini perlu diisi supaya petugas bisa memeriksa, Kak."
	sayComplaintPaused   = "Laporannya saya simpan dulu. Untuk melanjutkan, ketik /lapor."
	sayPhotoNoted        = "Fotonya saya terima. Keterangan lokasi dan kamera di dalamnya tidak ikut disimpan."
	sayPhotosFull        = "Satu laporan paling banyak 3 foto, Kak, jadi yang ini tidak saya ambil."
	sayLinkRefused       = "Link itu tidak bisa saya pakai, Kak. Salin lagi dari tombol Bagikan di halaman barangnya."
	sayOneLink           = "Satu laporan untuk satu link, jadi saya ambil yang pertama."
	sayPriceInFull       = "Harganya belum terbaca, Kak. Tulis lengkap, misalnya 15.000."
	sayMoreWords         = "Ceritakan sedikit lebih jelas, Kak, atau pilih dari tombol."
	sayPhotoLost         = "Foto untuk laporan nomor %d tidak bisa saya baca, Kak, jadi tidak ikut disimpan. Laporannya sendiri tetap ada."

	buttonComplain       = "Laporkan ke petugas"
	buttonComplainGoOn   = "Lanjutkan laporan"
	buttonComplainAnew   = "Buat laporan baru"
	buttonComplainSkip   = "Lewati"
	buttonComplainNoIdea = "Tidak tahu"
	buttonComplainDone   = "Sudah, lanjut"
	buttonComplainSend   = "Setuju, kirim"
	buttonComplainStop   = "Batal"
)

// complaintQuestions are what is asked for a report.
var complaintQuestions = map[complaintAsk]string{
	askedGoods: "Barang apa yang mencurigakan, Kak? Tulis namanya, atau langsung kirim link atau tangkapan layarnya.",
	askedWhere: "Dijual di mana? Kirim link barangnya atau tangkapan layar. Kalau tidak ada, pilih tempatnya.",
	askedPrice: "Dijual berapa di sana, Kak? Misalnya 15rb.",
	askedOwn:   "Barang serupa punya Kakak dijual berapa? Boleh dilewati.",
	askedWhy:   "Apa yang mencurigakan? Boleh pilih beberapa, lalu tekan “Sudah, lanjut”.",
	askedNote:  "Ceritakan singkat apa yang mencurigakan, Kak.",
}

// suspicionNames are the suspicions as owners and officers read them.
var suspicionNames = map[knowledge.Suspicion]string{
	knowledge.SuspicionUnderLanded: "Terlalu murah untuk barang impor resmi",
	knowledge.SuspicionNoSNI:       "Tanpa SNI",
	knowledge.SuspicionNoPermit:    "Tanpa izin BPOM",
	knowledge.SuspicionNoHalal:     "Tanpa sertifikat halal",
	knowledge.SuspicionNoLabel:     "Tanpa label bahasa Indonesia",
	knowledge.SuspicionCopied:      "Meniru merek, desain, atau foto",
	knowledge.SuspicionAbroad:      "Langsung dari luar negeri, di bawah US$100",
	knowledge.SuspicionOther:       "Lainnya",
}

// wordAskComplaint asks what the report is asking.
func wordAskComplaint(d *complaintDraft) Response {
	if d.Asking == askedSend {
		return wordComplaintReady(d)
	}
	r := say(complaintQuestions[d.Asking])
	skip := []Button{{Label: buttonComplainSkip, Action: actionComplainSkip}}
	switch d.Asking {
	case askedWhere:
		for i, p := range complaintPlatforms {
			r.Buttons = addInPairs(r.Buttons, i, Button{Label: p.Name(), Action: actionComplainWhere + string(p)})
		}
		r.Buttons = append(r.Buttons, skip)
	case askedPrice:
		r.Buttons = [][]Button{{{Label: buttonComplainNoIdea, Action: actionComplainSkip}}}
	case askedOwn, askedNote:
		r.Buttons = [][]Button{skip}
	case askedWhy:
		for _, s := range knowledge.Suspicions {
			label := suspicionNames[s]
			if slices.Contains(d.Suspicions, s) {
				label = "✓ " + label
			}
			r.Buttons = append(r.Buttons, []Button{{Label: label, Action: actionComplainWhy + string(s)}})
		}
		if len(d.Suspicions) > 0 {
			r.Buttons = append(r.Buttons, []Button{{Label: buttonComplainDone, Action: actionComplainDone}})
		}
	}
	return r
}

// wordComplaintReady sums the report up and asks whether to send it.
func wordComplaintReady(d *complaintDraft) Response {
	offer := d.offer()
	r := Response{Blocks: []Block{paragraph(bold("Ini laporannya, Kak:")), item(plain("Barang: " + d.Product))}}
	add := func(format string, args ...any) {
		r.Blocks = append(r.Blocks, item(plain(fmt.Sprintf(format, args...))))
	}
	if place := wordOfferPlace(&offer); place != "" {
		add("Dijual di: %s", place)
	}
	if d.Link != "" {
		r.Blocks = append(r.Blocks, item(plain("Link: "), link(onOneLine(d.Link, 60), d.Link)))
	}
	if d.Price > 0 {
		add("Harganya: %s", d.Price)
	}
	if d.OwnPrice > 0 {
		add("Harga Kakak: %s", d.OwnPrice)
	}
	add("Mencurigakan karena: %s", wordSuspicions(d.Suspicions))
	if d.Note != "" {
		add("Keterangan: %s", onOneLine(d.Note, 200))
	}
	if n := len(d.Photos); n > 0 {
		add("Foto: %d", n)
	}
	r.Blocks = append(r.Blocks, paragraph(plain("Kalau Kakak setuju, laporan ini disimpan dan dibaca petugas Setara. Nama Kakak tidak ditampilkan "+
		"dan tidak ikut diteruskan. Bisa dihapus kapan saja lewat /hapus_data. Kalau mau menambah foto, kirim sekarang.")))
	r.Buttons = [][]Button{{
		{Label: buttonComplainSend, Action: actionComplainSend}, {Label: buttonComplainStop, Action: "/batal"},
	}}
	return r
}

// wordOfferPlace is where an offer is, with its seller where the link says.
func wordOfferPlace(o *knowledge.OfferLink) string {
	place := o.Platform.Name()
	if place == "" {
		place = o.Host
	}
	if o.Shop != "" {
		place += ", toko " + o.Shop
	}
	return place
}

// wordSuspicions are suspicions in one line.
func wordSuspicions(all []knowledge.Suspicion) string {
	names := make([]string, len(all))
	for i, s := range all {
		names[i] = suspicionNames[s]
		if i > 0 {
			names[i] = strings.ToLower(names[i][:1]) + names[i][1:]
		}
	}
	return strings.Join(names, "; ")
}

// wordLinkRead says what a link says.
func wordLinkRead(o *knowledge.OfferLink) Block {
	text := "Link saya baca: " + wordOfferPlace(o)
	if o.Title != "" {
		text += ", “" + onOneLine(o.Title, 100) + "”"
	}
	return paragraph(plain(text + "."))
}

func wordComplaintKept(number int64, photos int) string {
	text := "Terima kasih, Kak. Laporan Kakak sudah saya simpan untuk petugas"
	if number > 0 {
		text += fmt.Sprintf(", nomor %d", number)
	}
	text += ". Hasilnya saya kabari di sini. Mau lihat lagi, ketik /lapor."
	if photos > 0 {
		text += " Fotonya sedang saya ambil."
	}
	return text
}

// wordComplaintSentBefore is said to who sends a report that was sent already.
func wordComplaintSentBefore(c *knowledge.Complaint) string {
	return fmt.Sprintf("Laporan %s sudah saya simpan (nomor %d): %s. Jadi tidak perlu dikirim lagi, Kak.", onOneLine(c.Product, 50), c.Number, wordOwnState(c))
}

func wordReportedBefore(c *knowledge.Complaint) string {
	return fmt.Sprintf("Barang di link itu sudah Kakak laporkan, nomor %d: %s. Jadi tidak perlu dikirim lagi.", c.Number, wordOwnState(c))
}

// ownComplaintsShown is how many of their reports owners are shown.
const ownComplaintsShown = 5

// wordOwnComplaints are the reports of an owner and how far they have come.
func wordOwnComplaints(own []knowledge.Complaint) []Block {
	if len(own) == 0 {
		return nil
	}
	blocks := []Block{paragraph(bold("Laporan Kakak:"))}
	for i := range own {
		if i == ownComplaintsShown {
			blocks = append(blocks, item(plain(fmt.Sprintf("dan %d lagi", len(own)-i))))
			break
		}
		c := &own[i]
		blocks = append(blocks, item(plain(fmt.Sprintf("Nomor %d, %s: %s", c.Number, onOneLine(c.Product, 50), wordOwnState(c)))))
	}
	return blocks
}

// wordOwnState is how far a report has come, for its owner.
func wordOwnState(c *knowledge.Complaint) string {
	switch c.State {
	case knowledge.ComplaintVerified:
		return "sudah diperiksa dan benar"
	case knowledge.ComplaintRejected:
		return "sudah diperiksa, belum terbukti"
	case knowledge.ComplaintPassedOn:
		return "diteruskan ke instansi yang berwenang"
	default:
		return "menunggu diperiksa petugas"
	}
}

// PhotoLost tells an owner that a photo of a report could not be kept.
func PhotoLost(complaint int64) Response { return say(fmt.Sprintf(sayPhotoLost, complaint)) }
