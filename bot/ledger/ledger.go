// Package ledger keeps what the bot must not forget, in bot.db. It is apart
// from the knowledge so that loading a million listings never holds up a
// message.
package ledger

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"setara/knowledge"
	"setara/knowledge/sqlite"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Ledger is an open bot.db. It is safe for concurrent use.
type Ledger struct {
	db *sqlite.DB
}

// Open opens bot.db at path, or makes it. What is deleted from it is
// overwritten, and every commit is on the disk before it is reported.
func Open(ctx context.Context, path string) (*Ledger, error) {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("read ledger migrations: %w", err)
	}
	db, err := sqlite.Open(ctx, path, steps, sqlite.Options{SecureDelete: true})
	if err != nil {
		return nil, fmt.Errorf("open ledger: %w", err)
	}
	return &Ledger{db: db}, nil
}

// Close closes the file. Call it once, at the end.
func (l *Ledger) Close() error { return l.db.Close() }

// Recall returns the state of a chat's running conversation as
// [Ledger.Remember] stored it, or an error that wraps [knowledge.ErrNotFound].
func (l *Ledger) Recall(ctx context.Context, chat int64) ([]byte, error) {
	var state []byte
	err := l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select state from conversations where chat = ?`, chat).Scan(&state)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return nil, fmt.Errorf("recall chat %d: %w", chat, err)
	}
	return state, nil
}

// Remember replaces the state of a chat's running conversation. The state is
// JSON.
func (l *Ledger) Remember(ctx context.Context, chat int64, state []byte, now time.Time) error {
	err := l.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `
			insert into conversations (chat, state, updated_at) values (?, ?, ?)
			on conflict (chat) do update set state = excluded.state, updated_at = excluded.updated_at`,
			chat, string(state), now.Unix())
		return err
	})
	if err != nil {
		return fmt.Errorf("remember chat %d: %w", chat, err)
	}
	return nil
}

// Forget deletes everything about a chat, and sees to it that none of it is
// left in the file's free pages or in its write-ahead log.
func (l *Ledger) Forget(ctx context.Context, chat int64) error {
	err := l.db.Write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `delete from conversations where chat = ?`, chat)
		return err
	})
	if err == nil {
		err = l.db.Checkpoint(ctx)
	}
	if err != nil {
		return fmt.Errorf("forget chat %d: %w", chat, err)
	}
	return nil
}
