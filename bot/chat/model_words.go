package chat

import (
	"slices"
	"strings"
	"unicode"

	"setara/knowledge"
	"setara/knowledge/text"
)

// slotNames are the prices of a case as tools name them.
var slotNames = map[Slot]string{SlotOwnPrice: "own_price", SlotCompetitorPrice: "competitor_price", SlotCost: "cost"}

// heard is what the owner said, in the conversation, as figures.
type heard struct {
	// mentions counts how often each amount was said.
	mentions map[knowledge.Rupiah]int
	// prices are the amounts that were said as one of the prices.
	prices    []saidPrice
	packs     []text.Quantity
	percents  []knowledge.BasisPoints
	dollars   []knowledge.Cents
	platforms []knowledge.Platform
	// counts are the numbers that count something.
	counts []knowledge.Pack
	rate   knowledge.Rupiah
}

// heard reads the figures out of what the owner said. Those of the case under
// way count as said: they were, before.
func (w *ownersWords) heard() *heard {
	h := &heard{mentions: map[knowledge.Rupiah]int{}}
	q := text.ReadQuestion(w.text)
	for _, m := range q.Money {
		if m.Impossible {
			continue
		}
		for _, amount := range withoutRepeats(append([]knowledge.Rupiah{m.Low, m.High}, m.Alternatives...)) {
			h.mentions[amount]++
		}
	}
	for _, p := range q.Percents {
		h.percents = append(h.percents, p.Value)
	}
	for _, o := range q.Others {
		if o.Dollars > 0 {
			h.dollars = append(h.dollars, o.Dollars)
		}
	}
	if rate, ok := text.ReadRate(&q); ok {
		h.rate = rate.Rupiah
	}
	h.counts = countsIn(newMessage(w.text))
	h.packs = append(h.packs, q.Quantities...)
	for _, p := range q.Platforms {
		h.platforms = append(h.platforms, p.Platform)
	}
	for i := range w.readings {
		r := &w.readings[i]
		h.take(&r.Understood)
		h.said(r.said...)
		if r.Doubt != nil {
			for _, amount := range r.Doubt.Values {
				h.mention(amount)
			}
		}
		h.platforms = append(h.platforms, r.Platforms...)
	}
	if w.known != nil {
		h.take(w.known)
		h.said(w.known.saidPrices()...)
	}
	return h
}

// saidPrices are the prices of a case under way.
func (u *Understood) saidPrices() []saidPrice {
	var said []saidPrice
	for slot, each := range u.prices {
		if each == nil {
			continue
		}
		said = append(said, saidPrice{slot, PackAmount{*each, knowledge.One}, u.Unit})
		for _, amount := range u.ForPack {
			if amount.Each() == *each {
				said = append(said, saidPrice{slot, amount, u.Unit})
			}
		}
	}
	return said
}

// said adds amounts that were said as one of the prices.
func (h *heard) said(prices ...saidPrice) {
	for _, p := range prices {
		h.mention(p.Amount)
		h.mention(p.Each())
	}
	h.prices = append(h.prices, prices...)
}

// take adds what Setara itself understood.
func (h *heard) take(u *Understood) {
	for _, said := range u.ForPack {
		h.mention(said.Amount)
		h.mention(said.Each())
	}
	if u.Pack > 0 && u.UnitSaid {
		h.packs = append(h.packs, text.Quantity{Unit: u.Unit, Pack: u.Pack})
	}
	if u.WantedMargin > 0 {
		h.percents = append(h.percents, u.WantedMargin)
	}
	h.platforms = append(h.platforms, u.OwnPlatform, u.CompetitorPlatform)
}

// mention counts an amount that was said at least once.
func (h *heard) mention(amount knowledge.Rupiah) { h.mentions[amount] = max(h.mentions[amount], 1) }

// priceSaid is one price that the model gave.
type priceSaid struct {
	slot   Slot
	amount *int64
}

// check refuses a price that the owner did not say as that price, or that was
// said once and given twice.
func (h *heard) check(prices ...priceSaid) error {
	given := map[knowledge.Rupiah]int{}
	for _, p := range prices {
		if p.amount == nil {
			continue
		}
		amount, name := knowledge.Rupiah(*p.amount), slotNames[p.slot]
		switch roles := h.roles(amount); {
		case amount <= 0 || amount > knowledge.MaxRupiah:
			return badArguments("%s %d can be no price; leave it null", name, amount)
		case h.mentions[amount] == 0:
			return badArguments("%s %d was not said by the owner; leave it null", name, amount)
		case len(roles) == 0:
			return badArguments("the owner said %d, but not that it is %s; leave it null, or ask the owner whose price it is", amount, name)
		case !slices.Contains(roles, p.slot):
			return badArguments("the owner said %d as %s, not as %s", amount, slotNames[roles[0]], name)
		}
		if given[amount]++; given[amount] > h.mentions[amount] {
			return badArguments("%d was said once and can be only one of the prices", amount)
		}
	}
	return nil
}

