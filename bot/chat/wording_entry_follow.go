package chat

import (
	"fmt"

	"setara/knowledge"
)

const (
	sayFollowAbsentShort = "soal itu belum ada di data kami."
	sayWhichProgram      = "Program atau aturan yang mana, Kak? Sebutkan namanya, misalnya “KUR”, “NIB”, atau “halal”."
)

// wordFollowAbsent says that nothing is known of what was asked on, and where
// to ask.
func wordFollowAbsent(hit *knowledge.EntryHit) Block {
	e := hit.Entry()
	b := paragraph(bold("Soal itu belum ada di data kami."), plain(" Untuk "+entryTitle(hit)+", tanyakan di "))
	b = atAddress(b, e.Address)
	b.Spans = append(b.Spans, plain(" Keterangan kami per "+e.AsOf.Written()+"."))
	return b
}

// wordInstead opens what there is instead of an entry.
func wordInstead(t *telling) Block {
	text := t.wordStanding()
	if text == "" {
		text = t.title() + " " + sayUncertainShort
	}
	return paragraph(bold(text), plain(" Yang bisa dilihat sebagai gantinya:"))
}

// wordNothingInstead says that no replacement is known of.
func (t *telling) wordNothingInstead() Block {
	if t.standing == knowledge.StandingOpen {
		return paragraph(append([]Span{bold(t.wordStanding()), plain(" Jadi belum ada gantinya, Kak.")}, t.wordSourceShort()...)...)
	}
	return atAddress(paragraph(bold(fmt.Sprintf("Pengganti %s belum ada di data kami.", t.title())), plain(" Tanyakan di ")), t.entry.Address)
}

// wordNoSuchChoice says which numbers there are to choose from.
func wordNoSuchChoice(n int) string {
	if n == 1 {
		return "Pilihannya hanya satu, Kak: ketik 1, atau tulis pertanyaan Kakak."
	}
	return fmt.Sprintf("Pilihannya nomor 1 sampai %d, Kak. Pilih salah satu, atau tulis pertanyaan Kakak.", n)
}
