package knowledge

import (
	"strings"
	"testing"
)

// bearingOn is a rule that names an entry under conditions.
func bearingOn(entry string, priority int, when MoveConditions) BearingRule {
	return BearingRule{ID: entry, Priority: priority, When: when, Entry: entry, Aspect: AspectImport}
}

func TestWhatIsToldGoesBeforeMovesAndMovesBeforeWhatMayBear(t *testing.T) {
	told, goods, gap := MoveConditions{Signs: []Sign{SignNoSNI}}, MoveConditions{Goods: []string{"mainan"}}, MoveConditions{LeastGap: 3000}
	moves := func(entries ...string) []MoveRule {
		return []MoveRule{{ID: "x", Move: MoveSNI, Entries: entries}}
	}
	for _, test := range []struct {
		name     string
		moves    []MoveRule
		bearings []BearingRule
		want     string
	}{
		{"nothing fits", nil, []BearingRule{bearingOn("R09", 1, MoveConditions{Signs: []Sign{SignSmuggled}})}, ""},
		{"a sign, the goods and the gap: two of them, the surest", nil,
			[]BearingRule{bearingOn("R03", 1, gap), bearingOn("R02", 1, goods), bearingOn("R01", 1, told)}, "R01 R02"},
		{"a move on one rule leaves room for one", moves("R05"), []BearingRule{bearingOn("R02", 1, goods), bearingOn("R03", 1, gap)}, "R05 R02"},
		{"a move on two rules leaves none", moves("R05", "R06"), []BearingRule{bearingOn("R02", 1, goods)}, "R05+R06"},
		{"a move on two rules gives way to what the owner told", moves("R05", "R06"), []BearingRule{bearingOn("R01", 1, told)}, "R01"},
		{"a move on a rule that was told is one line", moves("R01"), []BearingRule{bearingOn("R01", 1, told), bearingOn("R02", 1, goods)}, "R01 R02"},
		{"a rule twice is named once", nil, []BearingRule{bearingOn("R01", 1, told), bearingOn("R01", 2, goods)}, "R01"},
		{"a rule that is not there", nil, []BearingRule{bearingOn("R99", 1, told), bearingOn("R02", 2, goods)}, "R02"},
	} {
		t.Run(test.name, func(t *testing.T) {
			var entries []Entry
			for _, id := range []string{"R01", "R02", "R03", "R05", "R06"} {
				entries = append(entries, stateRule(id))
			}
			a := Advise(Situation{
				OwnPrice: new(Rupiah(45_000)), CompetitorPrice: new(Rupiah(15_000)), Unit: UnitPiece, On: 100, Goods: []string{"mainan"},
				Signs: []Sign{SignNoSNI}, Rules: test.moves, Bearings: test.bearings, Entry: shelfOf(entries...),
			})
			var got []string
			for _, move := range a.Named {
				got = append(got, strings.Join(move.Rule.Entries, "+"))
			}
			for _, b := range a.Bearings {
				got = append(got, b.Hit.Entry().ID)
			}
			if strings.Join(got, " ") != test.want {
				t.Errorf("got %v, want %s", got, test.want)
			}
		})
	}
}

func TestAnEntryBearsOnlyWhileItIsOpenAndSaysSomething(t *testing.T) {
	for _, test := range []struct {
		name  string
		spoil func(*Entry)
		want  bool
	}{
		{"in force", func(*Entry) {}, true},
		{"from memory", func(e *Entry) { e.Confidence = ConfidenceMemory }, true}, // the answer says so
		{"revoked", func(e *Entry) { e.Status = StatusRevoked }, false},
		{"known from tomorrow on", func(e *Entry) { e.AsOf.Day = 101 }, false},
		{"nothing said on that", func(e *Entry) { e.Points[0].Aspect = AspectCost }, false},
		{"said until yesterday", func(e *Entry) { e.Points[0].Until = &Date{Day: 99} }, false},
	} {
		e := stateRule("R01")
		test.spoil(&e)
		got := Bear(Situation{
			CompetitorPrice: new(Rupiah(15_000)), On: 100, Signs: []Sign{SignAbroad}, Entry: shelfOf(e),
			Bearings: []BearingRule{bearingOn("R01", 1, MoveConditions{Signs: []Sign{SignAbroad}})},
		})
		if (len(got) == 1) != test.want {
			t.Errorf("%s: %v", test.name, got)
		}
	}
}

func TestAFigureIsFoundInASentenceAsAWhole(t *testing.T) {
	for _, test := range []struct {
		figure   Figure
		sentence string
		want     bool
	}{
		{Figure{Value: 500_000, Unit: FactRupiah}, "Tarifnya Rp500.000 per kelas.", true},
		{Figure{Value: 500_000, Unit: FactRupiah}, "Sampai Rp500.000.", true},
		{Figure{Value: 500_000, Unit: FactRupiah}, "Tarifnya Rp500.000.000.", false},
		{Figure{Value: 10, Unit: FactCount}, "Berlaku 10 tahun.", true},
		{Figure{Value: 10, Unit: FactCount}, "Sejak 2010.", false},
		{Figure{Value: 10, Unit: FactCount}, "Bunganya 10%.", false},
		{Figure{Value: 10, Unit: FactCount}, "Bunganya 10,5 persen, lamanya 10 tahun.", true},
		{Figure{Value: 4000, Unit: FactBasisPoints}, "Paling sedikit 40% belanja.", true},
		{Figure{Value: 4000, Unit: FactBasisPoints}, "Naik 140% setahun.", false},
		{Figure{Value: 0, Unit: FactBasisPoints}, "Tidak dipotong (0%).", true},
		{Figure{Day: new(DayOfUnix(0))}, "Sejak 1 Januari 1970.", true},
		{Figure{Day: new(DayOfUnix(0))}, "Sejak 11 Januari 1970.", false},
	} {
		if got := test.figure.SaidIn(test.sentence); got != test.want {
			t.Errorf("%s in %q is %t", test.figure.Written(), test.sentence, got)
		}
	}
}
