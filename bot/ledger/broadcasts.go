package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"setara/knowledge"
)

// broadcastColumns are what [scanBroadcast] reads, in its order.
const broadcastColumns = `
	id, kind, coalesce(target, 0), author, content, segment, topic, rate, paid, coalesce(send_at, 0), revision, state,
	coalesce(approved_by, 0), coalesce(approved_at, 0), created_at, changed_at,
	coalesce(queued_at, 0), coalesce(started_at, 0), coalesce(ended_at, 0)`

// scanBroadcast reads one row of [broadcastColumns]; without counts.
func scanBroadcast(scan func(to ...any) error) (b knowledge.Broadcast, err error) {
	var content, segment string
	var sendAt, approvedAt, createdAt, changedAt, queuedAt, startedAt, endedAt int64
	err = scan(&b.ID, &b.Kind, &b.Target, &b.Author, &content, &segment, &b.Topic, &b.Rate, &b.Paid, &sendAt, &b.Revision, &b.State,
		&b.ApprovedBy, &approvedAt, &createdAt, &changedAt, &queuedAt, &startedAt, &endedAt)
	if err == nil {
		err = json.Unmarshal([]byte(content), &b.Content)
	}
	if err == nil {
		err = json.Unmarshal([]byte(segment), &b.Segment)
	}
	for to, at := range map[*time.Time]int64{
		&b.SendAt: sendAt, &b.ApprovedAt: approvedAt, &b.CreatedAt: createdAt, &b.ChangedAt: changedAt,
		&b.QueuedAt: queuedAt, &b.StartedAt: startedAt, &b.EndedAt: endedAt,
	} {
		if at != 0 {
			*to = time.Unix(at, 0)
		}
	}
	return b, err
}

// broadcastIn is the broadcast with that id, without counts, or
// [sql.ErrNoRows].
func broadcastIn(tx *batch, id int64) (knowledge.Broadcast, error) {
	return scanBroadcast(func(to ...any) error {
		return tx.row(`select `+broadcastColumns+` from broadcasts where id = ?`, []any{id}, to...)
	})
}

// Broadcast is the broadcast with that id and its counts, or an error that
// wraps [knowledge.ErrNotFound].
func (l *Ledger) Broadcast(ctx context.Context, id int64) (b knowledge.Broadcast, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) (err error) {
		b, err = scanBroadcast(tx.QueryRowContext(ctx, `select `+broadcastColumns+` from broadcasts where id = ?`, id).Scan)
		if err != nil {
			return err
		}
		return readCounts(ctx, tx, &b)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return knowledge.Broadcast{}, fmt.Errorf("look up broadcast %d: %w", id, err)
	}
	return b, nil
}

// Broadcasts are those of a list with their counts, the newest first.
func (l *Ledger) Broadcasts(ctx context.Context, list knowledge.BroadcastList) (all []knowledge.Broadcast, err error) {
	states, err := json.Marshal(list.States)
	if err == nil {
		err = l.db.Read(ctx, func(tx *sql.Tx) (err error) {
			if all, err = readBroadcasts(ctx, tx, list, string(states)); err != nil {
				return err
			}
			for i := range all {
				if err := readCounts(ctx, tx, &all[i]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err != nil {
		return nil, fmt.Errorf("list broadcasts: %w", err)
	}
	return all, nil
}

func readBroadcasts(ctx context.Context, tx *sql.Tx, list knowledge.BroadcastList, states string) (all []knowledge.Broadcast, err error) {
	rows, err := tx.QueryContext(ctx, `
		select `+broadcastColumns+` from broadcasts
		where (?1 = 0 or author = ?1) and (?2 = 0 or state in (select value from json_each(?3)))
			and (state <> 'cancelled' or queued_at is not null) and (?6 = 0 or target = ?6)
		order by id desc limit ?4 offset ?5`, list.Author, len(list.States), states, list.Limit, list.Skip, list.Target)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		b, err := scanBroadcast(rows.Scan)
		if err != nil {
			return nil, err
		}
		all = append(all, b)
	}
	return all, rows.Err()
}

// readCounts reads how many deliveries of a broadcast are in which state.
func readCounts(ctx context.Context, tx *sql.Tx, b *knowledge.Broadcast) error {
	var counts [len(knowledge.DeliveryStates)]int
	to := make([]any, len(counts))
	for i := range counts {
		to[i] = &counts[i]
	}
	err := tx.QueryRowContext(ctx, `
		select pending, sending, sent, blocked, failed, uncertain, skipped from broadcast_counts where broadcast = ?`, b.ID).Scan(to...)
	b.Counts = knowledge.DeliveryCounts{}
	if errors.Is(err, sql.ErrNoRows) { // it has no deliveries yet
		return nil
	}
	for i, state := range knowledge.DeliveryStates {
		if counts[i] != 0 {
			b.Counts[state] = counts[i]
		}
	}
	return err
}

// BroadcastNumber is a number for a draft that will be kept. It is given to
// nobody else, even where the draft is not kept after all. The message of an
// update whose draft is kept already has the number of that.
func (l *Ledger) BroadcastNumber(ctx context.Context, update int64) (id int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		if done, err := recorded(tx, &knowledge.Deed{Act: knowledge.Act{Update: update}, Kind: knowledge.DeedDraft}); err != nil {
			return err
		} else if done {
			var object string
			err := tx.row(`select object from audit where update_id = ? and kind = ?`, []any{update, string(knowledge.DeedDraft)}, &object)
			if err == nil {
				id, err = strconv.ParseInt(object, 10, 64)
			}
			return err
		}
		err := tx.row(`update sqlite_sequence set seq = seq + 1 where name = 'broadcasts' returning seq`, nil, &id)
		if errors.Is(err, sql.ErrNoRows) {
			err = tx.row(`insert into sqlite_sequence (name, seq) values ('broadcasts', 1) returning seq`, nil, &id)
		}
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("take the number of a broadcast: %w", err)
	}
	return id, nil
}
