package bot

import (
	"context"
	"errors"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
)

// Profile is the chat's profile as this turn has left it so far. A ledger that
// cannot be read has none: a question gets its answer anyway.
func (m *memory) Profile(ctx context.Context, chat int64) (knowledge.Profile, error) {
	switch {
	case m.profile != nil && m.profile.Keep != nil:
		return *m.profile.Keep, nil
	case m.profile != nil, m.forgot:
		return knowledge.Profile{}, knowledge.ErrNotFound
	}
	p, err := m.b.Ledger.Profile(ctx, chat)
	if err != nil && !errors.Is(err, knowledge.ErrNotFound) && ctx.Err() == nil {
		m.b.note(err)
		return knowledge.Profile{}, knowledge.ErrNotFound
	}
	return p, err
}

// KeepProfile keeps the profile at the end of the turn.
func (m *memory) KeepProfile(_ context.Context, _ int64, p knowledge.Profile, now time.Time) error {
	p.UpdatedAt = now
	m.profile = &ledger.ProfileChange{Keep: &p}
	return nil
}

// DropProfile deletes the profile at the end of the turn.
func (m *memory) DropProfile(context.Context, int64) error {
	m.profile = &ledger.ProfileChange{}
	return nil
}
