package ingest

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"setara/knowledge"
)

var (
	// moveColumns are the columns of a file of moves, factColumns those of the
	// file of what they rest on.
	moveColumns = []string{"id", "move", "priority", "conditions", "sentence", "basis"}
	factColumns = []string{
		"id", "name", "agency", "status", "from", "until", "as_of", "confidence", "address", "figures",
	}
)

const (
	// maxMoveFile bounds a file of moves, in bytes.
	maxMoveFile = 1 << 20
	// maxMoveErrors is how many rows at fault are reported at once.
	maxMoveErrors = 20
)

// Moves reads the rules for moves, and the programmes and rules of the state
// that they rest on: two CSV files in UTF-8, separated by commas, with every
// column named in the header; lines that begin with "#" are remarks. The
// files say at their top, in Indonesian, what stands in them. The rules come
// by falling priority, equals in the order of the file.
//
// The reading is strict: one row at fault refuses the file. The error is then
// a [*FileError] where the file cannot be read as such a table at all, or
// else the [*RowError]s of the rows at fault, the first 20 of them, joined.
func Moves(rules, facts io.Reader) ([]knowledge.MoveRule, error) {
	known, err := readMoveFacts(facts)
	if err != nil {
		return nil, fmt.Errorf("facts of moves: %w", err)
	}
	table, err := readMoveTable(rules, moveColumns)
	if err != nil {
		return nil, fmt.Errorf("moves: %w", err)
	}
	var moves []knowledge.MoveRule
	var faults []error
	ids := map[string]int{}
	for _, row := range table {
		rule := row.rule(known)
		row.first("id", rule.ID, ids)
		if row.err != nil {
			faults = append(faults, row.err)
		}
		moves = append(moves, rule)
	}
	if len(faults) > 0 {
		return nil, fmt.Errorf("moves: %w", errors.Join(faults[:min(len(faults), maxMoveErrors)]...))
	}
	slices.SortStableFunc(moves, func(a, b knowledge.MoveRule) int { return cmp.Compare(a.Priority, b.Priority) })
	return moves, nil
}

func readMoveFacts(r io.Reader) (map[string]knowledge.MoveFact, error) {
	table, err := readMoveTable(r, factColumns)
	if err != nil {
		return nil, err
	}
	facts := make(map[string]knowledge.MoveFact, len(table))
	var faults []error
	ids := map[string]int{}
	for _, row := range table {
		fact := row.fact()
		row.first("id", fact.ID, ids)
		if row.err != nil {
			faults = append(faults, row.err)
		}
		facts[fact.ID] = fact
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults[:min(len(faults), maxMoveErrors)]...)
	}
	return facts, nil
}

// readMoveTable cuts a file into rows of the given columns, in any order.
func readMoveTable(r io.Reader, columns []string) ([]*moveRow, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxMoveFile+1))
	if err != nil {
		return nil, fmt.Errorf("read file of moves: %w", err)
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	switch {
	case len(data) > maxMoveFile:
		return nil, &FileError{Reason: "berkas terlalu besar; periksa apakah berkasnya benar"}
	case !utf8.Valid(data), bytes.IndexByte(data, 0) >= 0:
		return nil, &FileError{Reason: "berkas harus CSV dengan pengodean UTF-8; di Excel pilih Simpan Sebagai, CSV UTF-8"}
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.Comment, reader.FieldsPerRecord = '#', -1
	header, err := reader.Read()
	if err != nil {
		return nil, &FileError{Reason: "berkas kosong; baris pertama harus berisi judul kolom " + strings.Join(columns, ", ")}
	}
	places := map[string]int{}
	for i, name := range header {
		places[strings.ToLower(strings.TrimSpace(name))] = i
	}
	if len(places) != len(columns) || len(header) != len(columns) ||
		slices.ContainsFunc(columns, func(c string) bool { _, ok := places[c]; return !ok }) {
		return nil, &FileError{Reason: "judul kolom harus tepat, masing-masing sekali: " + strings.Join(columns, ", ")}
	}
	var rows []*moveRow
	for {
		record, err := reader.Read()
		var parse *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return rows, nil
		case errors.As(err, &parse):
			return nil, &RowError{
				Line: parse.StartLine, Column: columns[0], Header: header,
				Reason: `tanda kutip (") tidak berpasangan; beri kutip di awal dan akhir isi kolom`,
			}
		case err != nil:
			return nil, fmt.Errorf("read file of moves: %w", err)
		}
		line, _ := reader.FieldPos(0)
		row := &moveRow{header: header, places: places, line: line, cells: record}
		if len(record) != len(header) {
			row.fail(columns[0], fmt.Sprintf("ada %d isian, seharusnya %d; periksa koma dan tanda kutip", len(record), len(header)))
			return nil, row.err
		}
		rows = append(rows, row)
	}
}
