package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// response words the case: what was asked first, then a line for each route,
// then what was assumed, where a suspicion goes, and the sources.
func (i *importCase) response() Response {
	var r Response
	add := func(blocks ...Block) { r.Blocks = append(r.Blocks, blocks...) }
	switch {
	case i.asksVATAlone():
		add(i.wordVAT()...)
		add(placeFoot.at(i.wordImportSources())...)
		return r
	case i.asked.unread && !i.asked.named() && i.price == nil:
		add(paragraph(bold(askDollars), plain(i.wordVATEverywhere())))
		add(i.routeLines()...)
	case i.asked.fob > 0:
		add(i.wordDuty())
		add(i.routeLines()...)
		if q := i.cheapest(); q != nil {
			add(wordCheapest(q))
		}
		add(i.prepaidLine()...)
		add(i.otherGroups()...)
	case i.price != nil:
		add(i.wordImplied())
		add(i.routeLines()...)
		add(i.wordAbroad())
	default:
		add(i.leads()...)
		for _, one := range i.all() {
			add(one.restOfDuties()...)
		}
	}
	if i.asked.unread || i.asked.named() || i.price != nil {
		add(i.guardLines()...)
	}
	if s := i.leastAbroad(); s != nil {
		add(wordLeastAbroad(s))
	}
	add(i.assumptions()...)
	if i.asksRate() {
		add(placeFoot.at(paragraph(bold(askRate)))...)
	} else if !i.asked.named() && !i.asked.unread && i.price == nil && i.statesSomething() {
		add(paragraph(plain(askImportPrice)))
	}
	if i.price != nil || i.asked.has(topicWhy) {
		add(i.wordOffices())
	}
	add(placeFoot.at(i.wordImportSources())...)
	return r
}

// restOfDuties is what follows the leads: the other ways in, and what those do
// not say yet. Of several goods it is only what they owe beside the duty.
func (i *importCase) restOfDuties() []Block {
	var blocks []Block
	if i.alone() && (i.goods != nil || i.focus() != focusGuard) {
		blocks = append(blocks, i.routeLines()...)
		if i.focus() == focusDuty {
			blocks = append(blocks, i.prepaidLine()...)
		}
	}
	if i.focus() != focusGuard {
		blocks = append(blocks, i.guardLines()...)
	}
	saysVAT := i.alone() && i.focus() == focusGuard || len(i.others) > 0 && i.focus() != focusVAT
	if saysVAT && i.quotes[0].VAT != nil {
		blocks = append(blocks, item(plain(strings.TrimSpace(i.wordVATEverywhere()))))
	}
	return blocks
}

// alone tells whether the question names no other goods.
func (i *importCase) alone() bool { return !i.amongOthers && len(i.others) == 0 }

// buttons offer to see how the figures came about, or what the rules rest on.
func (i *importCase) buttons() [][]Button {
	label := buttonSources
	switch {
	case !i.statesAsked():
		return nil
	case i.usesRate():
		label = buttonFormulas
	}
	return [][]Button{{{Label: label, Action: actionSources}}}
}

// asksVATAlone tells whether only the value added tax was asked for.
func (i *importCase) asksVATAlone() bool {
	return i.asked.has(topicVAT) && !i.asked.abroad() && !i.asked.has(topicDuty|topicWhy) && i.quotes[0].VAT != nil
}

// routeLines are a line for each route beside the one that the answer opens
// with.
func (i *importCase) routeLines() []Block {
	var blocks []Block
	for n := range i.quotes {
		q := &i.quotes[n]
		opens := q.Kind == i.first().Kind && i.opensWithDuty()
		// The answer opens with the first, but for what a safeguard adds to it.
		if !opens && (q.Kind != i.first().Kind || !i.worked(q) || q.landed.High.Safeguard > 0) {
			blocks = append(blocks, i.wordRoute(q))
		}
	}
	return blocks
}

// opensWithDuty tells whether the answer opens with all that a route line says
// of the first route.
func (i *importCase) opensWithDuty() bool {
	if i.asked.named() || i.price != nil || i.asked.unread {
		return false
	}
	focus := i.focus()
	return focus == focusDuty || focus == focusFree && i.first().Kind == knowledge.RouteParcel || focus == focusWhy && i.statement() == nil
}

// guardLines say what is known of safeguard duties.
func (i *importCase) guardLines() []Block {
	owed, unclear := i.guards()
	var blocks []Block
	for n := range owed {
		blocks = append(blocks, i.wordGuard(&owed[n]))
	}
	for n := range unclear {
		blocks = append(blocks, i.wordUnclear(&unclear[n]))
	}
	return blocks
}

// prepaidLine says what income tax is taken in advance: in rupiah where that
// was worked out, else its rate.
func (i *importCase) prepaidLine() []Block {
	q := i.first()
	if i.rate == nil {
		return i.prepaidRate(q)
	}
	if q.missing != knowledge.MissingNothing || q.landed.Band.Prepaid == nil || i.rate == nil {
		return nil
	}
	return []Block{i.wordPrepaid(q)}
}

