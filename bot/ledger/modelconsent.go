package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// ModelConsent tells what a chat answered to that version of the words about the
// outside model; the error wraps [knowledge.ErrNotFound] where it was not asked
// by them.
func (l *Ledger) ModelConsent(ctx context.Context, chat int64, version int) (yes bool, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select yes from model_consents where chat = ? and version = ?`, chat, version).Scan(&yes)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return false, fmt.Errorf("look up whether chat %d agreed to a model: %w", chat, err)
	}
	return yes, nil
}

// SetModelConsent stores a yes or no of a chat to that version of the words, with
// its time.
func (l *Ledger) SetModelConsent(ctx context.Context, chat int64, version int, yes bool, now time.Time) error {
	err := l.commits.write(ctx, func(tx *batch) error {
		return setModelConsent(tx, chat, Consent{Version: version, Yes: yes}, now)
	})
	if err != nil {
		return fmt.Errorf("store whether chat %d agreed to a model: %w", chat, err)
	}
	return nil
}

func setModelConsent(tx *batch, chat int64, c Consent, now time.Time) error {
	_, err := tx.Exec(`
		insert into model_consents (chat, version, yes, at) values (?, ?, ?, ?)
		on conflict (chat) do update set version = excluded.version, yes = excluded.yes, at = excluded.at`,
		chat, c.Version, c.Yes, now.Unix())
	return err
}
