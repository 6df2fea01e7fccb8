package ingest

import (
	"io"
	"strings"

	"setara/knowledge"
)

// Agencies reads a table of whom reports can be passed on to: id, name, for,
// suspicions, contact, url, entry, source, as_of. A fault is a [*RowError] or
// [*FileError] and refuses all.
func Agencies(r io.Reader) ([]knowledge.Agency, error) {
	rows, err := readStrictTable(r, []string{"id", "name", "for", "suspicions", "contact", "url", "entry", "source", "as_of"})
	if err != nil {
		return nil, err
	}
	var agencies []knowledge.Agency
	lines := map[string]int{}
	for _, row := range rows {
		a := knowledge.Agency{
			ID: row.filled("id"), Name: row.filled("name"), For: row.filled("for"), Contact: row.filled("contact"), URL: row.filled("url"),
			Entry: row.text("entry"), Source: row.filled("source"),
		}
		row.first("id", a.ID, lines)
		if strings.ContainsAny(a.ID, " \t") {
			row.fail("id", "tulis tanpa spasi")
		}
		for code := range strings.SplitSeq(row.filled("suspicions"), "|") {
			s, ok := knowledge.SuspicionOf(code)
			if !ok {
				row.fail("suspicions", "kode ini tidak dikenal: "+code)
			}
			a.Signs = append(a.Signs, s)
		}
		if day := row.day("as_of"); day != nil {
			a.AsOf = *day
		}
		if row.err != nil {
			return nil, row.err
		}
		agencies = append(agencies, a)
	}
	return agencies, nil
}
