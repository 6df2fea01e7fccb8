package llm_test

import (
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/llm"
	"setara/bot/llm/llmtest"
)

func TestHowAnEndpointIsTellsWhatToDoAboutIt(t *testing.T) {
	for name, c := range map[string]struct {
		reply llmtest.Reply
		// asked is how it is where a question is answered so, looked at where it
		// answers so as soon as it is looked at.
		asked, looked chat.ModelState
	}{
		"it asks to wait":          {llmtest.Reply{Status: 429, RetryAfter: "60"}, chat.ModelWaiting, chat.ModelWaiting},
		"it asks to wait somehow":  {llmtest.Fail(429), chat.ModelWaiting, chat.ModelWaiting},
		"there is no credit":       {llmtest.Fail(402), chat.ModelUnpaid, chat.ModelUnpaid},
		"the quota is used up":     {llmtest.Reply{Status: 429, Body: `{"error":{"message":"x","code":"insufficient_quota"}}`}, chat.ModelUnpaid, chat.ModelUnpaid},
		"the key is refused":       {llmtest.Fail(401), chat.ModelMisset, chat.ModelMisset},
		"the model is gone":        {llmtest.Fail(404), chat.ModelMisset, chat.ModelMisset},
		"it sends on elsewhere":    {llmtest.Reply{Location: "http://elsewhere.invalid/v1"}, chat.ModelMisset, chat.ModelMisset},
		"it has a fault":           {llmtest.Fail(500), chat.ModelSilent, chat.ModelSilent},
		"it hangs":                 {llmtest.Reply{Hang: true}, chat.ModelSilent, chat.ModelSilent},
		"it breaks off":            {llmtest.Reply{Text: "satu dua tiga", CutAfter: 1}, chat.ModelSilent, chat.ModelSilent},
		"it refuses a request":     {llmtest.Fail(400), chat.ModelWell, chat.ModelMisset},
		"it is cut off":            {llmtest.Reply{Text: "a", Finish: "length"}, chat.ModelWell, chat.ModelMisset},
		"it can do nothing useful": {llmtest.Say("Halo!"), chat.ModelWell, chat.ModelMisset},
	} {
		t.Run(name+", asked", func(t *testing.T) {
			answer := func(*llmtest.Request) llmtest.Reply { return c.reply }
			inABubble(t, llmtest.Options{NoAudio: true, Answer: answer}, func(t *testing.T, _ *llmtest.Server, client *llm.Client) {
				if got := client.State(); got != chat.ModelWell {
					t.Errorf("nobody asked it yet: %q", got)
				}
				ask(t, client, oneAnswer)
				if got := client.State(); got != c.asked || client.Away() != (c.asked != chat.ModelWell) {
					t.Errorf("%q, want %q", got, c.asked)
				}
			})
		})
		t.Run(name+", looked at", func(t *testing.T) {
			probe := func(*llmtest.Request) llmtest.Reply { return c.reply }
			inABubble(t, llmtest.Options{NoAudio: true, Probe: probe}, func(t *testing.T, _ *llmtest.Server, client *llm.Client) {
				ask(t, client, oneAnswer)
				time.Sleep(20 * time.Second) // a look that hangs goes on for a while
				if got := client.State(); got != c.looked && (c.reply.Status != 429 || c.reply.RetryAfter != "") {
					t.Errorf("%q, want %q", got, c.looked)
				}
			})
		})
	}
}

func TestAnEndpointThatAnswersAgainIsWell(t *testing.T) {
	inABubble(t, llmtest.Options{NoAudio: true}, func(t *testing.T, s *llmtest.Server, c *llm.Client) {
		for _, reply := range []llmtest.Reply{llmtest.Fail(500), llmtest.Fail(401), {Status: 429, RetryAfter: "60"}} {
			s.Then(reply)
			ask(t, c, oneAnswer)
			if !c.Away() {
				t.Error("it did not answer")
			}
			time.Sleep(61 * time.Second)
			s.Then(llmtest.Say("Halo"))
			ask(t, c, oneAnswer)
			if got := c.State(); got != chat.ModelWell {
				t.Errorf("it answered: %q", got)
			}
		}
		for range 5 {
			s.Then(llmtest.Fail(500))
			ask(t, c, oneAnswer)
		}
		if got := c.State(); got != chat.ModelResting {
			t.Errorf("five failures: %q", got)
		}
		time.Sleep(31 * time.Second)
		if got := c.State(); got != chat.ModelSilent {
			t.Errorf("it may be asked again, and nobody saw it well: %q", got)
		}
	})
}
