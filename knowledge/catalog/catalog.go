package catalog

import (
	"context"
	"embed"
	"fmt"
	"io/fs"

	"setara/knowledge/sqlite"
)

//go:embed schema/*.sql
var schema embed.FS

// Catalog is an open knowledge.db. It is safe for concurrent use, by several
// processes too.
type Catalog struct {
	db *sqlite.DB
}

// Open opens the catalog in the file at path and creates it, empty, where
// there is none. Errors are those of [sqlite.Open].
func Open(ctx context.Context, path string) (*Catalog, error) {
	migrations, err := fs.Sub(schema, "schema")
	if err != nil {
		return nil, fmt.Errorf("open catalog: %w", err)
	}
	db, err := sqlite.Open(ctx, path, migrations, sqlite.Options{Relaxed: true})
	if err != nil {
		return nil, fmt.Errorf("open catalog: %w", err)
	}
	return &Catalog{db: db}, nil
}

// Close closes the catalog. Nothing may use it any more.
func (c *Catalog) Close() error { return c.db.Close() }
