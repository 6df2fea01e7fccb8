package starter_test

import (
	"path"
	"slices"
	"testing"

	"setara/knowledge"
)

// publishedLevels are quartiles in rupiah of what Tokopedia's search returned
// in December 2025 and January 2026, by category; of listings as they stand,
// packs not divided.
var publishedLevels = map[string]struct {
	category       string
	q1, median, q3 knowledge.Rupiah
}{
	"kerudung":          {"hijab-segi-empat", 18_498, 37_250, 99_375},
	"pashmina":          {"pashmina", 29_000, 38_500, 55_000},
	"hijab-instan":      {"hijab-instan", 21_900, 35_999, 63_112},
	"gamis":             {"gamis-wanita", 125_080, 179_394, 267_102},
	"baju-koko":         {"baju-koko-pria", 98_000, 134_500, 179_000},
	"kaos":              {"kaos-pria", 62_912, 89_900, 111_351},
	"kemeja":            {"kemeja-pria", 107_351, 140_000, 189_000},
	"kemeja-batik":      {"kemeja-batik-pria", 138_250, 204_445, 312_125},
	"celana-pendek":     {"boxer", 34_892, 49_950, 74_260},
	"sweater":           {"sweater-pria", 67_945, 93_000, 116_595},
	"jaket":             {"jaket-pria", 134_900, 192_500, 249_000},
	"kemeja-wanita":     {"kemeja-wanita", 47_900, 68_159, 108_000},
	"celana-dalam":      {"celana-dalam-wanita", 18_900, 34_000, 53_600},
	"baju-anak":         {"setelan-anak-perempuan", 42_228, 65_000, 123_500},
	"sandal-wanita":     {"sandal-wanita", 32_775, 42_895, 75_000},
	"sandal-pria":       {"sandal-pria", 34_500, 49_900, 76_000},
	"sepatu-wanita":     {"flat-shoes-wanita", 49_955, 101_000, 176_900},
	"sneakers":          {"sneakers-pria", 115_000, 148_000, 196_000},
	"tas-wanita":        {"tas-selempang-wanita", 39_900, 80_750, 169_700},
	"tas-ransel":        {"tas-ransel-pria", 73_958, 158_600, 299_000},
	"ikat-pinggang":     {"ikat-pinggang-pria", 33_500, 65_000, 121_810},
	"topi":              {"topi-snapback", 22_350, 46_945, 85_750},
	"jam-tangan":        {"jam-tangan-analog-pria", 69_500, 99_000, 169_000},
	"jam-tangan-wanita": {"jam-tangan-analog-wanita", 24_600, 32_605, 89_000},
	"kalung":            {"kalung-wanita", 32_150, 58_050, 90_000},
	"gelang":            {"gelang-wanita", 18_310, 69_000, 139_534},
	"cincin":            {"cincin-wanita", 22_500, 35_000, 89_000},
	"jepit-rambut":      {"jepitan-rambut", 10_200, 12_999, 16_630},
	"hiasan-dinding":    {"hiasan-dinding", 32_950, 87_550, 217_432},
	"bunga-artificial":  {"tanaman-artificial", 15_796, 33_044, 69_750},
	"sabun":             {"sabun-mandi", 35_900, 62_566, 121_100},
	"kopi-bubuk":        {"kopi-bubuk", 22_500, 37_975, 71_500},
	"keripik":           {"keripik", 16_000, 23_000, 38_000},
	"kue-kering":        {"kue-kering", 27_885, 45_000, 85_000},
}

// How far the samples may be from a published level: the median by a tenth,
// the quartiles, which rest on four listings each, by a quarter.
const (
	medianPercent   = 10
	quartilePercent = 25
)

// near tells whether a price is within so many percent of a level, up or
// down.
func near(price, level knowledge.Rupiah, percent int64) bool {
	factor := knowledge.Rupiah(100 + percent)
	return price*100 <= level*factor && level*100 <= price*factor
}

