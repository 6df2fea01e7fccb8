package chat

import (
	"context"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// saidDollars are prices that an owner said in US dollars where Setara reckons
// in rupiah: "jual kaos 50rb, di temu $2".
type saidDollars struct {
	Prices []knowledge.Cents `json:"prices"`
	// Rate is what they were turned into rupiah by; nil where there is none, so
	// that they are left out of the reckoning.
	Rate *knowledge.ExchangeRate `json:"rate,omitempty"`
}

// standIn is a rate that gives dollars a role in a question while no rate is
// known; what they come to by it is taken out again. No price is said like it.
var standIn = knowledge.ExchangeRate{Rupiah: 10_007}

// takeDollars reads a question of price once more with its dollars in rupiah:
// at the rate that it names, else the officers'. Without one the price in
// dollars is left out, rather than its role given to another figure.
func (c *Chat) takeDollars(ctx context.Context, r Reading, asked *importQuestion) (Reading, error) {
	if r.goesOn || asked.fob == 0 || !asksPriceInDollars(&r, asked) {
		return r, nil
	}
	found, err := c.findRate(ctx, asked.rate, c.today())
	if err != nil {
		return r, err
	}
	rate := standIn
	if found != nil {
		rate = *found
	}
	q := text.ReadQuestion(r.Text)
	again := Understand(withRupiah(&q, rate))
	if len(again) != 1 || again[0].Intent != IntentPrice || found == nil && again[0].Doubt != nil {
		return r, nil
	}
	again[0].Text = r.Text
	u := &again[0].Understood
	u.Dollars = &saidDollars{Rate: found}
	for n := range q.Others {
		if cents := q.Others[n].Dollars; cents > 0 {
			u.Dollars.Prices = append(u.Dollars.Prices, cents)
			if found == nil {
				u.dropPrice(rate.In(cents))
			}
		}
	}
	return again[0], nil
}

// understand is [Understand] with the dollars of a message that asks one
// question in rupiah, see [Chat.takeDollars].
func (c *Chat) understand(ctx context.Context, message string) ([]Reading, error) {
	readings := Understand(message)
	if len(readings) > 1 {
		return readings, nil
	}
	asked := readImport(readings[0].Text)
	taken, err := c.takeDollars(ctx, readings[0], &asked)
	return []Reading{taken}, err
}

// asksPriceInDollars tells whether dollars stand in a question of price: one
// that names a price of the owner's own, and nothing of duty.
func asksPriceInDollars(r *Reading, asked *importQuestion) bool {
	switch r.Intent {
	case IntentPrice:
		return true
	case IntentCost:
		u := &r.Understood
		return (u.OwnPrice != nil || u.Cost != nil) && asked.topics&^(topicImport|topicRate) == 0
	default:
		return false
	}
}

// withRupiah is a question with its dollars written in rupiah, the words that
// name a rate left out.
func withRupiah(q *text.Question, rate knowledge.ExchangeRate) string {
	named, said := text.ReadRate(q)
	var b strings.Builder
	from := 0
	cut := func(first, last int, with string) {
		b.WriteString(q.Source[from:q.Tokens[first].Start] + with)
		from = q.Tokens[last].End
	}
	for _, o := range q.Others {
		if said && named.First <= o.First {
			cut(named.First, named.Last, "")
			said = false
		}
		if o.Dollars > 0 && q.Tokens[o.First].Start >= from {
			cut(o.First, o.Last, rate.In(o.Dollars).String())
		}
	}
	return b.String() + q.Source[from:]
}

// dropPrice takes out the prices of an amount.
func (u *Understood) dropPrice(amount knowledge.Rupiah) {
	for _, price := range [...]**knowledge.Rupiah{&u.OwnPrice, &u.CompetitorPrice, &u.Cost} {
		if *price != nil && **price == u.Pack.Each(amount) {
			*price = nil
		}
	}
}

// dollarBlocks say what became of prices in dollars.
func (p *priceCase) dollarBlocks() []Block {
	said := p.understood.Dollars
	switch {
	case said == nil:
		return nil
	case said.Rate == nil:
		return []Block{wordDollarsLeftOut(said.Prices)}
	}
	var blocks []Block
	for _, cents := range said.Prices {
		i := importCase{rate: said.Rate, asOf: p.asOf}
		blocks = append(blocks, wordDollarsTaken(cents, said.Rate.In(cents), i.wordRate()))
	}
	return blocks
}

// addDollarFacts adds the prices in dollars, what they come to and the rate.
func (p *priceCase) addDollarFacts(f *factList) {
	said := p.understood.Dollars
	if said == nil {
		return
	}
	for _, cents := range said.Prices {
		f.add("harga dalam dolar", int64(cents), knowledge.FactUSCents, knowledge.SourceOwner)
		if said.Rate != nil {
			f.worked("harga itu dalam rupiah", new(said.Rate.In(cents)))
		}
	}
	if said.Rate != nil {
		rate := factList{asOf: said.Rate.Day}
		rate.add("kurs dolar", int64(said.Rate.Rupiah), knowledge.FactRupiah, said.Rate.Source)
		f.facts = append(f.facts, rate.facts...)
	}
}
