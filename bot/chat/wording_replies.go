package chat

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// What owners are told who reply to an announcement.
const (
	sayPassedOn     = "Balasan Kakak juga saya teruskan ke petugas."
	sayOnlyPassedOn = "Terima kasih, Kak. Balasan Kakak saya teruskan ke petugas."
	sayPassOnLate   = "Pengumuman itu sudah lama, Kak. Kalau masih perlu, tekan lama pesan pengumumannya, pilih “Balas”, lalu tulis lagi."

	buttonPassOn = "Kirim ke petugas pengumuman"
)

// What officers are told about replies.
const (
	sayNoSuchReply = "Balasan itu tidak ada, Kak. Mungkin pengirimnya sudah meminta datanya dihapus."
	sayAnswerForm  = "Tulis nomor balasannya lalu jawabannya, Kak, misalnya “/siaran jawab 3 Pendaftarannya di kantor dinas”."
	sayAskAnswer   = "Tulis jawabannya, Kak. Langsung saya kirim ke pengirimnya. Kalau tidak jadi, ketik “batal”."

	sayAnswerTooLong = "Jawabannya terlalu panjang, Kak: paling banyak 3.000 huruf. Tulis yang lebih pendek."

	buttonReplies = "Lihat balasan"
)

// maxAnswer is how many letters an answer may have, so that it fits into one
// message with what stands around it.
const maxAnswer = 3000

// longReply is how many letters of a reply the list shows.
const longReply = 500

// replyMedia are what may hang on a reply.
var replyMedia = map[knowledge.MediaKind]string{
	knowledge.MediaPhoto: "foto", knowledge.MediaDocument: "berkas", knowledge.ReplyOther: "pesan suara, stiker, atau semacamnya",
}

// onOneLine is the beginning of a text, of at most n letters, on one line.
func onOneLine(text string, n int) string {
	text = strings.Join(strings.Fields(text), " ")
	if short := firstLetters(text, n); short != text {
		return short + "…"
	}
	return text
}

// wordReplyDeed says that a reply was answered.
func wordReplyDeed(d *knowledge.Deed) string {
	return fmt.Sprintf("menjawab balasan %s untuk siaran %s", d.Object, d.Detail)
}

func wordNoReplies(broadcast int64) string {
	if broadcast > 0 {
		return fmt.Sprintf("Tidak ada balasan lain untuk siaran %d.", broadcast)
	}
	return "Tidak ada balasan lain."
}

func wordRepliesHead(broadcast int64, from, to, all int) Block {
	head := "Balasan"
	if broadcast > 0 {
		head = fmt.Sprintf("Balasan untuk siaran %d", broadcast)
	}
	text := fmt.Sprintf(": %s, yang belum dijawab dulu. Nama pengirimnya tidak ditampilkan; jawaban Kakak tetap sampai.", wordCount(all))
	if to-from+1 < all {
		text += fmt.Sprintf(" Urutan %s–%s:", wordCount(from), wordCount(to))
	}
	return paragraph(bold(head), plain(text))
}

// wordReply is one reply, and who answered what.
func wordReply(r *knowledge.Reply) Block {
	said := onOneLine(r.Text, longReply)
	if said != "" {
		said = "“" + said + "”"
	}
	if media := replyMedia[r.Media]; media != "" {
		said = strings.TrimSpace(said + " (" + media + ")")
	}
	spans := []Span{
		bold(fmt.Sprintf("%d", r.ID)),
		plain(fmt.Sprintf(", %s, untuk siaran %d: %s", wordMoment(r.At), r.Broadcast, said)),
	}
	if r.AnsweredBy != 0 {
		spans = append(spans, plain(fmt.Sprintf(" Dijawab %s, %s: “%s”",
			wordOfficerName(r.AnsweredBy, r.AnsweredByName), wordMoment(r.AnsweredAt), onOneLine(r.Answer, longReply))))
	}
	return item(spans...)
}

func wordAnswerReply(r *knowledge.Reply) string { return fmt.Sprintf("Jawab %d", r.ID) }

func wordAnsweredBefore(r *knowledge.Reply) string {
	return fmt.Sprintf("Balasan %d sudah dijawab %s, %s: “%s” Jawaban Kakak tidak saya kirim.",
		r.ID, wordOfficerName(r.AnsweredBy, r.AnsweredByName), wordMoment(r.AnsweredAt), onOneLine(r.Answer, longReply))
}

func wordAnswered(r *knowledge.Reply) string {
	return fmt.Sprintf("Jawaban untuk balasan %d saya kirim ke pengirimnya, Kak.", r.ID)
}

// wordAnswerToOwner is what the owner gets.
func wordAnswerToOwner(r *knowledge.Reply, text string) Response {
	head := "Jawaban petugas untuk balasan Kakak:"
	if r.Text != "" {
		head = fmt.Sprintf("Jawaban petugas untuk balasan Kakak, “%s”:", onOneLine(r.Text, 100))
	}
	return Response{Blocks: []Block{paragraph(bold(head)), paragraph(plain(text))}}
}

// ReplyNote tells an author of replies that wait.
func ReplyNote(broadcast int64, waiting int) Response {
	r := say(fmt.Sprintf("Ada %s balasan baru untuk siaran %d yang belum dijawab, Kak.", wordCount(waiting), broadcast))
	r.Buttons = [][]Button{{{Label: buttonReplies, Action: fmt.Sprintf("%s %d", actionReplies, broadcast)}}}
	return r
}
