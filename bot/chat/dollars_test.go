package chat_test

import (
	"strings"
	"testing"

	"setara/knowledge"
)

// A price in dollars has its role in a question of price as one in rupiah has,
// and the answer names the rate. Without a rate it is left out and said so: no
// other figure takes its role.
func TestAPriceInDollarsIsReckonedAtARateThatIsNamed(t *testing.T) {
	for question, want := range map[string]struct{ own, competitor, cost knowledge.Rupiah }{
		"jual kaos 50rb di temu $2 modal 30rb gimana":            {50_000, 33_000, 30_000},
		"kaos saya 50rb, di temu US$2":                           {50_000, 33_000, 0},
		"jual kaos 50rb, lawan 2 dolar":                          {50_000, 33_000, 0},
		"jual kaos 50rb modal $1,5 di shopee, di temu ada 2 usd": {50_000, 33_000, 24_750},
		"kaos beli $2 per pcs, jual 50rb":                        {50_000, 0, 33_000},
		"jual kaos 50rb modal $1,5 untung berapa":                {50_000, 0, 24_750},
	} {
		for _, known := range []string{"officer", "owner", "nobody"} {
			p := newPlayer(t)
			asked, rate := question, "Rp16.500 per dolar"
			switch known {
			case "officer":
				setRate(t, p, "2026-11-20", 16_500)
			case "owner":
				asked += ", kurs 16.500"
			}
			answer, err := p.chat.Ask(t.Context(), asked)
			p.must(err)
			checkFigures(t, &answer)
			want := want
			if known == "nobody" {
				rate = "Kirim lagi harganya dalam rupiah"
				want.competitor = 0
				if want.cost != 30_000 {
					want.cost = 0
				}
			}
			u := answer.Understood
			if u == nil || value(u.OwnPrice) != want.own || value(u.CompetitorPrice) != want.competitor || value(u.Cost) != want.cost {
				t.Errorf("%q, rate of %s: understood %+v", asked, known, u)
			}
			if reply := answer.Response.Text(); !strings.Contains(reply, rate) {
				t.Errorf("%q, rate of %s: want %q in\n%s", asked, known, rate, reply)
			}
		}
	}
}

// A price that is said anew in rupiah takes the place of the dollars.
func TestAPriceInRupiahTakesThePlaceOfOneInDollars(t *testing.T) {
	p := newPlayer(t)
	p.say("jual kaos 50rb di temu $2 modal 30rb gimana")
	if said := p.say("saingan 35rb"); !strings.Contains(said, "Rp35.000") || strings.Contains(said, "US$") {
		t.Errorf("said %s", said)
	}
}

// A question that goes on from the case under way is read so as well.
func TestDollarsInACaseUnderWayAreNotPassedOver(t *testing.T) {
	for rate, want := range map[knowledge.Rupiah]string{0: "Harga US$2 belum saya hitung", 16_500: "Harga US$2 saya hitung Rp33.000"} {
		p := newPlayer(t)
		if rate > 0 {
			setRate(t, p, "2026-11-20", rate)
		}
		p.say("jual kaos 55rb modal 30rb, saingan 35rb")
		if said := p.say("kaos 50rb di temu ada $2"); !strings.Contains(said, want) {
			t.Errorf("rate %s: want %q in\n%s", rate, want, said)
		}
	}
}

func value(r *knowledge.Rupiah) knowledge.Rupiah {
	if r == nil {
		return 0
	}
	return *r
}
