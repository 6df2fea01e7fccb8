package starter

import (
	"bytes"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"hash/fnv"
	"io/fs"
	"math"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

//go:embed programs/*.yaml
var programFiles embed.FS

//go:embed regulations/*.yaml
var regulationFiles embed.FS

// Programs reads the programmes, by the names of their files, which begin
// with the id. An error names the files and means that embedded files are
// broken.
func Programs() ([]knowledge.Program, error) {
	return readEntries(programFiles, ingest.EntryPrograms, func(row ingest.EntryRow) knowledge.Program { return *row.Program })
}

// Regulations reads the rules of the state, in the same way.
func Regulations() ([]knowledge.Regulation, error) {
	return readEntries(regulationFiles, ingest.EntryRegulations, func(row ingest.EntryRow) knowledge.Regulation { return *row.Regulation })
}

// readEntries reads the files of a folder that is called as their kind.
func readEntries[T any](files embed.FS, kind ingest.EntryKind, of func(ingest.EntryRow) T) ([]T, error) {
	paths, err := fs.Glob(files, string(kind)+"/*.yaml")
	if err != nil {
		return nil, fmt.Errorf("list starter %s: %w", kind, err)
	}
	var faults []error
	entries := make([]T, 0, len(paths))
	rows := make(map[string][]ingest.EntryRow, len(paths))
	for _, path := range paths {
		data, err := files.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("open starter %s: %w", kind, err)
		}
		row, err := ingest.EntryFile(bytes.NewReader(data), kind, knowledge.Day(math.MaxInt32))
		if err != nil {
			faults = append(faults, fmt.Errorf("read starter %s: %w", path, err))
			continue
		}
		rows[path] = []ingest.EntryRow{row}
		entries = append(entries, of(row))
	}
	for path, clash := range ingest.EntryClashes(rows) {
		faults = append(faults, fmt.Errorf("read starter %s: %w", path, clash))
	}
	return entries, errors.Join(faults...)
}

// Version is a hash of the fees, programmes and rules: it changes whenever one
// of them does.
func Version() string {
	hash := fnv.New128a()
	_, _ = hash.Write(feeFile) // a hash takes everything
	for _, files := range []embed.FS{programFiles, regulationFiles} {
		_ = fs.WalkDir(files, ".", func(path string, entry fs.DirEntry, err error) error { // embedded files are there
			if err != nil || entry.IsDir() {
				return err
			}
			data, err := files.ReadFile(path)
			_, _ = hash.Write(append([]byte(path), data...))
			return err
		})
	}
	return hex.EncodeToString(hash.Sum(nil))
}
