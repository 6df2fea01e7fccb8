package bot

import (
	"context"
	"math/rand/v2"
	"time"
)

// backoff is how long to wait after the n-th failure in a row, from 1: twice
// as long each time up to most, less up to half by chance, so that many do not
// come back at once.
func backoff(n int, first, most time.Duration) time.Duration {
	d := most
	if n < 20 {
		d = min(first<<(n-1), most)
	}
	return d/2 + rand.N(d/2+1)
}

// pause waits, or returns false when ctx ends first.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-ctx.Done():
		return false
	}
}
