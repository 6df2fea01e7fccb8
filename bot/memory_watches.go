package bot

import (
	"context"
	"slices"
	"strings"

	"setara/bot/ledger"
	"setara/knowledge"
)

// Watches are what is watched for the chat as this turn has left it so far. A
// ledger that cannot be read has none.
func (m *memory) Watches(ctx context.Context, chat int64) ([]knowledge.Watch, error) {
	var watches []knowledge.Watch
	if !m.forgot {
		var err error
		if watches, err = m.b.Ledger.Watches(ctx, chat); err != nil {
			if ctx.Err() != nil {
				return nil, err
			}
			m.b.note(err)
		}
	}
	for _, c := range m.watches {
		key := c.Drop
		if c.Keep != nil {
			key = c.Keep.Product.Key
		}
		watches = slices.DeleteFunc(watches, func(w knowledge.Watch) bool { return w.Product.Key == key })
		if c.Keep != nil {
			watches = append(watches, *c.Keep)
		}
	}
	slices.SortStableFunc(watches, func(a, b knowledge.Watch) int {
		return strings.Compare(a.Product.Name, b.Product.Name)
	})
	return watches, nil
}

// KeepWatch sets the watch at the end of the turn.
func (m *memory) KeepWatch(_ context.Context, _ int64, w knowledge.Watch) error {
	m.watches = append(m.watches, ledger.WatchChange{Keep: &w})
	return nil
}

// DropWatch ends the watch at the end of the turn.
func (m *memory) DropWatch(_ context.Context, _ int64, key string) error {
	m.watches = append(m.watches, ledger.WatchChange{Drop: key})
	return nil
}
