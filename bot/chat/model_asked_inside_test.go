package chat

import (
	"strings"
	"testing"

	"setara/knowledge"
)

// askingChat has an owner whose cost Setara asked for, and then a model that asks
// something of its own below what it found.
func askingChat(t *testing.T, asks string, then ...step) (*Chat, *stepModel) {
	t.Helper()
	c, m := steppingChat(t, []int64{101}, append([]step{
		calls("programs", `{"query":"halal","need":null}`), writes("Coba {{e1}}, Kak. " + asks),
	}, then...)...)
	reads(t, c, 101, "kaos polos saya jual 50rb, di shopee ada 22rb")
	if said := reads(t, c, 101, notUnderstood); !strings.Contains(said, asks) {
		t.Fatalf("the model's question is not told: %s", said)
	}
	return c, m
}

// caseOf is the price question that is under way with owner 101.
func caseOf(t *testing.T, c *Chat) *Understood {
	t.Helper()
	conv, err := c.recall(t.Context(), 101)
	if err != nil || conv.Case == nil {
		t.Fatalf("no case is under way: %v", err)
	}
	return &conv.Case.Said
}

func TestAnOwnerAnswersTheQuestionThatTheModelAskedLast(t *testing.T) {
	c, m := askingChat(t, "Usahanya sudah jalan berapa tahun?",
		calls("programs", `{"query":"halal","need":null}`), writes("Semangat, Kak. Coba {{e1}}."))
	asked := len(m.asked)
	said := reads(t, c, 101, "3 tahun")
	if u := caseOf(t, c); u.Cost != nil || u.OwnPrice == nil || *u.OwnPrice != 50_000 {
		t.Errorf("the answer became a price: %+v", u)
	}
	if len(m.asked) == asked || !strings.Contains(said, "Semangat") {
		t.Fatalf("the model does not get the answer, the owner reads: %s", said)
	}
	if told := m.asked[asked].Turns[0].Text; !strings.Contains(told, "berapa tahun") || !strings.Contains(told, "3 tahun") || !strings.Contains(told, notUnderstood) {
		t.Errorf("the model is not told what it asked: %s", told)
	}
	said = reads(t, c, 101, "modalnya 28rb")
	if u := caseOf(t, c); u.Cost == nil || *u.Cost != 28_000 {
		t.Errorf("the cost is not taken once nothing else is asked: %s", said)
	}
}

func TestAFigureThatTheModelAskedForIsTakenForWhatItAskedFor(t *testing.T) {
	for asks, want := range map[string]struct {
		slot  Slot
		price knowledge.Rupiah
	}{
		"Modalnya berapa, Kak?":             {SlotCost, 45_000},
		"Harga jual Kakak berapa?":          {SlotOwnPrice, 45_000},
		"Saingan menjual berapa, Kak?":      {SlotCompetitorPrice, 45_000},
		"Harga saingan di Shopee berapa?":   {SlotCompetitorPrice, 45_000},
		"Berapa modal per kaosnya, Kak?":    {SlotCost, 45_000},
		"Kakak butuh pinjaman berapa?":      {},
		"Berapa modal usaha yang dicari?":   {},
		"Omzet sebulan kira-kira berapa?":   {},
		"Mau saya jelaskan syaratnya, Kak?": {},
	} {
		t.Run(asks, func(t *testing.T) {
			if slot := askedSlot(asks); slot != want.slot {
				t.Errorf("it asks for %q, want %q", slot, want.slot)
			}
		})
	}
	c, m := askingChat(t, "Harga saingan berapa, Kak?")
	asked := len(m.asked)
	reads(t, c, 101, "27rb")
	if u := caseOf(t, c); u.Cost != nil || *u.OwnPrice != 50_000 || *u.CompetitorPrice != 27_000 {
		t.Errorf("27.000 is taken for something else: %+v", u)
	}
	if len(m.asked) != asked {
		t.Error("the model is asked what Setara understands by itself")
	}
}

