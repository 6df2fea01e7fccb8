package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// broadcastColumns are what [scanBroadcast] reads, of broadcasts b and
// broadcast_counts c.
const broadcastColumns = `
	b.id, b.kind, ifnull(b.target, 0), b.author, b.content, b.segment, b.topic, b.rate, b.paid, b.send_at, b.revision, b.state,
	ifnull(b.approved_by, 0), b.approved_at, b.created_at, b.changed_at, b.queued_at, b.started_at, b.ended_at,
	ifnull(c.pending, 0), ifnull(c.sending, 0), ifnull(c.sent, 0), ifnull(c.blocked, 0), ifnull(c.failed, 0),
	ifnull(c.uncertain, 0), ifnull(c.skipped, 0)`

// broadcastTables are what they are read from.
const broadcastTables = ` broadcasts b left join broadcast_counts c on c.broadcast = b.id `

// scanBroadcast reads a row of [broadcastColumns].
func scanBroadcast(scan func(to ...any) error) (b knowledge.Broadcast, err error) {
	var content, segment string
	var sendAt, approvedAt, createdAt, changedAt, queuedAt, startedAt, endedAt sql.NullInt64
	var counts [len(knowledge.DeliveryStates)]int
	to := []any{
		&b.ID, &b.Kind, &b.Target, &b.Author, &content, &segment, &b.Topic, &b.Rate, &b.Paid, &sendAt, &b.Revision, &b.State,
		&b.ApprovedBy, &approvedAt, &createdAt, &changedAt, &queuedAt, &startedAt, &endedAt,
	}
	for i := range counts {
		to = append(to, &counts[i])
	}
	if err := scan(to...); err != nil {
		return b, err
	}
	for _, t := range []struct {
		to   *time.Time
		from sql.NullInt64
	}{
		{&b.SendAt, sendAt},
		{&b.ApprovedAt, approvedAt},
		{&b.CreatedAt, createdAt},
		{&b.ChangedAt, changedAt},
		{&b.QueuedAt, queuedAt},
		{&b.StartedAt, startedAt},
		{&b.EndedAt, endedAt},
	} {
		if t.from.Valid {
			*t.to = time.Unix(t.from.Int64, 0)
		}
	}
	b.Counts = knowledge.DeliveryCounts{}
	for i, state := range knowledge.DeliveryStates {
		if counts[i] != 0 {
			b.Counts[state] = counts[i]
		}
	}
	if err := json.Unmarshal([]byte(content), &b.Content); err != nil {
		return b, fmt.Errorf("read content of broadcast %d: %w", b.ID, err)
	}
	if err := json.Unmarshal([]byte(segment), &b.Segment); err != nil {
		return b, fmt.Errorf("read segment of broadcast %d: %w", b.ID, err)
	}
	return b, nil
}

// Broadcast is a broadcast with its counts, or an error that wraps
// [knowledge.ErrNotFound].
func (l *Ledger) Broadcast(ctx context.Context, id int64) (b knowledge.Broadcast, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) (err error) {
		row := tx.QueryRowContext(ctx, `select `+broadcastColumns+` from `+broadcastTables+` where b.id = ?`, id)
		b, err = scanBroadcast(row.Scan)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return knowledge.Broadcast{}, fmt.Errorf("look up broadcast %d: %w", id, err)
	}
	return b, nil
}

// broadcastIn is a broadcast as a transaction finds it; [ErrChanged] where there
// is none.
func broadcastIn(tx *batch, id int64) (knowledge.Broadcast, error) {
	b, err := scanBroadcast(func(to ...any) error {
		return tx.row(`select `+broadcastColumns+` from `+broadcastTables+` where b.id = ?`, []any{id}, to...)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = ErrChanged
	}
	return b, err
}
