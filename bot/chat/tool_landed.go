package chat

import (
	"context"
	"math"
	"slices"

	"setara/knowledge"
)

// importWay is how an import comes in.
type importWay string

// The ways: as a parcel that somebody orders, in a container or otherwise as
// cargo.
const (
	importAsParcel importWay = "parcel"
	importAsCargo  importWay = "cargo"
)

var importWays = []importWay{importAsParcel, importAsCargo}

type landedArguments struct {
	Product      *string    `json:"product" jsonschema:"The goods, in the owner's own words. Null for goods in general."`
	PriceUSD     *float64   `json:"price_usd" jsonschema:"The price abroad in US dollars, as the owner said it. Null unless said."`
	PriceRupiah  *int64     `json:"price_rupiah" jsonschema:"The price abroad where the owner said it in rupiah: then price_usd is null. Null unless said."`
	EachPiece    bool       `json:"each_piece" jsonschema:"True where the price abroad is for each piece, false where it is for the whole consignment."`
	Pieces       *int64     `json:"pieces" jsonschema:"How many pieces come at once, as the owner said it. Null for one."`
	FreightUSD   *float64   `json:"freight_usd" jsonschema:"What the transport costs, in US dollars, as the owner said it. Null unless said."`
	InsuranceUSD *float64   `json:"insurance_usd" jsonschema:"What the insurance costs, in US dollars, as the owner said it. Null unless said."`
	Rate         *int64     `json:"rate" jsonschema:"What one US dollar costs in rupiah, where the owner said it. Null for the rate that officers keep."`
	LocalPrice   *int64     `json:"local_price" jsonschema:"What the imported goods are sold for here, in rupiah, as the owner said it: then it is worked out how cheap they must be abroad. Null unless said."`
	Way          *importWay `json:"way" jsonschema:"How the goods come in. Null for both."`
}

var landedTool = newTool("landed_cost",
	"What do imported goods owe (duty, VAT, prepaid tax, safeguard) and what do they come to here? Or why can an import be so cheap? Rates, limits and sums by the customs rules of the day.",
	runLanded)

func runLanded(ctx context.Context, c *Chat, said *ownersWords, a *landedArguments) (toolResult, error) {
	if c.Customs == nil {
		return toolResult{}, badArguments("Setara knows no customs rules; use another tool")
	}
	product, err := said.product(a.Product)
	if err != nil {
		return toolResult{}, err
	}
	asked, local, err := said.consignment(a)
	if err != nil {
		return toolResult{}, err
	}
	u := Understood{Product: product, CompetitorPrice: local, Unit: knowledge.UnitPiece, Pack: knowledge.One}
	answer, err := c.answerImport(ctx, Reading{Text: said.text, Intent: IntentCost, Understood: u}, asked)
	if err != nil {
		return toolResult{}, err
	}
	r := toolResult{answer: answer, of: product, asOf: c.today()}
	if answer.wantsRate != "" {
		r.notes = append(r.notes, "the exchange rate is missing; Setara asks the owner for it")
	}
	if r.factOf, err = c.rowsOf(ctx, &r); err != nil {
		return toolResult{}, err
	}
	if err := c.named(ctx, &r); err != nil {
		return toolResult{}, err
	}
	r.addProduct(said, product)
	return r, nil
}

