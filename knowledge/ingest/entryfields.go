package ingest

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"setara/knowledge"
)

// The keys of a file of one entry: those of both kinds, those of each, and
// those that must be there.
var (
	entryKeys = []string{
		"nomor", "slug", "nama", "sebutan", "lembaga", "untuk", "isi", "angka", "kontak", "alamat", "berlaku-sejak", "berlaku-sampai",
		"status", "keterangan-per", "diperiksa", "keyakinan", "diganti", "sumber", "belum-pasti", "beda-sumber",
	}
	programKeys    = append([]string{"kebutuhan", "yang-berhak", "langkah", "bawa"}, entryKeys...)
	regulationKeys = append([]string{"peraturan", "pokok", "mengikat", "lapor"}, entryKeys...)

	entryMust      = []string{"nomor", "slug", "nama", "lembaga", "untuk", "isi", "alamat", "status", "keterangan-per", "keyakinan"}
	programMust    = append([]string{"kebutuhan"}, entryMust...)
	regulationMust = append([]string{"peraturan"}, entryMust...)

	pointKeys     = []string{"hal", "kalimat", "sejak", "sampai"}
	pointMust     = []string{"hal", "kalimat"}
	figureKeys    = []string{"nama", "nilai"}
	conditionKeys = []string{
		"skala", "omzet-paling-tinggi", "nib", "usia-usaha-paling-sedikit", "usia-usaha-paling-banyak", "sektor", "provinsi", "bentuk",
		"khusus",
	}

	confidences = []knowledge.Confidence{knowledge.ConfidencePublished, knowledge.ConfidenceThin, knowledge.ConfidenceMemory}
)

// program reads a file of one programme.
func (r *entryReader) program(root *yaml.Node) *knowledge.Program {
	f := r.fieldsOf(root, "", programKeys, programMust)
	p := &knowledge.Program{
		Entry:      f.entry(knowledge.ProgramStatuses),
		Needs:      pickAll(&f, "kebutuhan", knowledge.Needs),
		Conditions: f.conditions("yang-berhak"),
		Steps:      f.list("langkah", "Daftar di oss.go.id."),
		Bring:      f.list("bawa", "KTP"),
	}
	if n, ok := f.values["kebutuhan"]; ok && len(p.Needs) == 0 && len(n.Content) == 0 {
		f.fail(n.Line, "kebutuhan", "kosong; pilih dari "+choices(knowledge.Needs))
	}
	return p
}

// regulation reads a file of one regulation.
func (r *entryReader) regulation(root *yaml.Node) *knowledge.Regulation {
	f := r.fieldsOf(root, "", regulationKeys, regulationMust)
	return &knowledge.Regulation{
		Entry:  f.entry(knowledge.RegulationStatuses),
		Number: f.filled("peraturan", "Permendag 31/2023"),
		Topic:  f.text("pokok"),
		Binds:  f.list("mengikat", "marketplace"),
		Report: f.list("lapor", "Bravo Bea Cukai 1500225"),
	}
}

// entry reads what both kinds have in common.
func (f *fields) entry(statuses []knowledge.Status) knowledge.Entry {
	e := knowledge.Entry{
		ID:         f.id("nomor"),
		Slug:       f.slug("slug", "kur-mikro"),
		Name:       f.filled("nama", "KUR Mikro"),
		Aliases:    f.list("sebutan", "kredit usaha rakyat"),
		Agency:     f.filled("lembaga", "Kementerian UMKM"),
		Purpose:    f.filled("untuk", "Kredit untuk usaha mikro."),
		Points:     f.points("isi"),
		Contacts:   f.list("kontak", "OSS 169"),
		Address:    f.link("alamat"),
		Status:     mustPick(f, "status", statuses),
		CheckedOn:  f.checkedOn("diperiksa"),
		Confidence: mustPick(f, "keyakinan", confidences),
		Sources:    f.links("sumber"),
		Unsure:     f.list("belum-pasti", "Kuota tahun ini."),
		Conflicts:  f.points("beda-sumber"),
		ReplacedBy: f.replacements("diganti"),
	}
	e.Figures = f.figures("angka", e.Points)
	e.From, e.Until = f.span("berlaku-sejak", "berlaku-sampai")
	f.mustSay("alamat", "https://umkm.go.id")
	f.mustSay("keterangan-per", "2026-02-13")
	if asOf := f.date("keterangan-per"); asOf != nil {
		e.AsOf = *asOf
		f.outOfTime(&e)
	}
	if n, ok := f.values["isi"]; ok && len(n.Content) == 0 && isList(n) {
		f.fail(n.Line, "isi", "kosong; tulis paling sedikit satu hal dan kalimatnya")
	}
	if slices.Contains(e.ReplacedBy, e.ID) && e.ID != "" {
		f.fail(f.values["diganti"].Line, "diganti", fmt.Sprintf("%s tidak bisa diganti oleh dirinya sendiri", e.ID))
	}
	return e
}

