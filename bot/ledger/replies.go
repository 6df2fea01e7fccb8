package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"
	"time"

	"setara/knowledge"
)

// RepliedTo is the newest broadcast whose message in a chat has that number at
// Telegram, or an error that wraps [knowledge.ErrNotFound].
func (l *Ledger) RepliedTo(ctx context.Context, chat, message int64) (id int64, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		// By the primary key, broadcast by broadcast: an index by chat would
		// make queueing a million deliveries slower.
		return tx.QueryRowContext(ctx, `
			select b.id from broadcasts b cross join deliveries d on d.broadcast = b.id and d.chat = ?
			where b.kind = 'send' and b.queued_at is not null and d.message = ? order by b.id desc limit 1`, chat, message).Scan(&id)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return 0, fmt.Errorf("look up what chat %d replies to: %w", chat, err)
	}
	return id, nil
}

// LastBroadcast is the newest broadcast that reached a chat since a moment, or an
// error that wraps [knowledge.ErrNotFound].
func (l *Ledger) LastBroadcast(ctx context.Context, chat int64, since time.Time) (id int64, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		// By the primary key, as in RepliedTo. One that ended before is not looked at.
		return tx.QueryRowContext(ctx, `
			select b.id from broadcasts b cross join deliveries d on d.broadcast = b.id and d.chat = ?1
			where b.kind = 'send' and b.queued_at is not null and (b.ended_at is null or b.ended_at >= ?2)
				and d.state in ('sent', 'uncertain') and d.at >= ?2
			order by d.at desc, b.id desc limit 1`, chat, since.Unix()).Scan(&id)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return 0, fmt.Errorf("look up what chat %d was told last: %w", chat, err)
	}
	return id, nil
}

// KeepReply keeps the reply of a recipient at once, see [Turn.Reply].
func (l *Ledger) KeepReply(ctx context.Context, r knowledge.Reply) error {
	if err := l.commits.write(ctx, func(tx *batch) error { return keepReply(tx, &r) }); err != nil {
		return fmt.Errorf("keep a reply to broadcast %d: %w", r.Broadcast, err)
	}
	return nil
}

// keepReply keeps a reply once. Where its message was kept before, it was edited:
// the reply then says what it says now, unless that before was answered.
func keepReply(tx *batch, r *knowledge.Reply) error {
	_, err := tx.Exec(`
		insert into replies (broadcast, chat, update_id, message, text, media, at) values (?, ?, ?, ?, ?, ?, ?)
		on conflict (update_id) do nothing
		on conflict (chat, message) where message <> 0 do update
			set text = excluded.text, media = excluded.media where answered_at is null`,
		r.Broadcast, r.Chat, r.Update, r.Message, r.Text, string(r.Media), r.At.Unix())
	return err
}

// replyColumns are what [scanReply] reads, of replies r.
const replyColumns = `
	r.id, r.broadcast, r.chat, r.update_id, r.text, r.media, r.at, ifnull(r.answered_by, 0),
	ifnull((select name from officers where id = r.answered_by), ''), ifnull(r.answered_at, 0), ifnull(r.answer, '')`

func scanReply(scan func(to ...any) error) (r knowledge.Reply, err error) {
	var at, answered int64
	err = scan(&r.ID, &r.Broadcast, &r.Chat, &r.Update, &r.Text, &r.Media, &at, &r.AnsweredBy, &r.AnsweredByName, &answered, &r.Answer)
	r.At = time.Unix(at, 0)
	if answered != 0 {
		r.AnsweredAt = time.Unix(answered, 0)
	}
	return r, err
}

// Reply is the reply with that id, or an error that wraps
// [knowledge.ErrNotFound].
func (l *Ledger) Reply(ctx context.Context, id int64) (r knowledge.Reply, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) (err error) {
		r, err = scanReply(tx.QueryRowContext(ctx, `select `+replyColumns+` from replies r where r.id = ?`, id).Scan)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return knowledge.Reply{}, fmt.Errorf("look up reply %d: %w", id, err)
	}
	return r, nil
}

