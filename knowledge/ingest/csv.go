package ingest

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"setara/knowledge"
)

// A quoted cell may run over so many lines, or so many bytes, before its
// opening quote is held for a mere inch sign.
const (
	maxQuotedLines = 200
	maxQuotedBytes = 4 << 20
)

// csvReader reads the records of a CSV file. It stands in for encoding/csv,
// which gives up a whole file for one stray quote, reads a line of any length
// into memory, and cannot take a record back that swallowed its neighbours.
type csvReader struct {
	lines lineReader
	comma byte
	// width is how many cells the first record has; 0 before it.
	width int
	ahead []textLine
}

// readCSV hands the records of a text to a table.
func readCSV(in *bufio.Reader, t *table) error {
	comma, err := sniffComma(in, t.mapping)
	if err != nil {
		return err
	}
	r := &csvReader{lines: lineReader{in: in}, comma: comma}
	for {
		rec, err := r.next()
		if errors.Is(err, io.EOF) {
			return t.finish()
		}
		if err != nil {
			return fmt.Errorf("read lines: %w", err)
		}
		if err := t.add(rec); err != nil {
			return err
		}
	}
}

// next returns the next record.
func (r *csvReader) next() (rawRecord, error) {
	line, err := r.line()
	if err != nil {
		return rawRecord{}, err
	}
	if line.number == 1 {
		line.text = strings.TrimPrefix(line.text, "\ufeff")
		if len(line.text) == 5 && strings.HasPrefix(strings.ToLower(line.text), "sep=") {
			return r.next() // a hint for Excel
		}
	}
	rec := rawRecord{line: line.number}
	if line.tooLong {
		rec.fault = fmt.Sprintf("baris ini lebih dari %d juta huruf", maxLine>>20)
		return rec, nil
	}
	rec.cells, err = r.record(line)
	rec.narrow()
	for i, cell := range rec.cells {
		rec.cells[i] = knowledge.PlainField(cell) // as Setara's own files have it
	}
	if r.width == 0 && strings.TrimSpace(line.text) != "" {
		r.width = len(rec.cells)
	}
	return rec, err
}

// line returns the next physical line.
func (r *csvReader) line() (textLine, error) {
	if len(r.ahead) > 0 {
		line := r.ahead[0]
		r.ahead = r.ahead[1:]
		return line, nil
	}
	return r.lines.next()
}

// record cuts the record that begins on a line. Where a quote stays open it
// runs on over the next lines, if they close the quote and the record then is
// no wider than the others; else the quote is a character like any other.
func (r *csvReader) record(line textLine) ([]string, error) {
	var s splitter
	s.split(line.text, r.comma)
	if !s.open {
		return s.cells, nil
	}
	literal := strings.SplitN(line.text, string(r.comma), maxCells)
	if s.stray && len(literal) == r.width {
		return literal, nil
	}
	var taken []textLine
	size := len(line.text)
	for len(taken) < maxQuotedLines && size < maxQuotedBytes {
		next, err := r.line()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, err
		}
		taken = append(taken, next)
		if next.tooLong || opensCell(next.text, r.comma) {
			break
		}
		size += len(next.text)
		s.more(next.text, r.comma)
		if s.open {
			continue
		}
		if r.width == 0 || len(s.cells) == r.width || len(s.cells) < r.width && !s.stray {
			return s.cells, nil
		}
		break
	}
	r.ahead = append(taken, r.ahead...)
	return literal, nil
}

// opensCell tells a line that begins with the opening quote of a cell: a new
// record, and no rest of a cell that is still open.
func opensCell(line string, comma byte) bool {
	return len(line) > 1 && line[0] == '"' && line[1] != '"' && line[1] != comma && line[1] != ' '
}

// splitter cuts text into cells.
type splitter struct {
	cells []string
	// open tells that the text ended inside a quoted cell; cell is that cell
	// so far.
	open bool
	cell strings.Builder
	// stray tells a quote inside a quoted cell that neither ends it nor is
	// doubled.
	stray bool
}

// maxCells is how many cells a record is cut into at most, one more than a sheet
// can have; what stands behind them is left out.
const maxCells = 1<<14 + 1

// split cuts a record's first line.
func (s *splitter) split(text string, comma byte) {
	for len(s.cells) < maxCells {
		start := strings.TrimLeft(text, " ")
		if strings.HasPrefix(start, `"`) {
			rest, ended := s.quoted(start[1:], comma)
			if !ended {
				return
			}
			text = rest
			continue
		}
		end := strings.IndexByte(text, comma)
		if end < 0 {
			s.cells = append(s.cells, text)
			return
		}
		s.cells = append(s.cells, text[:end])
		text = text[end+1:]
	}
}

// more goes on inside an open quoted cell with the next line.
func (s *splitter) more(line string, comma byte) {
	s.open = false
	s.cell.WriteByte('\n')
	if rest, ended := s.quoted(line, comma); ended {
		s.split(rest, comma)
	}
}

// quoted reads a quoted cell after its opening quote. Ended tells that the
// cell was closed and that more cells follow in rest.
func (s *splitter) quoted(text string, comma byte) (rest string, ended bool) {
	for {
		at := strings.IndexByte(text, '"')
		if at < 0 {
			s.cell.WriteString(text)
			s.open = true
			return "", false
		}
		s.cell.WriteString(text[:at])
		text = text[at+1:]
		after := strings.TrimLeft(text, " ")
		switch {
		case strings.HasPrefix(text, `"`):
			s.cell.WriteByte('"')
			text = text[1:]
		case after == "":
			s.closeCell()
			return "", false
		case after[0] == comma:
			s.closeCell()
			return after[1:], true
		default:
			s.cell.WriteByte('"')
			s.stray = true
		}
	}
}

func (s *splitter) closeCell() {
	s.cells = append(s.cells, s.cell.String())
	s.cell.Reset()
}

// commas are the marks that part cells, the likeliest first.
var commas = []byte{',', ';', '\t', '|'}

// sniffComma finds the mark that parts the cells of a text: the one with which
// some line near the top names the most columns that Setara knows, and where
// none does, the one that cuts the lines most evenly.
func sniffComma(in *bufio.Reader, mapping map[string]column) (byte, error) {
	head, err := in.Peek(in.Size())
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, bufio.ErrBufferFull) {
		return 0, fmt.Errorf("read the head of the file: %w", err)
	}
	lines := strings.Split(decodeLine(head), "\n")
	if len(lines) > headerSearch+1 {
		lines = lines[:headerSearch+1]
	}
	best, bestScore := commas[0], 0
	for _, comma := range commas {
		if score := commaScore(lines, comma, mapping); score > bestScore {
			best, bestScore = comma, score
		}
	}
	return best, nil
}

// commaScore tells how well a mark cuts lines.
func commaScore(lines []string, comma byte, mapping map[string]column) int {
	score, counts := 0, make(map[int]int)
	for _, line := range lines {
		var s splitter
		s.split(strings.TrimRight(strings.TrimPrefix(line, "\ufeff"), "\r"), comma)
		if len(s.cells) < 2 {
			continue
		}
		counts[len(s.cells)]++
		if l := newLayout(s.cells, mapping); l.listed() && !looksLikeData(s.cells) {
			score = max(score, 1000*l.mapped())
		}
	}
	even := 0
	for _, n := range counts {
		even = max(even, n)
	}
	return score + even
}
