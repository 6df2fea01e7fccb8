package chat

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"setara/knowledge"
)

// Rates keeps what a US dollar costs, day by day, as officers set it.
type Rates interface {
	// Rate is the newest rate of a day or before; the error wraps
	// [knowledge.ErrNotFound] where there is none.
	Rate(ctx context.Context, on knowledge.Day) (knowledge.ExchangeRate, error)
	RateSetter
}

// importCase is one question about an import while its answer is put together.
type importCase struct {
	asked   importQuestion
	customs *knowledge.Customs
	asOf    knowledge.Day
	// goods are those that the product words mean; nil where the customs
	// rules know none such. product is what the owner calls them, others are
	// the cases of the other goods that the question names.
	goods   *knowledge.DutyGoods
	product string
	others  []*importCase
	// amongOthers tells that it is the case of other goods.
	amongOthers bool
	// price is what one unit sells for here; nil for none.
	price *knowledge.Rupiah
	unit  knowledge.Unit
	// rate is nil where nobody named one and no officer set one.
	rate   *knowledge.ExchangeRate
	quotes []quote
	// beside tells that it is a line in an answer of price.
	beside bool
}

// quote is one route with what was worked out for it.
type quote struct {
	*knowledge.Route
	// landed is for the FOB that was named, implied for the price; missing
	// and impliedMissing say why not.
	landed         knowledge.Landed
	missing        knowledge.Missing
	implied        knowledge.Implied
	impliedMissing knowledge.Missing
}

// answerImport answers from the customs rules what an import owes, or what a
// price here leaves for the goods abroad.
func (c *Chat) answerImport(ctx context.Context, r Reading, asked *importQuestion) (Answer, error) {
	if c.group {
		r.Understood.forgetCost()
	}
	i, err := c.studyImport(ctx, &r.Understood, asked, c.today())
	if err != nil {
		return Answer{}, err
	}
	response := i.response()
	response.Buttons = i.buttons()
	a := plainAnswer(r, response)
	a.Answered, a.WouldTicket = i.statesAsked(), !i.statesAsked()
	a.Facts, a.Regulations = i.facts(), i.regulations()
	if i.asksRate() {
		a.wantsRate = r.Text
	}
	if len(a.Facts) > 0 {
		a.explains = &basis{Import: &importBasis{Question: r.Text, Said: r.Understood, Rate: i.rate, AsOf: i.asOf}}
	}
	return a, nil
}

// studyImport looks up and works out all that the answer needs, as of a day.
func (c *Chat) studyImport(ctx context.Context, u *Understood, asked *importQuestion, asOf knowledge.Day) (*importCase, error) {
	rate, err := c.findRate(ctx, asked.rate, asOf)
	if err != nil {
		return nil, err
	}
	return c.workOutImport(u, asked, rate, asOf), nil
}

// workOutImport is the same at a rate; nil for none. Several goods are told of
// where no price is named: then each has its duties.
func (c *Chat) workOutImport(u *Understood, asked *importQuestion, rate *knowledge.ExchangeRate, asOf knowledge.Day) *importCase {
	said := dutyGoodsSaid(c.Customs, u, asked)
	i := c.workOutGoods(said[0], u, asked, rate, asOf)
	if i.asked.named() || i.price != nil || i.asked.unread {
		return i
	}
	for _, other := range said[1:] {
		one := c.workOutGoods(other, u, asked, rate, asOf)
		one.amongOthers = true
		i.others = append(i.others, one)
	}
	return i
}

func (c *Chat) workOutGoods(said goodsSaid, u *Understood, asked *importQuestion, rate *knowledge.ExchangeRate, asOf knowledge.Day) *importCase {
	i := &importCase{
		asked: *asked, customs: c.Customs, asOf: asOf, rate: rate, product: said.name, unit: u.Unit,
	}
	if said.goods != nil {
		i.goods = said.goods.KnownOn(asOf)
	}
	i.asked.takeRupiah(u)
	if i.price = u.CompetitorPrice; i.price == nil {
		i.price = u.OwnPrice
	}
	if i.asked.named() {
		i.price = nil // what it costs abroad is known
	}
	i.reachOfRupiah()
	routes := c.Customs.Routes(i.goods, asOf)
	consignment := i.asked.consignment(u.Unit)
	for n := range routes {
		q := quote{Route: &routes[n]}
		if i.rate != nil && i.asked.fob > 0 {
			q.landed, q.missing = q.Landed(consignment, *i.rate)
		}
		if i.rate != nil && i.price != nil {
			q.implied, q.impliedMissing = q.FOBFor(*i.price, consignment, *i.rate)
		}
		i.quotes = append(i.quotes, q)
	}
	return i
}

