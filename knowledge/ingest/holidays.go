package ingest

import (
	"io"

	"setara/knowledge"
)

// Holidays reads a table of holidays: tanggal, nama, jenis (nasional or
// bersama), sumber. A fault is a [*RowError] or [*FileError] and refuses all.
func Holidays(r io.Reader) ([]knowledge.Holiday, error) {
	rows, err := readStrictTable(r, []string{"tanggal", "nama", "jenis", "sumber"})
	if err != nil {
		return nil, err
	}
	var holidays []knowledge.Holiday
	lines := map[string]int{}
	for _, row := range rows {
		h := knowledge.Holiday{Name: row.filled("nama"), Source: row.filled("sumber")}
		row.first("tanggal", row.filled("tanggal"), lines)
		if day := row.day("tanggal"); day != nil {
			h.Day = *day
		}
		switch row.text("jenis") {
		case "nasional":
		case "bersama":
			h.Joint = true
		default:
			row.fail("jenis", "tulis nasional atau bersama")
		}
		if row.err != nil {
			return nil, row.err
		}
		holidays = append(holidays, h)
	}
	return holidays, nil
}
