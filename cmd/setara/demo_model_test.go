package main

import (
	"net"
	"strings"
	"testing"

	"setara/bot/llm/llmtest"
)

func TestTheDemoSaysWhereQuestionsGoToAModel(t *testing.T) {
	endpoint := llmtest.Start(t, llmtest.Options{})
	for name, c := range map[string]struct {
		url    apiURL
		budget natural
		says   bool
	}{
		"no model is set":             {budget: 50_000},
		"a model may be asked":        {url: apiURL(endpoint.URL()), budget: 50_000, says: true},
		"nothing may be spent on one": {url: apiURL(endpoint.URL())},
	} {
		t.Run(name, func(t *testing.T) {
			var out, broken strings.Builder
			set := cli{Data: t.TempDir(), settings: settings{
				BroadcastRate: 25, RetentionDays: 365, BackupDays: 30, OpenAIBaseURL: c.url, OpenAIModel: endpoint.Model(),
				ModelBudgetRp: c.budget, ModelOwnerRp: 5_000, ModelInputRp: 50_000, ModelOutputRp: 200_000,
			}}
			err := with(t.Context(), &set, func(a *app) error {
				d := demo{app: a, std: streams{out: &out, err: &broken}}
				d.announce(t.Context(), &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 8080})
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Contains(out.String(), "dikirim ke model itu"); got != c.says {
				t.Errorf("it says that questions go to a model: %t, want %t: %s", got, c.says, out.String())
			}
		})
	}
}
