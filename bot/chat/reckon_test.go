package chat_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"setara/bot/chat"
	"setara/knowledge"
)

// askedToReckon are the questions that officers keep in testdata/hitungan.tsv,
// and some in packs and under conditions that those do not reach.
func askedToReckon(t *testing.T) []string {
	t.Helper()
	table, err := os.ReadFile("testdata/hitungan.tsv")
	if err != nil {
		t.Fatal(err)
	}
	questions := []string{
		"keripik singkong 250gr 18rb modal 10rb di shopee, kalau isi 3 berapa",
		"keripik singkong 250gr 18rb modal 10rb di shopee, sebulan laku 50, untung berapa",
		"keripik singkong 250gr 18rb modal 10rb di shopee, kalau diskon 10%",
		"beras 15rb sekilo modal 12rb, retur 2%, diskon 5%",
		"sandal selusin 360rb modal selusin 240rb di tokopedia, mau untung 40%",
		"kaos 75rb modal 40rb di shopee, ikut gratis ongkir xtra, saingan 50rb, diskon 10%",
		"kaos 75rb modal 40rb saya di shopee mall, lawan 50rb, sebulan 100 pcs, gimana",
		"kaos 75rb modal 40rb ikut gratis ongkir xtra, di mana paling untung",
		"kaos jual 75rb, shopee atau tiktok lebih untung mana",
		"kaos modal 40rb jual 20rb, mending shopee apa lazada",
		"kaos 75rb modal 40rb laku 2000 sebulan, pajaknya berapa",
		"mukena modal 60rb mau untung 20% dari modal, saingan 150rb di shopee",
		"tas 2jt modal 900rb di shopee ikut gratis ongkir xtra sama cashback xtra, terima bersih berapa",
		"jual 100rb di shopee modal 60rb ikut live xtra, terima bersih berapa",
	}
	for line := range strings.Lines(string(table)) {
		if question, _, found := strings.Cut(line, "\t"); found && !strings.HasPrefix(line, "#") {
			questions = append(questions, question)
		}
	}
	return questions
}

// TestEveryFigureOfAReckoningIsAFactThatCanBeFollowed holds a reply against its
// facts, and its facts against what /sumber shows.
func TestEveryFigureOfAReckoningIsAFactThatCanBeFollowed(t *testing.T) {
	p := newPlayer(t)
	for i, question := range askedToReckon(t) {
		answer, err := p.chat.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		checkFigures(t, &answer)
		if strings.TrimSpace(answer.Response.Text()) == "" {
			t.Errorf("%q is answered with nothing", question)
		}
		if answer.Reckoned == nil {
			continue
		}
		id := int64(5000 + i)
		if _, err := p.chat.Turn(t.Context(), chat.Message{Chat: id, Text: question}); err != nil {
			t.Fatal(err)
		}
		lists, explained := pagesOf(t, p.chat, id)
		follow(t, &answer, lists, explained)
	}
}

func TestFiguresThatCannotBeReckonedWithGetAHelpfulSentence(t *testing.T) {
	p := newPlayer(t)
	for question, want := range map[string]string{
		"modal -5rb jual 20rb diskon 10%":                  "harus lebih dari nol",
		"jual 0 modal 30rb kalau isi 3":                    "harus lebih dari nol",
		"jual 1000000000000000 modal 30rb diskon 10%":      "harus lebih dari nol dan masuk akal",
		"kaos 50rb modal 30rb potongan 120%":               "melebihi harganya sendiri",
		"kaos 50rb modal 30rb diskon 100%":                 "menghabiskan harganya",
		"kaos 50rb modal 30rb voucher 50rb":                "menghabiskan harganya",
		"kaos 50rb modal 30rb kalau diskon jadi 80rb":      "menghabiskan harganya",
		"kaos 50rb modal 30rb retur 100%":                  "tidak ada yang terjual",
		"kaos 50rb modal 30rb kalau isi 0":                 "mulai dari 1",
		"kaos 50rb modal 30rb kalau isi 99999":             "mulai dari 1",
		"kaos 50rb modal 30rb sebulan laku 0":              "sebulan laku 200",
		"kaos 30rb modal 50rb, boleh diskon berapa":        "sudah rugi",
		"kaos 30rb modal 50rb, kalau diskon 10%":           "Jangan, Kak, itu rugi",
		"kaos 30rb modal 50rb kalau isi 3 berapa":          "sudah rugi",
		"kaos modal 50rb jual 30rb, di mana paling untung": "Di mana pun rugi",
		"kaos modal 50rb, mau untung 95% di shopee":        "tidak mungkin tercapai",
		"omzet 5000 triliun pajaknya berapa":               "harus lebih dari nol dan masuk akal",
		"omzet 6 miliar setahun pajaknya berapa":           "aturan lain",
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		if reply := answer.Response.Text(); !strings.Contains(reply, want) {
			t.Errorf("%q: want %q in\n%s", question, want, reply)
		}
	}
}

