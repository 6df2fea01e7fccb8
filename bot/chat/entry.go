package chat

import (
	"context"

	"setara/knowledge"
)

// Entries are the programmes and rules that the conversation tells of.
type Entries interface {
	// Entry is the programme or rule with an id, whatever its standing; an
	// error that wraps [knowledge.ErrNotFound] where there is none.
	Entry(ctx context.Context, id string) (knowledge.EntryHit, error)
	// Programs are all programmes, by their id.
	Programs(ctx context.Context) ([]knowledge.Program, error)
}
