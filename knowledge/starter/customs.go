package starter

import (
	"embed"
	"fmt"
	"io"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

//go:embed customs/*.csv
var customsFiles embed.FS

// Customs reads the duties and taxes on imports. An error means that the
// embedded files are broken.
func Customs() (*knowledge.Customs, error) {
	customs, err := ingest.Customs(func(name string) (io.ReadCloser, error) { return customsFiles.Open("customs/" + name) })
	if err != nil {
		return nil, fmt.Errorf("read starter customs: %w", err)
	}
	return customs, nil
}
