package ingest

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// entryKeyOf are the fields of an entry, by their Indonesian keys, that the
// columns of a table speak for. What a column of sentences says is in "isi",
// for which every row speaks.
var entryKeyOf = []struct{ column, key string }{
	{"name", "nama"}, {"short_title", "nama"}, {"agency", "lembaga"}, {"issuer", "lembaga"}, {"category", "kebutuhan"},
	{"purpose", "untuk"}, {"sector", "sektor"}, {"scale", "skala"}, {"needs_nib", "nib"}, {"omzet_cap", "omzet-paling-tinggi"},
	{"how_to_apply", "langkah"}, {"bring", "bawa"}, {"number", "peraturan"}, {"topic", "pokok"}, {"who_it_binds", "mengikat"},
	{"report_to", "lapor"}, {"contact", "kontak"}, {"official_url", "alamat"}, {"effective_from", "berlaku-sejak"},
	{"effective_to", "berlaku-sampai"}, {"as_of", "keterangan-per"}, {"checked_on", "diperiksa"}, {"status", "status"},
	{"confidence", "keyakinan"}, {"source_urls", "sumber"}, {"unconfirmed_facts", "belum-pasti"}, {"keywords", "sebutan"},
	{"replaced_by", "diganti"}, {"slug", "slug"},
}

// says are the fields that the row speaks for: those of which a cell says
// something that Setara's lists have.
func (r *entryRecord) says() []string {
	says := []string{"isi"}
	for _, of := range entryKeyOf {
		if !saysNothing(r.text(of.column)) && !slices.Contains(r.unread, of.column) {
			says = append(says, of.key)
		}
	}
	return says
}

// Over is the entry as it stands once the row corrects it: the row itself
// where it is the whole entry, or nothing is known before; else what is known,
// with the fields that the row speaks for. What the row says that is known
// already, of the same thing and with the same figures, stays in the words that
// are known; sentences that the row contradicts go; names and sources come
// together. A first or last day that the row's other one rules out goes too.
// What is handed out shares its lists with both.
func (r *EntryRow) Over(known *knowledge.EntryHit) knowledge.EntryHit {
	row := knowledge.EntryHit{Program: r.Program, Regulation: r.Regulation}
	if known == nil || r.Says == nil {
		return row
	}
	says := func(key string) bool { return slices.Contains(r.Says, key) }
	if known.Program != nil && row.Program != nil {
		p := *known.Program
		correctEntry(&p.Entry, &row.Program.Entry, says)
		correctProgram(&p, row.Program, says)
		return knowledge.EntryHit{Program: &p}
	}
	rule := *known.Regulation
	correctEntry(&rule.Entry, &row.Regulation.Entry, says)
	correct(&rule.Number, row.Regulation.Number, says("peraturan"))
	correct(&rule.Topic, row.Regulation.Topic, says("pokok"))
	correctTexts(&rule.Binds, row.Regulation.Binds, says("mengikat"))
	correctTexts(&rule.Report, row.Regulation.Report, says("lapor"))
	return knowledge.EntryHit{Regulation: &rule}
}

func correctProgram(p, row *knowledge.Program, says func(string) bool) {
	c, by := &p.Conditions, &row.Conditions
	within := !slices.ContainsFunc(row.Needs, func(n knowledge.Need) bool { return !slices.Contains(p.Needs, n) })
	correct(&p.Needs, row.Needs, says("kebutuhan") && !within)
	correct(&c.Scales, by.Scales, says("skala"))
	correct(&c.MaxTurnover, by.MaxTurnover, says("omzet-paling-tinggi"))
	correct(&c.NIB, by.NIB, says("nib"))
	correct(&c.Sectors, by.Sectors, says("sektor"))
	correctTexts(&p.Steps, row.Steps, says("langkah"))
	correctTexts(&p.Bring, row.Bring, says("bawa"))
}

// correctEntry corrects what both kinds have in common.
func correctEntry(e, row *knowledge.Entry, says func(string) bool) {
	ended := says("status") && e.Status != row.Status
	correct(&e.Status, row.Status, says("status"))
	e.Points = correctPoints(e.Points, row.Points, row.AsOf.Day, ended)
	correct(&e.Slug, row.Slug, says("slug"))
	correct(&e.Name, row.Name, says("nama"))
	correctText(&e.Agency, row.Agency, says("lembaga"))
	correctText(&e.Purpose, row.Purpose, says("untuk"))
	correctTexts(&e.Contacts, row.Contacts, says("kontak"))
	correct(&e.Address, row.Address, says("alamat"))
	correctSpan(e, row, says("berlaku-sejak"), says("berlaku-sampai"))
	correct(&e.AsOf, row.AsOf, says("keterangan-per"))
	correct(&e.CheckedOn, row.CheckedOn, says("diperiksa"))
	correct(&e.Confidence, row.Confidence, says("keyakinan"))
	correctTexts(&e.Unsure, row.Unsure, says("belum-pasti"))
	correct(&e.ReplacedBy, row.ReplacedBy, says("diganti"))
	e.Aliases, e.Sources = together(e.Aliases, row.Aliases), together(e.Sources, row.Sources)
}

// correct takes a value where the row speaks for it.
func correct[T any](known *T, row T, says bool) {
	if says {
		*known = row
	}
}

// correctSpan takes the days that the row speaks for. A known one that cannot
// be beside the new one goes.
func correctSpan(e, row *knowledge.Entry, saysFrom, saysUntil bool) {
	correct(&e.From, row.From, saysFrom)
	correct(&e.Until, row.Until, saysUntil)
	switch early := endsEarly(e.From, e.Until); {
	case early && saysUntil:
		e.From = nil
	case early:
		e.Until = nil
	}
}

// together are the members of two lists, each once, whatever its case.
func together(known, row []string) []string {
	all := slices.Clip(known)
	for _, text := range row {
		if !slices.ContainsFunc(all, func(have string) bool { return strings.EqualFold(have, text) }) {
			all = append(all, text)
		}
	}
	return all
}
