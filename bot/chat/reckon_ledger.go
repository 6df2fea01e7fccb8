package chat

import (
	"slices"

	"setara/knowledge"
)

// An amount, share or count that a reckoning words is a fact: these word it and
// keep it.

// rupiah words an amount for one unit as the owner thinks of it, and keeps it.
func (k *reckoning) rupiah(label string, r knowledge.Rupiah) string {
	k.keep(label, r)
	return k.price(r)
}

// perUnit words an amount with its unit, and keeps it.
func (k *reckoning) perUnit(label string, r knowledge.Rupiah) string {
	k.keep(label, r)
	return k.each(r)
}

// whole words an amount that is for no unit, such as a month's, and keeps it.
func (k *reckoning) whole(label string, r knowledge.Rupiah) string {
	k.ledger.worked(label, &r)
	return r.String()
}

func (k *reckoning) keep(label string, r knowledge.Rupiah) {
	k.ledger.worked(label, &r)
	if k.packed() {
		amount := k.wholeOf(r)
		k.ledger.worked(label+" untuk sekemasan", &amount)
		if !slices.ContainsFunc(k.perPack, func(x labelled) bool { return x.label == label && *x.amount == amount }) {
			k.perPack = append(k.perPack, labelled{label, &amount})
		}
	}
}

// share words a percentage with at most one decimal, exact one as it stands,
// and keep it.
func (k *reckoning) share(label string, b knowledge.BasisPoints) string {
	k.ledger.add(label, int64(b), knowledge.FactBasisPoints, knowledge.SourceCalculated)
	return b.Rounded()
}

func (k *reckoning) exact(label string, b knowledge.BasisPoints, source string) string {
	k.ledger.add(label, int64(b), knowledge.FactBasisPoints, source)
	return b.String()
}
