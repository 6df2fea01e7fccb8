package text

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"setara/knowledge"
)

// moneyForms are ways of writing an amount, as owners do, and what it is.
var moneyForms = map[knowledge.Rupiah][]string{
	45_000: {
		"45rb", "45 rb", "45Rb", "45RB", "45k", "45 K", "45K", "45ribu", "45 ribu", "45 RIBU", "45rebu", "45 rebu",
		"45rbu", "45.000", "45,000", "45'000", "45 000", "Rp45.000", "Rp 45.000", "Rp. 45.000", "rp45000", "RP 45000",
		"Rp45,000", "Rp 45.000,-", "45.000,-", "45.000,00", "45,000.00", "Rp45.000,00", "IDR 45K", "IDR 45.000", "idr45000",
		"45.000 rupiah", "45 ribu rupiah", "45000 rp", "45.000rb", "45000rb", "45rb-an", "45rb an", "45rban", "45an rb", "45 ribuan",
		"45ribuan", "４５rb", "𝟒𝟓𝐫𝐛", "45\u200brb", "45 ewu", "45ewu", "empat puluh lima ribu", "empat lima ribu", "empat puluh lima rebu",
		"EMPAT PULUH LIMA RIBU", "patang puluh limang ewu", "opat puluh lima rebu", "ampek puluah limo ribu", "45,0 rb", "45.0rb",
		"45 ceng", "Rp:45.000", "0,045 juta", "٤٥rb",
	},
	1_200_000: {
		"1,2jt", "1.2jt", "1,2 jt", "1.2 juta", "1,20 juta", "1jt2", "1 jt 200rb", "1jt 200 ribu", "1 juta 200 ribu", "1 juta 200",
		"1.200.000", "Rp1.200.000", "Rp 1.200.000,-", "1,200,000", "1200rb", "1200k", "1200 ribu", "1'200'000", "1 200 000",
		"sejuta dua ratus", "sejuta dua ratus ribu", "satu juta dua ratus ribu", "1.2 jeti", "1,2 yuta", "Rp 1.200.000.00", "1jt200",
	},
	2_500_000: {
		"2,5 juta", "2,5jt", "2.5jt", "2jt5", "2jt500", "2 juta 500", "2 setengah juta", "dua setengah juta", "dua juta lima ratus ribu",
		"dua juta lima ratus", "2.500.000", "2500rb", "2 juta setengah", "2½ juta", "dua juta setengah", "2 1/2 juta",
	},
	500_000:             {"setengah juta", "1/2 juta", "½ juta", "0,5jt", "0.5 juta", "lima ratus ribu", "500rb", "500k", "limang atus ewu", "lima ratus rebu"},
	1_500_000:           {"satu setengah juta", "1,5jt", "sejuta setengah", "1jt5", "sejuta lima ratus", "1 setengah juta", "1½ jt"},
	1_250_000:           {"1,25jt", "1jt250", "1 juta 250", "1.250.000", "1.250 juta", "1250rb", "sejuta dua ratus lima puluh ribu", "1jt25"},
	2_500_000_000:       {"2,5 miliar", "2,5 milyar", "Rp 2,5M", "rp2.5M", "dua setengah miliar", "2500 juta", "2.500.000.000"},
	knowledge.MaxRupiah: {"1 triliun", "1 trilyun", "setriliun", "Rp1T", "1000 miliar", "satu triliun"},
	12_500:              {"12,5rb", "12.5k", "12.500", "12rb500", "12rb5", "12 ribu 500", "dua belas ribu lima ratus", "12500 rupiah"},
	35_000:              {"tiga lima ribu", "tiga puluh lima ribu", "telung puluh limang ewu", "tilu puluh lima rebu", "tige lime rebu", "35rb"},
	25_000:              {"dua puluh lima ribu", "dua lima rebu", "selawe ewu", "slawe ewu", "dua pulu lima rb", "jigo ceng", "salawe rebu"},
	50_000:              {"goban", "seket ewu", "lima puluh ribu", "gocap ribu", "gocap ceng", "50rb"},
	100_000:             {"seratus ribu", "satus ewu", "saratus rebu", "cepek ceng", "ceceng", "100rb", "saratuih ribu", "seratus rebu"},
	10_000:              {"ceban", "sepuluh ribu", "sapuluh rebu", "sepuluh ewu", "10rb", "sapuluah ribu", "Rp10.000"},
	5_000:               {"goceng", "lima ribu", "lima rebu", "limang ewu", "5rb", "gocengan", "limo ribu"},
	20_000:              {"noban", "dua puluh ribu", "rong puluh ewu", "rongpuluh ewu", "20rb", "dua puluh rebu"},
	1_000:               {"seceng", "seribu", "serebu", "sewu", "sarebu", "1rb", "1.000"},
	1_500:               {"seceng gopek", "seribu lima ratus", "sewu limang atus", "cenggo", "1.500", "1,5rb", "1rb5"},
	1_000_000:           {"cetiaw", "sejuta", "1jt", "1 juta", "satu juta", "1.000.000", "sajuta", "1000rb"},
	2_000:               {"noceng", "rongewu", "dua ribu", "2rb", "rong ewu"},
	500:                 {"gopek", "500 perak", "500 rupiah", "Rp500", "Rp 500,-", "lima ratus perak", "lima ratus rupiah"},
	11_500:              {"sebelas ribu lima ratus", "11rb5", "11,5rb"},
	115_000:             {"seratus lima belas ribu", "115rb", "saratus lima belas rebu"},
	21_000:              {"selikur ewu", "dua puluh satu ribu", "21rb"},
}

