package ingest

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// entryRecord is one record of a table of programmes or rules.
type entryRecord struct {
	tableRow
	kind  EntryKind
	today knowledge.Day
	// slugMade is as in EntryRow.
	slugMade bool
	// unread are the columns whose words stand as sentences, since Setara's
	// lists do not have them.
	unread []string
}

// read reads the whole row.
func (r *entryRecord) read() EntryRow {
	row := EntryRow{Line: r.line}
	if !r.whole() {
		return row
	}
	if r.kind == EntryRegulations {
		row.Regulation = r.regulation()
	} else {
		row.Program = r.program()
	}
	row.SlugMade, row.Says = r.slugMade, r.says()
	return row
}

// program reads a row of a table of programmes.
func (r *entryRecord) program() *knowledge.Program {
	p := &knowledge.Program{Entry: r.entry("name", "agency", knowledge.ProgramStatuses)}
	p.Purpose = r.filled("purpose")
	p.Needs = r.needs()
	sums := knowledge.AspectCost
	if slices.Contains(p.Needs, knowledge.NeedCapital) {
		sums = knowledge.AspectAmount
	}
	p.Points = r.points("benefits", knowledge.AspectBenefit, sums)
	if len(p.Points) == 0 {
		r.fail("benefits", "kosong; tulis paling sedikit satu manfaat")
	}
	for _, text := range clauses(r.text("eligibility")) {
		p.Points = append(p.Points, qualification(text))
	}
	var apart []knowledge.Point
	p.Conditions, apart = r.conditions()
	p.Points = append(p.Points, apart...)
	p.Steps = clauses(r.text("how_to_apply"))
	p.Bring = parts(r.text("bring"), ";|,")
	return p
}

// regulation reads a row of a table of rules. Where no column says what a rule
// is for, the first sentence of what it means does.
func (r *entryRecord) regulation() *knowledge.Regulation {
	rule := &knowledge.Regulation{
		Entry:  r.entry("short_title", "issuer", knowledge.RegulationStatuses),
		Number: r.filled("number"), Topic: oneLine(r.text("topic")),
		Binds: parts(r.text("who_it_binds"), ",;|"), Report: parts(r.text("report_to"), ";|"),
	}
	rule.Points = r.meaning(rule.Status)
	if len(rule.Points) == 0 {
		r.fail("meaning_for_owner", "kosong; tulis artinya bagi pemilik usaha")
		return rule
	}
	if rule.Purpose = oneLine(r.text("purpose")); rule.Purpose == "" {
		rule.Purpose = rule.Points[0].Text
	}
	return rule
}

// meaning reads what a rule means for an owner. What no word tells the aspect
// of is about imports where it speaks of them, and is history where the row is
// of something that happened. Bare figures say nothing one by one, so that
// they stay together.
func (r *entryRecord) meaning(status knowledge.Status) []knowledge.Point {
	points := r.points("meaning_for_owner", "", knowledge.AspectRate)
	for i := range points {
		p := &points[i]
		switch {
		case p.Aspect == knowledge.AspectCost:
			p.Aspect = knowledge.AspectRate
		case p.Aspect != "":
		case status == knowledge.StatusDecision || status == knowledge.StatusEvent:
			p.Aspect = knowledge.AspectPast
		case wordAt(strings.ToLower(p.Text), "impor*") >= 0:
			p.Aspect = knowledge.AspectImport
		default:
			p.Aspect = knowledge.AspectBenefit
		}
	}
	if figures := r.text("key_figures"); !saysNothing(figures) {
		points = append(points, knowledge.Point{Aspect: knowledge.AspectRate, Text: sentence(keyFigures + oneLine(figures))})
	}
	return points
}

// keyFigures stands before the figures of a rule that a table lists apart.
const keyFigures = "Angka penting: "

