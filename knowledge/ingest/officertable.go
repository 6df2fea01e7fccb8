package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

// tableSpec is what a table that officers keep looks like.
type tableSpec struct {
	// noun names the table in a sentence: "tabel biaya".
	noun string
	// columns are the columns in the order that a person is told them.
	columns []tableColumn
	// optional are the names of columns that may be left out. ignored are
	// headers that are known and not used.
	optional, ignored []string
	// said is what a person says that headers, by their headerWords, are to be
	// read as; empty for not at all.
	said map[string]string
}

// tableColumn is a column and the headers that stand for it besides its name,
// compared as headerWords writes them. A person is told the first; nothing of
// a column that has none.
type tableColumn struct {
	name    string
	headers []string
}

// officerTable is a file of such a table cut into cells.
type officerTable struct {
	spec   *tableSpec
	header []string
	places map[string]int
	// dates is how the file writes its days.
	dates   dateReading
	records []rawRecord
	// wide tells that a line has more cells than any such table.
	wide bool
}

// officerCommas are the marks that part the cells of an officer's table.
var officerCommas = []byte{',', ';', '\t'}

// fewestColumns is how many columns a line must name to be a header, in a table
// that has as many.
const fewestColumns = 3

// fewest is how many columns of this table a line must name to be its header.
func (s *tableSpec) fewest() int { return min(fewestColumns, len(s.columns)-len(s.optional)) }

// maxOfficerFile bounds an officer's table, in bytes: a thousand times
// Setara's own.
const maxOfficerFile = 16 << 20

// Why a file is no table of officers.
func (s *tableSpec) errEmpty() error {
	return &FileError{Reason: "berkas ini kosong; isi dulu " + s.noun + "nya, dengan judul kolom " + s.columnNames()}
}

func (s *tableSpec) errMarkup() error {
	return &FileError{Unreadable: true, Reason: "ini halaman web atau berkas XML, bukan " + s.noun + "; buka di Excel, lalu simpan sebagai CSV atau XLSX"}
}

func (s *tableSpec) errText() error {
	return &FileError{Unreadable: true, Reason: "hurufnya tidak terbaca, jadi ini bukan " + s.noun + "; simpan tabelnya sebagai CSV (UTF-8) atau XLSX"}
}

func (s *tableSpec) errHeader() error {
	return &FileError{Reason: "judul kolom " + s.noun + " tidak ditemukan, jadi berkas ini tidak dimuat; tulis di baris pertama: " + s.columnNames()}
}

var errPiped = &FileError{Reason: "kolomnya dipisah garis tegak (|), yang dipakai untuk memisah isi satu kolom; " +
	"simpan dengan koma, titik koma, atau tab di antara kolom"}

// refusal tells by its first bytes why a file can be no such table; nil if it
// may be one.
func (s *tableSpec) refusal(head []byte) error {
	switch kind := foreignKind(head); {
	case isBlank(head):
		return s.errEmpty()
	case kind != "":
		return &FileError{Unreadable: true, Reason: fmt.Sprintf("ini %s, bukan %s; simpan tabelnya sebagai CSV atau XLSX", kind, s.noun)}
	case isMarkup(head):
		return s.errMarkup()
	default:
		return nil
	}
}

// cut reads the cells of a file, of which [officerTable.place] must find the
// columns.
func (s *tableSpec) cut(r io.Reader) (*officerTable, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxOfficerFile+1))
	if err != nil {
		return nil, fmt.Errorf("read table: %w", err)
	}
	head := data[:min(len(data), headSize)]
	table := officerTable{spec: s}
	switch refused := s.refusal(head); {
	case len(data) > maxOfficerFile:
		return nil, &FileError{Reason: "berkas terlalu besar untuk " + s.noun + "; periksa apakah berkasnya benar"}
	case refused != nil:
		return nil, refused
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return nil, refuseOLE(bytes.NewReader(data))
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		err = table.readSheet(data)
	default:
		err = table.readText(data)
	}
	return &table, err
}

// place finds the columns in the header.
func (t *officerTable) place() (err error) {
	t.places, err = t.spec.placesIn(t.header)
	return err
}

// headerScore tells how many columns of the table a line names.
func (s *tableSpec) headerScore(cells []string) int {
	score := 0
	for _, cell := range cells {
		if column, _ := s.columnOf(cell); column != "" {
			score++
		}
	}
	return score
}

// headerIn is how many columns the best of some lines names, parted by a mark.
func (s *tableSpec) headerIn(lines []string, mark byte) int {
	best := 0
	for _, line := range lines {
		var cut splitter
		cut.split(strings.TrimRight(strings.TrimPrefix(line, "\ufeff"), "\r"), mark)
		best = max(best, s.headerScore(cut.cells))
	}
	return best
}

// markIn is the mark with which some line names the most columns, and how many. Where
// that is too few for a header, it is the one that stands there most often.
func (s *tableSpec) markIn(lines []string) (mark byte, best int) {
	text := strings.Join(lines, "\n")
	often := func(mark byte) int { return strings.Count(text, string(mark)) }
	for _, m := range officerCommas {
		score := s.headerIn(lines, m)
		if mark == 0 || score > best || score == best && best < s.fewest() && often(m) > often(mark) {
			mark, best = m, score
		}
	}
	return mark, best
}

// readText reads a text with the mark by which some line near the top names
// the most columns.
func (t *officerTable) readText(data []byte) error {
	in := bufio.NewReaderSize(bytes.NewReader(data), headSize)
	head, err := in.Peek(headSize)
	if err != nil && !errors.Is(err, io.EOF) {
		return fmt.Errorf("read the head of the table: %w", err)
	}
	in, err = decodeText(in, head)
	if err != nil {
		return t.spec.errText()
	}
	sample, _ := in.Peek(headSize) // the end comes again when it is read
	lines := strings.SplitN(decodeLine(sample), "\n", headerSearch+1)
	lines = lines[:min(len(lines), headerSearch)]
	comma, best := t.spec.markIn(lines)
	if best < t.spec.fewest() && t.spec.headerIn(lines, '|') >= t.spec.fewest() {
		return errPiped
	}
	r := &csvReader{lines: lineReader{in: in}, comma: comma}
	for {
		record, err := r.next()
		if errors.Is(err, io.EOF) {
			return t.finish()
		}
		if err != nil {
			return fmt.Errorf("read table: %w", err)
		}
		t.add(record)
		if t.header != nil {
			r.width = len(t.header)
		}
	}
}

// readSheet reads the first sheet of a workbook that has the table.
func (t *officerTable) readSheet(data []byte) (err error) {
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
func (t *officerTable) add(record rawRecord) {
	switch {
	case record.empty():
	case record.wide:
		t.wide = true
	case t.header == nil && len(t.records) < headerSearch && t.spec.headerScore(record.cells) >= t.spec.fewest():
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

// finish refuses a file in which no header was found, and one that is too wide.
func (t *officerTable) finish() error {
	if t.wide {
		return errTooWide
	}
	if t.header == nil {
		return t.spec.errHeader()
	}
	return nil
}
