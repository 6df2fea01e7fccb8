package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// Leave notes that a chat cannot be written to, until it writes itself, and
// settles the letters to it that wait as failed.
func (l *Ledger) Leave(ctx context.Context, chat int64, now time.Time) error {
	err := l.commits.write(ctx, func(tx *batch) error { return leave(tx, chat, now) })
	if err != nil {
		return fmt.Errorf("note that chat %d is unreachable: %w", chat, err)
	}
	return nil
}

func leave(tx *batch, chat int64, now time.Time) error {
	if _, err := tx.Exec(`
		insert into chats (id, unreachable_since) values (?, ?)
		on conflict (id) do update set unreachable_since = excluded.unreachable_since
			where unreachable_since is null`, chat, now.Unix()); err != nil {
		return err
	}
	_, err := tx.Exec(`
		update outbox set state = 'failed', payload = null, file = null, settled_at = ?
		where settled_at is null and state = 'queued' and chat = ?`, now.Unix(), chat)
	return err
}

// CanWriteTo tells whether a chat has written to the bot and has not been found
// out of reach since.
func (l *Ledger) CanWriteTo(ctx context.Context, chat int64) (can bool, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			select exists (select 1 from chats where id = ? and unreachable_since is null)`, chat).Scan(&can)
	})
	if err != nil {
		return false, fmt.Errorf("look up chat %d: %w", chat, err)
	}
	return can, nil
}

// Move follows a group that has become a supergroup with a new id: all that
// is kept about the one is the other's from now on.
func (l *Ledger) Move(ctx context.Context, from, to int64) error {
	err := l.commits.write(ctx, func(tx *batch) error {
		for _, query := range []string{
			`update or replace complaints set chat = ?2 where chat = ?1`,
			`update or replace tickets set chat = ?2 where chat = ?1`,
			`update or replace ratings set chat = ?2 where chat = ?1`,
			`update or replace conversations set chat = ?2 where chat = ?1`,
			`update or replace consents set chat = ?2 where chat = ?1`,
			`update or replace model_consents set chat = ?2 where chat = ?1`,
			`update or replace model_use set chat = ?2 where chat = ?1`,
			`update model_reserves set chat = ?2 where chat = ?1`,
			`update or replace settings set chat = ?2 where chat = ?1`,
			`update or replace actions set chat = ?2 where chat = ?1`,
			`update or replace products set chat = ?2 where chat = ?1`,
			`update or replace profiles set chat = ?2 where chat = ?1`,
			`update outbox set chat = ?2 where chat = ?1`,
			`update or replace chats set id = ?2 where id = ?1`,
		} {
			if _, err := tx.Exec(query, from, to); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("move chat %d to %d: %w", from, to, err)
	}
	return nil
}

// Action is what the button with that key does in that chat, or an error that
// wraps [knowledge.ErrNotFound].
func (l *Ledger) Action(ctx context.Context, chat int64, key string) (action string, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			select action from actions where chat = ? and key = ?`, chat, key).Scan(&action)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return "", fmt.Errorf("look up button: %w", err)
	}
	return action, nil
}

// Consent tells whether the chat has agreed to that version of the wording.
func (l *Ledger) Consent(ctx context.Context, chat int64, version int) (yes bool, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			select exists (select 1 from consents where chat = ? and version = ? and yes = 1)`,
			chat, version).Scan(&yes)
	})
	if err != nil {
		return false, fmt.Errorf("look up consent of chat %d: %w", chat, err)
	}
	return yes, nil
}

// ConsentGiven is the yes or no of a chat that was given last, or an error that
// wraps [knowledge.ErrNotFound].
func (l *Ledger) ConsentGiven(ctx context.Context, chat int64) (g knowledge.ConsentGiven, err error) {
	var at int64
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select version, yes, at from consents where chat = ?`, chat).Scan(&g.Version, &g.Yes, &at)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return knowledge.ConsentGiven{}, fmt.Errorf("look up consent of chat %d: %w", chat, err)
	}
	g.At = time.Unix(at, 0)
	return g, nil
}

// SetConsent stores a yes or no of a chat to that version of the wording, with
// its time.
func (l *Ledger) SetConsent(ctx context.Context, chat int64, version int, yes bool, now time.Time) error {
	err := l.commits.write(ctx, func(tx *batch) error {
		return setConsent(tx, chat, Consent{Version: version, Yes: yes}, now)
	})
	if err != nil {
		return fmt.Errorf("store consent of chat %d: %w", chat, err)
	}
	return nil
}

func setConsent(tx *batch, chat int64, c Consent, now time.Time) error {
	_, err := tx.Exec(`
		insert into consents (chat, version, yes, at) values (?, ?, ?, ?)
		on conflict (chat) do update set version = excluded.version, yes = excluded.yes, at = excluded.at`,
		chat, c.Version, c.Yes, now.Unix())
	if err != nil {
		return err
	}
	return consented(tx, chat, c.Yes, now)
}
