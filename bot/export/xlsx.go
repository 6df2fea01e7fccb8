package export

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// SheetRows is how many rows stand on one sheet of a workbook, the header
// aside: more than a spreadsheet program can show do not fit on one.
const SheetRows = 1_000_000

// maxExact is the first whole number that a spreadsheet may show as another.
const maxExact = 1e15

// XLSX writes a workbook with the header and the rows, on a second sheet and so
// on where there are more than [SheetRows]. A cell that is a whole number
// becomes one; every other is text and is made [Neutral]. The rows are asked
// for one after the other and wait in a temporary file; an error among them
// ends it and is returned.
func XLSX(to io.Writer, sheet string, header []string, rows iter.Seq2[[]string, error]) error {
	return writeXLSX(to, sheet, header, rows, SheetRows)
}

func writeXLSX(to io.Writer, sheet string, header []string, rows iter.Seq2[[]string, error], perSheet int) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := f.SetSheetName(f.GetSheetName(0), sheet); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	s, err := newSheet(f, sheet, header)
	if err != nil {
		return err
	}
	sheets := 1
	for row, err := range rows {
		if err != nil {
			return err
		}
		if s.rows > perSheet {
			if err := s.end(); err != nil {
				return err
			}
			sheets++
			name := fmt.Sprintf("%s %d", sheet, sheets)
			if _, err := f.NewSheet(name); err != nil {
				return fmt.Errorf("write XLSX: %w", err)
			}
			if s, err = newSheet(f, name, header); err != nil {
				return err
			}
		}
		if err := s.add(row); err != nil {
			return err
		}
	}
	if err := s.end(); err != nil {
		return err
	}
	if _, err := f.WriteTo(to); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	return nil
}

// sheet is a sheet that is being written.
type sheet struct {
	w *excelize.StreamWriter
	// rows are those that were written, the header among them.
	rows  int
	cells []any
}

func newSheet(f *excelize.File, name string, header []string) (*sheet, error) {
	w, err := f.NewStreamWriter(name)
	if err != nil {
		return nil, fmt.Errorf("write XLSX: %w", err)
	}
	s := &sheet{w: w}
	return s, s.add(header)
}

func (s *sheet) add(row []string) error {
	s.rows++
	s.cells = s.cells[:0]
	for _, text := range row {
		s.cells = append(s.cells, cellOf(text))
	}
	if err := s.w.SetRow("A"+strconv.Itoa(s.rows), s.cells); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	return nil
}

func (s *sheet) end() error {
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("write XLSX: %w", err)
	}
	return nil
}

// cellOf is a whole number as such, and anything else as text that is no
// formula.
func cellOf(text string) any {
	n, err := strconv.ParseInt(text, 10, 64)
	if err == nil && n > -maxExact && n < maxExact && strconv.FormatInt(n, 10) == text {
		return n
	}
	return Neutral(text)
}
