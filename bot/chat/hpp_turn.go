package chat

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// takeDraft handles a message while the parts of a cost are being told. It
// returns false where there is no such thing under way.
func (c *Chat) takeDraft(ctx context.Context, m Message, conv *conversation) (Response, bool, error) {
	if c.group {
		return Response{}, false, nil
	}
	if response, done, err := c.takeKeeping(ctx, m.Text, conv); done || err != nil {
		return response, done, err
	}
	said, _ := cutMessage(m.Text)
	if response, done := c.takeOffered(said, conv); done {
		return response, true, nil
	}
	d := conv.Draft
	if !d.active() {
		return c.takeAfterthought(ctx, said, conv)
	}
	d.At = c.Now()
	reading := UnderstandCosts(said, d.askedFor())
	if cost, ok := wholeCost(said, &reading); ok {
		if slightWhole(said) {
			return say(askFullAmount), true, nil
		}
		response, err := c.takeWholeCost(ctx, conv, cost, "")
		return response, true, err
	}
	switch word := controlOf(said); {
	case word == controlFinish, word == controlGoOn && d.Step == stepSure:
		response, err := c.finishAsked(ctx, conv)
		return response, true, err
	case word == controlSkip && !reading.found():
		response, err := c.skipStep(ctx, conv)
		return response, true, err
	case word == controlStop:
		d.Paused = true
		return say(sayfDraft(sayDraftPaused, d)), true, nil
	case !reading.found() && (word == controlGoOn || asksForTotal(said)):
		return c.showDraft(conv), true, nil
	case leavesDraft(said, &reading, d.Step):
		response, err := c.takeAside(ctx, m, conv)
		return response, true, err
	}
	if d.Step == stepProduct {
		name, rest := namedFirst(said, &reading)
		if d.Product = productOf(name); d.Product == "" && !reading.found() {
			return say(askCostGoods), true, nil
		}
		reading = UnderstandCosts(rest, d.askedFor())
	}
	if amount, unclear := conv.pieceOrBatch(&reading); unclear {
		return askPieceOrBatch(amount), true, nil
	}
	response, err := c.addToDraft(ctx, conv, &reading)
	return response, true, err
}

// takeOffered handles the answer to whether to go on with a draft or begin
// another. It returns false where the message is none.
func (c *Chat) takeOffered(said string, conv *conversation) (Response, bool) {
	d := conv.Draft
	if !d.resumable() || d.Offered == nil {
		return Response{}, false
	}
	instead := *d.Offered
	d.Offered = nil
	word, reading := controlOf(said), UnderstandCosts(said, CostAsked{})
	switch key := productKey(productOf(said)); {
	case word == controlGoOn || key != "" && key == productKey(d.Product):
		return c.resume(conv), true
	case word == controlAnew || key != "" && key == productKey(instead):
		conv.Draft = nil
		return c.beginDraft(conv, instead), true
	case addsTo(&reading) || reading.tellsParts():
		return d.offer(instead), true // for which of the two?
	default:
		return Response{}, false
	}
}

// takeAside answers a question of its own and keeps the draft for later.
func (c *Chat) takeAside(ctx context.Context, m Message, conv *conversation) (Response, error) {
	d := conv.Draft
	d.Paused = true
	response, err := c.take(ctx, m, conv)
	if err == nil && conv.Draft == d && d.Paused && len(d.Lines) > 0 {
		response.Blocks = append(response.Blocks, paragraph(plain(sayfDraft(sayDraftKept, d))))
		response.Buttons = append(response.Buttons, []Button{{Label: buttonResume, Action: actionCostContinue}})
	}
	return response, err
}

// takeAfterthought handles what is plainly about a cost that was just worked
// out, or left for a question in between.
func (c *Chat) takeAfterthought(ctx context.Context, said string, conv *conversation) (Response, bool, error) {
	d := conv.Draft
	if d == nil {
		return Response{}, false, nil
	}
	reading := UnderstandCosts(said, CostAsked{})
	if amount, bare := d.bareAmount(said, &reading); bare && conv.Case == nil {
		return d.askBareCost(amount), true, nil
	}
	parts := d.Paused && reading.tellsParts()
	another := d.Paused && conv.Case != nil && productKey(conv.caseProduct()) != productKey(d.Product)
	asked := conv.waiting() && conv.Asking == SlotCost
	switch {
	case (another || asked) && !parts:
		return Response{}, false, nil
	case another && asked && !leavesDraft(said, &reading, stepDone):
		return d.offer(conv.caseProduct()), true, nil // parts of which cost?
	}
	if !parts && !addsTo(&reading) || leavesDraft(said, &reading, stepDone) {
		return Response{}, false, nil
	}
	d.Paused = false
	response, err := c.addToDraft(ctx, conv, &reading)
	return response, true, err
}

