package chat_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

// counted is what was counted in this week, a line each, and of how many
// people.
func (p *player) counted() (lines []string, people int) {
	p.t.Helper()
	who := map[int64]bool{}
	week := knowledge.WeekOf(p.now)
	p.must(p.ledger.EachAsked(p.t.Context(), week, week+7, func(a *knowledge.Asked) error {
		who[a.Who] = true
		line := fmt.Sprintf("%s %s %s%s %s %t %d", a.Intent, a.Product, a.Program, a.Missed, a.Province, a.Answered, a.N)
		lines = append(lines, strings.Join(strings.Fields(line), " "))
		return nil
	}))
	slices.Sort(lines)
	return lines, len(who)
}

func TestWhatIsCountedAsAQuestion(t *testing.T) {
	for name, c := range map[string]struct {
		said []chat.Message
		want []string
	}{
		"a price that is answered":                   {[]chat.Message{{Text: "jual kemeja batik 150rb"}}, []string{"price kemeja batik true 1"}},
		"a price of goods that nobody knows":         {[]chat.Message{{Text: "jual alat tenun gedogan 850rb"}}, []string{"price alat tenun gedogan false 1"}},
		"an answer to what Setara asked is none":     {[]chat.Message{{Text: "jual kemeja batik 150rb"}, {Text: "90rb"}}, []string{"price kemeja batik true 1"}},
		"a programme that is known":                  {[]chat.Message{{Text: "apa itu KUR Mikro?"}}, []string{"program P02 true 1"}},
		"a programme that is not":                    {[]chat.Message{{Text: "program kapal nelayan daftar di mana"}}, []string{"program kapal nelayan false 1"}},
		"a search for what fits":                     {[]chat.Message{{Text: "program apa yang cocok buat usaha saya?"}}, []string{"program true 1"}},
		"a question behind /harga":                   {[]chat.Message{{Text: "/harga kemeja batik 150rb"}}, []string{"price kemeja batik true 1"}},
		"a greeting is none":                         {[]chat.Message{{Text: "halo kak"}}, nil},
		"a command is none":                          {[]chat.Message{{Text: "/bantuan"}, {Text: "/info P02"}}, nil},
		"what Setara is not for is none":             {[]chat.Message{{Text: "siapa presiden amerika?"}}, nil},
		"an edit is none, its message was":           {[]chat.Message{{Text: "jual kemeja batik 150rb", Edited: true}}, nil},
		"two questions in one message":               {[]chat.Message{{Text: "apa itu KUR Mikro? biaya admin shopee berapa?"}}, []string{"fee true 1", "program P02 true 1"}},
		"the same of two people in a group is twice": {[]chat.Message{{Chat: -5, From: 7, Group: true, Text: "apa itu KUR Mikro?"}, {Chat: -5, From: 8, Group: true, Text: "apa itu KUR Mikro?"}}, []string{"program P02 true 1", "program P02 true 1"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := newPlayer(t)
			for _, m := range c.said {
				if m.Chat == 0 {
					m.Chat, m.From = 7, 7
				}
				_, err := p.chat.Turn(t.Context(), m)
				p.must(err)
			}
			got, people := p.counted()
			if !slices.Equal(got, c.want) {
				t.Errorf("counted are %q, want %q", got, c.want)
			}
			if strings.HasPrefix(name, "the same of two") && people != 2 {
				t.Errorf("they are of %d people", people)
			}
		})
	}
}

func TestOnlyTheProvinceOfAKeptProfileIsCounted(t *testing.T) {
	p := newPlayer(t)
	p.happen("izin")
	p.say("/izin ya")
	p.say("jual kemeja batik 150rb di bali")
	p.must(p.ledger.KeepProfile(t.Context(), 1, knowledge.Profile{Province: "Aceh"}, p.now))
	p.say("harga pasaran gorden berapa?")
	got, _ := p.counted()
	if want := []string{"price gorden Aceh true 1", "price kemeja batik true 1"}; !slices.Equal(got, want) {
		t.Errorf("counted are %q, want %q", got, want)
	}
}

func TestAnAnswerThatDidNotHelpCountsAsNone(t *testing.T) {
	p := newPlayer(t)
	p.happen("di Telegram")
	response, err := p.chat.Turn(t.Context(), chat.Message{Chat: 7, From: 7, Update: 90, Text: "jual kemeja batik 150rb"})
	p.must(err)
	pressed := false
	for _, row := range response.Buttons {
		for _, b := range row {
			if strings.HasPrefix(b.Action, "/nilai kurang") {
				pressed = true
				_, err := p.chat.Turn(t.Context(), chat.Message{Chat: 7, From: 7, Update: 91, Text: b.Action})
				p.must(err)
			}
		}
	}
	if got, _ := p.counted(); !pressed || !slices.Equal(got, []string{"price kemeja batik false 1"}) {
		t.Errorf("pressed: %t, counted are %q", pressed, got)
	}
}
