package bot

import (
	"context"

	"setara/knowledge"
)

// Feeds are those that were not stopped, without what this turn changes.
func (m *memory) Feeds(ctx context.Context) ([]knowledge.Feed, error) {
	return m.b.Ledger.Feeds(ctx)
}

// Feed is the one with that id, without what this turn changes.
func (m *memory) Feed(ctx context.Context, id int64) (knowledge.Feed, error) {
	return m.b.Ledger.Feed(ctx, id)
}

// ChangeFeed makes the change at the end of the turn, if it can be made then.
func (m *memory) ChangeFeed(_ context.Context, c knowledge.FeedChange) error {
	m.feeds = append(m.feeds, c)
	return nil
}
