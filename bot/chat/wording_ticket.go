package chat

import (
	"fmt"

	"setara/knowledge"
)

// wordFiled tells the owner that the question is kept, by when it is answered,
// and its number; 0 for one that is not known yet. Tickets are not followed in a
// group.
func (c *Chat) wordFiled(number int64, u *unanswered) Block {
	text := "Saya simpan untuk petugas"
	switch {
	case u.intent == IntentPrice && u.product != "":
		text = fmt.Sprintf("Soal harga “%s” saya simpan untuk petugas", u.product)
	case u.part:
		text = "Yang belum bisa saya jawab, saya simpan untuk petugas"
	}
	text += wordTicketNumber(number) + ". " + wordAnswerDue(c.calendar().Due(c.today(), knowledge.TicketReplyDays))
	if c.OwnTickets != nil && !c.group {
		text += sayFollowTickets
	}
	return paragraph(plain(text + "."))
}

// wordAnswerDue is until when the answer of an officer comes.
func wordAnswerDue(due knowledge.Day) string {
	return "Jawabannya paling lambat " + due.Written()
}

// wordFiledBefore is the same for a question that was kept a while ago.
func wordFiledBefore(number int64) Block {
	return paragraph(plain("Pertanyaan ini sudah saya simpan untuk petugas" + wordTicketNumber(number) + "."))
}

// wordStillFiled is the same where nothing else answered it meanwhile.
func wordStillFiled(number int64) Block {
	return paragraph(plain("Pertanyaan Kakak masih saya simpan untuk petugas" + wordTicketNumber(number) + "."))
}

func wordTicketNumber(number int64) string {
	if number == 0 {
		return ""
	}
	return fmt.Sprintf(" (nomor %d)", number)
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
