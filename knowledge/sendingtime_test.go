package knowledge_test

import (
	"testing"
	"time"

	"setara/knowledge"
)

func TestHowLongABroadcastTakesAndWhatItCosts(t *testing.T) {
	for _, c := range []struct {
		recipients, rate int
		takes            time.Duration
		stars            int
	}{
		{0, 25, 0, 0},
		{1, 25, time.Second, 1},
		{10, 25, time.Second, 1},
		{11, 25, time.Second, 2},
		{25, 25, time.Second, 3},
		{26, 25, 2 * time.Second, 3},
		{1_000_000, 25, 40_000 * time.Second, 100_000},
		{1_000_000, knowledge.PaidRate, 1000 * time.Second, 100_000},
		{65_000_000, 25, 2_600_000 * time.Second, 6_500_000},
		{5, 0, 5 * time.Second, 1},
		{-5, 25, 0, 0},
	} {
		if takes, stars := knowledge.SendingTime(c.recipients, c.rate), knowledge.BroadcastStars(c.recipients); takes != c.takes || stars != c.stars {
			t.Errorf("%d at %d a second take %v and %d Stars, want %v and %d", c.recipients, c.rate, takes, stars, c.takes, c.stars)
		}
	}
}
