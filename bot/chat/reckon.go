package chat

import (
	"context"
	"fmt"
	"slices"

	"setara/knowledge"
)

// reckoning is one question of arithmetic while its answer is put together.
// Every figure that it words goes through its ledger of facts.
type reckoning struct {
	*priceCase
	topics Topics
	flaw   Flaw
	// named are the marketplaces that the question names.
	named []knowledge.Platform
	fees  []knowledge.Fee
	// low and high are the terms of one unit at both ends of the charge, under
	// what the owner says of their sales.
	low, high knowledge.Terms
	// charged tells that a figure of the answer rests on that charge.
	charged bool
	ledger  factList
	told    []knowledge.Fee
	result  Reckoned
	// regulations are the rows of the rules that the answer rests on.
	regulations []string
	// proofs say how the figures come about.
	proofs []Block
	// perPack are the amounts that were told for a pack as well.
	perPack []labelled
}

// passage is what there is to say on one topic.
type passage struct {
	blocks []Block
	// needs is what the topic cannot be answered without, empty for nothing.
	needs Slot
}

// topicOrder is the order in which topics are answered: what is a yes or no
// first.
var topicOrder = [...]struct {
	topic  Topics
	answer func(*reckoning) passage
}{
	{TopicRank, (*reckoning).rank},
	{TopicChange, (*reckoning).change},
	{TopicTarget, (*reckoning).target},
	{TopicDiscount, (*reckoning).discount},
	{TopicBundle, (*reckoning).bundle},
	{TopicNet, (*reckoning).net},
	{TopicReturns, (*reckoning).returns},
	{TopicOptions, (*reckoning).options},
	{TopicMonthly, (*reckoning).monthly},
	{TopicTax, (*reckoning).tax},
}

// reckons tells whether a question is answered by arithmetic alone. A question
// that sets a price beside a competitor's is answered with the market, and
// what it says of the sale shown in that.
func (r *Reading) reckons() bool {
	u := &r.Understood
	if r.Doubt != nil {
		return false
	}
	if r.Flaw != "" {
		return true
	}
	const questions = TopicDiscount | TopicBundle | TopicRank | TopicNet | TopicTax | TopicChange
	switch {
	case r.Topics == 0:
		return false
	case r.goesOn:
		return true
	case r.Intent == IntentFee && r.Topics == TopicOptions && !u.hasAmount():
		return false // what programmes take is told from the fee table
	case r.Intent != IntentPrice || u.Product == "":
		return true
	case u.CompetitorPrice != nil:
		return u.Cost != nil && r.Topics.Has(questions)
	default:
		return r.Topics != TopicTarget || u.OwnPrice == nil
	}
}

// answerReckoned answers a question of arithmetic.
func (c *Chat) answerReckoned(ctx context.Context, r Reading) (Answer, error) {
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
	fees, err := c.Knowledge.Fees(ctx)
	if err != nil {
		return Answer{}, fmt.Errorf("read fees: %w", err)
	}
	k := newReckoning(p, &r, fees)
	response, asks := k.response()
	response.Blocks = append(response.Blocks, p.dollarBlocks()...)
	p.addDollarFacts(&k.ledger)
	a := Answer{
		Question:   r.Text,
		Intent:     r.Intent,
		Understood: &r.Understood,
		Advice:     p.advice,
		Response:   response,
		asks:       asks,
		asOf:       p.asOf,
		topics:     r.Topics,
		platforms:  r.Platforms,
	}
	if a.Answered = len(k.ledger.facts) > 0 || len(k.told) > 0 && k.flaw == ""; a.Answered {
		a.Facts = append(k.base(), k.ledger.facts...)
	}
	if a.Answered {
		a.Reckoned = &k.result
	}
	if p.found != nil {
		a.Comparables = NewComparables(p.found, 0)
	}
	for _, fee := range k.told {
		a.Fees = append(a.Fees, fee.ID)
	}
	a.Regulations = k.regulations
	a.Buttons = a.Response.labels()
	return a, nil
}

func newReckoning(p *priceCase, r *Reading, fees []knowledge.Fee) *reckoning {
	k := &reckoning{
		priceCase: p, topics: r.Topics, flaw: r.Flaw, named: r.Platforms, fees: fees,
		ledger: factList{asOf: p.asOf},
	}
	k.low, k.high = k.terms(p.situation.Charge)
	return k
}

// terms are the terms of one unit at both ends of a charge; without a cost it
// is nothing.
func (k *reckoning) terms(charge *knowledge.Charge) (low, high knowledge.Terms) {
	if cost := k.situation.Cost; cost != nil {
		low.Cost, high.Cost = *cost, *cost
	}
	if charge != nil {
		low.Take, high.Take = charge.ForPack(k.situation.Pack)
	}
	return low, high
}

