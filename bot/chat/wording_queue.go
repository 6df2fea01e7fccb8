package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What officers read of the questions that wait for them.
const (
	sayQueueEmpty = "Tidak ada pertanyaan yang menunggu. Semua terjawab."
	sayQueueForm  = "Tulis /antrean untuk melihat pertanyaan yang menunggu, lalu tekan tombolnya."
	sayQueueGone  = "Pertanyaan itu tidak menunggu lagi: sudah dijawab petugas lain, ditutup, atau dihapus pemiliknya."

	sayAskGroupAnswer   = "Tulis jawabannya dalam satu pesan. Sebelum dikirim, saya tunjukkan dulu. Nama Kakak tidak disebut."
	sayAskReason        = "Kenapa belum bisa dijawab? Pilih, atau tulis sendiri. Alasannya dibaca yang bertanya."
	sayPreviewAsk       = "Kirim?"
	sayNothingToSend    = "Belum ada jawaban yang siap dikirim, Kak. Buka lagi pertanyaannya dari /antrean."
	sayAnswerSentBefore = "Yang untuk nomor %d sudah Kakak kirim, jadi tidak saya kirim lagi. Saya kabari kalau semuanya sudah terkirim."
	sayAnsweredByOther  = "Petugas lain sudah lebih dulu menjawab pertanyaan ini, jadi jawaban Kakak tidak saya kirim. Ada yang bertanya lagi setelah itu; lihat dulu, ya."
	sayAnswerDropped    = "Jawabannya tidak jadi dikirim."

	sayMergeWith    = "Gabungkan nomor %d dengan pertanyaan yang mana? Setelah digabung, satu jawaban berlaku untuk semuanya, juga untuk yang bertanya serupa nanti."
	sayMergeNone    = "Belum ada pertanyaan lain yang menunggu."
	sayMerged       = "Nomor %d sudah digabung dengan nomor %d."
	sayMergedBefore = "Nomor %d dan nomor %d memang sudah satu kelompok, Kak."
	sayDismissAsk   = "%s pesan ini bukan pertanyaan untuk petugas? “%s” Pengirimnya tidak dikabari."
	sayDismissed    = "Nomor %d ditutup sebagai bukan pertanyaan."
	sayMailSettled  = "Tidak ada lagi kiriman yang tidak pasti untuk jawaban itu."
	sayMailAgain    = "Yang belum pasti saya kirim ulang. Hasilnya saya kabari."

	buttonQueue        = "Antrean"
	buttonShowGroup    = "Nomor %d"
	buttonMergeWith    = "Dengan %d"
	buttonQueueAnswer  = "Jawab"
	buttonQueueMerge   = "Gabung dengan…"
	buttonQueueClose   = "Tutup tanpa jawaban"
	buttonQueueDismiss = "Bukan pertanyaan"
	buttonQueueSend    = "Kirim ke %s orang"
	buttonQueueRewrite = "Tulis ulang"
	buttonQueueDrop    = "Batal"
	buttonQueueBack    = "Kembali"
	buttonDismissYes   = "Ya, tutup"
	buttonToKnowledge  = "Jadikan pengetahuan"
	buttonMailAgain    = "Kirim ulang yang tidak pasti"
)

// closingReasons are why questions are often closed without an answer, as the
// owners read it.
var closingReasons = []struct{ label, text string }{
	{"Di luar tugas kami", "Ini di luar tugas kementerian kami, jadi kami tidak bisa menjawabnya dengan pasti."},
	{"Datanya belum ada", "Datanya belum ada pada kami. Silakan tanyakan lagi lain waktu, ya Kak."},
	{"Kurang jelas", "Pertanyaannya belum kami pahami. Silakan tanyakan lagi dengan lebih lengkap, ya Kak."},
}

// wordQueueHead says how many questions wait.
func wordQueueHead(from, to, groups, all int) Block {
	text := fmt.Sprintf(": %s, yang paling banyak ditanyakan dulu.", wordCount(all))
	if groups < all {
		text = fmt.Sprintf(": %s, yang serupa digabung jadi %s, yang paling banyak ditanyakan dulu.", wordCount(all), wordCount(groups))
	}
	if to-from+1 < groups {
		text += fmt.Sprintf(" Urutan %d–%d:", from, to)
	}
	return paragraph(bold("Pertanyaan yang menunggu petugas"), plain(text))
}

// wordWaiting is one group of questions that wait.
func wordWaiting(g *knowledge.TicketGroup, due, today knowledge.Day) Block {
	spans := []Span{bold(fmt.Sprintf("%d", g.Number)), plain(" (" + wordAskers(g) + wordDue(due, today) + "): " + wordAsked(&g.Newest))}
	if due < today {
		spans = append([]Span{bold("TERLAMBAT ")}, spans...)
	}
	return item(spans...)
}

// wordAsked is a question with the goods that it is about.
func wordAsked(t *knowledge.Ticket) string {
	text := onOneLine(t.Text, longQuestion)
	if t.Product != "" && !strings.Contains(strings.ToLower(text), t.Product) {
		text += " [barang: " + t.Product + "]"
	}
	return text
}

func wordAskers(g *knowledge.TicketGroup) string {
	if g.Tickets > g.Owners {
		return fmt.Sprintf("%s orang, %s kali", wordCount(g.Owners), wordCount(g.Tickets))
	}
	return wordCount(g.Owners) + " orang"
}

func wordDue(due, today knowledge.Day) string {
	switch {
	case due < today:
		return ", batasnya " + due.Written()
	case due == today:
		return ", jawab hari ini"
	default:
		return ", jawab paling lambat " + due.Written()
	}
}

