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

// uploadOutcome is what came of reading a file, as it is kept.
type uploadOutcome struct {
	Difference *knowledge.FileDifference `json:"difference,omitempty"`
	Problem    *knowledge.FileProblem    `json:"problem,omitempty"`
}

// ChangeUpload does an act on an upload at once, see [Turn.Uploads].
func (l *Ledger) ChangeUpload(ctx context.Context, c knowledge.UploadChange) error {
	err := l.commits.write(ctx, func(tx *batch) error {
		_, err := changeUpload(tx, &c)
		return err
	})
	if err != nil {
		return fmt.Errorf("%s of upload %d: %w", c.Deed.Kind, c.ID, err)
	}
	return nil
}

// changeUpload does an act on an upload, and puts it into the audit, unless the
// same message has done so before: then the id is 0. It returns [ErrChanged]
// where the doer may not, or where the upload is not what they have seen any
// more.
func changeUpload(tx *batch, c *knowledge.UploadChange) (id int64, err error) {
	doer, done, err := doerOf(tx, &c.Deed, knowledge.RightWrite)
	if err != nil || done {
		return 0, err
	}
	name := c.File.Name
	if c.Deed.Kind == knowledge.DeedUpload {
		id, err = addUpload(tx, c)
	} else {
		id = c.ID
		name, err = moveUpload(tx, c)
	}
	if err != nil {
		return 0, err
	}
	deed := c.Deed
	deed.Object, deed.Detail = strconv.FormatInt(id, 10), name
	return id, record(tx, &deed, doer)
}

func addUpload(tx *batch, c *knowledge.UploadChange) (id int64, err error) {
	spec, err := json.Marshal(c.Spec)
	if err != nil {
		return 0, err
	}
	err = tx.row(`
		insert into uploads (officer, update_id, file_id, file_unique, name, size, spec, state, revision, received_at, changed_at)
		values (?, ?, ?, ?, ?, ?, ?, 'reading', 1, ?8, ?8) returning id`,
		[]any{c.Deed.By, c.File.Update, c.File.FileID, c.File.Unique, c.File.Name, c.File.Size, string(spec), c.Deed.At.Unix()}, &id)
	return id, err
}

// moveUpload changes an upload that is as it was seen, and returns its name.
func moveUpload(tx *batch, c *knowledge.UploadChange) (name string, err error) {
	now := c.Deed.At.Unix()
	switch c.Deed.Kind {
	case knowledge.DeedUploadCorrect:
		spec, err := json.Marshal(c.Spec)
		if err != nil {
			return "", err
		}
		err = tx.row(`
			update uploads set spec = ?, state = 'reading', revision = revision + 1, attempts = 0, outcome = '{}', letter = 0, changed_at = ?
			where id = ? and revision = ? and state in ('asked', 'shown') returning name`,
			[]any{string(spec), now, c.ID, c.Revision}, &name)
		return name, ifChanged(err)
	case knowledge.DeedUploadAccept:
		err = tx.row(`
			update uploads set state = 'accepted', attempts = 0, letter = 0, changed_at = ?2, accepted_by = ?1, accepted_update = ?3, accepted_at = ?2
			where id = ?4 and revision = ?5 and state = 'shown' returning name`,
			[]any{c.Deed.By, now, c.Deed.Update, c.ID, c.Revision}, &name)
		return name, ifChanged(err)
	case knowledge.DeedUploadReject:
		err = tx.row(`
			update uploads set state = 'rejected', outcome = '{}', changed_at = ?
			where id = ? and revision = ? and state in ('reading', 'asked', 'shown') returning name`,
			[]any{now, c.ID, c.Revision}, &name)
		return name, ifChanged(err)
	default:
		return "", fmt.Errorf("%q is no act on an upload", c.Deed.Kind)
	}
}

// ifChanged is [ErrChanged] where a change found nothing to change.
func ifChanged(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrChanged
	}
	return err
}

