package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"setara/knowledge"
)

// Authorize is the moment of an act that changes another store than this one:
// in one transaction it finds out whether the doer has the right, and puts the
// deed into the audit. Where it returns false the act must not be done. A deed
// that is in the audit already, of a message that is handled again after a
// crash, was allowed then and may be finished.
func (l *Ledger) Authorize(ctx context.Context, right knowledge.Right, deed knowledge.Deed) (ok bool, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		ok = true
		if done, err := recorded(tx, &deed); err != nil || done {
			return err
		}
		doer, err := officerIn(tx, deed.By)
		if err != nil {
			return err
		}
		if ok = doer.Role.May(right); !ok {
			return nil
		}
		return record(tx, &deed, doer)
	})
	if err != nil {
		return false, fmt.Errorf("authorize %s by %d: %w", deed.Kind, deed.By, err)
	}
	return ok, nil
}

// Record puts a deed into the audit, unless it is there.
func (l *Ledger) Record(ctx context.Context, deed knowledge.Deed) error {
	err := l.commits.write(ctx, func(tx *batch) error { return recordOnce(tx, &deed) })
	if err != nil {
		return fmt.Errorf("record %s by %d: %w", deed.Kind, deed.By, err)
	}
	return nil
}

func recordOnce(tx *batch, deed *knowledge.Deed) error {
	if done, err := recorded(tx, deed); err != nil || done {
		return err
	}
	doer, err := officerIn(tx, deed.By)
	if err != nil {
		return err
	}
	return record(tx, deed, doer)
}

// doerOf begins an act that goes into the audit: it returns the officer who does
// it. Done tells that the same message has done so before. It returns [ErrChanged]
// for who does not have the right.
func doerOf(tx *batch, deed *knowledge.Deed, right knowledge.Right) (doer knowledge.Officer, done bool, err error) {
	if done, err := recorded(tx, deed); err != nil || done {
		return knowledge.Officer{}, done, err
	}
	if doer, err = officerIn(tx, deed.By); err == nil && !doer.Role.May(right) {
		err = ErrChanged
	}
	return doer, false, err
}

// recorded tells whether the deed of a message is in the audit.
func recorded(tx *batch, deed *knowledge.Deed) (done bool, err error) {
	if deed.Update == 0 {
		return false, nil
	}
	err = tx.row(`select exists (select 1 from audit where update_id = ? and kind = ?)`,
		[]any{deed.Update, string(deed.Kind)}, &done)
	return done, err
}

// record puts a deed of an officer as they are now into the audit.
func record(tx *batch, deed *knowledge.Deed, doer knowledge.Officer) error {
	update := sql.NullInt64{Int64: deed.Update, Valid: deed.Update != 0}
	_, err := tx.Exec(`
		insert into audit (at, by, name, role, kind, object, detail, update_id) values (?, ?, ?, ?, ?, ?, ?, ?)`,
		deed.At.Unix(), deed.By, doer.Name, string(doer.Role), string(deed.Kind), deed.Object, deed.Detail, update)
	return err
}

// Audit are deeds, the newest first: at most so many, behind so many newer
// ones.
func (l *Ledger) Audit(ctx context.Context, skip, limit int) (deeds []knowledge.Deed, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select id, at, by, name, role, kind, object, detail, coalesce(update_id, 0)
			from audit order by id desc limit ? offset ?`, limit, skip)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var d knowledge.Deed
			var at int64
			if err := rows.Scan(&d.Number, &at, &d.By, &d.Name, &d.Role, &d.Kind, &d.Object, &d.Detail, &d.Update); err != nil {
				return err
			}
			d.At = time.Unix(at, 0)
			deeds = append(deeds, d)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read the audit: %w", err)
	}
	return deeds, nil
}

// CountDeeds is how many deeds the audit holds.
func (l *Ledger) CountDeeds(ctx context.Context) (n int, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select count(*) from audit`).Scan(&n)
	})
	if err != nil {
		return 0, fmt.Errorf("count the audit: %w", err)
	}
	return n, nil
}
