package chat

import (
	"context"
	"fmt"
	"slices"

	"setara/knowledge"
)

// priceCase is one price question while its answer is put together.
type priceCase struct {
	understood Understood
	doubt      *Doubt
	asOf       knowledge.Day
	// found is what was found for the product, nil without one, and market
	// the same where it may be spoken of as one market: nil where it is too
	// mixed, so that the owner must choose first.
	found     *knowledge.Comparables
	market    *knowledge.Comparables
	situation knowledge.Situation
	advice    *knowledge.Advice
	// shelf is where programmes and rules are looked up, bearings those that
	// are named beside the moves.
	shelf    *entryShelf
	bearings []knowledge.Bearing
	// whole is the same of the whole pack where the owner sells by packs, nil
	// otherwise; in that case single is the case of one unit.
	whole, single *priceCase
	// platform is where the fee is taken from; assumed tells that the owner
	// did not say to sell there.
	platform knowledge.Platform
	assumed  bool
	// group tells that many people read along.
	group bool
	// beside is the duty on the goods where the question asks for it too;
	// imports tells that the goods are often imported.
	beside  *importCase
	imports bool
}

// answerPrice answers a price question from listings, fees and the owner's
// own figures.
func (c *Chat) answerPrice(ctx context.Context, r Reading) (Answer, error) {
	if c.group {
		r.Understood.forgetCost()
	}
	if err := c.useKeptCost(ctx, &r.Understood); err != nil {
		return Answer{}, err
	}
	p, err := c.studyPrice(ctx, r, c.today())
	if err != nil {
		return Answer{}, err
	}
	c.addImport(p, r.Text)
	a := Answer{
		Question:   r.Text,
		Intent:     r.Intent,
		Understood: &p.understood,
		Advice:     p.advice,
		Facts:      p.facts(),
		Response:   p.response(),
		asks:       p.asks(),
		doubt:      r.Doubt,
		choices:    p.choices(),
		asOf:       p.asOf,
		picture:    p.picture(),
	}
	if r.Doubt != nil {
		a.topics, a.platforms = r.Topics, r.Platforms // wait until it is resolved
	}
	a.Programs, a.Regulations = p.programs(), slices.Concat(p.regulations(), p.besideRegulations())
	slices.Sort(a.Regulations)
	a.Regulations = slices.Compact(a.Regulations)
	if p.found != nil {
		a.Comparables = NewComparables(p.found, 0)
		a.WouldTicket = p.found.Found == 0
	}
	if p.situation.Charge != nil {
		for _, fee := range p.situation.Charge.Fees {
			a.Fees = append(a.Fees, fee.ID)
		}
	}
	a.Facts = append(a.Facts, p.besideFacts()...)
	a.Answered = p.statesSomething()
	a.Buttons = a.Response.labels()
	return a, nil
}

// studyPrice looks up and works out all that the answer needs, as of a day.
func (c *Chat) studyPrice(ctx context.Context, r Reading, asOf knowledge.Day) (*priceCase, error) {
	u := r.Understood
	p := &priceCase{understood: u, doubt: r.Doubt, asOf: asOf, group: c.group}
	if u.Product != "" && !u.PackUnclear {
		// A price without a measure is for a piece; without any price the
		// market may be shown by the measure that it is sold by.
		query := knowledge.Query{Product: u.Product, Category: u.Category, AsOf: p.asOf}
		if u.UnitSaid || u.hasAmount() {
			query.Unit = u.Unit
		}
		found, err := c.Knowledge.Comparables(ctx, query)
		if err != nil {
			return nil, fmt.Errorf("find comparables: %w", err)
		}
		if p.found = &found; len(found.Choices) == 0 {
			p.market = &found
		}
	}
	p.situation = knowledge.Situation{
		OwnPrice:        u.OwnPrice,
		CompetitorPrice: u.CompetitorPrice,
		Cost:            u.Cost,
		Unit:            u.Unit,
		Pack:            u.Pack,
		WantedMargin:    u.WantedMargin,
		Market:          p.market,
	}
	if err := c.addCharge(ctx, p); err != nil {
		return nil, err
	}
	p.situation = p.situation.Possible()
	var err error
	if p.shelf, err = c.newShelf(ctx, asOf); err != nil {
		return nil, err
	}
	c.addMoves(p)
	if p.advice = knowledge.Advise(p.situation); p.advice != nil {
		p.bearings = p.advice.Bearings
	} else {
		p.bearings = knowledge.Bear(p.situation)
	}
	if p.shelf.err != nil {
		return nil, fmt.Errorf("look up programmes and rules: %w", p.shelf.err)
	}
	p.targetWanted()
	p.addWhole()
	return p, nil
}

// addCharge adds what the marketplace keeps: of the one where the owner sells
// if they said so, else of the one where the competitor's offer is, else none.
// A rate that the owner names goes before ours.
func (c *Chat) addCharge(ctx context.Context, p *priceCase) error {
	u := &p.understood
	p.platform = u.OwnPlatform
	if p.platform == "" && !u.Offline {
		p.platform, p.assumed = u.CompetitorPlatform, true
	}
	if u.SaidFee != nil {
		p.situation.Charge = new(knowledge.SaidCharge(*u.SaidFee))
		return nil
	}
	if p.platform == "" {
		return nil
	}
	fees, err := c.Knowledge.Fees(ctx)
	if err != nil {
		return fmt.Errorf("read fees: %w", err)
	}
	if charge, ok := p.chargeAt(fees, p.platform, u.Sale.With); ok {
		p.situation.Charge = &charge
	}
	return nil
}

// feeGroupOf is the class of goods that most of the comparables belong to.
func feeGroupOf(market *knowledge.Comparables) knowledge.FeeGroup {
	counts := map[knowledge.FeeGroup]int{}
	best := knowledge.FeeGroupAny
	for i := range market.Items {
		group := knowledge.FeeGroupOf(market.Items[i].Category)
		if group == knowledge.FeeGroupAny {
			continue
		}
		counts[group]++
		if counts[group] > counts[best] {
			best = group
		}
	}
	return best
}

// statesSomething tells whether the answer holds at least one fact that was
// asked for, rather than only a question back.
func (p *priceCase) statesSomething() bool {
	if p.market != nil && p.market.Used > 0 {
		return true
	}
	if p.situation.CompetitorPrice != nil && (p.situation.OwnPrice != nil || p.situation.Cost != nil) {
		return true
	}
	return p.advice != nil && p.advice.BreakEven != nil
}

// comparable tells whether the owner's prices and the market are by the same
// measure.
func (p *priceCase) comparable() bool {
	return p.market != nil && p.market.Used > 0 &&
		knowledge.SameMeasure(p.market.Unit, p.understood.Unit)
}

// steps tells whether the suggested price is only a step towards the first
// quartile of the market.
func (p *priceCase) steps() bool {
	a := p.advice
	if a == nil || a.SuggestedPrice == nil || a.Verdict == knowledge.VerdictLower ||
		!p.comparable() || p.market.Used < knowledge.MinComparables {
		return false
	}
	market, _ := p.market.Groups.Market()
	return *a.SuggestedPrice < p.inMarket(market.Q1)
}