// writeUploads does what officers do with files. The letter of the same place
// among those of the turn shows how it goes.
func (t *Turn) writeUploads(tx *batch) (ids []int64, err error) {
	for i := range t.Uploads {
		id, err := changeUpload(tx, &t.Uploads[i])
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

// linkUploads keeps which letters show how uploads go.
func (t *Turn) linkUploads(tx *batch, uploads, letters []int64) error {
	for i, id := range uploads {
		if id == 0 || i >= len(letters) || t.Letters[i].Kind != Send || t.Uploads[i].Deed.Kind == knowledge.DeedUploadReject {
			continue
		}
		if _, err := tx.Exec(`update uploads set letter = ? where id = ?`, letters[i], id); err != nil {
			return err
		}
	}
	return nil
}

// uploadColumns are what [scanUpload] reads, of uploads u.
const uploadColumns = `
	u.id, u.officer, ifnull((select name from officers where id = u.officer), ''), u.update_id, u.file_id, u.file_unique, u.name, u.size,
	u.spec, u.state, u.revision, u.attempts, u.outcome, ifnull(u.import, 0), ifnull(u.accepted_by, 0), ifnull(u.accepted_update, 0),
	ifnull(u.accepted_at, 0), ifnull((select name from officers where id = u.accepted_by), ''), u.received_at`

func scanUpload(scan func(to ...any) error, more ...any) (u knowledge.Upload, err error) {
	var spec, outcome string
	var accepted, at int64
	err = scan(append([]any{
		&u.ID, &u.Officer, &u.OfficerName, &u.File.Update, &u.File.FileID, &u.File.Unique, &u.File.Name, &u.File.Size,
		&spec, &u.State, &u.Revision, &u.Attempts, &outcome, &u.Import, &u.Accepted.By, &u.Accepted.Update, &accepted, &u.AcceptedName, &at,
	}, more...)...)
	if err != nil {
		return u, err
	}
	u.At = time.Unix(at, 0)
	if accepted != 0 {
		u.Accepted.At = time.Unix(accepted, 0)
	}
	if err := json.Unmarshal([]byte(spec), &u.Spec); err != nil {
		return u, fmt.Errorf("read what is known of upload %d: %w", u.ID, err)
	}
	var kept uploadOutcome
	if err := json.Unmarshal([]byte(outcome), &kept); err != nil {
		return u, fmt.Errorf("read what upload %d would change: %w", u.ID, err)
	}
	u.Difference, u.Problem = kept.Difference, kept.Problem
	return u, nil
}

// Upload is the one with that id, or an error that wraps
// [knowledge.ErrNotFound].
func (l *Ledger) Upload(ctx context.Context, id int64) (knowledge.Upload, error) {
	return l.upload(ctx, "look up upload", `where u.id = ?`, id)
}

// SameUpload is the newest upload of the same file that is under way, or was
// published, or an error that wraps [knowledge.ErrNotFound].
func (l *Ledger) SameUpload(ctx context.Context, unique string) (knowledge.Upload, error) {
	return l.upload(ctx, "look for the same upload",
		`where u.file_unique = ? and u.state in ('reading', 'asked', 'shown', 'accepted', 'done') order by u.id desc limit 1`, unique)
}

func (l *Ledger) upload(ctx context.Context, what, where string, args ...any) (u knowledge.Upload, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) (err error) {
		u, err = scanUpload(tx.QueryRowContext(ctx, `select `+uploadColumns+` from uploads u `+where, args...).Scan)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return knowledge.Upload{}, fmt.Errorf("%s: %w", what, err)
	}
	return u, nil
}

// OpenUploads are up to limit uploads that are not over, the newest first.
func (l *Ledger) OpenUploads(ctx context.Context, limit int) (open []knowledge.Upload, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		one := func(to func(...any) error) (knowledge.Upload, error) { return scanUpload(to) }
		open, err = readAll(ctx, tx, one, `
			select `+uploadColumns+` from uploads u
			where u.state in ('reading', 'asked', 'shown', 'accepted') order by u.id desc limit ?`, limit)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list uploads: %w", err)
	}
	return open, nil
}
