package bot

import (
	"context"
	"runtime"
	"sync"
	"testing"
)

func TestNothingIsStoredTwiceWhereTheBotStopsDuringARepair(t *testing.T) {
	const things = 1000
	b := &Bot{}
	stored := make([]int, things)
	for i := range things {
		b.later(func(context.Context) error {
			stored[i]++
			runtime.Gosched() // to the other one
			return nil
		})
	}
	var both sync.WaitGroup
	for range 2 {
		both.Go(func() { b.catchUp(t.Context()) })
	}
	both.Wait()
	for i, times := range stored {
		if times != 1 {
			t.Fatalf("thing %d was stored %d times", i, times)
		}
	}
}
