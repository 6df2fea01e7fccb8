package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"

	"setara/knowledge"
)

// byteOrderMark tells spreadsheets that a file is UTF-8.
const byteOrderMark = "\ufeff"

// CSV writes a header and rows with commas between the cells, as UTF-8 with a
// byte order mark, lines ended by CR LF. No cell is a formula, see
// [knowledge.NeutralField]. The rows are asked for one after the other and not kept; an error among them ends it
// and is returned.
func CSV(to io.Writer, header []string, rows iter.Seq2[[]string, error]) error {
	if _, err := io.WriteString(to, byteOrderMark); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	w := csv.NewWriter(to)
	w.UseCRLF = true
	neutral := make([]string, len(header))
	write := func(row []string) error {
		neutral = neutral[:0]
		for _, cell := range row {
			neutral = append(neutral, knowledge.NeutralField(cell))
		}
		if err := w.Write(neutral); err != nil {
			return fmt.Errorf("write CSV: %w", err)
		}
		return nil
	}
	if err := write(header); err != nil {
		return err
	}
	for row, err := range rows {
		if err == nil {
			err = write(row)
		}
		if err != nil {
			return err
		}
	}
	w.Flush()
	if err := w.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

// Neutral is [knowledge.NeutralCell].
func Neutral(cell string) string { return knowledge.NeutralCell(cell) }
