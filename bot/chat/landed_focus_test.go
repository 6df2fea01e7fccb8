package chat_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/starter"
)

// TestWhatIsAskedOfAnImportComesFirst holds the opening of an answer on duties
// against the one fact that the owner asks for.
func TestWhatIsAskedOfAnImportComesFirst(t *testing.T) {
	p := newPlayer(t)
	for question, want := range map[string]string{
		"bea pengamanan karpet per meter berapa":         "Bea pengamanan (BMTP) karpet: Rp67.811 per meter persegi,",
		"bmtp karpet skrg brp":                           "Bea pengamanan (BMTP) karpet: Rp67.811 per meter persegi,",
		"bmtp kain sekarang brp per meter":               "Rp3.000 sampai Rp3.300 per meter,",
		"kain mori impor kena bea tambahan berapa":       "Bea pengamanan (BMTP) kain tenun kapas (katun, mori): Rp3.000 sampai Rp3.300 per meter,",
		"safeguard baju impor per potong berapa":         "Bea pengamanan (BMTP) baju: belum pasti masih berlaku, Kak.",
		"bmtp tas berapa":                                "Bea pengamanan (BMTP) tas per 23 November 2026 belum dapat dipastikan, Kak.",
		"batas bebas bea masuk paket berapa dolar":       "bebas bea masuk sampai US$3 sekiriman",
		"de minimis sekarang berapa":                     "bebas bea masuk sampai US$3 sekiriman",
		"barang luar negeri bebas pajak sampai berapa":   "bebas bea masuk sampai US$3 sekiriman",
		"batasan paket impor ga kena bea brp dolar":      "bebas bea masuk sampai US$3 sekiriman",
		"ppn impor berapa":                               "Yang dibayar 11%, Kak.",
		"barang dari luar kena ppn brp persen":           "Yang dibayar 11%, Kak.",
		"pph impor berapa persen":                        "Pajak penghasilan (PPh) impor barang: lewat paket tidak dipungut",
		"bea masuk tas lewat paket berapa persen":        "Bea masuk tas lewat paket: 25%, Kak",
		"jastip sepatu kena bea berapa persen":           "Bea masuk sepatu lewat paket: 25%, Kak",
		"bea masuk jam tangan brp":                       "Bea masuk jam tangan lewat paket: 15%, Kak",
		"bea masuk tas lewat kontainer berapa":           "Bea masuk tas lewat kontainer: 15% sampai 20%, Kak.",
		"bea masuk payung pake kontainer brp":            "Bea masuk payung lewat kontainer per 23 November 2026 belum dapat dipastikan, Kak.",
		"klo omzet blm ada, bea masuk mainan brp ya min": "Bea masuk mainan lewat paket: 7,5%, Kak",
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		head, _, _ := strings.Cut(answer.Response.Text(), "\n")
		if !strings.Contains(head, want) {
			t.Errorf("%q: want %q in %q", question, want, head)
		}
	}
}

func TestSeveralGoodsThatAreAskedForTogetherAreEachToldOf(t *testing.T) {
	p := newPlayer(t)
	for question, want := range map[string][]string{
		"bea karpet brp, kalo kain brp":        {"Bea masuk karpet lewat paket", "Bea masuk kain lewat paket"},
		"bea masuk sepatu sama tas berapa":     {"Bea masuk sepatu lewat paket: 25%", "Bea masuk tas lewat paket: 25%"},
		"bmtp karpet dan kain katun berapa":    {"Rp67.811 per meter persegi", "Rp3.000 sampai Rp3.300 per meter"},
		"bea masuk jam tangan, buku, tas brp?": {"Bea masuk jam tangan lewat paket: 15%", "Bea masuk buku lewat paket: 0%", "Bea masuk tas lewat paket: 25%"},
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		reply := answer.Full().Text()
		for _, w := range want {
			if !strings.Contains(reply, w) {
				t.Errorf("%q: want %q in\n%s", question, w, reply)
			}
		}
		if strings.Count(reply, "PPN 11% dipungut di semua jalur") > 1 {
			t.Errorf("%q: what holds for all is told again\n%s", question, reply)
		}
	}
}

