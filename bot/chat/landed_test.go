package chat_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"setara/bot/chat"
	"setara/knowledge"
)

// importQuestions are questions about duty and landed cost, as owners ask.
var importQuestions = []string{
	"beli sample sepatu $10 dr china paket, kena bea brp?",
	"barang 2 dollar gratis bea masuk? ppn gmn",
	"ppn skrg 12% apa 11%? bahan baku saya",
	"kok impor bisa murah amat ya min? kontainer?",
	"jilbab china 5rb kok bisa? harga aslinya berapa",
	"kalau impor kaos $1,5 jatuhnya berapa di indo",
	"karpet bulu 750rb lawannya 210rb, kena pajak ga sih impornya",
	"hordeng/meter gw 95rb, di oren ada 35rb meteran itu knp bs?",
	"bawang putih impor 31rb/kg kok bisa murah? harga aslinya berapa",
	"impor karpet 2x3 meter $80 kena bea masuk berapa",
	"beli 2 lusin sandal $1,2 per pasang, ongkir $30, kena bea brp",
	"beli tas $2000 kena bea masuk berapa",
	"dompet $12 lewat jastip kena bea berapa",
	"bea masuk mainan berapa persen?",
	"kain $2/meter impor kena bea berapa",
	"buku impor $20 kena bea berapa",
	"beli tas dari china 200rb kena bea masuk berapa",
	"impor 3 pasang sepatu $20 total kena bea berapa",
	"bmtp karpet berapa sekarang",
	"safeguard baju masih berlaku gak",
	"impor tas 20 yuan kena bea berapa",
	"kurs dolar sekarang berapa",
}

var dollarPattern = regexp.MustCompile(`US\$[0-9.]*[0-9](?:,[0-9]{2})?`)

// unsourced are the dollars, rupiah and percentages of an answer that stand in
// none of its facts.
func unsourced(answer *chat.Answer) []string {
	said := map[string]bool{}
	for _, f := range answer.Facts {
		switch f.Unit {
		case knowledge.FactUSCents:
			said[knowledge.Cents(f.Value).String()] = true
		case knowledge.FactRupiah:
			written := knowledge.Rupiah(f.Value).String()
			said[written], said[strings.ReplaceAll(written, ".", "")] = true, true
		case knowledge.FactBasisPoints:
			said[knowledge.BasisPoints(f.Value).String()] = true
		}
	}
	var missing []string
	reply := inDigits(answer.Response.Text())
	for _, pattern := range [...]*regexp.Regexp{dollarPattern, amountPattern, percentPattern} {
		for _, written := range pattern.FindAllString(reply, -1) {
			if written = strings.TrimSuffix(written, "."); !said[written] {
				missing = append(missing, written)
			}
		}
	}
	return missing
}

func setRate(t *testing.T, p *player, day string, rupiah knowledge.Rupiah) {
	t.Helper()
	on, err := knowledge.ParseDay(day)
	p.must(err)
	_, _, err = p.catalog.SetRate(t.Context(), knowledge.ExchangeRate{Day: on, Rupiah: rupiah}, knowledge.Act{By: 2, At: p.now})
	p.must(err)
}

func TestEveryFigureAboutAnImportIsAFact(t *testing.T) {
	for _, known := range []bool{false, true} {
		p := newPlayer(t)
		if known {
			setRate(t, p, "2020-01-01", 16_500)
		}
		for _, question := range importQuestions {
			for _, day := range []string{"2026-11-23", "2025-03-04", "2024-09-01", "2023-10-16", "2022-03-31", "2019-06-01"} {
				t.Run(fmt.Sprintf("%s on %s, rate known: %t", question, day, known), func(t *testing.T) {
					now, err := time.ParseInLocation(time.DateOnly, day, knowledge.WIB)
					p.must(err)
					p.now = now
					answer, err := p.chat.Ask(t.Context(), question)
					p.must(err)
					if len(answer.Parts) > 0 {
						t.Fatalf("one question was read as %d", len(answer.Parts))
					}
					checkFigures(t, &answer)
					if missing := unsourced(&answer); len(missing) > 0 && answer.Comparables == nil {
						t.Errorf("%v stand in no fact; the reply:\n%s", missing, answer.Response.Text())
					}
				})
			}
		}
	}
}

