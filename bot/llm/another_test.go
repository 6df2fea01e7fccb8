package llm_test

import (
	"testing"
	"time"

	"setara/bot/llm/llmtest"
)

func TestAModelIsAnotherUnlessItsNameDiffersByItsMakerTagOrEditionAlone(t *testing.T) {
	for _, c := range []struct {
		asked, answered string
		another         bool
	}{
		{"gpt-4o", "gpt-4o", false},
		{"gpt-4o", "", false},
		{"GPT-4o", "gpt-4O", false},
		{"gpt-4o", "gpt-4o-2024-08-06", false},
		{"gpt-4o-2024-08-06", "gpt-4o", false},
		{"gpt-3.5-turbo", "gpt-3.5-turbo-0125", false},
		{"openai/gpt-4o", "gpt-4o-2024-08-06", false},
		{"gpt-4o", "openai/gpt-4o", false},
		{"gemini-1.5-flash", "models/gemini-1.5-flash-002", false},
		{"gemini-2.5-flash-preview", "gemini-2.5-flash-preview-05-20", false},
		{"mistral-large-latest", "mistral-large-2411", false},
		{"claude-3-5-sonnet-latest", "claude-3-5-sonnet-20241022", false},
		{"claude-3-5-sonnet", "claude-3-5-sonnet@20241022", false},
		{"claude-3-5-sonnet", "claude-3-5-sonnet-20241022-v2:0", false},
		{"mistral-7b-instruct", "mistralai/mistral-7b-instruct-v0.3", false},
		{"llama3.1", "llama3.1:latest", false},
		{"llama3.1:latest", "llama3.1", false},
		{"llama3.1:8b", "llama3.1:8b", false},
		{"llama3.1", "llama3.1:8b", false},
		{"meta-llama/llama-3.1-8b-instruct:free", "meta-llama/llama-3.1-8b-instruct", false},
		{"ft:gpt-4o-mini-2024-07-18:umkm::x1", "ft:gpt-4o-mini-2024-07-18:umkm::x1", false},

		{"gpt-4o", "gpt-4o-mini", true},
		{"gpt-4o-mini", "gpt-4o", true},
		{"gpt-4o-mini", "gpt-4o-mini-audio", true},
		{"gpt-4o", "gpt-4o-mini-2024-07-18", true},
		{"gpt-4o-2024-05-13", "gpt-4o-2024-08-06", true},
		{"gpt-4", "gpt-4.1", true},
		{"gpt-4", "gpt-4-turbo", true},
		{"gpt-4", "gpt-4-32k", true},
		{"gpt-5", "gpt-5-nano", true},
		{"gpt-4o", "gpt-4", true},
		{"o1", "o1-mini", true},
		{"o1", "o3", true},
		{"claude-3", "claude-3-5", true},
		{"claude-3-5-sonnet", "claude-3-5-haiku", true},
		{"qwen2", "qwen2.5", true},
		{"llama-3.1", "llama-3.1-70b", true},
		{"llama3.1:70b", "llama3.1:8b", true},
		{"llama3.1", "llama3.2:latest", true},
		{"ft:gpt-4o-mini-2024-07-18:umkm::x1", "gpt-4o-mini-2024-07-18", true},
		{"gpt-4o", "lain", true},
	} {
		t.Run(c.asked+" answered by "+c.answered, func(t *testing.T) {
			s := llmtest.Start(t, llmtest.Options{Model: c.asked}).Then(llmtest.Reply{Text: "Halo", Model: c.answered})
			client, _ := newClient(t, s)
			if _, err := client.Next(inTime(t, 8*time.Second), question(), nil); err != nil {
				t.Fatal(err)
			}
			if client.AnotherModel() != c.another {
				t.Errorf("another: %t", !c.another)
			}
		})
	}
}
