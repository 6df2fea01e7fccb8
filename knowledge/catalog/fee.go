package catalog

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"setara/knowledge"
	"setara/knowledge/ingest"
)

// Fees are all fees of the ledger, in force or not, by id.
func (c *Catalog) Fees(ctx context.Context) ([]knowledge.Fee, error) {
	var fees []knowledge.Fee
	err := c.db.Read(ctx, func(tx *sql.Tx) (err error) {
		fees, err = selectFees(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read fees: %w", err)
	}
	return fees, nil
}

// feeColumns are the columns of a fee, in the order of scanFee and feeValues.
const feeColumns = `id, slug, platforms, kind, tier, goods, rate_low, rate_high, fixed, cap, tax, base,
	valid_from, valid_till, as_of, checked_on, confidence, sources, check_url, notes`

func selectFees(ctx context.Context, tx *sql.Tx) ([]knowledge.Fee, error) {
	return queryFees(ctx, tx, `select `+feeColumns+` from fees order by id`)
}

func selectStarterFees(ctx context.Context, tx *sql.Tx) ([]knowledge.Fee, error) {
	return queryFees(ctx, tx, `select `+feeColumns+` from fee_rows where import_id = ? order by id`, starterImport)
}

func queryFees(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]knowledge.Fee, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	var fees []knowledge.Fee
	for rows.Next() {
		fee, err := scanFee(rows)
		if err != nil {
			return nil, err
		}
		fees = append(fees, fee)
	}
	return fees, rows.Err()
}

func scanFee(rows *sql.Rows) (knowledge.Fee, error) {
	var f knowledge.Fee
	var platforms, sources string
	var from, until sql.NullInt64
	var asOf, checkedOn int64
	err := rows.Scan(&f.ID, &f.Slug, &platforms, &f.Kind, &f.Tier, &f.Group, &f.RateLow, &f.RateHigh,
		&f.Fixed, &f.Cap, &f.Tax, &f.Base, &from, &until, &asOf, &checkedOn, &f.Confidence, &sources, &f.CheckURL, &f.Notes)
	if err != nil {
		return f, err
	}
	if err := json.Unmarshal([]byte(platforms), &f.Platforms); err != nil {
		return f, fmt.Errorf("platforms of fee %s: %w", f.ID, err)
	}
	if err := json.Unmarshal([]byte(sources), &f.Sources); err != nil {
		return f, fmt.Errorf("sources of fee %s: %w", f.ID, err)
	}
	f.From, f.Until = dayOrNil(from), dayOrNil(until)
	f.AsOf, f.CheckedOn = knowledge.DayOfUnix(asOf), knowledge.DayOfUnix(checkedOn)
	return f, nil
}

// insertFees keeps rows as those of an import.
func insertFees(ctx context.Context, tx *sql.Tx, importID int64, rows []ingest.FeeRow) error {
	insert, err := tx.PrepareContext(ctx, `
		insert into fee_rows (`+feeColumns+`, slug_made, import_id)
		values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // its transaction closes it too
	for i := range rows {
		values, err := feeValues(&rows[i].Fee)
		if err != nil {
			return err
		}
		if _, err := insert.ExecContext(ctx, append(values, rows[i].SlugMade, importID)...); err != nil {
			return fmt.Errorf("keep fee %s: %w", rows[i].Fee.ID, err)
		}
	}
	return nil
}

func feeValues(f *knowledge.Fee) ([]any, error) {
	platforms, err := json.Marshal(f.Platforms)
	if err != nil {
		return nil, err
	}
	sources, err := json.Marshal(f.Sources)
	if err != nil {
		return nil, err
	}
	return []any{
		f.ID, f.Slug, string(platforms), f.Kind, f.Tier, f.Group,
		int64(f.RateLow), int64(f.RateHigh), int64(f.Fixed), int64(f.Cap), f.Tax, f.Base,
		nullDay(f.From), nullDay(f.Until), f.AsOf.Unix(), f.LastChecked().Unix(), f.Confidence,
		string(sources), f.CheckURL, f.Notes,
	}, nil
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
