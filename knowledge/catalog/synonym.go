package catalog

import (
	"context"
	"database/sql"
	"fmt"

	"setara/knowledge"
	"setara/knowledge/ingest"
	"setara/knowledge/text"
)

// Synonyms are all synonyms, by their words.
func (c *Catalog) Synonyms(ctx context.Context) ([]knowledge.Synonym, error) {
	var synonyms []knowledge.Synonym
	err := c.db.Read(ctx, func(tx *sql.Tx) (err error) {
		synonyms, err = selectSynonyms(ctx, tx)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("read synonyms: %w", err)
	}
	return synonyms, nil
}

func selectSynonyms(ctx context.Context, tx *sql.Tx) ([]knowledge.Synonym, error) {
	rows, err := tx.QueryContext(ctx, `select word, means from synonyms order by word`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	var synonyms []knowledge.Synonym
	for rows.Next() {
		var s knowledge.Synonym
		if err := rows.Scan(&s.Word, &s.Means); err != nil {
			return nil, err
		}
		synonyms = append(synonyms, s)
	}
	return synonyms, rows.Err()
}

// SynonymImportOptions are how a file of synonyms is to be loaded.
type SynonymImportOptions struct {
	ImportOptions
	// Confirm is as in [FeeImportOptions].
	Confirm func(SynonymReport) (bool, error)
}

// SynonymReport says what an import of synonyms did, or would do. A row is new
// where its word is, changed where that means something else, and unchanged
// else; none is set apart.
type SynonymReport struct {
	ImportReport
	// Differences are the new and the changed rows, in the file's order.
	Differences []SynonymDifference
	// Kept is how many synonyms the file does not have, which stay.
	Kept int
}

// SynonymDifference is a row of a file that says something new.
type SynonymDifference struct {
	Line  int
	After knowledge.Synonym
	// Before is what the word meant; empty where it was not known.
	Before string
}

// ImportSynonyms loads the rows of a file of synonyms, all or nothing; those that
// it does not have stay. A row whose word could not name goods or a programme, a
// marketplace or "modal", is rejected: it would change what questions ask. Its
// errors are those of [Catalog.ImportFees].
func (c *Catalog) ImportSynonyms(ctx context.Context, opts SynonymImportOptions, rows []ingest.SynonymRow) (SynonymReport, error) {
	usable, sifted, err := sift(&opts.ImportOptions, rows, synonymFault)
	if err != nil {
		return SynonymReport{}, fmt.Errorf("import %s: %w", opts.File, err)
	}
	report, err := importConfirmed(ctx, c.db, confirmedImport[SynonymReport]{
		dryRun:  opts.DryRun,
		confirm: opts.Confirm,
		compare: func(tx *sql.Tx) (SynonymReport, error) { return compareSynonyms(ctx, tx, sifted, usable) },
		publish: func(tx *sql.Tx, report *SynonymReport) error {
			return publishSynonyms(ctx, tx, &opts.ImportOptions, report, usable)
		},
	})
	if err != nil {
		return SynonymReport{}, fmt.Errorf("import %s: %w", opts.File, err)
	}
	return report, nil
}

// synonymFault is why a row cannot be used.
func synonymFault(r *ingest.SynonymRow) *ingest.RowError {
	if r.Err != nil || text.MayBeSynonym(r.Synonym.Word) && text.MayBeSynonym(r.Synonym.Means) {
		return r.Err
	}
	return &ingest.RowError{
		Line: r.Line, Column: "kata", Header: []string{"kata", "artinya"}, Record: []string{r.Synonym.Word, r.Synonym.Means},
		Reason: "bukan nama barang atau program; kata seperti harga, modal, atau nama marketplace tidak boleh dipadankan",
	}
}

// compareSynonyms holds rows against what is known.
func compareSynonyms(ctx context.Context, tx *sql.Tx, sifted ImportReport, rows []ingest.SynonymRow) (SynonymReport, error) {
	known, err := selectSynonyms(ctx, tx)
	if err != nil {
		return SynonymReport{}, err
	}
	means := make(map[string]string, len(known))
	for _, s := range known {
		means[s.Word] = s.Means
	}
	report := SynonymReport{ImportReport: sifted, Kept: len(known)}
	for _, row := range rows {
		before, had := means[row.Synonym.Word]
		if had {
			report.Kept--
		}
		switch {
		case !had:
			report.New++
		case before != row.Synonym.Means:
			report.Changed++
		default:
			report.Unchanged++
			continue
		}
		report.Differences = append(report.Differences, SynonymDifference{Line: row.Line, After: row.Synonym, Before: before})
	}
	return report, nil
}

// publishSynonyms keeps the usable rows, those that change nothing too.
func publishSynonyms(ctx context.Context, tx *sql.Tx, opts *ImportOptions, report *SynonymReport, rows []ingest.SynonymRow) (err error) {
	if report.ImportID, err = noteImport(ctx, tx, opts, ImportSynonyms, &report.ImportReport); err != nil {
		return err
	}
	insert, err := tx.PrepareContext(ctx, `insert into synonym_rows (word, import_id, means) values (?, ?, ?)`)
	if err != nil {
		return err
	}
	defer func() { _ = insert.Close() }() // its transaction closes it too
	for _, row := range rows {
		if _, err := insert.ExecContext(ctx, row.Synonym.Word, report.ImportID, row.Synonym.Means); err != nil {
			return err
		}
	}
	return nil
}

// SynonymWriter writes questions by the synonyms, which are read again where an
// import was loaded or undone since.
func (c *Catalog) SynonymWriter(ctx context.Context) (text.Synonyms, error) {
	version, err := c.Version(ctx)
	if err != nil {
		return text.Synonyms{}, err
	}
	if kept := c.synonyms.Load(); kept != nil && kept.version == version {
		return kept.writer, nil
	}
	list, err := c.Synonyms(ctx)
	if err != nil {
		return text.Synonyms{}, err
	}
	kept := &synonymShelf{version: version, writer: text.NewSynonyms(list)}
	c.synonyms.Store(kept)
	return kept.writer, nil
}

// synonymShelf are the synonyms of one version of the catalog.
type synonymShelf struct {
	version int64
	writer  text.Synonyms
}
