package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"time"

	"setara/knowledge"
)

// watchedFor is how long after its end a broadcast whose report did not go out
// is still reported of.
const watchedFor = 48 * time.Hour

// Watched are the broadcasts that officers watch now: those that go out or are
// held, those that were held before they began, and those that have ended and of which somebody has no report yet.
func (l *Ledger) Watched(ctx context.Context, now time.Time) (watched []knowledge.Broadcast, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select `+broadcastColumns+` from broadcasts where id in (
				select l.id from broadcasts l where l.state in ('queued', 'running', 'paused')
					and (l.state <> 'queued' or exists (select 1 from progress w where w.broadcast = l.id))
				union all
				select e.id from broadcasts e where e.ended_at > ? and e.queued_at is not null
					and (select count(*) from progress w where w.broadcast = e.id and w.final = 1)
						< 1 + (e.approved_by is not null))
			order by id`, now.Add(-watchedFor).Unix())
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			b, err := scanBroadcast(rows.Scan)
			if err != nil {
				return err
			}
			watched = append(watched, b)
		}
		if err := rows.Err(); err != nil {
			return err
		}
		for i := range watched {
			if err := readCounts(ctx, tx, &watched[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("list what is watched: %w", err)
	}
	return watched, nil
}

// Progress is the message in which an officer watches a broadcast.
type Progress struct {
	Officer int64
	// Letter is the one in the outbox that brought it; 0 for none yet.
	Letter int64
	// Message is the message at Telegram, 0 where it has not arrived. Gone tells
	// that it never will, or that it is too old to be known.
	Message int64
	Gone    bool
	// Final tells that it holds the report.
	Final bool
}

// Progress are the messages in which officers watch a broadcast.
func (l *Ledger) Progress(ctx context.Context, broadcast int64) (all []Progress, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select p.officer, p.letter, p.final, ifnull(o.message, 0),
				o.id is null or o.settled_at is not null and o.message is null
			from progress p left join outbox o on o.id = p.letter where p.broadcast = ?`, broadcast)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var p Progress
			if err := rows.Scan(&p.Officer, &p.Letter, &p.Final, &p.Message, &p.Gone); err != nil {
				return err
			}
			all = append(all, p)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("look up who watches broadcast %d: %w", broadcast, err)
	}
	return all, nil
}

// CountReplies is how many replies to a broadcast there are.
func (l *Ledger) CountReplies(ctx context.Context, broadcast int64) (n int, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select count(*) from replies where broadcast = ?`, broadcast).Scan(&n)
	})
	if err != nil {
		return 0, fmt.Errorf("count replies to broadcast %d: %w", broadcast, err)
	}
	return n, nil
}

// Watch keeps how an officer watches a broadcast, and queues the letter that
// shows it, in one transaction: a new message, or, where it replaces that of
// the letter before, an edit. It returns the letter's id; none where letter is
// nil.
func (l *Ledger) Watch(ctx context.Context, broadcast int64, p Progress, letter *Letter, at time.Time) (id int64, err error) {
	err = l.commits.write(ctx, func(tx *batch) (err error) {
		if letter != nil {
			if id, err = letter.insert(tx, at); err != nil {
				return err
			}
			if letter.Replaces == 0 {
				p.Letter = id
			}
		}
		_, err = tx.Exec(`
			insert into progress (broadcast, officer, letter, final) values (?, ?, ?, ?)
			on conflict (broadcast, officer) do update set letter = excluded.letter, final = excluded.final`,
			broadcast, p.Officer, p.Letter, p.Final)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("show broadcast %d to %d: %w", broadcast, p.Officer, err)
	}
	return id, nil
}

// Operate does an act on a broadcast for whoever has the files: to pause, to
// resume or to cancel it. It is in the audit like the acts of officers. The
// error wraps [ErrChanged] where the broadcast's state does not allow it, and
// [knowledge.ErrNotFound] where there is none.
func (l *Ledger) Operate(ctx context.Context, id int64, deed knowledge.Deed) error {
	err := l.commits.write(ctx, func(tx *batch) error {
		var found bool
		if err := tx.row(`select exists (select 1 from broadcasts where id = ?)`, []any{id}, &found); err != nil {
			return err
		}
		if !found {
			return knowledge.ErrNotFound
		}
		act, ok := map[knowledge.DeedKind]func(*batch, int64, time.Time) error{
			knowledge.DeedPause: pause, knowledge.DeedResume: resume, knowledge.DeedCancel: cancel,
		}[deed.Kind]
		if !ok {
			return fmt.Errorf("%q is no act on what goes out", deed.Kind)
		}
		if err := act(tx, id, deed.At); err != nil {
			return err
		}
		deed.Object = strconv.FormatInt(id, 10)
		return record(tx, &deed, knowledge.Officer{})
	})
	if err != nil {
		return fmt.Errorf("%s broadcast %d: %w", deed.Kind, id, err)
	}
	return nil
}
