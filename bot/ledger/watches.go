package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

var (
	// errWatchesFull: the chat has as many watches as are kept for one.
	errWatchesFull = errors.New("no more products are watched for one owner")
	// errNoProduct: what is to be watched is not kept.
	errNoProduct = errors.New("a product that is not kept cannot be watched")
)

// WatchChange is one change of what is watched for a chat: the watch of the
// kept product of that key that is set, or the key of the product that is
// watched no more.
type WatchChange struct {
	Keep *knowledge.Watch
	Drop string
}

// watchColumns are read by [scanWatch].
const watchColumns = `w.id, w.goods, w.category, w.threshold, w.unit,
	w.local_price, w.local_n, w.local_on, w.import_price, w.import_n, w.import_on,
	p.id, p.key, p.name, p.cost, p.unit, p.pack, p.goods, p.updated_at`

// Watches are what is watched for the chat, by the product's name; none for a
// chat that watches nothing.
func (l *Ledger) Watches(ctx context.Context, chat int64) (watches []knowledge.Watch, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select `+watchColumns+` from products p join watches w on w.product = p.id
			where p.chat = ? order by p.name, p.key`, chat)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			w, err := scanWatch(rows)
			if err != nil {
				return err
			}
			watches = append(watches, w)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read watches of chat %d: %w", chat, err)
	}
	return watches, nil
}

// scanWatch reads the columns of a watch behind those in before.
func scanWatch(rows *sql.Rows, before ...any) (knowledge.Watch, error) {
	var (
		w                 knowledge.Watch
		localOn, importOn int64
		goods             []byte
		updated           int64
	)
	err := rows.Scan(append(before, &w.ID, &w.Goods, &w.Category, &w.Threshold, &w.Unit,
		&w.Local.Price, &w.Local.N, &localOn, &w.Import.Price, &w.Import.N, &importOn,
		&w.Product.ID, &w.Product.Key, &w.Product.Name, &w.Product.Cost, &w.Product.Unit, &w.Product.Pack,
		&goods, &updated)...)
	if err != nil {
		return w, err
	}
	w.Local.On, w.Import.On = knowledge.DayOfUnix(localOn), knowledge.DayOfUnix(importOn)
	return w, fillProduct(&w.Product, goods, updated)
}

// KeepWatch sets the watch of the chat's kept product that it names, in place
// of one that there is. It fails where that product is not kept, or where the
// chat has [knowledge.MaxWatches] others.
func (l *Ledger) KeepWatch(ctx context.Context, chat int64, w knowledge.Watch) error {
	return l.changeWatch(ctx, chat, WatchChange{Keep: &w})
}

// DropWatch ends the watch of the chat's product of that key; where there is
// none it does nothing.
func (l *Ledger) DropWatch(ctx context.Context, chat int64, key string) error {
	return l.changeWatch(ctx, chat, WatchChange{Drop: key})
}

func (l *Ledger) changeWatch(ctx context.Context, chat int64, c WatchChange) error {
	err := l.commits.write(ctx, func(tx *batch) error { return c.write(tx, chat) })
	if err != nil {
		return fmt.Errorf("change watches of chat %d: %w", chat, err)
	}
	return nil
}

// write makes the change. A watch that is set gets an id of its own, so that
// what was found out for the one before it is not taken for its own.
func (c *WatchChange) write(tx *batch, chat int64) error {
	key := c.Drop
	if c.Keep != nil {
		key = c.Keep.Product.Key
	}
	if _, err := tx.Exec(`
		delete from watches where product = (select id from products where chat = ? and key = ?)`, chat, key); err != nil {
		return err
	}
	w := c.Keep
	if w == nil {
		return nil
	}
	var others int
	err := tx.row(`select count(*) from products p join watches w on w.product = p.id where p.chat = ?`,
		[]any{chat}, &others)
	if err != nil {
		return err
	}
	if others >= knowledge.MaxWatches {
		return errWatchesFull
	}
	n, err := affected(tx.Exec(`
		insert into watches (product, goods, category, threshold, unit,
			local_price, local_n, local_on, import_price, import_n, import_on)
		select id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from products where chat = ? and key = ?`,
		w.Goods, w.Category, int64(w.Threshold), string(w.Unit), int64(w.Local.Price), w.Local.N, w.Local.On.Unix(),
		int64(w.Import.Price), w.Import.N, w.Import.On.Unix(), chat, key))
	if err == nil && n == 0 {
		err = errNoProduct
	}
	return err
}

// DueWatch is a watch that was not set against the present knowledge yet.
type DueWatch struct {
	Chat int64
	knowledge.Watch
}

// DueWatches are up to limit watches behind the one after, oldest first, that
// were last set against another version of the knowledge than this, or never.
// Those of chats that cannot be written to wait until they can.
func (l *Ledger) DueWatches(ctx context.Context, version, after int64, limit int) (due []DueWatch, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select p.chat, `+watchColumns+` from watches w join products p on p.id = w.product
			where w.id > ? and w.checked is not ?
				and not exists (select 1 from chats c where c.id = p.chat and c.unreachable_since is not null)
			order by w.id limit ?`, after, version, limit)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var d DueWatch
			if d.Watch, err = scanWatch(rows, &d.Chat); err != nil {
				return err
			}
			due = append(due, d)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list due watches: %w", err)
	}
	return due, nil
}

// Checked is a watch that was set against a version of the knowledge.
type Checked struct {
	// Watch has what the owner knows once the letters have told it.
	Watch   knowledge.Watch
	Version int64
	// Letters tell what has moved; none where nothing has.
	Letters []Letter
}

// CheckWatches stores watches as checked and queues what they have to tell, in
// one transaction: when it returns, all of it is on the disk, or none. It
// returns how many letters were queued. What was found out for a watch that
// has been ended or set anew meanwhile is told to nobody.
func (l *Ledger) CheckWatches(ctx context.Context, checked []Checked, now time.Time) (queued int, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		queued = 0
		for i := range checked {
			n, err := checked[i].write(tx, now)
			if err != nil {
				return err
			}
			queued += n
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("store %d checked watches: %w", len(checked), err)
	}
	return queued, nil
}

func (c *Checked) write(tx *batch, now time.Time) (queued int, err error) {
	w := &c.Watch
	n, err := affected(tx.Exec(`
		update watches set unit = ?, local_price = ?, local_n = ?, local_on = ?,
			import_price = ?, import_n = ?, import_on = ?, checked = ?
		where id = ?`,
		string(w.Unit), int64(w.Local.Price), w.Local.N, w.Local.On.Unix(),
		int64(w.Import.Price), w.Import.N, w.Import.On.Unix(), c.Version, w.ID))
	if err != nil || n == 0 {
		return 0, err
	}
	for i := range c.Letters {
		if _, err := c.Letters[i].insert(tx, now); err != nil {
			return 0, err
		}
	}
	return len(c.Letters), nil
}
