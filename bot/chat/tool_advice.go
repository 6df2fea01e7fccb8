package chat

import (
	"context"
	"math"
	"slices"

	"setara/knowledge"
)

// toolUnits are the measures that a price may be for, toolPlatforms the
// marketplaces that tools know.
var (
	toolUnits = []knowledge.Unit{
		knowledge.UnitPiece, knowledge.UnitPair, knowledge.UnitSet, knowledge.UnitMetre, knowledge.UnitKilogram, knowledge.UnitLitre,
	}
	toolPlatforms = []knowledge.Platform{
		knowledge.PlatformShopee, knowledge.PlatformTokopedia, knowledge.PlatformTikTokShop, knowledge.PlatformLazada,
		knowledge.PlatformBukalapak, knowledge.PlatformBlibli, knowledge.PlatformInstagram, knowledge.PlatformFacebook,
		knowledge.PlatformWhatsApp, knowledge.PlatformAlibaba, knowledge.PlatformAliExpress, knowledge.PlatformTemu,
	}
)

// adviceArguments are the owner's situation as the model understood it.
type adviceArguments struct {
	Product            *string             `json:"product" jsonschema:"What the owner sells, in the owner's own words, such as 'kerudung voal'. No price, no marketplace."`
	OwnPrice           *int64              `json:"own_price" jsonschema:"The price that the owner asks, in rupiah, exactly as the owner said it. Null unless said."`
	CompetitorPrice    *int64              `json:"competitor_price" jsonschema:"The price of the competitor or the import, in rupiah, as the owner said it. Null unless said."`
	Cost               *int64              `json:"cost" jsonschema:"What the goods cost the owner (modal, HPP, kulakan), in rupiah, as the owner said it. Null unless said."`
	Unit               *knowledge.Unit     `json:"unit" jsonschema:"What the prices are for. Null for pieces."`
	Pack               *float64            `json:"pack" jsonschema:"How many units the prices buy, as the owner said it: 12 for a dozen, 0.25 for 250 grams. Null for one."`
	OwnPlatform        *knowledge.Platform `json:"own_platform" jsonschema:"The marketplace on which the owner sells. Null unless said."`
	CompetitorPlatform *knowledge.Platform `json:"competitor_platform" jsonschema:"The marketplace of the competitor's offer. Null unless said."`
	WantedMargin       *float64            `json:"wanted_margin_percent" jsonschema:"The profit that the owner wants, in percent of the price. Null unless said."`
}

var adviceTool = newTool("advice",
	"Should the owner lower, raise or hold a price, what is the floor, what is left? Works out Setara's decision from the owner's own price, cost and "+
		"the competitor's price, with the comparable offers of the market. Use it for any question on pricing or competing with cheaper goods.",
	runAdvice)

func runAdvice(ctx context.Context, c *Chat, said *ownersWords, a *adviceArguments) (toolResult, error) {
	u, err := said.situation(a)
	if err != nil {
		return toolResult{}, err
	}
	if u.Product == "" && !u.hasAmount() {
		return toolResult{}, badArguments("give at least a product or a price")
	}
	return c.priceResult(ctx, said, u)
}

// priceResult answers a question of price.
func (c *Chat) priceResult(ctx context.Context, said *ownersWords, u Understood) (toolResult, error) {
	answer, err := c.answerPrice(ctx, Reading{Text: said.text, Intent: IntentPrice, Understood: u})
	if err != nil {
		return toolResult{}, err
	}
	r := toolResult{answer: answer, of: u.Product, asOf: answer.asOf}
	market := u.Unit
	if answer.Comparables != nil {
		market = marketUnit(answer.Comparables, u.Unit)
		r.addListings(answer.Comparables)
	}
	r.measure = func(f *knowledge.Fact) knowledge.Unit {
		if isOfMarket(f) || f.Label == labelListing {
			return market
		}
		return u.Unit
	}
	if r.factOf, err = c.rowsOf(ctx, &r); err != nil {
		return toolResult{}, err
	}
	if err := c.named(ctx, &r); err != nil {
		return toolResult{}, err
	}
	r.addProduct(said, u.Product)
	return r, nil
}

