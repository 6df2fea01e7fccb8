package chat

import (
	"context"
	"fmt"

	"setara/knowledge"
)

// sourcesPerPage is how many comparables one list shows: what fits a phone.
const sourcesPerPage = 10

// sources shows what an answer of price rests on: the comparables used, a
// page at a time, and on the first page the marketplace's charge. How the
// figures are worked out is a button away, or shown at once where there are no
// comparables. The action leads to the first page.
func (c *Chat) sources(ctx context.Context, t *priceBasis, page int, action string) (Response, error) {
	if t.reckoned() {
		return c.reckonedSources(ctx, t)
	}
	p, err := c.studyAgain(ctx, t)
	if err != nil {
		return Response{}, err
	}
	var used []*knowledge.Comparable
	if p.market != nil {
		for i := range p.market.Items {
			if p.market.Items[i].Used {
				used = append(used, &p.market.Items[i])
			}
		}
	}
	var r Response
	page = min(page, max(1, (len(used)+sourcesPerPage-1)/sourcesPerPage))
	first := (page - 1) * sourcesPerPage
	last := min(first+sourcesPerPage, len(used))
	if first < last {
		r.Blocks = append(r.Blocks, wordSourcesHead(first+1, last, len(used), p.market.Sample))
		for _, item := range used[first:last] {
			r.Blocks = append(r.Blocks, wordSource(item))
		}
	}
	if len(r.Blocks) == 0 {
		return p.formulaResponse(), nil
	}
	if last < len(used) {
		r.Buttons = append(r.Buttons, []Button{{Label: buttonMoreSources, Action: fmt.Sprintf("%s %d", action, page+1)}})
	}
	if page == 1 && p.situation.Charge != nil {
		r.Blocks = append(r.Blocks, wordFeeSources(p.situation.Charge)...)
	}
	if page == 1 {
		r.Blocks = append(r.Blocks, p.wordMoveSources()...)
	}
	r.Buttons = append(r.Buttons, []Button{{Label: buttonFormulas, Action: action + " " + argumentFormulas}})
	return r, nil
}

// reckoned tells whether the answer was one of arithmetic alone.
func (t *priceBasis) reckoned() bool { return t.Case.Topics != 0 && t.Doubt == nil }

// studyAgain looks up and works out what an answer of price rested on, as of
// the day that it was given.
func (c *Chat) studyAgain(ctx context.Context, t *priceBasis) (*priceCase, error) {
	p, err := c.studyPrice(ctx, Reading{Intent: IntentPrice, Understood: t.Case.Understood(), Doubt: t.Doubt}, t.Case.AsOf)
	if err != nil {
		return nil, err
	}
	c.addImport(p, "")
	return p, nil
}