// Replies are up to limit replies to a broadcast, or to all where it is 0,
// behind the first skip, and how many there are in all: the unanswered first,
// the oldest of them first, then the answered, the newest first.
func (l *Ledger) Replies(ctx context.Context, broadcast int64, skip, limit int) (replies []knowledge.Reply, all int, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		if err := tx.QueryRowContext(ctx, `select count(*) from replies where ?1 = 0 or broadcast = ?1`, broadcast).Scan(&all); err != nil {
			return err
		}
		replies, err = readAll(ctx, tx, scanReply, `
			select `+replyColumns+` from replies r where ?1 = 0 or r.broadcast = ?1
			order by r.answered_at is not null, iif(r.answered_at is null, r.id, -r.id) limit ?2 offset ?3`, broadcast, limit, skip)
		return err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("list replies: %w", err)
	}
	return replies, all, nil
}

// AnswerReply marks a reply as answered at once, see [Turn.Answers].
func (l *Ledger) AnswerReply(ctx context.Context, a knowledge.ReplyAnswer) error {
	if err := l.commits.write(ctx, func(tx *batch) error { return answerReply(tx, &a) }); err != nil {
		return fmt.Errorf("answer reply %d: %w", a.Reply, err)
	}
	return nil
}

// answerReply marks a reply as answered and puts that into the audit, unless
// the same message has done so before. It returns [ErrChanged] where the doer
// may not, or where somebody else was quicker.
func answerReply(tx *batch, a *knowledge.ReplyAnswer) error {
	doer, done, err := doerOf(tx, &a.Deed, knowledge.RightWrite)
	if err != nil || done {
		return err
	}
	deed := a.Deed
	deed.Object = strconv.FormatInt(a.Reply, 10)
	err = tx.row(`
		update replies set answered_by = ?, answered_at = ?, answer = ? where id = ? and answered_at is null
		returning cast(broadcast as text)`, []any{doer.ID, deed.At.Unix(), a.Text, a.Reply}, &deed.Detail)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrChanged
	}
	if err != nil {
		return err
	}
	return record(tx, &deed, doer)
}

// ReplyNote is that an author should hear of new replies.
type ReplyNote struct {
	Broadcast, Author int64
	// New is how many there are that wait for an officer, Upto the newest.
	New  int
	Upto int64
}

// ReplyNotes are the replies that wait for an officer and of which the authors
// were not told yet, the oldest of each broadcast being at least so old.
func (l *Ledger) ReplyNotes(ctx context.Context, before time.Time) (notes []ReplyNote, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select r.broadcast, b.author, count(*), max(r.id)
			from replies r join broadcasts b on b.id = r.broadcast left join reply_notes n on n.broadcast = r.broadcast
			where r.answered_at is null and r.id > ifnull(n.upto, 0)
			group by r.broadcast having min(r.at) <= ? order by r.broadcast`, before.Unix())
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var n ReplyNote
			if err := rows.Scan(&n.Broadcast, &n.Author, &n.New, &n.Upto); err != nil {
				return err
			}
			notes = append(notes, n)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("look for new replies: %w", err)
	}
	return notes, nil
}

// Note keeps that an author was told of replies, and queues the letters that
// tell so, in one transaction. It returns their ids.
func (l *Ledger) Note(ctx context.Context, n ReplyNote, letters []Letter, at time.Time) (ids []int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		if _, err := tx.Exec(`
			insert into reply_notes (broadcast, upto) values (?, ?)
			on conflict (broadcast) do update set upto = excluded.upto`, n.Broadcast, n.Upto); err != nil {
			return err
		}
		ids, err = insertAll(tx, letters, at)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("tell of replies to broadcast %d: %w", n.Broadcast, err)
	}
	return ids, nil
}

// insertAll writes letters and returns their ids.
func insertAll(tx *batch, letters []Letter, at time.Time) ([]int64, error) {
	ids := make([]int64, len(letters))
	for i := range letters {
		id, err := letters[i].insert(tx, at)
		if err != nil {
			return nil, err
		}
		ids[i] = id
	}
	return ids, nil
}
