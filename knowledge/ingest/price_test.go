package ingest

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"setara/knowledge"
)

func TestAPriceCellIsReadAsMarketplacesAndPeopleWriteIt(t *testing.T) {
	one := func(n int64) cellPrice { return cellPrice{Low: n, High: n} }
	span := func(low, high int64) cellPrice { return cellPrice{Low: low, High: high} }
	for cell, want := range map[string]cellPrice{
		"Rp45.000":                   one(45_000),
		"45000":                      one(45_000),
		"45000.0":                    one(45_000),
		"45000,00":                   one(45_000),
		"Rp1.532.000.00":             one(1_532_000),
		"Rp1.532.000,00":             one(1_532_000),
		"IDR 1,532,000.00":           one(1_532_000),
		"Rp2,298":                    one(2_298),
		"Rp 45 000":                  one(45_000),
		"Rp\u00a045.000":             one(45_000),
		"Rp. 45.000,-":               one(45_000),
		"45.000 rupiah":              one(45_000),
		"Rp45.000/pcs":               one(45_000),
		"Rp45.000 per lusin":         one(45_000),
		"Rp45.000 (-28%)":            one(45_000),
		"Rp45.000 (nego)":            one(45_000),
		"1,2jt":                      one(1_200_000),
		"1.250jt":                    one(1_250_000),
		"2 juta":                     one(2_000_000),
		"45rb":                       one(45_000),
		"45 ribu":                    one(45_000),
		"45k":                        one(45_000),
		"1.75E+05":                   one(175_000),
		"1e5":                        one(100_000),
		"132249.5":                   one(132_250),
		"19900000000":                one(19_900_000_000),
		"Rp49.999 - Rp85.000":        span(49_999, 85_000),
		"Rp85.000–Rp49.999":          span(49_999, 85_000),
		"Rp49.999\n-\nRp85.000":      span(49_999, 85_000),
		"45.000 s/d 60.000":          span(45_000, 60_000),
		"45.000 sampai 60.000":       span(45_000, 60_000),
		"10-12rb":                    span(10_000, 12_000),
		"mulai Rp45.000 - Rp60.000":  span(45_000, 60_000),
		"Rp183.678\nRp132.249":       {Low: 132_249, High: 132_249, Original: 183_678, TwoPrices: true},
		"Rp132.249Rp183.678":         {Low: 132_249, High: 132_249, Original: 183_678, TwoPrices: true},
		"Rp183.678 -28% Rp132.249":   {Low: 132_249, High: 132_249, Original: 183_678, TwoPrices: true},
		"Rp90.000\nRp50.000-Rp70000": {Low: 50_000, High: 70_000, Original: 90_000, TwoPrices: true},
	} {
		if got, err := parsePrice(cell); err != nil || got != want {
			t.Errorf("%q is read as %+v, %v; want %+v", cell, got, err, want)
		}
	}
}

func TestACellThatIsNoPriceSaysWhy(t *testing.T) {
	for cell, want := range map[string]error{
		"":                        errPriceEmpty,
		" - ":                     errPriceEmpty,
		"NaN":                     errPriceEmpty,
		"null":                    errPriceEmpty,
		"0":                       errPriceZero,
		"Rp0":                     errPriceZero,
		"-45000":                  errPriceNegative,
		"Rp -45.000":              errPriceNegative,
		"Hubungi penjual":         errPriceText,
		"Kaos 45 hitam":           errPriceText,
		"10RB+ terjual":           errPriceText,
		"1.250rb":                 errPriceText,
		"1.2.3":                   errPriceText,
		"US$12.50":                errPriceForeign,
		"RM 25":                   errPriceForeign,
		"¥199":                    errPriceForeign,
		"mulai dari Rp45.000":     errPriceFrom,
		"Rp1.000 Rp2.000 Rp3.000": errPriceMany,
		"Rp45.000/3 pcs":          errPriceText,
		"3 pcs Rp45.000":          errPriceText,
		"3 @ Rp45.000":            errPriceText,
		"99999999999999999999999": errPriceHuge,
		strings.Repeat("Rp ", 99): errPriceText,
	} {
		if got, err := parsePrice(cell); !errors.Is(err, want) {
			t.Errorf("%q is read as %+v, %v; want %v", cell, got, err, want)
		}
	}
}

