package chat

import (
	"time"

	"setara/knowledge"
)

// caseProduct is the goods of the price question under way, if any.
func (conv *conversation) caseProduct() string {
	if conv.Case == nil {
		return ""
	}
	return conv.Case.Said.Product
}

// pricedProduct is the goods of the price question under way; empty where there
// is nothing but the cost that was worked out last.
func (conv *conversation) pricedProduct() string {
	if conv.Case == nil || conv.Case.Said.OwnPrice == nil && conv.Case.Said.CompetitorPrice == nil && conv.Case.Said.Cost != nil {
		return ""
	}
	return conv.Case.Said.Product
}

// beginCase makes a cost that is known now what the conversation is about, so
// that a price said next finds it. It lasts as long as the conversation, and
// needs no consent.
func (conv *conversation) beginCase(p *knowledge.Product) {
	product := Understand(p.Name)[0].Understood.Product
	if productKey(product) != p.Key {
		product = p.Name
	}
	conv.Case = &savedCase{
		Said:  Understood{Product: product, Cost: &p.Cost, Unit: p.Unit, Pack: max(p.Pack, knowledge.One)},
		Aside: Aside{UnitSaid: true},
	}
	conv.Asking, conv.Doubt, conv.Choices = "", nil, nil
}

// restOn notes that the cost which the conversation rests on is kept now, so
// that an answer says where it is from, and forgets it when the owner does.
func (conv *conversation) restOn(p *knowledge.Product, now time.Time) {
	if s := conv.Case; s != nil && s.Said.Cost != nil && *s.Said.Cost == p.Cost && productKey(s.Said.Product) == p.Key && conv.pricedProduct() == "" {
		s.Kept = &knowledge.Product{Name: p.Name, Cost: p.Cost, Unit: p.Unit, UpdatedAt: now}
	}
}

// answersCase tells whether the price question under way is about the goods,
// by the same measure.
func (conv *conversation) answersCase(p *knowledge.Product) bool {
	return conv.pricedProduct() != "" && productKey(conv.pricedProduct()) == p.Key && !conv.Case.PackUnclear &&
		knowledge.SameMeasure(conv.Case.Said.Unit, p.Unit)
}
