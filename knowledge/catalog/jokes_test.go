package catalog

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

func TestPricesThatNobodyMeans(t *testing.T) {
	for _, price := range []knowledge.Rupiah{
		1, 99, 100, 123_456, 1_234_567, 123_456_789, 987_654_321, 654_321, 11_111_111, 99_999_999, 111_111_111,
		999_999_999, 1_000_000_000, 1_234_567_890, 9_999_999_999, knowledge.MaxRupiah,
	} {
		if !isJoke(price) {
			t.Errorf("%v was held for a price", price)
		}
	}
}

func TestUnusualPricesThatSellersDoMean(t *testing.T) {
	for _, price := range []knowledge.Rupiah{
		101, 500, 1_000, 9_999, 12_345, 99_999, 111_111, 999_999, 1_111_111, 9_999_999, 10_000_000, 100_000_000, 345_678, 123_457,
	} {
		if isJoke(price) {
			t.Errorf("%v was held for a joke", price)
		}
	}
}

// around is a file of one category, by its prices.
func around(category string, prices ...knowledge.Rupiah) []knowledge.Listing {
	var file []knowledge.Listing
	for i, price := range prices {
		file = append(file, listing(fmt.Sprint(category, i), "sandal kulit", price, func(l *knowledge.Listing) {
			l.Category = category
		}))
	}
	return file
}

func TestAPriceIsHeldAgainstItsNeighbours(t *testing.T) {
	titled := func(title string, file []knowledge.Listing) []knowledge.Listing {
		for i := range file {
			file[i].Title = title
		}
		return file
	}
	join := func(files ...[]knowledge.Listing) (all []knowledge.Listing) {
		for i, file := range files {
			for _, l := range file {
				l.SKU += fmt.Sprint("-", i)
				all = append(all, l)
			}
		}
		return all
	}
	for name, c := range map[string]struct {
		file []knowledge.Listing
		want int
	}{
		"a hundred times the others":   {around("a", 40_000, 45_000, 50_000, 55_000, 60_000, 5_000_000), 1},
		"a hundredth of the others":    {around("a", 40_000, 45_000, 50_000, 55_000, 60_000, 500), 1},
		"one of each":                  {around("a", 40_000, 45_000, 50_000, 55_000, 60_000, 500, 5_000_000), 2},
		"ninety times the others":      {around("a", 40_000, 45_000, 50_000, 55_000, 60_000, 4_500_000), 0},
		"too few others to judge":      {around("a", 40_000, 45_000, 50_000, 55_000, 5_000_000), 0},
		"two kinds of goods":           {around("a", 10_000, 10_000, 10_000, 2_000_000, 2_000_000, 2_000_000), 0},
		"jokes are nobody's neighbour": {around("a", 999_999_999, 999_999_999, 999_999_999, 999_999_999, 999_999_999, 50_000), 5},
		"neighbours by kind alone":     {around("", 40_000, 45_000, 50_000, 55_000, 60_000, 5_000_000), 1},
		"the category's judgement is not shared by the kind": {join(
			titled("gelang kuningan", around("a", 40_000, 45_000, 50_000, 55_000, 60_000)),
			titled("cincin emas", around("a", 5_000_000)),
			titled("cincin emas", around("b", 5_000_000, 5_500_000, 6_000_000, 6_500_000, 7_000_000)),
		), 0},
		"by the kilogram and by the piece are no neighbours": {join(
			around("a", 40_000, 45_000, 50_000, 55_000, 60_000),
			withUnit(knowledge.UnitKilogram, around("a", 5_000_000)),
		), 0},
		"a large pack is judged by the piece": {join(
			around("a", 40_000, 45_000, 50_000, 55_000, 60_000),
			withPack(100*knowledge.One, around("a", 5_000_000)),
		), 0},
		"a pack that makes the unit cheap is no joke": {join(
			around("a", 40_000, 45_000, 50_000, 55_000, 60_000),
			withPack(250*knowledge.One, around("a", 50_000)),
		), 0},
		"a range is not judged": {join(
			around("a", 40_000, 45_000, 50_000, 55_000, 60_000),
			asRange(around("a", 5_000_000)),
		), 0},
	} {
		t.Run(name, func(t *testing.T) {
			if report := load(t, openCatalog(t), rowsOf(c.file...)); report.SetApart != c.want {
				t.Errorf("%d set apart, want %d", report.SetApart, c.want)
			}
		})
	}
}

func withUnit(unit knowledge.Unit, file []knowledge.Listing) []knowledge.Listing {
	for i := range file {
		file[i].Unit = unit
	}
	return file
}

func withPack(pack knowledge.Pack, file []knowledge.Listing) []knowledge.Listing {
	for i := range file {
		file[i].Pack = pack
	}
	return file
}

func asRange(file []knowledge.Listing) []knowledge.Listing {
	for i := range file {
		file[i].PriceMin, file[i].PriceMax, file[i].Price = file[i].Price, 2*file[i].Price, 0
	}
	return file
}

func TestWhatIsSetApartIsShownButNotUsed(t *testing.T) {
	cat := openCatalog(t)
	load(t, cat, rowsOf(around("a", 40_000, 45_000, 50_000, 55_000, 60_000, 5_000_000, 999_999_999)...))
	got := ask(t, cat, knowledge.Query{Product: "sandal", AsOf: today})
	if got.Found != 7 || got.Used != 5 || got.Groups.All.Max != 60_000 {
		t.Errorf("found %d, used %d, highest %v", got.Found, got.Used, got.Groups.All.Max)
	}
	for _, item := range got.Items {
		if apart := item.Price >= 5_000_000; apart != (item.Why == knowledge.WhySetApart) {
			t.Errorf("%v: %q", item.Price, item.Why)
		}
	}
}

func TestTheReportShowsWhatWasSetApart(t *testing.T) {
	file := around("a", 40_000, 999_999_999, 45_000, 50_000, 55_000, 60_000, 5_000_000)
	want := []ApartRow{{Line: 3, Title: "sandal kulit", Price: 999_999_999}, {Line: 8, Title: "sandal kulit", Price: 5_000_000}}
	for _, dry := range []bool{true, false} {
		report, err := openCatalog(t).ImportListings(t.Context(), ImportOptions{File: "barang.csv", Now: loadedAt, DryRun: dry}, rowsOf(file...))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, report.Apart); diff != "" || report.SetApart != len(want) {
			t.Errorf("dry run %v: %d set apart (-want +got)\n%s", dry, report.SetApart, diff)
		}
	}
}