// wordGroup is the card of a group.
func wordGroup(g *knowledge.TicketGroup, due, closed, today knowledge.Day) []Block {
	head := fmt.Sprintf("Pertanyaan nomor %d", g.Number)
	if due < today {
		head = "TERLAMBAT: " + strings.ToLower(head[:1]) + head[1:]
	}
	blocks := []Block{
		paragraph(bold(head)),
		item(plain(wordAskers(g) + ", menunggu sejak " + knowledge.DayOf(g.Since).Written() + ".")),
		item(plain(fmt.Sprintf("Jawab paling lambat %s, selesai paling lambat %s.", due.Written(), closed.Written()))),
	}
	if g.Newest.Kind == knowledge.TicketUnhelpful {
		blocks = append(blocks, item(plain("Sudah dijawab Setara, tetapi kurang pas menurut yang bertanya.")))
	}
	if g.Seen != 0 {
		blocks = append(blocks, item(plain("Pernah dijawab petugas; yang ini belum jelas, atau bertanya setelah itu.")))
	}
	blocks = append(blocks, paragraph(bold("Ditanyakan begini:")))
	for _, text := range g.Texts {
		blocks = append(blocks, item(plain("“"+onOneLine(text, longQuestion)+"”")))
	}
	if len(g.Remarks) > 0 {
		blocks = append(blocks, paragraph(bold("Ditambahkan:")))
	}
	for _, text := range g.Remarks {
		blocks = append(blocks, item(plain("“"+onOneLine(text, longQuestion)+"”")))
	}
	return blocks
}

// wordComposeHead says what is being answered.
func wordComposeHead(g *knowledge.TicketGroup) Block {
	return paragraph(bold(fmt.Sprintf("Nomor %d", g.Number)), plain(" ("+wordAskers(g)+"): “"+wordAsked(&g.Newest)+"”"))
}

func wordPreviewHead(g *knowledge.TicketGroup) Block {
	return paragraph(plain(fmt.Sprintf("Ini yang diterima %s orang, masing-masing dengan pertanyaannya sendiri:", wordCount(g.Owners))))
}

func wordSending(g *knowledge.TicketGroup) string {
	return fmt.Sprintf("Siap, jawabannya saya kirim ke %s orang; yang di daerahnya malam menerimanya mulai pukul 08.00. Saya kabari kalau semuanya sudah terkirim.", wordCount(g.Owners))
}

// TicketReport tells an officer that their answer is out, and to whom it is
// not.
func TicketReport(a *knowledge.TicketAnswer) Response {
	text := wordCount(a.Counts[knowledge.TicketSent]) + " terkirim"
	if n := a.Counts[knowledge.TicketUncertain]; n > 0 {
		text += fmt.Sprintf(", %s tidak pasti", wordCount(n))
	}
	if n := a.Counts[knowledge.TicketBlocked] + a.Counts[knowledge.TicketFailed]; n > 0 {
		text += fmt.Sprintf(", %s tidak terjangkau", wordCount(n))
	}
	if n := a.Counts[knowledge.TicketToRead]; n > 0 {
		text += fmt.Sprintf(", %s membacanya lewat /tiket", wordCount(n))
	}
	r := Response{Blocks: []Block{paragraph(bold(fmt.Sprintf("Jawaban untuk pertanyaan nomor %d sudah keluar", a.Number)), plain(": "+text+"."))}}
	if a.Kind == knowledge.DeedTicketAnswer {
		r.Buttons = [][]Button{{{Label: buttonToKnowledge, Action: fmt.Sprintf("%s %d", actionProposalNew, a.Number)}}}
	}
	if a.Counts[knowledge.TicketUncertain] > 0 {
		r.Blocks = append(r.Blocks, paragraph(plain("Tidak pasti artinya pengiriman terputus di tengah jalan: mungkin sampai, mungkin tidak. Kalau dikirim ulang, sebagian bisa menerima dua kali.")))
		r.Buttons = append(r.Buttons, []Button{{Label: buttonMailAgain, Action: fmt.Sprintf("%s %d", actionQueueRetry, a.ID)}})
	}
	return r
}

// TicketReminder tells an officer in the morning what is due. Covered tells
// whether the holidays of the year are known.
func TicketReminder(l knowledge.TicketLoad, covered bool) Response {
	var what []string
	if l.Overdue > 0 {
		what = append(what, wordCount(l.Overdue)+" terlambat")
	}
	if l.Today > 0 {
		what = append(what, wordCount(l.Today)+" jatuh tempo hari ini")
	}
	r := say("Selamat pagi, Kak. Ada yang menunggu Kakak.")
	if len(what) > 0 {
		r = say(fmt.Sprintf("Selamat pagi, Kak. Pertanyaan yang menunggu jawaban: %s.", strings.Join(what, ", ")))
		r.Buttons = append(r.Buttons, []Button{{Label: buttonQueue, Action: actionQueue}})
	}
	if l.Complaints > 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(fmt.Sprintf("Laporan barang mencurigakan yang menunggu diperiksa: %s.", wordCount(l.Complaints)))))
		r.Buttons = append(r.Buttons, []Button{{Label: buttonComplaints, Action: actionComplaints}})
	}
	if !covered {
		r.Blocks = append(r.Blocks, paragraph(plain("Hari libur nasional tahun ini belum ada di data Setara, jadi batas waktunya hanya melewati Sabtu dan Minggu.")))
	}
	return r
}