// Whatever an owner puts together of such words, on whatever day, the answer
// holds no figure without a source.
func TestNoQuestionAboutAnImportGetsAFigureWithoutASource(t *testing.T) {
	p := newPlayer(t)
	setRate(t, p, "2024-01-01", 16_500)
	words := []string{
		"impor", "dari china", "lewat paket", "kontainer", "jastip", "kena bea berapa", "ppn", "kena pajak ga", "kok bisa murah",
		"harga aslinya berapa", "bmtp", "sepatu", "tas", "karpet 2x3 meter", "bawang putih", "kain", "dompet", "buku", "serum",
		"$10", "US$ 2,5", "$0", "-$5", "1.500 dolar", "$1500,01", "20 yuan", "per pasang", "2 lusin", "100 pcs", "@$1,5",
		"ongkir $3", "asuransi $1", "kurs 16.000", "kurs 5", "5rb", "150rb", "di shopee ada 20rb", "/kg", "per meter", "saya jual 90rb",
	}
	rapid.Check(t, func(rt *rapid.T) {
		question := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 7).Draw(rt, "words"), " ")
		day := knowledge.NewDay(2019, time.January, 1) + knowledge.Day(rapid.IntRange(0, 3600).Draw(rt, "day"))
		p.now = time.Unix(day.Unix(), 0).Add(5 * time.Hour)
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		parts := answer.Parts
		if len(parts) == 0 {
			parts = []chat.Answer{answer}
		}
		for i := range parts {
			if parts[i].Comparables != nil || parts[i].Advice != nil || len(parts[i].Fees) > 0 {
				continue // not about the import
			}
			if missing := unsourced(&parts[i]); len(missing) > 0 {
				rt.Fatalf("on %s: %s: %v stand in no fact; the reply:\n%s", day, question, missing, parts[i].Response.Text())
			}
		}
	})
}

func TestWithoutARateNothingIsWorkedOut(t *testing.T) {
	p := newPlayer(t)
	for _, question := range []string{"sepatu $10 lewat paket kena bea berapa", "jilbab china 5rb kok bisa? harga aslinya berapa"} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		for _, f := range answer.Facts {
			if f.Source == knowledge.SourceCalculated {
				t.Errorf("%q: %+v", question, f)
			}
		}
		if reply := answer.Response.Text(); !strings.Contains(reply, "Kurs dolar berapa, Kak? Saya belum punya kurs hari ini") {
			t.Errorf("%q: the rate is not asked for:\n%s", question, reply)
		}
	}
}

func TestARateThatAnOwnerSaysIsUsedAsTheirsAndNotKept(t *testing.T) {
	p := newPlayer(t)
	setRate(t, p, "2026-11-20", 16_000)
	for question, want := range map[string]struct {
		value  int64
		source string
	}{
		"sepatu $10 kena bea berapa kurs 16.500": {16_500, knowledge.SourceOwner},
		"sepatu $10 kena bea berapa":             {16_000, knowledge.SourceOfficer},
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		if !slices.ContainsFunc(answer.Facts, func(f knowledge.Fact) bool {
			return f.Label == "kurs dolar" && f.Value == want.value && f.Source == want.source
		}) {
			t.Errorf("%q: facts %+v", question, answer.Facts)
		}
		if answer.Understood.OwnPrice != nil || answer.Understood.CompetitorPrice != nil {
			t.Errorf("%q: the rate was taken for a price: %+v", question, answer.Understood)
		}
	}
}

// A rate is no count of goods, and a count beside a rate still is one.
func TestTheFigureOfARateIsNotTakenForACount(t *testing.T) {
	p := newPlayer(t)
	for question, want := range map[string]string{
		"impor kaos $2,5 kurs 16.500 paket":              "satu buah",
		"impor kaos $2,5 kurs 16500 pcs kena bea berapa": "satu buah",
		"impor 12 pcs kaos $25 kurs 16.500 paket":        "12 barang",
		"kurs 16.500, paket 3 pcs kaos $2,5 bea berapa":  "3 barang",
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		if reply := answer.Response.Text(); !strings.Contains(reply, want+" sekiriman") {
			t.Errorf("%q: want %s in\n%s", question, want, reply)
		}
	}
}

