package llm_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/bot/llm"
	"setara/bot/llm/llmtest"
)

// errBroke is what a purse says that is empty.
var errBroke = errors.New("nothing is left")

// purse bears so many requests, and counts what they took.
type purse struct {
	mu          sync.Mutex
	bears       int
	most, taken []chat.ModelUsage
}

func (p *purse) spend(_ context.Context, most chat.ModelUsage, call func() (chat.ModelUsage, error)) error {
	p.mu.Lock()
	broke := p.bears == 0
	if !broke {
		p.bears--
		p.most = append(p.most, most)
	}
	p.mu.Unlock()
	if broke {
		return errBroke
	}
	used, err := call()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.taken = append(p.taken, used)
	return err
}

func (p *purse) fill(n int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.bears = n
}

func TestEachRequestThatFindsOutWhatAnEndpointCanDoIsPaidFor(t *testing.T) {
	for name, o := range map[string]llmtest.Options{
		"it can do everything":   {},
		"it knows no tools":      {NoTools: true},
		"it cannot see":          {NoVision: true, RefuseStatus: 500},
		"it does not stream":     {NoStream: true},
		"it counts no tokens":    {NoUsage: true},
		"it cannot hear":         {NoAudio: true},
		"it writes no JSON":      {NoTools: true, NoFormat: true},
		"it has no such schemas": {NoStrict: true},
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t, o)
			p := &purse{bears: 100}
			c, err := llm.New(llm.Options{BaseURL: s.URL(), Key: s.Key(), Model: s.Model(), Spend: p.spend})
			if err != nil {
				t.Fatal(err)
			}
			if _, err := c.Abilities(inTime(t, 8*time.Second)); err != nil {
				t.Fatal(err)
			}
			if len(p.taken) != s.Asked() {
				t.Errorf("%d of %d requests are paid for", len(p.taken), s.Asked())
			}
			for i, used := range p.taken {
				if most := p.most[i]; most.Input == 0 || most.Output == 0 || used.Output > most.Output {
					t.Errorf("%+v is set aside, %+v is taken", most, used)
				}
			}
		})
	}
}

func TestWhereNothingIsLeftTheEndpointIsNotLookedAtUntilThereIs(t *testing.T) {
	s := llmtest.Start(t, llmtest.Options{NoTools: true})
	p := &purse{}
	c, err := llm.New(llm.Options{BaseURL: s.URL(), Key: s.Key(), Model: s.Model(), Spend: p.spend})
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := c.Next(inTime(t, 8*time.Second), question(), nil); !errors.Is(err, errBroke) || s.Asked() != 0 {
			t.Fatalf("%v after %d requests", err, s.Asked())
		}
	}
	for _, bears := range []int{1, 3, 5} { // where it runs out in the midst, nothing of it is kept
		p.fill(bears)
		if able, err := c.Abilities(inTime(t, 8*time.Second)); !errors.Is(err, errBroke) || able != (chat.ModelAbilities{}) {
			t.Fatalf("with %d requests: %+v, %v", bears, able, err)
		}
	}
	p.fill(100)
	able, err := c.Abilities(inTime(t, 8*time.Second))
	if want := (chat.ModelAbilities{Schema: true, Streaming: true, Audio: true, Vision: true}); err != nil || able != want {
		t.Errorf("%+v, %v", able, err)
	}
}

func TestWhatIsKnownOfAnEndpointIsKeptWhereNothingIsLeftToAskItAgain(t *testing.T) {
	s := llmtest.Start(t, llmtest.Options{})
	p := &purse{bears: 100}
	var mu sync.Mutex
	now := time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC)
	c, err := llm.New(llm.Options{BaseURL: s.URL(), Key: s.Key(), Model: s.Model(), Spend: p.spend, Now: func() time.Time {
		mu.Lock()
		defer mu.Unlock()
		return now
	}})
	if err != nil {
		t.Fatal(err)
	}
	first, err := c.Abilities(inTime(t, 8*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	p.fill(0)
	mu.Lock()
	now = now.Add(2 * time.Hour)
	mu.Unlock()
	for range 3 {
		if able, err := c.Abilities(inTime(t, 8*time.Second)); err != nil || able != first {
			t.Errorf("%+v, %v", able, err)
		}
	}
}
