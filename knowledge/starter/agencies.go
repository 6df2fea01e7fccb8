package starter

import (
	"bytes"
	_ "embed"
	"fmt"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

//go:embed agencies.csv
var agencyFile []byte

// Agencies are whom officers can pass reports of owners on to. An error means
// that the embedded file is broken.
func Agencies() ([]knowledge.Agency, error) {
	agencies, err := ingest.Agencies(bytes.NewReader(agencyFile))
	if err != nil {
		return nil, fmt.Errorf("read agencies.csv: %w", err)
	}
	return agencies, nil
}
