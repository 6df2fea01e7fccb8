package catalog

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"setara/knowledge"
)

// Fees are all fees of the ledger, in force or not, by id.
func (c *Catalog) Fees(ctx context.Context) ([]knowledge.Fee, error) {
	var fees []knowledge.Fee
	err := c.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select id, slug, platforms, kind, tier, goods, rate_low, rate_high, fixed, cap, base,
			       valid_from, valid_till, as_of, confidence, sources, check_url, notes
			from fees order by id`)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			fee, err := scanFee(rows)
			if err != nil {
				return err
			}
			fees = append(fees, fee)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read fees: %w", err)
	}
	return fees, nil
}

func scanFee(rows *sql.Rows) (knowledge.Fee, error) {
	var f knowledge.Fee
	var platforms, sources string
	var from, until sql.NullInt64
	var asOf int64
	err := rows.Scan(&f.ID, &f.Slug, &platforms, &f.Kind, &f.Tier, &f.Group, &f.RateLow, &f.RateHigh,
		&f.Fixed, &f.Cap, &f.Base, &from, &until, &asOf, &f.Confidence, &sources, &f.CheckURL, &f.Notes)
	if err != nil {
		return f, err
	}
	if err := json.Unmarshal([]byte(platforms), &f.Platforms); err != nil {
		return f, fmt.Errorf("platforms of fee %s: %w", f.ID, err)
	}
	if err := json.Unmarshal([]byte(sources), &f.Sources); err != nil {
		return f, fmt.Errorf("sources of fee %s: %w", f.ID, err)
	}
	f.From, f.Until, f.AsOf = dayOrNil(from), dayOrNil(until), knowledge.DayOfUnix(asOf)
	return f, nil
}

func insertFees(ctx context.Context, tx *sql.Tx, fees []knowledge.Fee) error {
	insert, err := tx.PrepareContext(ctx, `
		insert into fees (id, slug, platforms, kind, tier, goods, rate_low, rate_high, fixed, cap, base,
		                  valid_from, valid_till, as_of, confidence, sources, check_url, notes)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // its transaction closes it too
	for i := range fees {
		f := &fees[i]
		platforms, err := json.Marshal(f.Platforms)
		if err != nil {
			return err
		}
		sources, err := json.Marshal(f.Sources)
		if err != nil {
			return err
		}
		_, err = insert.ExecContext(ctx, f.ID, f.Slug, string(platforms), f.Kind, f.Tier, f.Group,
			int64(f.RateLow), int64(f.RateHigh), int64(f.Fixed), int64(f.Cap), f.Base,
			nullDay(f.From), nullDay(f.Until), f.AsOf.Unix(), f.Confidence, string(sources), f.CheckURL, f.Notes)
		if err != nil {
			return fmt.Errorf("keep fee %s: %w", f.ID, err)
		}
	}
	return nil
}

func dayOrNil(seconds sql.NullInt64) *knowledge.Day {
	if !seconds.Valid {
		return nil
	}
	day := knowledge.DayOfUnix(seconds.Int64)
	return &day
}

func nullDay(day *knowledge.Day) sql.NullInt64 {
	if day == nil {
		return sql.NullInt64{}
	}
	return sql.NullInt64{Int64: day.Unix(), Valid: true}
}
