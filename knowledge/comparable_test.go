package knowledge

import (
	"testing"

	"pgregory.net/rapid"
)

func piece(price Rupiah) Listing {
	return Listing{Price: price, Unit: UnitPiece, Pack: One, Origin: OriginUnknown, ObservedOn: 100}
}

func compare(unit Unit, asOf Day, listings ...Listing) Comparables {
	items := make([]Comparable, len(listings))
	for i, l := range listings {
		items[i].Listing = l
	}
	return Compare(items, unit, asOf)
}

func TestOnlyWhatIsFairToCompareIsUsed(t *testing.T) {
	with := func(change func(*Listing)) Listing {
		l := piece(30_000)
		change(&l)
		return l
	}
	for _, test := range []struct {
		name string
		odd  Listing
		why  Why
	}{
		{"a range over variants", with(func(l *Listing) { l.Price, l.PriceMin, l.PriceMax = 0, 20_000, 90_000 }), WhyPriceRange},
		{"no price", with(func(l *Listing) { l.Price = 0 }), WhyNoPrice},
		{"a joke price", with(func(l *Listing) { l.SetApart = true }), WhySetApart},
		{"isi 10/12", with(func(l *Listing) { l.PackUnclear = true }), WhyPackUnclear},
		{"sold by the kilo", with(func(l *Listing) { l.Unit = UnitKilogram }), WhyOtherUnit},
		{"a price out of all proportion", with(func(l *Listing) { l.Price = 3_000_000 }), WhyOutlier},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := compare(UnitPiece, 100, test.odd, piece(10_000), piece(20_000), piece(30_000), piece(40_000), piece(50_000))
			if c.Items[0].Used || c.Items[0].Why != test.why {
				t.Errorf("used %t, why %q; want %q", c.Items[0].Used, c.Items[0].Why, test.why)
			}
			if c.Found != 6 || c.Used != 5 || c.Groups.All.N != 5 || c.Groups.All.Median != 30_000 {
				t.Errorf("found %d, used %d, all %+v", c.Found, c.Used, c.Groups.All)
			}
		})
	}
}

func TestOneUsedRealListingRemovesAllSamples(t *testing.T) {
	sample, real := piece(15_000), piece(45_000)
	sample.Sample = true
	if c := compare("", 100, sample, sample); !c.Sample || c.Used != 2 {
		t.Errorf("only samples: sample %t, used %d", c.Sample, c.Used)
	}
	if c := compare("", 100, sample, real, sample); c.Sample || c.Found != 1 || c.Used != 1 || c.Groups.All.Median != 45_000 {
		t.Errorf("one real among samples: sample %t, found %d, used %d", c.Sample, c.Found, c.Used)
	}
	joke := real
	joke.SetApart = true
	if c := compare("", 100, sample, joke); !c.Sample || c.Used != 1 {
		t.Errorf("a real one that is not used: sample %t, used %d", c.Sample, c.Used)
	}
}

func TestThinOrOldEvidenceIsCalledLimited(t *testing.T) {
	five := []Listing{piece(1), piece(2), piece(3), piece(4), piece(5)}
	for _, test := range []struct {
		name     string
		asOf     Day
		listings []Listing
		want     bool
	}{
		{"five, 90 days old", 190, five, false},
		{"five, 91 days old", 191, five, true},
		{"four, fresh", 100, five[:4], true},
		{"none", 100, nil, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := compare("", test.asOf, test.listings...).Limited; got != test.want {
				t.Errorf("got %t, want %t", got, test.want)
			}
		})
	}
}

func TestAQuestionWithoutAUnitTakesTheOneMostAreSoldBy(t *testing.T) {
	kilo := piece(100_000)
	kilo.Unit = UnitKilogram
	c := compare("", 100, kilo, kilo, kilo, piece(20_000))
	if c.Unit != UnitKilogram || c.Used != 3 {
		t.Errorf("got %s with %d used", c.Unit, c.Used)
	}
}

func TestUnknownOriginIsCountedAsNeither(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		origins := rapid.SliceOf(rapid.SampledFrom([]Origin{OriginLocal, OriginImport, OriginUnknown, ""})).Draw(t, "origins")
		var listings []Listing
		counts := map[Origin]int{}
		for _, o := range origins {
			l := piece(10_000)
			l.Origin = o
			listings = append(listings, l)
			counts[o]++
		}
		g := compare("", 100, listings...).Groups
		if g.Local.N != counts[OriginLocal] || g.Import.N != counts[OriginImport] ||
			g.Unknown.N != counts[OriginUnknown]+counts[""] || g.All.N != len(origins) {
			t.Fatalf("groups %+v of %v", g, counts)
		}
	})
}

func TestPercentileIsAmongLocalListingsWhereThereAreEnough(t *testing.T) {
	local := func(price Rupiah) Listing {
		l := piece(price)
		l.Origin = OriginLocal
		return l
	}
	c := compare("", 100, local(10), local(20), local(30), local(40), local(50), piece(1), piece(2))
	if p, of, ok := c.Percentile(31); p != 60 || of != MarketLocal || !ok {
		t.Errorf("five local: got %d of %s, %t", p, of, ok)
	}
	c = compare("", 100, local(10), local(20), local(30), local(40), piece(1), piece(2))
	if p, of, ok := c.Percentile(31); p != 83 || of != MarketAll || !ok {
		t.Errorf("four local: got %d of %s, %t", p, of, ok)
	}
	c = compare("", 100)
	if _, _, ok := c.Percentile(31); ok {
		t.Error("nothing used, and yet a percentile")
	}
}
