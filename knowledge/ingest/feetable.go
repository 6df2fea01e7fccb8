package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// feeTable is a fee file cut into cells.
type feeTable struct {
	header []string
	places map[string]int
	// dates is how the file writes its days.
	dates   dateReading
	records []rawRecord
	// base is that of the row before, which a row may refer to.
	base string
}

// feeCommas are the marks that part the cells of a fee table.
var feeCommas = []byte{',', ';', '\t'}

// fewestFeeColumns is how many columns a line must name to be a header.
const fewestFeeColumns = 3

var errNoFeeTable = &FileError{Reason: "berkas ini kosong atau bukan tabel biaya; simpan tabelnya sebagai CSV atau XLSX dengan judul kolom " +
	feeColumnNames()}

// readFeeTable reads the cells of a fee file and checks its header.
func readFeeTable(r io.Reader) (*feeTable, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFeeFile+1))
	if err != nil {
		return nil, fmt.Errorf("read fee file: %w", err)
	}
	head := data[:min(len(data), headSize)]
	var table feeTable
	switch {
	case len(data) > maxFeeFile:
		return nil, &FileError{Reason: "berkas terlalu besar untuk tabel biaya; periksa apakah berkasnya benar"}
	case refusal(head) != nil:
		return nil, errNoFeeTable
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return nil, refuseOLE(bytes.NewReader(data))
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		err = table.readSheet(data)
	default:
		err = table.readText(data)
	}
	if err != nil {
		return nil, err
	}
	if table.places, err = feePlaces(table.header); err != nil {
		return nil, err
	}
	return &table, nil
}

// feeHeaderScore tells how many columns of a fee table a line names.
func feeHeaderScore(cells []string) int {
	score := 0
	for _, cell := range cells {
		if column, _ := feeColumnOf(cell); column != "" {
			score++
		}
	}
	return score
}

// readText reads a text with the mark by which some line near the top names
// the most columns.
func (t *feeTable) readText(data []byte) error {
	in := bufio.NewReaderSize(bytes.NewReader(data), headSize)
	head, err := in.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read the head of the fee file: %w", err)
	}
	in, err = decodeText(in, head)
	if err != nil {
		return errNoFeeTable
	}
	sample, _ := in.Peek(headSize) // the end comes again when it is read
	lines := strings.SplitN(decodeLine(sample), "\n", headerSearch+1)
	comma, best := feeCommas[0], 0
	for _, mark := range feeCommas {
		for _, line := range lines[:min(len(lines), headerSearch)] {
			var s splitter
			s.split(strings.TrimRight(strings.TrimPrefix(line, "\ufeff"), "\r"), mark)
			if score := feeHeaderScore(s.cells); score > best {
				comma, best = mark, score
			}
		}
	}
	r := &csvReader{lines: lineReader{in: in}, comma: comma}
	for {
		record, err := r.next()
		if errors.Is(err, io.EOF) {
			return t.finish()
		}
		if err != nil {
			return fmt.Errorf("read fee file: %w", err)
		}
		t.add(record)
		if t.header != nil {
			r.width = len(t.header)
		}
	}
}

// readSheet reads the first sheet of a workbook that has a fee table.
func (t *feeTable) readSheet(data []byte) (err error) {
	if err := refuseZIP(data); err != nil {
		return err
	}
	book, err := openBook(data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, book.Close()) }()
	if props, err := book.GetWorkbookProps(); err == nil && props.Date1904 != nil {
		t.dates.from1904 = *props.Date1904
	}
	for _, sheet := range book.GetSheetList() {
		t.records = nil
		err := eachRow(book, sheet, func(record rawRecord) error {
			t.add(record)
			if t.header == nil && len(t.records) >= headerSearch {
				return errStopped
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStopped) {
			return err
		}
		if t.header != nil {
			break
		}
	}
	return t.finish()
}

// add takes the next record: the header, or what stands below it. Cells past
// the header in which nothing stands are the idle ones of a spreadsheet.
func (t *feeTable) add(record rawRecord) {
	switch {
	case record.empty():
	case t.header == nil && len(t.records) < headerSearch && feeHeaderScore(record.cells) >= fewestFeeColumns:
		t.header, t.records = trimIdle(record.cells, 0), nil
	default:
		record.cells = trimIdle(record.cells, len(t.header))
		t.records = append(t.records, record)
	}
}

// trimIdle cuts empty cells off the end, down to a width.
func trimIdle(cells []string, width int) []string {
	for len(cells) > width && strings.TrimSpace(cells[len(cells)-1]) == "" {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// finish refuses a file in which no header was found.
func (t *feeTable) finish() error {
	if t.header == nil {
		return errNoFeeTable
	}
	return nil
}
