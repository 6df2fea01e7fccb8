package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"setara/knowledge"
)

// RecipientOf is the recipient with that private chat, or an error that wraps
// [knowledge.ErrNotFound]: nobody who has not agreed is one.
func (l *Ledger) RecipientOf(ctx context.Context, chat int64) (r knowledge.Recipient, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		r, err = readRecipient(ctx, tx, `p.chat = ?`, chat)
		return err
	})
	if err != nil {
		return knowledge.Recipient{}, fmt.Errorf("read recipient %d: %w", chat, err)
	}
	return r, nil
}

// SampleRecipient is one of those whom a segment is for on that day, behind so
// many others, by their chat. Past the last it is an error that wraps
// [knowledge.ErrNotFound].
func (l *Ledger) SampleRecipient(ctx context.Context, s knowledge.Segment, today knowledge.Day, skip int) (r knowledge.Recipient, err error) {
	where, args, err := segmentWhere(s, today)
	if err != nil {
		return r, err
	}
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		r, err = readRecipient(ctx, tx, where+` order by p.chat limit 1 offset ?`, append(args, max(skip, 0))...)
		return err
	})
	if err != nil {
		return knowledge.Recipient{}, fmt.Errorf("read a sample recipient: %w", err)
	}
	return r, nil
}

// readRecipient reads the person for whom a condition holds.
func readRecipient(ctx context.Context, tx *sql.Tx, where string, args ...any) (r knowledge.Recipient, err error) {
	err = tx.QueryRowContext(ctx, `
		select p.chat, p.name, p.language, p.province, p.city, p.sector, p.scale, p.product, p.active_on
		from people p where `+where, args...).
		Scan(&r.Chat, &r.Name, &r.Language, &r.Province, &r.City, &r.Sector, &r.Scale, &r.Product, &r.ActiveOn)
	if errors.Is(err, sql.ErrNoRows) {
		err = knowledge.ErrNotFound
	}
	if err != nil {
		return knowledge.Recipient{}, err
	}
	rows, err := tx.QueryContext(ctx, `select kind, value from interests where chat = ? order by kind, value`, r.Chat)
	if err != nil {
		return knowledge.Recipient{}, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	for rows.Next() {
		var kind knowledge.SegmentAttribute
		var value string
		if err := rows.Scan(&kind, &value); err != nil {
			return knowledge.Recipient{}, err
		}
		if kind == knowledge.ByProduct {
			r.Products = append(r.Products, value)
		} else {
			r.Programs = append(r.Programs, value)
		}
	}
	return r, rows.Err()
}