func TestAQuestionOfTheOwnersOwnIsNoAnswerToTheModel(t *testing.T) {
	for _, question := range []string{
		"biaya admin shopee berapa", "sandal kulit 60rb, di shopee ada 35rb, modal 40rb", "makasih ya", "/bantuan", "batal", "gimana cara urus halal",
	} {
		t.Run(question, func(t *testing.T) {
			c, m := askingChat(t, "Usahanya sudah jalan berapa tahun?")
			asked := len(m.asked)
			if said := reads(t, c, 101, question); len(m.asked) != asked || strings.Contains(said, sayUnknown) {
				t.Errorf("the model was asked %d times, the owner reads: %s", len(m.asked)-asked, said)
			}
		})
	}
}

func TestANumberThatTheModelAskedForPressesNoButton(t *testing.T) {
	c, m := askingChat(t, "Usahanya sudah jalan berapa tahun?",
		calls("programs", `{"query":"halal","need":null}`), writes("Semangat, Kak. Coba {{e1}}."))
	asked := len(m.asked)
	if said := reads(t, c, 101, "2"); len(m.asked) == asked || !strings.Contains(said, "Semangat") {
		t.Errorf("the owner reads: %s", said)
	}
}

func TestAYesToTheModelIsNoYesToKeepingACost(t *testing.T) {
	c, _ := askingChat(t, "Mau saya jelaskan syaratnya?",
		calls("programs", `{"query":"halal","need":null}`), writes("Semangat, Kak. Coba {{e1}}."))
	conv, err := c.recall(t.Context(), 101)
	if err != nil {
		t.Fatal(err)
	}
	conv.Keeping = &keeping{Name: "kaos polos", Cost: 28_000, Unit: knowledge.UnitPiece, Pack: knowledge.One}
	if err := c.remember(t.Context(), 101, conv); err != nil {
		t.Fatal(err)
	}
	if said := reads(t, c, 101, "boleh"); !strings.Contains(said, "Semangat") {
		t.Errorf("the owner reads: %s", said)
	}
	if kept, err := c.Products.Products(t.Context(), 101); err != nil || len(kept) > 0 {
		t.Errorf("kept: %v, %v", kept, err)
	}
}

func TestAnAnswerThatTheModelCannotTakeBecomesNoPrice(t *testing.T) {
	c, _ := askingChat(t, "Omzet sebulan kira-kira berapa?", func() (ModelTurn, error) { return ModelTurn{}, ErrModelAway })
	said := reads(t, c, 101, "20 juta")
	if u := caseOf(t, c); u.Cost != nil || *u.OwnPrice != 50_000 {
		t.Errorf("the turnover became a price: %+v", u)
	}
	if strings.Contains(said, "20.000.000") {
		t.Errorf("the owner reads: %s", said)
	}
}

func TestWhatSetaraAsksBelowTheModelIsWhatIsAnswered(t *testing.T) {
	c, m := steppingChat(t, []int64{101},
		calls("advice", `{"product":"kaos polos","own_price":50000,"competitor_price":null,"cost":28000,"unit":null,"pack":null,"own_platform":null,"competitor_platform":null,"wanted_margin_percent":null}`),
		calls("comparables", `{"product":"kaos polos","unit":null}`),
		writes("Usahanya sudah jalan berapa tahun, Kak?"))
	reads(t, c, 101, "kaos polos saya jual 50rb, modal 28rb")
	said := reads(t, c, 101, notUnderstood)
	own := strings.Index(said, "berapa tahun")
	if below := strings.Index(said, "harga saingan"); own < 0 || below < own {
		t.Fatalf("Setara does not ask last: %s", said)
	}
	asked := len(m.asked)
	reads(t, c, 101, "22rb")
	u := caseOf(t, c)
	if u.CompetitorPrice == nil || *u.CompetitorPrice != 22_000 || u.Cost == nil || *u.Cost != 28_000 || len(m.asked) != asked {
		t.Errorf("22.000 is taken for something else: %+v", u)
	}
}