// However an owner wonders at a price, with a rate at hand the answer says
// what that price leaves for the goods abroad; goods that hardly come from
// there, or a price of the owner's own, make it a question of price.
func TestWonderingAtAPriceGetsWhatItLeavesForTheGoodsAbroad(t *testing.T) {
	p := newPlayer(t)
	setRate(t, p, "2026-11-20", 16_500)
	for question, want := range map[string]string{
		"kok bisa kerudung 15rb di shopee?":           "Supaya bisa dijual Rp15.000 per buah",
		"kok kerudung impor bisa 15rb ya":             "Supaya bisa dijual Rp15.000 per buah",
		"kenapa kerudung di tiktok bisa dijual 15rb":  "Supaya bisa dijual Rp15.000 per buah",
		"knp sandal di shopee murah banget cuma 12rb": "Supaya bisa dijual Rp12.000",
		"kenapa bisa semurah itu kerudung 15rb":       "Supaya bisa dijual Rp15.000 per buah",
		"fob kaos $1,5 jatuhnya brp":                  "Bebas bea masuk, Kak",
		"kaos fob $5 lewat paket brp":                 "Bea masuk kaos US$5",
		"harga fob tas 150rb jatuhnya berapa":         "Bea masuk tas Rp150.000",
		"kok bisa keripik singkong 5rb di shopee?":    "Pasarnya belum jelas",
		"jual kerudung 45rb kok lawan bisa 15rb":      "Jangan ikut turun dulu, Kak.",
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		head, _, _ := strings.Cut(answer.Response.Text(), "\n")
		if !strings.Contains(head, want) {
			t.Errorf("%q: want %q in %q", question, want, head)
		}
	}
}

// On a hundred days from 2019 to 2028 an answer names only what was in force.
func TestAnAnswerAboutAnImportHoldsForItsDay(t *testing.T) {
	p := newPlayer(t)
	first, last := knowledge.NewDay(2019, time.June, 1), knowledge.NewDay(2028, time.June, 1)
	for n := range 100 {
		day := first + knowledge.Day(n)*(last-first)/99
		p.now = time.Unix(day.Unix(), 0).Add(5 * time.Hour)
		answer, err := p.chat.Ask(t.Context(), "impor tas $10 lewat paket kena bea berapa, kurs 16.000")
		p.must(err)
		want, regulation := "25%", "R09"
		switch {
		case day < knowledge.NewDay(2020, time.February, 1): // the day of the source
			want, regulation = "tidak ada di data Setara", ""
		case day < knowledge.NewDay(2022, time.April, 1):
			want, regulation = "tarif PPN untuk tanggal itu tidak ada di data Setara", "R11"
		case day < knowledge.NewDay(2023, time.October, 17): // what bags owe was published then
			want, regulation = "belum bisa saya hitung, Kak: bea umumnya belum ada di data Setara, cek tarif untuk kode barangnya. PPN 11%", "R11"
		case day < knowledge.NewDay(2025, time.March, 5):
			want, regulation = "15% sampai 20%", "R10"
		}
		reply := answer.Response.Text()
		head, _, _ := strings.Cut(reply, "\n")
		if !strings.Contains(head, want) {
			t.Errorf("%s: want %q in %q", day, want, head)
		}
		if answer.Answered != strings.Contains(want, "%") || answer.WouldTicket == answer.Answered {
			t.Errorf("%s: answered %t, ticket %t", day, answer.Answered, answer.WouldTicket)
		}
		parcels := slices.DeleteFunc(slices.Clone(answer.Regulations), func(id string) bool { return !slices.Contains([]string{"R09", "R10", "R11"}, id) })
		if regulation != "" && !slices.Equal(parcels, []string{regulation}) || regulation == "" && len(parcels) > 0 {
			t.Errorf("%s: rests on %v, want %q", day, answer.Regulations, regulation)
		}
		for _, f := range answer.Facts {
			if f.AsOf > day {
				t.Errorf("%s: a fact of the future: %+v", day, f)
			}
		}
	}
}

