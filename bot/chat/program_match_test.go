package chat

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"setara/knowledge"
	"setara/knowledge/starter"
)

// starterPrograms are all programmes that Setara brings.
func starterPrograms(t testing.TB) []knowledge.Program {
	t.Helper()
	programs, err := starter.Programs()
	if err != nil {
		t.Fatal(err)
	}
	return programs
}

// drawBusiness draws what is known of a business.
func drawBusiness(t *rapid.T) knowledge.Profile {
	p := knowledge.Profile{
		Province: rapid.SampledFrom(append(knowledge.Provinces(), "")).Draw(t, "province"),
		Sector:   rapid.SampledFrom(append(knowledge.OwnerSectors(), "")).Draw(t, "sector"),
		Turnover: rapid.SampledFrom(append(knowledge.TurnoverBands(), knowledge.TurnoverUnsaid)).Draw(t, "turnover"),
		Form:     rapid.SampledFrom(append(slices.Clone(knowledge.Forms), "")).Draw(t, "form"),
	}
	if rapid.Bool().Draw(t, "nib said") {
		p.NIB = new(rapid.Bool().Draw(t, "nib"))
	}
	if rapid.Bool().Draw(t, "age said") {
		p.Since = began(rapid.SampledFrom([]string{"2015", "2024-03", "2026-06-01"}).Draw(t, "since"))
	}
	return p
}

// TestOnlyProgrammesThatRunAreOffered goes by the fields of the files, not by
// what the field makes of them.
func TestOnlyProgrammesThatRunAreOffered(t *testing.T) {
	programs := starterPrograms(t)
	rapid.Check(t, func(t *rapid.T) {
		on := knowledge.NewDay(2020, time.January, rapid.IntRange(1, 3200).Draw(t, "day"))
		profile := drawBusiness(t)
		need := rapid.SampledFrom(knowledge.Needs).Draw(t, "need")
		found := match(programs, need, &profile, on)
		offered := append(append(slices.Clone(found.fits), found.nearly...), found.unfit...)
		if found.tellsNIB() {
			offered = append(offered, suited{program: found.nib})
		}
		for _, f := range offered {
			p := f.program
			switch {
			case p.Status != knowledge.StatusActive, on < p.AsOf.Day,
				p.From != nil && on < p.From.Day, p.Until != nil && p.Until.Last() < on:
				t.Fatalf("on %s %s is offered", on, p.ID)
			case slices.Contains(p.Conditions.Sectors, knowledge.SectorMigration) && f.Grade != knowledge.FitsNot:
				t.Fatalf("%s for migrant workers is offered", p.ID)
			}
		}
	})
}

// TestNothingIsSaidOfAProgrammeThatItsFileDoesNotSay looks up what is told in
// one line, and what an NIB takes, in the files.
func TestNothingIsSaidOfAProgrammeThatItsFileDoesNotSay(t *testing.T) {
	programs := starterPrograms(t)
	on := knowledge.NewDay(2026, time.November, 25)
	rapid.Check(t, func(t *rapid.T) {
		w := &walk{Said: drawBusiness(t), Need: rapid.SampledFrom(knowledge.Needs).Draw(t, "need")}
		found := match(programs, w.Need, &w.Said, on)
		reply := found.word(w)
		for i, f := range found.shownFits() {
			if w.Need == knowledge.NeedReport {
				continue // its purpose and its numbers
			}
			point := mainPoint(f.program, w.Need, on)
			said := point.Text == f.program.Purpose || slices.ContainsFunc(f.program.Points, func(p knowledge.Point) bool {
				return p.Text == point.Text && p.Holds(on)
			})
			if !said || !strings.Contains(reply.Text(), "(per "+f.program.AsOf.Written()+")") {
				t.Fatalf("programme %d, %s, is told as %q", i, f.program.ID, point.Text)
			}
		}
		lacksNIB := slices.ContainsFunc(found.shown(), func(f suited) bool {
			return slices.ContainsFunc(f.Missing, func(l knowledge.Lack) bool { return l.Condition == knowledge.ConditionNIB })
		})
		if told := strings.Contains(reply.Text(), "Soal NIB:"); told != lacksNIB {
			t.Fatalf("what an NIB takes is told: %t, lacking: %t", told, lacksNIB)
		}
		for _, f := range reply.Facts {
			if f.Label == "" || f.Source == "" || f.AsOf == 0 {
				t.Fatalf("a fact without label, source or date: %+v", f)
			}
		}
		if len([]rune(reply.Text())) > 2600 {
			t.Fatalf("the answer has %d characters:\n%s", len([]rune(reply.Text())), reply.Text())
		}
	})
}

