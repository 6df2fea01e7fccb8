package ingest

import (
	"strings"

	"setara/knowledge"
)

// sampleLetters is how many letters of a cell a person is shown.
const sampleLetters = 40

// toldRecords is how many records are looked at for the samples.
const toldRecords = 20

// columnsOf are the columns of the first layout among some records, in the
// file's order, with a sample each. JSON has no header: there they are its
// fields.
func columnsOf(records []record) []knowledge.FileColumn {
	l := records[0].layout
	named := make([]string, len(l.header))
	for column, fields := range l.places {
		for _, i := range fields {
			named[i] = string(column)
		}
	}
	var cells [][]string
	for _, r := range records[:min(len(records), toldRecords)] {
		if r.layout == l {
			cells = append(cells, r.cells)
		}
	}
	return told(l.header, named, cells)
}

// told are columns with a sample each: the first filled cell.
func told(header, named []string, records [][]string) []knowledge.FileColumn {
	columns := make([]knowledge.FileColumn, len(header))
	for i, name := range header {
		columns[i] = knowledge.FileColumn{Header: strings.TrimSpace(name), Column: named[i]}
		for _, cells := range records {
			if i < len(cells) && !blank(cells[i]) {
				columns[i].Sample = short(cells[i])
				break
			}
		}
	}
	return columns
}

// short is a cell as a person is shown it.
func short(cell string) string {
	cell = strings.Join(strings.Fields(strings.ToValidUTF8(cell, "")), " ")
	if letters := []rune(cell); len(letters) > sampleLetters {
		return string(letters[:sampleLetters]) + "…"
	}
	return cell
}

// specOf is what the tables of a kind look like; nil for listings.
func specOf(kind knowledge.FileKind) *tableSpec {
	switch kind {
	case knowledge.FileFees:
		return feeSpec
	case knowledge.FilePrograms:
		return programSpec
	case knowledge.FileRegulations:
		return regulationSpec
	case knowledge.FileSynonyms:
		return synonymSpec
	default:
		return nil
	}
}