func TestSamplePricesStandAtThePublishedLevels(t *testing.T) {
	products := samplesByProduct(t)
	for name, level := range publishedLevels {
		var prices []knowledge.Rupiah
		for _, l := range products[name] {
			if got := path.Base(l.Category); got != level.category {
				t.Errorf("%s: category %s, the level is of %s", l.ID(), got, level.category)
			}
			if l.Price > 0 {
				prices = append(prices, l.Price)
			}
		}
		q := knowledge.QuartilesOf(prices)
		if !near(q.Median, level.median, medianPercent) {
			t.Errorf("%s: median %s, published %s", name, q.Median, level.median)
		}
		if !near(q.Q1, level.q1, quartilePercent) || !near(q.Q3, level.q3, quartilePercent) {
			t.Errorf("%s: quartiles %s and %s, published %s and %s", name, q.Q1, q.Q3, level.q1, level.q3)
		}
	}
}

func unitPrices(listings []knowledge.Listing, origin knowledge.Origin) knowledge.Quartiles {
	var prices []knowledge.Rupiah
	for _, l := range listings {
		if l.Origin == origin && l.Price > 0 {
			prices = append(prices, l.UnitPrice())
		}
	}
	return knowledge.QuartilesOf(prices)
}

// Reported in the press, 2010 to 2025: imports of these goods are sold for
// less than what makers here ask.
func TestImportsAreCheaperWhereThePressSaysSo(t *testing.T) {
	products := samplesByProduct(t)
	for _, name := range []string{
		"kerudung", "pashmina", "hijab-instan", "gamis", "daster", "kaos", "sweater", "celana-pendek", "celana-jeans",
		"kemeja", "kemeja-batik", "kain-batik", "sandal-wanita", "sandal-pria", "sepatu-wanita", "sepatu-kulit", "tas-wanita",
		"tas-ransel", "mainan-edukasi", "serum", "lipstik", "piring", "tas-anyaman", "keranjang", "bawang-putih",
	} {
		local := unitPrices(products[name], knowledge.OriginLocal)
		imported := unitPrices(products[name], knowledge.OriginImport)
		if imported.N == 0 || imported.Median >= local.Median {
			t.Errorf("%s: median of imports %s, of local goods %s", name, imported.Median, local.Median)
		}
	}
}

func TestSingleReportedPricesAreAmongTheSamples(t *testing.T) {
	products := samplesByProduct(t)
	for name, tt := range map[string]struct {
		product   string
		origin    knowledge.Origin
		unit      bool // the statement is for one unit, else for the pack
		low, high knowledge.Rupiah
	}{
		"a headscarf under Rp5.000 (Kompasiana, 2023-09-12)":            {"kerudung", knowledge.OriginImport, true, 1_900, 5_000},
		"a sweater at Rp15.000 to Rp20.000 (Smesco, 2023-07-27)":        {"sweater", knowledge.OriginImport, true, 15_000, 20_000},
		"batik print at Rp30.000 to Rp35.000 (Tanah Abang, 2022-09-30)": {"kain-batik", knowledge.OriginImport, true, 30_000, 35_000},
		"sandals at Rp150.000 to Rp250.000 a kodi (Bogor, 2010-02-12)":  {"sandal-pria", knowledge.OriginImport, false, 150_000, 250_000},
		"shoes at Rp700.000 to Rp950.000 a kodi (Sidoarjo)":             {"sepatu-wanita", knowledge.OriginLocal, false, 700_000, 950_000},
		"leather shoes at Rp300.000 to Rp400.000 (Jakarta, 2024-12-03)": {"sepatu-kulit", knowledge.OriginLocal, true, 300_000, 400_000},
		"wooden toys at Rp50.000 to Rp300.000 (Kalibata, 2015-05-28)":   {"mainan-edukasi", knowledge.OriginLocal, true, 50_000, 300_000},
	} {
		if !slices.ContainsFunc(products[tt.product], func(l knowledge.Listing) bool {
			price := l.UnitPrice()
			if !tt.unit {
				price = l.Price
			}
			kodi := tt.unit || l.Pack == 20*knowledge.One
			return l.Origin == tt.origin && kodi && tt.low <= price && price <= tt.high
		}) {
			t.Errorf("no sample like %s", name)
		}
	}
}
