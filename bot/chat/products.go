package chat

import (
	"context"
	"time"

	"setara/knowledge"
)

// Products keeps what an owner's goods cost to make, beyond the running
// conversation: only with their consent, and never for a group. What was kept
// in a turn is seen by the rest of it.
type Products interface {
	// Products are all that are kept for the chat, by name; none for a chat
	// that is not known.
	Products(ctx context.Context, chat int64) ([]knowledge.Product, error)
	// KeepProduct stores a product as of now, in place of one of the same key.
	// No more than [knowledge.MaxProducts] are kept: look first.
	KeepProduct(ctx context.Context, chat int64, p knowledge.Product, now time.Time) error
	// DropProduct deletes the product of that key; where there is none it does
	// nothing.
	DropProduct(ctx context.Context, chat int64, key string) error
}
