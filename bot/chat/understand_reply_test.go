package chat

import (
	"testing"

	"setara/knowledge"
)

func TestRepliesToOurOwnQuestion(t *testing.T) {
	for _, c := range []struct {
		asked Slot
		reply string
		kind  ReplyKind
		want  string // in the words of paham.tsv
	}{
		{SlotCost, "28rb", ReplyValue, "m=28000"},
		{SlotCost, "28", ReplyValue, "m=28000"},
		{SlotCost, "28000", ReplyValue, "m=28000"},
		{SlotCost, "modalnya 28 ribu kak", ReplyValue, "m=28000"},
		{SlotCost, "sekitar 28rb-an", ReplyValue, "m=28000"},
		{SlotCost, "dua puluh delapan ribu", ReplyValue, "m=28000"},
		{SlotCost, "ya kira2 selawe ewu", ReplyValue, "m=25000"},
		{SlotCost, "saya 28rb", ReplyValue, "m=28000"},
		{SlotCost, "20-25rb", ReplyValue, "m=25000"},
		{SlotCost, "selusin 120rb", ReplyValue, "m=10000 p=12"},
		{SlotCost, "bahan 15rb upah 8rb", ReplyValue, "m=23000"},
		{SlotCost, "28 ribu, jualnya 45rb", ReplyValue, "j=45000 m=28000"},
		{SlotCost, "28rb eh salah 30rb", ReplyValue, "m=30000"},
		{SlotCost, "bukan 28 tapi 30 ribu", ReplyValue, "m=30000"},
		{SlotCost, "gak tau", ReplyDontKnow, ""},
		{SlotCost, "ora weruh mas", ReplyDontKnow, ""},
		{SlotCost, "teu terang", ReplyDontKnow, ""},
		{SlotCost, "belum pernah ngitung kak", ReplyDontKnow, ""},
		{SlotCost, "kosong", ReplyDontKnow, ""},
		{SlotCost, "-", ReplyDontKnow, ""},
		{SlotCost, "lewati", ReplyDeclined, ""},
		{SlotCost, "gak usah deh", ReplyDeclined, ""},
		{SlotCost, "berapa ya", ReplyUnclear, ""},
		{SlotCost, "makasih", ReplyQuestion, ""},
		{SlotCost, "cara daftar halal gimana", ReplyQuestion, ""},
		{SlotCost, "kerudung voal 45rb di tiktok 15rb gimana", ReplyQuestion, ""},
		{SlotCost, "-5rb", ReplyUnclear, "tanya=impossible"},
		{SlotCost, "1,2", ReplyUnclear, "tanya=magnitude"},
		{SlotOwnPrice, "45 aja", ReplyValue, "j=45000"},
		{SlotOwnPrice, "45rb, di tiktok 15rb", ReplyValue, "j=45000 s=15000 sa=tiktok-shop"},
		{SlotCompetitorPrice, "mereka jual 15", ReplyValue, "s=15000"},
		{SlotCompetitorPrice, "15rb di shopee", ReplyValue, "s=15000 sa=shopee"},
		{SlotProduct, "sandal kulit pria kak", ReplyValue, "b=sandal kulit pria"},
		{SlotProduct, "gak tau", ReplyDontKnow, ""},
		{SlotWhose, "45rb punyaku", ReplyValue, "j=45000"},
		{SlotWhose, "harga saya Rp45.000", ReplyValue, "j=45000"},
		{SlotWhose, "15rb itu saingan", ReplyValue, "s=15000"},
		{SlotWhose, "yang mahal", ReplyValue, "j=45000"},
		{SlotWhose, "yang kedua", ReplyValue, "j=15000"},
		{SlotWhose, "bingung", ReplyDontKnow, ""},
		{SlotCost, "0", ReplyUnclear, "tanya=impossible"},
		{SlotCost, "3 triliun", ReplyUnclear, "tanya=impossible"},
		{SlotCost, "jual 35rb", ReplyValue, "j=35000"},
		{SlotCost, "240rb buat 12 peci", ReplyValue, "m=20000"},
		{SlotCost, "bahan 200rb upah 100rb jadi 10 tas", ReplyValue, "m=30000"},
		{SlotCost, "di lazada", ReplyValue, "ja=lazada"},
		{SlotProduct, "tokped kak", ReplyValue, "ja=tokopedia"},
		{SlotCompetitorPrice, "saingan di lazada", ReplyValue, "sa=lazada"},
		{SlotCompetitorPrice, "kalau jualnya 35rb?", ReplyValue, "j=35000"},
		{SlotCompetitorPrice, "jual 15rb", ReplyValue, "s=15000"},
		{SlotOwnPlatform, "lazada", ReplyValue, "ja=lazada"},
		{SlotOwnPlatform, "jualan di tokped bu", ReplyValue, "ja=tokopedia"},
		{SlotOwnPlatform, "bukan shopee tapi tiktok", ReplyValue, "ja=tiktok-shop"},
		{SlotOwnPlatform, "di lazada 35rb", ReplyValue, "j=35000 ja=lazada"},
		{SlotOwnPlatform, "offline saja", ReplyValue, "luar=ya"},
		{SlotOwnPlatform, "gak online kak", ReplyValue, "luar=ya"},
		{SlotOwnPlatform, "di warung sendiri", ReplyValue, "luar=ya"},
		{SlotOwnPlatform, "gak tau", ReplyDontKnow, ""},
		{SlotOwnPlatform, "admin lazada berapa?", ReplyQuestion, ""},
		{SlotPack, "gak tau", ReplyDontKnow, ""},
		{SlotPack, "0", ReplyUnclear, ""},
	} {
		got := UnderstandReply(c.reply, c.asked, 45_000, 15_000)
		r := Reading{Understood: got.Understood, Doubt: got.Doubt, Intent: IntentPrice}
		if r.Understood.Pack == 0 {
			r.Understood.Unit, r.Understood.Pack = "pcs", 1000
		}
		want := tidy(c.want)
		if summary := summary(&r); got.Kind != c.kind || summary != want {
			t.Errorf("asked for %s, %q is %s %q, want %s %q", c.asked, c.reply, got.Kind, summary, c.kind, want)
		}
	}
}

