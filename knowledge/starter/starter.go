package starter

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"iter"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// Source is the source of every sample listing.
const Source = "contoh"

//go:embed listings/*.csv
var listingFiles embed.FS

//go:embed fees.csv
var feeFile []byte

//go:embed moves.csv
var moveFile []byte

//go:embed kaitan.csv
var bearingFile []byte

// Listings reads the sample listings as if they had been seen on the day they
// are loaded, each marked as a sample, file by file in the order of their
// names; [ingest.Row.Line] counts within a file. An error ends the sequence
// and means that the embedded files are broken.
func Listings(loadedOn knowledge.Day) iter.Seq2[ingest.Row, error] {
	return func(yield func(ingest.Row, error) bool) {
		paths, err := fs.Glob(listingFiles, "listings/*.csv")
		if err != nil {
			yield(ingest.Row{}, fmt.Errorf("list sample listings: %w", err))
			return
		}
		for _, path := range paths {
			if !readSamples(path, loadedOn, yield) {
				return
			}
		}
	}
}

// readSamples yields the rows of one file and tells whether to go on.
func readSamples(path string, loadedOn knowledge.Day, yield func(ingest.Row, error) bool) bool {
	data, err := listingFiles.ReadFile(path)
	if err != nil {
		yield(ingest.Row{}, fmt.Errorf("open sample listings: %w", err))
		return false
	}
	opts := ingest.Options{ObservedOn: &loadedOn, Source: Source}
	for row, err := range ingest.Listings(path, bytes.NewReader(data), opts) {
		if err != nil {
			yield(ingest.Row{}, fmt.Errorf("read sample listings %s: %w", path, err))
			return false
		}
		row.Listing.Sample = row.Err == nil
		if !yield(row, nil) {
			return false
		}
	}
	return true
}

// Fees reads the fee table. An error means that the embedded file is broken.
func Fees() ([]knowledge.Fee, error) {
	fees, err := ingest.Fees(bytes.NewReader(feeFile))
	if err != nil {
		return nil, fmt.Errorf("read starter fees: %w", err)
	}
	return fees, nil
}

// Moves reads the rules for moves, by falling priority. An error means that
// the embedded file is broken.
func Moves() ([]knowledge.MoveRule, error) {
	rules, err := ingest.Moves(bytes.NewReader(moveFile))
	if err != nil {
		return nil, fmt.Errorf("read starter moves: %w", err)
	}
	return rules, nil
}

// Bearings reads the rules for what bears on a price, by falling priority. An
// error means that the embedded file is broken.
func Bearings() ([]knowledge.BearingRule, error) {
	rules, err := ingest.Bearings(bytes.NewReader(bearingFile))
	if err != nil {
		return nil, fmt.Errorf("read starter bearings: %w", err)
	}
	return rules, nil
}