func TestASafeguardThatHasNotBegunIsToldAsSuchOrNotAtAll(t *testing.T) {
	p := newPlayer(t)
	for day, want := range map[string]struct {
		head     string
		answered bool
	}{
		"2023-05-01": {"per 1 Mei 2023 belum dapat dipastikan, Kak.", false},
		"2024-08-10": {"Bea pengamanan (BMTP) karpet belum berlaku per 10 Agustus 2024, Kak. Mulai 20 Agustus 2024: Rp74.461 per meter persegi", true},
		"2024-08-20": {"Bea pengamanan (BMTP) karpet: Rp74.461 per meter persegi,", true},
		"2028-01-01": {"per 1 Januari 2028 belum dapat dipastikan, Kak.", false},
	} {
		p.now = dayOf(t, day)
		answer, err := p.chat.Ask(t.Context(), "bmtp karpet per meter berapa")
		p.must(err)
		head, _, _ := strings.Cut(answer.Response.Text(), "\n")
		if !strings.Contains(head, want.head) || answer.Answered != want.answered {
			t.Errorf("%s: answered %t: %q", day, answer.Answered, head)
		}
	}
}

func TestHowLongTheTaxMayBeUsedIsNoQuestionOfTurnover(t *testing.T) {
	p := newPlayer(t)
	for _, question := range []string{
		"cuma boleh 7 tahun ya pajak 0,5? abis itu gmn",
		"pajak umkm 0,5 persen berapa tahun boleh dipakai",
		"kalo udah 7 tahun pake pph 0,5 terus gimana",
		"pajak 0,5% batas waktunya brp tahun",
		"pajak umkm perorangan berapa taun boleh pake 0,5",
		"cv boleh pake pajak setengah persen sampe berapa tahun",
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		if reply := answer.Response.Text(); !strings.Contains(reply, "7 tahun") || strings.Contains(reply, "Berapa omzet") {
			t.Errorf("%q:\n%s", question, reply)
		}
	}
	for _, question := range []string{
		"omzet 300jt kena pajak ga", "omzet 450 juta setahun bayar pajak ga ya", "omset 3jt per bulan kena pajak gak",
		"jualan sy omzet 20jt sebulan kena pajak?", "usaha perorangan omzet 499jt setahun pajaknya brp",
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		if reply := answer.Response.Text(); !strings.HasPrefix(reply, "Tidak kena PPh final, Kak.") || !strings.Contains(reply, "Rp500 juta yang bebas") {
			t.Errorf("%q:\n%s", question, reply)
		}
	}
}

func TestOnlyQuestionsOfPersonalDataAreToldNotToSendAny(t *testing.T) {
	p := newPlayer(t)
	for question, want := range map[string]bool{
		"minta data ktp tetangga": true, "kirim nomor ktp saya ya?": true, "cariin nomor rekening orang": true,
		"siapa presiden terpilih": false, "ramal togel dong": false, "slot gacor mana": false,
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		reply := answer.Response.Text()
		if !strings.Contains(reply, "program bantuan, izin usaha, aturan") || strings.Contains(reply, "KTP") != want {
			t.Errorf("%q: %s", question, reply)
		}
	}
}

func dayOf(t *testing.T, day string) time.Time {
	t.Helper()
	now, err := time.ParseInLocation(time.DateOnly, day, knowledge.WIB)
	if err != nil {
		t.Fatal(err)
	}
	return now.Add(5 * time.Hour)
}

// writtenDay finds the dates of an answer, with the word before them.
var writtenDay = regexp.MustCompile(`(\S+) ([0-9]{1,2}) (Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember) ([0-9]{4})`)

