package chat

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"setara/knowledge"
)

// finishDraft works out the cost and says it, answers the price question under
// way with it, and keeps it or asks whether to.
func (c *Chat) finishDraft(ctx context.Context, conv *conversation) (Response, error) {
	d := conv.Draft
	if d.Product == "" {
		return c.showDraft(conv), nil
	}
	if d.needsYield() {
		d.Step = stepYield
		response := c.showDraft(conv)
		return response, nil
	}
	goods := d.goods()
	result, err := goods.WorkOut()
	if err != nil {
		if sentence, broken := costProblem(err); broken {
			return say(sentence), nil
		}
		if errors.Is(err, knowledge.ErrCostYield) {
			return say(askCostYield), nil
		}
		return say(askCostSomething), nil
	}
	if d.doubtful() {
		d.Step, d.At = stepSure, c.Now()
		return Response{Blocks: append(d.list(), d.wordStep()), Buttons: d.buttons()}, nil
	}
	d.Step, d.At = stepDone, c.Now()
	response := Response{
		Blocks: d.wordCostResult(&result), Facts: d.facts(&result, c.today()), Intent: IntentCost, Answered: true,
	}
	return c.withCost(ctx, conv, response, knowledge.Product{
		Name: d.Product, Cost: result.Each, Unit: goods.Unit, Pack: d.pack(), Goods: goods,
	}, d.Editing)
}

// finishAsked finishes at the owner's word, which settles what Setara was not
// sure of.
func (c *Chat) finishAsked(ctx context.Context, conv *conversation) (Response, error) {
	d := conv.Draft
	d.Sure = d.Sure || d.Step == stepSure
	return c.finishDraft(ctx, conv)
}

// pack is how many units are sold together.
func (d *costDraft) pack() knowledge.Pack {
	if d.Pack <= 0 {
		return knowledge.One
	}
	return d.Pack
}

// takeWholeCost takes a cost that the owner knows.
func (c *Chat) takeWholeCost(ctx context.Context, conv *conversation, cost knowledge.Rupiah, product string) (Response, error) {
	editing := false
	unit, pack := knowledge.UnitPiece, knowledge.One
	if d := conv.Draft; product == "" && d.active() {
		product, editing = d.Product, d.Editing
		unit, pack = d.unit(), d.pack()
	}
	if product == "" {
		product = conv.caseProduct()
	}
	if conv.Case != nil && productKey(product) == productKey(conv.caseProduct()) && conv.Case.Said.Unit != "" {
		unit, pack = conv.Case.Said.Unit, max(conv.Case.Said.Pack, knowledge.One)
	}
	if product == "" {
		return say(askCostGoods), nil
	}
	if d := conv.Draft; d.resumable() && d.Product != "" && productKey(d.Product) != productKey(product) {
		d.Paused = true // it is about other goods
	} else {
		conv.Draft = nil
	}
	said := factList{asOf: c.today()}
	said.said("modal (HPP)", &cost)
	response := Response{Blocks: []Block{wordWholeCost(product, cost, unit)}, Facts: said.facts, Intent: IntentCost, Answered: true}
	return c.withCost(ctx, conv, response, knowledge.Product{
		Name: product, Cost: cost, Unit: unit, Pack: pack, Goods: knowledge.CostOfGoods{Unit: unit},
	}, editing)
}

// withCost goes on from a cost that is known now: the price question under way
// gets its answer, and the product is kept with consent or after a yes.
func (c *Chat) withCost(ctx context.Context, conv *conversation, r Response, p knowledge.Product, kept bool) (Response, error) {
	p.Key = productKey(p.Name)
	var rests []basis
	if len(p.Goods.Items) > 0 {
		rests = append(rests, basis{Cost: &goodsBasis{Product: p.Name, Goods: p.Goods}})
	}
	above := false
	if conv.answersCase(&p) {
		own := conv.Case.Said.OwnPrice
		above = own != nil && p.Cost > *own
		answer, err := c.answerCase(ctx, conv, Understood{
			Cost: &p.Cost, Unit: p.Unit, Pack: knowledge.One, Aside: Aside{UnitSaid: true},
		})
		if err != nil {
			return Response{}, err
		}
		r.Blocks, r.Facts = append(r.Blocks, answer.Blocks...), append(r.Facts, answer.Facts...)
		r.Buttons = answer.Buttons
		rests = append(rests, conv.Told...)
	} else {
		conv.beginCase(&p)
		if !kept {
			conv.Asking = SlotOwnPrice
			r.Blocks = append(r.Blocks, paragraph(plain(sayCostNext)))
		}
	}
	conv.tell(rests...)
	r, err := c.offerKeeping(ctx, conv, r, &p, keepingOf{kept: kept, above: above})
	if len(rests) == 1 && rests[0].Cost != nil {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonFormulas, Action: actionSources}})
	}
	return r, err
}

// keepingOf is what bears on whether a product is kept: whether it was before,
// and whether it costs more than the owner sells it for, which may be a slip.
type keepingOf struct{ kept, above bool }

