package intake

import (
	"encoding/csv"
	"io"
	"slices"
	"strconv"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// Rejects writes rejected rows as CSV, to be mended and loaded again: the columns
// as they were, then line, column and reason. No cell is taken for a formula,
// see [knowledge.NeutralField].
type Rejects struct {
	to  io.Writer
	csv *csv.Writer
	// columns is how many fields stand before line, column and reason.
	columns, rows int
}

// byteOrderMark tells spreadsheets that a file is UTF-8.
const byteOrderMark = "\ufeff"

// rejectColumns are the columns that say what is wrong with a row.
var rejectColumns = []string{"setara_baris", "setara_kolom", "setara_alasan"}

// NewRejects begins a file of rejected rows. Nothing is written before the first.
func NewRejects(to io.Writer) *Rejects { return &Rejects{to: to, csv: csv.NewWriter(to)} }

// Add writes a rejected row, before the first one the header.
func (r *Rejects) Add(e *ingest.RowError) error {
	if r.rows == 0 {
		r.columns = len(e.Header)
		if _, err := io.WriteString(r.to, byteOrderMark); err != nil {
			return err
		}
		if err := r.write(append(slices.Clip(e.Header), rejectColumns...)); err != nil {
			return err
		}
	}
	r.rows++
	record := make([]string, 0, r.columns+len(rejectColumns))
	record = append(record, e.Record[:min(len(e.Record), r.columns)]...)
	for len(record) < r.columns {
		record = append(record, "")
	}
	return r.write(append(record, strconv.Itoa(e.Line), e.Column, e.Reason))
}

func (r *Rejects) write(record []string) error {
	for i, cell := range record {
		record[i] = knowledge.NeutralField(cell)
	}
	return r.csv.Write(record)
}

// Rows is how many rows were written.
func (r *Rejects) Rows() int { return r.rows }

// Close writes what is left and returns why something could not be written.
func (r *Rejects) Close() error {
	r.csv.Flush()
	return r.csv.Error()
}

// AreRejects tells whether a file has the columns of rejected rows.
func AreRejects(content io.Reader) bool {
	header, err := csv.NewReader(content).Read()
	return err == nil && slices.Contains(header, rejectColumns[0])
}
