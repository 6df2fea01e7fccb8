package market

import (
	"math"
	"math/rand/v2"
	"slices"
)

// ranks draws numbers from 0 on, the small ones most often: number r in
// proportion to 1/(r+offset)^exponent, which is Zipf's law. Unlike
// [rand.Zipf] it takes exponents up to 1, which are those of words, and is not
// bound to one source. It holds, for each number, the share of those up to it.
type ranks []float64

func newRanks(n int, exponent, offset float64) ranks {
	r := make(ranks, max(n, 1))
	sum := 0.0
	for i := range r {
		sum += math.Pow(float64(i)+offset, -exponent)
		r[i] = sum
	}
	for i := range r {
		r[i] /= sum
	}
	return r
}

func (r ranks) draw(random *rand.Rand) int {
	i, _ := slices.BinarySearch(r, random.Float64())
	return min(i, len(r)-1)
}

// pick draws one of the words, the first ones most often.
func (r ranks) pick(random *rand.Rand, words []string) string {
	return words[r.draw(random)%len(words)]
}
