package catalog

import (
	"context"

	"setara/knowledge/sqlite"
)

// Trace has all transactions traced from now on.
func (c *Catalog) Trace(t sqlite.Trace) { c.db.Trace(t) }

// Probe tells whether the catalog can be read and written just now. Its
// errors are those of [sqlite.DB.Probe].
func (c *Catalog) Probe(ctx context.Context) error { return c.db.Probe(ctx) }