func TestWhatTheNIBTakesIsSaidAsItsProgrammeKnowsIt(t *testing.T) {
	loan := knowledge.Program{
		Entry: knowledge.Entry{ID: "P2", Name: "Pinjaman", Status: knowledge.StatusActive, Points: []knowledge.Point{
			{Aspect: knowledge.AspectAmount, Text: "Sampai Rp10 juta."},
		}},
		Needs: []knowledge.Need{knowledge.NeedCapital}, Conditions: knowledge.Conditions{NIB: knowledge.NIBYes},
	}
	nib := knowledge.Program{
		Entry: knowledge.Entry{ID: "P1", Name: "Nomor usaha", Aliases: []string{"NIB"}, Status: knowledge.StatusActive},
		Needs: []knowledge.Need{knowledge.NeedPermit},
	}
	cost := knowledge.Point{Aspect: knowledge.AspectCost, Text: "Membuatnya gratis."}
	duration := knowledge.Point{Aspect: knowledge.AspectDuration, Text: "Jadi dalam 1 hari."}
	for _, c := range []struct {
		name   string
		points []knowledge.Point
		said   string
	}{
		{"cost and time where both are known", []knowledge.Point{duration, cost}, "Soal NIB: Jadi dalam 1 hari. Membuatnya gratis."},
		{"no time where none is known", []knowledge.Point{cost}, "Soal NIB: Membuatnya gratis. (per"},
		{"nothing where nothing is known", nil, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			nib := nib
			nib.Points = c.points
			w := &walk{Need: knowledge.NeedCapital, Said: knowledge.Profile{NIB: new(false)}}
			found := match([]knowledge.Program{nib, loan}, w.Need, &w.Said, readingDay)
			text := found.word(w).Text()
			if !strings.Contains(text, "Pinjaman, kurang: NIB.") || !strings.Contains(text, c.said) ||
				c.said == "" && strings.Contains(text, "Soal NIB") {
				t.Errorf("it reads:\n%s", text)
			}
		})
	}
}

func TestWhoHasAnNIBIsNotOfferedOne(t *testing.T) {
	programs := starterPrograms(t)
	for _, has := range []bool{true, false} {
		found := match(programs, knowledge.NeedPermit, &knowledge.Profile{NIB: &has}, readingDay)
		offered := slices.ContainsFunc(found.fits, func(f suited) bool { return givesNIB(f.program) })
		if offered == has {
			t.Errorf("to an owner with an NIB (%t) one is offered: %t", has, offered)
		}
	}
}

// leads are the names of the programmes that are told of first for a need.
func leads(t *testing.T, need knowledge.Need, profile knowledge.Profile) []string {
	t.Helper()
	found := match(starterPrograms(t), need, &profile, knowledge.NewDay(2026, time.November, 25))
	var names []string
	for _, f := range found.shownFits() {
		names = append(names, entryShort(hitOf(f.program)))
	}
	return names
}

func TestTheObviousAnswerComesFirst(t *testing.T) {
	yes := true
	for _, c := range []struct {
		name    string
		need    knowledge.Need
		profile knowledge.Profile
		first   string
	}{
		{"KUR for money where nothing is known", knowledge.NeedCapital, knowledge.Profile{}, "KUR Mikro"},
		{"KUR for a business that meets its conditions", knowledge.NeedCapital, knowledge.Profile{
			NIB: &yes, Turnover: knowledge.TurnoverTo500M, Since: began("2022"), Sector: knowledge.SectorTrade,
		}, "KUR Mikro"},
		{"the business number for permits", knowledge.NeedPermit, knowledge.Profile{}, "NIB lewat OSS"},
		{"free halal for certificates", knowledge.NeedCertificate, knowledge.Profile{}, "SEHATI, sertifikat halal gratis"},
		{"the income tax for taxes", knowledge.NeedTax, knowledge.Profile{}, "Pajak penghasilan final UMKM 0,5%, bebas sampai omzet Rp500 juta"},
		{"the income tax for one person too", knowledge.NeedTax, knowledge.Profile{Form: knowledge.FormPerson}, "Pajak penghasilan final UMKM 0,5%, bebas sampai omzet Rp500 juta"},
		{"the export programme for exports", knowledge.NeedExport, knowledge.Profile{}, "UMKM BISA Ekspor"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := leads(t, c.need, c.profile); len(got) == 0 || got[0] != c.first {
				t.Errorf("first comes %v", got)
			}
		})
	}
}

func TestWhomAProgrammeIsKeptToStandsOnItsLine(t *testing.T) {
	programs := starterPrograms(t)
	for i := range programs {
		p := &programs[i]
		found := &matched{on: readingDay, need: p.Needs[0]}
		line := Response{Blocks: []Block{found.wordSuited(&suited{program: p})}}.Text()
		if kept := strings.Contains(line, ": khusus "); kept != (len(p.Conditions.Only) > 0) {
			t.Errorf("%s: %s", p.ID, line)
		}
	}
}
