package bot

import (
	"context"

	"setara/knowledge"
)

// ProposalNumber is the number of a new proposal.
func (m *memory) ProposalNumber(ctx context.Context) (int64, error) {
	return m.b.Ledger.ProposalNumber(ctx)
}

// Proposal is the one with that id, without what this turn changes.
func (m *memory) Proposal(ctx context.Context, id int64) (knowledge.Proposal, error) {
	return m.b.Ledger.Proposal(ctx, id)
}

// OpenProposals are those that wait, without what this turn changes.
func (m *memory) OpenProposals(ctx context.Context, skip, limit int) ([]knowledge.Proposal, int, error) {
	return m.b.Ledger.OpenProposals(ctx, skip, limit)
}

// ChangeProposal does the act at the end of the turn, if it can be done then.
func (m *memory) ChangeProposal(_ context.Context, c knowledge.ProposalChange) error {
	m.proposals = append(m.proposals, c)
	return nil
}