func TestAFormattedRupiahReadsAsItself(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := knowledge.Rupiah(rapid.Int64Range(1, int64(knowledge.MaxRupiah)).Draw(t, "rupiah"))
		got, err := parsePrice(r.String())
		if err != nil || got.Low != int64(r) || got.High != int64(r) {
			t.Fatalf("%s is read as %+v, %v", r, got, err)
		}
	})
}

func TestTheEndsOfARangeStayInOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := rapid.Int64Range(1, int64(knowledge.MaxRupiah))
		a, b := knowledge.Rupiah(amount.Draw(t, "a")), knowledge.Rupiah(amount.Draw(t, "b"))
		got, err := parsePrice(a.String() + " - " + b.String())
		if err != nil || got.Low != int64(min(a, b)) || got.High != int64(max(a, b)) {
			t.Fatalf("%s - %s is read as %+v, %v", a, b, got, err)
		}
	})
}

func TestTheCountSoldIsReadFromNumbersAndLabels(t *testing.T) {
	for cell, want := range map[string]int64{
		"10RB+ terjual":        10_000,
		"3,5RB Terjual/ Bulan": 3_500,
		"8 rb+ terjual":        8_000,
		"1RB+":                 1_000,
		"750+ terjual":         750,
		"Terjual 250":          250,
		"40.0":                 40,
		"100000":               100_000,
		"1.000":                1_000,
		"10k+ sold":            10_000,
		"1,2jt+ terjual":       1_200_000,
		"0":                    0,
		"":                     -1,
		"baru":                 -1,
		"-5":                   -1,
		"99999999999999999999": -1,
	} {
		if got := parseCount(cell); got != want {
			t.Errorf("%q is read as %d, want %d", cell, got, want)
		}
	}
}

func TestThePriceColumnsOfARecordAreWeighedTogether(t *testing.T) {
	for _, c := range []struct {
		name, header, row             string
		price, original, lowest, most knowledge.Rupiah
	}{
		{"a single price", "nama;harga", "Kaos;45000", 45_000, 0, 0, 0},
		{"the price before the discount stands apart", "nama;harga;harga coret", "Kaos;45000;60000", 45_000, 60_000, 0, 0},
		{"a price before the discount that is no higher says nothing", "nama;harga;harga asli", "Kaos;45000;45000", 45_000, 0, 0, 0},
		{"the discounted price is what a buyer pays", "nama;harga;harga diskon", "Kaos;60000;45000", 45_000, 60_000, 0, 0},
		{"a crossed-out price may be called discounted", "name;price;discounted_price", "Kaos;Rp45.000;Rp60.000", 45_000, 60_000, 0, 0},
		{"no discount today", "nama;harga asli;harga diskon", "Kaos;60000;", 60_000, 0, 0, 0},
		{"a percentage is no discounted price", "nama;harga;harga diskon", "Kaos;60000;25", 60_000, 0, 0, 0},
		{"a discount of nothing is none", "nama;harga;harga diskon", "Kaos;60000;0", 60_000, 0, 0, 0},
		{"a range in one cell", "nama;harga", "Kaos;Rp45.000 - Rp60.000", 0, 0, 45_000, 60_000},
		{"a range whose ends are one", "nama;harga", "Kaos;Rp45.000 - Rp45.000", 45_000, 0, 0, 0},
		{"two ends without a price", "nama;harga min;harga max", "Kaos;45000;60000", 0, 0, 45_000, 60_000},
		{"the lowest of two ends is the price of the cheapest variant", "nama;harga;min price;max price", "Kaos;45.000;45000;60000", 0, 0, 45_000, 60_000},
		{"a price between the ends is a chosen variant's", "nama;harga;min price;max price", "Kaos;50.000;45000;60000", 50_000, 0, 45_000, 60_000},
		{"equal ends are no range", "nama;harga;min price;max price", "Kaos;45.000;45000;45000", 45_000, 0, 0, 0},
		{"ends of another time are dropped", "nama;harga;min price;max price", "Kaos;40.000;45000;60000", 40_000, 0, 0, 0},
		{"a text beside the number", "name;price_number;price_text", "Kaos;0;Rp45.000", 45_000, 0, 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := readOne(t, "a.csv", c.header+"\n"+c.row+"\n")
			if got.Price != c.price || got.PriceOriginal != c.original || got.PriceMin != c.lowest || got.PriceMax != c.most {
				t.Errorf("got price %d, original %d, ends %d and %d; want %d, %d, %d and %d",
					got.Price, got.PriceOriginal, got.PriceMin, got.PriceMax, c.price, c.original, c.lowest, c.most)
			}
		})
	}
}
