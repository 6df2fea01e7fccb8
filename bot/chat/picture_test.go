package chat_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"setara/bot/chat"
	"setara/knowledge"
)

// captionLimit is how much Telegram takes below a photo, in UTF-16 units.
const captionLimit = 1024

func TestEveryFigureInAPictureIsAFact(t *testing.T) {
	p := newPlayer(t)
	for _, question := range []string{
		"min jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb, gmn?",
		"sandal wanita saya 60rb, di shopee ada yang 25rb",
		"kaos polos modal 32rb jual di shopee 40rb untung 25%",
		"sandal saya sekodi 600 ribu, impor 250 rb sekodi, modal 400rb sekodi",
		"jual mukena 90rb, lawan 150rb, modal 60rb",
	} {
		t.Run(question, func(t *testing.T) {
			answer, err := p.chat.Ask(t.Context(), question)
			if err != nil {
				t.Fatal(err)
			}
			picture := answer.Picture()
			if picture == nil {
				t.Fatal("there is no picture")
			}
			captioned := answer
			captioned.Response = chat.Caption(picture)
			checkFigures(t, &captioned)
			if n := len(utf16.Encode([]rune(picture.Caption))); n > captionLimit {
				t.Errorf("the caption has %d units, want at most %d", n, captionLimit)
			}
			checkMarks(t, &answer, picture)
			checkGroups(t, &answer, picture)
		})
	}
}

// checkMarks compares the marks with what the answer's advice says.
func checkMarks(t *testing.T, a *chat.Answer, p *chat.Picture) {
	t.Helper()
	want := map[chat.MarkKind]*knowledge.Rupiah{
		chat.MarkOwn: a.Understood.OwnPrice, chat.MarkCompetitor: a.Understood.CompetitorPrice,
		chat.MarkFloor: a.Advice.BreakEven,
	}
	for _, m := range p.Marks {
		if want[m.Kind] == nil || *want[m.Kind] != m.Price {
			t.Errorf("%s is marked at %s", m.Label, m.Price)
		}
		if !strings.Contains(p.Caption, m.Label[1:]+" "+m.Price.String()) {
			t.Errorf("the caption does not say %s %s: %s", m.Label, m.Price, p.Caption)
		}
		delete(want, m.Kind)
	}
	for kind, price := range want {
		if price != nil {
			t.Errorf("%s, %s, has no mark", kind, *price)
		}
	}
}

// checkGroups compares the groups with the comparables that are used.
func checkGroups(t *testing.T, a *chat.Answer, p *chat.Picture) {
	t.Helper()
	want := map[knowledge.Origin][]knowledge.Rupiah{}
	for _, item := range a.Comparables.Items {
		if item.Used {
			want[item.Origin] = append(want[item.Origin], item.UnitPrice)
		}
	}
	shown := 0
	for _, g := range p.Groups {
		slices.Sort(want[g.Origin])
		if !slices.Equal(g.Prices, want[g.Origin]) || g.Quartiles.N != len(g.Prices) {
			t.Errorf("%s shows %v, want %v", g.Name, g.Prices, want[g.Origin])
		}
		shown += len(g.Prices)
	}
	if shown != a.Comparables.Used || !strings.Contains(p.Subtitle, strconv.Itoa(shown)+" barang") {
		t.Errorf("%d of %d are shown, and it says %q", shown, a.Comparables.Used, p.Subtitle)
	}
	if (p.Badge != "") != a.Comparables.Sample {
		t.Errorf("the badge says %q", p.Badge)
	}
}

func TestThePictureOfSeveralQuestionsIsThatOfTheFirstWithAMarket(t *testing.T) {
	p := newPlayer(t)
	for question, want := range map[string]string{
		"biaya admin shopee berapa? jual payung lipat 38rb, di shopee ada 20rb":    "payung lipat",
		"jual payung lipat 38rb, saingan 20rb. jual mukena 120rb, saingan 75rb":    "payung lipat",
		"alat tenun gedogan 850rb saingan 500rb. jual mukena 120rb, saingan 75rb":  "mukena",
		"biaya admin shopee berapa? alat tenun gedogan 850rb saingan 500rb gimana": "",
	} {
		answer, err := p.chat.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		if len(answer.Parts) != 2 {
			t.Fatalf("%s: there are %d parts", question, len(answer.Parts))
		}
		picture := answer.Picture()
		if (picture != nil) != (want != "") || picture != nil && !strings.Contains(picture.Title, want) {
			t.Errorf("%s: the picture is %+v", question, picture)
		}
	}
}

func TestInAGroupThePictureShowsNoFloor(t *testing.T) {
	p := newPlayer(t)
	p.chat.Settings = p.ledger
	ask := func(text string) *chat.Picture {
		t.Helper()
		r, err := p.chat.Turn(t.Context(), chat.Message{Chat: -5, Text: text, Group: true})
		if err != nil {
			t.Fatal(err)
		}
		return r.Picture
	}
	for _, text := range []string{"jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb", "/gambar"} {
		picture := ask(text)
		if picture == nil || len(picture.Marks) != 2 || strings.Contains(strings.ToLower(picture.Caption), "batas aman") {
			t.Errorf("%s: the picture is %+v", text, picture)
		}
	}
}

func TestWhatLooksTheSameHasTheSameKey(t *testing.T) {
	p := newPlayer(t)
	key := func(question string) string {
		t.Helper()
		answer, err := p.chat.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		picture := answer.Picture()
		before := picture.Key()
		if picture.Asked = true; picture.Key() != before {
			t.Error("the key tells who asked")
		}
		return before
	}
	first := key("jual payung lipat 38rb")
	if key("payung lipat saya 38.000") != first {
		t.Error("the same question in other words has another key")
	}
	if key("jual payung lipat 39rb") == first {
		t.Error("another price has the same key")
	}
}

func TestTheSameQuestionAgainOffersItsPictureByAButton(t *testing.T) {
	p := newPlayer(t)
	p.chat.Settings = p.ledger
	const question = "jual kerudung voal 45rb, di tiktok ada 15rb, modal 28rb"
	first := p.turn(chat.Message{Chat: 7, Text: question})
	if first.Picture == nil || slices.Contains(actions(first), "/gambar") {
		t.Errorf("the first time the picture is %v, the buttons do %v", first.Picture, actions(first))
	}
	again := p.turn(chat.Message{Chat: 7, Text: question})
	if again.Picture != nil || !slices.Contains(actions(again), "/gambar") {
		t.Errorf("again the picture is %v, the buttons do %v", again.Picture, actions(again))
	}
}
