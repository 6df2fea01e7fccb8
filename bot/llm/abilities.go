package llm

import (
	"context"
	"errors"
	"time"

	"setara/bot/chat"
)

// How long is remembered what an endpoint can do, that it may be able to do more,
// and that it did not say.
const (
	foundLasts  = time.Hour
	unsureLasts = 10 * time.Minute
	failedLasts = time.Minute
)

// probeTime bounds the look at an endpoint, which goes on where who asked for it
// waits no longer: the next one then need not begin again.
const probeTime = 30 * time.Second

// found is what an endpoint can do, as this package needs it.
type found struct {
	tools, strict, vision, audio bool
	// stream tells that it answers in pieces, usage that it then counts tokens.
	stream, usage bool
	// format is how it can be held to JSON where no tools are called.
	format format
	// unsure tells that something it did not show may be found another time.
	unsure bool
}

// format is a way to have an endpoint answer with JSON.
type format int

const (
	formatNone format = iota
	formatObject
	formatSchema
)

func (f *found) abilities() chat.ModelAbilities {
	return chat.ModelAbilities{
		Tools: f.tools, Schema: f.strict || f.format != formatNone, Streaming: f.stream, Audio: f.audio, Vision: f.vision,
	}
}

// Abilities tells what the endpoint can do, see [chat.ModelFinder]. An answer is
// remembered for an hour, one that shows less than there may be for ten minutes, a
// failure for a minute. That it may not be asked, see
// [Options.Spend], is not remembered. Where Tools is false and Schema
// true, [Client.Next] takes tools all the same and tells the model of them in
// words.
func (c *Client) Abilities(ctx context.Context) (chat.ModelAbilities, error) {
	able, err := c.find(ctx)
	return able.abilities(), err
}

// find is what is known of the endpoint, or what it says now. Many may ask at the
// same time: the endpoint is asked once. Where what is known is only old, it is
// asked again, and nobody waits for that.
func (c *Client) find(ctx context.Context) (found, error) {
	c.mu.Lock()
	known := c.known
	c.mu.Unlock()
	if c.now().Before(known.until) {
		return known.found, known.err
	}
	asked := c.probing.DoChan("", func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), probeTime)
		defer cancel()
		return c.probe(ctx)
	})
	if known.err == nil && !known.until.IsZero() {
		return known.found, nil
	}
	select {
	case answer := <-asked:
		able, _ := answer.Val.(found)
		return able, answer.Err
	case <-ctx.Done():
		return found{}, failure(ctx, &exchange{}, ctx.Err())
	}
}

// remember keeps what was found. That the endpoint may not be asked is not kept: it
// costs nothing to see it again.
func (c *Client) remember(able found, err error) {
	lasts := foundLasts
	var f *Failure
	switch {
	case unpaid(err):
		return
	case errors.As(err, &f) && f.Wait > 0:
		lasts = min(f.Wait, failedLasts)
	case err != nil:
		lasts = failedLasts
	case able.unsure:
		lasts = unsureLasts
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.known.found, c.known.err, c.known.until = able, err, c.now().Add(lasts)
}

// unpaid tells that a request was not made since there is nothing to pay it with.
func unpaid(err error) bool { return err != nil && ReasonOf(err) == "" }
