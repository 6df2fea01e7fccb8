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
	"slices"
	"time"

	"setara/knowledge"
	"setara/knowledge/sqlite"
)

//go:embed migrations/*.sql
var migrations embed.FS

// Ledger is an open bot.db. It is safe for concurrent use.
type Ledger struct {
	db      *sqlite.DB
	commits *committer
	recall  *sqlite.Query
}

// Open opens bot.db at path, or makes it. What is deleted from it is
// overwritten, and every commit is on the disk before it is reported.
func Open(ctx context.Context, path string) (*Ledger, error) {
	steps, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, fmt.Errorf("read ledger migrations: %w", err)
	}
	db, err := sqlite.Open(ctx, path, steps, sqlite.Options{SecureDelete: true, TidyApart: true})
	if err != nil {
		return nil, fmt.Errorf("open ledger: %w", err)
	}
	recall, err := db.PrepareQuery(ctx, `select state from conversations where chat = ?`)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open ledger: %w", err), db.Close())
	}
	return &Ledger{db: db, commits: newCommitter(db), recall: recall}, nil
}

// Close finishes what was asked for and closes the file; again, it does
// nothing.
func (l *Ledger) Close() error {
	l.commits.close()
	return errors.Join(l.recall.Close(), l.db.Close())
}

// Recall returns the state of a chat's running conversation as [Remember]
// stored it, or an error that wraps [knowledge.ErrNotFound].
func (l *Ledger) Recall(ctx context.Context, chat int64) ([]byte, error) {
	var state []byte
	err := l.recall.Row(ctx, []any{chat}, &state)
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
	err := l.commits.write(ctx, func(tx *batch) error { return remember(tx, chat, state, now) })
	if err != nil {
		return fmt.Errorf("remember chat %d: %w", chat, err)
	}
	return nil
}

func remember(tx *batch, chat int64, state []byte, now time.Time) error {
	_, err := tx.Exec(`
		insert into conversations (chat, state, updated_at) values (?, ?, ?)
		on conflict (chat) do update set state = excluded.state, updated_at = excluded.updated_at`,
		chat, string(state), now.Unix())
	return err
}

// Forget deletes everything that is known about a chat, and sees to it that
// none of it is left in the file's free pages or in its write-ahead log.
func (l *Ledger) Forget(ctx context.Context, chat int64, now time.Time) error {
	err := l.commits.write(ctx, func(tx *batch) error { return forget(tx, chat, now) })
	if err == nil {
		err = l.Scrub(ctx)
	}
	if err != nil {
		return fmt.Errorf("forget chat %d: %w", chat, err)
	}
	return nil
}

// Scrub empties the write-ahead log, so that what was deleted is left in no
// file. Where another reader keeps the log in use it fails; try again then.
func (l *Ledger) Scrub(ctx context.Context) error { return l.db.Checkpoint(ctx) }

// forgetByChat deletes what each chat has, found by its id.
var forgetByChat = []string{
	`delete from conversations where chat = ?`,
	`delete from consents where chat = ?`,
	`delete from model_consents where chat = ?`,
	`delete from model_use where chat = ?`,
	`update model_reserves set chat = 0 where chat = ?`, // what is under way is paid all the same
	`delete from settings where chat = ?`,
	`delete from actions where chat = ?`,
	`delete from products where chat = ?`, // with what is watched
	`delete from profiles where chat = ?`,
	`delete from people where chat = ?`, // with their interests
	`delete from left_topics where chat = ?`,
	`delete from retirement_notices where chat = ?`,
	`delete from chats where id = ?`,
}

// forgetEach deletes what is looked for among all rows.
var forgetEach = []string{
	`delete from tickets where chat = ?`,
	`delete from ratings where chat = ?`,
	`update updates set chat = 0 where chat = ? and settled_at is not null`, // the ids stay known
}

// forget deletes what is kept about a chat, letters that wait and what is under
// way among it, and notes that it did. See [personal] for what becomes of each
// table.
func forget(tx *batch, chat int64, now time.Time) error {
	for _, query := range slices.Concat(forgetByChat, forgetEach) {
		if _, err := tx.Exec(query, chat); err != nil {
			return err
		}
	}
	if err := forgetLetters(tx, chat, now); err != nil {
		return err
	}
	if err := forgetAftermath(tx, chat); err != nil {
		return err
	}
	if err := forgetComplaints(tx, chat); err != nil {
		return err
	}
	if err := forgetQuestions(tx, chat); err != nil {
		return err
	}
	if err := forgetDeliveries(tx, chat, now); err != nil {
		return err
	}
	return noteDeletion(tx, chat, now)
}

// forgetLetters settles the letters to a chat that wait or are under way, and
// empties all. Their ids are not given anew as long as somebody may still settle
// one. What an officer watches a broadcast in stays.
func forgetLetters(tx *batch, chat int64, now time.Time) error {
	_, err := tx.Exec(`
		update outbox set chat = 0, question = null, message = null, payload = null, file = null,
			state = case state when 'queued' then 'failed' when 'sending' then 'uncertain' else state end,
			settled_at = ifnull(settled_at, ?2)
		where chat = ?1 and id not in (select letter from progress)`, chat, now.Unix())
	return err
}
