package text_test

import (
	"testing"

	"setara/knowledge"
	"setara/knowledge/text"
)

func TestDollarsAreReadHoweverTheyAreWritten(t *testing.T) {
	for written, want := range map[string]knowledge.Cents{
		"sampel $10":               10_00,
		"beli $ 10 dari china":     10_00,
		"harganya 10 dolar":        10_00,
		"US$ 2,5 per buah":         2_50,
		"us$2.50 saja":             2_50,
		"2 dollar gratis?":         2_00,
		"usd 3 ya":                 3_00,
		"3usd":                     3_00,
		"$1,5 jatuhnya":            1_50,
		"0,75 dolar":               75,
		"$0.35":                    35,
		"1.500 dolar":              1500_00,
		"dua dolar":                2_00,
		"$10 ribu":                 10_000_00,
		"10 ribu dolar":            10_000_00,
		"$1,005":                   1005_00,
		"tas -$5":                  0,
		"tas $5-an":                5_00,
		"10 dolar singapura":       0,
		"20 yuan":                  0,
		"RM 20":                    0,
		"99999999999999999999 usd": 0,
	} {
		q := text.ReadQuestion(written)
		var got knowledge.Cents
		for _, o := range q.Others {
			got += o.Dollars
		}
		if got != want {
			t.Errorf("%q: %s, want %s", written, got, want)
		}
	}
}

func TestARateIsReadHoweverItIsSaid(t *testing.T) {
	for written, want := range map[string]knowledge.Rupiah{
		"kurs 16.500":                       16_500,
		"kurs 16500":                        16_500,
		"kurs dolar 16.500":                 16_500,
		"kursnya Rp16.500":                  16_500,
		"pakai kurs 16rb":                   16_000,
		"kurs 16,5rb ya":                    16_500,
		"kurs 16rb5":                        16_500,
		"kurs dollar hari ini 16.725":       16_725,
		"kurs 1 usd = Rp 16.480":            16_480,
		"1 dolar = 16.500":                  16_500,
		"$1 = 16.500":                       16_500,
		"US$1 itu 16.500":                   16_500,
		"sepatu $10 kurs 16.500 bea berapa": 16_500,
	} {
		q := text.ReadQuestion(written)
		rate, ok := text.ReadRate(&q)
		if !ok || rate.Rupiah != want {
			t.Errorf("%q: %v, %t, want %s", written, rate, ok, want)
		}
	}
}

func TestWhatNamesNoRateIsNotTakenForOne(t *testing.T) {
	for _, written := range []string{"", "kurs berapa sekarang", "16.500", "jual 16.500", "$10 sepatu", "kursi 165.000"} {
		q := text.ReadQuestion(written)
		if rate, ok := text.ReadRate(&q); ok {
			t.Errorf("%q: %v", written, rate)
		}
	}
	for _, written := range []string{"kurs 16", "kurs 0", "kurs 99999999", "kurs 1,65"} {
		q := text.ReadQuestion(written)
		if rate, ok := text.ReadRate(&q); ok && rate.Rupiah != 0 {
			t.Errorf("%q: an unbelievable rate was believed: %v", written, rate)
		}
	}
}

func FuzzDollars(f *testing.F) {
	for _, seed := range []string{"$10", "US$ 2,5", "kurs dolar 16.500, sepatu $10", "1 dolar = 16rb5", "$$1$1 kurs kurs 1/2 dolar"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q := text.ReadQuestion(s)
		for _, o := range q.Others {
			if o.Dollars < 0 || o.Dollars > knowledge.MaxCents || o.Dollars != 0 && !o.Foreign {
				t.Errorf("%q: %+v", s, o)
			}
		}
		rate, ok := text.ReadRate(&q)
		if ok && (rate.First > rate.Last || rate.Last >= len(q.Tokens)) {
			t.Errorf("%q: %+v of %d tokens", s, rate, len(q.Tokens))
		}
		if rate.Rupiah != 0 && !(knowledge.ExchangeRate{Rupiah: rate.Rupiah}).Believable() {
			t.Errorf("%q: %+v", s, rate)
		}
	})
}