// tell keeps the rows of the fee table that the answer rests on.
func (k *reckoning) tell(rows []knowledge.Fee) {
	for i := range rows {
		known := false
		for _, told := range k.told {
			known = known || told.ID == rows[i].ID
		}
		if !known {
			k.told = append(k.told, rows[i])
		}
	}
}

// base are the facts that the answer rests on: what the owner said and the
// rows of the fee table.
func (k *reckoning) base() []knowledge.Fact {
	f := factList{asOf: k.asOf}
	s, u := &k.situation, &k.understood
	f.said("harga Kakak", s.OwnPrice)
	f.said("harga saingan", s.CompetitorPrice)
	f.cost(u)
	f.said("untung yang diinginkan", u.wantedProfit())
	if u.Sale.WantedMarkup != nil {
		f.add("untung yang diinginkan", int64(*u.Sale.WantedMarkup), knowledge.FactBasisPoints, knowledge.SourceOwner)
	}
	if u.WantedMargin != 0 || s.Cost != nil && !u.wantsProfit() {
		f.add("untung yang diinginkan", int64(k.wantedMargin()), knowledge.FactBasisPoints, k.marginSource())
	}
	if u.SaidFee != nil {
		f.add("potongan", int64(*u.SaidFee), knowledge.FactBasisPoints, knowledge.SourceOwner)
	}
	if u.Sale.Affiliate != nil && u.Sale.With.Has(OptionAffiliate) {
		f.add("komisi afiliasi", int64(*u.Sale.Affiliate), knowledge.FactBasisPoints, knowledge.SourceOwner)
	}
	k.addExtraFacts(&f)
	k.addGapFacts(&f)
	for i := range k.told {
		f.row(&k.told[i])
		if k.told[i].Kind == knowledge.FeeNotice {
			f.notes(&k.told[i])
		}
	}
	return f.facts
}

// ready tells whether the own price and the cost are known.
func (k *reckoning) ready() bool { return k.situation.OwnPrice != nil && k.situation.Cost != nil }

// missing is the first of the two that is not.
func (k *reckoning) missing() Slot {
	switch {
	case k.situation.OwnPrice == nil:
		return SlotOwnPrice
	case k.situation.Cost == nil:
		return SlotCost
	}
	return ""
}

// response answers the topics one by one, then says what was assumed, and
// asks for the one thing that is missing.
func (k *reckoning) response() (Response, Slot) {
	var r Response
	add := func(blocks ...Block) { r.Blocks = append(r.Blocks, blocks...) }
	if k.flaw != "" {
		add(wordFlaw(k.flaw))
		if k.topics == 0 {
			return r, ""
		}
	}
	var asks Slot
	for _, t := range topicOrder {
		if !k.topics.Has(t.topic) {
			continue
		}
		said := t.answer(k)
		add(said.blocks...)
		if asks == "" {
			asks = said.needs
		}
	}
	if gap, ok := k.wordGap(); ok && len(r.Blocks) > 0 {
		r.Blocks = slices.Insert(r.Blocks, 1, gap) // behind the decision
	} else if ok {
		add(gap)
	}
	if len(r.Blocks) > 0 {
		add(k.wordExtra()...)
		for _, sum := range k.costFormulas() {
			k.prove(sum[0], sum[1])
		}
	}
	if kept := k.understood.Kept; kept != nil && len(r.Blocks) > 0 {
		add(wordKeptCost(kept))
	}
	if k.packed() && len(r.Blocks) > 0 {
		add(wordPack(k.understood.Pack, k.understood.Unit))
	}
	if k.charged {
		add(placeFoot.at(k.wordCharge())...)
		if charge := k.situation.Charge; charge != nil {
			k.tell(charge.Fees)
			k.proveRates("di "+k.placeName(), charge)
		}
	}
	if stale := wordUncheckedCharge(&knowledge.Charge{Fees: k.told}, k.asOf); !k.charged && len(stale) > 0 {
		add(placeFoot.at(paragraph(stale[1:]...))...)
	}
	if asks == "" && k.charged && k.platform == "" && !k.understood.Offline && k.understood.SaidFee == nil {
		asks = SlotOwnPlatform
	}
	if k.group && (asks == SlotCost || asks == SlotOwnPlatform) {
		asks = ""
		add(paragraph(plain(sayCostPrivate)))
	}
	if asks != "" {
		add(k.wordMissing(asks))
	}
	r.Buttons = k.buttons(asks)
	return r, asks
}

// buttons offer to work out the cost where it is asked for, and to see how the
// figures came about.
func (k *reckoning) buttons(asks Slot) [][]Button {
	var row []Button
	if asks == SlotCost {
		row = append(row, Button{Label: buttonCost, Action: actionCost})
	}
	if !k.group && (len(k.proofs) > 0 || len(k.told) > 0) {
		row = append(row, Button{Label: buttonSources, Action: actionSources})
	}
	if row == nil {
		return nil
	}
	return [][]Button{row}
}
