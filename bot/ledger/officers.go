package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"time"

	"setara/knowledge"
)

// ErrChanged tells that what a turn rests on, a right or an invitation, is not
// so any more. Nothing of the turn is stored; taken again, it finds what is so
// now.
var ErrChanged = errors.New("what the turn rests on has changed")

// Need is a right that a turn has used. It is stored only if the person has
// the right then.
type Need struct {
	Officer int64
	Right   knowledge.Right
}

// check returns [ErrChanged] where the person has not got the right.
func (n Need) check(tx *batch) error {
	o, err := officerIn(tx, n.Officer)
	if err == nil && !o.Role.May(n.Right) {
		err = ErrChanged
	}
	return err
}

// officerIn is the officer with that id, without a role for somebody who is
// none.
func officerIn(tx *batch, id int64) (knowledge.Officer, error) {
	o := knowledge.Officer{ID: id}
	err := tx.row(`select role, name, first from officers where id = ?`, []any{id}, &o.Role, &o.Name, &o.First)
	if errors.Is(err, sql.ErrNoRows) {
		return o, nil
	}
	return o, err
}

// Role is the role of a person, empty for somebody who is no officer.
func (l *Ledger) Role(ctx context.Context, person int64) (role knowledge.Role, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `select role from officers where id = ?`, person).Scan(&role)
	})
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("look up the role of %d: %w", person, err)
	}
	return role, nil
}

// May tells whether a person has a right now.
func (l *Ledger) May(ctx context.Context, person int64, right knowledge.Right) (bool, error) {
	role, err := l.Role(ctx, person)
	return role.May(right), err
}

// KeptAsOfficer tells whether something is kept about the person that deleting
// all about their chat leaves: that they are an officer, or what they did as
// one.
func (l *Ledger) KeptAsOfficer(ctx context.Context, person int64) (kept bool, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			select exists (select 1 from officers where id = ?1) or exists (select 1 from audit where by = ?1)`,
			person).Scan(&kept)
	})
	if err != nil {
		return false, fmt.Errorf("look up officer %d: %w", person, err)
	}
	return kept, nil
}

// Staff are the officers and the invitations that nobody has used.
func (l *Ledger) Staff(ctx context.Context) (staff knowledge.Staff, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) (err error) {
		if staff.Officers, err = readOfficers(ctx, tx); err != nil {
			return err
		}
		staff.Invitations, err = readInvitations(ctx, tx)
		return err
	})
	if err != nil {
		return knowledge.Staff{}, fmt.Errorf("list officers: %w", err)
	}
	return staff, nil
}

func readOfficers(ctx context.Context, tx *sql.Tx) (officers []knowledge.Officer, err error) {
	rows, err := tx.QueryContext(ctx, `select id, role, name, first, since from officers order by since, id`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var o knowledge.Officer
		var since int64
		if err := rows.Scan(&o.ID, &o.Role, &o.Name, &o.First, &since); err != nil {
			return nil, err
		}
		o.Since = time.Unix(since, 0)
		officers = append(officers, o)
	}
	return officers, rows.Err()
}

func readInvitations(ctx context.Context, tx *sql.Tx) (invitations []knowledge.Invitation, err error) {
	rows, err := tx.QueryContext(ctx, `
		select id, role, name, made_by, expires_at from invitations where state = 'open' order by id`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var i knowledge.Invitation
		var expires int64
		if err := rows.Scan(&i.Number, &i.Role, &i.Name, &i.By, &expires); err != nil {
			return nil, err
		}
		i.ExpiresAt = time.Unix(expires, 0)
		invitations = append(invitations, i)
	}
	return invitations, rows.Err()
}

// Invitation is the invitation whose token has that hash, or an error that
// wraps [knowledge.ErrNotFound]. It is settled where its inviter may not
// invite any more.
func (l *Ledger) Invitation(ctx context.Context, hash [32]byte) (i knowledge.Invitation, err error) {
	var expires, usedBy int64
	var inviter knowledge.Role
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			select i.id, i.role, i.name, i.made_by, i.expires_at, i.state <> 'open', coalesce(i.used_by, 0), coalesce(o.role, '')
			from invitations i left join officers o on o.id = i.made_by where i.hash = ?`, hash[:]).
			Scan(&i.Number, &i.Role, &i.Name, &i.By, &expires, &i.Settled, &usedBy, &inviter)
	})
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return knowledge.Invitation{}, fmt.Errorf("look up an invitation: %w", err)
	}
	i.Hash, i.ExpiresAt, i.UsedBy = hash, time.Unix(expires, 0), usedBy
	i.Settled = i.Settled || !inviter.May(knowledge.RightManage)
	return i, nil
}

// SetFirstOfficers makes the people with these ids, and nobody else, the first
// officers: they are admins, and no act of an officer changes that. Who was one
// and is not any more is no officer at all. What changes is in the audit.
func (l *Ledger) SetFirstOfficers(ctx context.Context, ids []int64, now time.Time) error {
	staff, err := l.Staff(ctx)
	if err != nil {
		return err
	}
	err = l.commits.write(ctx, func(tx *batch) error {
		for i := range staff.Officers {
			if o := &staff.Officers[i]; o.First && !slices.Contains(ids, o.ID) {
				if err := dropFirst(tx, o.ID, now); err != nil {
					return err
				}
			}
		}
		for _, id := range ids {
			if err := addFirst(tx, id, now); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("set first officers: %w", err)
	}
	return nil
}

func addFirst(tx *batch, id int64, now time.Time) error {
	n, err := affected(tx.Exec(`
		insert into officers (id, role, name, first, since) values (?, 'admin', '', 1, ?)
		on conflict (id) do update set role = 'admin', first = 1 where first = 0`, id, now.Unix()))
	if err != nil || n == 0 {
		return err
	}
	return record(tx, &knowledge.Deed{
		Act: knowledge.Act{At: now}, Kind: knowledge.DeedFirst, Object: strconv.FormatInt(id, 10), Detail: string(knowledge.RoleAdmin),
	}, knowledge.Officer{})
}

func dropFirst(tx *batch, id int64, now time.Time) error {
	if _, err := tx.Exec(`delete from officers where id = ? and first = 1`, id); err != nil {
		return err
	}
	if err := revokeAll(tx, id); err != nil {
		return err
	}
	return record(tx, &knowledge.Deed{
		Act: knowledge.Act{At: now}, Kind: knowledge.DeedNotFirst, Object: strconv.FormatInt(id, 10),
	}, knowledge.Officer{})
}

// revokeAll takes back all that somebody has invited to: a person who may not
// invite any more must not come back by an invitation of their own.
func revokeAll(tx *batch, inviter int64) error {
	_, err := tx.Exec(`update invitations set state = 'revoked' where state = 'open' and made_by = ?`, inviter)
	return err
}
