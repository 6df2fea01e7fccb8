package ingest

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

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
	readers := [len(CustomsFiles)]func(*feeRow){
		collect(&c.Goods, dutyGoods), collect(&c.Parcels, parcelRule), collect(&c.Safeguards, safeguard),
		func(r *feeRow) { tax(r, c) }, collect(&c.Statements, statement), collect(&c.FOBFacts, fobFact), collect(&c.Offices, office),
	}
	for i, name := range CustomsFiles {
		if err := readCustomsFile(open, name, customsColumns[name], readers[i]); err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
	}
	return c, nil
}

// collect keeps what read makes of each row.
func collect[T any](to *[]T, read func(*feeRow) T) func(*feeRow) {
	return func(r *feeRow) { *to = append(*to, read(r)) }
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

func readCustomsFile(open func(string) (io.ReadCloser, error), name string, columns []string, read func(*feeRow)) (err error) {
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
	table, err := readCustomsTable(file, columns)
	if err != nil {
		return err
	}
	var faults []error
	for _, row := range table.rows {
		if len(row.cells) != len(table.header) {
			row.fail(columns[0], fmt.Sprintf("ada %d isian, seharusnya %d; periksa koma dan tanda kutip",
				len(row.cells), len(table.header)))
		} else {
			read(row)
		}
		if row.err != nil && len(faults) < maxFeeErrors {
			faults = append(faults, row.err)
		}
	}
	return errors.Join(faults...)
}

// readCustomsTable reads the cells of a file that has just those columns.
func readCustomsTable(r io.Reader, columns []string) (*feeTable, error) {
	data, err := readFeeText(r)
	if err != nil {
		return nil, err
	}
	reader := csv.NewReader(bytes.NewReader(data))
	reader.FieldsPerRecord = -1
	reader.Comma = feeSeparator(data)
	header, err := reader.Read()
	if err != nil {
		return nil, &FileError{Reason: "berkas kosong atau baris judulnya rusak"}
	}
	table := &feeTable{header: header, places: map[string]int{}}
	for i, name := range header {
		table.places[strings.TrimSpace(name)] = i
	}
	if len(table.places) != len(columns) || slices.ContainsFunc(columns, func(c string) bool { _, ok := table.places[c]; return !ok }) {
		return nil, &FileError{Reason: "judul kolomnya harus: " + strings.Join(columns, ", ")}
	}
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return table, nil
		}
		if err != nil {
			return nil, brokenFeeRow(err, header)
		}
		if line, _ := reader.FieldPos(0); !blankFeeRow(record) {
			table.rows = append(table.rows, &feeRow{table: table, line: line, cells: record})
		}
	}
}

// citation reads the columns that every file but that of offices has.
func citation(r *feeRow) knowledge.Citation {
	c := knowledge.Citation{
		ID: r.code("id"), Regulation: r.text("regulation"), Number: r.text("number"),
		From: r.day("from"), Until: r.day("until"), Confidence: choice(r, "confidence", feeConfidences),
		Sources: r.list("sources"), CheckURL: r.text("check_url"), Notes: r.text("notes"),
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
		r.link("sources", link)
	}
	if c.CheckURL == "" {
		r.fail("check_url", "tulis alamat untuk memeriksa kebenarannya")
	}
	return c
}

func dutyGoods(r *feeRow) knowledge.DutyGoods {
	return knowledge.DutyGoods{
		Citation: citation(r), Slug: r.code("slug"), Name: r.required("name"), Words: r.list("words"), HS: r.text("hs"),
		Groups: groups(r), Usual: rateRange(r, "usual_low", "usual_high"),
		UsualUnsure: r.yes("usual_unsure"), MaybeUntaxed: r.yes("maybe_untaxed"),
		Safeguards: r.list("safeguards"), Permit: r.text("permit"),
	}
}

func parcelRule(r *feeRow) knowledge.ParcelRule {
	p := knowledge.ParcelRule{
		Citation: citation(r), Groups: groups(r), Free: dollars(r, "free_usd"), FreeID: r.code("free_id"),
		Ceiling: dollars(r, "ceiling_usd"), Unguarded: r.yes("unguarded"), Duty: rateRange(r, "duty_low", "duty_high"),
	}
	if r.text("prepaid") != "" {
		p.Prepaid = new(r.rate("prepaid"))
	}
	if len(p.Groups) == 0 || p.Ceiling <= p.Free || p.Free <= 0 {
		r.fail("ceiling_usd", "isi kelompok barang dan batasnya; batas atas harus di atas batas bebas bea")
	}
	return p
}

