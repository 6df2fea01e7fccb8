package chat_test

import (
	"strings"
	"testing"
)

func TestEveryFigureInAnAnswerAboutFeesIsAFact(t *testing.T) {
	p := newPlayer(t)
	for _, question := range []string{
		"biaya admin tokopedia berapa", "admin shopee mall elektronik berapa", "potongan lazada berapa", "biaya qris berapa",
		"biaya blibli berapa", "bukalapak masih bisa jualan?", "ada aturan batas biaya admin marketplace?",
		"program pilihan shopee potongannya berapa", "program pilihan tiktok potongannya berapa",
	} {
		t.Run(question, func(t *testing.T) {
			answer, err := p.chat.Ask(t.Context(), question)
			if err != nil {
				t.Fatal(err)
			}
			if !answer.Answered || len(answer.Fees) == 0 {
				t.Errorf("not answered: %s", answer.Response.Text())
			}
			checkFigures(t, &answer)
		})
	}
}

func TestAProgrammeIsToldWithItsCapAndHowSureItIs(t *testing.T) {
	p := newPlayer(t)
	for question, says := range map[string][]string{
		"gratis ongkir xtra berapa potongannya?": {"4% sampai 5,5%", "paling banyak Rp10.000 per barang", "belum pasti", "seller.shopee.co.id"},
		"biaya afiliasi tiktok":                  {"1% sampai 20%", "seller-id.tokopedia.com"},
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		for _, words := range says {
			if reply := answer.Response.Text(); !strings.Contains(reply, words) {
				t.Errorf("%q is answered without %q:\n%s", question, words, reply)
			}
		}
	}
}
