package llm

import (
	"context"
	"errors"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/sony/gobreaker/v2"
)

const (
	// failuresToRest are the failures one after the other after which an endpoint
	// is left alone, rest how long it then is.
	failuresToRest = 5
	rest           = 30 * time.Second
	// waitUntold is how long an endpoint is left alone that asks to wait without
	// saying how long, waitCredit one that wants money.
	waitUntold = 5 * time.Second
	waitCredit = time.Minute
	// timeToAnswer is what must be left until the deadline after a wait: less, and
	// the wait was for nothing.
	timeToAnswer = 4 * time.Second
)

// guard keeps requests from an endpoint that would not answer them.
type guard struct {
	breaker *gobreaker.CircuitBreaker[struct{}]
	now     func() time.Time
	// until is when the endpoint may be asked again, in nanoseconds of Unix time.
	until atomic.Int64
}

func newGuard(now func() time.Time, logger *slog.Logger) *guard {
	return &guard{now: now, breaker: gobreaker.NewCircuitBreaker[struct{}](gobreaker.Settings{
		Name:        "model",
		Timeout:     rest,
		ReadyToTrip: func(c gobreaker.Counts) bool { return c.ConsecutiveFailures >= failuresToRest },
		IsExcluded:  excluded,
		OnStateChange: func(_ string, from, to gobreaker.State) {
			logger.Warn("model endpoint", "was", from.String(), "is", to.String())
		},
	})}
}

// excluded tells what says nothing about how the endpoint is: what this one
// request had coming, and what it asked us to do.
func excluded(err error) bool {
	switch ReasonOf(err) {
	case Stopped, Refused, Busy, NoCredit, CutOff, Withheld:
		return true
	default:
		return false
	}
}

// do asks the endpoint, unless it is to be left alone. Where it asks to wait it
// is asked once more if there is time enough.
func (g *guard) do(ctx context.Context, ask func() error) error {
	for attempt := 0; ; attempt++ {
		if err := g.wait(ctx); err != nil {
			return err
		}
		_, err := g.breaker.Execute(func() (struct{}, error) { return struct{}{}, ask() })
		if errors.Is(err, gobreaker.ErrOpenState) || errors.Is(err, gobreaker.ErrTooManyRequests) {
			return &Failure{Reason: Resting}
		}
		g.heed(err)
		if ReasonOf(err) != Busy || attempt > 0 {
			return err
		}
	}
}

// resting tells that the endpoint failed too often.
func (g *guard) resting() bool { return g.breaker.State() == gobreaker.StateOpen }

// heed notes what the endpoint asks for.
func (g *guard) heed(err error) {
	var f *Failure
	if !errors.As(err, &f) {
		return
	}
	wait := f.Wait
	switch {
	case f.Reason == Busy && wait == 0:
		wait = waitUntold
	case f.Reason == NoCredit:
		wait = max(wait, waitCredit)
	}
	if wait == 0 {
		return
	}
	until := g.now().Add(wait).UnixNano()
	for {
		was := g.until.Load()
		if was >= until || g.until.CompareAndSwap(was, until) {
			return
		}
	}
}

// left is how long the endpoint still wants to be left alone.
func (g *guard) left() time.Duration {
	return time.Unix(0, g.until.Load()).Sub(g.now())
}

// wait waits until the endpoint may be asked, if that is well before the
// deadline.
func (g *guard) wait(ctx context.Context) error {
	left := g.left()
	if left <= 0 {
		return nil
	}
	deadline, ok := ctx.Deadline()
	if !ok || time.Until(deadline) < left+timeToAnswer {
		return &Failure{Reason: Busy, Wait: left}
	}
	timer := time.NewTimer(left)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return failure(ctx, &exchange{}, ctx.Err())
	}
}
