package chat

import (
	"strings"
	"testing"
)

// askingAboveChat has an owner whom a model asks something, and below it Setara
// asks for the competitor's price.
func askingAboveChat(t *testing.T, asks string, then ...step) (*Chat, *stepModel) {
	t.Helper()
	c, m := steppingChat(t, []int64{101}, append([]step{
		calls("advice", `{"product":"kaos polos","own_price":50000,"competitor_price":null,"cost":28000,"unit":null,"pack":null,"own_platform":null,"competitor_platform":null,"wanted_margin_percent":null}`),
		calls("comparables", `{"product":"kaos polos","unit":null}`), writes(asks),
	}, then...)...)
	reads(t, c, 101, "kaos polos saya jual 50rb, modal 28rb")
	said := reads(t, c, 101, notUnderstood)
	own := strings.Index(said, asks)
	if below := strings.Index(said, "harga saingan"); own < 0 || below < own {
		t.Fatalf("Setara does not ask below the model: %s", said)
	}
	return c, m
}

func TestWhatOnlyTheQuestionAboveSetarasIsAnsweredByGoesToTheModel(t *testing.T) {
	for reply, asks := range map[string]string{
		"20 juta": "Omzet sebulan kira-kira berapa?", "sekitar 20 juta kak": "Omzet sebulan kira-kira berapa?",
		"3 tahun": "Usahanya sudah jalan berapa tahun?", "2": "Karyawannya berapa?",
		"boleh": "Mau saya jelaskan syaratnya?", "tidak": "Mau saya jelaskan syaratnya?", "ya": "Mau saya jelaskan syaratnya?",
		"boleh kak": "Mau saya jelaskan syaratnya?", "3 karyawan": "Karyawannya berapa?",
	} {
		t.Run(reply, func(t *testing.T) {
			c, m := askingAboveChat(t, asks, calls("programs", `{"query":"halal","need":null}`), writes("Semangat, Kak. Coba {{e1}}."))
			asked := len(m.asked)
			if said := reads(t, c, 101, reply); len(m.asked) == asked || !strings.Contains(said, "Semangat") {
				t.Errorf("the owner reads: %s", said)
			}
			if u := caseOf(t, c); u.CompetitorPrice != nil || *u.OwnPrice != 50_000 || *u.Cost != 28_000 {
				t.Errorf("the answer became a price: %+v", u)
			}
			reads(t, c, 101, "22rb")
			if u := caseOf(t, c); u.CompetitorPrice == nil || *u.CompetitorPrice != 22_000 {
				t.Errorf("what Setara asked for is not taken any more: %+v", u)
			}
		})
	}
}

func TestWhatSetarasQuestionBelowTheModelsIsAnsweredByIsSetaras(t *testing.T) {
	for reply, asks := range map[string]string{
		"22rb": "Omzet sebulan kira-kira berapa?", "saingan 22rb": "Omzet sebulan kira-kira berapa?",
		"gak tau": "Omzet sebulan kira-kira berapa?", "lewati": "Mau saya jelaskan syaratnya?",
		"22 ribu": "Mau saya jelaskan syaratnya?", "tidak tahu": "Mau saya jelaskan syaratnya?", "shopee": "Karyawannya berapa?",
		"biaya admin shopee berapa": "Karyawannya berapa?", "makasih ya": "Karyawannya berapa?", "batal": "Karyawannya berapa?",
		"tidak": "Karyawannya berapa?", "kalau isi 3?": "Karyawannya berapa?", "modalnya 30rb": "Karyawannya berapa?",
	} {
		t.Run(reply, func(t *testing.T) {
			c, m := askingAboveChat(t, asks, away)
			asked := len(m.asked)
			if said := reads(t, c, 101, reply); len(m.asked) != asked || strings.Contains(said, "bantuan AI") {
				t.Errorf("the model was asked %d times, the owner reads: %s", len(m.asked)-asked, said)
			}
			if u := caseOf(t, c); strings.HasPrefix(reply, "22") && (u.CompetitorPrice == nil || *u.CompetitorPrice != 22_000) {
				t.Errorf("what Setara asked for is not taken: %+v", u)
			}
		})
	}
}

func TestAFarFigureBelowTheModelsQuestionBecomesNoPriceWithoutTheModel(t *testing.T) {
	c, _ := askingAboveChat(t, "Omzet sebulan kira-kira berapa?", away)
	said := reads(t, c, 101, "20 juta")
	if u := caseOf(t, c); u.CompetitorPrice != nil || *u.OwnPrice != 50_000 || *u.Cost != 28_000 {
		t.Errorf("the turnover became a price: %+v, the owner reads: %s", u, said)
	}
}
