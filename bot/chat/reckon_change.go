package chat

// change answers how much more or less another price leaves, at the upper end
// of the charge; where the price before is not known, what is left.
func (k *reckoning) change() passage {
	if missing := k.missing(); missing != "" {
		return passage{needs: missing}
	}
	k.charged = true
	own := *k.situation.OwnPrice
	after := k.high.Profit(own)
	k.proveLeft(proofOwn, k.high, own)
	if k.understood.Sale.Before == nil {
		return passage{blocks: []Block{k.wordUnchanged(own, after)}}
	}
	before := *k.understood.Sale.Before
	k.proveLeft(proofBefore, k.high, before)
	left := k.high.Profit(before)
	more := after - left
	k.result.ChangeProfit = &more
	k.prove(proofChange, minus(after, left, more))
	return passage{blocks: k.wordChange(before, own, left, after)}
}