func TestScriptsReadWhatWasReckoned(t *testing.T) {
	p := newPlayer(t)
	for question, want := range map[string]string{
		"HPP 20rb, mau untung 20%, potongan marketplace 12%, jual brp?":       `{"price_for_margin":29412,"price_for_markup":27273}`,
		"kaos 50rb modal 30rb di tokopedia, kalau isi 3 berapa":               `{"bundle":3,"bundle_break_even":98087,"bundle_price":147900}`,
		"kalau jual 100rb di shopee mall elektronik berapa yg saya terima?":   `{"net_low":88550,"net_high":94550}`,
		"omzet 600jt setahun pajaknya berapa":                                 `{"tax_per_year":500000}`,
		"kaos 50rb modal 30rb potongan 10%, sebulan laku 200":                 `{"profit_per_month":3000000}`,
		"kaos 50rb modal 30rb potongan 10%, retur 10%":                        `{"returns_profit":13500,"returns_lost_profit":10500}`,
		"kaos 50rb modal 30rb potongan 10%, diskon 20%":                       `{"discount_paid":40000,"discount_profit":6000,"most_discount_bp":3333,"most_discount_price":33333}`,
		"modal 30rb jual 50rb, mending tokopedia apa blibli":                  `{"places":[{"platform":"tokopedia","rank":1,"profit":15265,"profit_high":15265,"break_even":33591,"break_even_low":33591},{"platform":"blibli"}]}`,
		"kaos 50rb modal 30rb jual di tokopedia ikut cashback, untung berapa": `{"options_profit":13015,"plain_profit":15265}`,
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		got, err := json.Marshal(answer.Reckoned)
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != want || !answer.Answered {
			t.Errorf("%q is answered %v with %s, want %s", question, answer.Answered, got, want)
		}
	}
}

func TestAGroupIsToldNoProfit(t *testing.T) {
	p := newPlayer(t)
	for i, question := range []string{
		"kaos 50rb modal 30rb diskon 20% masih untung?", "kaos 50rb modal 30rb kalau isi 3",
		"omzet 600jt setahun pajaknya berapa", "modal 30rb mau untung 5rb jual berapa",
	} {
		response, err := p.chat.Turn(t.Context(), chat.Message{Chat: int64(100 + i), Text: question, Group: true})
		if err != nil {
			t.Fatal(err)
		}
		for _, secret := range []string{"Rp30.000", "untung Rp", "Rp600.000.000", "Rp5.000"} {
			if reply := response.Text(); strings.Contains(reply, secret) {
				t.Errorf("%q: a group reads %s:\n%s", question, secret, reply)
			}
		}
		if fmt.Sprint(response.Buttons) != "[]" {
			t.Errorf("%q: a group is offered %v", question, response.Buttons)
		}
	}
}

// TestNoReckonedPriceLiesUnderTheFloor asks with random figures: no price that
// is worked out for the owner loses money there.
func TestNoReckonedPriceLiesUnderTheFloor(t *testing.T) {
	p := newPlayer(t)
	reckoned := 0
	defer func() {
		if reckoned < 50 {
			t.Errorf("only %d questions were reckoned", reckoned)
		}
	}()
	rapid.Check(t, func(t *rapid.T) {
		cost := rapid.IntRange(500, 5_000_000).Draw(t, "cost")
		own := rapid.IntRange(500, 8_000_000).Draw(t, "own")
		place := rapid.SampledFrom([]string{"shopee", "tokopedia", "tiktok", "lazada", "toko sendiri"}).Draw(t, "place")
		options := rapid.SampledFrom([]string{"", " ikut gratis ongkir xtra", " ikut cashback xtra", " afiliasi 15%"}).Draw(t, "options")
		wish := rapid.SampledFrom([]string{"mau untung 20%", "mau untung 5rb", "untung 40% dari modal", "kalau isi 3", "boleh diskon berapa", "biar terima bersih 90rb pasang berapa"}).Draw(t, "wish")
		question := fmt.Sprintf("saya jual %d di %s modal %d%s, %s", own, place, cost, options, wish)
		answer, err := p.chat.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		a, r := answer.Advice, answer.Reckoned
		if a == nil || a.BreakEven == nil || r == nil {
			return
		}
		reckoned++
		for name, price := range map[string]*knowledge.Rupiah{
			"profit": r.PriceForProfit, "margin": r.PriceForMargin, "markup": r.PriceForMarkup, "most discount": r.MostDiscountPrice,
		} {
			if price != nil && *price < *a.BreakEven {
				t.Fatalf("%q: %s price %s is under the floor %s", question, name, *price, *a.BreakEven)
			}
		}
		if r.BundlePrice != nil && *r.BundlePrice < *r.BundleBreakEven {
			t.Fatalf("%q: the bundle at %s is under its floor %s", question, *r.BundlePrice, *r.BundleBreakEven)
		}
		if r.PriceForNet != nil && *r.PriceForNet < 90_000 {
			t.Fatalf("%q: %s cannot pay out 90.000", question, *r.PriceForNet)
		}
	})
}
