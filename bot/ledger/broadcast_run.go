package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"setara/knowledge"
)

// Pause holds a broadcast that is queued or running: of what is pending,
// nothing is claimed once this returns. The error wraps [ErrChanged] where its
// state does not allow it. It may be called by another process than the one
// that sends.
func (l *Ledger) Pause(ctx context.Context, id int64, at time.Time) error {
	return l.act(ctx, "pause", id, at, pause)
}

// Hold is [Ledger.Pause] by the bot itself: it queues the letters that tell
// officers so in the same transaction, and returns their ids.
func (l *Ledger) Hold(ctx context.Context, id int64, letters []Letter, at time.Time) (ids []int64, err error) {
	err = l.act(ctx, "hold", id, at, func(tx *batch, id int64, at time.Time) error {
		if err := pause(tx, id, at); err != nil {
			return err
		}
		ids = ids[:0]
		for i := range letters {
			letter, err := letters[i].insert(tx, at)
			if err != nil {
				return err
			}
			ids = append(ids, letter)
		}
		return nil
	})
	return ids, err
}

// Resume lets a paused broadcast go on; one that never began and whose time is
// over begins. It is like [Ledger.Pause] otherwise.
func (l *Ledger) Resume(ctx context.Context, id int64, at time.Time) error {
	return l.act(ctx, "resume", id, at, resume)
}

// Cancel ends a broadcast that is queued, running or paused: what is pending is
// skipped, see [Ledger.SkipCancelled]; what is under way is settled as usual. It
// is like [Ledger.Pause] otherwise.
func (l *Ledger) Cancel(ctx context.Context, id int64, at time.Time) error {
	if err := l.act(ctx, "cancel", id, at, cancel); err != nil {
		return err
	}
	return l.SkipCancelled(ctx, id)
}

// skipAtATime is how many deliveries of a cancelled broadcast are skipped in one
// change, so that messages go on in between.
const skipAtATime = 5000

// SkipCancelled settles what is pending of a broadcast that was cancelled. That
// nothing of it is sent any more goes without: this is for the counts to say so.
// Of millions it takes some seconds, but holds up nobody.
func (l *Ledger) SkipCancelled(ctx context.Context, id int64) error {
	for after := int64(0); ; {
		last := int64(0)
		err := l.commits.write(ctx, func(tx *batch) error {
			if err := tx.row(`
				select ifnull(max(chat), 0) from (
					select chat from deliveries where broadcast = ? and chat > ? and state = 'pending' order by chat limit ?)`,
				[]any{id, after, skipAtATime}, &last); err != nil || last == 0 {
				return err
			}
			n, err := affected(tx.Exec(`
				update deliveries set state = 'skipped', why = ?4, at = (select ended_at from broadcasts where id = ?1)
				where broadcast = ?1 and chat > ?2 and chat <= ?3 and state = 'pending'
					and exists (select 1 from broadcasts where id = ?1 and state = 'cancelled')`,
				id, after, last, knowledge.SkippedCancelled))
			tx.moved(id, knowledge.DeliveryPending, knowledge.DeliverySkipped, n, time.Time{})
			return err
		})
		if err != nil {
			return fmt.Errorf("skip deliveries of broadcast %d: %w", id, err)
		}
		if last == 0 {
			return nil
		}
		after = last
	}
}

func (l *Ledger) act(ctx context.Context, what string, id int64, at time.Time, act func(*batch, int64, time.Time) error) error {
	if err := l.commits.write(ctx, func(tx *batch) error { return act(tx, id, at) }); err != nil {
		return fmt.Errorf("%s broadcast %d: %w", what, id, err)
	}
	return nil
}

func pause(tx *batch, id int64, _ time.Time) error {
	return changed(affected(tx.Exec(`
		update broadcasts set state = 'paused' where id = ? and state in ('queued', 'running')`, id)))
}

// resume has a broadcast that never began wait for its time, if that is still to
// come.
func resume(tx *batch, id int64, at time.Time) error {
	tx.count(id, knowledge.DeliveryPending, 0, at) // it may have nothing left to do
	return changed(affected(tx.Exec(`
		update broadcasts set state = iif(started_at is null and ifnull(send_at, 0) > ?2, 'queued', 'running'),
			started_at = ifnull(started_at, iif(ifnull(send_at, 0) > ?2, null, ?2))
		where id = ?1 and state = 'paused'`, id, at.Unix())))
}

