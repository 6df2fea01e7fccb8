package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What owners read of their questions to officers, and of rating answers.
const (
	menuTiket = "Pertanyaan saya untuk petugas"
	helpTiket = "/tiket: lihat pertanyaan Kakak yang disimpan untuk petugas, dan jawabannya"

	buttonHelpful   = "👍 Membantu"
	buttonUnhelpful = "👎 Kurang pas"
	buttonAddRemark = "Tambah keterangan"
	buttonClear     = "Sudah jelas"
	buttonUnclear   = "Belum jelas"

	buttonShowTicket = "Nomor %d"

	sayRatedHelpful  = "Terima kasih, Kak. Senang bisa membantu."
	sayRatedBefore   = "Jawaban itu sudah Kakak nilai. Terima kasih, ya."
	sayWhatIsMissing = "Kalau mau, ceritakan apa yang kurang, supaya petugas bisa menjawab lebih tepat."

	sayFollowTickets    = "; cek kapan saja dengan /tiket"
	sayTicketsHead      = "Pertanyaan Kakak untuk petugas"
	sayTicketsPrivate   = "Pertanyaan untuk petugas hanya bisa dilihat di chat pribadi dengan Setara, ya Kak."
	sayNoTickets        = "Belum ada pertanyaan Kakak yang disimpan untuk petugas. Kalau Setara tidak tahu jawabannya, nomornya muncul di sini."
	sayNoSuchTicket     = "Kakak tidak punya pertanyaan nomor %d. Lihat daftarnya dengan /tiket."
	sayTicketForm       = "Tulis /tiket untuk melihat semuanya, atau /tiket dengan nomornya, misalnya /tiket 12."
	sayTicketWaits      = "Pertanyaan nomor %d masih menunggu jawaban petugas, Kak. Saya kabari kalau sudah ada."
	sayTicketClear      = "Siap, Kak. Terima kasih, pertanyaannya saya tutup."
	sayTicketNoQuestion = "Yang ini sudah ditutup petugas, Kak. Kalau masih ada yang ingin ditanyakan, tanyakan saja langsung di sini."
	sayAskRemark        = "Silakan tulis tambahannya untuk pertanyaan nomor %d, dalam satu pesan."
	sayAskUnclear       = "Baik, pertanyaan nomor %d saya buka lagi untuk petugas. Bagian mana yang belum jelas? Tulis dalam satu pesan; kalau tidak ada, biarkan saja."
	sayTicketPassedOn   = "Sudah saya teruskan ke petugas (pertanyaan nomor %d). Jawabannya nanti saya kirim ke sini."
)

// wordRatedUnhelpful tells the owner that an answer that did not help is kept for
// officers, and when to expect theirs.
func wordRatedUnhelpful(number int64, due knowledge.Day) Block {
	return paragraph(plain("Terima kasih sudah bilang, Kak. Pertanyaannya saya simpan untuk petugas" + wordTicketNumber(number) + ". " +
		wordAnswerDue(due) + sayFollowTickets + "."))
}

// wordClosedBefore is said to who finds clear what is closed already.
func wordClosedBefore(t *knowledge.Ticket) Response {
	r := say(fmt.Sprintf("Pertanyaan nomor %d sudah ditutup, Kak. Tidak ada yang perlu ditekan lagi.", t.Number))
	if t.ClosedWhy != knowledge.TicketNoQuestion {
		r.Buttons = [][]Button{{{Label: buttonUnclear, Action: fmt.Sprintf("%s %d", actionUnclear, t.Number)}}}
	}
	return r
}

// wordOwnTicket is one line of an owner's list.
func wordOwnTicket(t *knowledge.Ticket, due knowledge.Day) Block {
	return item(bold(fmt.Sprintf("%d", t.Number)), plain(fmt.Sprintf(": “%s” — %s", onOneLine(t.Text, 80), wordTicketState(t, due))))
}

