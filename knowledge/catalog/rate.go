package catalog

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// Rate is what a US dollar costs by the newest rate of that day or before.
// Where there is none the error wraps [knowledge.ErrNotFound].
func (c *Catalog) Rate(ctx context.Context, on knowledge.Day) (knowledge.ExchangeRate, error) {
	rate := knowledge.ExchangeRate{Source: knowledge.SourceOfficer}
	var day int64
	err := c.db.Read(ctx, func(tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
			select day, rupiah from rates where currency = ? and day <= ? order by day desc limit 1`,
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

// SetRate keeps the rate of a day; an earlier one of that day is replaced and
// returned, else nil. Where the same officer set the same rate before, nothing
// changes. By is the chat of the officer.
func (c *Catalog) SetRate(ctx context.Context, rate knowledge.ExchangeRate, by int64, now time.Time) (before *knowledge.ExchangeRate, err error) {
	if !rate.Believable() {
		return nil, fmt.Errorf("set exchange rate: %d rupiah for a dollar cannot be", rate.Rupiah)
	}
	err = c.db.Write(ctx, func(tx *sql.Tx) error {
		before = nil
		old := knowledge.ExchangeRate{Day: rate.Day, Source: knowledge.SourceOfficer}
		err := tx.QueryRowContext(ctx, `select rupiah from rates where currency = ? and day = ?`,
			knowledge.CurrencyUSD, rate.Day.Unix()).Scan(&old.Rupiah)
		switch {
		case err == nil:
			before = &old
		case !errors.Is(err, sql.ErrNoRows):
			return err
		}
		_, err = tx.ExecContext(ctx, `
			insert into rates (currency, day, rupiah, set_by, set_at) values (?, ?, ?, ?, ?)
			on conflict (currency, day) do update
			set rupiah = excluded.rupiah, set_by = excluded.set_by, set_at = excluded.set_at
			where rupiah <> excluded.rupiah`,
			knowledge.CurrencyUSD, rate.Day.Unix(), int64(rate.Rupiah), by, now.Unix())
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("set exchange rate: %w", err)
	}
	return before, nil
}
