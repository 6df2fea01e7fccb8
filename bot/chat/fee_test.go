package chat_test

import (
	"strings"
	"testing"

	"setara/bot/chat"
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

func TestFeesAreToldOfTheSellersAndThePartThatWereAskedFor(t *testing.T) {
	p := newPlayer(t)
	for question, tt := range map[string]struct{ says, leaves string }{
		"admin shopee elektronik toko biasa (non mall) berapa":    {"penjual biasa", "toko Mall"},
		"potongan shopee fashion buat yang belum mall berapa":     {"penjual biasa", "toko Mall"},
		"shopee mall potongan fashion berapa":                     {"toko Mall", "penjual biasa"},
		"beda potongan fashion shopee mall sama toko biasa brp":   {"toko Mall", "elektronik"},
		"biaya 1250 di tiktok shop itu buat apa":                  {"Rp1.250 per pesanan", "HPP"},
		"kok di shopee kepotong 1.250 terus tiap pesanan":         {"50 pesanan", "penjual biasa"},
		"jualan pre order di shopee ada tambahan potongan brp":    {"3%", "gratis ongkir"},
		"barang po di tokopedia nambah potongan berapa":           {"3%", "penjual biasa"},
		"blibli motongnya brp ya kak":                             {"seller.blibli.com", "%"},
		"jualan di blibli kena berapa persen":                     {"seller.blibli.com", "%"},
		"toko bukalapak sy msh aktif ga ya":                       {"tidak lagi", "Modal"},
		"bl masih bisa jual sepatu ga? dulu toko sy di bukalapak": {"2025", "Pasar sepatu"},
	} {
		t.Run(question, func(t *testing.T) {
			answer, err := p.chat.Ask(t.Context(), question)
			p.must(err)
			reply := answer.Response.Text()
			if answer.Intent != chat.IntentFee || !answer.Answered || !strings.Contains(reply, tt.says) || strings.Contains(reply, tt.leaves) {
				t.Errorf("want %q without %q, got %s:\n%s", tt.says, tt.leaves, answer.Intent, reply)
			}
			checkFigures(t, &answer)
		})
	}
}

func TestAMarketplaceWithoutRowsIsNotAnsweredWithAnother(t *testing.T) {
	p := newPlayer(t)
	for question, name := range map[string]string{
		"zalora potongannya berapa": "Zalora", "jd.id masih bisa jualan ga, adminnya berapa": "JD.ID", "akulaku narik berapa persen": "Akulaku",
		"elevenia komisinya brp kak": "Elevenia", "jualan di etsy kena potongan berapa": "Etsy",
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		reply := answer.Response.Text()
		if answer.Intent != chat.IntentFee || answer.Answered || len(answer.Fees) > 0 || !strings.Contains(reply, "Potongan "+name+" belum ada di data") {
			t.Errorf("%q is answered as %s:\n%s", question, answer.Intent, reply)
		}
	}
}

func TestAGroupByTheMarketplacesWordNarrowsItsRows(t *testing.T) {
	p := newPlayer(t)
	for question, tt := range map[string]struct{ says, leaves string }{
		"shopee mall fmcg berapa persen":                   {"6,2% sampai 11,7%", "fashion"},
		"kategori lifestyle di shopee adminnya brp":        {"2,5% sampai 10%", "elektronik"},
		"shopee yang kategori lainnya potongannya berapa":  {"8,25% sampai 9,5%", "fashion"},
		"admin shopee barang lainnya toko mall brp":        {"7,2% sampai 7,7%", "elektronik"},
		"mau gabung lazmall, potongannya berapaan":         {"4,32% sampai 10,32%", "Shopee"},
		"komisi lazada penjual biasa brp persen":           {"kelompok A, penjual biasa: 6,18%", "barang lainnya"},
		"biaya proses pesanan tokopedia kapan mulainya":    {"berlaku mulai 11 Agustus 2025", "Shopee"},
		"admin shopee fashion mulai kapan naiknya":         {"berlaku mulai", "Tokopedia"},
		"sejak kapan ada biaya proses pesanan di shopee":   {"berlaku mulai 20 Juli 2025", "Tokopedia"},
		"lazada komisi kelompoknya apa aja, penjual biasa": {"kelompok D, penjual biasa: 2,43%", "barang lainnya"},
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		if reply := answer.Response.Text(); answer.Intent != chat.IntentFee || !strings.Contains(reply, tt.says) || strings.Contains(reply, tt.leaves) {
			t.Errorf("%q: want %q without %q, got %s:\n%s", question, tt.says, tt.leaves, answer.Intent, reply)
		}
		checkFigures(t, &answer)
	}
}
