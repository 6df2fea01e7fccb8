package main

import (
	"math"
	"testing"

	"setara/bot/llm/llmtest"
)

func TestAnEndpointThatLiesAboutTokensTakesNobodysAnswerAwayAndNobodysBudget(t *testing.T) {
	for name, count := range map[string][2]int{
		"less than nothing written":       {1_000, -5},
		"less than nothing read":          {-1_000, 5},
		"many times what was sent":        {9_000_000_000_000, 1},
		"written without end":             {1_000, 1 << 40},
		"more than there are numbers for": {math.MaxInt, math.MaxInt},
	} {
		t.Run(name, func(t *testing.T) {
			endpoint := llmtest.Start(t, llmtest.Options{})
			b := serveModel(t, endpoint)
			other := b.server.NewPerson("Sulastri")
			b.ask(other, "/izin_model ya")
			lies := func(r llmtest.Reply) llmtest.Reply {
				r.Input, r.Output = count[0], count[1]
				return r
			}
			answered := lies(llmtest.Say("Ini yang diambil Shopee, Kak:\n{{b2}}"))
			endpoint.Then(lies(asksFees), answered)
			holds(t, b.ask(b.owner, dialectOfFee).Text, "4,25% sampai 9%", "disusun dengan bantuan AI")
			endpoint.Then(lies(asksFees), answered)
			holds(t, b.ask(other, dialectOfFee+" jane").Text, "4,25% sampai 9%", "disusun dengan bantuan AI")
			days := b.spending()
			if len(days) != 1 || days[0].Cost <= 0 || days[0].Cost > 5_000 {
				t.Errorf("counted: %+v", days)
			}
		})
	}
}
