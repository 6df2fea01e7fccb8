package catalog

import (
	"context"
	"database/sql"
	"fmt"
	"iter"

	"setara/knowledge"
	"setara/knowledge/ingest"
	"setara/knowledge/sqlite"
	"setara/knowledge/text"
)

// chunkRows is how many rows are held in memory before they are written to
// the temporary table.
const chunkRows = 1000

// createStaged makes the temporary table of a file's usable rows, numbered by
// their place. The first columns serve the search for joke prices, see
// [neighbourhood].
const createStaged = `
create temp table staged (
    place          integer primary key,
    line           integer not null, -- of the file
    set_apart      integer not null,
    unit_price     integer not null, -- 0 where it is nobody's neighbour
    category_group integer not null,
    kind_group     integer not null,
    source         text    not null,
    sku            text    not null,
    observed_on    integer not null,
    digest         integer not null,
    description    integer not null, -- its digest
    price          integer not null,
    price_original integer not null,
    price_min      integer not null,
    price_max      integer not null,
    sold           integer not null,
    rating         real    not null,
    title          text    not null,
    platform       text    not null,
    shop           text    not null,
    location       text    not null,
    category       text    not null,
    url            text    not null,
    unit           text    not null,
    pack           integer not null,
    evidence       text    not null
)`

const indexStaged = `
create index temp.staged_key on staged (source, sku, observed_on, digest)`

const insertStaged = `
insert into staged values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`

// stager takes the rows of one file into the temporary tables of a session.
type stager struct {
	session *sqlite.Session
	opts    ImportOptions
	rejects rejects
	rows    int
	places  int // of usable rows
	chunk   []stagedRow
}

// stagedRow is a usable row and what is derived from it.
type stagedRow struct {
	place   int
	line    int
	listing knowledge.Listing
	around  neighbourhood
}

// stage reads all rows, writes the usable ones to the temporary table, sets
// joke prices apart and sorts. It takes no lock on the catalog. The report
// has Rows, Rejected, Reasons and Apart filled.
func stage(ctx context.Context, session *sqlite.Session, opts ImportOptions, rows iter.Seq2[ingest.Row, error]) (ImportReport, error) {
	s := &stager{session: session, opts: opts}
	if err := s.exec(ctx, createStaged); err != nil {
		return ImportReport{}, fmt.Errorf("prepare import: %w", err)
	}
	if err := s.readAll(ctx, rows); err != nil {
		return ImportReport{}, err
	}
	report := ImportReport{Rows: s.rows, Rejected: s.rejects.total, Reasons: s.rejects.first}
	if enough := 2*s.places >= s.rows && s.places > 0; !enough && !opts.Force {
		return report, &RefusedError{Rows: s.rows, Rejected: s.rejects.total, Reasons: s.rejects.top(), First: s.rejects.first}
	}
	err := session.Prepare(ctx, func(tx *sql.Tx) (err error) {
		if err := setApart(ctx, tx, s.places); err != nil {
			return err
		}
		report.Apart, err = apartRows(ctx, tx)
		return err
	})
	if err != nil {
		return ImportReport{}, fmt.Errorf("look for joke prices: %w", err)
	}
	if err := s.exec(ctx, indexStaged); err != nil {
		return ImportReport{}, fmt.Errorf("sort rows: %w", err)
	}
	return report, nil
}

func (s *stager) exec(ctx context.Context, statement string) error {
	return s.session.Prepare(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, statement)
		return err
	})
}

func (s *stager) readAll(ctx context.Context, rows iter.Seq2[ingest.Row, error]) error {
	for row, err := range rows {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.add(row); err != nil {
			return err
		}
		if len(s.chunk) == chunkRows {
			if err := s.flush(ctx); err != nil {
				return err
			}
		}
	}
	return s.flush(ctx)
}

func (s *stager) add(row ingest.Row) error {
	s.rows++
	rejected := row.Err
	if rejected == nil {
		rejected = unfit(row.Line, &row.Listing)
	}
	if rejected == nil {
		s.places++
		s.chunk = append(s.chunk, s.read(row.Line, row.Listing))
		return nil
	}
	s.rejects.add(rejected)
	if s.opts.Rejected != nil {
		if err := s.opts.Rejected(rejected); err != nil {
			return fmt.Errorf("hand over rejected row: %w", err)
		}
	}
	return nil
}

// read derives from a row what the search for joke prices needs.
func (s *stager) read(line int, l knowledge.Listing) stagedRow {
	title := text.ReadTitle(l.Title)
	return stagedRow{place: s.places, line: line, listing: l, around: neighbourhoodOf(l, title)}
}

// flush writes the chunk. Nothing is read from the file meanwhile.
func (s *stager) flush(ctx context.Context) error {
	err := s.session.Prepare(ctx, func(tx *sql.Tx) error {
		insert, err := tx.PrepareContext(ctx, insertStaged)
		if err != nil {
			return err
		}
		defer func() { _ = insert.Close() }() // its transaction closes it too
		for i := range s.chunk {
			if _, err := insert.ExecContext(ctx, s.chunk[i].values()...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("stage rows: %w", err)
	}
	clear(s.chunk)
	s.chunk = s.chunk[:0]
	if s.opts.Progress != nil {
		s.opts.Progress(s.rows)
	}
	return nil
}

// values are the arguments of insertStaged.
func (r *stagedRow) values() []any {
	l := &r.listing
	evidence := joinEvidence(l.Evidence)
	description := digestOf(l.Title, string(l.Platform), l.Shop, l.Location, l.Category, l.URL,
		string(l.Unit), int64(l.Pack), evidence)
	digest := digestOf(description, int64(l.Price), int64(l.PriceOriginal), int64(l.PriceMin), int64(l.PriceMax),
		l.Sold, l.Rating)
	return []any{
		r.place, r.line, r.around.joke, int64(r.around.unitPrice), r.around.category, r.around.kind, l.Source, l.SKU, l.ObservedOn.Unix(), digest, description,
		int64(l.Price), int64(l.PriceOriginal), int64(l.PriceMin), int64(l.PriceMax), l.Sold, l.Rating,
		l.Title, string(l.Platform), l.Shop, l.Location, l.Category, l.URL, string(l.Unit), int64(l.Pack),
		evidence,
	}
}
