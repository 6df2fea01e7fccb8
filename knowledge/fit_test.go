package knowledge

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// fitDay is the day that programmes are held against.
var fitDay = NewDay(2026, time.November, 25)

func dated(s string) *Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return &d
}

func TestAProgrammeFitsAnOwnerByWhatIsKnownOfThem(t *testing.T) {
	kur := Conditions{Scales: []Scale{ScaleMicro, ScaleSmall}, NIB: NIBOrSKU, LeastMonths: 6}
	when := func(y int, m time.Month, d int) *Day { return new(NewDay(y, m, d)) }
	for _, c := range []struct {
		name       string
		conditions Conditions
		profile    Profile
		want       Fit
	}{
		{"nobody knows anything of an owner who said nothing", kur, Profile{},
			Fit{Grade: Fits, Unknown: []Condition{ConditionNIB, ConditionTurnover, ConditionAge}}},
		{"a small business of two years with an NIB fits", kur,
			Profile{Turnover: TurnoverTo4B8, NIB: new(true), Since: dated("2024")}, Fit{Grade: Fits}},
		{"who has no NIB lacks only that, or a letter of the village", kur,
			Profile{Turnover: TurnoverTo500M, NIB: new(false), Since: dated("2024")},
			Fit{Grade: FitsNearly, Missing: []Lack{{Condition: ConditionNIB, Curable: true, SKU: true}}}},
		{"a letter of the village will do where the programme takes one", kur,
			Profile{Turnover: TurnoverTo500M, NIB: new(false), SKU: true, Since: dated("2024")}, Fit{Grade: Fits}},
		{"and not where it does not", Conditions{NIB: NIBYes}, Profile{NIB: new(false), SKU: true},
			Fit{Grade: FitsNearly, Missing: []Lack{{Condition: ConditionNIB, Curable: true}}}},
		{"a young business nearly fits, and it is said when it will", kur,
			Profile{Turnover: TurnoverTo500M, NIB: new(true), Since: dated("2026-08-25")},
			Fit{Grade: FitsNearly, Missing: []Lack{{Condition: ConditionAge, When: when(2027, time.February, 25)}}}},
		{"of a month the last day counts, so that nobody is promised too much", kur,
			Profile{Turnover: TurnoverTo500M, NIB: new(true), Since: dated("2026-08")},
			Fit{Grade: FitsNearly, Missing: []Lack{{Condition: ConditionAge, When: when(2027, time.February, 28)}}}},
		{"of a business of this year nobody can tell whether it is six months old", kur,
			Profile{Turnover: TurnoverTo500M, NIB: new(true), Since: dated("2026")},
			Fit{Grade: Fits, Unknown: []Condition{ConditionAge}}},
		{"six months to the day are enough", kur,
			Profile{Turnover: TurnoverTo500M, NIB: new(true), Since: dated("2026-05-25")}, Fit{Grade: Fits}},
		{"a medium business is too large for it", kur, Profile{Turnover: TurnoverTo50B, NIB: new(true), Since: dated("2020")},
			Fit{Grade: FitsNot, Missing: []Lack{{Condition: ConditionTurnover}}}},
		{"too large stays too large, whatever else could be mended", kur, Profile{Turnover: TurnoverOver50B, NIB: new(false), Since: dated("2020")},
			Fit{Grade: FitsNot, Missing: []Lack{{Condition: ConditionNIB, Curable: true, SKU: true}, {Condition: ConditionTurnover}}}},
		{"a cap on the turnover at the edge of a band takes the band", Conditions{MaxTurnover: 15_000_000_000},
			Profile{Turnover: TurnoverTo15B}, Fit{Grade: Fits}},
		{"the band above the cap is out", Conditions{MaxTurnover: 15_000_000_000}, Profile{Turnover: TurnoverTo50B},
			Fit{Grade: FitsNot, Missing: []Lack{{Condition: ConditionTurnover}}}},
		{"a cap inside a band decides nothing", Conditions{MaxTurnover: 300_000_000}, Profile{Turnover: TurnoverTo500M},
			Fit{Grade: Fits, Unknown: []Condition{ConditionTurnover}}},
		{"the band without end is above any cap", Conditions{MaxTurnover: 50_000_000_000}, Profile{Turnover: TurnoverOver50B},
			Fit{Grade: FitsNot, Missing: []Lack{{Condition: ConditionTurnover}}}},
		{"an NIB that is only advised is no condition", Conditions{NIB: NIBAdvised}, Profile{NIB: new(false)}, Fit{Grade: Fits}},
		{"a programme for food is not for a tailor", Conditions{Sectors: []Sector{SectorFood}}, Profile{Sector: SectorFashion},
			Fit{Grade: FitsNot, Missing: []Lack{{Condition: ConditionSector}}}},
		{"a programme for migrant workers is for no owner, even one who said nothing",
			Conditions{Sectors: []Sector{SectorMigration}}, Profile{},
			Fit{Grade: FitsNot, Missing: []Lack{{Condition: ConditionSector}}}},
		{"a programme of one province is for owners there", Conditions{Provinces: []Province{"Bali"}}, Profile{Province: "Bali"}, Fit{Grade: Fits}},
		{"and not for those elsewhere", Conditions{Provinces: []Province{"Bali"}}, Profile{Province: "Jawa Timur"},
			Fit{Grade: FitsNot, Missing: []Lack{{Condition: ConditionProvince}}}},
		{"a programme for beginners is not for an old business", Conditions{MostMonths: 12}, Profile{Since: dated("2020")},
			Fit{Grade: FitsNot, Missing: []Lack{{Condition: ConditionAge}}}},
		{"what is for cooperatives is not for one owner", Conditions{Scales: []Scale{ScaleCoop}}, Profile{Form: FormPerson, Turnover: TurnoverTo500M},
			Fit{Grade: FitsNot, Missing: []Lack{{Condition: ConditionForm}}}},
		{"what is for cooperatives asks for the form, not for the turnover", Conditions{Scales: []Scale{ScaleCoop}}, Profile{},
			Fit{Grade: Fits, Unknown: []Condition{ConditionForm}}},
		{"one of the scales is enough", Conditions{Scales: []Scale{ScaleCoop, ScaleMicro}}, Profile{Form: FormPerson, Turnover: TurnoverTo2B}, Fit{Grade: Fits}},
		{"the form may still decide where the size does not", Conditions{Scales: []Scale{ScaleCoop, ScaleMicro}}, Profile{Turnover: TurnoverTo50B},
			Fit{Grade: Fits, Unknown: []Condition{ConditionForm}}},
		{"only the lowest band can be ultra micro", Conditions{Scales: []Scale{ScaleUltraMicro}}, Profile{Turnover: TurnoverTo2B},
			Fit{Grade: FitsNot, Missing: []Lack{{Condition: ConditionTurnover}}}},
		{"what is for persons takes them at any turnover", Conditions{Scales: []Scale{ScalePerson}}, Profile{Form: FormPerson, Turnover: TurnoverOver50B}, Fit{Grade: Fits}},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := Program{Conditions: c.conditions}
			if diff := cmp.Diff(c.want, p.Fit(&c.profile, fitDay)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// someOf draws some of a list, none at least as often as not.
func someOf[T comparable](t *rapid.T, list []T, name string) []T {
	if rapid.Bool().Draw(t, name+" all") {
		return nil
	}
	return rapid.SliceOfNDistinct(rapid.SampledFrom(list), 1, len(list), func(v T) T { return v }).Draw(t, name)
}

func drawConditions(t *rapid.T) Conditions {
	return Conditions{
		Scales:      someOf(t, Scales, "scales"),
		MaxTurnover: Rupiah(rapid.SampledFrom([]int64{0, 0, 300_000_000, 2_000_000_000, 4_800_000_000, 15_000_000_000}).Draw(t, "cap")),
		NIB:         rapid.SampledFrom(NIBNeeds).Draw(t, "nib need"),
		LeastMonths: rapid.SampledFrom([]int{0, 0, 6, 24}).Draw(t, "least"),
		MostMonths:  rapid.SampledFrom([]int{0, 0, 0, 36}).Draw(t, "most"),
		Sectors:     someOf(t, Sectors, "sectors"),
		Provinces:   someOf(t, Provinces(), "provinces"),
		Forms:       someOf(t, Forms, "forms"),
	}
}

func drawProfile(t *rapid.T) Profile {
	p := Profile{
		Province: rapid.SampledFrom(append(Provinces(), "")).Draw(t, "province"),
		Sector:   rapid.SampledFrom(append(OwnerSectors(), "")).Draw(t, "sector"),
		Turnover: rapid.SampledFrom(append(TurnoverBands(), TurnoverUnsaid)).Draw(t, "turnover"),
		Form:     rapid.SampledFrom(append(slices.Clone(Forms), "")).Draw(t, "form"),
	}
	if rapid.Bool().Draw(t, "nib said") {
		p.NIB, p.SKU = new(rapid.Bool().Draw(t, "nib")), rapid.Bool().Draw(t, "sku")
	}
	if rapid.Bool().Draw(t, "age said") {
		p.Since = dated(rapid.SampledFrom([]string{"2019", "2024", "2026", "2026-05", "2026-10", "2026-11-20", "2023-11-25"}).Draw(t, "since"))
	}
	return p
}

func TestMoreConditionsNeverMakeAProgrammeFitBetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		program := Program{Conditions: drawConditions(t)}
		profile := drawProfile(t)
		before := program.Fit(&profile, fitDay)
		looser := program
		switch rapid.IntRange(0, 6).Draw(t, "dropped") {
		case 0:
			looser.Conditions.Scales = nil
		case 1:
			looser.Conditions.MaxTurnover = 0
		case 2:
			looser.Conditions.NIB = NIBUnsaid
		case 3:
			looser.Conditions.LeastMonths, looser.Conditions.MostMonths = 0, 0
		case 4:
			looser.Conditions.Sectors = nil
		case 5:
			looser.Conditions.Provinces = nil
		default:
			looser.Conditions.Forms = nil
		}
		if after := looser.Fit(&profile, fitDay); after.Grade < before.Grade || len(after.Missing) > len(before.Missing) {
			t.Fatalf("with fewer conditions %+v, with more %+v", after, before)
		}
	})
}

