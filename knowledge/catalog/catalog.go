package catalog

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"sync/atomic"

	"setara/knowledge/sqlite"
)

//go:embed schema/*.sql
var schema embed.FS

// Catalog is an open knowledge.db. It is safe for concurrent use, by several
// processes too.
type Catalog struct {
	db   *sqlite.DB
	lots lotTables
	// shelves are the programmes and rules that were read.
	shelves entryShelves
	// synonyms are those that were read last.
	synonyms atomic.Pointer[synonymShelf]
}

// Open opens the catalog in the file at path and creates it, empty, where
// there is none. Where another program's word lists made its search index, or
// that of programmes and rules is gone, it is made anew first, which takes a
// while. Errors are those of package sqlite.
func Open(ctx context.Context, path string) (*Catalog, error) {
	migrations, err := fs.Sub(schema, "schema")
	if err != nil {
		return nil, fmt.Errorf("open catalog: %w", err)
	}
	db, err := sqlite.Open(ctx, path, migrations, sqlite.Options{Relaxed: true, Mapped: true})
	if err != nil {
		return nil, fmt.Errorf("open catalog: %w", err)
	}
	c := &Catalog{db: db}
	if err := c.refreshIndex(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open catalog: bring the search index up to date: %w", err), db.Close())
	}
	if err := c.refreshEntryIndex(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open catalog: bring the index of programmes and rules up to date: %w", err), db.Close())
	}
	return c, nil
}

// Close closes the catalog. Nothing may use it any more.
func (c *Catalog) Close() error { return c.db.Close() }