// reachOfRupiah is which limits a price abroad in rupiah is within.
func (i *importCase) reachOfRupiah() {
	if i.asked.rupiah == 0 || i.rate == nil {
		return
	}
	i.asked.each = false
	if fob, ok := i.rate.Reach(i.asked.rupiah); ok {
		i.asked.fob = fob
	}
}

// findRate takes the rate that the owner named, if any, else the officers';
// nil where there is none.
func (c *Chat) findRate(ctx context.Context, named *knowledge.Rupiah, asOf knowledge.Day) (*knowledge.ExchangeRate, error) {
	if named != nil {
		return &knowledge.ExchangeRate{Day: asOf, Rupiah: *named, Source: knowledge.SourceOwner}, nil
	}
	if c.Rates == nil {
		return nil, nil
	}
	rate, err := c.Rates.Rate(ctx, asOf)
	if errors.Is(err, knowledge.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("find exchange rate: %w", err)
	}
	return &rate, nil
}

// asksRate tells whether a figure was asked for that needs a rate.
func (i *importCase) asksRate() bool { return i.rate == nil && (i.asked.named() || i.price != nil) }

// usesRate tells whether a figure of the answer rests on the rate.
func (i *importCase) usesRate() bool { return i.rate != nil && (i.asked.named() || i.price != nil) }

// statesSomething tells whether the answer holds at least one rule of the day.
func (i *importCase) statesSomething() bool {
	return slices.ContainsFunc(i.quotes, func(q quote) bool {
		return q.Missing != knowledge.MissingRule && q.Missing != knowledge.MissingVAT
	})
}

// quoteOf is the route of a kind; nil where the goods have none.
func (i *importCase) quoteOf(kind knowledge.RouteKind) *quote {
	for n := range i.quotes {
		if i.quotes[n].Kind == kind {
			return &i.quotes[n]
		}
	}
	return nil
}

// first is the route that the question is about: the one that was named, else
// a parcel where the goods come as such.
func (i *importCase) first() *quote {
	if q := i.quoteOf(knowledge.RouteParcel); q != nil && (!i.asked.has(topicContainer) || i.asked.has(topicParcel)) {
		return q
	}
	return i.quoteOf(knowledge.RouteGeneral)
}

// cheapest is the lawful route with the lowest landed cost, by the low end of
// its rates; nil where none can be worked out, or only one.
func (i *importCase) cheapest() *quote {
	var best *quote
	known := 0
	for n := range i.quotes {
		q := &i.quotes[n]
		if !i.worked(q) {
			continue
		}
		if known++; best == nil || q.landed.Low.Total < best.landed.Low.Total {
			best = q
		}
	}
	if known < 2 {
		return nil
	}
	return best
}

// roomiest is the lawful route that leaves the most for the goods abroad; nil
// where none can be worked out.
func (i *importCase) roomiest() *quote {
	var best *quote
	for n := range i.quotes {
		q := &i.quotes[n]
		if q.impliedMissing == knowledge.MissingNothing && (best == nil || q.implied.High > best.implied.High) {
			best = q
		}
	}
	return best
}

// everyRouteKnown tells whether no route had to be left out.
func (i *importCase) everyRouteKnown() bool {
	return !slices.ContainsFunc(i.quotes, func(q quote) bool {
		return q.impliedMissing != knowledge.MissingNothing || q.implied.Bounded
	})
}

// abroad is the published price of the goods abroad; nil where there is none.
func (i *importCase) abroad() *knowledge.FOBFact {
	if i.goods == nil || i.price == nil {
		return nil
	}
	return i.customs.FOBFactOn(i.goods.Slug, i.unit, i.asOf)
}