func TestARateThatWasAskedForIsTakenHoweverItIsAnswered(t *testing.T) {
	for reply, want := range map[string]string{
		"16.500":                        "Rp41.250",
		"16500":                         "Rp41.250",
		"kurs 16.500":                   "Rp41.250",
		"kursnya 16.500 kak":            "Rp41.250",
		"sekitar Rp16.500 ya":           "Rp41.250",
		"16,5rb":                        "Rp41.250",
		"16rb5 per dolar":               "Rp41.250",
		"165":                           "Kurs itu tidak mungkin, Kak.",
		"sandal saya 60rb, shopee 25rb": "Saingan lebih murah",
		"gak tau":                       "Tidak apa-apa, Kak. Lihat kurs",
		"/bantuan":                      "Cara bertanya",
	} {
		p := newPlayer(t)
		p.say("sepatu $10 lewat paket kena bea berapa")
		if said := p.say(reply); !strings.Contains(said, want) {
			t.Errorf("%q: want %q in\n%s", reply, want, said)
		}
	}
}

func TestAPriceInRupiahBesideDutyIsThePriceAbroad(t *testing.T) {
	p := newPlayer(t)
	setRate(t, p, "2026-11-20", 16_500)
	for question, want := range map[string]string{
		"beli tas dari china 200rb kena bea masuk berapa":                "Bea masuk tas Rp200.000 (sekitar US$12,13) lewat paket: 25%, yaitu Rp50.000.",
		"beli sepatu di alibaba 150rb lewat paket, ppn sama bea berapa":  "yaitu Rp37.500. Dengan PPN 11% jadinya Rp208.125.",
		"impor kaos 49.500 dari china lewat paket kena bea berapa":       "Bebas bea masuk, Kak",
		"impor kaos 49.501 dari china lewat paket kena bea berapa":       "(sekitar US$3,01) lewat paket: 25%",
		"tas china 200rb kok bisa murah? harga aslinya berapa":           "Supaya bisa dijual Rp200.000 per buah",
		"harga sepatu di china 80rb, kalau impor jatuhnya berapa":        "jadinya Rp111.000",
		"impor tas -$5 lewat paket kena bea berapa":                      "Angka uang asingnya tidak bisa saya pakai, Kak.",
		"jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gmn?":  "Jangan ikut harga Rp15.000, Kak.",
		"HPP 20rb, mau untung 20%, potongan marketplace 12%, jual brp?":  "Pasang Rp29.900, Kak.",
		"pajak jualan online umkm berapa persen sekarang? omzet 30 juta": "PPh final",
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		head, _, _ := strings.Cut(answer.Response.Text(), "\n")
		if !strings.Contains(head, want) {
			t.Errorf("%q: want %q in %q", question, want, head)
		}
	}
}

func TestOnlyAnOfficerSetsTheRate(t *testing.T) {
	p := newPlayer(t)
	for _, m := range []chat.Message{{Chat: 1, From: 1, Text: "/kurs 16500"}, {Chat: 1, From: 1, Text: "/kurs 16500", Group: true}} {
		response, err := p.chat.Turn(t.Context(), m)
		p.must(err)
		if !strings.Contains(response.Text(), "Perintah itu tidak saya kenal") {
			t.Errorf("%+v: %s", m, response.Text())
		}
	}
	if rate, err := p.catalog.Rate(t.Context(), knowledge.DayOf(p.now)); err == nil {
		t.Errorf("an owner set %+v", rate)
	}
	for range 2 { // the same update, handled again after a crash
		_, err := p.chat.Turn(t.Context(), chat.Message{Chat: officerChat, From: officerChat, Update: 9, Text: "/kurs 16.500 2026-11-20"})
		p.must(err)
	}
	rate, err := p.catalog.Rate(t.Context(), knowledge.DayOf(p.now))
	p.must(err)
	if rate.Rupiah != 16_500 || rate.Day != knowledge.NewDay(2026, time.November, 20) {
		t.Errorf("set %+v", rate)
	}
}