// cancel leaves what is pending to [Ledger.SkipCancelled].
func cancel(tx *batch, id int64, at time.Time) error {
	return changed(affected(tx.Exec(`
		update broadcasts set state = 'cancelled', ended_at = ?2
		where id = ?1 and state in ('queued', 'running', 'paused')`, id, at.Unix())))
}

// retry has the deliveries in those settled states, failed or uncertain, go out
// again. What is uncertain may arrive twice then, and is marked so. Once there
// is a change of what was sent, the message as it was does not go out any more.
func retry(tx *batch, id int64, states []knowledge.DeliveryState, at time.Time) error {
	if err := unchanged(tx, id); err != nil {
		return err
	}
	again := 0
	for _, state := range states {
		if state != knowledge.DeliveryFailed && state != knowledge.DeliveryUncertain {
			return fmt.Errorf("deliveries that are %s are not sent again", state)
		}
		n, err := affected(tx.Exec(`
			update deliveries set state = 'pending', why = '', at = null, maybe = max(maybe, state = 'uncertain')
			where broadcast = ? and state in ('failed', 'uncertain') and state = ? and chat > 0`, id, string(state)))
		if err != nil {
			return err
		}
		tx.moved(id, state, knowledge.DeliveryPending, n, at)
		again += n
	}
	if again == 0 {
		return ErrChanged
	}
	// However soon it is over, those who watch are told anew.
	if _, err := tx.Exec(`update progress set final = 0 where broadcast = ?`, id); err != nil {
		return err
	}
	return changed(affected(tx.Exec(`
		update broadcasts set state = iif(state = 'done', 'running', state), ended_at = null
		where id = ? and state in ('running', 'paused', 'done')`, id)))
}

// unchanged returns [ErrChanged] where what a broadcast has sent, or changed,
// was edited or deleted after it, or is being: who did not get it would get the
// old text now.
func unchanged(tx *batch, id int64) error {
	changes := false
	err := tx.row(`
		select exists (select 1 from broadcasts own join broadcasts c
			on c.target = own.id or c.target = own.target and c.id <> own.id and c.queued_at >= own.queued_at
			where own.id = ? and c.queued_at is not null and (c.state <> 'cancelled' or c.started_at is not null))`,
		[]any{id}, &changes)
	if err == nil && changes {
		err = ErrChanged
	}
	return err
}

// Live is a broadcast that something is to be done for, in a few words.
type Live struct {
	ID    int64
	State knowledge.BroadcastState
	// SendAt is when a queued one is to begin, zero for at once.
	SendAt time.Time
	// QueuedAt is when it was queued.
	QueuedAt time.Time
	// Pending is how many deliveries wait.
	Pending int
}

// Live are the broadcasts that are queued or running, and those that were
// cancelled of which something is still to be skipped, the oldest first. Asking is
// cheap.
func (l *Ledger) Live(ctx context.Context) (live []Live, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		// "paused" is named since the index of what is live serves a query only
		// that has all of its states.
		rows, err := tx.QueryContext(ctx, `
			select b.id, b.state, b.send_at, b.queued_at, ifnull(c.pending, 0)
			from broadcasts b left join broadcast_counts c on c.broadcast = b.id
			where b.state in ('queued', 'running', 'paused') and b.state <> 'paused'
			union all
			select b.id, b.state, b.send_at, b.queued_at, c.pending from broadcast_counts c join broadcasts b on b.id = c.broadcast
			where c.pending > 0 and b.state = 'cancelled'
			order by 1`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var one Live
			var sendAt sql.NullInt64
			var queuedAt int64
			if err := rows.Scan(&one.ID, &one.State, &sendAt, &queuedAt, &one.Pending); err != nil {
				return err
			}
			one.QueuedAt = time.Unix(queuedAt, 0)
			if sendAt.Valid {
				one.SendAt = time.Unix(sendAt.Int64, 0)
			}
			live = append(live, one)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list live broadcasts: %w", err)
	}
	return live, nil
}

// Begin lets a queued broadcast run, whatever its time; one that is not queued
// any more stays as it is.
func (l *Ledger) Begin(ctx context.Context, id int64, at time.Time) error {
	err := l.commits.write(ctx, func(tx *batch) error {
		tx.count(id, knowledge.DeliveryPending, 0, at) // all may be skipped already
		_, err := tx.Exec(`
			update broadcasts set state = 'running', started_at = ? where id = ? and state = 'queued'`, at.Unix(), id)
		return err
	})
	if err != nil {
		return fmt.Errorf("begin broadcast %d: %w", id, err)
	}
	return nil
}