// consignment is what comes in, every figure of it one that the owner said, and
// what it is sold for here; nil for nothing.
func (w *ownersWords) consignment(a *landedArguments) (*importQuestion, *knowledge.Rupiah, error) {
	h := w.heard()
	read := readImport(w.text)
	asked := &importQuestion{topics: topicDuty | topicImport, words: read.words, area: read.area, pieces: 1, each: a.EachPiece}
	if err := asked.takeDollars(h, &read, a); err != nil {
		return nil, nil, err
	}
	if a.Pieces != nil {
		pieces, ok := packOf(float64(*a.Pieces))
		if !ok || !h.hasCount(pieces) {
			return nil, nil, badArguments("pieces %d was not said by the owner; leave it null", *a.Pieces)
		}
		asked.pieces = *a.Pieces
	}
	if err := asked.takePriceInRupiah(h, a); err != nil {
		return nil, nil, err
	}
	if a.Rate != nil {
		rate := knowledge.Rupiah(*a.Rate)
		if rate <= 0 || rate != h.rate {
			return nil, nil, badArguments("rate %d was not said by the owner; leave it null", *a.Rate)
		}
		asked.rate = &rate
	}
	if a.Way != nil {
		asked.topics |= map[importWay]importTopic{importAsParcel: topicParcel, importAsCargo: topicContainer}[*a.Way]
	}
	if a.LocalPrice == nil {
		return asked, nil, nil
	}
	local, err := h.importPrice("local_price", *a.LocalPrice, SlotOwnPrice, SlotCompetitorPrice)
	if err != nil {
		return nil, nil, err
	}
	if a.PriceRupiah != nil && *a.PriceRupiah == *a.LocalPrice && h.mentions[local] < 2 {
		return nil, nil, badArguments("%d was said once and can be only one of the prices", local)
	}
	asked.topics |= topicWhy
	return asked, &local, nil
}

// takeDollars takes each amount of dollars as what the owner said that it is.
func (a *importQuestion) takeDollars(h *heard, read *importQuestion, given *landedArguments) error {
	for _, dollars := range [...]struct {
		name  string
		given *float64
		said  knowledge.Cents
		to    *knowledge.Cents
	}{
		{"price_usd", given.PriceUSD, read.fob, &a.fob},
		{"freight_usd", given.FreightUSD, read.freight, &a.freight},
		{"insurance_usd", given.InsuranceUSD, read.insurance, &a.insurance},
	} {
		if dollars.given == nil {
			continue
		}
		cents, ok := centsOf(*dollars.given)
		at := slices.Index(h.dollars, cents)
		if !ok || at < 0 {
			return badArguments("%s %v was not said by the owner, or is given twice; leave it null", dollars.name, *dollars.given)
		}
		if cents != dollars.said {
			return badArguments("the owner said %v dollars, but not that it is %s; leave it null", *dollars.given, dollars.name)
		}
		h.dollars = slices.Delete(h.dollars, at, at+1) // what was said once is one of them
		*dollars.to = cents
	}
	return nil
}

// importPrice is an amount that the owner plainly said as one of some prices.
func (h *heard) importPrice(name string, given int64, as ...Slot) (knowledge.Rupiah, error) {
	price := knowledge.Rupiah(given)
	switch roles := h.roles(price); {
	case price > knowledge.MaxRupiah || !h.has(price):
		return 0, badArguments("%s %d was not said by the owner; leave it null", name, given)
	case len(roles) == 0:
		return 0, badArguments("the owner said %d, but not that it is %s; leave it null", given, name)
	case !slices.ContainsFunc(roles, func(r Slot) bool { return slices.Contains(as, r) }):
		return 0, badArguments("the owner said %d as %s, not as %s; leave it null", given, slotNames[roles[0]], name)
	}
	return price, nil
}

// takePriceInRupiah takes the price abroad where it was said in rupiah.
func (a *importQuestion) takePriceInRupiah(h *heard, given *landedArguments) error {
	if given.PriceRupiah == nil {
		return nil
	}
	price, err := h.importPrice("price_rupiah", *given.PriceRupiah, SlotCompetitorPrice, SlotCost)
	if err != nil {
		return err
	}
	if a.fob > 0 {
		return badArguments("price_usd and price_rupiah are the same price; give the one that the owner said")
	}
	if given.EachPiece {
		if price > knowledge.MaxRupiah/knowledge.Rupiah(a.pieces) {
			return badArguments("so many pieces at price_rupiah %d are more than can be reckoned with", price)
		}
		price *= knowledge.Rupiah(a.pieces)
	}
	a.rupiah = price
	return nil
}

// centsOf is an amount of dollars in cents; false where it is none.
func centsOf(dollars float64) (knowledge.Cents, bool) {
	if math.IsNaN(dollars) || dollars <= 0 || dollars > float64(knowledge.MaxCents)/100 {
		return 0, false
	}
	return knowledge.Cents(math.Round(dollars * 100)), true
}
