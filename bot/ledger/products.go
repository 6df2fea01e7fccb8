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

// errFull: the chat has as many products as are kept for one.
var errFull = errors.New("no more products are kept for one owner")

// ProductChange is one change of what is kept about a chat's products: one
// that is kept, or the key of one that is dropped.
type ProductChange struct {
	Keep *knowledge.Product
	Drop string
}

// Products are what the chat has kept, by name; none for a chat that has kept
// nothing.
func (l *Ledger) Products(ctx context.Context, chat int64) (products []knowledge.Product, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select id, key, name, cost, unit, pack, goods, updated_at
			from products where chat = ? order by name, key`, chat)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			p, err := scanProduct(rows)
			if err != nil {
				return err
			}
			products = append(products, p)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read products of chat %d: %w", chat, err)
	}
	return products, nil
}

func scanProduct(rows *sql.Rows) (knowledge.Product, error) {
	var (
		p       knowledge.Product
		goods   []byte
		updated int64
	)
	err := rows.Scan(&p.ID, &p.Key, &p.Name, &p.Cost, &p.Unit, &p.Pack, &goods, &updated)
	if err != nil {
		return p, err
	}
	return p, fillProduct(&p, goods, updated)
}

// fillProduct fills in what a product's row holds in another form.
func fillProduct(p *knowledge.Product, goods []byte, updated int64) error {
	p.UpdatedAt = time.Unix(updated, 0)
	if err := json.Unmarshal(goods, &p.Goods); err != nil {
		return fmt.Errorf("read parts of product %d: %w", p.ID, err)
	}
	return nil
}

// KeepProduct stores a product of the chat as of now. One of the same key is
// replaced and keeps its id. It fails where the chat has
// [knowledge.MaxProducts] others.
func (l *Ledger) KeepProduct(ctx context.Context, chat int64, p knowledge.Product, now time.Time) error {
	return l.changeProduct(ctx, chat, ProductChange{Keep: &p}, now)
}

// DropProduct deletes the chat's product of that key; where there is none it
// does nothing.
func (l *Ledger) DropProduct(ctx context.Context, chat int64, key string) error {
	return l.changeProduct(ctx, chat, ProductChange{Drop: key}, time.Time{})
}

func (l *Ledger) changeProduct(ctx context.Context, chat int64, c ProductChange, now time.Time) error {
	err := l.commits.write(ctx, func(tx *batch) error { return c.write(tx, chat, now) })
	if err != nil {
		return fmt.Errorf("change products of chat %d: %w", chat, err)
	}
	return nil
}

func (c ProductChange) write(tx *batch, chat int64, now time.Time) error {
	if c.Keep == nil {
		if _, err := tx.Exec(`delete from products where chat = ? and key = ?`, chat, c.Drop); err != nil {
			return err
		}
		return dropInterest(tx, chat, c.Drop)
	}
	p := c.Keep
	goods, err := json.Marshal(&p.Goods)
	if err != nil {
		return fmt.Errorf("write parts of a product: %w", err)
	}
	var others int
	err = tx.row(`select count(*) from products where chat = ? and key <> ?`, []any{chat, p.Key}, &others)
	if err != nil {
		return err
	}
	if others >= knowledge.MaxProducts {
		return errFull
	}
	_, err = tx.Exec(`
		insert into products (chat, key, name, cost, unit, pack, goods, updated_at)
		values (?, ?, ?, ?, ?, ?, ?, ?)
		on conflict (chat, key) do update set
			name = excluded.name, cost = excluded.cost, unit = excluded.unit, pack = excluded.pack,
			goods = excluded.goods, updated_at = excluded.updated_at`,
		chat, p.Key, p.Name, int64(p.Cost), string(p.Unit), int64(p.Pack), string(goods), now.Unix())
	if err != nil {
		return err
	}
	return keepInterest(tx, chat, p, now)
}
