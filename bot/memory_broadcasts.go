package bot

import (
	"context"

	"setara/knowledge"
)

// Broadcast is the one with that id, without what this turn changes.
func (m *memory) Broadcast(ctx context.Context, id int64) (knowledge.Broadcast, error) {
	return m.b.Ledger.Broadcast(ctx, id)
}

// Broadcasts are those of a list, without what this turn changes.
func (m *memory) Broadcasts(ctx context.Context, list knowledge.BroadcastList) ([]knowledge.Broadcast, error) {
	return m.b.Ledger.Broadcasts(ctx, list)
}

// BroadcastNumber is on the disk when it returns: the reply names it.
func (m *memory) BroadcastNumber(ctx context.Context, update int64) (id int64, err error) {
	err = m.b.try(func() error {
		id, err = m.b.Ledger.BroadcastNumber(ctx, update)
		return err
	})
	return id, err
}

// ChangeBroadcast does the act at the end of the turn, if it can be done then.
func (m *memory) ChangeBroadcast(_ context.Context, c knowledge.BroadcastChange) error {
	m.broadcasts = append(m.broadcasts, c)
	return nil
}
