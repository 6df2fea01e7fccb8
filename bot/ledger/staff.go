package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strconv"

	"setara/knowledge"
)

// ChangeStaff makes one change at once, see [Turn.Staff]. It returns an error
// that wraps [ErrChanged] where the doer has no right to it, or where there is
// nothing to change any more.
func (l *Ledger) ChangeStaff(ctx context.Context, c knowledge.StaffChange) error {
	err := l.commits.write(ctx, func(tx *batch) error { return changeStaff(tx, &c) })
	if err != nil {
		return fmt.Errorf("%s by %d: %w", c.Deed.Kind, c.Deed.By, err)
	}
	return nil
}

// changeStaff makes a change and puts it into the audit, unless the same
// message has done so before.
func changeStaff(tx *batch, c *knowledge.StaffChange) error {
	if done, err := recorded(tx, &c.Deed); err != nil || done {
		return err
	}
	doer, err := officerIn(tx, c.Deed.By)
	if err != nil {
		return err
	}
	if !mayChange(doer, c) {
		return ErrChanged
	}
	deed := c.Deed
	switch deed.Kind {
	case knowledge.DeedInvite:
		err = invite(tx, c.Invitation, &deed)
	case knowledge.DeedRevoke:
		err = revoke(tx, c.Number, &deed)
	case knowledge.DeedAccept:
		doer, err = accept(tx, c.Number, &deed)
	case knowledge.DeedAppoint:
		err = appoint(tx, c.Officer, c.Role, &deed)
	case knowledge.DeedRemove, knowledge.DeedLeave:
		err = removeOfficer(tx, c.Officer, &deed)
	default:
		err = fmt.Errorf("%q changes no officers", deed.Kind)
	}
	if err != nil {
		return err
	}
	return record(tx, &deed, doer)
}

// mayChange tells whether the doer has the right to the change: to leave is
// everybody's own affair, and to accept is whose the token is.
func mayChange(doer knowledge.Officer, c *knowledge.StaffChange) bool {
	switch c.Deed.Kind {
	case knowledge.DeedAccept:
		return doer.Role == ""
	case knowledge.DeedLeave:
		return doer.ID == c.Officer
	default:
		return doer.Role.May(knowledge.RightManage)
	}
}

func invite(tx *batch, i *knowledge.Invitation, deed *knowledge.Deed) error {
	var number int64
	err := tx.row(`
		insert into invitations (hash, role, name, made_by, expires_at) values (?, ?, ?, ?, ?) returning id`,
		[]any{i.Hash[:], string(i.Role), i.Name, deed.By, i.ExpiresAt.Unix()}, &number)
	deed.Object, deed.Detail = strconv.FormatInt(number, 10), string(i.Role)+" "+i.Name
	return err
}

func revoke(tx *batch, number int64, deed *knowledge.Deed) error {
	deed.Object = strconv.FormatInt(number, 10)
	err := tx.row(`
		update invitations set state = 'revoked' where id = ? and state = 'open' returning role || ' ' || name`,
		[]any{number}, &deed.Detail)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrChanged
	}
	return err
}

// accept makes an officer of who holds the token, where the invitation is open
// and whose it is may still invite.
func accept(tx *batch, number int64, deed *knowledge.Deed) (knowledge.Officer, error) {
	deed.Object = strconv.FormatInt(number, 10)
	o := knowledge.Officer{ID: deed.By}
	err := changed(affected(tx.Exec(`
		update invitations set state = 'accepted', used_by = ?1
		where id = ?2 and state = 'open' and expires_at > ?3
			and exists (select 1 from officers where id = made_by and role = 'admin')`, deed.By, number, deed.At.Unix())))
	if err != nil {
		return o, err
	}
	err = tx.row(`
		insert into officers (id, role, name, since) select ?, role, name, ? from invitations where id = ? returning role, name`,
		[]any{deed.By, deed.At.Unix(), number}, &o.Role, &o.Name)
	deed.Detail = string(o.Role)
	return o, err
}

func appoint(tx *batch, officer int64, role knowledge.Role, deed *knowledge.Deed) error {
	deed.Object = strconv.FormatInt(officer, 10)
	err := tx.row(`
		update officers set role = ?1 where id = ?2 and first = 0 and role <> ?1 returning role || ' ' || name`,
		[]any{string(role), officer}, &deed.Detail)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrChanged
	}
	if err == nil && !role.May(knowledge.RightManage) {
		err = revokeAll(tx, officer)
	}
	if err == nil {
		err = adminLeft(tx)
	}
	return err
}

func removeOfficer(tx *batch, officer int64, deed *knowledge.Deed) error {
	gone, err := officerIn(tx, officer)
	if err != nil {
		return err
	}
	deed.Object, deed.Detail = strconv.FormatInt(officer, 10), string(gone.Role)+" "+gone.Name
	if err := changed(affected(tx.Exec(`delete from officers where id = ? and first = 0`, officer))); err != nil {
		return err
	}
	if err := revokeAll(tx, officer); err != nil {
		return err
	}
	return adminLeft(tx)
}

// adminLeft returns [ErrChanged] where nobody is an admin any more.
func adminLeft(tx *batch) error {
	var left bool
	err := tx.row(`select exists (select 1 from officers where role = 'admin')`, nil, &left)
	if err == nil && !left {
		err = ErrChanged
	}
	return err
}

// changed returns [ErrChanged] where a statement found nothing to change.
func changed(rows int, err error) error {
	if err == nil && rows == 0 {
		return ErrChanged
	}
	return err
}