func TestARateIsReadAsOfficersWriteItOrSaidWhyNot(t *testing.T) {
	for typed, want := range map[string]string{
		"Rp16.700 per dolar":        "Kurs tersimpan: Rp16.700 per dolar untuk 23 November 2026",
		"Rp 16.700/USD":             "Kurs tersimpan: Rp16.700 per dolar",
		"1 dolar = 16.700":          "Kurs tersimpan: Rp16.700 per dolar",
		"$1 = Rp16.700":             "Kurs tersimpan: Rp16.700 per dolar",
		"16.700 rupiah":             "Kurs tersimpan: Rp16.700 per dolar",
		"Rp16.700,-":                "Kurs tersimpan: Rp16.700 per dolar",
		"16rb7":                     "Kurs tersimpan: Rp16.700 per dolar",
		"16.650,50":                 "Kurs tersimpan: Rp16.651 per dolar (dibulatkan dari 16.650,50) untuk",
		"16,650.25":                 "Kurs tersimpan: Rp16.650 per dolar (dibulatkan dari 16,650.25) untuk",
		"16650,5":                   "Kurs tersimpan: Rp16.651 per dolar (dibulatkan dari 16650,5) untuk",
		"16.650,00":                 "Kurs tersimpan: Rp16.650 per dolar untuk",
		"16.700 per USD 20/11/2026": "Kurs tersimpan: Rp16.700 per dolar untuk 20 November 2026",
		"mahal":                     "Di “mahal” tidak ada angka kurs yang terbaca",
		"-16500":                    "tidak ada angka kurs yang terbaca",
		"165":                       "di antara Rp1.000 dan Rp200.000",
		"16500 2026-13-40":          "Tanggal “2026-13-40” tidak ada atau tidak terbaca",
		"16500 kemarin":             "“kemarin” di belakang angkanya tidak saya mengerti",
		"16500 17000":               "“17000” di belakang angkanya tidak saya mengerti",
		"16500 2026-11-24":          "24 November 2026 belum tiba",
	} {
		p := newPlayer(t)
		response, err := p.chat.Turn(t.Context(), chat.Message{Chat: officerChat, From: officerChat, Text: "/kurs " + typed})
		p.must(err)
		if said := response.Text(); !strings.Contains(said, want) {
			t.Errorf("%q: want %q in %q", typed, want, said)
		}
		if _, err := p.catalog.Rate(t.Context(), knowledge.DayOf(p.now)); (err == nil) != strings.HasPrefix(want, "Kurs tersimpan") {
			t.Errorf("%q: kept %t", typed, err == nil)
		}
	}
}

func TestGoodsAreFoundByTheirNameAndNotByAPartOfAnother(t *testing.T) {
	p := newPlayer(t)
	for question, want := range map[string]string{
		"bea masuk sepatu kulit pria berapa":  "lewat paket: 25%",
		"bea masuk jam tangan wanita berapa":  "lewat paket: 15%",
		"bea masuk hordeng blackout berapa":   "lewat paket: 25%",
		"bea masuk rak sepatu berapa":         "lewat paket: 7,5%, Kak (barang tertentu lain",
		"bea masuk payung lipat anak berapa":  "lewat paket: 7,5%, Kak, untuk",
		"bea masuk celana jeans pria berapa":  "lewat paket: 25%",
		"bea masuk krudung segi empat berapa": "lewat paket: 25%",
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		if reply := answer.Response.Text(); !strings.Contains(reply, want) {
			t.Errorf("%q: want %q in\n%s", question, want, reply)
		}
	}
}

func TestAnAnswerAboutAnImportFitsAPhone(t *testing.T) {
	p := newPlayer(t)
	setRate(t, p, "2026-11-20", 16_500)
	for _, question := range append([]string{"kok bisa kerudung 15rb di shopee?"}, importQuestions[:6]...) {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		shown := 0
		for _, b := range answer.Response.Blocks {
			for _, s := range b.Spans {
				shown += len([]rune(s.Text))
			}
		}
		// A phone shows about 40 characters a line; the longest answer is
		// little more than one screen.
		if shown > 40*33 {
			t.Errorf("%q: %d characters", question, shown)
		}
	}
}
