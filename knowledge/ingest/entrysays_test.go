package ingest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

// knownCredit is a programme as its own file has it, richer than any table.
func knownCredit(t *testing.T) knowledge.Program {
	return knowledge.Program{
		Entry: knowledge.Entry{
			ID: "P93", Slug: "kredit-desa", Name: "Kredit Desa", Aliases: []string{"pinjaman desa"}, Agency: "Dinas",
			Purpose: "Kredit untuk warga desa.",
			Points: []knowledge.Point{
				{Aspect: knowledge.AspectAmount, Text: "Pinjaman Kredit Desa paling banyak Rp10 juta."},
				{Aspect: knowledge.AspectInterest, Text: "Bunganya 6% setahun, satu tarif, sejak Januari 2026.", From: readDateOf(t, "2026-01")},
				{Aspect: knowledge.AspectCollateral, Text: "Kredit Desa tidak meminta agunan tambahan."},
				{Aspect: knowledge.AspectStatus, Text: "Per Januari 2026 Kredit Desa masih disalurkan."},
				{Aspect: knowledge.AspectPast, Text: "Dulu bunganya 3%."},
				{Aspect: knowledge.AspectWarning, Text: "Jangan lewat calo."},
			},
			Figures: []knowledge.Figure{{Name: "bunga", Value: 600, Unit: knowledge.FactBasisPoints}},
			Address: "https://umkm.go.id", Status: knowledge.StatusActive, From: readDateOf(t, "2026"), AsOf: *readDateOf(t, "2026-01"),
			Confidence: knowledge.ConfidencePublished, Sources: []string{"https://umkm.go.id/a"}, ReplacedBy: []string{"P02"},
			Conflicts: []knowledge.Point{{Aspect: knowledge.AspectInterest, Text: "Yang satu 6%, yang lain 3%."}},
		},
		Needs:      []knowledge.Need{knowledge.NeedCapital, knowledge.NeedTraining},
		Conditions: knowledge.Conditions{NIB: knowledge.NIBYes, LeastMonths: 6, Scales: []knowledge.Scale{knowledge.ScaleMicro}},
		Steps:      []string{"Datang ke dinas."}, Bring: []string{"KTP"},
	}
}

// over is what comes of the known programme by a row of these cells, all
// others empty but for those that must not be.
func over(t *testing.T, cells ...string) (before, after knowledge.Program) {
	t.Helper()
	before = knownCredit(t)
	blank := []string{
		"benefits", "plafon s.d. Rp10 juta", "sector", "", "scale", "", "needs_nib", "", "omzet_cap", "", "eligibility", "", "how_to_apply", "",
		"contact", "", "source_urls", "", "unconfirmed_facts", "", "keywords", "", "as_of", "2026-01", "confidence", "A",
	}
	row := readTableOf(t, EntryPrograms, tableOf(append(blank, cells...)...))[0]
	if row.Err != nil {
		t.Fatal(row.Err)
	}
	hit := row.Over(&knowledge.EntryHit{Program: &before})
	if again := row.Over(&hit); !cmp.Equal(again, hit) {
		t.Errorf("the same row again changes something:\n%s", cmp.Diff(hit, again))
	}
	if diff := cmp.Diff(knownCredit(t), before); diff != "" {
		t.Errorf("what was known was written over:\n%s", diff)
	}
	return before, *hit.Program
}

func TestARowThatOfficersLeaveEmptyTakesNothingAway(t *testing.T) {
	before, after := over(t)
	if diff := cmp.Diff(before, after); diff != "" {
		t.Error(diff)
	}
}