// roles are what an amount was said as.
func (h *heard) roles(amount knowledge.Rupiah) []Slot {
	var roles []Slot
	for i := range h.prices {
		if h.prices[i].is(amount) {
			roles = append(roles, h.prices[i].slot)
		}
	}
	return roles
}

// has tells whether the owner said an amount.
func (h *heard) has(amount knowledge.Rupiah) bool { return amount > 0 && h.mentions[amount] > 0 }

// hasPack tells whether the owner said a count or measure. One piece need not
// be said.
func (h *heard) hasPack(unit knowledge.Unit, pack knowledge.Pack) bool {
	if pack == knowledge.One && unit.Counted() {
		return true
	}
	return slices.ContainsFunc(h.packs, func(q text.Quantity) bool {
		if q.Unit != "" && !knowledge.SameMeasure(q.Unit, unit) {
			return false
		}
		return q.Pack == pack || pack == knowledge.One && !unit.Counted()
	})
}

// hasWords tells whether all words of a phrase are among those that the owner
// said, in the message or of the case under way.
func (w *ownersWords) hasWords(phrase string) bool {
	said := text.ReadQuestion(w.text)
	words := slices.Clone(said.Words)
	for _, t := range said.Tokens {
		words = append(words, t.Text)
	}
	if w.known != nil {
		words = append(words, strings.Fields(w.known.Product)...)
	}
	for i := range w.readings {
		words = append(words, strings.Fields(w.readings[i].Understood.Product)...)
	}
	q := text.ReadQuestion(phrase)
	if len(q.Words) == 0 {
		return false
	}
	for i, word := range q.Words {
		if q.Tokens[i].Kind != text.Mark && !slices.Contains(words, word) && !slices.Contains(words, q.Tokens[i].Text) {
			return false
		}
	}
	return true
}

// maxProductWords is how many words a name may have that is not the owner's.
const maxProductWords = 5

// product is the name of goods that the model gave, in the form that Setara
// looks for: words of the owner, or a name of goods that the lists know.
func (w *ownersWords) product(given *string) (string, error) {
	if given == nil || strings.TrimSpace(*given) == "" {
		return "", nil
	}
	name := spacedName(*given)
	describes := func(word string) bool { return text.DescribesGoods(word) && !text.NeverGoods(word) }
	if !w.hasWords(name) && !(text.NamesGoods(name) && w.names(name, describes)) {
		return "", badArguments("product %q is neither in the owner's words nor a plain name of goods; use the owner's words", forModelText(name, maxProductName))
	}
	return knowledge.FirstRunes(name, maxProductName), nil
}

// part is the name of a part of a cost: words of the owner, or what the lists
// know as part of a cost.
func (w *ownersWords) part(given string) (string, error) {
	name := spacedName(given)
	known := func(word string) bool {
		_, ok := costKindOf(word)
		return ok || text.DescribesGoods(word)
	}
	if name == "" || !w.hasWords(name) && !w.names(name, known) {
		return "", badArguments("part %q is neither in the owner's words nor a plain name; use the owner's words", forModelText(name, maxCostName))
	}
	return name, nil
}

func spacedName(given string) string {
	return strings.Join(strings.Fields(strings.ToLower(given)), " ")
}

// names tells whether each word of a name is the owner's or one that the lists
// know, so that a name can be no sentence.
func (w *ownersWords) names(name string, known func(string) bool) bool {
	words := strings.Fields(name)
	return len(words) <= maxProductWords && len(name) <= maxProductName && !slices.ContainsFunc(words, func(word string) bool {
		letters := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) < 0
		return !letters || !w.hasWords(word) && !text.NamesGoods(word) && !known(word)
	})
}

// own refuses a marketplace that the owner did not name.
func (h *heard) own(name string, p *knowledge.Platform) error {
	if p != nil && !slices.Contains(h.platforms, *p) {
		return badArguments("%s %s was not named by the owner; leave it null", name, *p)
	}
	return nil
}

// withoutRepeats are values without repeats.
func withoutRepeats[T comparable](values []T) []T {
	var found []T
	for _, v := range values {
		if !slices.Contains(found, v) {
			found = append(found, v)
		}
	}
	return found
}
