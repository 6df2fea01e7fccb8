package chat

import (
	"errors"
	"fmt"
	"strconv"

	"setara/knowledge"
)

// What officers are told about proposals to add to the knowledge.
const (
	sayProposalForm     = "Ketik /usulan untuk melihat usulan yang menunggu, Kak, atau /usulan baru untuk mengusulkan."
	sayProposalsNone    = "Tidak ada usulan yang menunggu, Kak."
	sayNoSuchProposal   = "Usulan itu tidak ada, Kak. Daftarnya di /usulan."
	sayProposalOwn      = "Usulan sendiri tidak bisa Kakak putuskan, dari perangkat mana pun. Petugas lain yang memutuskan."
	sayProposalNotYours = "Yang bisa menarik usulan hanya penulisnya, Kak."
	sayProposalKnown    = "Setara sudah tahu itu persis sama, Kak. Tidak ada yang perlu diusulkan."
	sayProposalLong     = "Terlalu panjang, Kak: paling banyak 500 huruf. Tulis yang lebih pendek."
	sayProposalWords    = "Tulis dengan kata-kata biasa, Kak, tanpa tanda “|”."
	sayProposalNeed     = "Pilih salah satu, Kak:"
	sayProposalAddress  = "Alamatnya harus halaman resmi yang diawali https://, Kak, misalnya https://kur.ekon.go.id."

	askProposalKind   = "Apa yang mau Kakak usulkan? Petugas lain memeriksanya dulu sebelum dipakai Setara."
	askSynonym        = "Tulis katanya, tanda sama dengan, lalu artinya, Kak. Misalnya “krudung = kerudung”. Kalau tidak jadi, ketik “batal”."
	askProposalSubmit = "Ajukan ke petugas lain?"
	askProposalWhy    = "Apa yang perlu diperbaiki, Kak? Tulis singkat; saya sampaikan ke pengusulnya."

	askProgramName    = "Apa nama programnya, Kak?"
	askProgramAgency  = "Lembaga mana yang menjalankannya?"
	askProgramNeed    = "Program ini membantu soal apa?"
	askProgramPurpose = "Untuk apa programnya? Satu kalimat saja."
	askProgramBenefit = "Apa yang didapat pemilik usaha? Sebutkan angkanya kalau ada."
	askProgramAddress = "Terakhir: alamat halaman resminya, supaya bisa dicek."

	fieldProgramName    = "Nama"
	fieldProgramAgency  = "Lembaga"
	fieldProgramNeed    = "Membantu soal"
	fieldProgramPurpose = "Untuk"
	fieldProgramBenefit = "Manfaat"
	fieldProgramAddress = "Halaman resmi"

	buttonProposals       = "Daftar usulan"
	buttonProposalNew     = "Usulkan yang baru"
	buttonProposalShow    = "Lihat usulan %d"
	buttonProposalSynonym = "Padanan kata"
	buttonProposalProgram = "Program"
	buttonProposalSubmit  = "Ajukan"
	buttonProposalAccept  = "Terima"
	buttonProposalBack    = "Tarik usulan"
)

// proposalStates are what the states are called.
var proposalStates = map[knowledge.ProposalState]string{
	knowledge.ProposalOpen: "menunggu petugas lain", knowledge.ProposalAccepted: "diterima",
	knowledge.ProposalReturned: "dikembalikan", knowledge.ProposalWithdrawn: "ditarik",
}

// wordSynonymFault says why what was typed is no synonym.
func wordSynonymFault(err error) string {
	switch {
	case errors.Is(err, knowledge.ErrSynonymSame):
		return "Kata dan artinya sama, Kak, jadi tidak mengubah apa-apa. Tulis lagi, misalnya “krudung = kerudung”."
	case errors.Is(err, knowledge.ErrSynonymLong):
		return fmt.Sprintf("Terlalu panjang, Kak: kata dan artinya masing-masing paling banyak %d kata. Tulis lagi.", knowledge.MaxSynonymWords)
	case errors.Is(err, knowledge.ErrSynonymSigns):
		return "Pakai huruf saja, Kak, tanpa harga, alamat web, atau tanda lain. Tulis lagi, misalnya “krudung = kerudung”."
	}
	return "Belum terbaca, Kak. Tulis katanya, tanda sama dengan, lalu artinya, misalnya “krudung = kerudung”."
}

func wordProgramStep(n int, step *programStep) Block {
	return paragraph(bold(fmt.Sprintf("%d dari %d. ", n, len(programSteps))), plain(step.ask))
}

func wordProposalsHead(shown, all int) Block {
	text := fmt.Sprintf(": %s, yang paling lama menunggu dulu.", wordCount(all))
	if shown < all {
		text = fmt.Sprintf(": %s, ini %s yang paling lama menunggu.", wordCount(all), wordCount(shown))
	}
	return paragraph(bold("Usulan yang menunggu petugas lain"), plain(text))
}

// wordProposalShort is a proposal on one line.
func wordProposalShort(p *knowledge.Proposal) string {
	if p.Synonym != nil {
		return fmt.Sprintf("padanan kata “%s” = “%s”, dari %s", p.Synonym.Word, p.Synonym.Means, wordOfficerName(p.By, p.ByName))
	}
	return fmt.Sprintf("program “%s”, dari %s", onOneLine(p.Program.Name, 80), wordOfficerName(p.By, p.ByName))
}