func TestEveryWayOfWritingAnAmountIsRead(t *testing.T) {
	forms := 0
	for want, texts := range moneyForms {
		for _, form := range texts {
			forms++
			for _, pattern := range [...]string{"%s", "harga %s ya", "kerudung %s, bagus", "(%s)", "katanya %s!"} {
				q := ReadQuestion(fmt.Sprintf(pattern, form))
				if len(q.Money) != 1 || q.Money[0].Low != want || q.Money[0].High != want || q.Money[0].Bare || q.Money[0].Impossible {
					t.Errorf("%q in %q is read as %+v, want %s", form, pattern, q.Money, want)
				}
			}
		}
	}
	if forms < 150 {
		t.Errorf("only %d forms are tried", forms)
	}
}

func TestRangesKeepBothEnds(t *testing.T) {
	for form, want := range map[string][2]knowledge.Rupiah{
		"20-25rb": {20_000, 25_000}, "20rb-25rb": {20_000, 25_000}, "20 - 25 ribu": {20_000, 25_000},
		"15rb s/d 20rb": {15_000, 20_000}, "15rb sd 20rb": {15_000, 20_000}, "20 sampai 25 ribu": {20_000, 25_000},
		"20rb sampe 25rb": {20_000, 25_000}, "Rp45.000 - Rp85.000": {45_000, 85_000}, "45.000–50.000": {45_000, 50_000},
		"antara 20 dan 25 ribu": {20_000, 25_000}, "1-2 juta": {1_000_000, 2_000_000}, "1,5-2jt": {1_500_000, 2_000_000},
		"45 atau 50rb": {45_000, 50_000}, "15rb-20": {15_000, 20_000}, "dua puluh sampai dua lima ribu": {20_000, 25_000},
		"800rb-1jt": {800_000, 1_000_000}, "20 hingga 25k": {20_000, 25_000},
	} {
		q := ReadQuestion(form)
		if len(q.Money) != 1 || q.Money[0].Low != want[0] || q.Money[0].High != want[1] {
			t.Errorf("%q is read as %+v, want %v", form, q.Money, want)
		}
	}
}

func TestTwoPricesAreNoRange(t *testing.T) {
	for _, form := range []string{"45rb 15rb", "45rb, 15rb", "45rb vs 15rb", "45rb - 15rb", "45rb/15rb", "45rb sama 15rb", "45.000 dan 50.000", "jual 45rb modal 28rb"} {
		if q := ReadQuestion(form); len(q.Money) != 2 {
			t.Errorf("%q is read as %+v, want two amounts", form, q.Money)
		}
	}
}

func TestBareNumbersAreMarkedAndKeepTheirOtherMeanings(t *testing.T) {
	q := ReadQuestion("jual 45 modal 28000")
	if len(q.Money) != 2 {
		t.Fatalf("read %+v, want two amounts", q.Money)
	}
	m := q.Money[0]
	if !m.Bare || m.Low != 45_000 || len(m.Alternatives) != 2 || m.Alternatives[0] != 45 || m.Alternatives[1] != 45_000_000 {
		t.Errorf("45 is read as %+v", m)
	}
	if m := q.Money[1]; !m.Bare || m.Low != 28_000 || len(m.Alternatives) != 0 {
		t.Errorf("28000 is read as %+v", m)
	}
	for form, other := range map[string]knowledge.Rupiah{"gocap": 50, "cepek": 100, "jigo": 25, "gopek": 500_000} {
		if q := ReadQuestion(form); len(q.Money) != 1 || len(q.Money[0].Alternatives) != 1 || q.Money[0].Alternatives[0] != other {
			t.Errorf("%q is read as %+v, want also %s", form, q.Money, other)
		}
	}
}

