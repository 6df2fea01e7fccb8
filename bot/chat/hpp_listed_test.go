package chat_test

import (
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

func TestPartsOfACostInOneQuestionAreReckonedTogether(t *testing.T) {
	p := newPlayer(t)
	for question, want := range map[string]knowledge.Rupiah{
		"cara ngitung hpp gmn? terigu 60rb gula 25rb mentega 35rb jadi 60 biji":                2_000,
		"itung modal rempeyek: kacang 30rb, tepung 20rb, minyak 40rb, jadinya 60 bungkus":      1_500,
		"ongkos jahit 20rb, kain 45rb, resleting 2rb, plastik 700. hpp sepotong rok jadinya?":  67_700,
		"modal satu mukena brp ya: kain 65rb, renda 10rb, ongkos jahit 35rb":                   110_000,
		"bikin 30 botol sirup: gula 120rb, jahe 75rb, botol 60rb. modal per botol brp?":        8_500,
		"daging 130rb bumbu 20rb gas 6rb dapet 52 tusuk, modal setusuk brp kak":                3_000,
		"hpp donat berapa ya kalo terigu 2kg 24rb, gula 1kg 15rb, telur 11rb, jadinya 50 biji": 1_000,
		"hpp: kain 22rb, benang 1.200, kancing 3rb, upah 14rb, plastik 300":                    40_500,
		"bahan sirup: gula 90rb, jahe merah 40rb, serai 10rb, botol 100rb, jadi 40 botol":      6_000,
		"tahu 40rb, aci 15rb, minyak 25rb, gas 10rb jadi 90 biji":                              1_000,
		"modal bikin lilin: parafin 44rb sumbu 6rb pewangi 20rb gelas 50rb jadi 12 gelas":      10_000,
		"biaya sekali masak pempek: ikan 150rb, sagu 40rb, cuko 30rb, dapat 110 biji":          2_000,
		"hpp vas gerabah: tanah liat 4rb, glasir 2.500, kayu bakar 1.500, kardus 800":          8_800,
	} {
		t.Run(question, func(t *testing.T) {
			answer, err := p.chat.Ask(t.Context(), question)
			p.must(err)
			if !answer.Answered || answer.Intent != chat.IntentCost || answer.Understood.Cost == nil || *answer.Understood.Cost != want {
				t.Errorf("want a cost of %s, got %s", want, answer.Response.Text())
			}
			checkFigures(t, &answer)
		})
	}
}

func TestAListOfACostThatIsNotWholeIsAskedAbout(t *testing.T) {
	p := newPlayer(t)
	answer, err := p.chat.Ask(t.Context(), "hpp brownies berapa? coklat 1kg 80rb, tepung 2kg 24rb")
	p.must(err)
	if answer.Answered || answer.Understood.Cost != nil {
		t.Errorf("how many come of it was not said: %s", answer.Response.Text())
	}
}

func TestAPriceBesideTheCostsIsNoListOfParts(t *testing.T) {
	p := newPlayer(t)
	for _, question := range []string{
		"modal 15rb, plastik 1rb, hpp jadi berapa", "kain 25rb jahit 10rb dijual berapa biar hpp balik?",
		"kain 25rb jahit 10rb di shopee 60rb, hpp berapa?", "kerudung 45rb gamis 90rb hpp berapa?",
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		p.must(err)
		if reply := answer.Response.Text(); strings.Contains(reply, "Sekali bikin") {
			t.Errorf("%q was reckoned as a list: %s", question, reply)
		}
	}
}