func TestARowCorrectsWhatItsColumnsSpeakFor(t *testing.T) {
	for name, tt := range map[string]struct {
		cells []string
		want  func(*knowledge.Program)
	}{
		"a day of the source": {[]string{"as_of", "2026-11-20"}, func(p *knowledge.Program) { p.AsOf = *readDateOf(t, "2026-11-20") }},
		"everyday names and sources come together": {[]string{"keywords", "Pinjaman Desa, modal desa", "source_urls", "https://umkm.go.id/b"},
			func(p *knowledge.Program) {
				p.Aliases = append(p.Aliases, "modal desa")
				p.Sources = append(p.Sources, "https://umkm.go.id/b")
			}},
		"a narrower scale":             {[]string{"scale", "kecil"}, func(p *knowledge.Program) { p.Conditions.Scales = []knowledge.Scale{knowledge.ScaleSmall} }},
		"everybody":                    {[]string{"scale", "semua"}, func(p *knowledge.Program) { p.Conditions.Scales = nil }},
		"other steps":                  {[]string{"how_to_apply", "Daftar di oss.go.id"}, func(p *knowledge.Program) { p.Steps = []string{"Daftar di oss.go.id."} }},
		"the same steps":               {[]string{"how_to_apply", "datang ke dinas"}, func(*knowledge.Program) {}},
		"a category beside others":     {[]string{"category", "pelatihan"}, func(*knowledge.Program) {}},
		"a category that is not there": {[]string{"category", "ekspor"}, func(p *knowledge.Program) { p.Needs = []knowledge.Need{knowledge.NeedExport} }},
		"the end of it": {[]string{"status", "ended"}, func(p *knowledge.Program) {
			p.Status, p.Points = knowledge.StatusEnded, append(p.Points[:3:3], p.Points[4:]...)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			want, after := over(t, tt.cells...)
			tt.want(&want)
			if diff := cmp.Diff(want, after); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestASentenceOfATableStandsBesideTheKnownOnesOrForThem(t *testing.T) {
	const amount, interest, pledge = 0, 1, 2
	for name, tt := range map[string]struct {
		benefits string
		gone     []int    // the known points that go
		come     []string // the sentences that come
	}{
		"the same figure in other words":          {"plafon maks Rp10.000.000", nil, nil},
		"the same, and how it was before":         {"bunga 6%/tahun (dulu 3%)", nil, nil},
		"several known things in one":             {"plafon Rp10 juta, bunga 6% per tahun", nil, nil},
		"another figure":                          {"bunga 5%/tahun", []int{interest}, []string{"Bunga 5%/tahun."}},
		"the figure of before":                    {"bunga 3%/tahun", []int{interest}, []string{"Bunga 3%/tahun."}},
		"another figure, and the known as before": {"bunga 3%/tahun (dulu 6%)", []int{interest}, []string{"Bunga 3%/tahun (dulu 6%)."}},
		"a higher ceiling":                        {"plafon Rp20 juta", []int{amount}, []string{"Plafon Rp20 juta."}},
		"a range":                                 {"plafon Rp10-20 juta", []int{amount}, []string{"Plafon Rp10-20 juta."}},
		"the same without a figure":               {"tanpa agunan tambahan", nil, nil},
		"the same turned round":                   {"dengan agunan tambahan", []int{pledge}, []string{"Dengan agunan tambahan."}},
		"something new":                           {"kuota 500 orang", nil, []string{"Kuota 500 orang."}},
		"a new cost":                              {"gratis", nil, []string{"Gratis."}},
	} {
		t.Run(name, func(t *testing.T) {
			before, after := over(t, "benefits", tt.benefits)
			var want, got []string
			for i, p := range before.Points {
				gone := false
				for _, k := range tt.gone {
					gone = gone || k == i
				}
				if gone {
					want = append(want, tt.come...)
				} else {
					want = append(want, p.Text)
				}
			}
			if len(tt.gone) == 0 {
				want = append(want, tt.come...)
			}
			for _, p := range after.Points {
				got = append(got, p.Text)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAChargeTakesThePlaceOfWhatWasFree(t *testing.T) {
	free := []knowledge.Point{{Aspect: knowledge.AspectCost, Text: "Kelas ini gratis."}}
	paid := []knowledge.Point{{Aspect: knowledge.AspectCost, Text: "Kelas Rp500.000."}}
	if diff := cmp.Diff(paid, correctPoints(free, paid, checkDay, false)); diff != "" {
		t.Error(diff)
	}
}

func TestWhatHoldsAtAnotherTimeStaysBesideANewFigure(t *testing.T) {
	known := []knowledge.Point{
		{Aspect: knowledge.AspectRate, Text: "Tahun pertama Rp74.461.", Until: readDateOf(t, "2025-08")},
		{Aspect: knowledge.AspectRate, Text: "Tahun ini Rp67.655.", From: readDateOf(t, "2026-08")},
	}
	row := []knowledge.Point{{Aspect: knowledge.AspectRate, Text: "Rp60.000."}}
	if diff := cmp.Diff([]knowledge.Point{known[0], row[0]}, correctPoints(known, row, checkDay, false)); diff != "" {
		t.Error(diff)
	}
}

func TestADayThatTheRowRulesOutGoes(t *testing.T) {
	e := knowledge.Entry{From: readDateOf(t, "2026")}
	correctSpan(&e, &knowledge.Entry{Until: readDateOf(t, "2025-06")}, false, true)
	if e.From != nil || e.Until == nil {
		t.Errorf("from %v until %v", e.From, e.Until)
	}
}

func TestASourceThatSpeaksFromTheFutureIsRefusedInATable(t *testing.T) {
	row := readTableOf(t, EntryPrograms, tableOf("as_of", "2026-11-26"))[0]
	if row.Err == nil || row.Err.Error() != "baris 2, kolom as_of: tanggal 2026-11-26 belum tiba; periksa tahunnya" {
		t.Errorf("got %v", row.Err)
	}
}
