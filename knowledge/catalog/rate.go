package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"setara/knowledge"
)

// Rate is what a US dollar costs by the newest rate of that day or before.
// Where there is none the error wraps [knowledge.ErrNotFound].
func (c *Catalog) Rate(ctx context.Context, on knowledge.Day) (knowledge.ExchangeRate, error) {
	rate := knowledge.ExchangeRate{Source: knowledge.SourceOfficer}
	var day int64
	err := c.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			select day, rupiah from rates where currency = ? and day <= ? order by day desc, id desc limit 1`,
			knowledge.CurrencyUSD, on.Unix()).Scan(&day, &rate.Rupiah)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return knowledge.ExchangeRate{}, fmt.Errorf("exchange rate on %s: %w", on, knowledge.ErrNotFound)
	}
	if err != nil {
		return knowledge.ExchangeRate{}, fmt.Errorf("read exchange rate: %w", err)
	}
	rate.Day = knowledge.DayOfUnix(day)
	return rate, nil
}

// SetRate keeps the rate of a day, and returns it with the one that it takes
// the place of, nil for none. An act that was stored before changes nothing:
// what is returned is what it did then.
func (c *Catalog) SetRate(ctx context.Context, rate knowledge.ExchangeRate, act knowledge.Act) (kept knowledge.ExchangeRate, before *knowledge.ExchangeRate, err error) {
	if !rate.Believable() {
		return kept, nil, fmt.Errorf("set exchange rate: %d rupiah for a dollar cannot be", rate.Rupiah)
	}
	err = c.db.Write(ctx, func(tx *sql.Tx) error {
		id, err := storeRate(ctx, tx, rate, act)
		if err != nil {
			return err
		}
		kept, before, err = rateOfRow(ctx, tx, id)
		return err
	})
	if err != nil {
		return knowledge.ExchangeRate{}, nil, fmt.Errorf("set exchange rate: %w", err)
	}
	return kept, before, nil
}

// storeRate adds a rate unless the act was stored before, and returns its row.
func storeRate(ctx context.Context, tx *sql.Tx, rate knowledge.ExchangeRate, act knowledge.Act) (id int64, err error) {
	update := sql.NullInt64{Int64: act.Update, Valid: act.Update != 0}
	err = tx.QueryRowContext(ctx, `select id from rates where set_by = ? and update_id = ?`, act.By, update).Scan(&id)
	if !errors.Is(err, sql.ErrNoRows) {
		return id, err
	}
	err = tx.QueryRowContext(ctx, `
		insert into rates (currency, day, rupiah, set_by, update_id, set_at) values (?, ?, ?, ?, ?, ?) returning id`,
		knowledge.CurrencyUSD, rate.Day.Unix(), int64(rate.Rupiah), act.By, update, act.At.Unix()).Scan(&id)
	return id, err
}

// rateOfRow is the rate of a row, and the one of the same day before it.
func rateOfRow(ctx context.Context, tx *sql.Tx, id int64) (rate knowledge.ExchangeRate, before *knowledge.ExchangeRate, err error) {
	rate.Source = knowledge.SourceOfficer
	var day, was int64
	err = tx.QueryRowContext(ctx, `
		select day, rupiah, coalesce((
			select old.rupiah from rates old
			where old.currency = rates.currency and old.day = rates.day and old.id < rates.id
			order by old.id desc limit 1), 0)
		from rates where id = ?`, id).Scan(&day, &rate.Rupiah, &was)
	if err != nil {
		return rate, nil, err
	}
	rate.Day = knowledge.DayOfUnix(day)
	if was > 0 {
		before = &knowledge.ExchangeRate{Day: rate.Day, Rupiah: knowledge.Rupiah(was), Source: knowledge.SourceOfficer}
	}
	return rate, before, nil
}
