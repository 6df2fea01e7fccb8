package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

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
	switch { // among the details there is room
	case line && c.New:
		most, letters = 7, 20
	case line:
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