// wordProposal is the card of a proposal.
func wordProposal(p *knowledge.Proposal) []Block {
	head := fmt.Sprintf(", %s.", proposalStates[p.State])
	by := fmt.Sprintf("Diusulkan %s, %s.", wordOfficerName(p.By, p.ByName), wordMoment(p.At))
	if p.Ticket > 0 {
		by += fmt.Sprintf(" Dari pertanyaan nomor %d.", p.Ticket)
	}
	if p.DecidedBy != 0 {
		by += fmt.Sprintf(" Diputuskan %s, %s.", wordOfficerName(p.DecidedBy, p.DecidedByName), wordMoment(p.DecidedAt))
	}
	if p.Why != "" {
		by += fmt.Sprintf(" Alasannya: “%s”", p.Why)
	}
	blocks := []Block{paragraph(bold("Usulan "+strconv.FormatInt(p.ID, 10)), plain(head))}
	return append(append(blocks, wordProposalContent(p)...), paragraph(plain(by)))
}

// wordProposalContent is what would be known.
func wordProposalContent(p *knowledge.Proposal) []Block {
	if p.Synonym != nil {
		return []Block{paragraph(plain(fmt.Sprintf("Kalau pemilik usaha menulis “%s”, Setara membacanya sebagai “%s”.", p.Synonym.Word, p.Synonym.Means)))}
	}
	blocks := []Block{paragraph(bold("Program baru"))}
	for i, said := range saidOf(p) {
		if name := programSteps[i].name; name == fieldProgramNeed {
			said = needPhrases[knowledge.Need(said)]
		}
		blocks = append(blocks, item(plain(programSteps[i].name+": "+said)))
	}
	return blocks
}

func wordProposalProblem(p *knowledge.FileProblem) string {
	why := p.Reason
	if len(p.Faults) > 0 {
		why = p.Faults[0].Reason
	}
	return "Ini belum bisa dipakai, Kak: " + why
}

func wordProposalSubmitted(p *knowledge.Proposal, asked int) string {
	if asked == 0 {
		return fmt.Sprintf("Usulan %d saya simpan, Kak. Belum ada petugas lain yang boleh menyetujui, jadi minta admin menunjuk satu.", p.ID)
	}
	return fmt.Sprintf("Usulan %d saya ajukan, Kak. Begitu satu petugas lain setuju, Setara memakainya.", p.ID)
}

// wordProposedBefore is said where the same waits already: to who proposed it
// that it is submitted, to others that somebody was quicker.
func wordProposedBefore(open *knowledge.Proposal, person int64) Response {
	if open == nil {
		return Response{}
	}
	r := say(fmt.Sprintf("Usulan %d ini sudah Kakak ajukan. Tinggal menunggu petugas lain, jadi tidak perlu diajukan lagi.", open.ID))
	if open.By != person {
		r = say(fmt.Sprintf("Yang sama sudah diusulkan %s, nomor %d, dan masih menunggu. Jadi tidak perlu diajukan lagi, Kak.",
			wordOfficerName(open.By, open.ByName), open.ID))
	}
	r.Buttons = [][]Button{{{Label: fmt.Sprintf(buttonProposalShow, open.ID), Action: fmt.Sprintf("%s %d", actionProposalShow, open.ID)}}}
	return r
}

func wordProposalAccepted(p *knowledge.Proposal) string {
	return fmt.Sprintf("Usulan %d diterima, Kak. Mulai sekarang Setara memakainya.", p.ID)
}

func wordProposalAcceptedYours(p *knowledge.Proposal) string {
	return fmt.Sprintf("Usulan %d dari Kakak diterima: %s. Mulai sekarang Setara memakainya.", p.ID, wordProposalOf(p))
}

// wordProposalOf is what a proposal is about.
func wordProposalOf(p *knowledge.Proposal) string {
	if p.Synonym != nil {
		return fmt.Sprintf("padanan kata “%s” = “%s”", p.Synonym.Word, p.Synonym.Means)
	}
	return fmt.Sprintf("program “%s”", onOneLine(p.Program.Name, 80))
}

func wordProposalReturned(p *knowledge.Proposal) string {
	return fmt.Sprintf("Usulan %d saya kembalikan ke pengusulnya, Kak, dengan alasannya.", p.ID)
}

func wordProposalReturnedYours(p *knowledge.Proposal, why string) string {
	return fmt.Sprintf("Usulan %d dari Kakak (%s) dikembalikan: “%s” Perbaiki lalu usulkan lagi lewat /usulan baru.", p.ID, wordProposalOf(p), why)
}

func wordProposalWithdrawn(p *knowledge.Proposal) string {
	return fmt.Sprintf("Usulan %d sudah Kakak tarik.", p.ID)
}

// wordProposalDeed says what was done to a proposal.
func wordProposalDeed(d *knowledge.Deed) string {
	return map[knowledge.DeedKind]string{
		knowledge.DeedPropose: "mengajukan", knowledge.DeedProposalAccept: "menerima",
		knowledge.DeedProposalReturn: "mengembalikan", knowledge.DeedProposalWithdraw: "menarik",
	}[d.Kind] + " usulan " + d.Object
}
