package ingest

import (
	"io"

	"setara/knowledge"
)

// EntryTable stands in until tables are read.
func EntryTable(io.Reader, EntryKind, knowledge.Day) ([]EntryRow, error) {
	return nil, &FileError{Reason: "tabel program dan aturan belum dibaca; kirim berkas YAML"}
}
