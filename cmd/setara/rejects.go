package main

import (
	"encoding/csv"
	"fmt"
	"os"
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
	// failed is why the file could not be made. The import goes on without.
	failed error
	// columns is how many fields stand before line, column and reason.
	columns int
}

// The columns that say what is wrong with a row.
var rejectColumns = []string{"setara_baris", "setara_kolom", "setara_alasan"}

func (r *rejectsFile) add(e *ingest.RowError) error {
	if r.file == nil && r.write && r.failed == nil {
		r.failed = r.open(e)
	}
	if r.file == nil {
		return nil
	}
	record := make([]string, 0, r.columns+len(rejectColumns))
	record = append(record, e.Record[:min(len(e.Record), r.columns)]...)
	for len(record) < r.columns {
		record = append(record, "")
	}
	record = append(record, strconv.Itoa(e.Line), e.Column, e.Reason)
	if err := r.csv.Write(record); err != nil {
		return fmt.Errorf("write rejected rows: %w", err)
	}
	return nil
}

func (r *rejectsFile) open(first *ingest.RowError) error {
	f, err := os.Create(r.name)
	if err != nil {
		return fmt.Errorf("make file of rejected rows: %w", err)
	}
	r.file, r.csv, r.columns = f, csv.NewWriter(f), len(first.Header)
	if err := r.csv.Write(append(first.Header[:r.columns:r.columns], rejectColumns...)); err != nil {
		return fmt.Errorf("write rejected rows: %w", err)
	}
	return nil
}

// close ends the file, if there is one.
func (r *rejectsFile) close() error {
	if r.file == nil {
		return nil
	}
	r.csv.Flush()
	err := r.csv.Error()
	if closing := r.file.Close(); err == nil {
		err = closing
	}
	if err != nil {
		return fmt.Errorf("write rejected rows: %w", err)
	}
	return nil
}
