package chat

import (
	"context"
	"fmt"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// The actions of buttons around the cost of goods.
const (
	actionCostContinue = "/modal lanjut"
	actionCostAnew     = "/modal baru"
	actionCostFinish   = "/modal selesai"
	actionCostSkip     = "/modal lewati"
	actionCostKeep     = "/modal simpan"
	actionCostKeepNot  = "/modal tidak"
)

// costOfGoods is /modal: it begins to work out what goods cost, goes on with
// it, or takes the cost where it is said at once ("/modal 28rb").
func costOfGoods(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.group {
		return say(sayCostPrivate), nil
	}
	verb, rest, _ := strings.Cut(cl.rest, " ")
	if strings.EqualFold(verb, "baru") {
		cl.conv.Draft = nil
		return c.beginDraft(cl.conv, productOf(rest)), nil
	}
	switch strings.ToLower(cl.rest) {
	case "":
		return c.offerDraft(cl.conv, ""), nil
	case "lanjut":
		return c.resume(cl.conv), nil
	case "selesai":
		if cl.conv.Draft.resumable() {
			cl.conv.Draft.Paused = false
			return c.finishAsked(ctx, cl.conv)
		}
		return say(sayNoDraft), nil
	case "lewati":
		if cl.conv.Draft.resumable() {
			cl.conv.Draft.Paused = false
			return c.skipStep(ctx, cl.conv)
		}
		return say(sayNoDraft), nil
	case "simpan":
		return c.keep(ctx, cl.conv)
	case "tidak":
		cl.conv.Keeping = nil
		return say(sayNotKept), nil
	}
	return c.costSaid(ctx, cl.conv, cl.rest)
}

// costSaid reads what stands behind /modal: the cost itself, the goods, or the
// first parts of their cost.
func (c *Chat) costSaid(ctx context.Context, conv *conversation, said string) (Response, error) {
	said, _ = cutMessage(said)
	reading := UnderstandCosts(said, CostAsked{})
	if cost, ok := wholeCost("modal "+said, &reading); ok {
		if slightWhole(said) {
			return say(askFullAmount), nil
		}
		return c.takeWholeCost(ctx, conv, cost, productOf(reading.Rest+" "+nameOfOnly(&reading)))
	}
	if cost, ok := goodsAndCost(&reading); ok && !conv.Draft.resumable() {
		return c.takeWholeCost(ctx, conv, cost, productOf(nameOfOnly(&reading)))
	}
	if !reading.found() {
		return c.offerDraft(conv, productOf(said)), nil
	}
	if !conv.Draft.resumable() {
		c.beginDraft(conv, productOf(reading.Rest))
	}
	conv.Draft.Paused = false
	return c.addToDraft(ctx, conv, &reading)
}

// nameOfOnly is the name of the only line, if there is one.
func nameOfOnly(reading *CostReading) string {
	if len(reading.Lines) != 1 {
		return ""
	}
	return reading.Lines[0].Name
}

// goodsAndCost reads goods with the cost of one: "dompet kulit 35rb".
func goodsAndCost(reading *CostReading) (knowledge.Rupiah, bool) {
	if len(reading.Lines) != 1 || reading.Yield != nil || reading.Made != nil || reading.Impossible {
		return 0, false
	}
	l := &reading.Lines[0]
	return l.Amount, l.Amount > 0 && l.plain() && l.Wants == "" && text.NamesGoods(l.Name)
}

// offerDraft begins a cost of goods, of those that are named or else those of
// the price question under way. It first asks whether to go on with one that
// was left, and goes on where it is the same.
func (c *Chat) offerDraft(conv *conversation, product string) Response {
	d := conv.Draft
	if product == "" && d.active() {
		return c.resume(conv)
	}
	if product == "" {
		product = conv.pricedProduct()
	}
	other := product != "" && productKey(product) != productKey(d.product())
	switch {
	case !d.resumable() || other && len(d.Lines) == 0:
		return c.beginDraft(conv, product)
	case other || d.Paused && productKey(product) != productKey(d.Product):
		return d.offer(product)
	default:
		return c.resume(conv)
	}
}

// offer asks whether to go on with the cost of goods that waits or to begin
// that of others.
func (d *costDraft) offer(product string) Response {
	d.Paused, d.Offered = true, &product
	r := say(sayfDraft(askResume, d))
	if product != "" {
		r = say(fmt.Sprintf(askResumeOr, d.orSo(), product))
	}
	r.Buttons = [][]Button{{
		{Label: buttonContinue, Action: actionCostContinue},
		{Label: buttonAnew, Action: strings.TrimSpace(actionCostAnew + " " + product)},
	}}
	return r
}

// beginDraft begins to work out what goods cost: those that are named, else
// those of the price question under way.
func (c *Chat) beginDraft(conv *conversation, product string) Response {
	conv.Draft = &costDraft{Product: product, At: c.Now()}
	if u := conv.pricedProduct(); product == "" || productKey(product) == productKey(u) {
		conv.Draft.Product = u
		if conv.Case != nil && u != "" {
			conv.Draft.Unit, conv.Draft.Pack = conv.Case.Said.Unit, conv.Case.Said.Pack
		}
	}
	return c.showDraft(conv)
}

// resume goes on with a cost of goods that was left.
func (c *Chat) resume(conv *conversation) Response {
	if !conv.Draft.resumable() {
		return say(sayNoDraft)
	}
	conv.Draft.Paused = false
	return c.showDraft(conv)
}

// showDraft lists what was said and asks what comes next. Something is always
// asked, even where all questions were answered.
func (c *Chat) showDraft(conv *conversation) Response {
	d := conv.Draft
	d.At = c.Now()
	if conv.Asking == SlotCost {
		conv.Asking = "" // it is being worked out
	}
	if d.Step = d.next(); d.Step == stepDone {
		d.Step = stepOpen
	}
	r := Response{Blocks: d.list()}
	r.Blocks = append(r.Blocks, d.wordStep())
	r.Buttons = d.buttons()
	return r
}

// askPieceOrBatch asks what an amount is for; either answer could have been
// typed.
func askPieceOrBatch(amount knowledge.Rupiah) Response {
	r := say(fmt.Sprintf(askWhatFor, amount))
	r.Buttons = [][]Button{
		{{Label: buttonPiece, Action: "modal " + amount.String()}},
		{{Label: buttonBatch, Action: "bahan " + amount.String()}},
	}
	return r
}

// askBareCost asks what an amount is that came by itself; either answer could
// have been typed.
func (d *costDraft) askBareCost(amount knowledge.Rupiah) Response {
	r := say(fmt.Sprintf(askBareCost, amount, d.orSo()))
	r.Buttons = [][]Button{
		{{Label: buttonOwnPrice, Action: strings.TrimSpace("jual " + d.Product + " " + amount.String())}},
		{{Label: buttonPart, Action: actionCost + " bahan " + amount.String()}},
	}
	return r
}

// list are the parts so far, with what they come to.
func (d *costDraft) list() []Block {
	if len(d.Lines) == 0 && d.Yield == 0 {
		return nil
	}
	blocks := []Block{d.wordCostHead()}
	for i := range d.Lines {
		blocks = append(blocks, d.wordCostLine(&d.Lines[i]))
	}
	goods := d.goods()
	var result *knowledge.CostResult
	if r, err := goods.WorkOut(); err == nil {
		result = &r
	}
	if b, ok := d.wordCounts(result); ok {
		blocks = append(blocks, b)
	}
	if b, ok := d.wordSoFar(result, batchSum(&goods)); ok {
		blocks = append(blocks, b)
	}
	return blocks
}

// batchSum is what the amounts for a batch come to, before it is known what the
// batch makes.
func batchSum(goods *knowledge.CostOfGoods) knowledge.Rupiah {
	var sum knowledge.Rupiah
	for i := range goods.Items {
		if goods.Items[i].Basis == knowledge.CostPerBatch {
			sum += goods.Items[i].Share(knowledge.One)
		}
	}
	return sum
}

// buttons are what can be tapped instead of typed.
func (d *costDraft) buttons() [][]Button {
	var rows [][]Button
	if d.Step == stepWant {
		if l := d.wanting(); d.wants(l) == WantAmount {
			for _, v := range l.Values {
				rows = append(rows, []Button{{Label: v.String(), Action: v.String()}})
			}
		}
	}
	if d.Step == stepSure {
		return [][]Button{{{Label: buttonSure, Action: actionCostFinish}}}
	}
	var row []Button
	if d.Step == stepWant || len(d.Step.kinds()) > 0 {
		row = append(row, Button{Label: buttonSkip, Action: actionCostSkip})
	}
	if len(d.Lines) > 0 {
		row = append(row, Button{Label: buttonFinish, Action: actionCostFinish})
	}
	if row != nil {
		rows = append(rows, row)
	}
	return rows
}
