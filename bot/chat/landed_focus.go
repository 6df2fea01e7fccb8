package chat

import (
	"slices"

	"setara/knowledge"
)

// importFocus is the one fact that a question about an import asks for: the
// answer opens with it.
type importFocus uint8

const (
	focusDuty importFocus = iota
	focusGuard
	focusFree
	focusVAT
	focusPrepaid
	focusWhy
)

// focus is what is asked for first. What is rarer in a question says more
// about it: duty is named in nearly all of them.
func (i *importCase) focus() importFocus {
	a := &i.asked
	switch {
	case a.has(topicSafeguard):
		return focusGuard
	case a.has(topicWhy):
		return focusWhy
	case a.asksFree():
		return focusFree
	case a.has(topicPrepaid):
		return focusPrepaid
	case a.has(topicVAT) && !a.has(topicDuty):
		return focusVAT
	default:
		return focusDuty
	}
}

// asksFree tells whether the limit is asked for up to which a parcel owes no
// duty.
func (a *importQuestion) asksFree() bool {
	return a.has(topicFree) || a.has(topicLimit) && a.has(topicDuty|topicTax) && a.abroad() && !a.has(topicContainer)
}

// all is the case with those of the other goods that the question names.
func (i *importCase) all() []*importCase { return append([]*importCase{i}, i.others...) }

// statesAsked tells whether the answer holds what was asked for. Where a price
// was named any rule of the day will do.
func (i *importCase) statesAsked() bool {
	if i.asked.named() || i.price != nil || i.asked.unread {
		return i.statesSomething()
	}
	for _, one := range i.all() {
		if one.statesFocus() {
			return true
		}
	}
	return false
}

func (i *importCase) statesFocus() bool {
	parcel := i.quoteOf(knowledge.RouteParcel)
	switch i.focus() {
	case focusGuard:
		owed, unclear := i.guards()
		return len(owed)+len(unclear) > 0 || i.nextGuard() != nil
	case focusFree:
		return parcel != nil && len(parcel.Bands) > 0
	case focusVAT:
		return i.quotes[0].VAT != nil
	case focusPrepaid:
		return i.customs.PrepaymentOn(i.asOf) != nil || parcel != nil && len(parcel.Bands) > 0 && parcel.Bands[1].Prepaid != nil
	case focusWhy:
		return i.statesSomething()
	default:
		return i.dutyOf(i.first()) != nil || i.dutyOf(i.quoteOf(knowledge.RouteGeneral)) != nil
	}
}

// dutyOf is the duty of a route where no price is named; nil where it is not
// known.
func (i *importCase) dutyOf(q *quote) *knowledge.RateRange {
	switch {
	case q == nil || len(q.Bands) == 0:
		return nil
	case q.Kind == knowledge.RouteParcel:
		return q.Bands[1].Duty
	default:
		return q.Bands[0].Duty
	}
}

// guards are the safeguard duties that the goods owe by container, and those
// of which that is not clear; those whose amount is known come first. Where they are asked for without goods, they are
// those of all goods.
func (i *importCase) guards() (owed, unclear []knowledge.Safeguard) {
	amountFirst := func(a, b knowledge.Safeguard) int { return int(min(b.High, 1) - min(a.High, 1)) }
	q := i.quoteOf(knowledge.RouteGeneral)
	if i.goods != nil || !i.asked.has(topicSafeguard) {
		return slices.SortedStableFunc(slices.Values(q.Guards), amountFirst), q.Unclear
	}
	for _, s := range i.customs.GuardsOn(i.asOf) {
		if s.Unclear {
			unclear = append(unclear, s)
		} else {
			owed = append(owed, s)
		}
	}
	slices.SortStableFunc(owed, amountFirst)
	return owed, unclear
}

// nextGuard is the safeguard duty on the goods that is known to begin, where
// it was asked for and none holds yet; nil for none.
func (i *importCase) nextGuard() *knowledge.Safeguard {
	if owed, unclear := i.guards(); i.goods == nil || !i.asked.has(topicSafeguard) || len(owed)+len(unclear) > 0 {
		return nil
	}
	return i.customs.NextGuard(i.goods.Safeguards, i.asOf)
}
