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
		`select * from fee_rows order by id, import_id`,
		`select * from entry_rows order by id, import_id`,
		`select * from synonym_rows order by word, import_id`,
		`select id, names, contents from entry_search order by id`,
		`select doc, term, class from indexed order by doc, term`)
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
		`select i.file, f.id, f.slug, f.platforms, f.kind, f.tier, f.goods, f.rate_low, f.rate_high, f.fixed, f.cap, f.tax,
		        f.valid_from, f.valid_till, f.as_of, f.checked_on, f.notes
		 from fee_rows f join imports i on i.id = f.import_id order by f.id, i.id`,
		`select i.file, e.id, e.slug, e.status, e.valid_from, e.valid_till, e.as_of, e.checked_on, e.document
		 from entry_rows e join imports i on i.id = e.import_id order by e.id, i.id`,
		`select id, names, contents from entry_search order by id`,
		`select i.file, s.word, s.means from synonym_rows s join imports i on i.id = s.import_id order by s.word, i.id`,
		`select l.source, l.sku, d.digest, d.title, d.platform, d.shop, d.location, d.category, d.url, d.unit, d.pack,
		        d.evidence from descriptions d join listings l on l.id = d.listing_id order by 1, 2, d.digest`,
		`select `+key+`, i.file, s.place, s.set_apart from observations o
		 left join sightings s on s.observation_id = o.id left join imports i on i.id = s.import_id
		 join descriptions d on d.id = o.description_id join listings l on l.id = o.listing_id and l.id = d.listing_id
		 order by l.sku, o.observed_on, o.digest, i.id`,
		`select l.source, l.sku, d.digest, t.term, t.class from indexed t
		 left join descriptions d on d.id = t.doc left join listings l on l.id = d.listing_id order by 1, 2, 3, 4`)
}

// dump runs queries over the catalog, and checks its search indexes. The
// temporary table indexed holds the one over listings.
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
		if err := dumpIndex(tx); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `insert into entry_search (entry_search) values ('integrity-check')`); err != nil {
			return fmt.Errorf("index of programmes and rules: %w", err)
		}
		for _, query := range queries {
			if err := dumpQuery(tx, query, &out); err != nil {
				return fmt.Errorf("%s: %w", query, err)
			}
		}
		_, err := tx.ExecContext(context.Background(), `drop table temp.indexed`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// dumpIndex writes every posting of the search index, the length class of the
// title included, to a temporary table, and checks that the counts are right.
func dumpIndex(tx *sql.Tx) error {
	ctx := context.Background()
	if _, err := tx.ExecContext(ctx, `create temp table indexed (doc integer, term text, class integer)`); err != nil {
		return err
	}
	segments, err := selectSegments(ctx, tx)
	if err != nil {
		return err
	}
	for _, s := range segments {
		if err := dumpSegment(ctx, tx, s); err != nil {
			return err
		}
	}
	var wrong int
	err = tx.QueryRowContext(ctx, `
		select count(*) from (select term, sum(docs) as docs from postings group by term) p full join terms t on t.term = p.term
		where p.docs is not t.docs`).Scan(&wrong)
	if err == nil && wrong > 0 {
		err = fmt.Errorf("%d terms are counted wrong", wrong)
	}
	return err
}

func dumpSegment(ctx context.Context, tx *sql.Tx, s segment) error {
	rows, err := tx.QueryContext(ctx, `select term, docs, entries from postings where segment = ?`, s.id)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	all := map[int64]bool{}
	for rows.Next() {
		var term string
		var docs int64
		var entries []byte
		if err := rows.Scan(&term, &docs, &entries); err != nil {
			return err
		}
		doc, n := s.first-1, int64(0)
		eachPosting(entries, func(step, class int) {
			doc, n = doc+int64(step), n+1
			all[doc] = true
			if _, err := tx.ExecContext(ctx, `insert into indexed values (?, ?, ?)`, doc, term, class); err != nil {
				panic(err)
			}
		})
		if n != docs || doc > s.last {
			return fmt.Errorf("%q: %d postings up to %d, want %d up to %d", term, n, doc, docs, s.last)
		}
	}
	if int64(len(all)) > s.docs {
		return fmt.Errorf("segment %d names %d descriptions and counts %d", s.id, len(all), s.docs)
	}
	return rows.Err()
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
