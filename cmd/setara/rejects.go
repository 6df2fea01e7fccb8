package main

import (
	"cmp"
	"encoding/csv"
	"os"
	"slices"
	"strconv"

	"setara/knowledge/ingest"
)

// rejectsFile is where the rejected rows of a file go, to be mended and loaded
// again: the columns as they were, then line, column and reason. It is made
// with the first rejected row; one of an earlier run is replaced.
type rejectsFile struct {
	name string
	// write is false in a dry run, which writes nothing at all.
	write bool

	file *os.File
	csv  *csv.Writer
	// failed is why the file could not be made or written. The import goes on
	// without.
	failed error
	// columns is how many fields stand before line, column and reason.
	columns int
}

// rejectsSuffix makes the name of the file of rejected rows from the file's.
const rejectsSuffix = ".rejected.csv"

// The columns that say what is wrong with a row.
var rejectColumns = []string{"setara_baris", "setara_kolom", "setara_alasan"}

// add writes a rejected row. Trouble with the file is kept for done.
func (r *rejectsFile) add(e *ingest.RowError) error {
	if r.write && r.failed == nil {
		r.failed = r.put(e)
	}
	return nil
}

// put writes a row, and the file's beginning before the first one.
func (r *rejectsFile) put(e *ingest.RowError) error {
	if r.file == nil {
		if err := r.open(e); err != nil {
			return err
		}
	}
	return r.csv.Write(r.record(e))
}

func (r *rejectsFile) record(e *ingest.RowError) []string {
	record := make([]string, 0, r.columns+len(rejectColumns))
	record = append(record, e.Record[:min(len(e.Record), r.columns)]...)
	for len(record) < r.columns {
		record = append(record, "")
	}
	return append(record, strconv.Itoa(e.Line), e.Column, e.Reason)
}

func (r *rejectsFile) open(first *ingest.RowError) error {
	f, err := os.Create(r.name)
	if err != nil {
		return err
	}
	r.file, r.csv, r.columns = f, csv.NewWriter(f), len(first.Header)
	return r.csv.Write(append(first.Header[:r.columns:r.columns], rejectColumns...))
}

// done ends the file and returns why there is none, where one was wanted. A
// half-written one is removed, and so is, after an import without rejected
// rows, the one that an earlier run left: its rows are loaded now.
func (r *rejectsFile) done(imported bool) error {
	if r.file != nil {
		r.csv.Flush()
		r.failed = cmp.Or(r.failed, r.csv.Error(), r.file.Close())
		if r.failed != nil {
			_ = os.Remove(r.name) // what failed is told already
		}
	} else if imported && r.write && r.failed == nil && isRejectsFile(r.name) {
		r.failed = os.Remove(r.name)
	}
	return r.failed
}

// isRejectsFile tells whether a file has the columns of rejected rows.
func isRejectsFile(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	header, err := csv.NewReader(f).Read()
	return err == nil && slices.Contains(header, rejectColumns[0])
}
