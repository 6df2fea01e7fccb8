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

// ProfileChange is what becomes of a chat's profile: it is replaced by the one
// to keep, or deleted where there is none.
type ProfileChange struct {
	Keep *knowledge.Profile
}

// Profile is what the chat had kept about the business, or an error that wraps
// [knowledge.ErrNotFound].
func (l *Ledger) Profile(ctx context.Context, chat int64) (p knowledge.Profile, err error) {
	var (
		nib     sql.NullBool
		since   sql.NullString
		needs   []byte
		updated int64
	)
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			select province, city, sector, turnover, nib, sku, since, form, needs, updated_at
			from profiles where chat = ?`, chat).
			Scan(&p.Province, &p.City, &p.Sector, &p.Turnover, &nib, &p.SKU, &since, &p.Form, &needs, &updated)
	})
	switch {
	case errors.Is(err, sql.ErrNoRows):
		err = knowledge.ErrNotFound
	case err == nil:
		err = json.Unmarshal(needs, &p.Needs)
	}
	if nib.Valid {
		p.NIB = &nib.Bool
	}
	if err == nil && since.Valid {
		var date knowledge.Date
		date, err = knowledge.ParseDate(since.String)
		p.Since = &date
	}
	if err != nil {
		return knowledge.Profile{}, fmt.Errorf("read profile of chat %d: %w", chat, err)
	}
	p.UpdatedAt = time.Unix(updated, 0)
	return p, nil
}

// KeepProfile stores the chat's profile as of now, in place of one that there
// is. One that says nothing is refused.
func (l *Ledger) KeepProfile(ctx context.Context, chat int64, p knowledge.Profile, now time.Time) error {
	return l.changeProfile(ctx, chat, ProfileChange{Keep: &p}, now)
}

// DropProfile deletes the chat's profile; where there is none it does nothing.
func (l *Ledger) DropProfile(ctx context.Context, chat int64) error {
	return l.changeProfile(ctx, chat, ProfileChange{}, time.Time{})
}

func (l *Ledger) changeProfile(ctx context.Context, chat int64, c ProfileChange, now time.Time) error {
	err := l.commits.write(ctx, func(tx *batch) error { return c.write(tx, chat, now) })
	if err != nil {
		return fmt.Errorf("change profile of chat %d: %w", chat, err)
	}
	return nil
}

func (c ProfileChange) write(tx *batch, chat int64, now time.Time) error {
	if c.Keep == nil {
		if _, err := tx.Exec(`delete from profiles where chat = ?`, chat); err != nil {
			return err
		}
		return placePerson(tx, chat)
	}
	p := c.Keep
	needs, err := json.Marshal(append([]knowledge.Need{}, p.Needs...))
	if err != nil {
		return fmt.Errorf("write needs of a profile: %w", err)
	}
	var nib, since any
	if p.NIB != nil {
		nib = *p.NIB
	}
	if p.Since != nil {
		since = p.Since.String()
	}
	_, err = tx.Exec(`
		insert into profiles (chat, province, city, sector, turnover, nib, sku, since, form, needs, updated_at)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		on conflict (chat) do update set
			province = excluded.province, city = excluded.city, sector = excluded.sector, turnover = excluded.turnover,
			nib = excluded.nib, sku = excluded.sku, since = excluded.since, form = excluded.form, needs = excluded.needs,
			updated_at = excluded.updated_at`,
		chat, string(p.Province), p.City, string(p.Sector), string(p.Turnover), nib, p.SKU, since, string(p.Form),
		string(needs), now.Unix())
	if err != nil {
		return err
	}
	return placePerson(tx, chat)
}
