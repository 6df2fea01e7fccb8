package ledger

import (
	"context"

	"setara/knowledge/sqlite"
)

// Trace has all transactions traced from now on.
func (l *Ledger) Trace(t sqlite.Trace) { l.db.Trace(t) }

// Probe tells whether the ledger can be read and written just now. Its errors
// are those of [sqlite.DB.Probe].
func (l *Ledger) Probe(ctx context.Context) error { return l.db.Probe(ctx) }
