package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// rejectHeaders are the headers that a file of rejected rows adds.
var rejectHeaders = []string{"setara baris", "setara kolom", "setara alasan"}

// columnNames names the columns for a person.
func (s *tableSpec) columnNames() string {
	var names []string
	for _, c := range s.columns {
		if len(c.headers) > 0 {
			names = append(names, c.headers[0])
		}
	}
	return strings.Join(names, ", ")
}

// shown is what a person is told of a column that their file does not have.
func (s *tableSpec) shown(name string) string {
	for _, c := range s.columns {
		if c.name == name && len(c.headers) > 0 {
			return c.headers[0]
		}
	}
	return name
}

// columnOf is the column that a header names; empty for none. A header that is
// not to be used is known all the same.
func (s *tableSpec) columnOf(header string) (column string, known bool) {
	words := headerWords(header)
	if column, said := s.said[words]; said {
		return column, true
	}
	same := func(name string) bool { return headerWords(name) == words }
	for _, c := range s.columns {
		if same(c.name) || slices.ContainsFunc(c.headers, same) {
			return c.name, true
		}
	}
	return "", slices.ContainsFunc(s.ignored, same)
}

// placesIn finds each column in the header. A column that is missing, twice
// there or not known is refused: a misspelt "until" would never end a fee.
func (s *tableSpec) placesIn(header []string) (map[string]int, error) {
	places := make(map[string]int, len(header))
	for i, name := range header {
		column, known := s.columnOf(name)
		switch _, twice := places[column]; {
		case !known && strings.TrimSpace(name) == "":
			return nil, &FileError{Reason: fmt.Sprintf("kolom ke-%d tidak berjudul; beri judul atau hapus kolomnya", i+1)}
		case !known:
			return nil, &FileError{Reason: fmt.Sprintf("kolom %q tidak dikenal di %s; kolom yang dipakai: %s",
				strings.TrimSpace(name), s.noun, s.columnNames())}
		case column == "":
		case twice:
			return nil, &FileError{Reason: fmt.Sprintf("ada dua kolom untuk %s, salah satunya %q; hapus salah satu", s.shown(column), strings.TrimSpace(name))}
		default:
			places[column] = i
		}
	}
	var missing []string
	for _, c := range s.columns {
		if _, ok := places[c.name]; !ok && !slices.Contains(s.optional, c.name) {
			missing = append(missing, fmt.Sprintf("%q", c.headers[0]))
		}
	}
	if len(missing) > 0 {
		return nil, &FileError{Reason: fmt.Sprintf("di %s ini belum ada kolom %s; tambahkan, isinya boleh kosong", s.noun, strings.Join(missing, ", "))}
	}
	return places, nil
}
