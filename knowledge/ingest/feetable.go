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

// Why a file is no fee table.
var (
	errFeesEmpty  = &FileError{Reason: "berkas ini kosong; isi dulu tabel biayanya, dengan judul kolom " + feeColumnNames()}
	errFeesMarkup = &FileError{Reason: "ini halaman web atau berkas XML, bukan tabel biaya; buka di Excel, lalu simpan sebagai CSV atau XLSX"}
	errFeesText   = &FileError{Reason: "hurufnya tidak terbaca, jadi ini bukan tabel biaya; simpan tabelnya sebagai CSV (UTF-8) atau XLSX"}
	errFeesPiped  = &FileError{Reason: "kolomnya dipisah garis tegak (|), yang dipakai untuk memisah isi satu kolom; " +
		"simpan dengan koma, titik koma, atau tab di antara kolom"}
	errFeesHeader = &FileError{Reason: "judul kolom tabel biaya tidak ditemukan, jadi berkas ini tidak dimuat; tulis di baris pertama: " + feeColumnNames()}
)

// feeRefusal tells by its first bytes why a file can be no fee table; nil if
// it may be one.
func feeRefusal(head []byte) error {
	switch kind := foreignKind(head); {
	case isBlank(head):
		return errFeesEmpty
	case kind != "":
		return &FileError{Reason: fmt.Sprintf("ini %s, bukan tabel biaya; simpan tabelnya sebagai CSV atau XLSX", kind)}
	case isMarkup(head):
		return errFeesMarkup
	default:
		return nil
	}
}

// readFeeTable reads the cells of a fee file and checks its header.
func readFeeTable(r io.Reader) (*feeTable, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxFeeFile+1))
	if err != nil {
		return nil, fmt.Errorf("read fee file: %w", err)
	}
	head := data[:min(len(data), headSize)]
	var table feeTable
	switch refused := feeRefusal(head); {
	case len(data) > maxFeeFile:
		return nil, &FileError{Reason: "berkas terlalu besar untuk tabel biaya; periksa apakah berkasnya benar"}
	case refused != nil:
		return nil, refused
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

// feeHeaderIn is how many columns the best of some lines names, parted by a
// mark.
func feeHeaderIn(lines []string, mark byte) int {
	best := 0
	for _, line := range lines {
		var s splitter
		s.split(strings.TrimRight(strings.TrimPrefix(line, "\ufeff"), "\r"), mark)
		best = max(best, feeHeaderScore(s.cells))
	}
	return best
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
		return errFeesText
	}
	sample, _ := in.Peek(headSize) // the end comes again when it is read
	lines := strings.SplitN(decodeLine(sample), "\n", headerSearch+1)
	lines = lines[:min(len(lines), headerSearch)]
	comma, best := feeCommas[0], 0
	for _, mark := range feeCommas {
		if score := feeHeaderIn(lines, mark); score > best {
			comma, best = mark, score
		}
	}
	if best < fewestFeeColumns && feeHeaderIn(lines, '|') >= fewestFeeColumns {
		return errFeesPiped
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
		return errFeesHeader
	}
	return nil
}
