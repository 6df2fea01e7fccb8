package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// sayQueueEmpty is for officers when nothing waits.
const sayQueueEmpty = "Tidak ada pertanyaan yang menunggu. Semua terjawab."

// wordFiled tells the owner that the question is kept, and its number; 0 for
// one that is not known yet.
func wordFiled(number int64, u *unanswered) Block {
	text := "Saya simpan untuk petugas"
	switch {
	case u.intent == IntentPrice && u.product != "":
		text = fmt.Sprintf("Soal harga “%s” saya simpan untuk petugas", u.product)
	case u.part:
		text = "Yang belum bisa saya jawab, saya simpan untuk petugas"
	}
	return paragraph(plain(text + wordTicketNumber(number) + "."))
}

// wordFiledBefore is the same for a question that was kept a while ago.
func wordFiledBefore(number int64) Block {
	return paragraph(plain("Pertanyaan ini sudah saya simpan untuk petugas" + wordTicketNumber(number) + "."))
}

func wordTicketNumber(number int64) string {
	if number == 0 {
		return ""
	}
	return fmt.Sprintf(" (nomor %d)", number)
}

// wordQueueHead says how many questions wait.
func wordQueueHead(from, to, kinds, all int) Block {
	text := fmt.Sprintf(": %d, yang terbaru dulu.", all)
	if kinds < all {
		text = fmt.Sprintf(": %d, yang sama digabung jadi %d, yang terbaru dulu.", all, kinds)
	}
	if to-from+1 < kinds {
		text += fmt.Sprintf(" Urutan %d–%d:", from, to)
	}
	return paragraph(bold("Pertanyaan yang menunggu petugas"), plain(text))
}

// wordWaiting is one question that waits.
func wordWaiting(w *waiting) Block {
	t := w.newest
	text := cutText(strings.Join(strings.Fields(t.Text), " "), longQuestion)
	if t.Product != "" && !strings.Contains(strings.ToLower(text), t.Product) {
		text += " [barang: " + t.Product + "]"
	}
	if w.count > 1 {
		text += fmt.Sprintf(" [%d kali]", w.count)
	}
	return item(bold(fmt.Sprintf("%d", t.Number)), plain(fmt.Sprintf(" (%s): %s", knowledge.DayOf(t.OpenedAt).Written(), text)))
}

// QueueSummary says how many questions wait for officers.
func QueueSummary(open int) string {
	if open == 0 {
		return "tidak ada pertanyaan yang menunggu petugas"
	}
	return fmt.Sprintf("%d pertanyaan menunggu petugas; lihat dengan /antrean", open)
}

// cutText is a text of at most so many letters.
func cutText(text string, longest int) string {
	if runes := []rune(text); len(runes) > longest {
		return string(runes[:longest]) + "…"
	}
	return text
}
