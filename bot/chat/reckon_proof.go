package chat

import "setara/knowledge"

// The proofs of a reckoning are the lines of /sumber: each figure of the
// answer stands in one, and each figure of a proof is a fact of the answer.

// prove keeps a line, once. Its figures must be in the ledger.
func (k *reckoning) prove(name, how string) {
	block := formula(name, how)
	for _, known := range k.proofs {
		if known.Spans[0] == block.Spans[0] && known.Spans[1] == block.Spans[1] {
			return
		}
	}
	k.proofs = append(k.proofs, block)
}

// proveLeft shows what a price leaves.
func (k *reckoning) proveLeft(name string, t knowledge.Terms, price knowledge.Rupiah) {
	k.ledger.breakdown(t, price)
	k.prove(name, left(t, price))
}

// provePaid shows what a price pays out.
func (k *reckoning) provePaid(name string, t knowledge.Terms, price knowledge.Rupiah) {
	t.Cost = 0
	k.ledger.breakdown(t, price)
	k.prove(name, paidOut(t, price))
}

// proveSolved shows the formula that a price comes from; charm is the price
// that people charge instead, or 0.
func (k *reckoning) proveSolved(name string, t knowledge.Terms, margin knowledge.BasisPoints, price, charm knowledge.Rupiah) {
	if t.Returns.Share > 0 {
		k.ledger.breakdown(t, price) // its formula is its proof
	} else {
		k.ledger.solution(t, price)
	}
	how := solved(t, margin, price)
	if charm != 0 {
		how = raised(how, price, charm)
	}
	k.prove(name, how)
}

// proveShare shows a profit as a share of what it is a share of.
func (k *reckoning) proveShare(name string, part, whole knowledge.Rupiah, share knowledge.BasisPoints) {
	k.ledger.worked(name, &part)
	k.prove(name, divided(part, whole, share))
}

// proveRates shows what several shares of the price come to at both ends of a
// charge, and keeps it.
func (k *reckoning) proveRates(where string, charge *knowledge.Charge) {
	k.ledger.ends(charge)
	k.proofs = append(k.proofs, wordRates(where, charge)...)
}

// breakdown adds what a price is made of.
func (f *factList) breakdown(t knowledge.Terms, price knowledge.Rupiah) {
	b := t.Breakdown(price)
	f.worked("harga", &price)
	for i := range b.Charged {
		f.worked("potongan di harga itu", &b.Charged[i].Amount)
	}
	if t.Fixed > 0 {
		f.worked("biaya pesanan", &t.Fixed)
	}
	if t.Cost > 0 {
		f.worked("modal", &t.Cost)
	}
	f.worked("sisa di harga itu", &b.Sold)
	if t.Returns.Share > 0 {
		f.worked("rugi tiap kali kembali", &b.Returned)
		f.worked("sisa rata-rata", &b.Profit)
	}
}

// solution adds what the formula of a price shows of it.
func (f *factList) solution(t knowledge.Terms, price knowledge.Rupiah) {
	f.worked("harga", &price)
	f.worked("modal", &t.Cost)
	if t.Fixed > 0 {
		f.worked("biaya pesanan", &t.Fixed)
	}
	for _, charged := range t.Breakdown(price).Charged {
		if charged.Capped {
			f.worked("potongan di harga itu", &charged.Amount)
		}
	}
}

// severalShares tells whether the rate of a take is more than one row's.
func severalShares(t knowledge.Take) bool {
	for _, part := range t.Parts {
		if part.Tax > 0 {
			return true
		}
	}
	return len(t.Parts) > 1
}
