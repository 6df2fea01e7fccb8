package ingest

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"setara/knowledge"
)

// citationColumns stand in every customs file, one for each field of
// [knowledge.Citation].
var citationColumns = []string{
	"id", "regulation", "number", "from", "until", "as_of", "confidence", "sources", "check_url", "notes",
}

// The closed lists of the customs files.
var (
	parcelGroups = []knowledge.ParcelGroup{
		knowledge.ParcelGeneral, knowledge.ParcelBook, knowledge.ParcelWatch, knowledge.ParcelCosmetic,
		knowledge.ParcelSteel, knowledge.ParcelBag, knowledge.ParcelTextile, knowledge.ParcelFootwear,
		knowledge.ParcelBicycle,
	}
	measures = []knowledge.Measure{
		knowledge.MeasurePiece, knowledge.MeasureMetre, knowledge.MeasureSquareMetre, knowledge.MeasureKilogram,
	}
	statementTopics = []knowledge.StatementTopic{knowledge.StatementCheap, knowledge.StatementParcel}
	customsUnits    = []knowledge.Unit{
		knowledge.UnitPiece, knowledge.UnitPair, knowledge.UnitSet, knowledge.UnitMetre, knowledge.UnitKilogram,
		knowledge.UnitLitre,
	}
)

// CustomsFiles are the files that [Customs] reads, by what stands in them.
var CustomsFiles = [...]string{
	"goods.csv", "parcels.csv", "safeguards.csv", "taxes.csv", "statements.csv", "fob.csv", "offices.csv",
}

// Customs reads the customs rules out of the files that open gives, each of
// them CSV in UTF-8 with a header that names its columns, in any order. What
// the columns mean stands in the doc of package starter.
//
// The reading is as strict as that of [Fees], and for the same reason: one row
// at fault refuses the file.
func Customs(open func(name string) (io.ReadCloser, error)) (*knowledge.Customs, error) {
	c := &knowledge.Customs{}
	readers := [len(CustomsFiles)]func(*strictRow){
		collect(&c.Goods, dutyGoods), collect(&c.Parcels, parcelRule), collect(&c.Safeguards, safeguard),
		func(r *strictRow) { tax(r, c) }, collect(&c.Statements, statement), collect(&c.FOBFacts, fobFact), collect(&c.Offices, office),
	}
	for i, name := range CustomsFiles {
		if err := readCustomsFile(open, name, customsColumns[name], readers[i]); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return c, nil
}

// collect keeps what read makes of each row.
func collect[T any](to *[]T, read func(*strictRow) T) func(*strictRow) {
	return func(r *strictRow) { *to = append(*to, read(r)) }
}

// customsColumns are the columns of each file, beside those of a citation.
var customsColumns = map[string][]string{
	"goods.csv": {
		"slug", "name", "words", "hs", "groups", "usual_low", "usual_high", "usual_unsure", "maybe_untaxed",
		"safeguards", "permit",
	},
	"parcels.csv": {
		"groups", "free_usd", "free_id", "ceiling_usd", "duty_low", "duty_high", "prepaid", "unguarded",
	},
	"safeguards.csv": {"scope", "measure", "low", "high", "unclear"},
	"taxes.csv":      {"kind", "rate_low", "rate_high", "part", "whole", "proof"},
	"statements.csv": {"about", "by", "text", "usd"},
	"fob.csv":        {"goods", "unit", "price", "place", "by"},
	"offices.csv":    {"name", "contact", "for", "goods", "url"},
}

func readCustomsFile(open func(string) (io.ReadCloser, error), name string, columns []string, read func(*strictRow)) (err error) {
	file, err := open(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if name == "offices.csv" {
		columns = append([]string{"id"}, columns...)
	} else {
		columns = append(slices.Clone(citationColumns), columns...)
	}
	rows, err := readStrictTable(file, columns)
	if err != nil {
		return err
	}
	var faults []error
	for _, row := range rows {
		read(row)
		if row.err != nil && len(faults) < maxRowErrors {
			faults = append(faults, row.err)
		}
	}
	return errors.Join(faults...)
}

// citation reads the columns that every file but that of offices has.
func citation(r *strictRow) knowledge.Citation {
	c := knowledge.Citation{
		ID: r.code("id"), Regulation: r.text("regulation"), Number: r.text("number"),
		From: r.day("from"), Until: r.day("until"), Confidence: choice(r, "confidence", feeConfidences),
		Sources: list(r, "sources"), CheckURL: r.text("check_url"), Notes: r.text("notes"),
	}
	// What is known of a duty may be older than any listing.
	asOf, err := knowledge.ParseDay(r.text("as_of"))
	if err != nil {
		r.fail("as_of", "tanggal terbit kosong atau tidak terbaca; tulis seperti 2026-02-11")
	}
	c.AsOf = asOf
	if c.From != nil && c.Until != nil && *c.Until < *c.From {
		r.fail("until", fmt.Sprintf("hari terakhir %s lebih awal daripada hari pertama %s", c.Until, c.From))
	}
	for _, link := range append(slices.Clone(c.Sources), c.CheckURL) {
		checkLink(r, "sources", link)
	}
	if c.CheckURL == "" {
		r.fail("check_url", "tulis alamat untuk memeriksa kebenarannya")
	}
	return c
}

// The kinds of row in the file of taxes.
const (
	taxVAT        = "vat"
	taxPreference = "preference"
	taxPrepayment = "prepayment"
)
