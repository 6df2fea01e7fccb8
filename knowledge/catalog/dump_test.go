package catalog

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
)

// tb is what the helpers need of a test; rapid's have it too.
type tb interface {
	Helper()
	Fatal(args ...any)
}

// rawDump is every row of every table of the market, ids included, and every
// term of the search index.
func rawDump(t tb, c *Catalog) string {
	t.Helper()
	return dump(t, c,
		`select * from listings order by id`,
		`select * from descriptions order by id`,
		`select * from observations order by id`,
		`select * from sightings order by observation_id, import_id`,
		`select doc, term from words order by doc, term`)
}

// contentDump is the same by what the rows say: imports by the name of their
// file, everything else by its listing. Undone imports are left out, and the
// counts of the others, which tell of the day of loading.
func contentDump(t tb, c *Catalog) string {
	t.Helper()
	const key = `l.source, l.sku, d.title, d.location, o.observed_on, o.price, o.sold`
	return dump(t, c,
		`select file from imports where undone_at is null order by id`,
		`select source, sku from listings order by 1, 2`,
		`select l.source, l.sku, d.digest, d.title, d.platform, d.shop, d.location, d.category, d.url, d.unit, d.pack,
		        d.evidence from descriptions d join listings l on l.id = d.listing_id order by 1, 2, d.digest`,
		`select `+key+`, i.file, s.place, s.set_apart from observations o
		 left join sightings s on s.observation_id = o.id left join imports i on i.id = s.import_id
		 join descriptions d on d.id = o.description_id join listings l on l.id = o.listing_id and l.id = d.listing_id
		 order by l.sku, o.observed_on, o.digest, i.id`,
		`select l.source, l.sku, d.digest, t.term from (select doc as rowid, term from words) t
		 left join descriptions d on d.id = `+gathered+` left join listings l on l.id = d.listing_id order by 1, 2, 3, 4`)
}

// dump runs queries over the catalog. The temporary table words holds the
// search index.
func dump(t tb, c *Catalog, queries ...string) string {
	t.Helper()
	ctx := context.Background()
	session, err := c.db.NewSession(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = session.Close() }()
	var out strings.Builder
	err = session.Write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(context.Background(), `insert into titles (titles) values ('integrity-check')`); err != nil {
			return fmt.Errorf("integrity check of the search index: %w", err)
		}
		if _, err := tx.ExecContext(context.Background(), `create virtual table temp.words using fts5vocab(main, titles, instance)`); err != nil {
			return err
		}
		for _, query := range queries {
			if err := dumpQuery(tx, query, &out); err != nil {
				return fmt.Errorf("%s: %w", query, err)
			}
		}
		_, err := tx.ExecContext(context.Background(), `drop table temp.words`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func dumpQuery(tx *sql.Tx, query string, out *strings.Builder) error {
	rows, err := tx.QueryContext(context.Background(), query)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	columns, err := rows.Columns()
	if err != nil {
		return err
	}
	fmt.Fprintln(out, columns)
	values, targets := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		targets[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(targets...); err != nil {
			return err
		}
		fmt.Fprintln(out, values...)
	}
	return rows.Err()
}
