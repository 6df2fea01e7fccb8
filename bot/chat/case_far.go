package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// absurdFactor is how many times apart two prices of one product are before an
// amount without a word is not taken for a price.
const absurdFactor = 20

// farPrice is an amount that is too many times apart from a price that is known of
// the case under way to be one itself.
type farPrice struct {
	given, known knowledge.Rupiah
	// slot is what the known one is.
	slot Slot
}

// absurd tells whether a message is a bare number that makes no price beside
// those that are known: "1" after "50rb" is a slip, not a thousand rupiah.
func (conv *conversation) absurd(message string, given *Understood) bool {
	return strings.Trim(strings.TrimSpace(message), "0123456789") == "" && conv.farOff(given) != nil
}

// farOff finds a price that is too many times apart from one that is known of the
// case under way; nil for none. Where those are as far apart themselves, it must be
// so from each of them.
func (conv *conversation) farOff(given *Understood) *farPrice {
	known := new(conv.Case.Understood())
	for _, amount := range given.prices {
		if amount == nil {
			continue
		}
		each := known.Pack.Each(*amount)
		var far *farPrice
		near := false
		for slot, other := range known.prices {
			switch {
			case other == nil:
			case !timesApart(each, *other):
				near = true
			case far == nil:
				whole, _ := known.WholePack(*other)
				far = &farPrice{*amount, whole, slot}
			}
		}
		if far != nil && !(near && conv.pricesApart()) {
			return far
		}
	}
	return nil
}

// pricesApart tells whether the known prices of the case are far apart themselves.
func (conv *conversation) pricesApart() bool {
	for _, one := range conv.Case.Said.prices {
		for _, other := range conv.Case.Said.prices {
			if one != nil && other != nil && timesApart(*one, *other) {
				return true
			}
		}
	}
	return false
}

// timesApart tells whether one of two amounts is too many times the other.
func timesApart(a, b knowledge.Rupiah) bool {
	return max(a, b) > min(a, b)*absurdFactor
}

// strays finds the amount of a message that would become a price of the case under
// way and is too far from it, where no word says that it is one: "20 juta" for a
// scarf at 45rb answers something else. It is nil for any other message, and for
// what Setara offered to choose from.
func (conv *conversation) strays(readings []Reading, given *Understood) *farPrice {
	r := &readings[0]
	if conv.Case == nil || len(readings) > 1 || len(r.said) > 0 || r.Understood.Product != "" || r.Understood.UnitSaid {
		return nil
	}
	far := conv.farOff(given)
	if far != nil && slices.Contains(conv.offered(), far.given) {
		return nil
	}
	return far
}
