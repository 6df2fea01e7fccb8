package chat

import (
	"fmt"
	"unicode"

	"setara/knowledge"
)

// How much of a file a card shows: it is read on a phone, and the rest is a
// button away.
const (
	cardColumns    = 4
	cardChanges    = 3
	cardFaults     = 2
	cardCategories = 3
	cardWarnings   = 1
	cardName       = 30
	cardReason     = 52
	longReason     = 200
	cardWarning    = 100
	cardValue      = 20
	cardHeader     = 18
)

// visible leaves out signs of a file that are not seen, or turn the writing
// around.
func visible(r rune) rune {
	switch {
	case r == unicode.ReplacementChar, !unicode.IsSpace(r) && !unicode.IsPrint(r):
		return -1
	}
	return r
}

// UploadCard is how far an upload has come, with what can be done about it.
func UploadCard(u *knowledge.Upload) Response {
	switch {
	case u.State == knowledge.UploadShown && u.Difference != nil:
		return wordDifferenceCard(u)
	case u.State == knowledge.UploadAsked && u.Problem != nil:
		return wordProblemCard(u)
	case u.State == knowledge.UploadDone && u.Difference != nil:
		return UploadPublished(u, true)
	}
	r := say(fmt.Sprintf("Berkas “%s” %s.", u.File.Name, wordFileState(u)))
	if u.State == knowledge.UploadReading {
		r.Buttons = [][]Button{{{Label: buttonFileCancel, Action: fileAction(actionFileReject, u)}}}
	}
	return r
}

// fileAction is an action on an upload as it is.
func fileAction(action string, u *knowledge.Upload) string {
	return fmt.Sprintf("%s %d %d", action, u.ID, u.Revision)
}

// wordSeenOn says which day an officer gave for the prices of a file.
func wordSeenOn(s *knowledge.FileSpec) string {
	if s.ObservedOn == nil {
		return ""
	}
	return ", harganya dilihat " + s.ObservedOn.Written()
}

// wordDifferenceCard is what a file would change.
func wordDifferenceCard(u *knowledge.Upload) Response {
	d := u.Difference
	r := Response{Blocks: []Block{
		paragraph(bold(u.File.Name), plain(fmt.Sprintf(": saya baca sebagai %s%s. Belum ada yang berubah.", fileKindNames[d.Kind], wordSeenOn(&u.Spec)))),
	}}
	r.Blocks = append(r.Blocks, wordDifference(d)...)
	if d.New+d.Changed > 0 {
		r.Buttons = append(r.Buttons, []Button{
			{Label: buttonFileAccept, Action: fileAction(actionFileAccept, u)}, {Label: buttonFileReject, Action: fileAction(actionFileReject, u)},
		})
	} else {
		r.Blocks = append(r.Blocks, paragraph(plain("Tidak ada yang perlu dimasukkan, Kak: isinya sudah saya punya.")))
		r.Buttons = append(r.Buttons, []Button{{Label: buttonFileReject, Action: fileAction(actionFileReject, u)}})
	}
	r.Buttons = append(r.Buttons, cardButtons(u)...)
	return r
}

// wordDifference is what a file changes, as far as it is read on a phone.
func wordDifference(d *knowledge.FileDifference) []Block {
	blocks := []Block{paragraph(wordFileCounts(d)...)}
	add := func(head string, lines []Block) {
		if len(lines) > 0 {
			blocks = append(append(blocks, paragraph(bold(head))), lines...)
		}
	}
	if len(d.Columns) > 0 {
		blocks = append(blocks, wordColumnsLine(d.Kind, d.Columns))
	}
	var changes []Block // the first field of each is what matters most
	for i := range d.Changes[:min(cardChanges, len(d.Changes))] {
		changes = append(changes, wordChange(&d.Changes[i], false))
	}
	head := "Yang berubah, misalnya"
	if d.Changed == 0 {
		head = "Yang baru, misalnya"
	}
	add(head, changes)
	if d.Moved > 0 {
		blocks = append(blocks, paragraph(bold("Perhatikan: "), plain(wordMoved(d.Moved))))
	}
	if line := wordCategories(d); line != "" {
		blocks = append(blocks, paragraph(bold("Kategori: "), plain(line)))
	}
	var faults []Block
	for i := range d.Faults[:min(cardFaults, len(d.Faults))] {
		faults = append(faults, wordFault(d.Kind, &d.Faults[i], cardReason))
	}
	add("Ditolak, misalnya", faults)
	for _, w := range d.Warnings[:min(cardWarnings, len(d.Warnings))] {
		blocks = append(blocks, paragraph(bold("Perhatikan: "), plain(tame(w, cardWarning))))
	}
	return blocks
}

// cardButtons correct how a file was read, and show more of it.
func cardButtons(u *knowledge.Upload) [][]Button {
	var row []Button
	if len(wordDetails(u)) > 0 {
		row = append(row, Button{Label: buttonFileDetails, Action: fmt.Sprintf("%s %d", actionFileDetails, u.ID)})
	}
	if len(u.Columns()) > 0 && len(fileColumns[u.Kind()]) > 0 {
		row = append(row, Button{Label: buttonFileColumns, Action: fileAction(actionFileColumns, u)})
	}
	label := buttonOtherKind
	if name := fileKindNames[u.Kind()]; name != "" {
		label = "Ini bukan " + name
	}
	rows := [][]Button{{{Label: label, Action: fileAction(actionFileKind, u)}}}
	if len(row) > 0 {
		rows = append([][]Button{row}, rows...)
	}
	return rows
}

// wordProblemCard is why a file cannot be taken, and what helps.
func wordProblemCard(u *knowledge.Upload) Response {
	p := u.Problem
	r := Response{Blocks: []Block{paragraph(bold(u.File.Name), plain(": belum bisa saya masukkan, Kak. Tidak ada yang berubah."))}}
	switch {
	case p.NeedsDay:
		r.Blocks = append(r.Blocks, say("Berkas ini tidak menyebut kapan harganya dilihat. Hari apa, Kak?").Blocks...)
		r.Buttons = append(dayButtons(u), []Button{{Label: buttonOtherDay, Action: fileAction(actionFileDay, u)}})
	case p.NeedsKind:
		r.Blocks = append(r.Blocks, say("Saya belum tahu isinya apa. Pilih, Kak:").Blocks...)
		r.Buttons = kindButtons(u, "")
	default:
		r.Blocks = append(r.Blocks, paragraph(plain(tame(p.Reason, 300))))
	}
	for i := range p.Faults[:min(cardFaults+1, len(p.Faults))] {
		r.Blocks = append(r.Blocks, wordFault(u.Kind(), &p.Faults[i], 2*cardReason))
	}
	if p.Forcible {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonFileForce, Action: fileAction(actionFileForce, u)}})
	}
	if !p.NeedsKind && !p.Unreadable {
		r.Buttons = append(r.Buttons, cardButtons(u)...)
	}
	r.Buttons = append(r.Buttons, []Button{{Label: buttonFileCancel, Action: fileAction(actionFileReject, u)}})
	return r
}