// situation is the owner's situation: every figure in it is one that they said.
func (w *ownersWords) situation(a *adviceArguments) (Understood, error) {
	h := w.heard()
	product, err := w.product(a.Product)
	if err != nil {
		return Understood{}, err
	}
	if err := h.check(priceSaid{SlotOwnPrice, a.OwnPrice}, priceSaid{SlotCompetitorPrice, a.CompetitorPrice}, priceSaid{SlotCost, a.Cost}); err != nil {
		return Understood{}, err
	}
	u := Understood{Product: product, Unit: knowledge.UnitPiece, Pack: knowledge.One}
	if a.Unit != nil || a.Pack != nil {
		if err := u.measure(h, a.Unit, a.Pack); err != nil {
			return u, err
		}
	}
	for _, price := range [...]struct {
		slot  Slot
		to    **knowledge.Rupiah
		given *int64
	}{{SlotOwnPrice, &u.OwnPrice, a.OwnPrice}, {SlotCompetitorPrice, &u.CompetitorPrice, a.CompetitorPrice}, {SlotCost, &u.Cost, a.Cost}} {
		if price.given != nil {
			if err := h.bound(price.slot, knowledge.Rupiah(*price.given), &u); err != nil {
				return u, err
			}
			whole := knowledge.Rupiah(*price.given)
			*price.to = new(u.Pack.Each(whole))
			u.ForPack = append(u.ForPack, PackAmount{Amount: whole, Pack: u.Pack})
		}
	}
	if err := h.own("own_platform", a.OwnPlatform); err != nil {
		return u, err
	}
	if err := h.own("competitor_platform", a.CompetitorPlatform); err != nil {
		return u, err
	}
	if a.OwnPlatform != nil {
		u.OwnPlatform = *a.OwnPlatform
	}
	if a.CompetitorPlatform != nil {
		u.CompetitorPlatform = *a.CompetitorPlatform
	}
	if a.WantedMargin != nil {
		margin, ok := basisPointsOf(*a.WantedMargin)
		if !ok || !slices.Contains(h.percents, margin) {
			return u, badArguments("wanted_margin_percent %v was not said by the owner; leave it null", *a.WantedMargin)
		}
		u.WantedMargin = margin
	}
	w.conditions(&u)
	return u, nil
}

// measure takes over what the prices are for.
func (u *Understood) measure(h *heard, unit *knowledge.Unit, pack *float64) error {
	if unit != nil {
		u.Unit = *unit
	}
	if pack != nil {
		given, ok := packOf(*pack)
		if !ok {
			return badArguments("pack %v is no count of what is sold", *pack)
		}
		u.Pack = given
	}
	if !h.hasPack(u.Unit, u.Pack) {
		return badArguments("the owner did not say that the prices are for %s %s; leave unit and pack null", u.Pack, u.Unit)
	}
	u.UnitSaid = true
	return nil
}

// bound refuses a price for another measure or pack than it was said for; that
// of one may be given too.
func (h *heard) bound(slot Slot, amount knowledge.Rupiah, u *Understood) error {
	var said *saidPrice
	for i := range h.prices {
		p := &h.prices[i]
		if p.slot != slot || !p.is(amount) {
			continue
		}
		whole := p.Amount == amount && p.Pack == u.Pack
		each := p.Each() == amount && u.Pack == knowledge.One
		if (whole || each) && knowledge.SameMeasure(p.unit, u.Unit) {
			return nil
		}
		said = p
	}
	if said == nil {
		return nil
	}
	return badArguments("the owner said %d as %s for %s %s; %d for %s %s is another price. All prices of a call are for one unit and pack: give each as said, or each for one",
		said.Amount, slotNames[slot], said.Pack, said.unit, amount, u.Pack, u.Unit)
}

// conditions takes over what the owner said of the sale beside its prices, as
// Setara itself reads it.
func (w *ownersWords) conditions(u *Understood) {
	sources := []*Understood{}
	if w.known != nil && productKey(w.known.Product) == productKey(u.Product) {
		sources = append(sources, w.known)
	}
	if len(w.readings) == 1 {
		sources = append(sources, &w.readings[0].Understood)
	}
	for _, from := range sources {
		u.Sale.add(from.Sale.conditions())
		u.Offline = u.Offline || from.Offline && u.OwnPlatform == ""
		if from.SaidFee != nil {
			u.SaidFee = from.SaidFee
		}
		u.Signs = withoutRepeats(slices.Concat(u.Signs, from.Signs))
	}
}

// packOf is a count of units in thousandths; false where it is none.
func packOf(units float64) (knowledge.Pack, bool) {
	if math.IsNaN(units) || units <= 0 || units > float64(knowledge.MaxPack/knowledge.One) {
		return 0, false
	}
	pack := knowledge.Pack(math.Round(units * float64(knowledge.One)))
	return pack, pack > 0
}

// basisPointsOf is a percentage in basis points; false where it is no share.
func basisPointsOf(percent float64) (knowledge.BasisPoints, bool) {
	const most = 1000
	if math.IsNaN(percent) || percent <= 0 || percent > most {
		return 0, false
	}
	return knowledge.BasisPoints(math.Round(percent * 100)), true
}
