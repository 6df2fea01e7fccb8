package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"setara/knowledge"
)

// tableKinds are the kinds of officers' tables, those first whose headers are
// hardest to mistake.
var tableKinds = [...]knowledge.FileKind{
	knowledge.FileFees, knowledge.FileRegulations, knowledge.FilePrograms, knowledge.FileSynonyms,
}

// KindOf tells by its head what a file is of. A table is of the first kind all of
// whose columns it names; where it names goods and prices, or nothing that
// tells, it is one of listings; and else of the kind that it names most of.
// Content is read from its beginning and not put back. An error is one of
// reading alone: a file that nobody can read is taken for listings, whose
// reader says why.
func KindOf(name string, content io.Reader) (knowledge.FileKind, error) {
	data, err := io.ReadAll(io.LimitReader(content, headSize))
	if err == nil && bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		var rest []byte
		rest, err = io.ReadAll(io.LimitReader(content, maxWorkbook))
		data = append(data, rest...)
	}
	if err != nil {
		return "", fmt.Errorf("read the head of the file: %w", err)
	}
	if isEntryFile(name) {
		return kindOfEntry(data), nil
	}
	likely, most := knowledge.FileListings, 0.5
	for _, cells := range topRecords(data) {
		for _, kind := range tableKinds {
			s := specOf(kind)
			switch share := s.named(cells); {
			case share == 1:
				return kind, nil
			case share > most && s.headerScore(cells) >= s.fewest():
				likely, most = kind, share
			}
		}
		if newLayout(cells, nil).listed() && !looksLikeData(cells) {
			return knowledge.FileListings, nil
		}
	}
	return likely, nil
}

// kindOfEntry tells a file of one programme from one of a rule by its id.
func kindOfEntry(data []byte) knowledge.FileKind {
	for line := range bytes.Lines(data[:min(len(data), headSize)]) {
		key, value, _ := strings.Cut(string(line), ":")
		if strings.TrimSpace(strings.TrimPrefix(key, "\ufeff")) == "nomor" && strings.HasPrefix(strings.Trim(value, ` "'`), "R") {
			return knowledge.FileRegulations
		}
	}
	return knowledge.FilePrograms
}

// named is the share of the columns that a table must have which cells name.
func (s *tableSpec) named(cells []string) float64 {
	var names []string
	for _, cell := range cells {
		if column, _ := s.columnOf(cell); column != "" {
			names = append(names, column)
		}
	}
	need, has := 0, 0
	for _, c := range s.columns {
		if slices.Contains(s.optional, c.name) {
			continue
		}
		need++
		if slices.Contains(names, c.name) {
			has++
		}
	}
	return float64(has) / float64(need)
}

// topRecords are what may be the headers of a file: the first records of each
// sheet, or the first lines cut at each of the marks.
func topRecords(data []byte) [][]string {
	if bytes.HasPrefix(data, []byte("PK\x03\x04")) {
		return topOfBook(data)
	}
	head := data[:min(len(data), headSize)]
	text, err := decodeText(bufio.NewReaderSize(bytes.NewReader(head), headSize), head)
	if err != nil {
		return nil
	}
	var records [][]string
	lines := bufio.NewScanner(text)
	lines.Buffer(nil, headSize)
	for n := 0; n < headerSearch && lines.Scan(); n++ {
		for _, mark := range officerCommas {
			var cut splitter
			cut.split(strings.TrimPrefix(strings.TrimRight(lines.Text(), "\r"), "\ufeff"), mark)
			if len(cut.cells) > 1 {
				records = append(records, slices.Clone(cut.cells))
			}
		}
	}
	return records
}

func topOfBook(data []byte) (records [][]string) {
	if refuseZIP(data) != nil {
		return nil
	}
	book, err := openBook(data)
	if err != nil {
		return nil
	}
	defer func() { _ = book.Close() }() // it was only read
	for _, sheet := range book.GetSheetList() {
		n := 0
		err := eachRow(book, sheet, func(r rawRecord) error {
			records = append(records, slices.Clone(r.cells))
			if n++; n >= headerSearch {
				return errStopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			break
		}
	}
	return records
}