// prepaidRate is the rate of that tax on what was named, or on a taxed parcel
// where taxes were asked for without a price.
func (i *importCase) prepaidRate(q *quote) []Block {
	if q.Missing != knowledge.MissingNothing || !i.asked.named() && !i.asked.has(topicTax) {
		return nil
	}
	band := &q.Bands[len(q.Bands)-1]
	switch {
	case i.asked.fob > 0:
		band = q.BandOf(i.asked.total())
	case q.Kind == knowledge.RouteParcel:
		band = &q.Bands[1]
	}
	if band.Prepaid == nil {
		return nil
	}
	return []Block{i.wordPrepaidRate(q, band)}
}

// otherGroups says which other duties a parcel may owe, where it is not known
// what the goods are and they matter.
func (i *importCase) otherGroups() []Block {
	q := i.quoteOf(knowledge.RouteParcel)
	if i.goods != nil || q == nil || len(q.Bands) == 0 || q.BandOf(i.asked.total()) != &q.Bands[1] {
		return nil
	}
	return []Block{i.wordOtherGroups()}
}

// assumptions are what the figures rest on; none where there are none.
func (i *importCase) assumptions() []Block {
	if i.rate == nil || !i.asked.named() && i.price == nil || !i.statesSomething() {
		return nil
	}
	return []Block{i.wordAssumptions()}
}

// citations are the rules that the answer states, each once, in their order.
func (i *importCase) citations() []*knowledge.Citation {
	var cited []*knowledge.Citation
	add := func(c *knowledge.Citation) {
		if !slices.ContainsFunc(cited, func(other *knowledge.Citation) bool {
			return other.ID == c.ID || other.Number == c.Number && c.Number != ""
		}) {
			cited = append(cited, c)
		}
	}
	vat := i.quotes[0].VAT
	if i.asksVATAlone() {
		return []*knowledge.Citation{&vat.Citation}
	}
	i.citeFocus(add)
	for n := range i.quotes {
		for _, p := range i.quotes[n].Parcels {
			add(&p.Citation)
		}
		if i.quotes[n].Preference != nil && !i.beside {
			add(&i.quotes[n].Preference.Citation)
		}
	}
	if i.goods != nil && i.goods.Usual != nil {
		add(&i.goods.Citation)
	}
	if vat != nil {
		add(&vat.Citation)
	}
	owed, unclear := i.guards()
	for _, list := range [...][]knowledge.Safeguard{owed, unclear} {
		for n := range list {
			add(&list[n].Citation)
		}
	}
	if f := i.abroad(); f != nil {
		add(&f.Citation)
	}
	if p := i.customs.PrepaymentOn(i.asOf); p != nil && i.worked(i.first()) && i.first().landed.Band.UpTo == 0 {
		add(&p.Citation)
	}
	for _, s := range [...]*knowledge.Statement{i.statement(), i.leastAbroad()} {
		if s != nil {
			add(&s.Citation)
		}
	}
	for _, other := range i.others {
		for _, c := range other.citations() {
			add(c)
		}
	}
	return cited
}

// citeFocus adds the rules that the answer opens with.
func (i *importCase) citeFocus(add func(*knowledge.Citation)) {
	if i.asked.named() || i.price != nil || i.beside {
		return
	}
	switch i.focus() {
	case focusGuard:
		owed, unclear := i.guards()
		for _, list := range [...][]knowledge.Safeguard{owed, unclear} {
			for n := range list {
				add(&list[n].Citation)
			}
		}
		if next := i.nextGuard(); next != nil {
			add(&next.Citation)
		}
	case focusVAT:
		if vat := i.quotes[0].VAT; vat != nil {
			add(&vat.Citation)
		}
	case focusPrepaid:
		if p := i.customs.PrepaymentOn(i.asOf); p != nil {
			add(&p.Citation)
		}
	}
}

// statement is what was said on why imports are cheap, where that was asked.
func (i *importCase) statement() *knowledge.Statement {
	if !i.asked.has(topicWhy) || i.asked.named() || i.price != nil {
		return nil
	}
	return i.customs.StatementOn(knowledge.StatementCheap, i.asOf)
}

// leastAbroad is the rule on the least price of finished goods that are sold
// from abroad, where the answer speaks of what sellers do.
func (i *importCase) leastAbroad() *knowledge.Statement {
	if i.quoteOf(knowledge.RouteParcel) == nil || i.asked.named() || i.price == nil && !i.asked.has(topicWhy) {
		return nil
	}
	return i.customs.StatementOn(knowledge.StatementParcel, i.asOf)
}

// regulations are the ids of the regulations among the citations.
func (i *importCase) regulations() []string {
	var ids []string
	for _, c := range i.citations() {
		if c.Regulation != "" && !slices.Contains(ids, c.Regulation) {
			ids = append(ids, c.Regulation)
		}
	}
	return ids
}