func wordTicketState(t *knowledge.Ticket, due knowledge.Day) string {
	switch {
	case t.State == knowledge.TicketOpen && t.Answer != "":
		return "dibuka lagi, menunggu petugas"
	case t.State == knowledge.TicketOpen:
		return "menunggu, dijawab paling lambat " + due.Written()
	case t.State == knowledge.TicketAnswered:
		return "sudah dijawab"
	case t.ClosedWhy == knowledge.TicketNoAnswer:
		return "ditutup, belum bisa dijawab"
	case t.ClosedWhy == knowledge.TicketNoQuestion:
		return "ditutup petugas"
	default:
		return "selesai"
	}
}

// wordTicket is all about one ticket.
func wordTicket(t *knowledge.Ticket, due, today knowledge.Day) []Block {
	blocks := []Block{
		paragraph(bold(fmt.Sprintf("Pertanyaan nomor %d", t.Number)), plain(" ("+wordTicketState(t, due)+")")),
		paragraph(plain("“" + onOneLine(t.Text, longQuestion) + "”")),
		item(plain("Ditanyakan " + knowledge.DayOf(t.OpenedAt).Written() + ".")),
	}
	if t.Remarks != "" {
		blocks = append(blocks, item(plain("Tambahan Kakak: “"+onOneLine(t.Remarks, longQuestion)+"”")))
	}
	if t.State == knowledge.TicketOpen && due < today {
		blocks = append(blocks, item(plain("Jawabannya terlambat. Maaf ya, Kak; petugas diingatkan tiap hari kerja.")))
	}
	if t.Answer == "" {
		return blocks
	}
	head := "Jawaban petugas"
	if t.ClosedWhy == knowledge.TicketNoAnswer {
		head = "Kata petugas"
	}
	return append(append(blocks, paragraph(bold(head), plain(fmt.Sprintf(" (%s):", knowledge.DayOf(t.AnsweredAt).Written())))), paragraphs(t.Answer)...)
}

// paragraphs are the lines of a text, a paragraph each.
func paragraphs(text string) (blocks []Block) {
	for line := range strings.SplitSeq(text, "\n") {
		if line = strings.TrimSpace(line); line != "" {
			blocks = append(blocks, paragraph(plain(line)))
		}
	}
	return blocks
}

// TellTicket is what a chat gets where an officer has answered what it asked, or
// has closed it without an answer.
func TellTicket(m *knowledge.TicketMail) Response {
	t := &m.Tickets[len(m.Tickets)-1]
	numbers := make([]string, len(m.Tickets))
	for i := range m.Tickets {
		numbers[i] = fmt.Sprint(m.Tickets[i].Number)
	}
	head := fmt.Sprintf("Jawaban petugas untuk pertanyaan nomor %s", strings.Join(numbers, ", "))
	if m.Kind == knowledge.DeedTicketClose {
		head = fmt.Sprintf("Maaf, pertanyaan nomor %s belum bisa dijawab petugas", strings.Join(numbers, ", "))
	}
	r := Response{Blocks: []Block{paragraph(bold(head)), paragraph(plain("“" + onOneLine(t.Text, longQuestion) + "”"))}}
	r.Blocks = append(r.Blocks, paragraphs(m.Text)...)
	if m.Again {
		r.Blocks = append(r.Blocks, paragraph(plain("Maaf kalau pesan ini sampai dua kali, Kak.")))
	}
	if t.Chat < 0 {
		return r
	}
	if m.Kind == knowledge.DeedTicketClose {
		r.Blocks = append(r.Blocks, paragraph(plain("Masih perlu dijawab? Balas pesan ini, Kak.")))
		return r
	}
	r.Blocks = append(r.Blocks, paragraph(plain("Sudah jelas, Kak? Kalau belum, balas pesan ini atau tekan “"+buttonUnclear+"”.")))
	r.Buttons = clearButtons(t.Number)
	return r
}
