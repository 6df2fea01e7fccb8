package chat

import (
	"slices"
	"strings"
	"testing"

	"setara/bot/ledger"
	"setara/knowledge"
)

// away is a model that cannot be asked.
func away() (ModelTurn, error) { return ModelTurn{}, ErrModelAway }

func TestAnAnswerThatTheModelCannotTakeIsAnsweredWithoutIt(t *testing.T) {
	for reply, want := range map[string]string{
		"kerudung voal": "kerudung voal", "gimana cara bikin website toko online sendiri ya": "PP 80/2019", "stempel kayu": "stempel kayu",
	} {
		t.Run(reply, func(t *testing.T) {
			for name, lose := range map[string]func(*Chat){
				"it is away":          func(*Chat) {},
				"the budget is spent": func(c *Chat) { c.ModelBudget.Day = 1 },
				"it is full": func(c *Chat) {
					for {
						if _, _, ok := c.ModelWork.enter(t.Context(), 909); !ok {
							return
						}
					}
				},
			} {
				c, _ := askingChat(t, "Kakak jualan apa?", away)
				lose(c)
				said := reads(t, c, 101, reply)
				if sorry := strings.Index(said, "Maaf Kak, "); sorry != 0 || strings.Count(said, "bantuan AI") != 1 || !strings.Contains(said, want) || strings.Contains(said, sayModelInstead) {
					t.Errorf("%s, the owner reads: %s", name, said)
				}
			}
		})
	}
}

func TestWordsOfTheModelThatAreNotGroundedLeaveThePlainAnswer(t *testing.T) {
	wrong := writes("Program Zamrud Sakti membantu Kakak sampai Rp99.000.000.")
	c, _ := askingChat(t, "Kakak jualan apa?", calls("programs", `{"query":"halal","need":null}`), wrong, wrong, wrong)
	if said := reads(t, c, 101, "kerudung voal"); !strings.HasPrefix(said, sayModelNoGood) || !strings.Contains(said, "kerudung voal") {
		t.Errorf("the owner reads: %s", said)
	}
	if u := caseOf(t, c); u.Product != "kerudung voal" {
		t.Errorf("the next message goes on from %q", u.Product)
	}
}

func TestAnAnswerThatTheModelCannotTakeIsCountedAndKeptForOfficers(t *testing.T) {
	c, _ := askingChat(t, "Kakak jualan apa?", away)
	book, ok := c.Memory.(*ledger.Ledger)
	if !ok {
		t.Fatal("the memory is no ledger")
	}
	c.Questions = book
	reads(t, c, 101, "stempel kayu")
	tickets, err := book.OwnTickets(t.Context(), 101, 5)
	if err != nil || len(tickets) != 1 || tickets[0].Text != "stempel kayu" {
		t.Errorf("officers have %+v, %v", tickets, err)
	}
	var counted []string
	week := knowledge.WeekOf(toolNow)
	if err := book.EachAsked(t.Context(), week, week+7, func(a *knowledge.Asked) error {
		counted = append(counted, a.Product)
		return nil
	}); err != nil || len(counted) != 1 || counted[0] != "stempel kayu" {
		t.Errorf("counted are %q, %v", counted, err)
	}
}

func TestWhatTheModelOffersToPassOnIsOfferedWhereItsWordsAreNotShown(t *testing.T) {
	c, _ := askingChat(t, "Ada kendala apa, Kak?", calls("ticket", `{}`), writes("Ini belum ada di data Setara."))
	const said = "kirim barang ke luar pulau susah"
	if r, err := c.Turn(t.Context(), Message{Chat: 101, From: 101, Text: said}); err != nil || !slices.Contains(slices.Concat(r.labels()...), buttonToOfficers) {
		t.Fatalf("the owner reads: %s %v, %v", r.Text(), r.labels(), err)
	}
	conv, err := c.recall(t.Context(), 101)
	if err != nil || conv.PassOn == nil || !strings.Contains(conv.PassOn.Text, said) {
		t.Errorf("what would be passed on is %+v, %v", conv.PassOn, err)
	}
}

func TestAFigureThatTheModelAskedForIsNeitherAPriceNorAQuestionWithoutIt(t *testing.T) {
	for asks, replies := range map[string][]string{
		"Omzet sebulan kira-kira berapa?": {"20 juta", "sekitar 20 juta sebulan kak", "di shopee 20 juta", "modalnya 20 juta"},
		"Karyawannya berapa?":             {"2 karyawan"},
		"Laku berapa kaos sebulan?":       {"50 kaos sebulan"},
		"Kakak butuh modal berapa?":       {"modal 20 juta"},
	} {
		for _, reply := range replies {
			t.Run(reply, func(t *testing.T) {
				c, _ := askingChat(t, asks, away)
				said := reads(t, c, 101, reply)
				if u := caseOf(t, c); u.Product != "kaos polos" || u.Cost != nil || *u.OwnPrice != 50_000 || *u.CompetitorPrice != 22_000 {
					t.Errorf("the figure became a price: %+v", u)
				}
				if !strings.HasPrefix(said, sayModelLost) || !strings.Contains(said, sayModelInstead) {
					t.Errorf("the owner reads: %s", said)
				}
			})
		}
	}
}
