package knowledge_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

// today is the day that the reviews of these tests are for.
const today = "2026-11-25"

func day(t *testing.T, s string) knowledge.Day {
	t.Helper()
	d, err := knowledge.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// entry is one that needs no look today.
func entry(t *testing.T, id string, change func(*knowledge.Entry)) knowledge.Entry {
	t.Helper()
	e := knowledge.Entry{
		ID: id, Name: "Program " + id, Address: "https://umkm.go.id", Status: knowledge.StatusActive,
		AsOf: *date(t, "2026-10-01"), Confidence: knowledge.ConfidencePublished,
	}
	if change != nil {
		change(&e)
	}
	return e
}

// whys are the ids of reviews with their reasons, in their order; a review of
// points has the aspects too.
func whys(reviews []knowledge.Review) []string {
	var lines []string
	for _, r := range reviews {
		line := r.ID
		for _, p := range r.Points {
			line += " " + string(p.Aspect)
		}
		line += ":"
		for _, why := range r.Whys {
			line += " " + string(why)
		}
		lines = append(lines, line)
	}
	return lines
}

func TestWhyAnOfficerShouldLookAtAnEntry(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*knowledge.Entry)
		want   []string
	}{
		{"nothing is wrong with one that was looked at", nil, nil},
		{"it was held to go on past its last day", func(e *knowledge.Entry) { e.Until = date(t, "2026-11-24") }, []string{"P01: expired"}},
		{"its last day is today", func(e *knowledge.Entry) { e.Until = date(t, today) }, []string{"P01: ending"}},
		{"its last day is in 90 days", func(e *knowledge.Entry) { e.Until = date(t, "2027-02-23") }, []string{"P01: ending"}},
		{"its last day is in 91 days", func(e *knowledge.Entry) { e.Until = date(t, "2027-02-24") }, nil},
		{"it ends some day of this year", func(e *knowledge.Entry) { e.Until = date(t, "2026") }, []string{"P01: ending"}},
		{"its end is written down", func(e *knowledge.Entry) { e.Until, e.Status = date(t, "2026-06-30"), knowledge.StatusEnded }, nil},
		{"nobody looked for 180 days", func(e *knowledge.Entry) { e.AsOf = *date(t, "2026-05-29") }, nil},
		{"nobody looked for 181 days", func(e *knowledge.Entry) { e.AsOf = *date(t, "2026-05-28") }, []string{"P01: unchecked"}},
		{"it is old and was looked at", func(e *knowledge.Entry) {
			e.AsOf, e.CheckedOn = *date(t, "2024"), day(t, "2026-10-01")
		}, nil},
		{"it is from memory", func(e *knowledge.Entry) { e.Confidence = knowledge.ConfidenceMemory }, []string{"P01: memory"}},
		{"its status is unclear", func(e *knowledge.Entry) { e.Status = knowledge.StatusUnclear }, []string{"P01: unclear"}},
		{"its sources are of tomorrow", func(e *knowledge.Entry) { e.AsOf = *date(t, "2026-11-26") }, []string{"P01: ahead"}},
		{"several at once, the gravest first", func(e *knowledge.Entry) {
			e.Until, e.AsOf, e.Confidence = date(t, "2025"), *date(t, "2025"), knowledge.ConfidenceMemory
		}, []string{"P01: expired memory unchecked"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			known := knowledge.Known{Programs: []knowledge.Program{{Entry: entry(t, "P01", c.change)}}}
			if diff := cmp.Diff(c.want, whys(known.Reviews(day(t, today)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestASingleThingThatAnEntrySaysHasItsOwnEnd(t *testing.T) {
	point := func(aspect knowledge.Aspect, from, until string) knowledge.Point {
		return knowledge.Point{Aspect: aspect, Text: "x", From: date(t, from), Until: date(t, until)}
	}
	for _, c := range []struct {
		name   string
		points []knowledge.Point
		change func(*knowledge.Entry)
		want   []string
	}{
		{"a quota of this year ends with it", []knowledge.Point{point(knowledge.AspectQuota, "2026", "2026")}, nil, []string{"P01 kuota: ending"}},
		{"a rate of last year is over", []knowledge.Point{point(knowledge.AspectRate, "", "2025")}, nil, []string{"P01 tarif: expired"}},
		{"what ends on one day is one look", []knowledge.Point{
			point(knowledge.AspectCost, "", "2026-12"), point(knowledge.AspectInterest, "", "2027-01"), point(knowledge.AspectDeadline, "", "2026-12-31"),
		}, nil, []string{"P01 biaya tenggat: ending", "P01 bunga: ending"}},
		{"what comes after is written already", []knowledge.Point{
			point(knowledge.AspectInterest, "", "2025-12-31"), point(knowledge.AspectInterest, "2026-01-01", ""),
		}, nil, nil},
		{"something else that comes after is no reason", []knowledge.Point{
			point(knowledge.AspectInterest, "", "2025-12-31"), point(knowledge.AspectAmount, "2026-01-01", ""),
		}, nil, []string{"P01 bunga: expired"}},
		{"how it was before needs no look", []knowledge.Point{point(knowledge.AspectPast, "", "2025")}, nil, nil},
		{"the end of the whole is enough", []knowledge.Point{point(knowledge.AspectQuota, "", "2026-12-31")},
			func(e *knowledge.Entry) { e.Until = date(t, "2026-12") }, []string{"P01: ending"}},
		{"what is over has no points to look at", []knowledge.Point{point(knowledge.AspectQuota, "", "2025")},
			func(e *knowledge.Entry) { e.Status = knowledge.StatusEnded }, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			e := entry(t, "P01", c.change)
			e.Points = c.points
			known := knowledge.Known{Programs: []knowledge.Program{{Entry: e}}}
			if diff := cmp.Diff(c.want, whys(known.Reviews(day(t, today)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestTheMostUrgentComesFirst(t *testing.T) {
	until := func(s string) func(*knowledge.Entry) { return func(e *knowledge.Entry) { e.Until = date(t, s) } }
	old := func(asOf string, c knowledge.Confidence, s knowledge.Status) func(*knowledge.Entry) {
		return func(e *knowledge.Entry) { e.AsOf, e.Confidence, e.Status = *date(t, asOf), c, s }
	}
	var known knowledge.Known
	for _, e := range []knowledge.Entry{
		entry(t, "P01", old("2025-01-02", "A", knowledge.StatusActive)),
		entry(t, "P02", old("2025-01-01", "A", knowledge.StatusActive)),
		entry(t, "P03", old("2025-01-01", "C", knowledge.StatusActive)),
		entry(t, "P04", until("2027-01-31")),
		entry(t, "P05", until("2026-12-31")),
		entry(t, "P06", until("2026-11-01")),
		entry(t, "P07", until("2026-10-01")),
		entry(t, "P08", old("2020-01-01", "A", knowledge.StatusEnded)),
		entry(t, "P09", func(e *knowledge.Entry) {
			e.Points = []knowledge.Point{{Aspect: knowledge.AspectQuota, Text: "x", Until: date(t, "2024")}}
		}),
	} {
		known.Programs = append(known.Programs, knowledge.Program{Entry: e})
	}
	got := whys(known.Reviews(day(t, today)))
	want := []string{
		"P07: expired", "P06: expired", "P09 kuota: expired", "P05: ending", "P04: ending",
		"P03: memory unchecked", "P02: unchecked", "P01: unchecked", "P08: unchecked",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAFeeNeedsALookSoonerAndNoneWhereAnotherFollowsIt(t *testing.T) {
	fee := func(id, from, until, asOf string, tier knowledge.SellerTier, platforms ...knowledge.Platform) knowledge.Fee {
		f := knowledge.Fee{
			ID: id, Slug: "biaya", Platforms: platforms, Kind: knowledge.FeeCommission, Tier: tier,
			Group: knowledge.FeeGroupAny, AsOf: day(t, asOf), Confidence: "A",
		}
		for _, end := range []struct {
			text string
			to   **knowledge.Day
		}{{from, &f.From}, {until, &f.Until}} {
			if end.text != "" {
				d := day(t, end.text)
				*end.to = &d
			}
		}
		return f
	}
	const shopee, lazada = knowledge.PlatformShopee, knowledge.PlatformLazada
	known := knowledge.Known{Fees: []knowledge.Fee{
		fee("F01", "", "", "2026-08-27", knowledge.TierAny, shopee), // 90 days
		fee("F02", "", "", "2026-08-26", knowledge.TierAny, shopee), // 91
		fee("F03", "", "2026-10-31", "2026-10-01", knowledge.TierRegular, shopee),
		fee("F04", "", "2026-10-31", "2026-10-01", knowledge.TierMall, shopee), // nothing follows
		fee("F05", "2026-11-01", "", "2026-10-01", knowledge.TierRegular, shopee),
		fee("F06", "", "2026-12-01", "2026-10-01", knowledge.TierRegular, lazada), // nothing will
		fee("F07", "", "2026-12-01", "2026-10-01", knowledge.TierMall, lazada),
		fee("F08", "2026-12-02", "", "2026-10-01", knowledge.TierMall, lazada),
		fee("F09", "", "2026-10-02", "2026-10-01", knowledge.TierMall, lazada, shopee), // F08 on one of both
	}}
	want := []string{"F09: expired", "F04: expired", "F06: ending", "F02: unchecked"}
	if diff := cmp.Diff(want, whys(known.Reviews(day(t, today)))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCustomsRulesAndTheExchangeRateAgeToo(t *testing.T) {
	cited := func(id, from, until string, confidence string) knowledge.Citation {
		c := knowledge.Citation{ID: id, Number: "PMK " + id, AsOf: day(t, "2026-10-01"), Confidence: confidence}
		if from != "" {
			d := day(t, from)
			c.From = &d
		}
		if until != "" {
			d := day(t, until)
			c.Until = &d
		}
		return c
	}
	known := knowledge.Known{
		Customs: &knowledge.Customs{
			Parcels: []knowledge.ParcelRule{
				{Citation: cited("C10", "", "2026-03-04", "A"), Groups: []knowledge.ParcelGroup{knowledge.ParcelBook}},
				{Citation: cited("C10", "", "2026-03-04", "A"), Groups: []knowledge.ParcelGroup{knowledge.ParcelBag, knowledge.ParcelWatch}},
				{Citation: cited("C11", "2026-03-05", "", "A"), Groups: []knowledge.ParcelGroup{knowledge.ParcelBook, knowledge.ParcelBag, knowledge.ParcelWatch}},
			},
			Safeguards: []knowledge.Safeguard{
				{Citation: cited("R15", "", "2026-01-31", "A"), Scope: "kain"},
				{Citation: cited("R15", "2026-02-01", "2027-01-31", "A"), Scope: "kain"},
				{Citation: cited("R16", "", "2026-01-31", "A"), Scope: "karpet"},
				{Citation: cited("R17", "", "", "B"), Scope: "gorden", Unclear: true},
			},
			VATs: []knowledge.VATRule{{Citation: cited("C04", "", "", "C")}},
		},
		Rate: &knowledge.ExchangeRate{Day: day(t, "2026-10-25")},
	}
	want := []string{"R16: expired", "R15: ending", "C04: memory", "R17: unclear", ": unchecked"}
	if diff := cmp.Diff(want, whys(known.Reviews(day(t, today)))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
