package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// Lane is which letters go first.
type Lane int

// The lanes: broadcasts go in the gaps between answers.
const (
	Answers    Lane = 0
	Broadcasts Lane = 1
)

// String names the lane.
func (l Lane) String() string {
	if l == Broadcasts {
		return "broadcast"
	}
	return "answer"
}

// Kind is what to do with a letter.
type Kind string

// The kinds of letters.
const (
	Send     Kind = "send"
	Edit     Kind = "edit"
	Delete   Kind = "delete"
	Photo    Kind = "photo"
	Document Kind = "document"
)

// State is how far a letter has come.
type State string

// The states of letters. The last three are settled.
const (
	Queued    State = "queued"
	Sending   State = "sending"
	Sent      State = "sent"
	Failed    State = "failed"
	Uncertain State = "uncertain"
)

// Letter is one thing to send.
type Letter struct {
	// ID is given by the ledger.
	ID   int64
	Chat int64
	Lane Lane
	Kind Kind
	// Question is the message at Telegram that it answers, 0 for none.
	Question int64
	// Replaces is the letter whose message it edits or deletes.
	Replaces int64
	// Payload is what to send, as JSON; File the content of a photo or
	// document, nil where the payload names one that Telegram has.
	Payload []byte
	File    []byte
	// Actions are what those of its buttons do whose data is a key.
	Actions map[string]string
	// Daytime keeps it from arriving at night.
	Daytime bool
	// QueuedAt is when it was written.
	QueuedAt time.Time
	// Claimed tells, of a new letter, that a sender waits for it: it is as if
	// it were claimed at once.
	Claimed bool
}

// Claimed is a letter that the caller may send now.
type Claimed struct {
	Letter
	// Target is the message at Telegram that Replaces became; 0 where it was
	// never sent, or too long ago.
	Target int64
	// Unreachable tells that the chat cannot be written to.
	Unreachable bool
}

// insert writes a letter and returns its id.
func (m *Letter) insert(tx *batch, now time.Time) (int64, error) {
	state := Queued
	if m.Claimed {
		state = Sending
	}
	result, err := tx.Exec(`
		insert into outbox (chat, lane, kind, question, replaces, payload, file, daytime, queued_at, state)
		values (?, ?, ?, nullif(?, 0), nullif(?, 0), ?, ?, ?, ?, ?)`,
		m.Chat, m.Lane, m.Kind, m.Question, m.Replaces, string(m.Payload), m.File, m.Daytime, now.Unix(), state)
	if err != nil {
		return 0, err
	}
	for key, action := range m.Actions {
		if _, err := tx.Exec(`
			insert into actions (chat, key, action, used_at) values (?, ?, ?, ?)
			on conflict (chat, key) do update set used_at = excluded.used_at`,
			m.Chat, key, action, now.Unix()); err != nil {
			return 0, err
		}
	}
	return result.LastInsertId()
}

// Queue writes letters that answer no update, such as broadcasts, and returns
// their ids.
func (l *Ledger) Queue(ctx context.Context, letters []Letter, now time.Time) (ids []int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		ids = ids[:0]
		for i := range letters {
			id, err := letters[i].insert(tx, now)
			if err != nil {
				return err
			}
			ids = append(ids, id)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("queue %d letters: %w", len(letters), err)
	}
	return ids, nil
}