// addToDraft takes over what was said and shows what comes next.
func (c *Chat) addToDraft(ctx context.Context, conv *conversation, reading *CostReading) (Response, error) {
	d := conv.Draft
	if reading.Yield != nil && *reading.Yield <= 0 {
		return say(askCostYield), nil
	}
	step := d.Step
	changed := reading.found() || step == stepProduct && d.Product != ""
	missing := d.merge(reading)
	if step == stepDone && len(missing) > 0 && len(missing) == len(reading.Removed) && len(reading.Lines) == 0 {
		return say(fmt.Sprintf(sayNoSuchLine, strings.Join(missing, ", "))), nil
	}
	if d.overfull() {
		return say(askCostContent), nil
	}
	d.At = c.Now()
	goods := d.goods()
	if _, err := goods.WorkOut(); err != nil {
		if sentence, broken := costProblem(err); broken {
			d.undo(reading, err)
			return say(sentence), nil
		}
	}
	d.Step = d.next()
	if d.Step == stepDone || step == stepDone {
		if !reading.Impossible && !d.Full && len(missing) == 0 {
			return c.finishDraft(ctx, conv)
		}
	}
	var notes []Block
	switch {
	case reading.Impossible:
		notes = append(notes, paragraph(plain(askCostPossible)))
	case d.Full:
		notes = append(notes, paragraph(plain(sayCostFull)))
	case len(missing) > 0:
		notes = append(notes, paragraph(plain(fmt.Sprintf(sayNoSuchLine, strings.Join(missing, ", ")))))
	case !changed:
		notes = append(notes, paragraph(plain(sayCostUnclear)))
	}
	response := c.showDraft(conv)
	if !changed || reading.Impossible {
		response.Blocks = []Block{response.Blocks[len(response.Blocks)-1]}
	}
	response.Blocks = append(notes, response.Blocks...)
	return response, nil
}

// costProblem is the sentence for a cost that no further answer can mend.
func costProblem(err error) (sentence string, broken bool) {
	switch {
	case errors.Is(err, knowledge.ErrCostAllFailed):
		return askCostFailed, true
	case errors.Is(err, knowledge.ErrCostBeyond), errors.Is(err, knowledge.ErrCostNegative):
		return askCostPossible, true
	default:
		return "", false
	}
}

// undo takes back the figures that made the cost impossible.
func (d *costDraft) undo(reading *CostReading, err error) {
	if errors.Is(err, knowledge.ErrCostAllFailed) {
		d.Failed, d.Share = 0, 0
		return
	}
	for _, line := range reading.Lines {
		d.Lines = slices.DeleteFunc(d.Lines, func(l CostLine) bool { return l.Kind == line.Kind && l.Name == line.Name })
	}
}

// skipStep passes over what was asked.
func (c *Chat) skipStep(ctx context.Context, conv *conversation) (Response, error) {
	d := conv.Draft
	switch d.Step {
	case stepProduct:
		return say(askCostGoods), nil
	case stepYield:
		return say(askYield), nil
	case stepOpen:
		return c.finishDraft(ctx, conv)
	}
	d.skip()
	if d.next() == stepDone {
		return c.finishDraft(ctx, conv)
	}
	return c.showDraft(conv), nil
}

// orSo is the name of the goods, or what stands for it.
func (d *costDraft) orSo() string {
	if d.Product == "" {
		return goodsUnnamed
	}
	return d.Product
}

// sayfDraft puts the name of the goods into a sentence.
func sayfDraft(sentence string, d *costDraft) string {
	return fmt.Sprintf(sentence, d.orSo())
}

// pieceOrBatch finds an amount that opens the telling and may as well be the
// cost of one piece: it is no higher than what the owner sells one for.
func (conv *conversation) pieceOrBatch(reading *CostReading) (knowledge.Rupiah, bool) {
	d := conv.Draft
	if d.Step != stepMaterial || len(d.Lines) > 0 || d.Yield > 0 || reading.Yield != nil || len(reading.Lines) != 1 ||
		conv.Case == nil || conv.Case.Said.OwnPrice == nil || productKey(conv.caseProduct()) != productKey(d.Product) {
		return 0, false
	}
	l := &reading.Lines[0]
	return l.Amount, l.Name == "" && l.plain() && l.Wants == "" && l.Amount <= *conv.Case.Said.OwnPrice
}
