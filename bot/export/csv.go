package export

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
)

// byteOrderMark tells spreadsheets that a file is UTF-8.
const byteOrderMark = "\ufeff"

// CSV writes a header and rows with commas between the cells, as UTF-8 with a
// byte order mark, lines ended by CR LF. Each cell is made [Neutral].
func CSV(header []string, rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString(byteOrderMark)
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	for _, row := range append([][]string{header}, rows...) {
		neutral := make([]string, len(row))
		for i, cell := range row {
			neutral[i] = Neutral(cell)
		}
		if err := w.Write(neutral); err != nil {
			return nil, fmt.Errorf("write CSV: %w", err)
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return nil, fmt.Errorf("write CSV: %w", err)
	}
	return b.Bytes(), nil
}

// Neutral is a cell that no spreadsheet takes for a formula: one that begins
// with one of the signs that formulas begin with gets an apostrophe before it.
func Neutral(cell string) string {
	if strings.IndexAny(cell, "=+-@\t\r") == 0 {
		return "'" + cell
	}
	return cell
}
