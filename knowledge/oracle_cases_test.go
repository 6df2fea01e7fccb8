package knowledge_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"setara/knowledge"
)

// oracleCases is how many random cases each function is held to.
const oracleCases = 10_000

// oracleSeed begins each sequence of cases: a failure names its case, and the
// same seed finds it again.
const oracleSeed = 20261125

// drawer draws random cases.
type drawer struct{ *rand.Rand }

// eachCase runs a check on random cases until one fails.
func eachCase(t *testing.T, check func(t *testing.T, d drawer)) {
	t.Helper()
	t.Parallel()
	t.Logf("%d cases from seed %d", oracleCases, oracleSeed)
	d := drawer{rand.New(rand.NewPCG(oracleSeed, 0))}
	for i := range oracleCases {
		check(t, d)
		if t.Failed() {
			t.Fatalf("case %d of seed %d", i, oracleSeed)
		}
	}
}

// upTo is a whole number from 0 to most, small ones as often as large.
func (d drawer) upTo(most knowledge.Rupiah) knowledge.Rupiah {
	return knowledge.Rupiah(math.Exp(d.Float64()*math.Log(float64(most)+1))) - 1
}

// price is an amount from 1 up.
func (d drawer) price(most knowledge.Rupiah) knowledge.Rupiah { return max(1, d.upTo(most)) }

func (d drawer) share(most knowledge.BasisPoints) knowledge.BasisPoints {
	return knowledge.BasisPoints(d.Int64N(int64(most) + 1))
}

// sometimes is true in one case of n.
func (d drawer) sometimes(n int) bool { return d.IntN(n) == 0 }

// take draws none to five parts, capped and taxed or not, that come to under
// 90 % of the price.
func (d drawer) take(size knowledge.Rupiah) knowledge.Take {
	var take knowledge.Take
	for range d.IntN(6) {
		part := knowledge.FeePart{Rate: d.share(1_500)}
		if d.sometimes(3) {
			part.Cap = d.price(size)
		}
		if d.sometimes(3) {
			part.Tax = knowledge.VATOnTop
		}
		take.Parts = append(take.Parts, part)
	}
	if d.sometimes(2) {
		take.Fixed = d.upTo(10_000)
	}
	return take
}

// terms draws terms of a cost up to a size.
func (d drawer) terms(size knowledge.Rupiah) knowledge.Terms {
	terms := knowledge.Terms{Cost: d.upTo(size), Take: d.take(size)}
	if d.sometimes(3) {
		terms.Discount = d.share(9_000)
	}
	if d.sometimes(3) {
		terms.IncomeTax = 50
	}
	if d.sometimes(3) {
		terms.Returns = knowledge.Returns{
			Share: d.share(5_000), Each: d.upTo(100_000), PieceLost: d.sometimes(2), FixedKept: d.sometimes(2),
		}
	}
	return terms
}

// size draws how dear the goods of a case are: up to a few hundred rupiah, up
// to what owners sell, up to all that is reckoned with.
func (d drawer) size() knowledge.Rupiah {
	return [...]knowledge.Rupiah{500, 5_000_000, knowledge.MaxRupiah}[d.IntN(3)]
}

// charge draws a charge whose upper end keeps at least what the lower does.
func (d drawer) charge() *knowledge.Charge {
	high := d.take(5_000_000)
	low := knowledge.Take{Fixed: high.Fixed}
	for _, part := range high.Parts {
		part.Rate -= d.share(part.Rate)
		low.Parts = append(low.Parts, part)
	}
	return &knowledge.Charge{Low: low, High: high}
}
