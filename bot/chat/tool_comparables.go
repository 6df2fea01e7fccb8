package chat

import (
	"context"
	"slices"
	"strings"

	"setara/bot/chat/grounding"
	"setara/knowledge"
	"setara/knowledge/text"
)

// labelListing is the price of one offer.
const labelListing = "harga satuan"

type comparablesArguments struct {
	Product string          `json:"product" jsonschema:"The goods to look for, in the owner's own words, such as 'kerudung voal'."`
	Unit    *knowledge.Unit `json:"unit" jsonschema:"The measure to compare by, where the owner named one. Null for the usual one."`
}

var comparablesTool = newTool("comparables",
	"What do others ask for such goods? Finds comparable offers, local and imported, with middle price, usual range, source and day. It gives no advice: use advice for that.",
	func(ctx context.Context, c *Chat, said *ownersWords, a *comparablesArguments) (toolResult, error) {
		product, err := said.product(&a.Product)
		if err != nil {
			return toolResult{}, err
		}
		if product == "" {
			return toolResult{}, badArguments("product is empty")
		}
		u := Understood{Product: product, Unit: knowledge.UnitPiece, Pack: knowledge.One}
		if a.Unit != nil {
			if err := u.measure(said.heard(), a.Unit, nil); err != nil {
				return toolResult{}, err
			}
		}
		return c.priceResult(ctx, said, u)
	})

// marketUnit is the measure that the used comparables are sold by.
func marketUnit(c *Comparables, otherwise knowledge.Unit) knowledge.Unit {
	if i := slices.IndexFunc(c.Items, func(item Item) bool { return item.Used }); i >= 0 {
		return c.Items[i].Unit
	}
	return otherwise
}

// isOfMarket tells whether a fact is one of the market's figures.
func isOfMarket(f *knowledge.Fact) bool {
	return strings.HasPrefix(f.Label, "median ") || strings.HasPrefix(f.Label, "kuartil ")
}

// addListings adds the likeliest offers that the figures rest on. What shops
// are called is not told: plain answers do not say it either.
func (r *toolResult) addListings(c *Comparables) {
	for i := range c.Items {
		item := &c.Items[i]
		if !item.Used || item.UnitPrice <= 0 {
			continue
		}
		if len(r.facts) == maxListings {
			break
		}
		name := title(item.Title)
		if name == "" || slices.ContainsFunc(r.facts, func(f grounding.Fact) bool { return f.Of == name }) {
			continue
		}
		r.names = append(r.names, grounding.Name{Kind: grounding.NameListing, Text: name, URL: webAddress(item.URL), AsOf: item.ObservedOn})
		r.facts = append(r.facts, grounding.Fact{Of: name, Fact: knowledge.Fact{
			Label: labelListing, Value: int64(item.UnitPrice), Unit: knowledge.FactRupiah, Source: item.ID, AsOf: item.ObservedOn,
		}})
		r.addPlatforms(item.Platform)
	}
}

// addProduct adds the name of the goods where it is the owner's, or that of
// offers that were found: the model cannot make anything a name by asking for it.
func (r *toolResult) addProduct(said *ownersWords, product string) {
	if product == "" {
		return
	}
	var offered []string
	for i := range r.names {
		if r.names[i].Kind == grounding.NameListing {
			offered = append(offered, text.ReadQuestion(r.names[i].Text).Words...)
		}
	}
	if said.hasWords(product) || hasAll(offered, text.ReadQuestion(product).Words) && len(offered) > 0 {
		r.mentions = append(r.mentions, grounding.Name{Kind: grounding.NameProduct, Text: product})
	}
}
