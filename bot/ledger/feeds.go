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

// feedColumns are what [scanFeed] reads, of feeds f.
const feedColumns = `
	f.id, f.address, f.spec, f.hours, f.made_by, coalesce((select name from officers where id = f.made_by), ''), f.state, f.etag, f.modified,
	f.digest, f.skipped, f.rows, f.run, f.failures, f.reason, f.hold, coalesce(f.difference, 'null'), coalesce(f.accepted_by, 0),
	coalesce(f.checked_at, 0), coalesce(f.changed_at, 0), f.due_at, coalesce(f.import_id, 0)`

func scanFeed(scan func(to ...any) error) (f knowledge.Feed, err error) {
	var spec, difference string
	var checked, changed, due int64
	err = scan(&f.ID, &f.Address, &spec, &f.Hours, &f.MadeBy, &f.MadeByName, &f.State, &f.ETag, &f.Modified,
		&f.Digest, &f.Skipped, &f.Rows, &f.Run, &f.Failures, &f.Reason, &f.Hold, &difference, &f.AcceptedBy,
		&checked, &changed, &due, &f.Import)
	if err != nil {
		return f, err
	}
	f.CheckedAt, f.ChangedAt, f.DueAt = unixOrZero(checked), unixOrZero(changed), unixOrZero(due)
	return f, errors.Join(json.Unmarshal([]byte(spec), &f.Spec), json.Unmarshal([]byte(difference), &f.Difference))
}

func unixOrZero(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0)
}

// Feeds are the feeds that were not stopped, the oldest first.
func (l *Ledger) Feeds(ctx context.Context) (feeds []knowledge.Feed, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		feeds, err = readAll(ctx, tx, scanFeed, `select `+feedColumns+` from feeds f where f.state <> 'stopped' order by f.id`)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list feeds: %w", err)
	}
	return feeds, nil
}

// Feed is the feed with that id, stopped or not, or an error that wraps
// [knowledge.ErrNotFound].
func (l *Ledger) Feed(ctx context.Context, id int64) (f knowledge.Feed, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) (err error) {
		f, err = scanFeed(tx.QueryRowContext(ctx, `select `+feedColumns+` from feeds f where f.id = ?`, id).Scan)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return knowledge.Feed{}, fmt.Errorf("look up feed %d: %w", id, err)
	}
	return f, nil
}

// interruptions is how often a feed that the end of the program interrupts is
// taken first at the next start. From then on it waits an hour each time, since it
// may be what ends it.
const interruptions = 5

// ClaimFeed takes the feed that is to be read now, or an error that wraps
// [knowledge.ErrNotFound] where none is. One that a crash interrupted comes first
// and keeps the number of its run, so that what it took in is found; that counts as
// a failure.
func (l *Ledger) ClaimFeed(ctx context.Context, now time.Time) (f knowledge.Feed, err error) {
	var id int64
	err = l.commits.write(ctx, func(tx *batch) error {
		id = 0
		err := tx.row(`
			update feeds set run = run + not running, failures = failures + running, due_at = iif(running, ?1 + 3600, due_at), running = 1
			where id = (
				select id from feeds where state in ('due', 'accepted') and (running and failures < ?2 or due_at <= ?1)
				order by running and failures < ?2 desc, due_at, id limit 1)
			returning id`, []any{now.Unix(), interruptions}, &id)
		if errors.Is(err, sql.ErrNoRows) { // no reason to undo the changes of others
			return nil
		}
		return err
	})
	if err == nil && id == 0 {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return knowledge.Feed{}, fmt.Errorf("claim a feed: %w", err)
	}
	return l.Feed(ctx, id)
}

// FeedRan is what came of reading a feed, with what officers are told of it.
type FeedRan struct {
	// Feed is as it is from now on; of one that an officer has stopped meanwhile,
	// nothing is kept but what was taken in.
	Feed    *knowledge.Feed
	Letters []Letter
	At      time.Time
}