// outOfTime refuses sources that speak from the future, and a check of what
// they had not said yet.
func (f *fields) outOfTime(e *knowledge.Entry) {
	if e.AsOf.Day > f.r.today {
		f.fail(f.values["keterangan-per"].Line, "keterangan-per", notYet(e.AsOf.String()))
	}
	if checkedEarly(e) {
		f.fail(f.values["diperiksa"].Line, "diperiksa", earlyCheck(e))
	}
}

// isList tells a value that is a list or says nothing.
func isList(n *yaml.Node) bool { return n.Kind == yaml.SequenceNode || isEmptyNode(n) }

// points reads a list of points.
func (f *fields) points(key string) []knowledge.Point {
	var points []knowledge.Point
	for i, n := range f.nodes(key, "hal: biaya") {
		where := fmt.Sprintf("%s ke-%d", key, i+1)
		if n.Kind != yaml.MappingNode {
			f.fail(n.Line, where, "seharusnya dua isian, hal dan kalimat; tulis misalnya - hal: biaya, lalu di bawahnya kalimat: Gratis.")
			continue
		}
		m := f.r.fieldsOf(n, where, pointKeys, pointMust)
		p := knowledge.Point{Aspect: mustPick(&m, "hal", knowledge.Aspects), Text: m.filled("kalimat", "Gratis.")}
		p.From, p.Until = m.span("sejak", "sampai")
		points = append(points, p)
	}
	return points
}

// replacements reads the ids of entries, of either kind.
func (f *fields) replacements(key string) []string {
	var ids []string
	for m := range f.members(key, "P02") {
		if !entryID.MatchString(m.words) {
			f.fail(m.line, key, fmt.Sprintf("%q bukan nomor program atau aturan; tulis misalnya P02 atau R01", m.words))
		}
		ids = append(ids, m.words)
	}
	return ids
}

// conditions reads who qualifies; nothing where the field is not there.
func (f *fields) conditions(key string) knowledge.Conditions {
	n, ok := f.values[key]
	switch {
	case !ok || isEmptyNode(n):
		return knowledge.Conditions{}
	case n.Kind != yaml.MappingNode:
		f.fail(n.Line, key, "seharusnya beberapa isian di bawahnya, misalnya skala dan nib")
		return knowledge.Conditions{}
	}
	m := f.r.fieldsOf(n, key, conditionKeys, nil)
	c := knowledge.Conditions{
		Scales:      pickAll(&m, "skala", knowledge.Scales),
		MaxTurnover: m.yearly("omzet-paling-tinggi"),
		NIB:         pick(&m, "nib", knowledge.NIBNeeds),
		LeastMonths: m.months("usia-usaha-paling-sedikit"),
		MostMonths:  m.months("usia-usaha-paling-banyak"),
		Sectors:     pickAll(&m, "sektor", knowledge.Sectors),
		Provinces:   pickAll(&m, "provinsi", knowledge.Provinces()),
		Forms:       pickAll(&m, "bentuk", knowledge.Forms),
		Only:        pickAll(&m, "khusus", knowledge.Peoples),
	}
	if c.MostMonths > 0 && c.MostMonths < c.LeastMonths {
		m.fail(m.values["usia-usaha-paling-banyak"].Line, "usia-usaha-paling-banyak",
			fmt.Sprintf("%d bulan lebih kecil daripada usia-usaha-paling-sedikit, %d bulan", c.MostMonths, c.LeastMonths))
	}
	return c
}
