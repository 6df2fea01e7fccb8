package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Retention says since when what is kept is kept.
type Retention struct {
	// Before is the moment before which what people left is deleted.
	Before time.Time
	// Told is the moment before which somebody who can be written to must have
	// been told of it.
	Told time.Time
	// Backups is the moment before which no backup was made that is still there.
	Backups time.Time
}

// retireAtOnce is how many people are deleted in one change.
const retireAtOnce = 20

// Retire deletes what has been kept for long enough: everything about people who
// have not written since, and of all others the questions, replies and deliveries
// of that time. What officers did stays. Messages go on in between.
func (l *Ledger) Retire(ctx context.Context, r Retention) error {
	err := l.retireChats(ctx, r)
	if err == nil {
		err = l.retireRows(ctx, r.Before)
	}
	if err == nil {
		err = l.retireBroadcasts(ctx, r.Before)
	}
	if err == nil {
		err = l.purgeDeletions(ctx, r.Backups)
	}
	if err == nil {
		err = l.Scrub(ctx)
	}
	if err != nil {
		return fmt.Errorf("delete what has been kept for long enough: %w", err)
	}
	return nil
}

// isIdle are the chats of nobody who is an officer that nobody has written in
// since ?1.
const isIdle = `
	from (
		select chat, updated_at as last from conversations where updated_at < ?1
		union all
		select chat, active_on * 86400 from people
		where active_on * 86400 < ?1 and not exists (select 1 from conversations c where c.chat = people.chat)
	) idle
	where not exists (select 1 from officers where id = idle.chat)`

// canBeTold tells whether the person of an idle chat gets what Setara sends.
const canBeTold = `
	exists (select 1 from people p where p.chat = idle.chat)
	and not exists (select 1 from chats where id = idle.chat and unreachable_since is not null)`