// Waiting are up to limit queued letters of a lane behind the letter after, in
// order, without their content.
func (l *Ledger) Waiting(ctx context.Context, lane Lane, after int64, limit int) (letters []Letter, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select id, chat, lane, kind, daytime, queued_at from outbox
			where settled_at is null and lane = ? and id > ? and state = 'queued' order by id limit ?`,
			lane, after, limit)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var m Letter
			var at int64
			if err := rows.Scan(&m.ID, &m.Chat, &m.Lane, &m.Kind, &m.Daytime, &at); err != nil {
				return err
			}
			m.QueuedAt = time.Unix(at, 0)
			letters = append(letters, m)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list waiting letters: %w", err)
	}
	return letters, nil
}

// Claim takes a queued letter for sending. From the moment it returns, a crash
// makes the letter uncertain. It returns an error that wraps
// [knowledge.ErrNotFound] where the letter does not wait any more.
func (l *Ledger) Claim(ctx context.Context, id int64) (c Claimed, err error) {
	found := false
	err = l.commits.write(ctx, func(tx *batch) error {
		var at int64
		err := tx.row(`
			update outbox set state = 'sending' where id = ? and state = 'queued'
			returning id, chat, lane, kind, ifnull(question, 0), ifnull(replaces, 0), payload, file, queued_at,
				ifnull((select o.message from outbox o where o.id = outbox.replaces), 0),
				exists (select 1 from chats where chats.id = outbox.chat and unreachable_since is not null)`,
			[]any{id}, &c.ID, &c.Chat, &c.Lane, &c.Kind, &c.Question, &c.Replaces, &c.Payload, &c.File, &at,
			&c.Target, &c.Unreachable)
		if errors.Is(err, sql.ErrNoRows) { // no reason to undo the changes of others
			return nil
		}
		found, c.QueuedAt = err == nil, time.Unix(at, 0)
		return err
	})
	if err == nil && !found {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return Claimed{}, fmt.Errorf("claim letter %d: %w", id, err)
	}
	return c, nil
}

// ClaimKnown is [Ledger.Claim] for who has the content of the letter at hand,
// and replaces nothing with it.
func (l *Ledger) ClaimKnown(ctx context.Context, id int64) error {
	found := 0
	err := l.commits.write(ctx, func(tx *batch) (err error) {
		found, err = affected(tx.Exec(`update outbox set state = 'sending' where id = ? and state = 'queued'`, id))
		return err
	})
	if err == nil && found == 0 {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return fmt.Errorf("claim letter %d: %w", id, err)
	}
	return nil
}

// Outcome is what became of a claimed letter.
type Outcome struct {
	Letter int64
	// Replaces is what the letter replaces: what came of an edit is found
	// again by the letter that it edits.
	Replaces int64
	// State is Sent, Failed or Uncertain, which settle it, or Queued, which
	// puts it back.
	State State
	// Uncertain tells, of a letter put back, that it may have arrived.
	Uncertain bool
	// Message is the message at Telegram that came of it.
	Message int64
	At      time.Time
}

// Settle notes what became of a claimed letter, and returns without waiting
// for the disk: what is asked of the ledger later happens later. done is
// called when it is on the disk, or with the error; it must be quick and must
// not call the ledger.
func (l *Ledger) Settle(o Outcome, done func(error)) {
	l.commits.submit(change{run: o.write, lazy: true, done: func(err error) {
		if err != nil {
			err = fmt.Errorf("settle letter %d: %w", o.Letter, err)
		}
		done(err)
	}})
}

func (o *Outcome) write(tx *batch) error {
	if o.State == Queued {
		_, err := tx.Exec(`
			update outbox set state = 'queued', uncertain = max(uncertain, ?) where id = ? and settled_at is null`,
			o.Uncertain, o.Letter)
		return err
	}
	_, err := tx.Exec(`
		update outbox set state = ?, message = nullif(?, 0), payload = null, file = null, settled_at = ?
		where id = ? and settled_at is null`,
		o.State, o.Message, o.At.Unix(), o.Letter)
	if err == nil && o.Replaces != 0 && o.Message != 0 {
		_, err = tx.Exec(`update outbox set message = ? where id = ?`, o.Message, o.Replaces)
	}
	return err
}

// Answered are the letters that answer a message of a chat and that nothing
// has replaced by deletion, in order, without their content.
func (l *Ledger) Answered(ctx context.Context, chat, question int64) (letters []Letter, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select id, chat, lane, kind from outbox o
			where chat = ? and question = ? and kind = 'send' and state in ('queued', 'sending', 'sent')
				and not exists (select 1 from outbox d where d.chat = o.chat and d.question = o.question
					and d.kind = 'delete' and d.replaces = o.id)
			order by id`, chat, question)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			m := Letter{Question: question}
			if err := rows.Scan(&m.ID, &m.Chat, &m.Lane, &m.Kind); err != nil {
				return err
			}
			letters = append(letters, m)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list answers to message %d: %w", question, err)
	}
	return letters, nil
}
