package chat

import (
	"slices"
	"strings"
	"testing"
	"time"

	"setara/knowledge"
)

func TestAQuestionAsksForTheThingItNames(t *testing.T) {
	merek := &knowledge.Entry{Name: "Pendaftaran merek", Aliases: []string{"halal gratis", "daftar merek", "bunga kur"}}
	for _, test := range []struct {
		name, question string
		entry          *knowledge.Entry
		want           []knowledge.Aspect
	}{
		{"an owner who asks up to how much", "kur sampe brp sih", nil, []knowledge.Aspect{knowledge.AspectAmount}},
		{"an owner who has nothing to pledge asks for the amount first", "kur tanpa jaminan sampai brp", nil, []knowledge.Aspect{knowledge.AspectAmount, knowledge.AspectCollateral}},
		{"an owner who asks what it costs", "nib bayar ga", nil, []knowledge.Aspect{knowledge.AspectCost}},
		{"an owner who asks whether it is free", "bikin nib gratis kan?", nil, []knowledge.Aspect{knowledge.AspectCost}},
		{"an owner who asks whether something free is still there", "halal gratis masih ada?", merek, []knowledge.Aspect{knowledge.AspectStatus, knowledge.AspectCost}},
		{"an owner who names interest in the name only", "bunga kur berapa", merek, []knowledge.Aspect{knowledge.AspectInterest}},
		{"an owner who asks whether they may have something free", "halal gratis bisa ga kalo 2 cabang", merek, []knowledge.Aspect{knowledge.AspectAllowed, knowledge.AspectCost}},
		{"an owner who asks two things", "bunganya brp trus syaratnya apa", nil, []knowledge.Aspect{knowledge.AspectInterest, knowledge.AspectWho}},
		{"an owner who asks how", "gmn cara daftarnya", nil, []knowledge.Aspect{aspectSteps}},
		{"an owner who asks where to register", "daftar dmn ya", nil, []knowledge.Aspect{aspectSteps}},
		{"an owner who wants the link", "mana linknya", nil, []knowledge.Aspect{aspectAddress}},
		{"an owner who asks what to bring", "bawa apa aja kak", nil, []knowledge.Aspect{aspectBring}},
		{"an owner who asks for a number", "ada nomor wa gak", nil, []knowledge.Aspect{aspectContact}},
		{"an owner who asks whether it was paid out", "bpum udh cair blm", nil, []knowledge.Aspect{knowledge.AspectStatus}},
		{"an owner who asks whether it is allowed", "jual rugi boleh gak", nil, []knowledge.Aspect{knowledge.AspectAllowed}},
		{"an owner who asks whether it is required", "wajib sni ga", nil, []knowledge.Aspect{knowledge.AspectDuty}},
		{"an owner who asks for the fine", "dendanya brp kalo nekat", nil, []knowledge.Aspect{knowledge.AspectPenalty}},
		{"an owner who asks until when", "sampai kapan", nil, []knowledge.Aspect{knowledge.AspectDeadline}},
		{"an owner who asks how long it takes", "berapa lama jadinya", nil, []knowledge.Aspect{knowledge.AspectDuration}},
		{"an owner who asks what it is", "smesco itu apa", nil, []knowledge.Aspect{aspectPurpose}},
		{"an owner who wonders why imports come in", "kok bisa masuk ya", nil, []knowledge.Aspect{knowledge.AspectImport}},
		{"an owner who asks only how much", "tkm berapa", nil, []knowledge.Aspect{knowledge.AspectAmount}},
		{"an owner who names it and nothing else", "sertifikat halal", nil, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []knowledge.Aspect
			of := readAsking(test.question, test.entry)
			for i := range of.asks {
				got = append(got, of.asks[i].first())
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q asks for %v, want %v", test.question, got, test.want)
			}
		})
	}
}

func TestAnOwnerWhoAsksHowManyIsToldThePointThatCountsThem(t *testing.T) {
	hit := loan("P1", "Pinjaman Kelompok", point(knowledge.AspectAmount, "Pinjaman sampai Rp15 juta."),
		point(knowledge.AspectCondition, "Kelompoknya paling sedikit 10 orang."))
	b := book{"P1": hit}
	a := b.told(t, "P1", knowledge.NewDay(2026, time.February, 1), "pinjaman kelompok minimal brp orang")
	if reply := a.Response.Text(); !strings.HasPrefix(reply, "Kelompoknya paling sedikit 10 orang.") {
		t.Errorf("the first thing said is not how many:\n%s", reply)
	}
}

