package versus

import (
	"context"
	"database/sql"
	"errors"
	"iter"
	"path/filepath"
	"strconv"
	"strings"
	"testing/fstest"
	"time"
	"unicode"

	"github.com/blevesearch/bleve/v2"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
	"setara/knowledge/sqlite"
)

// best is how many titles the others are asked for.
const best = 50

// engines are what is compared. Setara is the first: the others are held
// against it.
var engines = []engine{
	{"setara", loadSetara, openSetara},
	{"fts5", loadFTS5, openFTS5},
	{"bleve", loadBleve, openBleve},
}

// engine is something that finds listings in an index that it keeps in a
// folder.
type engine struct {
	name string
	load func(ctx context.Context, folder string, rows iter.Seq2[ingest.Row, error]) error
	open func(ctx context.Context, folder string) (index, error)
}

type index interface {
	// lookup answers a question and tells how many listings it found.
	lookup(ctx context.Context, question string) (found int, err error)
	Close() error
}

// loadedAt is the moment of loading and asking.
var loadedAt = time.Date(2026, 2, 1, 9, 0, 0, 0, knowledge.WIB)

// setara is the catalog as the bot asks it.
type setara struct{ *catalog.Catalog }

func loadSetara(ctx context.Context, folder string, rows iter.Seq2[ingest.Row, error]) error {
	c, err := catalog.Open(ctx, filepath.Join(folder, "knowledge.db"))
	if err != nil {
		return err
	}
	_, err = c.ImportListings(ctx, catalog.ImportOptions{File: "market.csv", Now: loadedAt}, rows)
	return errors.Join(err, c.Close())
}

func openSetara(ctx context.Context, folder string) (index, error) {
	c, err := catalog.Open(ctx, filepath.Join(folder, "knowledge.db"))
	return setara{c}, err
}

func (s setara) lookup(ctx context.Context, question string) (int, error) {
	got, err := s.Comparables(ctx, knowledge.Query{Product: question, AsOf: knowledge.DayOf(loadedAt)})
	return got.Found, err
}

// fts5 is SQLite's full-text search over the titles as they are written.
type fts5 struct{ *sqlite.DB }

func loadFTS5(ctx context.Context, folder string, rows iter.Seq2[ingest.Row, error]) error {
	db, err := openTitles(ctx, folder)
	if err != nil {
		return err
	}
	err = db.Write(ctx, func(tx *sql.Tx) error { return insertTitles(ctx, tx, rows) })
	return errors.Join(err, db.Close())
}

func openFTS5(ctx context.Context, folder string) (index, error) {
	db, err := openTitles(ctx, folder)
	return fts5{db}, err
}

func openTitles(ctx context.Context, folder string) (*sqlite.DB, error) {
	schema := fstest.MapFS{"001_titles.sql": {Data: []byte(`create virtual table titles using fts5 (title)`)}}
	return sqlite.Open(ctx, filepath.Join(folder, "titles.db"), schema, sqlite.Options{Relaxed: true})
}

func insertTitles(ctx context.Context, tx *sql.Tx, rows iter.Seq2[ingest.Row, error]) error {
	insert, err := tx.PrepareContext(ctx, `insert into titles (rowid, title) values (?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // its transaction closes it too
	for row, err := range rows {
		if err != nil {
			return err
		}
		if _, err := insert.ExecContext(ctx, row.Line, row.Listing.Title); err != nil {
			return err
		}
	}
	_, err = tx.ExecContext(ctx, `insert into titles (titles) values ('optimize')`)
	return err
}

func (f fts5) lookup(ctx context.Context, question string) (found int, err error) {
	err = f.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `select rowid, rank from titles where titles match ? order by rank limit ?`, anyWord(question), best)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var id int64
			var rank float64
			if err := rows.Scan(&id, &rank); err != nil {
				return err
			}
			found++
		}
		return rows.Err()
	})
	return found, err
}

// anyWord is the full-text query for titles that have any word of a question.
func anyWord(question string) string {
	words := strings.FieldsFunc(question, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return `"` + strings.Join(words, `" OR "`) + `"`
}

// bleveIndex is bleve as it comes, but that it keeps no copy of the titles and
// builds its index at one go, which makes it the quickest it can be.
type bleveIndex struct{ bleve.Index }

func loadBleve(_ context.Context, folder string, rows iter.Seq2[ingest.Row, error]) error {
	title := bleve.NewTextFieldMapping()
	title.Store, title.DocValues, title.IncludeTermVectors, title.IncludeInAll = false, false, false, false
	mapping := bleve.NewIndexMapping()
	mapping.DefaultMapping.Dynamic = false
	mapping.DefaultMapping.AddFieldMappingsAt("title", title)
	mapping.DefaultField = "title"
	builder, err := bleve.NewBuilder(filepath.Join(folder, "titles.bleve"), mapping,
		map[string]any{"batchSize": 10_000, "buildPathPrefix": folder})
	if err != nil {
		return err
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		if err := builder.Index(strconv.Itoa(row.Line), map[string]any{"title": row.Listing.Title}); err != nil {
			return err
		}
	}
	return builder.Close()
}

func openBleve(_ context.Context, folder string) (index, error) {
	x, err := bleve.Open(filepath.Join(folder, "titles.bleve"))
	return bleveIndex{x}, err
}

func (x bleveIndex) lookup(ctx context.Context, question string) (int, error) {
	request := bleve.NewSearchRequestOptions(bleve.NewMatchQuery(question), best, 0, false)
	result, err := x.SearchInContext(ctx, request)
	if err != nil {
		return 0, err
	}
	return len(result.Hits), nil
}
