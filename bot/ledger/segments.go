package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"time"

	"setara/knowledge"
)

// SavedSegments are the segments that officers named, by their name.
func (l *Ledger) SavedSegments(ctx context.Context) (saved []knowledge.SavedSegment, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `select name, rule, made_by, at from segments order by name`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var s knowledge.SavedSegment
			var rule []byte
			var at int64
			if err := rows.Scan(&s.Name, &rule, &s.By, &at); err != nil {
				return err
			}
			if err := json.Unmarshal(rule, &s.Segment); err != nil {
				return fmt.Errorf("read a rule: %w", err)
			}
			s.At = time.Unix(at, 0)
			saved = append(saved, s)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list segments: %w", err)
	}
	return saved, nil
}

// ChangeSegment makes one change at once, see [Turn.Segments]. It returns an
// error that wraps [ErrChanged] where the doer has no right to it, or where
// there is nothing to throw away any more.
func (l *Ledger) ChangeSegment(ctx context.Context, c knowledge.SegmentChange) error {
	err := l.commits.write(ctx, func(tx *batch) error { return changeSegment(tx, &c) })
	if err != nil {
		return fmt.Errorf("%s by %d: %w", c.Deed.Kind, c.Deed.By, err)
	}
	return nil
}

// changeSegment makes a change and puts it into the audit, unless the same
// message has done so before.
func changeSegment(tx *batch, c *knowledge.SegmentChange) error {
	if done, err := recorded(tx, &c.Deed); err != nil || done {
		return err
	}
	doer, err := officerIn(tx, c.Deed.By)
	if err != nil {
		return err
	}
	if c.Deed.Kind != knowledge.DeedSegment {
		return fmt.Errorf("%q changes no segments", c.Deed.Kind)
	}
	if !doer.Role.May(knowledge.RightWrite) {
		return ErrChanged
	}
	if c.Segment == nil {
		err = changed(affected(tx.Exec(`delete from segments where name = ?`, c.Name)))
	} else {
		err = saveSegment(tx, c)
	}
	if err != nil {
		return err
	}
	deed := c.Deed
	deed.Object = c.Name
	return record(tx, &deed, doer)
}

func saveSegment(tx *batch, c *knowledge.SegmentChange) error {
	if err := c.Segment.Check(); err != nil {
		return err
	}
	rule, err := json.Marshal(c.Segment)
	if err != nil {
		return err
	}
	var others int
	if err := tx.row(`select count(*) from segments where name <> ?`, []any{c.Name}, &others); err != nil {
		return err
	}
	if others >= knowledge.MaxSavedSegments {
		return ErrChanged
	}
	_, err = tx.Exec(`
		insert into segments (name, rule, made_by, at) values (?, ?, ?, ?)
		on conflict (name) do update set rule = excluded.rule, made_by = excluded.made_by, at = excluded.at`,
		c.Name, string(rule), c.Deed.By, c.Deed.At.Unix())
	return err
}