func TestAnAnswerNeverMakesAProgrammeFitBetter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		program := Program{Conditions: drawConditions(t)}
		profile := drawProfile(t)
		silent := profile
		which := rapid.SampledFrom(ProfileConditions).Draw(t, "unsaid")
		silent.Forget(which)
		if silent.Knows(which) {
			t.Fatalf("%s is still known", which)
		}
		before, after := program.Fit(&silent, fitDay), program.Fit(&profile, fitDay)
		if after.Grade > before.Grade {
			t.Fatalf("unsaid %+v, said %+v", before, after)
		}
	})
}

func TestAFitIsOfOnePiece(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		program := Program{Conditions: drawConditions(t)}
		profile := drawProfile(t)
		fit := program.Fit(&profile, fitDay)
		if (fit.Grade == Fits) != (len(fit.Missing) == 0) {
			t.Fatalf("%+v", fit)
		}
		for _, lack := range fit.Missing {
			if slices.Contains(fit.Unknown, lack.Condition) {
				t.Fatalf("%s is both missing and unknown", lack.Condition)
			}
			if lack.When != nil {
				if *lack.When <= fitDay {
					t.Fatalf("it fits by itself since %s", lack.When)
				}
				if later := program.Fit(&profile, *lack.When); slices.ContainsFunc(later.Missing, func(l Lack) bool { return l.Condition == lack.Condition && l.When != nil }) {
					t.Fatalf("on %s it is still too young: %+v", lack.When, later)
				}
			}
		}
	})
}

func TestEveryTurnoverHasOneBand(t *testing.T) {
	bands := TurnoverBands()
	for i, band := range bands {
		above, most, ends := band.Bounds()
		if BandOf(above+1) != band || ends && BandOf(most) != band || ends == (i == len(bands)-1) {
			t.Errorf("%q lies between %d and %d (%t)", band, above, most, ends)
		}
		if i > 0 && BandOf(above) != bands[i-1] {
			t.Errorf("%q does not begin where the one before ends", band)
		}
	}
}

func TestMonthsAreAddedToADayAsACalendarDoes(t *testing.T) {
	for _, c := range []struct {
		from   string
		months int
		want   string
	}{
		{"2026-05-25", 6, "2026-11-25"},
		{"2026-08-31", 6, "2027-02-28"},
		{"2023-08-31", 6, "2024-02-29"},
		{"2026-12-31", 24, "2028-12-31"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-11-25", 0, "2026-11-25"},
	} {
		from, err := ParseDay(c.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := from.AddMonths(c.months).String(); got != c.want {
			t.Errorf("%s and %d months is %s, want %s", c.from, c.months, got, c.want)
		}
	}
}