func TestAnOwnerWhoWasToldSomethingWrongIsHeard(t *testing.T) {
	for _, question := range []string{
		"kata temen nib gratis, yg bener mana?", "kalo salah minta maaf dong", "kemarin kamu bilang bayar, mana yang benar", "infonya salah tuh",
	} {
		if !readAsking(question, nil).amends {
			t.Errorf("%q is not heard as a complaint about an answer", question)
		}
	}
	if readAsking("syarat nib apa aja", nil).amends {
		t.Error("a plain question is heard as a complaint about an answer")
	}
}

func TestTheNumbersOfASentenceAreReadAsWhatTheyCount(t *testing.T) {
	const bp, count = knowledge.FactBasisPoints, knowledge.FactCount
	for _, test := range []struct {
		name, text string
		want       []figureIn
	}{
		{"amounts in words", "Dari Rp2 juta sampai Rp4,8 miliar.", []figureIn{{2_000_000, knowledge.FactRupiah}, {4_800_000_000, knowledge.FactRupiah}}},
		{"amounts in digits", "Bayar Rp1.800.000.", []figureIn{{1_800_000, knowledge.FactRupiah}}},
		{"shares", "Bunga 6% setahun, dulu 7,5%.", []figureIn{{600, bp}, {750, bp}}},
		{"dollars", "Paling sedikit US$100.", []figureIn{{10_000, knowledge.FactUSCents}}},
		{"counts", "Kuota 1,35 juta sertifikat, 14 tahun.", []figureIn{{1_350_000, count}, {14, count}}},
		{"a date", "Tenggatnya 17 Oktober 2026.", nil},
		{"days of one month", "Pada 26-27 Juli 2023.", nil},
		{"the number of a rule", "Menurut Permendag 31/2023 Pasal 19 ayat 2.", nil},
		{"a telephone number", "WA 0853-1111-1010 atau 1500533.", nil},
		{"a word with a digit", "Ruang 800 m2 dan e-KTP.", []figureIn{{800, count}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := figuresIn(test.text); !slices.Equal(got, test.want) {
				t.Errorf("%q holds %v, want %v", test.text, got, test.want)
			}
		})
	}
}

func loan(id, name string, points ...knowledge.Point) knowledge.EntryHit {
	asOf, _ := knowledge.ParseDate("2026-01-16")
	return knowledge.EntryHit{Program: &knowledge.Program{Entry: knowledge.Entry{
		ID: id, Name: name, Purpose: "Pinjaman.", Points: points, Status: knowledge.StatusActive, AsOf: asOf, Address: "https://contoh.go.id/" + id,
		Confidence: knowledge.ConfidencePublished,
	}}}
}

func point(a knowledge.Aspect, text string) knowledge.Point {
	return knowledge.Point{Aspect: a, Text: text}
}

var loans = []knowledge.EntryHit{
	loan("P1", "Pinjaman Kecil", point(knowledge.AspectAmount, "Pinjaman sampai Rp10 juta."), point(knowledge.AspectCollateral, "Tanpa agunan tambahan.")),
	loan("P2", "Pinjaman Besar", point(knowledge.AspectAmount, "Pinjaman di atas Rp100 juta sampai Rp500 juta."), point(knowledge.AspectCollateral, "Perlu agunan.")),
	loan("P3", "Pinjaman Kelompok", point(knowledge.AspectAmount, "Mulai Rp2 juta sampai Rp15 juta."), point(knowledge.AspectCollateral, "Tanpa agunan."),
		point(knowledge.AspectCondition, "Khusus perempuan, bergabung kelompok.")),
}

func TestWhatAnOwnerSaysDecidesAmongLoans(t *testing.T) {
	on := knowledge.NewDay(2026, time.February, 1)
	for _, test := range []struct {
		name, question string
		want           []string
	}{
		{"who needs little gets those that give little", "pinjam 7 juta bisa dimana", []string{"P1", "P3"}},
		{"who needs much gets the one that gives much", "mau modal 300 juta utk mesin", []string{"P2"}},
		{"who needs more than all gives gets none", "mau 2 miliar", nil},
		{"who has nothing to pledge", "pinjaman tanpa jaminan", []string{"P1", "P3"}},
		{"who has no deed", "gak punya sertifikat rumah, bisa?", []string{"P1", "P3"}},
		{"a group of women", "pinjaman buat kelompok ibu-ibu", []string{"P3"}},
		{"a woman who needs little", "saya ibu rumah tangga butuh 5jt", []string{"P3"}},
		{"who says nothing of it", "pinjaman apa yang ada", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := readWanted(test.question).fit(loans, on)
			var got []string
			for _, hit := range f.hits {
				got = append(got, hit.Entry().ID)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%q: %v fit, want %v", test.question, got, test.want)
			}
		})
	}
}

