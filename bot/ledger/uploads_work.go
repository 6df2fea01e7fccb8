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

// UploadWork is an upload that is to be read or published.
type UploadWork struct {
	knowledge.Upload
	// Letter is the one that shows how it goes, and Watcher whose chat that is
	// in; both are 0 for none.
	Letter, Watcher int64
	// LetterAt is when that letter was written.
	LetterAt time.Time
}

// NextUpload is the oldest upload that is to be read or published, its attempt
// counted, or an error that wraps [knowledge.ErrNotFound].
func (l *Ledger) NextUpload(ctx context.Context) (w UploadWork, err error) {
	waits := false
	err = l.db.Read(ctx, func(tx *sql.Tx) error { // most often nothing does, and nothing is written
		return tx.QueryRowContext(ctx, `select exists (select 1 from uploads where state in ('reading', 'accepted'))`).Scan(&waits)
	})
	if err == nil && !waits {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return w, fmt.Errorf("look for uploads: %w", err)
	}
	found := false
	err = l.commits.write(ctx, func(tx *batch) error {
		var id, at int64
		err := tx.row(`
			update uploads set attempts = attempts + 1
			where id = (select min(id) from uploads where state in ('reading', 'accepted')) returning id`, nil, &id)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		found = true
		w.Upload, err = scanUpload(func(to ...any) error {
			return tx.row(`select `+uploadColumns+`, ifnull(o.id, 0), ifnull(o.chat, 0), ifnull(o.queued_at, 0)
				from uploads u left join outbox o on o.id = u.letter where u.id = ?`, []any{id}, to...)
		}, &w.Letter, &w.Watcher, &at)
		w.LetterAt = time.Unix(at, 0)
		return err
	})
	if err == nil && !found {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return UploadWork{}, fmt.Errorf("take an upload: %w", err)
	}
	return w, nil
}

// MessageOf is the message at Telegram that a letter became; 0 where it has not
// arrived, or where that is not known any more.
func (l *Ledger) MessageOf(ctx context.Context, letter int64) (message int64, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select ifnull((select message from outbox where id = ?), 0)`, letter).Scan(&message)
	})
	if err != nil {
		return 0, fmt.Errorf("look up the message of letter %d: %w", letter, err)
	}
	return message, nil
}

// UploadResult is what came of an upload that was read or published.
type UploadResult struct {
	// ID, State and Revision are those that it had.
	ID       int64
	Was      knowledge.UploadState
	Revision int
	// State is what it is in from now on. What is shown has a new revision.
	State      knowledge.UploadState
	Difference *knowledge.FileDifference
	Problem    *knowledge.FileProblem
}

// SettleUpload stores what came of an upload, and queues the letters that tell
// so, in one transaction. It returns their ids. The error wraps [ErrChanged]
// where the upload is not what it was any more.
func (l *Ledger) SettleUpload(ctx context.Context, r UploadResult, letters []Letter, at time.Time) (ids []int64, err error) {
	outcome, err := json.Marshal(uploadOutcome{Difference: r.Difference, Problem: r.Problem})
	if err != nil {
		return nil, fmt.Errorf("write what upload %d would change: %w", r.ID, err)
	}
	var imported int64
	if r.State == knowledge.UploadDone && r.Difference != nil {
		imported = r.Difference.ImportID
	}
	err = l.commits.write(ctx, func(tx *batch) error {
		err := changed(affected(tx.Exec(`
			update uploads set state = ?1, revision = revision + (?1 = 'shown'), outcome = ?2, import = nullif(?3, 0), changed_at = ?4, attempts = 0,
				accepted_by = iif(?1 = 'done', accepted_by, null), accepted_update = iif(?1 = 'done', accepted_update, null),
				accepted_at = iif(?1 = 'done', accepted_at, null)
			where id = ?5 and state = ?6 and revision = ?7`,
			string(r.State), string(outcome), imported, at.Unix(), r.ID, string(r.Was), r.Revision)))
		if err != nil {
			return err
		}
		ids, err = insertAll(tx, letters, at)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("settle upload %d: %w", r.ID, err)
	}
	return ids, nil
}

// PurgeUploads deletes what has not changed since: uploads that nobody has
// decided on, too, but none that is being read or published.
func (l *Ledger) PurgeUploads(ctx context.Context, before time.Time) error {
	err := l.commits.write(ctx, func(tx *batch) error {
		_, err := tx.Exec(`delete from uploads where changed_at < ? and state not in ('reading', 'accepted')`, before.Unix())
		return err
	})
	if err != nil {
		return fmt.Errorf("purge uploads: %w", err)
	}
	return nil
}
