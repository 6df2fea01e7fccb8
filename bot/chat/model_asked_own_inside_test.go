package chat

import (
	"strings"
	"testing"

	"setara/knowledge"
)

func TestAFigureThatSaysWhosePriceItIsIsThatOfTheCaseWhateverTheModelAsked(t *testing.T) {
	for reply, want := range map[string]map[Slot]knowledge.Rupiah{
		"modalnya 28rb":          {SlotCost: 28_000},
		"modal saya 28rb":        {SlotCost: 28_000},
		"saingan di tiktok 15rb": {SlotCompetitorPrice: 15_000},
		"di tiktok ada 15rb":     {SlotCompetitorPrice: 15_000},
		"jual 60rb":              {SlotOwnPrice: 60_000},
	} {
		for _, asks := range []string{"Omzet sebulan kira-kira berapa?", "Kakak butuh tambahan modal?", "Mau saya jelaskan syaratnya?"} {
			t.Run(reply+" to "+asks, func(t *testing.T) {
				c, m := askingChat(t, asks, away)
				asked := len(m.asked)
				said := reads(t, c, 101, reply)
				now := map[Slot]knowledge.Rupiah{SlotOwnPrice: 50_000, SlotCompetitorPrice: 22_000}
				for slot, price := range want {
					now[slot] = price
				}
				for slot, got := range caseOf(t, c).prices {
					if price, known := now[slot]; known != (got != nil) || known && *got != price {
						t.Errorf("%s is %v, want %v; the owner reads: %s", slot, got, price, said)
					}
				}
				if len(m.asked) != asked {
					t.Error("the model is asked what Setara understands by itself")
				}
			})
		}
	}
}

func TestTheCostOfGoodsWithoutAPriceIsTakenWhateverTheModelAsked(t *testing.T) {
	c, _ := steppingChat(t, []int64{101},
		calls("programs", `{"query":"halal","need":null}`), writes("Coba {{e1}}, Kak. Omzet sebulan kira-kira berapa?"), away)
	reads(t, c, 101, "kerudung voal")
	reads(t, c, 101, notUnderstood)
	said := reads(t, c, 101, "modalnya 28rb")
	if u := caseOf(t, c); u.Product != "kerudung voal" || u.Cost == nil || *u.Cost != 28_000 {
		t.Errorf("it goes on from %+v, the owner reads: %s", u, said)
	}
}

func TestAnAnswerInTheWordsOfTheModelsQuestionIsNoQuestionOfTheOwners(t *testing.T) {
	for asks, replies := range map[string][]string{
		"Omzet sebulan kira-kira berapa?": {
			"omzet 20 juta", "omzetnya 20 juta", "omset 20 juta", "sudah 3 tahun. omzet 20 juta", "3 tahun, omzet 20 juta", "saya di bandung. omzetnya 20 juta",
		},
		"Kakak sudah punya NIB?":    {"belum punya NIB", "sudah punya NIB", "NIB sudah ada kak"},
		"Kakak mau pinjam berapa?":  {"mau pinjam 20 juta"},
		"Kakak butuh modal berapa?": {"butuh modal 20 juta", "modal 20 juta"},
	} {
		for _, reply := range replies {
			t.Run(reply, func(t *testing.T) {
				c, m := askingChat(t, asks, calls("programs", `{"query":"halal","need":null}`), writes("Semangat, Kak. Coba {{e1}}."))
				asked := len(m.asked)
				if said := reads(t, c, 101, reply); len(m.asked) == asked || !strings.Contains(said, "Semangat") {
					t.Errorf("the owner reads: %s", said)
				}
				if u := caseOf(t, c); u.Cost != nil || *u.OwnPrice != 50_000 || *u.CompetitorPrice != 22_000 {
					t.Errorf("the answer became a price: %+v", u)
				}
			})
		}
	}
}

func TestAQuestionInTheWordsOfTheModelsIsTheOwnersOwn(t *testing.T) {
	for reply, asks := range map[string]string{
		"omzet 20 juta kena pajak berapa":             "Omzet sebulan kira-kira berapa?",
		"cara bikin NIB":                              "Kakak sudah punya NIB?",
		"belum punya NIB, gimana caranya":             "Kakak sudah punya NIB?",
		"kerudung voal 45rb, di tiktok 15rb":          "Kerudung voal itu laku berapa?",
		"sandal 60rb modal 40rb. tas 90rb modal 70rb": "Omzet sebulan kira-kira berapa?",
		"syarat KUR tahun ini":                        "Usahanya sudah jalan berapa tahun?",
	} {
		t.Run(reply, func(t *testing.T) {
			c, m := askingChat(t, asks, away)
			asked := len(m.asked)
			if said := reads(t, c, 101, reply); len(m.asked) != asked || strings.Contains(said, "bantuan AI") {
				t.Errorf("the model was asked %d times, the owner reads: %s", len(m.asked)-asked, said)
			}
		})
	}
}
