package chat

import (
	"strings"
	"testing"

	"setara/knowledge"
)

// scarfChat has an owner whose price question of a scarf is under way.
func scarfChat(t *testing.T, said string) *Chat {
	t.Helper()
	c, _ := newToolChat(t)
	reads(t, c, 101, said)
	return c
}

const (
	scarfWithAll     = "jual kerudung voal 45rb di tiktok ada 15rb modal 28rb"
	scarfWithoutCost = "jual kerudung voal 45rb di tiktok ada 15rb"
	scarfAlone       = "jual kerudung voal 45rb modal 28rb"
)

func TestAFigureFarFromThePricesOfTheCaseIsAskedAboutAndNotTaken(t *testing.T) {
	for _, said := range []string{scarfWithAll, scarfWithoutCost, scarfAlone} {
		for _, reply := range []string{"20 juta", "sekitar 20 juta kak", "20jt sebulan", "1 juta", "Rp20.000.000", "500 perak"} {
			t.Run(said+", then "+reply, func(t *testing.T) {
				c := scarfChat(t, said)
				before, err := c.recall(t.Context(), 101)
				if err != nil {
					t.Fatal(err)
				}
				answer := reads(t, c, 101, reply)
				after, err := c.recall(t.Context(), 101)
				if err != nil {
					t.Fatal(err)
				}
				if !strings.Contains(answer, "itu harga apa, Kak?") || !strings.Contains(answer, "(Rp45.000)") {
					t.Errorf("the owner reads: %s", answer)
				}
				if strings.Contains(answer, "untung") || strings.Contains(answer, "rugi") {
					t.Errorf("the figure is reckoned with: %s", answer)
				}
				for slot, was := range before.Case.Said.prices {
					for now, is := range after.Case.Said.prices {
						if now == slot && ((was == nil) != (is == nil) || was != nil && *was != *is) {
							t.Errorf("%s is another: %v", slot, is)
						}
					}
				}
				if after.Asking != before.Asking {
					t.Errorf("%q is asked now, %q was before", after.Asking, before.Asking)
				}
			})
		}
	}
}

func TestAFigureThatIsAskedAboutIsTakenOnceTheOwnerSaysWhatItIs(t *testing.T) {
	c := scarfChat(t, scarfWithoutCost)
	reads(t, c, 101, "20 juta")
	reads(t, c, 101, "28rb")
	if u := caseOf(t, c); u.Cost == nil || *u.Cost != 28_000 || *u.OwnPrice != 45_000 {
		t.Errorf("the cost that was asked for is not taken: %+v", u)
	}
	reads(t, c, 101, "harga jual 1,2 juta")
	if u := caseOf(t, c); *u.OwnPrice != 1_200_000 {
		t.Errorf("a price that is said to be one is not taken: %+v", u)
	}
}

func TestAFigureNearThePricesOfTheCaseIsTakenWithoutAWord(t *testing.T) {
	for name, test := range map[string]struct {
		said, reply string
		slot        Slot
		want        knowledge.Rupiah
	}{
		"the cost that is asked for":          {scarfWithoutCost, "28rb", SlotCost, 28_000},
		"the other price that is asked for":   {scarfAlone, "15rb", SlotCompetitorPrice, 15_000},
		"another own price":                   {scarfWithAll, "60rb", SlotOwnPrice, 60_000},
		"between prices that are far apart":   {"jual es kopi 25rb modal 1rb", "22rb", SlotCompetitorPrice, 22_000},
		"far, but said to be the cost":        {scarfWithoutCost, "modalnya 2 juta", SlotCost, 2_000_000},
		"far, but said to be another's price": {scarfAlone, "saingan 2 juta", SlotCompetitorPrice, 2_000_000},
		"a dozen's price for a dozen":         {"jual donat 36rb selusin, di shopee 30rb selusin", "24rb", SlotCost, 2_000},
	} {
		t.Run(name, func(t *testing.T) {
			c := scarfChat(t, test.said)
			answer := reads(t, c, 101, test.reply)
			for slot, is := range caseOf(t, c).prices {
				if slot == test.slot && (is == nil || *is != test.want) {
					t.Errorf("%s is not %v, the owner reads: %s", slot, test.want, answer)
				}
			}
		})
	}
}

func TestAFarFigureIsAskedAboutWhereTheOwnerTookTheModelsConsentBack(t *testing.T) {
	c, m := askingChat(t, "Omzet sebulan kira-kira berapa?", away)
	reads(t, c, 101, "/izin_model tidak")
	asked := len(m.asked)
	said := reads(t, c, 101, "20 juta")
	if u := caseOf(t, c); u.Cost != nil || *u.OwnPrice != 50_000 || *u.CompetitorPrice != 22_000 {
		t.Errorf("the turnover became a price: %+v", u)
	}
	if len(m.asked) != asked || !strings.Contains(said, "Rp20.000.000 itu harga apa, Kak?") {
		t.Errorf("the owner reads: %s", said)
	}
}
