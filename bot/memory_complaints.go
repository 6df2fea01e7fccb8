package bot

import (
	"context"

	"setara/knowledge"
)

// KeepComplaint keeps the report at the end of the turn, and takes its number
// now, since the reply names it. A ledger that cannot be written gives none: the
// report gets one when it is stored.
func (m *memory) KeepComplaint(ctx context.Context, c knowledge.Complaint) (int64, error) {
	err := m.b.try(func() (err error) {
		c.Number, err = m.b.Ledger.ComplaintNumber(ctx)
		return err
	})
	if err != nil && ctx.Err() != nil {
		return 0, err
	}
	m.complaint = &c
	return c.Number, nil
}

// OwnComplaints are those of the chat, without that of this turn.
func (m *memory) OwnComplaints(ctx context.Context, chat int64) ([]knowledge.Complaint, error) {
	if m.forgot {
		return nil, nil
	}
	return m.b.Ledger.OwnComplaints(ctx, chat)
}

// Complaints are all of them, without what this turn changes.
func (m *memory) Complaints(ctx context.Context) ([]knowledge.Complaint, error) {
	return m.b.Ledger.Complaints(ctx)
}

// ComplaintPhotos are those of the reports that are at hand.
func (m *memory) ComplaintPhotos(ctx context.Context, numbers []int64, limit int) ([]knowledge.ComplaintPhoto, error) {
	return m.b.Ledger.ComplaintPhotos(ctx, numbers, limit)
}

// DecideComplaints decides at the end of the turn, if nobody has done so by
// then.
func (m *memory) DecideComplaints(_ context.Context, d knowledge.ComplaintDecision) error {
	m.decisions = append(m.decisions, d)
	return nil
}

// ListComplaints notes at the end of the turn which prices are listed.
func (m *memory) ListComplaints(_ context.Context, c knowledge.ComplaintListing) error {
	m.listed = append(m.listed, c)
	return nil
}
