package main

import (
	"context"

	"setara/bot/ledger"
	"setara/knowledge"
)

// terminalOfficer is whoever sits at the terminal as an officer. The files are
// theirs, so that all is allowed but what belongs to people on Telegram: who is
// an officer. What they do is in the audit like the deeds of others.
type terminalOfficer struct{ *ledger.Ledger }

// May allows what is not about officers.
func (terminalOfficer) May(_ context.Context, _ int64, right knowledge.Right) (bool, error) {
	return right != knowledge.RightManage, nil
}

// Authorize puts the deed into the audit and allows it.
func (t terminalOfficer) Authorize(ctx context.Context, _ knowledge.Right, deed knowledge.Deed) (bool, error) {
	return true, t.Record(ctx, deed)
}