// retireChats deletes people who have not written, and were told where they can
// be.
func (l *Ledger) retireChats(ctx context.Context, r Retention) error {
	chats, err := l.numbers(ctx, `select idle.chat`+isIdle+`
		and (not (`+canBeTold+`) or exists (
			select 1 from retirement_notices n where n.chat = idle.chat and n.at >= idle.last and n.at <= ?2))`,
		r.Before.Unix(), r.Told.Unix())
	if err != nil {
		return err
	}
	for some := range slices.Chunk(chats, retireAtOnce) {
		if err := l.commits.write(ctx, func(tx *batch) error {
			for _, chat := range some {
				if err := retire(tx, chat, r.Before); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}

// retire deletes a person who has not written by then. What others look for by
// its age is not looked for here.
func retire(tx *batch, chat int64, before time.Time) error {
	back := false
	if err := tx.row(`select exists (select 1 from conversations where chat = ? and updated_at >= ?)`,
		[]any{chat, before.Unix()}, &back); err != nil || back {
		return err
	}
	for _, query := range forgetByChat {
		if _, err := tx.Exec(query, chat); err != nil {
			return err
		}
	}
	if err := forgetAftermath(tx, chat); err != nil {
		return err
	}
	return forgetDeliveries(tx, chat, before)
}

// retireRows deletes what is old whoever it is about.
func (l *Ledger) retireRows(ctx context.Context, before time.Time) error {
	for _, old := range []struct{ find, remove string }{
		{`select id from tickets where opened_at < ?`, `delete from tickets where id = ?`},
		{`select id from replies where at < ?`, `delete from replies where id = ?`},
		{`select chat from retirement_notices n where at < ? or at < (select updated_at from conversations c where c.chat = n.chat)`,
			`delete from retirement_notices where chat = ?`},
	} {
		ids, err := l.find(ctx, old.find, before.Unix())
		if err == nil {
			err = l.remove(ctx, old.remove, ids)
		}
		if err != nil {
			return err
		}
	}
	if err := l.commits.write(ctx, func(tx *batch) error {
		if err := purgeModel(tx, before); err != nil {
			return err
		}
		return purgeRatings(tx, before)
	}); err != nil {
		return err
	}
	if err := l.PurgeUploads(ctx, before); err != nil {
		return err
	}
	if err := l.purgeComplaints(ctx, before); err != nil {
		return err
	}
	return l.purgeQuestions(ctx, before)
}

// retireBroadcasts empties the deliveries of old broadcasts of what says more of a
// person than that they were written to, and takes everybody out of their clicks.
func (l *Ledger) retireBroadcasts(ctx context.Context, before time.Time) error {
	ids, err := l.numbers(ctx, `select id from broadcasts where ended_at < ? and retired = 0`, before.Unix())
	if err != nil {
		return err
	}
	for _, id := range ids {
		if err := l.retireDeliveries(ctx, id); err != nil {
			return err
		}
		if err := l.retireClicks(ctx, id); err != nil {
			return err
		}
		if err := l.remove(ctx, `update broadcasts set retired = 1 where id = ?`, []int64{id}); err != nil {
			return err
		}
	}
	return nil
}

func (l *Ledger) retireDeliveries(ctx context.Context, id int64) error {
	for after, more := int64(0), true; more; {
		err := l.commits.write(ctx, func(tx *batch) error {
			last := sql.NullInt64{}
			err := tx.row(`
				select max(chat) from (select chat from deliveries where broadcast = ? and chat > ? order by chat limit ?)`,
				[]any{id, after, purgeAtOnce}, &last)
			if more = err == nil && last.Valid; !more {
				return err
			}
			_, err = tx.Exec(`
				update deliveries set message = null, why = iif(state = 'skipped', why, '')
				where broadcast = ? and chat > ? and chat <= ?`, id, after, last.Int64)
			after = last.Int64
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (l *Ledger) retireClicks(ctx context.Context, id int64) error {
	chats, err := l.numbers(ctx, `select distinct chat from clicks where broadcast = ? and chat > 0`, id)
	if err != nil {
		return err
	}
	for some := range slices.Chunk(chats, purgeAtOnce) {
		err := l.commits.write(ctx, func(tx *batch) error {
			for _, chat := range some {
				if _, err := tx.Exec(`
					update clicks set chat = (select min(0, ifnull(min(chat), 0)) - 1 from clicks)
					where broadcast = ? and chat = ?`, id, chat); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Idle are up to limit chats of people who get what Setara sends, have not
// written since that time, and have not been told what becomes of that.
func (l *Ledger) Idle(ctx context.Context, since time.Time, limit int) ([]int64, error) {
	chats, err := l.numbers(ctx, `select idle.chat`+isIdle+` and `+canBeTold+`
		and not exists (select 1 from retirement_notices n where n.chat = idle.chat and n.at >= idle.last)
		limit ?2`, since.Unix(), limit)
	if err != nil {
		return nil, fmt.Errorf("look for who has not written for long: %w", err)
	}
	return chats, nil
}

// TellIdle stores letters that tell people that what is kept about them will be
// deleted, and that they were told.
func (l *Ledger) TellIdle(ctx context.Context, letters []Letter, now time.Time) error {
	err := l.commits.write(ctx, func(tx *batch) error {
		for i := range letters {
			if _, err := letters[i].insert(tx, now); err != nil {
				return err
			}
			if _, err := tx.Exec(`
				insert into retirement_notices (chat, at) values (?, ?) on conflict (chat) do update set at = excluded.at`,
				letters[i].Chat, now.Unix()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("tell %d people what will be deleted: %w", len(letters), err)
	}
	return nil
}

// numbers reads rows of one number each.
func (l *Ledger) numbers(ctx context.Context, query string, args ...any) (numbers []int64, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) (err error) {
		rows, err := tx.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, rows.Close()) }()
		for rows.Next() {
			var n int64
			if err := rows.Scan(&n); err != nil {
				return err
			}
			numbers = append(numbers, n)
		}
		return rows.Err()
	})
	return numbers, err
}
