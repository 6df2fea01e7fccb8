package llm

import (
	"context"
	"errors"
	"log/slog"
	"sync"
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

	mu sync.Mutex // guards what follows
	// until is when the endpoint may be asked again, why what it waits for: [Busy] or
	// [NoCredit].
	until time.Time
	why   Reason
	// last is why the endpoint did not answer the last time; empty where it did, and
	// where it was not asked yet.
	last Reason
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
// request had coming, and what it asked us to do. What was not made says nothing
// either.
func excluded(err error) bool {
	if unpaid(err) {
		return true
	}
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
		err := g.once(ask)
		if ReasonOf(err) != Busy || attempt > 0 {
			return err
		}
	}
}

// once asks the endpoint, unless it failed too often.
func (g *guard) once(ask func() error) error {
	_, err := g.breaker.Execute(func() (struct{}, error) { return struct{}{}, ask() })
	if errors.Is(err, gobreaker.ErrOpenState) || errors.Is(err, gobreaker.ErrTooManyRequests) {
		return &Failure{Reason: Resting}
	}
	g.heed(err)
	return err
}

// resting tells that the endpoint failed too often.
func (g *guard) resting() bool { return g.breaker.State() == gobreaker.StateOpen }

// heed notes how the endpoint is, and what it asks for.
func (g *guard) heed(err error) {
	var f *Failure
	if err != nil && !errors.As(err, &f) {
		return
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case f == nil, f.Reason == Refused, f.Reason == CutOff, f.Reason == Withheld: // it answers
		g.last = ""
		return
	case f.Reason != Stopped:
		g.last = f.Reason
	}
	wait, why := f.Wait, Busy
	switch {
	case f.Reason == Busy && wait == 0:
		wait = waitUntold
	case f.Reason == NoCredit:
		wait, why = max(wait, waitCredit), NoCredit
	}
	if until := g.now().Add(wait); wait > 0 && until.After(g.until) {
		g.until, g.why = until, why
	}
}

// left is how long the endpoint still wants to be left alone, as an error; nil
// where it may be asked.
func (g *guard) left() *Failure {
	g.mu.Lock()
	defer g.mu.Unlock()
	if left := g.until.Sub(g.now()); left > 0 {
		return &Failure{Reason: g.why, Wait: left}
	}
	return nil
}

// trouble is why the endpoint is left alone now, or else why it did not answer the
// last time; empty where it did.
func (g *guard) trouble() Reason {
	if g.resting() {
		return Resting
	}
	if left := g.left(); left != nil {
		return left.Reason
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.last == Busy {
		return "" // it may be asked again
	}
	return g.last
}

// wait waits until the endpoint may be asked, if that is well before the
// deadline.
func (g *guard) wait(ctx context.Context) error {
	left := g.left()
	if left == nil {
		return nil
	}
	deadline, ok := ctx.Deadline()
	if !ok || time.Until(deadline) < left.Wait+timeToAnswer {
		return left
	}
	timer := time.NewTimer(left.Wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return failure(ctx, &exchange{}, ctx.Err())
	}
}
