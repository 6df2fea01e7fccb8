// Package ingest reads the listing and fee files of others, the files of
// programmes and rules of the state, and those of rules for moves, into rows
// of the field. Readers in, rows or errors out: it
// opens no file and no database.
//
// # Listings
//
// [Listings] takes CSV, XLSX and JSON as marketplaces, spreadsheets and
// scrapers write them. What a file is, is told by its bytes first and by its
// name second. Every record of the file becomes exactly one [Row], a listing
// or a [RowError], so that the rows add up. A file that no record can be read
// from (no column of prices, no day, a picture) is refused with a [FileError];
// whether a file with many rejected rows is worth publishing is the caller's
// to decide. CSV, JSON Lines and JSON arrays are streamed: memory does not
// grow with the number of rows.
//
// # What ingest decides
//
// Price is what a buyer pays now. Of two prices in a cell, or in a column for
// prices and one for discounted prices, that is the lower. A range keeps both
// ends in PriceMin and PriceMax and leaves Price at 0; so does a price equal
// to the lower of two ends that differ, since marketplaces print the cheapest
// variant. Bare numbers in hundred-thousandths of a rupiah, as Shopee's API
// writes them, are told from the head of the file and scaled down.
//
// A line break inside a cell leaves two lines that are too short; they are
// joined where only the whole is a listing. A column of discounted prices that
// contradicts the prices beside it in the head of the file is left alone.
//
// The day of observation is the one in the link's search_id, else
// Options.ObservedOn, else the file's own column; never today.
//
// SKU is the file's own number of the listing; else a hash of the link without
// the parameters that only follow the reader; else of title and shop. A column
// "id" that merely counts the rows is no sku.
//
// Origin rests on badges, a flag for cross-border goods, a declared country
// and a seller's place abroad. The words of titles are left to the catalog, as
// are Unit and Pack where the file has no columns for them.
//
// # Fees
//
// [FeeRows] takes fee tables as Setara writes them and as officers do. It is
// strict where Listings is generous: a listing that is read wrongly is one of
// many, a fee is in every answer.
//
// # Programmes and rules
//
// [Entries] takes a YAML file of one entry, in which every fault is named at
// once and refuses the file, or a table of many, in which a fault rejects its
// row. A file states the aspect of each sentence; of a table, the words tell
// it, as data/kata-tabel.tsv lists them.
//
// # Rejected rows
//
// A RowError holds the header and the record as they were read, so that a
// caller can write a file of rejects that a person corrects and loads again.
package ingest

import (
	"errors"
	"fmt"
	"io"
	"iter"

	"setara/knowledge"
)

// Options are what a person says about a file beside its content.
type Options struct {
	// ObservedOn is the day the listings were seen, for rows whose link does
	// not say it; it goes before a date column of the file. Nil if not said.
	ObservedOn *knowledge.Day
	// Source names the data where neither the file nor a link does. Empty
	// means "file".
	Source string
	// Mapping names the Setara column for headers of the file, as a person
	// gives it; it goes before every mapping that ingest finds by itself. An
	// empty column name means that the header is not to be used.
	Mapping map[string]string
	// Told, if set, is called with the columns of the file, before its first
	// row.
	Told func([]knowledge.FileColumn)
}

// Row is one record of a file.
type Row struct {
	// Line is where the record starts: the physical line of a text file, the
	// row of a sheet, the element of a JSON array; all from 1.
	Line int
	// Listing is what the record says; without meaning where Err is set.
	Listing knowledge.Listing
	// Err tells why the record cannot be used; nil where Listing is meant.
	Err *RowError
}

// RowError is a record that cannot be used, and why.
type RowError struct {
	// Line is as in [Row].
	Line int
	// Column is the header of the file's column that is at fault, or the name
	// of Setara's column where the file has none.
	Column string
	// Reason is a plain Indonesian sentence part for the person who loads the
	// file: "harga kosong".
	Reason string
	// Header and Record are the file's header and the record as read. They
	// are shared between errors and are not to be changed.
	Header []string
	Record []string
}

// Error implements error.
func (e *RowError) Error() string {
	return fmt.Sprintf("baris %d, kolom %s: %s", e.Line, e.Column, e.Reason)
}

// FileError is a file that is refused whole. Reason is a plain Indonesian
// sentence that says what to do next.
type FileError struct {
	Reason string
	// NeedsDay tells that nothing is wrong with the file but that nobody has
	// said when its listings were seen, see [Options.ObservedOn].
	NeedsDay bool
	// Unknown tells that nothing in the file says what it is of.
	Unknown bool
	// Unreadable tells that it can be read as nothing: a picture, an archive, a
	// workbook with a password.
	Unreadable bool
}

// Error implements error.
func (e *FileError) Error() string { return e.Reason }

// Listings reads the listings of a file. Name is the file's name, used for
// its extension only.
//
// An error ends the sequence: a [*FileError] where the file is refused, any
// other where reading fails. Rows that came before it stand for themselves;
// a caller that publishes a file whole drops them.
func Listings(name string, r io.Reader, opts Options) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		if err := readListings(name, r, opts, yield); err != nil && !errors.Is(err, errStopped) {
			yield(Row{}, err)
		}
	}
}
