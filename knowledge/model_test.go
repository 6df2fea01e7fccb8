package knowledge_test

import (
	"math"
	"testing"

	"setara/knowledge"
)

func TestWhateverTokensAreCountedTheyCostSomeAmountFromNothingUp(t *testing.T) {
	const dearest = math.MaxInt64
	for name, c := range map[string]struct {
		price         knowledge.ModelPrice
		input, output int64
		want          knowledge.Rupiah
	}{
		"nothing":                {knowledge.ModelPrice{Input: 50_000, Output: 200_000}, 0, 0, 0},
		"a token":                {knowledge.ModelPrice{Input: 50_000, Output: 200_000}, 1, 0, 1},
		"one of each":            {knowledge.ModelPrice{Input: 500_000, Output: 500_000}, 1, 1, 1},
		"a question":             {knowledge.ModelPrice{Input: 50_000, Output: 200_000}, 10_000, 300, 560},
		"a model of one's own":   {knowledge.ModelPrice{}, math.MaxInt64, math.MaxInt64, 0},
		"less than nothing":      {knowledge.ModelPrice{Input: 50_000, Output: 200_000}, -5, -7, 0},
		"less than none of one":  {knowledge.ModelPrice{Input: 50_000, Output: 200_000}, math.MinInt64, 5, 1},
		"more than can be paid":  {knowledge.ModelPrice{Input: 50_000, Output: 200_000}, math.MaxInt64, 1, 1_000_000_000_000_000},
		"all that there is":      {knowledge.ModelPrice{Input: dearest, Output: dearest}, math.MaxInt64, math.MaxInt64, 1_000_000_000_000_000},
		"up to what can be paid": {knowledge.ModelPrice{Input: 1_000_000}, 999_999_999_999_999, 0, 999_999_999_999_999},
	} {
		t.Run(name, func(t *testing.T) {
			if got := c.price.Cost(c.input, c.output); got != c.want {
				t.Errorf("%d, want %d", got, c.want)
			}
		})
	}
}
