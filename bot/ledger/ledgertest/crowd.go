// Package ledgertest fills a bot.db for tests and benchmarks of many people.
package ledgertest

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	"setara/knowledge"
	_ "setara/knowledge/sqlite" // brings the driver
)

// sectors and scales are those that the crowd has.
var (
	sectors = []knowledge.Sector{
		knowledge.SectorFood, knowledge.SectorFashion, knowledge.SectorBeauty, knowledge.SectorCraft, knowledge.SectorHome,
		knowledge.SectorFarming, knowledge.SectorServices, knowledge.SectorTrade,
	}
	scales = []knowledge.Scale{knowledge.ScaleUltraMicro, knowledge.ScaleMicro, knowledge.ScaleSmall, knowledge.ScaleMedium}
)

// insertPeople and insertInterests take the first chat and how many people;
// the former also the lists to choose from, as JSON, and today.
const (
	insertPeople = `
		with recursive n (i) as (select 0 union all select i + 1 from n where i + 1 < ?2)
		insert into people (chat, name, language, province, city, sector, scale, product, active_on)
		select ?1 + i, 'Ibu ' || i, iif(i % 20 = 0, 'en', 'id'),
			?3 ->> (i % json_array_length(?3)), 'Kota ' || (i % 500),
			?4 ->> (i / json_array_length(?3) % json_array_length(?4)),
			?5 ->> (i / json_array_length(?3) / json_array_length(?4) % json_array_length(?5)),
			'Barang ' || (i % 100), ?6 - i % 300
		from n`
	insertInterests = `
		insert into interests (kind, value, chat)
		select 'product', 'barang ' || (chat % 100), chat from people
		where chat >= ?1 and chat < ?1 + ?2 and chat % 10 = 0`
)

// Crowd puts n people who agreed to be written to into the bot.db at path, which
// must be there; their chats are numbered from first on. The provinces, sectors
// and scales come in turns, each combination as often as any other; one in ten
// has asked about goods. All have written within 300 days, so that nobody is
// told that they will be deleted. Nobody may be among them yet.
func Crowd(ctx context.Context, path string, first int64, n int, today knowledge.Day) (err error) {
	db, err := sql.Open("sqlite", (&url.URL{
		Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path),
		RawQuery: "mode=rw&_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=foreign_keys(on)",
	}).String())
	if err == nil {
		defer func() { err = errors.Join(err, db.Close()) }()
		err = fill(ctx, db, first, n, today)
	}
	if err != nil {
		return fmt.Errorf("make a crowd of %d: %w", n, err)
	}
	return nil
}

func fill(ctx context.Context, db *sql.DB, first int64, n int, today knowledge.Day) error {
	args := []any{first, n}
	for _, list := range []any{knowledge.Provinces(), sectors, scales} {
		text, err := json.Marshal(list)
		if err != nil {
			return err
		}
		args = append(args, string(text))
	}
	args = append(args, int64(today))
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // after a commit it does nothing
	if _, err := tx.ExecContext(ctx, insertPeople, args...); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, insertInterests, first, n); err != nil {
		return err
	}
	return tx.Commit()
}
