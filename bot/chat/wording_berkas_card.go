package chat

import (
	"fmt"
	"slices"
	"strings"
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

// wordDifferenceCard is what a file would change.
func wordDifferenceCard(u *knowledge.Upload) Response {
	d := u.Difference
	r := Response{Blocks: []Block{
		paragraph(bold(u.File.Name), plain(fmt.Sprintf(": saya baca sebagai %s. Belum ada yang berubah.", fileKindNames[d.Kind]))),
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

// wordFileCounts are the counts of a difference, in a sentence.
func wordFileCounts(d *knowledge.FileDifference) []Span {
	var parts []string
	for _, c := range []struct {
		n    int
		what string
	}{{d.New, "baru"}, {d.Changed, "berubah"}, {d.Unchanged, "tetap"}, {d.Rejected, "ditolak"}, {d.SetApart, "disisihkan"}} {
		if c.n > 0 {
			parts = append(parts, wordCount(c.n)+" "+c.what)
		}
	}
	text := ""
	if len(parts) > 0 {
		text = ": " + strings.Join(parts, ", ")
	}
	if d.SetApart > 0 {
		text += ". Yang disisihkan harganya tidak masuk akal dan tidak saya pakai"
	}
	return []Span{bold(wordCount(d.Rows) + " baris"), plain(text + ".")}
}

// wordColumnsLine says what the columns were taken for.
func wordColumnsLine(kind knowledge.FileKind, columns []knowledge.FileColumn) Block {
	var used []string
	unused := 0
	columns = slices.Clone(columns)
	slices.SortStableFunc(columns, func(a, b knowledge.FileColumn) int {
		return columnRank(kind, a.Column) - columnRank(kind, b.Column)
	})
	for _, c := range columns {
		if c.Column == "" {
			unused++
			continue
		}
		header, column := tame(c.Header, cardHeader), columnName(kind, c.Column)
		if strings.EqualFold(header, column) {
			used = append(used, header)
		} else {
			used = append(used, header+" → "+column)
		}
	}
	text := strings.Join(used[:min(cardColumns, len(used))], "; ")
	if more := len(used) - cardColumns; more > 0 {
		text += fmt.Sprintf("; dan %d lagi", more)
	}
	if unused > 0 {
		text += fmt.Sprintf(" (%d kolom lain tidak dipakai)", unused)
	}
	return paragraph(bold("Kolom: "), plain(strings.TrimSpace(text)+"."))
}

// wordChange is a row that is new or says something else; among the details
// with its line in the file.
func wordChange(c *knowledge.FileChange, line bool) Block {
	name := tame(c.Name, cardName)
	if name == "" {
		name = tame(c.ID, cardName)
	}
	var fields []string
	most, letters := 1, cardValue
	if line { // among the details there is room
		most, letters = 3, 40
	}
	for _, f := range c.Fields[:min(most, len(c.Fields))] {
		before, after := tame(f.Before, letters), tame(f.After, letters)
		switch {
		case before == "" && after == "":
		case before == "" || c.New:
			fields = append(fields, tame(f.Name, 14)+" "+after)
		case after == "":
			fields = append(fields, fmt.Sprintf("%s %s dihapus", tame(f.Name, 14), before))
		default:
			fields = append(fields, fmt.Sprintf("%s %s → %s", tame(f.Name, 14), before, after))
		}
	}
	text := ""
	if c.New {
		text = " (baru)"
	}
	if len(fields) > 0 {
		text += ": " + strings.Join(fields, "; ")
	}
	if line && c.Line > 0 {
		text += fmt.Sprintf(" (baris %s)", wordCount(c.Line))
	}
	return item(bold(name), plain(text))
}

// wordFault is a row that cannot be used, the reason in that many letters at
// most.
func wordFault(kind knowledge.FileKind, f *knowledge.FileFault, most int) Block {
	where := "baris " + wordCount(f.Line)
	if f.Column != "" {
		where += ", kolom " + tame(columnName(kind, f.Column), cardHeader)
	}
	return item(plain(where + ": " + tame(f.Reason, most)))
}

// wordMoved says how many prices have moved so far that the file may be wrong.
func wordMoved(n int) string {
	return fmt.Sprintf("harga %s barang berubah lebih dari separuh.", wordCount(n))
}

func wordCategories(d *knowledge.FileDifference) string {
	var parts []string
	for _, c := range d.Categories[:min(cardCategories, len(d.Categories))] {
		parts = append(parts, fmt.Sprintf("%s %s", tame(lastOfPath(c.Name), cardHeader+6), wordCount(c.Rows)))
	}
	if more := len(d.Categories) - cardCategories; more > 0 {
		parts = append(parts, fmt.Sprintf("dan %d lagi", more))
	}
	return strings.Join(parts, ", ")
}

// lastOfPath is the narrowest part of a category that stands among its wider
// ones.
func lastOfPath(category string) string {
	category = strings.TrimRight(category, "/> ")
	return strings.TrimSpace(category[strings.LastIndexAny(category, "/>")+1:])
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
	if !p.NeedsKind {
		r.Buttons = append(r.Buttons, cardButtons(u)...)
	}
	r.Buttons = append(r.Buttons, []Button{{Label: buttonFileCancel, Action: fileAction(actionFileReject, u)}})
	return r
}

// UploadPublished is what an upload has changed. Of it, or by another, tells
// whether it is for who accepted it.
func UploadPublished(u *knowledge.Upload, own bool) Response {
	d := u.Difference
	head := ": sudah masuk, Kak. Setara memakainya mulai sekarang."
	if !own {
		head = fmt.Sprintf(": diterima %s dan sudah masuk, Kak.", wordOfficerName(u.Accepted.By, u.AcceptedName))
	}
	r := Response{Blocks: []Block{paragraph(bold(u.File.Name), plain(head)), paragraph(wordFileCounts(d)...)}}
	if d.ImportID != 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(fmt.Sprintf("Nomor impornya %d, kalau nanti mau dibatalkan.", d.ImportID))))
		r.Buttons = [][]Button{{{Label: buttonUndo, Action: fmt.Sprintf("%s %d", actionImportUndo, d.ImportID)}}}
	}
	return r
}

// UploadChanged is the card of an upload that would not change any more what its
// officer accepted.
func UploadChanged(u *knowledge.Upload) Response {
	r := UploadCard(u)
	r.Blocks = append(say("Data Setara berubah sejak Kakak melihat kartunya, jadi berkas ini belum saya masukkan. Periksa lagi, Kak.").Blocks, r.Blocks...)
	return r
}

// UploadFailure is why an upload was given up for no fault of its content.
type UploadFailure int

// The ways to fail.
const (
	// UploadNotFetched: Telegram does not give the file.
	UploadNotFetched UploadFailure = iota
	// UploadTooLarge: it is larger than Telegram gives.
	UploadTooLarge
	// UploadBroken: reading or publishing fails, again and again.
	UploadBroken
)

// UploadFailed says that an upload was given up.
func UploadFailed(u *knowledge.Upload, why UploadFailure) Response {
	switch why {
	case UploadTooLarge:
		return say(wordFileTooLarge(u.File.Name))
	case UploadNotFetched:
		return say(fmt.Sprintf("Berkas “%s” tidak bisa saya ambil dari Telegram, Kak; tidak ada yang berubah. Kirim lagi, ya.", u.File.Name))
	default:
		return say(fmt.Sprintf("Maaf, Kak, berkas “%s” gagal saya olah; tidak ada yang berubah. Coba kirim lagi nanti. "+
			"Kalau tetap gagal, minta bantuan yang mengurus server.", u.File.Name))
	}
}

// UploadProgress is how reading or publishing goes.
func UploadProgress(u *knowledge.Upload, rows int) Response {
	what := "Saya baca"
	if u.State == knowledge.UploadAccepted {
		what = "Saya masukkan"
	}
	if rows == 0 {
		return say(fmt.Sprintf("%s “%s”…", what, u.File.Name))
	}
	return say(fmt.Sprintf("%s “%s”: sudah %s baris…", what, u.File.Name, wordCount(rows)))
}

// RejectedRows is the caption of the rows that cannot be used, as a file.
func RejectedRows(rows int) Response {
	return say(fmt.Sprintf("%s baris yang ditolak, dengan alasannya. Perbaiki di berkas ini, lalu kirim lagi ke sini, Kak.", wordCount(rows)))
}

// RejectedRowsName is the name of that file.
func RejectedRowsName(u *knowledge.Upload) string {
	return "ditolak-" + strings.TrimSuffix(u.File.Name, ".csv") + ".csv"
}

// wordDetails is all that is known of what a file would change, a block for each
// row.
func wordDetails(u *knowledge.Upload) (lines []Block) {
	kind := u.Kind()
	if d := u.Difference; d != nil {
		for i := range d.Changes {
			lines = append(lines, wordChange(&d.Changes[i], true))
		}
		for i := range d.Apart {
			b := wordChange(&d.Apart[i], true)
			lines = append(lines, item(append([]Span{plain("Disisihkan: ")}, b.Spans...)...))
		}
		for i := range d.Faults {
			b := wordFault(kind, &d.Faults[i], longReason)
			lines = append(lines, item(append([]Span{plain("Ditolak: ")}, b.Spans...)...))
		}
		for _, w := range d.Warnings {
			lines = append(lines, item(plain("Perhatikan: "+tame(w, 300))))
		}
	}
	if p := u.Problem; p != nil {
		for i := range p.Faults {
			lines = append(lines, wordFault(kind, &p.Faults[i], longReason))
		}
	}
	return lines
}

func wordDetailsHead(u *knowledge.Upload, page, pages int) Block {
	return paragraph(bold(u.File.Name), plain(fmt.Sprintf(", rincian halaman %d dari %d:", page, pages)))
}

func wordChooseColumn(u *knowledge.Upload, shown []knowledge.FileColumn) []Block {
	blocks := []Block{paragraph(plain("Kolom mana yang keliru, Kak?"))}
	for i := range shown {
		c := &shown[i]
		as := "tidak dipakai"
		if c.Column != "" {
			as = columnName(u.Kind(), c.Column)
		}
		text := ": " + as
		if sample := tame(c.Sample, 30); sample != "" {
			text += fmt.Sprintf(" (isinya misalnya “%s”)", sample)
		}
		blocks = append(blocks, item(bold(tame(c.Header, 30)), plain(text)))
	}
	return blocks
}

func wordColumnButton(c *knowledge.FileColumn) string {
	if header := tame(c.Header, 24); header != "" {
		return header
	}
	return "(tanpa judul)"
}

func wordAskColumn(c *knowledge.FileColumn) []Block {
	text := fmt.Sprintf("Kolom “%s” itu isinya apa, Kak?", tame(c.Header, 40))
	if sample := tame(c.Sample, 40); sample != "" {
		text += fmt.Sprintf(" Misalnya: “%s”.", sample)
	}
	return []Block{paragraph(plain(text))}
}

func wordColumnUsed(kind knowledge.FileKind, header, name string) string {
	as := "tidak dipakai"
	if name != "" {
		as = "dibaca sebagai " + columnName(kind, name)
	}
	return fmt.Sprintf("Baik, kolom “%s” %s. Saya baca lagi, Kak.", tame(header, 40), as)
}

func wordAskKind(u *knowledge.Upload) string {
	return fmt.Sprintf("Isi “%s” apa, Kak?", u.File.Name)
}

func wordKindUsed(kind knowledge.FileKind) string {
	return fmt.Sprintf("Baik, saya baca lagi sebagai %s, Kak.", fileKindNames[kind])
}

func wordDayUsed(day knowledge.Day) string {
	return fmt.Sprintf("Baik, harganya dilihat %s. Saya baca lagi, Kak.", day.Written())
}

func wordDayUnread(ahead bool) string {
	if ahead {
		return "Tanggal itu belum tiba, Kak. Ketik tanggal harganya dilihat, misalnya 20 November 2026."
	}
	return "Tanggalnya belum terbaca, Kak. Ketik misalnya 20 November 2026, atau “batal”."
}
