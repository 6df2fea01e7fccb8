package main

import (
	"strings"
	"testing"

	"setara/bot/llm/llmtest"
)

func TestNoAccountAndNoNameOfAnOwnerReachesTheEndpoint(t *testing.T) {
	endpoint := llmtest.Start(t, llmtest.Options{})
	b := serveModel(t, endpoint)
	for said, goesOut := range map[string]string{
		dialectOfFee + " norek 1.234.567.890":             dialectOfFee + " norek •.•••.•••.•••",
		"namaku Siti Aminah, " + dialectOfFee:             "namaku •••• ••••••, " + dialectOfFee,
		dialectOfFee + " rek bpr 1234567 an Budi Santoso": dialectOfFee + " rek bpr ••••••• an •••• •••••••",
	} {
		before := len(endpoint.Requests())
		endpoint.Then(asksFees, llmtest.Say("Ini yang diambil Shopee, Kak:\n{{b2}}"))
		holds(t, b.ask(b.owner, said).Text, "Ini yang diambil Shopee, Kak:")
		asked := endpoint.Requests()
		if len(asked) != before+2 {
			t.Fatalf("%q is asked %d times", said, len(asked)-before)
		}
		for _, request := range asked[before:] {
			var all strings.Builder
			for i := range request.Messages {
				all.WriteString(request.Messages[i].Content.Text)
			}
			if !strings.Contains(all.String(), goesOut) {
				t.Errorf("%q goes out as %q", said, all.String()[strings.LastIndex(all.String(), "<data>"):])
			}
		}
	}
}