// entry reads what both kinds have in common.
func (r *entryRecord) entry(name, agency string, statuses []knowledge.Status) knowledge.Entry {
	e := knowledge.Entry{
		ID: r.id(), Name: r.filled(name), Aliases: parts(r.text("keywords"), ",;|"), Agency: r.filled(agency),
		Contacts: parts(r.text("contact"), ";|"), Address: r.filled("official_url"), Status: r.status(statuses),
		CheckedOn: r.checkedOn(), Confidence: choice(r, "confidence", confidences), Sources: list(r, "source_urls"),
		Unsure: clauses(r.text("unconfirmed_facts")), ReplacedBy: parts(r.text("replaced_by"), ",;|"),
		From: r.date("effective_from"), Until: r.date("effective_to"),
	}
	e.Slug = r.slug(e.ID, e.Name)
	if asOf := r.date("as_of"); asOf != nil {
		e.AsOf = *asOf
	} else {
		r.fail("as_of", "kosong; tulis tanggal sumbernya, misalnya 2026-02-13")
	}
	if e.AsOf.Day > r.today {
		r.fail("as_of", notYet(e.AsOf.String()))
	}
	if checkedEarly(&e) {
		r.fail("checked_on", earlyCheck(&e))
	}
	if endsEarly(e.From, e.Until) {
		r.fail("effective_to", fmt.Sprintf("hari terakhir %s lebih awal daripada hari pertama %s", e.Until, e.From))
	}
	checkLink(r, "official_url", e.Address)
	for _, link := range e.Sources {
		checkLink(r, "source_urls", link)
	}
	for _, id := range e.ReplacedBy {
		if !entryID.MatchString(id) || id == e.ID {
			r.fail("replaced_by", fmt.Sprintf("%q bukan nomor program atau aturan lain; tulis misalnya P02 atau R01", id))
		}
	}
	return e
}

// conditions reads who qualifies. What the columns say beyond Setara's lists
// comes back as points: a list that is not understood whole shuts nobody out.
func (r *entryRecord) conditions() (knowledge.Conditions, []knowledge.Point) {
	var apart []knowledge.Point
	aside := func(what, column string) {
		r.unread = append(r.unread, column)
		apart = append(apart, knowledge.Point{Aspect: knowledge.AspectCondition, Text: sentence(what + ": " + oneLine(r.text(column)))})
	}
	var c knowledge.Conditions
	var all bool
	if c.Scales, all = valuesIn[knowledge.Scale]("skala", r.text("scale")); !all {
		aside("Skala usaha", "scale")
	}
	if c.Sectors, all = valuesIn[knowledge.Sector]("sektor", r.text("sector")); !all {
		aside("Jenis usaha", "sector")
	}
	if c.NIB, all = nibOf(r.text("needs_nib")); !all {
		aside("NIB", "needs_nib")
	}
	if limit := r.text("omzet_cap"); !saysNothing(limit) {
		if c.MaxTurnover, all = readYearly(limit); !all {
			aside("Batas usaha", "omzet_cap")
		}
	}
	return c, apart
}

// needs reads what a programme helps with; a category that Setara does not
// have is none.
func (r *entryRecord) needs() []knowledge.Need {
	var needs []knowledge.Need
	for _, part := range parts(r.text("category"), ",;|") {
		if value, ok := wholeMeant("kebutuhan", part); ok && !slices.Contains(needs, knowledge.Need(value)) {
			needs = append(needs, knowledge.Need(value))
		}
	}
	if len(needs) == 0 {
		r.unread = append(r.unread, "category")
	}
	return needs
}

// status reads how the sources say that the entry stands.
func (r *entryRecord) status(statuses []knowledge.Status) knowledge.Status {
	cell := oneLine(r.text("status"))
	if status, ok := oneOf(cell, statuses); ok {
		return status
	}
	if value, ok := wholeMeant("status", cell); ok && slices.Contains(statuses, knowledge.Status(value)) {
		return knowledge.Status(value)
	}
	r.fail("status", unknownValue(cell, statuses))
	return ""
}

// nibOf reads how a programme stands to the NIB. Known is false where the cell
// says more than that, which may decide who needs one.
func nibOf(cell string) (need knowledge.NIBNeed, known bool) {
	bare := strings.ToLower(oneLine(cell))
	switch {
	case saysNothing(cell):
		return knowledge.NIBUnsaid, true
	case wordAt(bare, "sku") >= 0 || wordAt(bare, "surat keterangan usaha") >= 0:
		return knowledge.NIBOrSKU, true
	case bare == "ya" || bare == "nib" || bare == "wajib":
		return knowledge.NIBYes, true
	case bare == "tidak" || bare == "tidak wajib":
		return knowledge.NIBNo, true
	case bare == "disarankan":
		return knowledge.NIBAdvised, true
	default:
		return knowledge.NIBUnsaid, false
	}
}
