package chat

import "setara/knowledge"

// monthTarget answers a profit wanted of a month where it is not known how
// many are sold: how many must be, at the own price.
func (k *reckoning) monthTarget() passage {
	wanted := *k.understood.Sale.WantedMonthly
	own := k.situation.OwnPrice
	if own == nil {
		return passage{blocks: []Block{k.wordMonthWish(wanted)}}
	}
	profit := k.high.Profit(*own)
	k.proveLeft(proofOwn, k.high, *own)
	if profit <= 0 {
		return passage{blocks: []Block{k.wordNeverSoMuch(*own, profit)}}
	}
	pieces := (wanted + profit - 1) / profit
	if pieces > knowledge.Rupiah(maxMonthly/knowledge.One) {
		return passage{blocks: []Block{wordFlaw(FlawMonthly)}}
	}
	k.result.PiecesPerMonth = int64(pieces)
	return passage{blocks: []Block{k.wordMonthPieces(*own, profit, wanted, int64(pieces))}}
}