func TestNothingFitsBestWhereTheOwnerSaidNothing(t *testing.T) {
	c := &Chat{Now: func() time.Time { return time.Date(2026, time.November, 25, 9, 0, 0, 0, knowledge.WIB) }}
	hits := slices.Clone(loans[:2])
	over := *hits[1].Program
	over.Status = knowledge.StatusEnded
	hits[1].Program = &over
	a := c.compareEntries(Reading{Text: "pinjaman apa yang ada", Intent: IntentProgram}, hits)
	if reply := a.Response.Text(); strings.Contains(reply, "paling pas") {
		t.Errorf("one fits best though nothing was said:\n%s", reply)
	}
}

func TestConditionsAreSaidOnceBesideTheSentences(t *testing.T) {
	c := &knowledge.Conditions{Scales: []knowledge.Scale{knowledge.ScaleMicro, knowledge.ScaleSmall}, NIB: knowledge.NIBYes, LeastMonths: 6, MaxTurnover: 15_000_000_000}
	for said, want := range map[string]string{
		"": "Usaha mikro dan kecil, omzet setahun paling banyak Rp15 miliar, usaha sudah jalan paling sedikit 6 bulan, punya NIB.",
		"Untuk usaha mikro dan kecil yang berjalan paling sedikit 6 bulan.":                              "Omzet setahun paling banyak Rp15 miliar, punya NIB.",
		"NIB perlu ada. Omzet paling tinggi Rp15 miliar. Usaha mikro dan kecil, paling sedikit 6 bulan.": "",
	} {
		if got := wordConditionsBeside(c, said); got != want {
			t.Errorf("beside %q: %q, want %q", said, got, want)
		}
	}
}

func TestLoansAreComparedOnOneScreenEachWithDateAndAddress(t *testing.T) {
	c := &Chat{Now: func() time.Time { return time.Date(2026, time.November, 25, 9, 0, 0, 0, knowledge.WIB) }}
	a := c.compareEntries(Reading{Text: "pinjam 7 juta tanpa jaminan", Intent: IntentProgram}, loans)
	reply := a.Response.Text()
	for _, want := range []string{"Pinjaman Kecil: ", "Rp10 juta", "per 16 Januari 2026", "https://contoh.go.id/P3", "Yang paling pas: Pinjaman Kecil, Pinjaman Kelompok.", "Rp7 juta"} {
		if !strings.Contains(reply, want) {
			t.Errorf("no %q in\n%s", want, reply)
		}
	}
	if !a.Answered || !slices.Equal(a.Programs, []string{"P1", "P2", "P3"}) || len(a.Response.Buttons) != 3 {
		t.Errorf("answered %v with %v and buttons %v", a.Answered, a.Programs, a.Response.Buttons)
	}
	checkEntryFigures(t, "comparison", &a)
}

func TestConditionsAreSaidInWords(t *testing.T) {
	for _, test := range []struct {
		name string
		c    knowledge.Conditions
		want string
	}{
		{"sizes, turnover and number", knowledge.Conditions{
			Scales: []knowledge.Scale{knowledge.ScaleMicro, knowledge.ScaleSmall}, MaxTurnover: 15_000_000_000, NIB: knowledge.NIBYes,
		}, "Usaha mikro dan kecil, omzet setahun paling banyak Rp15 miliar, punya NIB."},
		{"an age in years", knowledge.Conditions{LeastMonths: 24}, "Usaha sudah jalan paling sedikit 2 tahun."},
		{"an age in months", knowledge.Conditions{LeastMonths: 6, NIB: knowledge.NIBOrSKU}, "Usaha sudah jalan paling sedikit 6 bulan, punya NIB atau surat keterangan usaha (SKU)."},
		{"a place and a turnover with a part", knowledge.Conditions{Provinces: []knowledge.Province{"Bali"}, MaxTurnover: 4_800_000_000}, "Di Bali, omzet setahun paling banyak Rp4,8 miliar."},
		{"cooperatives", knowledge.Conditions{Scales: []knowledge.Scale{knowledge.ScaleCoop}}, "Koperasi."},
		{"nothing", knowledge.Conditions{}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := wordConditions(&test.c); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestAnAmountIsWrittenExactly(t *testing.T) {
	for amount, want := range map[knowledge.Rupiah]string{
		500_000: "Rp500.000", 7_000_000: "Rp7 juta", 2_400_000: "Rp2,4 juta", 1_234_567: "Rp1.234.567", 4_800_000_000: "Rp4,8 miliar",
		1_234_500_000: "Rp1.234.500.000",
	} {
		if got := wordLarge(amount); got != want {
			t.Errorf("%d is written %s, want %s", amount, got, want)
		}
	}
}
