package bot

import (
	"context"

	"setara/knowledge"
)

// CountSegment counts people as they are, without what this turn changes.
func (m *memory) CountSegment(ctx context.Context, s knowledge.Segment, topic knowledge.Topic, today knowledge.Day) (matched, reachable int, err error) {
	return m.b.Ledger.CountSegment(ctx, s, topic, today)
}

// SampleRecipient is one of them.
func (m *memory) SampleRecipient(ctx context.Context, s knowledge.Segment, today knowledge.Day, skip int) (knowledge.Recipient, error) {
	return m.b.Ledger.SampleRecipient(ctx, s, today, skip)
}

// CountUnfilled counts those among them without a value for a placeholder.
func (m *memory) CountUnfilled(ctx context.Context, s knowledge.Segment, of knowledge.Placeholder, today knowledge.Day) (int, error) {
	return m.b.Ledger.CountUnfilled(ctx, s, of, today)
}

// SampleSegment is why some of them belong to it.
func (m *memory) SampleSegment(ctx context.Context, s knowledge.Segment, today knowledge.Day, n int) ([]knowledge.SegmentSample, error) {
	return m.b.Ledger.SampleSegment(ctx, s, today, n)
}

// SavedSegments are those that there are, without what this turn changes.
func (m *memory) SavedSegments(ctx context.Context) ([]knowledge.SavedSegment, error) {
	return m.b.Ledger.SavedSegments(ctx)
}

// ChangeSegment makes the change at the end of the turn, if it can be made
// then.
func (m *memory) ChangeSegment(_ context.Context, c knowledge.SegmentChange) error {
	m.segments = append(m.segments, c)
	return nil
}
