package chat_test

import (
	"strings"
	"testing"

	"setara/bot/chat"
)

func TestSmallTalkAndWhatSetaraDeclinesGetTheirOwnWords(t *testing.T) {
	p := newPlayer(t)
	for _, tt := range []struct {
		question string
		intent   chat.Intent
		says     string
	}{
		{"oke sip mantap kak", chat.IntentSmalltalk, "Sama-sama"},
		{"siap, sangat membantu", chat.IntentSmalltalk, "Sama-sama"},
		{"mantul min, makasih ya", chat.IntentSmalltalk, "Sama-sama"},
		{"maap ya tadi sy marah2", chat.IntentSmalltalk, "Tidak apa-apa"},
		{"maaf tadi saya emosi min", chat.IntentSmalltalk, "Tidak apa-apa"},
		{"siapa yg bikin bot ini", chat.IntentSmalltalk, "bukan orang"},
		{"kamu buatan siapa sih", chat.IntentSmalltalk, "bukan orang"},
		{"kamu bisa bantu apa aja", chat.IntentSmalltalk, "program"},
		{"nenek saya darah tinggi, jamu apa yang manjur", chat.IntentOutOfScope, "di luar yang bisa saya bantu"},
		{"bapak kolesterolnya tinggi enaknya minum apa", chat.IntentOutOfScope, "di luar yang bisa saya bantu"},
		{"asam urat kambuh ramuan apa yg bagus", chat.IntentOutOfScope, "di luar yang bisa saya bantu"},
		{"adik batuk pilek dikasih madu boleh ga", chat.IntentOutOfScope, "di luar yang bisa saya bantu"},
		{"pr anak: 14 x 6 + 9 hasilnya apa", chat.IntentOutOfScope, "di luar yang bisa saya bantu"},
		{"125 : 5 + 7 berapa", chat.IntentOutOfScope, "di luar yang bisa saya bantu"},
		{"cara bikin sertifikat halal palsu", chat.IntentOutOfScope, "melanggar hukum"},
		{"bisa palsukan nib gak", chat.IntentOutOfScope, "melanggar hukum"},
		{"gimana cara malsuin pirt", chat.IntentOutOfScope, "melanggar hukum"},
		{"beli label sni palsu di mana", chat.IntentOutOfScope, "melanggar hukum"},
		{"jual jamu asam urat 25rb saingan 15rb", chat.IntentPrice, "Rp10.000"},
		{"ada yg jual sertifikat halal palsu lapor kemana", chat.IntentReport, ""},
		{"maaf kak mau nanya, tas saya 90rb di shopee 50rb", chat.IntentPrice, "Rp40.000"},
	} {
		answer, err := p.chat.Ask(t.Context(), tt.question)
		p.must(err)
		if reply := answer.Response.Text(); answer.Intent != tt.intent || !strings.Contains(reply, tt.says) {
			t.Errorf("%q: want %s with %q, got %s:\n%s", tt.question, tt.intent, tt.says, answer.Intent, reply)
		}
	}
}

func TestQuestionsAboutCostsWithoutAPriceAreAnswered(t *testing.T) {
	p := newPlayer(t)
	for question, says := range map[string]string{
		"kenapa barang china bisa murah banget":               "kontainer",
		"knp barang impor lebih murah dari ongkos jahit saya": "kontainer",
		"kok barang luar bisa semurah itu ya":                 "kontainer",
		"apa itu acfta, kok bikin barang cina murah":          "ACFTA",
		"paket nilainya 1800 dolar aturannya gimana":          "US$1.500",
		"gimana cara nurunin hpp tanpa ngurangin kualitas":    "koperasi",
		"tips ngurangin biaya produksi dong":                  "koperasi",
		"cara menekan biaya produksi gimana":                  "koperasi",
		"modal 60rb jual 90rb untung berapa persen":           "33,3% dari harga jual, atau 50% dari modal",
		"jual 50rb modal 40rb untungnya berapa persen ya":     "20% dari harga jual, atau 25% dari modal",
		"harga keset saya 15-20rb, impor 9rb":                 "dihitung dari harga Kakak yang paling tinggi, Rp20.000",
		"tas saya 100rb, di shopee dari 45rb sampai 70rb":     "dihitung dari harga saingan yang paling rendah, Rp45.000",
		"sandal saya 60rb di shopee 45rb":                     "Saingan lebih murah Rp15.000 (25% dari harga Kakak).",
		"sandal saya 60rb saingan 75rb":                       "Saingan lebih mahal Rp15.000 (25% dari harga Kakak).",
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		if reply := answer.Response.Text(); !answer.Answered || !strings.Contains(reply, says) {
			t.Errorf("%q: want %q, got %s:\n%s", question, says, answer.Intent, reply)
		}
		checkFigures(t, &answer)
	}
}
