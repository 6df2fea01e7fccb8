package llm_test

import (
	"testing"
	"testing/synctest"
	"time"

	"setara/bot/llm"
	"setara/bot/llm/llmtest"
)

func TestAnEndpointThatAsksToWaitIsNotLookedAtEither(t *testing.T) {
	busy := true
	probe := func(r *llmtest.Request) llmtest.Reply {
		if busy {
			return llmtest.Reply{Status: 429, RetryAfter: "1800"}
		}
		return shows(r)
	}
	inABubble(t, llmtest.Options{NoAudio: true, Probe: probe}, func(t *testing.T, s *llmtest.Server, c *llm.Client) {
		if reason, _ := ask(t, c, oneAnswer); reason != llm.Busy {
			t.Fatal(reason)
		}
		asked := s.Asked()
		busy = false
		for range 28 {
			time.Sleep(61 * time.Second)
			if reason, took := ask(t, c, oneAnswer); reason != llm.Busy || took != 0 || !c.Away() {
				t.Fatalf("%s after %s, away %t", reason, took, c.Away())
			}
		}
		if s.Asked() != asked {
			t.Errorf("asked %d times while it wants to be left alone", s.Asked()-asked)
		}
		time.Sleep(2 * time.Minute)
		s.Then(llmtest.Say("Halo"))
		if reason, _ := ask(t, c, oneAnswer); reason != "" || c.Away() {
			t.Errorf("the wait is over: %s, away %t", reason, c.Away())
		}
	})
}

func TestAnEndpointWithoutCreditIsNotLookedAtForAMinute(t *testing.T) {
	inABubble(t, llmtest.Options{NoAudio: true}, func(t *testing.T, s *llmtest.Server, c *llm.Client) {
		s.Then(llmtest.Fail(402))
		if reason, _ := ask(t, c, oneAnswer); reason != llm.NoCredit {
			t.Fatal(reason)
		}
		asked := s.Asked()
		if reason, took := ask(t, c, oneAnswer); reason != llm.NoCredit || took != 0 || s.Asked() != asked || !c.Away() {
			t.Errorf("%s after %s, away %t", reason, took, c.Away())
		}
	})
}

func TestAnEndpointThatFailsAsSoonAsItIsLookedAtIsLeftAloneLikeAnyOther(t *testing.T) {
	for name, c := range map[string]struct {
		reply llmtest.Reply
		want  llm.Reason
	}{
		"it hangs":                {llmtest.Reply{Hang: true}, llm.Late},
		"it has a fault":          {llmtest.Fail(503), llm.Trouble},
		"it refuses the key":      {llmtest.Fail(401), llm.BadKey},
		"it answers with nothing": {llmtest.Reply{Raw: "<html>"}, llm.Malformed},
	} {
		t.Run(name, func(t *testing.T) {
			well := false
			probe := func(r *llmtest.Request) llmtest.Reply {
				if well {
					return shows(r)
				}
				return c.reply
			}
			inABubble(t, llmtest.Options{NoAudio: true, Probe: probe}, func(t *testing.T, s *llmtest.Server, client *llm.Client) {
				for i := range 5 {
					if reason, _ := ask(t, client, oneAnswer); reason != c.want {
						t.Fatalf("time %d: %s", i, reason)
					}
					time.Sleep(40 * time.Second) // by now it is known
					if !client.Away() {
						t.Fatalf("time %d: it is not known to be away", i)
					}
					if i < 4 {
						time.Sleep(51 * time.Second)
					}
				}
				time.Sleep(40 * time.Second) // the failure is not remembered any more, and it has rested
				asked := s.Asked()
				if reason, _ := ask(t, client, oneAnswer); reason != c.want || s.Asked() == asked {
					t.Fatalf("one look sees whether it is well: %s", reason)
				}
				time.Sleep(20 * time.Second)
				well = true
				time.Sleep(72 * time.Second)
				if !client.Away() {
					t.Error("nobody saw it well, and it is not away")
				}
				s.Then(llmtest.Say("Halo"))
				if reason, _ := ask(t, client, oneAnswer); reason != "" || client.Away() {
					t.Errorf("it is well again: %s, away %t", reason, client.Away())
				}
			})
		})
	}
}

func TestFailedLooksAndFailedQuestionsCountTogether(t *testing.T) {
	down := false
	probe := func(r *llmtest.Request) llmtest.Reply {
		if down {
			return llmtest.Fail(503)
		}
		return shows(r)
	}
	answer := func(*llmtest.Request) llmtest.Reply { return llmtest.Fail(503) }
	inABubble(t, llmtest.Options{NoAudio: true, Probe: probe, Answer: answer}, func(t *testing.T, s *llmtest.Server, c *llm.Client) {
		for range 4 {
			if reason, _ := ask(t, c, oneAnswer); reason != llm.Trouble {
				t.Fatal(reason)
			}
		}
		down = true
		time.Sleep(61 * time.Minute)
		// What is known is old: it is looked at again, and the question is asked.
		if reason, _ := ask(t, c, oneAnswer); reason != llm.Trouble && reason != llm.Resting {
			t.Fatal(reason)
		}
		synctest.Wait()
		asked := s.Asked()
		if reason, took := ask(t, c, oneAnswer); reason == "" || took != 0 || s.Asked() != asked || !c.Away() {
			t.Errorf("%s after %s and %d requests, away %t", reason, took, s.Asked()-asked, c.Away())
		}
	})
}
