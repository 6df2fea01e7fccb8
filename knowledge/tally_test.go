package knowledge

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// drawAsked are questions of a few weeks, few enough for small groups to be
// many.
func drawAsked(t *rapid.T) []Asked {
	products := []string{"", "kerudung voal", "kaos", "tas anyam", "sepatu", "kopi"}
	words := []string{"", "", "", "kur syariah", "bantuan mesin"}
	programs := []string{"", "P02", "P03", "P14"}
	provinces := []Province{"", "Jawa Barat", "Bali", "Aceh"}
	var all []Asked
	for week := range 3 {
		owners := rapid.IntRange(0, 24).Draw(t, "owners")
		for who := range owners {
			province := rapid.SampledFrom(provinces).Draw(t, "province")
			for range rapid.IntRange(1, 3).Draw(t, "questions") {
				a := Asked{
					Week: Day(week*7 + 4), Who: int64(who*7919 - 50_000), N: rapid.IntRange(1, 3).Draw(t, "n"), Province: province,
					Product: rapid.SampledFrom(products).Draw(t, "product"), Missed: rapid.SampledFrom(words).Draw(t, "missed"),
					Answered: rapid.IntRange(0, 9).Draw(t, "answered") > 1,
				}
				if a.Missed != "" {
					a.Answered = false
				}
				if a.Answered {
					a.Program = rapid.SampledFrom(programs).Draw(t, "program")
				}
				all = append(all, a)
			}
		}
	}
	return all
}

// askersOf counts the different owners with a question of a kind.
func askersOf(all []Asked, week Day, is func(*Asked) bool) int {
	who := map[int64]bool{}
	for i := range all {
		if a := &all[i]; a.Week == week && is(a) {
			who[a.Who] = true
		}
	}
	return len(who)
}

func TestNothingOfFewerThanFiveOwnersIsShownNorCanBeWorkedOut(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawAsked(t)
		tally := NewTally()
		for i := range all {
			tally.Add(&all[i])
		}
		safe := func(what string, week Day, is func(*Asked) bool) {
			t.Helper()
			if n := askersOf(all, week, is); few(n) {
				t.Fatalf("week %d: %s are %d owners", week, what, n)
			}
		}
		// What is shown of a week over all reports that tell of it.
		for newest := range 4 {
			in := tally.Insight(Day(newest*7+4), 100, 10)
			for i, w := range in.Weeks {
				shown := map[string]bool{}
				for _, p := range in.Products {
					c := p.Asked
					if i > 0 {
						c = p.Before[i-1]
					}
					if c == nil {
						continue
					}
					shown[p.Name] = true
					is := func(a *Asked) bool { return a.Product == p.Name }
					safe(p.Name, w.From, is)
					if n := askersOf(all, w.From, is); n != c.Owners || n < LeastOwners {
						t.Fatalf("%s is shown with %d owners, who are %d", p.Name, c.Owners, n)
					}
					if w.Owners != nil && few(*w.Owners-c.Owners) {
						t.Fatalf("all but those of %s are %d owners", p.Name, *w.Owners-c.Owners)
					}
				}
				if w.Questions == nil {
					if len(shown) > 0 {
						t.Fatal("products are shown of a week of which nothing may be")
					}
					continue
				}
				safe("all", w.From, func(*Asked) bool { return true })
				safe("those who asked what is not shown", w.From, func(a *Asked) bool { return !shown[a.Product] })
				if w.Unanswered != nil {
					safe("those with an answer", w.From, func(a *Asked) bool { return a.Answered })
					safe("those without", w.From, func(a *Asked) bool { return !a.Answered })
				}
			}
			week := in.Weeks[0]
			for _, d := range []struct {
				what   string
				groups []InsightGroup
				of     func(*Asked) string
				among  func(*Asked) bool
			}{
				{"programmes missed", in.Missed, func(a *Asked) string { return a.Missed }, func(a *Asked) bool { return !a.Answered }},
				{"programmes told", in.Programs, func(a *Asked) string { return a.Program }, func(a *Asked) bool { return a.Answered }},
				{"regions", in.Regions, func(a *Asked) string { return string(a.Province) }, func(*Asked) bool { return true }},
			} {
				shown := map[string]bool{}
				for _, g := range d.groups {
					shown[g.Name] = true
					if n := askersOf(all, week.From, func(a *Asked) bool { return d.of(a) == g.Name }); n != g.Owners || n < LeastOwners {
						t.Fatalf("%s: %s is shown with %d owners, who are %d", d.what, g.Name, g.Owners, n)
					}
					if week.Owners != nil && few(*week.Owners-g.Owners) {
						t.Fatalf("%s: all but those of %s are %d owners", d.what, g.Name, *week.Owners-g.Owners)
					}
				}
				if week.Questions != nil {
					safe(d.what+": the others", week.From, func(a *Asked) bool { return !shown[d.of(a)] })
				}
				if week.Unanswered != nil {
					safe(d.what+": the others among them", week.From, func(a *Asked) bool { return d.among(a) && !shown[d.of(a)] })
				}
			}
		}
	})
}