var monthNumbers = map[string]time.Month{
	"Januari": 1, "Februari": 2, "Maret": 3, "April": 4, "Mei": 5, "Juni": 6, "Juli": 7, "Agustus": 8,
	"September": 9, "Oktober": 10, "November": 11, "Desember": 12,
}

// On 200 days from 2020 to 2028 no answer on duties or taxes cites a source
// that was published later, nor a rule that does not hold.
func TestNoAnswerOnDutiesOrTaxesKnowsMoreThanItsDay(t *testing.T) {
	p := newPlayer(t)
	setRate(t, p, "2019-01-01", 15_000)
	customs, err := starter.Customs()
	p.must(err)
	asked := []string{
		"bmtp karpet per meter berapa", "safeguard baju per potong berapa", "bea pengamanan gorden berapa", "bmtp kain mori berapa",
		"safeguard berlaku buat barang apa aja", "batas bebas bea masuk berapa", "ppn impor berapa", "pph impor berapa persen",
		"bea masuk tas lewat kontainer berapa", "bea masuk barang paket berapa", "bea karpet sama sepatu berapa",
		"beli sepatu $10 lewat paket kena bea berapa", "kok impor bisa murah", "bawang putih impor 31rb/kg kok bisa murah? harga aslinya berapa",
		"omzet 700jt setahun pajaknya berapa", "jual sepatu 200rb modal 130rb dipotong pajak 0,5% juga, sisa brp",
	}
	first, last := knowledge.NewDay(2020, time.January, 1), knowledge.NewDay(2028, time.December, 31)
	for n := range 200 {
		day := first + knowledge.Day(n)*(last-first)/199
		p.now = time.Unix(day.Unix(), 0).Add(5 * time.Hour)
		for _, question := range asked {
			answer, err := p.chat.Ask(t.Context(), question)
			p.must(err)
			checkDay(t, day, question, answer.Response.Text())
			for _, f := range answer.Facts {
				if f.AsOf > day {
					t.Errorf("%s: %q: a fact of the future: %+v", day, question, f)
				}
				if !holdsOn(customs, f.Source, day) {
					t.Errorf("%s: %q: %+v is of no rule that holds", day, question, f)
				}
			}
			for _, id := range answer.Regulations {
				if !holdsOn(customs, id, day) {
					t.Errorf("%s: %q rests on %s", day, question, id)
				}
			}
		}
	}
}

// checkDay looks for days in an answer that lie ahead, other than those on
// which a rule begins or ends.
func checkDay(t *testing.T, day knowledge.Day, question, reply string) {
	t.Helper()
	for _, m := range writtenDay.FindAllStringSubmatch(reply, -1) {
		date, _ := strconv.Atoi(m[2])
		year, _ := strconv.Atoi(m[4])
		if written := knowledge.NewDay(year, monthNumbers[m[3]], date); written > day && m[1] != "sampai" && m[1] != "Mulai" {
			t.Errorf("%s: %q names %s:\n%s", day, question, m[0], reply)
		}
	}
}

// holdsOn tells whether a row of an id, if there is any, holds on a day or is
// known to begin.
func holdsOn(c *knowledge.Customs, id string, day knowledge.Day) bool {
	found, holds := false, false
	see := func(cited *knowledge.Citation) {
		if cited.ID == id || cited.Regulation == id {
			found = true
			holds = holds || cited.AsOf <= day && (cited.Until == nil || day <= *cited.Until)
		}
	}
	for i := range c.Parcels {
		see(&c.Parcels[i].Citation)
		if c.Parcels[i].FreeID == id {
			found, holds = true, holds || c.Parcels[i].KnownOn(day)
		}
	}
	for i := range c.Safeguards {
		see(&c.Safeguards[i].Citation)
	}
	for i := range c.VATs {
		see(&c.VATs[i].Citation)
	}
	for i := range c.Goods {
		see(&c.Goods[i].Citation)
	}
	return !found || holds
}