// FinishFeed stores what came of reading a claimed feed, and returns the ids of
// its letters.
func (l *Ledger) FinishFeed(ctx context.Context, r FeedRan) (letters []int64, err error) {
	f := r.Feed
	difference, err := json.Marshal(f.Difference)
	if err != nil {
		return nil, fmt.Errorf("write the difference of feed %d: %w", f.ID, err)
	}
	err = l.commits.write(ctx, func(tx *batch) error {
		letters = letters[:0]
		n, err := affected(tx.Exec(`
			update feeds set running = 0, state = ?, etag = ?, modified = ?, digest = ?, skipped = ?, rows = ?, failures = ?, reason = ?, hold = ?,
				difference = nullif(?, 'null'), accepted_by = nullif(?, 0), checked_at = ?, changed_at = nullif(?, 0), due_at = ?, import_id = nullif(?, 0)
			where id = ? and state <> 'stopped'`,
			string(f.State), f.ETag, f.Modified, f.Digest, f.Skipped, f.Rows, f.Failures, f.Reason, string(f.Hold),
			string(difference), f.AcceptedBy, r.At.Unix(), secondsOrZero(f.ChangedAt), f.DueAt.Unix(), f.Import, f.ID))
		if err != nil {
			return err
		}
		if n == 0 {
			_, err := tx.Exec(`update feeds set running = 0, import_id = nullif(?, 0) where id = ?`, f.Import, f.ID)
			return err
		}
		for i := range r.Letters {
			id, err := r.Letters[i].insert(tx, r.At)
			if err != nil {
				return err
			}
			letters = append(letters, id)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("finish feed %d: %w", f.ID, err)
	}
	return letters, nil
}

func secondsOrZero(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

// ChangeFeed makes one change at once, see [Turn.Feeds]. It returns an error that
// wraps [ErrChanged] where the doer has no right to it, or where the feed is not
// any more as it was shown.
func (l *Ledger) ChangeFeed(ctx context.Context, c knowledge.FeedChange) error {
	err := l.commits.write(ctx, func(tx *batch) error { return changeFeed(tx, &c) })
	if err != nil {
		return fmt.Errorf("%s by %d: %w", c.Deed.Kind, c.Deed.By, err)
	}
	return nil
}

// changeFeed makes a change and puts it into the audit, unless the same message
// has done so before.
func changeFeed(tx *batch, c *knowledge.FeedChange) error {
	doer, done, err := doerOf(tx, &c.Deed, knowledge.RightApprove)
	if err != nil || done {
		return err
	}
	deed, now := c.Deed, c.Deed.At.Unix()
	deed.Object = strconv.FormatInt(c.ID, 10)
	switch deed.Kind {
	case knowledge.DeedFeedAdd:
		err = addFeed(tx, c, &deed)
	case knowledge.DeedFeedTake:
		err = changed(affected(tx.Exec(`
			update feeds set state = 'accepted', accepted_by = ?, hold = '', due_at = ? where id = ? and state = 'held' and digest = ? and digest <> ''`,
			doer.ID, now, c.ID, c.Digest)))
	case knowledge.DeedFeedSkip:
		err = changed(affected(tx.Exec(`
			update feeds set state = 'due', hold = '', difference = null, skipped = 1, failures = 0, due_at = ? + hours * 3600
			where id = ? and state = 'held' and digest = ?`, now, c.ID, c.Digest)))
	case knowledge.DeedFeedNow:
		err = changed(affected(tx.Exec(`
			update feeds set state = 'due', hold = '', difference = null, skipped = 0, failures = 0, etag = '', modified = '', due_at = ?
			where id = ? and state in ('due', 'held')`, now, c.ID)))
	case knowledge.DeedFeedStop:
		err = changed(affected(tx.Exec(`
			update feeds set state = 'stopped', hold = '', difference = null, accepted_by = null where id = ? and state <> 'stopped'`, c.ID)))
	default:
		err = fmt.Errorf("%q changes no feed", deed.Kind)
	}
	if err != nil {
		return err
	}
	return record(tx, &deed, doer)
}

func addFeed(tx *batch, c *knowledge.FeedChange, deed *knowledge.Deed) error {
	spec, err := json.Marshal(c.Feed.Spec)
	if err != nil {
		return fmt.Errorf("write what a feed is: %w", err)
	}
	var id int64
	err = tx.row(`
		insert into feeds (address, spec, hours, made_by, state, due_at) select ?1, ?2, ?3, ?4, 'due', ?5
		where not exists (select 1 from feeds where address = ?1 and state <> 'stopped')
			and (select count(*) from feeds where state <> 'stopped') < ?6
		returning id`,
		[]any{c.Feed.Address, string(spec), c.Feed.Hours, c.Deed.By, c.Deed.At.Unix(), knowledge.MaxFeeds}, &id)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrChanged
	}
	deed.Object = strconv.FormatInt(id, 10)
	return err
}
