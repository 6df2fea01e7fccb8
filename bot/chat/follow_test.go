package chat_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/knowledge"
)

// TestEveryFigureAboutAnImportCanBeFollowed looks the facts of answers on
// imports up in /sumber, under the rules of several years, with and without a
// rate of the officers.
func TestEveryFigureAboutAnImportCanBeFollowed(t *testing.T) {
	asked := append([]string{
		"jual kerudung 45rb, di tiktok ada impor 15rb kok bisa murah? kena bea berapa? modal 28rb",
		"beli 12 kaos dari china 600rb kena bea masuk berapa",
		"impor 100 sepatu @$5 ongkir $40 asuransi $5 kena bea berapa",
		"selusin sandal dijual 60rb kok bisa murah harga aslinya berapa",
		"impor buku $20 kena bea berapa? biaya admin shopee berapa?",
	}, importQuestions...)
	for _, known := range []bool{false, true} {
		p := newPlayer(t)
		if known {
			setRate(t, p, "2019-01-01", 16_480)
		}
		for d, day := range []string{"2026-11-23", "2025-03-04", "2024-09-01", "2022-03-31", "2019-06-01"} {
			now, err := time.ParseInLocation(time.DateOnly, day, knowledge.WIB)
			p.must(err)
			p.now = now
			for i, question := range asked {
				t.Run(fmt.Sprintf("%s on %s, rate known: %t", question, day, known), func(t *testing.T) {
					p.t = t
					id := int64(1000*(d+1) + i)
					answer, err := p.chat.Ask(t.Context(), question)
					p.must(err)
					answer = whole(answer)
					if onlyRate(answer.Facts) && !strings.Contains(answer.Response.Text(), "dari petugas untuk") {
						t.Errorf("it is not said who set the rate:\n%s", answer.Response.Text())
					}
					if len(answer.Facts) == 0 || onlyRate(answer.Facts) {
						return
					}
					p.turn(chat.Message{Chat: id, Text: question})
					lists, explained := pagesOf(t, p.chat, id)
					follow(t, &answer, lists, explained)
				})
			}
		}
	}
}

// onlyRate tells whether an answer says no more than the rate: it names who set
// it, and for which day, itself.
func onlyRate(facts []knowledge.Fact) bool {
	return len(facts) == 1 && facts[0].Source == knowledge.SourceOfficer
}

// listed is the id of a listing, as facts name it.
var listed = regexp.MustCompile(`^[^:]+:.+`)

// followLast looks the facts of the last response up in /sumber, in a chat that
// remembers the same, so that the conversation goes on undisturbed. Which
// listing a figure of the market comes from is held elsewhere.
func (p *player) followLast(text string) {
	p.t.Helper()
	answer := chat.Answer{Question: text, Facts: p.last.Facts}
	if len(answer.Facts) == 0 || onlyRate(answer.Facts) || len(answer.Facts) == 1 && answer.Facts[0].Source == knowledge.SourceOwner {
		return // no more than what the owner said
	}
	state, err := p.ledger.Recall(p.t.Context(), 1)
	p.must(err)
	p.must(p.ledger.Remember(p.t.Context(), followed, state, p.now))
	lists, explained := pagesOf(p.t, p.chat, followed)
	for i := range answer.Facts {
		if fact := &answer.Facts[i]; listed.MatchString(fact.Source) {
			if len(lists) == 0 {
				p.t.Errorf("%q: nothing is listed", text)
			}
			fact.Source = knowledge.SourceCalculated
		}
	}
	follow(p.t, &answer, lists, explained)
}

// followed is the chat that asks /sumber in another's place.
const followed = 999