func TestAWordInAReplyOutweighsThePlaceOfAnAmount(t *testing.T) {
	for _, c := range []struct {
		asked       Slot
		reply, want string
	}{
		{SlotCost, "60rb modal 38rb", "j=60000 m=38000"},
		{SlotCost, "60rb, modalnya 38rb kak", "j=60000 m=38000"},
		{SlotCost, "60 modal 38", "j=60000 m=38000"},
		{SlotCost, "harga 60rb modal 38rb", "j=60000 m=38000"},
		{SlotCost, "60rb hpp 38rb saingan 35rb", "j=60000 s=35000 m=38000"},
		{SlotCost, "modal 38rb jual 60rb", "j=60000 m=38000"},
		{SlotCost, "38rb jual 60rb", "j=60000 m=38000"},
		{SlotCost, "38rb, saingan 35rb", "s=35000 m=38000"},
		{SlotCost, "modal 30rb, kadang 28rb", "m=30000"},
		{SlotCost, "50rb 60rb modal 38rb", "m=38000"},
		{SlotOwnPrice, "modal 38rb jual 60rb", "j=60000 m=38000"},
		{SlotOwnPrice, "38rb jual 60rb", "j=60000"},
		{SlotOwnPrice, "35rb, punyaku 60rb", "j=60000"},
		{SlotOwnPrice, "60rb modal 38rb", "j=60000 m=38000"},
		{SlotCompetitorPrice, "60rb saingan 35rb", "j=60000 s=35000"},
		{SlotCompetitorPrice, "60rb, di shopee 35rb", "j=60000 s=35000 sa=shopee"},
		{SlotCompetitorPrice, "35rb modal 38rb", "s=35000 m=38000"},
		{SlotOwnPlatform, "60rb modal 38rb", "j=60000 m=38000"},
	} {
		got := UnderstandReply(c.reply, c.asked)
		r := Reading{Understood: got.Understood, Doubt: got.Doubt, Intent: IntentPrice}
		if summary, want := summary(&r), tidy(c.want); got.Kind != ReplyValue || summary != want {
			t.Errorf("asked for %s, %q is %s %q, want %q", c.asked, c.reply, got.Kind, summary, want)
		}
	}
}

func TestHowManyAreInAPackIsReadFromAReply(t *testing.T) {
	for reply, want := range map[string]struct {
		unit knowledge.Unit
		pack knowledge.Pack
	}{
		"isi 40":             {knowledge.UnitPiece, 40 * knowledge.One},
		"40":                 {knowledge.UnitPiece, 40 * knowledge.One},
		"isinya 40 lembar":   {knowledge.UnitPiece, 40 * knowledge.One},
		"12 pcs @250gr":      {knowledge.UnitKilogram, 3 * knowledge.One},
		"3 lusin":            {knowledge.UnitPiece, 36 * knowledge.One},
		"40 biji per dus bu": {knowledge.UnitPiece, 40 * knowledge.One},
		"6 pasang":           {knowledge.UnitPair, 6 * knowledge.One},
		"500 gram":           {"kg", knowledge.One / 2},
	} {
		u := UnderstandReply(reply, SlotPack).Understood
		if u.Unit != want.unit || u.Pack != want.pack || !u.UnitSaid || u.OwnPrice != nil {
			t.Errorf("%q is read as %+v, want %+v", reply, u, want)
		}
	}
}
