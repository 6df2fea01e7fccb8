package chat

import (
	"context"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// Profiles keeps what an owner said about the business, beyond the running
// conversation: only with their consent, and never for a group. What was kept
// in a turn is seen by the rest of it.
type Profiles interface {
	// Profile is what the chat had kept, or an error that wraps
	// [knowledge.ErrNotFound].
	Profile(ctx context.Context, chat int64) (knowledge.Profile, error)
	// KeepProfile stores the profile as of now, in place of one that there is.
	// One that says nothing ([knowledge.Profile.Empty]) is refused.
	KeepProfile(ctx context.Context, chat int64, p knowledge.Profile, now time.Time) error
	// DropProfile deletes the profile; where there is none it does nothing.
	DropProfile(ctx context.Context, chat int64) error
}

// profile is what the owner whose turn it is had kept; nil where nothing is,
// where many people read along, and for a question without any conversation.
func (c *Chat) profile(ctx context.Context) (*knowledge.Profile, error) {
	if c.owner == 0 || c.group || c.Profiles == nil {
		return nil, nil
	}
	p, err := c.Profiles.Profile(ctx, c.owner)
	switch {
	case errors.Is(err, knowledge.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("read profile: %w", err)
	default:
		return &p, nil
	}
}
