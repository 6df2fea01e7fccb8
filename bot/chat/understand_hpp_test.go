package chat

import (
	"fmt"
	"strings"
	"testing"

	"setara/knowledge"
)

// brief writes a reading in one line, to be compared.
func brief(r CostReading) string {
	var parts []string
	for _, l := range r.Lines {
		text := fmt.Sprintf("%s %q %d", l.Kind, l.Name, l.Amount)
		if l.Quantity != knowledge.One {
			text += fmt.Sprintf(" x%s%s", l.Quantity, l.Measure)
		}
		switch {
		case l.Basis == knowledge.CostPerUnit:
			text += " each"
		case l.Shared > 0:
			text += " for " + l.Shared.String()
		case l.Batches > 0:
			text += " for " + l.Batches.String() + " batches"
		}
		if l.Months > 0 {
			text += fmt.Sprintf(" over %d months", l.Months)
		} else if l.Days > 0 {
			text += fmt.Sprintf(" in %d days", l.Days)
		}
		if l.Total {
			text += " total"
		}
		if l.Corrects {
			text += " corrected"
		}
		if l.Wants != "" {
			text += " wants " + string(l.Wants)
		}
		parts = append(parts, text)
	}
	add := func(format string, args ...any) { parts = append(parts, fmt.Sprintf(format, args...)) }
	if r.Yield != nil {
		add("yield %s%s", r.Yield, r.Unit)
	}
	if r.Content > 0 {
		add("content %s%s", r.Content, r.ContentUnit)
	}
	if r.Failed != nil {
		add("failed %s", r.Failed)
	}
	if r.FailedShare != nil {
		add("failed %s", r.FailedShare)
	}
	if r.Made != nil {
		add("made %s in %d days, batches %v", r.Made.Count, r.Made.Days, r.Made.Batches)
	}
	for _, k := range r.None {
		add("no %s", k)
	}
	for _, name := range r.Without {
		add("without %s", name)
	}
	if r.NoneAsked {
		add("none")
	}
	for _, name := range r.Removed {
		add("remove %s", name)
	}
	if r.Impossible {
		add("impossible")
	}
	return strings.Join(parts, "; ")
}

