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
	if name, ok := strings.CutPrefix(cl.rest, "lihat "); ok {
		return c.priceOfOwned(ctx, cl, own, name)
	}
	return c.takeWatch(ctx, cl, own, own.read(cl.conv, cl.rest))
}

// listWatches shows what is watched, and offers what could be: the goods under
// way first.
func listWatches(o *owned, conv *conversation) Response {
	r := wordWatches(o, "")
	offered := conv.caseProduct()
	switch {
	case offered != "" && o.watch(offered) == nil:
		r.Blocks = append(r.Blocks, wordOfferWatch(offered))
		r.Buttons = append(thresholdButtons(offered), r.Buttons...)
	case len(o.watches) == 0:
		r.Blocks = append(r.Blocks, paragraph(plain(sayWatchHow)))
	}
	for i := range o.products {
		p := &o.products[i]
		if p.Key != productKey(offered) && o.watch(p.Name) == nil && len(r.Buttons) <= knowledge.MaxWatches {
			r.Buttons = append(r.Buttons, []Button{{Label: buttonWatchOne + capital(p.Name), Action: actionWatch + p.Name}})
		}
	}
	return r
}

// refuseWatch says why nothing can be watched here, where that is so.
func (c *Chat) refuseWatch() (Response, bool) {
	switch {
	case c.group:
		return say(sayWatchPrivate), true
	case c.Watches == nil || c.Products == nil:
		return say(sayWatchElsewhere), true
	default:
		return Response{}, false
	}
}

// withWatchesLeft says, of an owner who has agreed to nothing any more, that
// what they had watched one by one goes on.
func (c *Chat) withWatchesLeft(ctx context.Context, chat int64, r Response) (Response, error) {
	if c.Watches == nil {
		return r, nil
	}
	watches, err := c.Watches.Watches(ctx, chat)
	if err != nil {
		return Response{}, fmt.Errorf("read watches: %w", err)
	}
	if len(watches) > 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(sayWatchesStay)))
		r.Buttons = append(r.Buttons, []Button{{Label: buttonWatchEndAll, Action: actionWatchStop + "semua"}})
	}
	return r, nil
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
	wanted.Threshold, wanted.refused = said.threshold, said.refused
	return c.pursue(ctx, cl, own, wanted)
}

// pursue sets the watch that is wished for, or asks for what is missing: the
// threshold, and a yes to its being kept.
func (c *Chat) pursue(ctx context.Context, cl *call, own *owned, wanted *wish) (Response, error) {
	if r, full := own.full(wanted.Name); full {
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
		return wordAskThreshold(&w.Product, wanted.refused), nil
	}
	agreed, err := c.agrees(ctx, cl.chat, own, wanted)
	if err != nil {
		return Response{}, err
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

// agrees tells whether the owner has agreed to what is to be kept: to this very
// watch, now or before, or in general.
func (c *Chat) agrees(ctx context.Context, chat int64, own *owned, wanted *wish) (bool, error) {
	if wanted.agreed || own.watch(wanted.Name) != nil {
		return true, nil
	}
	if c.Consents == nil {
		return false, nil
	}
	agreed, err := c.Consents.Consent(ctx, chat, ConsentVersion)
	if err != nil {
		return false, fmt.Errorf("look up consent: %w", err)
	}
	return agreed, nil
}

// agreeToWatch goes on with what was wished for: the yes to this very question
// is the consent for it, and for nothing else.
func (c *Chat) agreeToWatch(ctx context.Context, cl *call, own *owned) (Response, error) {
	wanted := cl.conv.Wish
	if wanted == nil || wanted.Threshold == 0 {
		return listWatches(own, cl.conv), nil
	}
	wanted.agreed = true
	return c.pursue(ctx, cl, own, wanted)
}

// stopWatch ends one watch, or all.
func (c *Chat) stopWatch(ctx context.Context, cl *call, own *owned, said watchWords) (Response, error) {
	ending := own.watches
	if !said.all {
		w := own.meant(said.product)
		if w == nil {
			return wordWhichStop(own, said.product), nil
		}
		ending = []knowledge.Watch{*w}
	}
	for i := range ending {
		if err := c.Watches.DropWatch(ctx, cl.chat, ending[i].Product.Key); err != nil {
			return Response{}, fmt.Errorf("end watch: %w", err)
		}
	}
	return wordStopped(ending), nil
}

// priceOfOwned answers the price question for a saved product.
func (c *Chat) priceOfOwned(ctx context.Context, cl *call, own *owned, name string) (Response, error) {
	p := own.product(name)
	if p == nil {
		return c.takeQuestion(ctx, name, cl.conv)
	}
	wanted := own.wishOf(p)
	u := Understood{
		Product: wanted.Goods, Unit: p.Unit, Pack: knowledge.One,
		Aside: Aside{Category: wanted.Category},
	}
	if wanted.Unit != "" {
		u.Unit, u.UnitSaid = wanted.Unit, true
	}
	if p.Cost > 0 {
		u.Cost, u.Unit, u.UnitSaid = &p.Cost, p.Unit, true
		u.Kept = &knowledge.Product{Name: p.Name, Cost: p.Cost, Unit: p.Unit, UpdatedAt: p.UpdatedAt}
	}
	answer, err := c.answerPrice(ctx, Reading{Text: p.Name, Intent: IntentPrice, Understood: u})
	if err != nil {
		return Response{}, err
	}
	cl.conv.keep(&answer)
	return answer.Full(), nil
}
