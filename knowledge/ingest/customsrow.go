package ingest

import (
	"fmt"
	"slices"
	"strconv"

	"setara/knowledge"
)

func dutyGoods(r *strictRow) knowledge.DutyGoods {
	return knowledge.DutyGoods{
		Citation: citation(r), Slug: r.code("slug"), Name: r.filled("name"), Words: list(r, "words"), HS: r.text("hs"),
		Groups: groups(r), Usual: rateRange(r, "usual_low", "usual_high"),
		UsualUnsure: r.yes("usual_unsure"), MaybeUntaxed: r.yes("maybe_untaxed"),
		Safeguards: list(r, "safeguards"), Permit: r.text("permit"),
	}
}

func parcelRule(r *strictRow) knowledge.ParcelRule {
	p := knowledge.ParcelRule{
		Citation: citation(r), Groups: groups(r), Free: dollars(r, "free_usd"), FreeID: r.code("free_id"),
		Ceiling: dollars(r, "ceiling_usd"), Unguarded: r.yes("unguarded"), Duty: rateRange(r, "duty_low", "duty_high"),
	}
	if r.text("prepaid") != "" {
		p.Prepaid = new(rate(r, "prepaid"))
	}
	if len(p.Groups) == 0 || p.Ceiling <= p.Free || p.Free <= 0 {
		r.fail("ceiling_usd", "isi kelompok barang dan batasnya; batas atas harus di atas batas bebas bea")
	}
	return p
}

func safeguard(r *strictRow) knowledge.Safeguard {
	s := knowledge.Safeguard{
		Citation: citation(r), Scope: r.code("scope"), Measure: choice(r, "measure", measures),
		Low: amount(r, "low"), High: amount(r, "high"), Unclear: r.yes("unclear"),
	}
	if s.High < s.Low {
		r.fail("high", "bea tertinggi lebih kecil daripada bea terendah")
	}
	return s
}

func tax(r *strictRow, c *knowledge.Customs) {
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
		c.Preferences = append(c.Preferences, knowledge.Preference{Citation: cited, Duty: rate.High, Proof: r.filled("proof")})
	case taxPrepayment:
		c.Prepayments = append(c.Prepayments, knowledge.Prepayment{Citation: cited, Rate: *rate})
	default:
		r.fail("kind", fmt.Sprintf("isinya %q; pilih salah satu dari %s, %s, %s", kind, taxVAT, taxPreference, taxPrepayment))
	}
}

func statement(r *strictRow) knowledge.Statement {
	s := knowledge.Statement{
		Citation: citation(r), About: choice(r, "about", statementTopics), By: r.filled("by"), Text: r.filled("text"),
	}
	if r.text("usd") != "" {
		s.Dollars = dollars(r, "usd")
	}
	return s
}

func fobFact(r *strictRow) knowledge.FOBFact {
	f := knowledge.FOBFact{
		Citation: citation(r), Goods: r.code("goods"), Unit: choice(r, "unit", customsUnits), Price: amount(r, "price"),
		Where: r.filled("place"), By: r.filled("by"),
	}
	if f.Price == 0 {
		r.fail("price", "harga di luar negeri kosong")
	}
	return f
}

func office(r *strictRow) knowledge.Office {
	o := knowledge.Office{
		ID: r.code("id"), Name: r.filled("name"), Contact: r.filled("contact"), For: r.filled("for"),
		Goods: list(r, "goods"), URL: r.text("url"),
	}
	checkLink(r, "url", o.URL)
	return o
}

// yes is a cell that says "ya" or nothing.
func (r *strictRow) yes(column string) bool {
	switch r.text(column) {
	case "ya":
		return true
	case "":
	default:
		r.fail(column, "isi ya, atau kosongkan")
	}
	return false
}

func groups(r *strictRow) []knowledge.ParcelGroup {
	var found []knowledge.ParcelGroup
	for _, part := range list(r, "groups") {
		g := knowledge.ParcelGroup(part)
		if !slices.Contains(parcelGroups, g) {
			r.fail("groups", fmt.Sprintf("%q tidak dikenal; pilih dari %s", part, choices(parcelGroups)))
		}
		found = append(found, g)
	}
	return found
}

// rateRange is the rate between two cells; nil where both are empty.
func rateRange(r *strictRow, low, high string) *knowledge.RateRange {
	if r.text(low) == "" && r.text(high) == "" {
		return nil
	}
	rate := &knowledge.RateRange{Low: rate(r, low), High: rate(r, high)}
	if r.text(low) == "" || r.text(high) == "" || rate.High < rate.Low {
		r.fail(high, "isi tarif terendah dan tertinggi; sama bila tarifnya hanya satu")
	}
	return rate
}

// dollars reads whole dollars.
func dollars(r *strictRow, column string) knowledge.Cents {
	n, err := strconv.ParseInt(r.text(column), 10, 64)
	if err != nil || n < 0 || knowledge.Cents(n) > knowledge.MaxCents/100 {
		r.fail(column, "tulis dolar bulat dalam angka, misalnya 3")
		return 0
	}
	return knowledge.Cents(n * 100)
}