func TestCostsAreReadAsOwnersSayThem(t *testing.T) {
	for _, test := range []struct{ said, want string }{
		{"kain 300rb benang 20rb plastik 10rb jadi 25 pcs gagal 2", `material "kain" 300000; material "benang" 20000; packaging "plastik" 10000; yield 25pcs; failed 2`},
		{"35rb sekilo dapat 20 biji", `material "" 35000 for 20`},
		{"upah 5rb per pcs", `labour "upah" 5000 each`},
		{"upah per pcs 5rb", `labour "upah" 5000 each`},
		{"listrik sebulan 100rb, sebulan bikin 400", `power "listrik" 100000 in 30 days wants made; made 400 in 30 days, batches false`},
		{"wifi 300rb perbulan, produksi 1000/bulan", `power "wifi" 300000 in 30 days wants made; made 1000 in 30 days, batches false`},
		{"sewa kios 6jt setahun, sebulan 20 kali", `other "sewa" 6000000 in 360 days wants made; made 20 in 30 days, batches true`},
		{"upah 1jt seminggu, seminggu 100 pasang", `labour "upah" 1000000 in 7 days wants made; made 100 in 7 days, batches false`},
		{"kain 3 meter @ 25rb", `material "kain" 25000 x3m`},
		{"kain 5 meter harga semeternya 22rb", `material "kain" 22000 x5m`},
		{"daging 1,5 kg harga sekilo 120rb", `material "daging" 120000 x1,5kg`},
		{"gula 17rb sekilo, 2 kg", `material "gula" 17000 x2kg`},
		{"gula 17rb per kilo, pakai 2 kg", `material "gula" 17000 x2kg`},
		{"singkong 10kg 4rb/kg", `material "singkong" 4000 x10kg`},
		{"gula 17rb/kg", `material "gula" 17000 wants quantity`},
		{"telur 2 kg 56rb", `material "telur" 56000`},
		{"kain 12rb/m pakai 2,5 m", `material "kain" 12000 x2,5m`},
		{"mesin 2jt tahan 5 tahun", `wear "mesin" 2000000 over 60 months wants made`},
		{"mesin jahit 2,4jt", `wear "mesin jahit" 2400000 wants life`},
		{"cetakan 100rb bisa dipakai 1000 kali", `wear "cetakan" 100000 for 1000`},
		{"gas 22rb buat 3 kali", `power "gas" 22000 for 3 batches`},
		{"gas melon 22rb dipakai 5x bikin", `power "gas melon" 22000 for 5 batches`},
		{"tenaga sendiri 2 jam @15rb", `labour "tenaga" 15000 x2`},
		{"ongkos jahit 15.000/pcs trus kancing 2rb", `labour "ongkos jahit" 15000 each; material "kancing" 2000`},
		{"kancing 500 sebiji", `material "kancing" 500000 each wants amount`},
		{"upah jahit selusin 60rb", `labour "upah jahit" 60000 for 12`},
		{"plastik isi 50 10rb", `packaging "plastik" 10000 for 50`},
		{"plastik klip 100 lembar 12rb", `packaging "plastik klip" 12000 for 100`},
		{"stiker 20rb dapat 100", `packaging "stiker" 20000 for 100`},
		{"dus 3rb per 12 biji", `packaging "dus" 3000 for 12`},
		{"bumbu 20rb cukup untuk 150 biji", `material "bumbu" 20000 for 150`},
		{"cat 1 kaleng 75rb buat 10 kursi", `material "cat" 75000 for 10`},
		{"kopi 1 kg 120rb jadi 8 bungkus 100gr", `material "kopi" 120000; yield 8pcs`},
		{"jadi 5 kg, isi 100gr", "yield 5kg; content 0,1kg"},
		{"keripik jadi 5 kg isi 100gr", "yield 5kg; content 0,1kg"},
		{"jadi 50 bungkus isi 100 gram", "yield 50pcs"},
		{"50 bungkus isi 100 gram", "yield 50pcs"},
		{"jadi 5 kg, kemasan 100gr", "yield 5kg; content 0,1kg"},
		{"jadi 24, isi 12", "yield 24; content 12"},
		{"minyak 2 botol isi 1 liter 40rb, jadi 30", `material "minyak" 40000; yield 30`},
		{"benang 3 cone 15rb each", `material "benang cone" 15000 x3`},
		{"benang 3 cone @15rb", `material "benang cone" 15000 x3`},
		{"benang 3 cone 15rb per cone", `material "benang cone" 15000 x3`},
		{"kain 2 meter masing-masing 20rb", `material "kain" 20000 x2m`},
		{"listrik 200rb/bulan produksi 600 kaos", `power "listrik" 200000 in 30 days wants made; made 600 in 30 days, batches false`},
		{"listrik 200rb sebulan bikin 600", `power "listrik" 200000 in 30 days wants made; made 600 in 30 days, batches false`},
		{"2 hari sehari 75rb", `labour "" 75000 x2`},
		{"tenaga 75rb per hari, 2 hari", `labour "tenaga" 75000 x2`},
		{"tukang 2 orang 3 hari sehari 75rb", `labour "tukang" 75000 x6`},
		{"upah 2 minggu 300rb seminggu", `labour "upah" 300000 x2`},
		{"minyak 1", `material "minyak" 1000 wants amount`},
		{"minyak 5", `material "minyak" 5000`},
		{"minyak 1e15 rupiah", "impossible"},
		{"minyak 1,5E+6", "impossible"},
		{"minyak 15abc", "impossible"},
		{"minyak 3abc9", "impossible"},
		{"pewangi 15btl 20rb", `material "pewangi" 20000`},
		{"benang 3cone 15rb each", `material "benang cone" 15000 x3`},
		{"300rb kain, 20rb benang", `material "kain" 300000; material "benang" 20000`},
		{"300rb buat kain 20rb buat benang", `material "kain" 300000; material "benang" 20000`},
		{"300rb plastik 10rb", `material "" 300000; packaging "plastik" 10000`},
		{"kain sama benang 300rb", `material "kain benang" 300000`},
		{"bahan: tepung 20rb, telur 30rb\nkemasan: plastik 10rb", `material "tepung" 20000; material "telur" 30000; packaging "plastik" 10000`},
		{"- tepung = 20rb\n- gula = 10rb", `material "tepung" 20000; material "gula" 10000`},
		{"tenaga: saya sendiri 50rb", `labour "" 50000`},
		{"total bahan 500rb", `material "bahan" 500000 total`},
		{"bahan salah, harusnya 250rb", `material "bahan" 250000 total corrected`},
		{"bahan bukan 300rb tapi 250rb", `material "bahan" 250000 total corrected`},
		{"benang bukan 20rb tapi 30rb", `material "benang" 30000 corrected`},
		{"kainnya jadi 250rb", `material "kain" 250000 corrected`},
		{"eh salah, benang 30rb", `material "benang" 30000 corrected`},
		{"ganti jadi 30 pcs", "yield 30pcs"},
		{"hapus listrik", "remove listrik"},
		{"stikernya hapus aja", "remove stiker"},
		{"listrik gak jadi", "remove listrik"},
		{"kemasan ga ada", "no packaging"},
		{"gak pake stiker", "without stiker"},
		{"listrik ga ada, ongkir 20rb", `other "ongkir" 20000; no power`},
		{"biaya lain2 ga ada", "without lain2"},
		{"ga ada", "none"},
		{"ga ada yang gagal", "failed 0"},
		{"gagal 10%", "failed 10%"},
		{"yang gagal 2 dari 25", "yield 25; failed 2"},
		{"30 biji gagal 3", "yield 30pcs; failed 3"},
		{"hasilnya 50 pcs tapi 5 pcs pecah", "yield 50pcs; failed 5"},
		{"jadi dua puluh lima", "yield 25"},
		{"jadi seribu biji", "yield 1000pcs"},
		{"jadi 0", "yield 0"},
		{"benang gocap", `material "benang" 50000`},
		{"kancing gocap per pcs", `material "kancing" 50000 each wants amount`},
		{"benang cepek", `material "benang" 100000 wants amount`},
		{"benang gopek", `material "benang" 500 wants amount`},
		{"kancing gopek sebiji", `material "kancing" 500 each`},
		{"benang 20-25rb", `material "benang" 25000`},
		{"ketan 50rb, 60 bungkus", `material "ketan" 50000; yield 60pcs`},
		{"cat kayu 1 liter 75rb dipakai 0,25 liter", `material "cat kayu" 75000 x0,25`},
		{"susu 1 dus isi 12 harga 200rb, pakai 3 kotak", `material "susu" 200000 x0,25`},
		{"keju 1 kotak 21 ribu, pakainya setengah", `material "keju" 21000 x0,5`},
		{"kulit sapi 30rb per feet", `material "kulit sapi" 30000 wants amount`},
		{"anyam 25rb per tas", `labour "anyam" 25000 each`},
		{"rotan 35rb/kg, 1 kursi", `material "rotan" 35000 wants quantity`},
		{"box 1.200, stiker 300", `packaging "box" 1200; packaging "stiker" 300000 wants amount`},
		{"penyusutan alat 5rb per produksi", `wear "penyusutan alat" 5000`},
		{"ongkos kirim bahan 25rb", `other "ongkos kirim bahan" 25000`},
		{"jadinya 2 loyang @ 20 potong", "yield 40pcs"},
		{"10 dari 100 biasanya rusak", "failed 10%"},
		{"lem 45rb cukup untuk 3 bulan", `material "lem" 45000 over 3 months wants made`},
		{"-5000", "impossible"},
		{"gula 1000000000000000", "impossible"},
		{"kain 2 warna 300rb", `material "kain warna" 300000`},
		{"dadi selawe iji, gosong loro", "yield 25pcs; failed 2"},
	} {
		t.Run(test.said, func(t *testing.T) {
			if got := brief(UnderstandCosts(test.said, CostAsked{})); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

func TestABareFigureAnswersWhatWasAsked(t *testing.T) {
	for _, test := range []struct {
		asked      CostAsked
		said, want string
	}{
		{CostAsked{Yield: true}, "25", "yield 25"},
		{CostAsked{Yield: true}, "modal 28", `material "" 28000`},
		{CostAsked{Yield: true}, "25 lusin", "yield 300"},
		{CostAsked{Yield: true}, "dua puluh, gagal satu", "yield 20; failed 1"},
		{CostAsked{Kind: knowledge.CostLabour}, "50rb", `labour "" 50000`},
		{CostAsked{Kind: knowledge.CostLabour}, "5rb per pcs", `labour "" 5000 each`},
		{CostAsked{Kind: knowledge.CostPackaging}, "500 perak per pcs", `packaging "" 500 each`},
		{CostAsked{Kind: knowledge.CostOther}, "15rb", `other "" 15000`},
		{CostAsked{Made: true}, "400", "made 400 in 30 days, batches false"},
		{CostAsked{Made: true}, "20 kali", "made 20 in 30 days, batches true"},
		{CostAsked{Made: true}, "seminggu 100", "made 100 in 7 days, batches false"},
		{CostAsked{Life: true}, "5 tahun", `wear "" 0 x0 over 60 months`},
		{CostAsked{Life: true}, "1000 pcs", `wear "" 0 x0 for 1000`},
		{CostAsked{Quantity: true}, "2 kg", `material "" 0 x2kg`},
		{CostAsked{Quantity: true}, "2", ` "" 0 x0`},
		{CostAsked{Kind: knowledge.CostPackaging}, "ga ada", "none"},
	} {
		t.Run(test.said, func(t *testing.T) {
			if got := brief(UnderstandCosts(test.said, test.asked)); got != test.want {
				t.Errorf("got  %s\nwant %s", got, test.want)
			}
		})
	}
}

// FuzzCosts reads parts of a cost, one message a line, into a draft. Whatever
// is typed, nothing of it is negative, the cost can be worked out or says why
// not, and everything can be worded.
func FuzzCosts(f *testing.F) {
	for _, s := range []string{
		"kain 300rb benang 20rb jadi 25 pcs gagal 2\nupah 5rb per pcs\ngas sebulan 22rb\n400",
		"mesin 2jt\n5 tahun\n20 kali\njadi 0\n-5rb\n1e15\ngula 17rb/kg\n2 kg", "hapus\nga ada\nlain2: 5rb\n@@ x 3\n1/0 kg @ 5rb",
		"selusin @60rb x 999999999\nper per bulan 1\n99999999 pcs sebulan\nsehari 1 kali\nlistrik 1jt setahun", "gocap\n50\nbukan bukan 5\n: : 5rb",
		"jadi 5 kg, isi 100gr\nplastik 200 lembar 30rb\nisi 7 kg\n2 orang 3 hari sehari 75rb\n3abc9 1e15\n5 cone 2rb each",
	} {
		f.Add(s)
	}
	const messages = 20
	f.Fuzz(func(t *testing.T, s string) {
		d := &costDraft{Product: "keripik", Step: stepMaterial}
		for _, message := range strings.SplitN(s, "\n", messages) {
			r := UnderstandCosts(message, d.askedFor())
			checkReading(t, message, &r)
			if r.Yield != nil && *r.Yield <= 0 {
				continue
			}
			d.merge(&r)
			d.Step = d.next()
			d.list()
			d.wordStep()
			d.buttons()
			goods := d.goods()
			if result, err := goods.WorkOut(); err == nil {
				if result.Each <= 0 {
					t.Fatalf("%q costs %s", s, result.Each)
				}
				d.wordCostResult(&result)
			}
		}
	})
}

// checkReading looks for figures that cannot be.
func checkReading(t *testing.T, message string, r *CostReading) {
	t.Helper()
	for _, l := range r.Lines {
		if l.Amount < 0 || l.Amount > knowledge.MaxRupiah || l.Quantity < 0 || l.Shared < 0 || l.Months < 0 || l.Batches < 0 ||
			l.Bought < 0 || l.Days < 0 || l.Per < 0 {
			t.Fatalf("%q is read as %+v", message, l)
		}
	}
	for _, count := range []*knowledge.Pack{r.Yield, r.Failed} {
		if count != nil && (*count < 0 || *count > knowledge.MaxPack) {
			t.Fatalf("%q counts %s", message, count)
		}
	}
	if r.Made != nil && (r.Made.Count <= 0 || r.Made.Days <= 0) {
		t.Fatalf("%q makes %+v", message, r.Made)
	}
}