func TestTwoReportsTogetherTellNoMoreOfAWeekThanOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := drawAsked(t)
		shown := map[string]map[Day]bool{}
		see := func(name string, week Day) {
			if shown[name] == nil {
				shown[name] = map[Day]bool{}
			}
			shown[name][week] = true
		}
		total := map[Day]bool{}
		for newest := range 4 {
			week := Day(newest*7 + 4)
			tally := NewTally() // each report reads its own weeks
			for i := range all {
				if all[i].Week <= week && all[i].Week >= week-28 {
					tally.Add(&all[i])
				}
			}
			in := tally.Insight(week, week+7, 10)
			for i, w := range in.Weeks {
				total[w.From] = total[w.From] || w.Questions != nil
				for _, p := range in.Products {
					if i == 0 || p.Before[i-1] != nil {
						see(p.Name, w.From)
					}
				}
			}
		}
		for week := range total {
			if n := askersOf(all, week, func(a *Asked) bool { return !shown[a.Product][week] }); total[week] && few(n) {
				t.Fatalf("in week %d the reports leave out the product of %d owners", week, n)
			}
		}
	})
}

func TestTheGoodsOfWhichMostOwnersAskComeFirstWithTheWeeksBefore(t *testing.T) {
	tally := NewTally()
	ask := func(week Day, product string, owners, each int) {
		for i := range owners {
			tally.Add(&Asked{Week: week, Who: int64(len(product)*1000 + i), Product: product, Answered: true, N: each})
		}
	}
	ask(4, "kaos", 6, 1)
	ask(4, "kopi", 2, 1)
	ask(4, "anyam tas", 3, 1)
	ask(11, "kaos", 5, 4)
	ask(11, "anyam tas", 2, 1)
	ask(11, "tas anyam", 7, 1)
	in := tally.Insight(11, 20, 10)
	got := ""
	for _, p := range in.Products {
		usual, weeks, _ := p.Usual()
		got += fmt.Sprintf("%s %d/%d usual %d in %d; ", p.Name, p.Asked.Owners, p.Asked.Questions, usual, weeks)
	}
	// Those who asked of anything but kaos in the first week were two and three.
	if want := "tas anyam 9/9 usual 0 in 0; kaos 5/20 usual 600 in 1; "; got != want {
		t.Errorf("it is %q, want %q", got, want)
	}
	if w := in.Weeks[0]; *w.Questions != 29 || *w.Owners != 14 || *w.Unanswered != 0 {
		t.Errorf("the week has %d questions of %d owners, %d without answer", *w.Questions, *w.Owners, *w.Unanswered)
	}
}

func TestAWeekGoesFromMondayToSundayInWIB(t *testing.T) {
	for day, want := range map[string]string{
		"2026-11-23": "2026-11-23", "2026-11-29": "2026-11-23", "2026-11-30": "2026-11-30", "1970-01-01": "1969-12-29", "1970-01-05": "1970-01-05",
	} {
		d, err := ParseDay(day)
		if err != nil {
			t.Fatal(err)
		}
		if got := d.Week().String(); got != want {
			t.Errorf("the week of %s begins on %s, want %s", day, got, want)
		}
	}
}

func TestReportsOfFewOwnersOrOfOtherWeeksAreNotShown(t *testing.T) {
	in := NewTally().Insight(11, 20, 10)
	in.Report([]ComplaintCount{
		{Product: "ban dalam", Week: 11, Owners: 4, Reports: 40}, {Product: "kaos", Week: 11, Owners: 5, Reports: 6},
		{Product: "kaos", Week: 4, Owners: 9, Reports: 9}, {Product: "payung", Week: 11, Owners: 8, Reports: 8},
	})
	want := []InsightGroup{{"payung", GroupCount{8, 8}}, {"kaos", GroupCount{5, 6}}}
	if !slices.Equal(in.Reports, want) {
		t.Errorf("shown are %v, want %v", in.Reports, want)
	}
}
