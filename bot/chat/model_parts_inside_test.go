package chat

import (
	"strings"
	"testing"
)

func TestOneOfTwoQuestionsThatTheModelAnsweredTwiceOverIsGoneOnWith(t *testing.T) {
	c, _ := steppingChat(t, []int64{101},
		calls("comparables", `{"product":"kaos polos","unit":null}`),
		calls("advice", `{"product":"kaos polos","own_price":50000,"competitor_price":null,"cost":null,"unit":null,"pack":null,"own_platform":null,"competitor_platform":null,"wanted_margin_percent":null}`),
		writes("Semangat, Kak."))
	if said := reads(t, c, 101, "jual klambi oblong 50rb dan cara daftar NIB"); !strings.Contains(said, "Semangat") || !strings.Contains(said, "NIB") {
		t.Fatalf("the owner reads: %s", said)
	}
	said := reads(t, c, 101, "28rb")
	if u := caseOf(t, c); u.Product != "kaos polos" || u.Cost == nil || *u.Cost != 28_000 {
		t.Errorf("it goes on from %+v, the owner reads: %s", u, said)
	}
}

func TestTheModelsQuestionIsRememberedBelowWhatAnotherAnswerTookThePlaceOf(t *testing.T) {
	c, m := steppingChat(t, []int64{101},
		calls("advice", `{"product":"kaos polos","own_price":50000,"competitor_price":22000,"cost":28000,"unit":null,"pack":null,"own_platform":"tokopedia","competitor_platform":null,"wanted_margin_percent":null}`),
		calls("comparables", `{"product":"kaos polos","unit":null}`),
		writes("Usahanya sudah jalan berapa tahun, Kak?"),
		calls("programs", `{"query":"halal","need":null}`), writes("Semangat, Kak. Coba {{e1}}."))
	reads(t, c, 101, "kaos polos saya jual 50rb di tokopedia, modal 28rb, di shopee ada 22rb")
	if said := reads(t, c, 101, notUnderstood); !strings.Contains(said, "berapa tahun") {
		t.Fatalf("the model's question is not told: %s", said)
	}
	asked := len(m.asked)
	if said := reads(t, c, 101, "3 tahun"); len(m.asked) == asked || !strings.Contains(said, "Semangat") {
		t.Errorf("the owner reads: %s", said)
	}
}