func safeguard(r *feeRow) knowledge.Safeguard {
	s := knowledge.Safeguard{
		Citation: citation(r), Scope: r.code("scope"), Measure: choice(r, "measure", measures),
		Low: r.amount("low"), High: r.amount("high"), Unclear: r.yes("unclear"),
	}
	if s.High < s.Low {
		r.fail("high", "bea tertinggi lebih kecil daripada bea terendah")
	}
	return s
}

// The kinds of row in the file of taxes.
const (
	taxVAT        = "vat"
	taxPreference = "preference"
	taxPrepayment = "prepayment"
)

func tax(r *feeRow, c *knowledge.Customs) {
	cited, rate := citation(r), rateRange(r, "rate_low", "rate_high")
	if rate == nil {
		r.fail("rate_low", "tarif kosong")
		return
	}
	switch kind := r.text("kind"); kind {
	case taxVAT:
		part, errPart := strconv.ParseInt(r.text("part"), 10, 32)
		whole, errWhole := strconv.ParseInt(r.text("whole"), 10, 32)
		if errPart != nil || errWhole != nil || part < 1 || whole < part || !rate.Exact() {
			r.fail("part", "dasar pengenaan harus pecahan sampai satu, misalnya 11 dan 12, dengan satu tarif")
		}
		c.VATs = append(c.VATs, knowledge.VATRule{Citation: cited, Rate: rate.Low, Part: part, Whole: whole})
	case taxPreference:
		c.Preferences = append(c.Preferences, knowledge.Preference{Citation: cited, Duty: rate.High, Proof: r.required("proof")})
	case taxPrepayment:
		c.Prepayments = append(c.Prepayments, knowledge.Prepayment{Citation: cited, Rate: *rate})
	default:
		r.fail("kind", fmt.Sprintf("isinya %q; pilih salah satu dari %s, %s, %s", kind, taxVAT, taxPreference, taxPrepayment))
	}
}

func statement(r *feeRow) knowledge.Statement {
	s := knowledge.Statement{
		Citation: citation(r), About: choice(r, "about", statementTopics), By: r.required("by"), Text: r.required("text"),
	}
	if r.text("usd") != "" {
		s.Dollars = dollars(r, "usd")
	}
	return s
}

func fobFact(r *feeRow) knowledge.FOBFact {
	f := knowledge.FOBFact{
		Citation: citation(r), Goods: r.code("goods"), Unit: choice(r, "unit", customsUnits), Price: r.amount("price"),
		Where: r.required("place"), By: r.required("by"),
	}
	if f.Price == 0 {
		r.fail("price", "harga di luar negeri kosong")
	}
	return f
}

func office(r *feeRow) knowledge.Office {
	o := knowledge.Office{
		ID: r.code("id"), Name: r.required("name"), Contact: r.required("contact"), For: r.required("for"),
		Goods: r.list("goods"), URL: r.text("url"),
	}
	r.link("url", o.URL)
	return o
}

// required is a cell that may not be empty.
func (r *feeRow) required(column string) string {
	s := r.text(column)
	if s == "" {
		r.fail(column, "tidak boleh kosong")
	}
	return s
}

// yes is a cell that says "ya" or nothing.
func (r *feeRow) yes(column string) bool {
	switch r.text(column) {
	case "ya":
		return true
	case "":
	default:
		r.fail(column, "isi ya, atau kosongkan")
	}
	return false
}

func groups(r *feeRow) []knowledge.ParcelGroup {
	var found []knowledge.ParcelGroup
	for _, part := range r.list("groups") {
		g := knowledge.ParcelGroup(part)
		if !slices.Contains(parcelGroups, g) {
			r.fail("groups", fmt.Sprintf("%q tidak dikenal; pilih dari %s", part, choices(parcelGroups)))
		}
		found = append(found, g)
	}
	return found
}

// rateRange is the rate between two cells; nil where both are empty.
func rateRange(r *feeRow, low, high string) *knowledge.RateRange {
	if r.text(low) == "" && r.text(high) == "" {
		return nil
	}
	rate := &knowledge.RateRange{Low: r.rate(low), High: r.rate(high)}
	if r.text(low) == "" || r.text(high) == "" || rate.High < rate.Low {
		r.fail(high, "isi tarif terendah dan tertinggi; sama bila tarifnya hanya satu")
	}
	return rate
}

// dollars reads whole dollars.
func dollars(r *feeRow, column string) knowledge.Cents {
	n, err := strconv.ParseInt(r.text(column), 10, 64)
	if err != nil || n < 0 || knowledge.Cents(n) > knowledge.MaxCents/100 {
		r.fail(column, "tulis dolar bulat dalam angka, misalnya 3")
		return 0
	}
	return knowledge.Cents(n * 100)
}