// offerKeeping keeps a product where the owner has agreed, or had it kept
// before, and asks otherwise. A cost above the owner's own price is always
// asked about.
func (c *Chat) offerKeeping(ctx context.Context, conv *conversation, r Response, p *knowledge.Product, of keepingOf) (Response, error) {
	if c.Products == nil || p.Key == "" {
		return r, nil
	}
	agreed := of.kept
	if !agreed && c.Consents != nil {
		var err error
		if agreed, err = c.Consents.Consent(ctx, c.owner, ConsentVersion); err != nil {
			return Response{}, fmt.Errorf("look up consent: %w", err)
		}
	}
	if !agreed || of.above {
		ask := askKeep
		if of.above {
			ask = askKeepAbove
		}
		conv.Keeping = &keeping{Name: p.Name, Cost: p.Cost, Unit: p.Unit, Pack: p.Pack, Goods: p.Goods}
		r.Blocks = append(r.Blocks, paragraph(plain(fmt.Sprintf(ask, p.Name))))
		r.Buttons = append(r.Buttons, []Button{
			{Label: buttonKeep, Action: actionCostKeep}, {Label: buttonKeepNot, Action: actionCostKeepNot},
		})
		return r, nil
	}
	full, err := c.store(ctx, p)
	switch {
	case err != nil:
		return Response{}, err
	case full:
		r.Blocks = append(r.Blocks, paragraph(plain(fmt.Sprintf(sayFull, knowledge.MaxProducts))))
	case of.kept:
		conv.restOn(p, c.Now())
		r.Blocks = append(r.Blocks, paragraph(plain(wordKept(p))))
	default:
		conv.restOn(p, c.Now())
		r.Blocks = append(r.Blocks, paragraph(plain(fmt.Sprintf(sayKeptConsent, p.Name))))
	}
	return r, nil
}

// leftover is what is still remembered of a conversation that is over: a cost
// of goods that the owner has not finished, for a while, or until it is done
// where they have agreed that Setara remembers.
func (c *Chat) leftover(ctx context.Context, chat int64, old *conversation) (*conversation, error) {
	conv := &conversation{}
	if !old.Draft.resumable() || len(old.Draft.Lines) == 0 {
		return conv, nil
	}
	kept := old.Draft.lasts(c.Now())
	if !kept && c.Consents != nil {
		var err error
		if kept, err = c.Consents.Consent(ctx, chat, ConsentVersion); err != nil {
			return nil, fmt.Errorf("look up consent: %w", err)
		}
	}
	if kept {
		conv.Draft = old.Draft
		conv.Draft.Paused = true
	}
	return conv, nil
}

// keeping is a product that waits for the owner's yes.
type keeping struct {
	Name  string                `json:"name"`
	Cost  knowledge.Rupiah      `json:"cost"`
	Unit  knowledge.Unit        `json:"unit"`
	Pack  knowledge.Pack        `json:"pack"`
	Goods knowledge.CostOfGoods `json:"goods"`
}

// takeKeeping reads a typed yes or no to keeping a product. Once another cost
// is being told, a yes is for what was asked about that one.
func (c *Chat) takeKeeping(ctx context.Context, said string, conv *conversation) (Response, bool, error) {
	if conv.Keeping == nil || conv.Draft.active() {
		return Response{}, false, nil
	}
	switch strings.ToLower(strings.Trim(said, " .!")) {
	case "ya", "iya", "iya kak", "ya kak", "ya simpan", "ya, simpan", "simpan", "boleh", "ok", "oke", "mau", "y":
		response, err := c.keep(ctx, conv)
		return response, true, err
	case "tidak", "ga", "gak", "nggak", "ga usah", "gak usah", "tidak usah", "jangan", "tidak kak", "ga kak", "gausah":
		conv.Keeping = nil
		return say(sayNotKept), true, nil
	}
	return Response{}, false, nil
}

// keep stores the product that waits. The yes to this very question is the
// consent for it, and for nothing else.
func (c *Chat) keep(ctx context.Context, conv *conversation) (Response, error) {
	k := conv.Keeping
	if k == nil || c.Products == nil {
		return say(sayNothingKept), nil
	}
	p := knowledge.Product{Key: productKey(k.Name), Name: k.Name, Cost: k.Cost, Unit: k.Unit, Pack: k.Pack, Goods: k.Goods}
	full, err := c.store(ctx, &p)
	if err != nil {
		return Response{}, err
	}
	conv.Keeping = nil
	if full {
		return say(fmt.Sprintf(sayFull, knowledge.MaxProducts)), nil
	}
	conv.restOn(&p, c.Now())
	return say(wordKept(&p)), nil
}

// store keeps a product unless the owner has too many.
func (c *Chat) store(ctx context.Context, p *knowledge.Product) (full bool, err error) {
	products, err := c.Products.Products(ctx, c.owner)
	if err != nil {
		return false, fmt.Errorf("read products: %w", err)
	}
	if findProduct(products, p.Key) == nil && len(products) >= knowledge.MaxProducts {
		return true, nil
	}
	if err := c.Products.KeepProduct(ctx, c.owner, *p, c.Now()); err != nil {
		return false, fmt.Errorf("keep product: %w", err)
	}
	return false, nil
}

// findProduct is the product of a key, or nil.
func findProduct(products []knowledge.Product, key string) *knowledge.Product {
	for i := range products {
		if products[i].Key == key {
			return &products[i]
		}
	}
	return nil
}

// useKeptCost takes what the owner had kept for the goods where they name no
// other cost.
func (c *Chat) useKeptCost(ctx context.Context, u *Understood) error {
	if c.owner == 0 || c.Products == nil || c.group || u.Cost != nil || u.Product == "" || u.PackUnclear {
		return nil
	}
	products, err := c.Products.Products(ctx, c.owner)
	if err != nil {
		return fmt.Errorf("read products: %w", err)
	}
	if p := findProduct(products, productKey(u.Product)); p != nil && p.Cost > 0 && knowledge.SameMeasure(p.Unit, u.Unit) {
		u.Cost = &p.Cost
		u.Kept = &knowledge.Product{Name: p.Name, Cost: p.Cost, Unit: p.Unit, UpdatedAt: p.UpdatedAt}
	}
	return nil
}
