package chat

import (
	"context"
	"fmt"
	"strings"

	"setara/knowledge"
)

// Watches keeps which saved products an owner has watched: only with their
// consent, and never for a group. What was kept in a turn is seen by the rest
// of it.
type Watches interface {
	// Watches are all of the chat, by the product's name; none for a chat that
	// is not known.
	Watches(ctx context.Context, chat int64) ([]knowledge.Watch, error)
	// KeepWatch sets the watch of the saved product that it names, in place of
	// one that there is. No more than [knowledge.MaxWatches] are kept: look
	// first.
	KeepWatch(ctx context.Context, chat int64, w knowledge.Watch) error
	// DropWatch ends the watch of the product of that key; where there is none
	// it does nothing.
	DropWatch(ctx context.Context, chat int64, key string) error
}

// The actions of buttons around watches. What they are about stands behind
// those that end in a space.
const (
	actionWatch      = "/pantau "
	actionWatchYes   = "/pantau setuju"
	actionWatchNo    = "/pantau tidak"
	actionWatchStop  = "/pantau berhenti "
	actionWatchPrice = "/pantau lihat "
)

// thresholds are offered, one tap each.
var thresholds = [...]knowledge.BasisPoints{500, 1000, 2000}

// watch handles /pantau.
func watch(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if refused, ok := c.refuseWatch(); ok {
		return refused, nil
	}
	own, err := c.owned(ctx, cl.chat)
	if err != nil {
		return Response{}, err
	}
	switch strings.ToLower(cl.rest) {
	case "":
		return listWatches(own, cl.conv), nil
	case "setuju":
		return c.agreeToWatch(ctx, cl, own)
	case "tidak":
		cl.conv.Wish = nil
		return say(sayWatchDeclined), nil
	}
	if key, ok := strings.CutPrefix(cl.rest, "lihat "); ok {
		return c.priceOfOwned(ctx, cl, own, key)
	}
	return c.takeWatch(ctx, cl, own, own.read(cl.conv, cl.rest))
}

// listWatches shows what is watched, and offers what could be: the goods under
// way first.
func listWatches(o *owned, conv *conversation) Response {
	r := wordWatches(o, "")
	offered := conv.underWay()
	switch {
	case offered != "" && !o.isWatched(offered):
		r.Blocks = append(r.Blocks, wordOfferWatch(offered))
		r.Buttons = append(thresholdButtons(offered), r.Buttons...)
	case len(o.watches) == 0:
		r.Blocks = append(r.Blocks, paragraph(plain(sayWatchHow)))
	}
	for i := range o.products {
		p := &o.products[i]
		if p.Key != offered && !o.isWatched(p.Key) && len(r.Buttons) <= knowledge.MaxWatches {
			r.Buttons = append(r.Buttons, []Button{{Label: buttonWatchOne + capital(p.Name), Action: actionWatch + p.Key}})
		}
	}
	return r
}

// refuseWatch says why nothing can be watched here, where that is so.
func (c *Chat) refuseWatch() (Response, bool) {
	switch {
	case c.group:
		return say(sayWatchPrivate), true
	case c.Watches == nil || c.Products == nil || c.Consents == nil:
		return say(sayWatchElsewhere), true
	default:
		return Response{}, false
	}
}

// takeWatch sets or ends a watch as it was asked for.
func (c *Chat) takeWatch(ctx context.Context, cl *call, own *owned, said watchWords) (Response, error) {
	if said.stop {
		return c.stopWatch(ctx, cl, own, said)
	}
	wanted := own.wishFor(cl, said.product)
	switch {
	case wanted == nil && said.product == "":
		return listWatches(own, cl.conv), nil
	case wanted == nil:
		return say(sayWatchUnknown), nil
	}
	wanted.Threshold = said.threshold
	return c.pursue(ctx, cl, own, wanted, said.refused)
}

// pursue sets the watch that is wished for, or asks for what is missing. The
// threshold is missing where it was refused, too.
func (c *Chat) pursue(ctx context.Context, cl *call, own *owned, wanted *wish, refused bool) (Response, error) {
	if r, full := own.full(wanted.Key); full {
		return r, nil
	}
	w, saved := own.watchOf(wanted)
	found, err := c.Knowledge.Comparables(ctx, w.Query(c.today()))
	if err != nil {
		return Response{}, fmt.Errorf("find comparables: %w", err)
	}
	if len(found.Choices) > 0 {
		return wordTooWide(&w.Product), nil
	}
	cl.conv.Wish = wanted
	if wanted.Threshold == 0 {
		cl.conv.Wanting = wantThreshold
		return wordAskThreshold(&w.Product, refused), nil
	}
	agreed, err := c.Consents.Consent(ctx, cl.chat, ConsentVersion)
	if err != nil {
		return Response{}, fmt.Errorf("look up consent: %w", err)
	}
	if !agreed {
		cl.conv.Wanting = wantConsent
		return wordWatchConsent(&w.Product), nil
	}
	cl.conv.Wish = nil
	if !saved {
		if w.Product.Unit == "" {
			w.Product.Unit = found.Unit
		}
		if err := c.Products.KeepProduct(ctx, cl.chat, w.Product, c.Now()); err != nil {
			return Response{}, fmt.Errorf("keep product: %w", err)
		}
	}
	w, _ = w.Compare(&found)
	if err := c.Watches.KeepWatch(ctx, cl.chat, w); err != nil {
		return Response{}, fmt.Errorf("keep watch: %w", err)
	}
	return wordWatchSet(&w), nil
}

// agreeToWatch goes on with what was wished for, now that the owner agrees to
// its being kept.
func (c *Chat) agreeToWatch(ctx context.Context, cl *call, own *owned) (Response, error) {
	wanted := cl.conv.Wish
	if wanted == nil || wanted.Threshold == 0 {
		return listWatches(own, cl.conv), nil
	}
	if err := c.Consents.SetConsent(ctx, cl.chat, ConsentVersion, true, c.Now()); err != nil {
		return Response{}, fmt.Errorf("store consent: %w", err)
	}
	return c.pursue(ctx, cl, own, wanted, false)
}

// stopWatch ends one watch, or all.
func (c *Chat) stopWatch(ctx context.Context, cl *call, own *owned, said watchWords) (Response, error) {
	ending := own.watches
	if !said.all {
		at := own.watched(said.product)
		if at < 0 {
			return wordWhichStop(own, said.product), nil
		}
		ending = own.watches[at : at+1]
	}
	for i := range ending {
		if err := c.Watches.DropWatch(ctx, cl.chat, ending[i].Product.Key); err != nil {
			return Response{}, fmt.Errorf("end watch: %w", err)
		}
	}
	return wordStopped(ending), nil
}

// priceOfOwned answers the price question for a saved product.
func (c *Chat) priceOfOwned(ctx context.Context, cl *call, own *owned, key string) (Response, error) {
	at := own.product(key)
	if at < 0 {
		return c.takeQuestion(ctx, key, cl.conv)
	}
	p := &own.products[at]
	u := Understood{Product: p.Key, Unit: p.Unit, Pack: knowledge.One, UnitSaid: true}
	if p.Cost > 0 {
		u.Cost = &p.Cost
	}
	if i := own.watched(key); i >= 0 {
		u.Category = own.watches[i].Category
	}
	answer, err := c.answerPrice(ctx, Reading{Text: p.Key, Intent: IntentPrice, Understood: u})
	if err != nil {
		return Response{}, err
	}
	cl.conv.keep(&answer)
	return answer.Full(), nil
}