func TestNumbersThatAreNoMoney(t *testing.T) {
	for _, form := range []string{
		"ukuran 38", "uk 40", "size 42", "no 37-40", "nomor 39", "umur 35", "usia 45", "35 tahun", "thn 2023", "tahun 2024", "sejak 2019",
		"isi 12", "12 pcs", "250 gr", "3 orang", "2 minggu", "5 kali", "25%", "12,5 persen", "0812-3456-7890", "08123456789",
		"+62 812 3456 7890", "12/05/2026", "12-05-2026", "2x3 meter", "200 x 300 cm", "$10", "10 dolar", "US$ 25", "5 dollar", "RM 20",
		"rt 05 rw 03", "jam 10", "permendag 31", "pasal 20", "kur 2026", "5000 mah", "20 watt", "3 warna", "2 toko", "100 pembeli",
		"terjual 500", "stok 200", "37,38,39", "3201234567890001", "blok 5", "kelas 5", "lantai 2", "tipe 36", "bintang 5",
		"https://shopee.co.id/produk-45000?harga=15000", "www.contoh.id/99000", "satu lagi", "dua toko", "iphone 13", "10-12 pcs",
	} {
		if q := ReadQuestion(form); len(q.Money) != 0 {
			t.Errorf("%q is read as money: %+v", form, q.Money)
		}
	}
}

func TestImpossibleAmountsAreMarkedNotBelieved(t *testing.T) {
	for _, form := range []string{"-45rb", "jual -45rb", "Rp -45.000", "minus 45rb", "-Rp45.000", "Rp 9.999.999.999.999.999",
		"Rp 99999999999999999999999", "9999999999999 juta", "1e99rb 999999999999999999jt",
		"1e15", "1e15 rupiah", "2.5E+6", "1e15 dolar", "1e-3"} {
		q := ReadQuestion(form)
		if len(q.Money) == 0 || !q.Money[len(q.Money)-1].Impossible || q.Money[len(q.Money)-1].Low != 0 {
			t.Errorf("%q is read as %+v, want impossible", form, q.Money)
		}
	}
}

// written forms of an amount of whole thousands.
var thousandForms = []func(r knowledge.Rupiah) string{
	func(r knowledge.Rupiah) string { return r.String() },
	func(r knowledge.Rupiah) string { return r.String() + ",-" },
	func(r knowledge.Rupiah) string { return r.String() + ",00" },
	func(r knowledge.Rupiah) string { return strings.Replace(r.String(), "Rp", "Rp. ", 1) },
	func(r knowledge.Rupiah) string { return strings.TrimPrefix(r.String(), "Rp") + " rupiah" },
	func(r knowledge.Rupiah) string { return fmt.Sprintf("Rp%d", r) },
	func(r knowledge.Rupiah) string { return fmt.Sprintf("%drb", r/1000) },
	func(r knowledge.Rupiah) string { return fmt.Sprintf("%d ribu", r/1000) },
	func(r knowledge.Rupiah) string { return fmt.Sprintf("%dK", r/1000) },
	func(r knowledge.Rupiah) string { return fmt.Sprintf("%drb-an", r/1000) },
	func(r knowledge.Rupiah) string { return spell(int64(r)/1000) + " ribu" },
	func(r knowledge.Rupiah) string {
		return strings.ReplaceAll(strings.TrimPrefix(r.String(), "Rp"), ".", "'") + " rupiah"
	},
}

func TestAnAmountSurvivesBeingWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := knowledge.Rupiah(rapid.Int64Range(1, 999).Draw(t, "thousands")) * 1000
		form := rapid.SampledFrom(thousandForms).Draw(t, "form")(r)
		if q := ReadQuestion("harga " + form + " kak"); len(q.Money) != 1 || q.Money[0].Low != r {
			t.Fatalf("%s written %q is read as %+v", r, form, q.Money)
		}
	})
}

func TestAnyRupiahSurvivesItsOwnFormat(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := knowledge.Rupiah(rapid.Int64Range(0, int64(knowledge.MaxRupiah)).Draw(t, "rupiah"))
		if q := ReadQuestion(r.String()); len(q.Money) != 1 || q.Money[0].Low != r || q.Money[0].High != r {
			t.Fatalf("%s is read as %+v", r, q.Money)
		}
	})
}

// spell writes a number from 1 to 999 in words.
func spell(n int64) string {
	digits := [...]string{"", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"}
	var parts []string
	if n >= 100 {
		parts = append(parts, strings.Replace(digits[n/100]+" ratus", "satu ratus", "seratus", 1))
		n %= 100
	}
	switch {
	case n >= 20:
		parts = append(parts, digits[n/10]+" puluh", digits[n%10])
	case n >= 12:
		parts = append(parts, digits[n-10]+" belas")
	case n == 11:
		parts = append(parts, "sebelas")
	case n == 10:
		parts = append(parts, "sepuluh")
	default:
		parts = append(parts, digits[n])
	}
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}
