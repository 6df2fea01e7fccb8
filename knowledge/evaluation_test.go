package knowledge

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// guessed is a guess of a median, with quartiles a tenth around it.
func guessed(price, median Rupiah) Guess {
	return Guess{Price: price, Comparables: QuartilesOf([]Rupiah{median * 9 / 10, median, median * 11 / 10}), Baseline: QuartilesOf([]Rupiah{2 * price})}
}

func TestAnEvaluationSumsUpItsGuesses(t *testing.T) {
	e := Evaluate([]Guess{
		guessed(10_000, 10_000),                                  // right, and between the quartiles
		guessed(10_000, 12_500),                                  // a quarter off
		guessed(10_000, 20_000),                                  // twice the price
		{Price: 40_000, Baseline: QuartilesOf([]Rupiah{40_000})}, // abstained: the baseline does not count either
	})
	if e.N != 4 || e.Answered != 3 || e.Abstained != 1 || e.Baseline.Answered != 3 {
		t.Errorf("counts: %+v", e.Accuracy)
	}
	near := func(name string, got, want float64) {
		if math.Abs(got-want) > 1e-9 {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	near("median", e.MedianAbsLogError, math.Log(1.25))
	near("mean", e.MeanAbsLogError, (math.Log(1.25)+math.Log(2))/3)
	near("within a quarter", e.Within25, 2.0/3)
	near("coverage", e.Coverage, 1.0/3)
	near("median of all", e.AllMedianAbsLogError, (math.Log(1.25)+math.Log(2))/2) // the abstained counts as 10.000 for 40.000
	near("baseline", e.Baseline.MedianAbsLogError, math.Log(2))
	if len(e.Worst) != 3 || e.Worst[0].Comparables.Median != 20_000 {
		t.Errorf("the worst: %+v", e.Worst)
	}
}

func TestAnEvaluationOfNothingIsZero(t *testing.T) {
	if e := Evaluate(nil); e.Accuracy != (Accuracy{}) || len(e.Worst) != 0 || e.Categories == nil {
		t.Errorf("got %+v", e)
	}
}

func TestCategoriesAddUpToTheWhole(t *testing.T) {
	guess := rapid.Custom(func(t *rapid.T) Guess {
		g := guessed(Rupiah(rapid.IntRange(1, 1_000_000).Draw(t, "price")), Rupiah(rapid.IntRange(1, 1_000_000).Draw(t, "median")))
		g.Category = rapid.SampledFrom([]string{"", "fashion", "fashion/tas", "fashion/tas/ransel", "dapur/panci/besar"}).Draw(t, "category")
		if rapid.Bool().Draw(t, "abstains") {
			g.Comparables = Quartiles{}
		}
		return g
	})
	rapid.Check(t, func(t *rapid.T) {
		e := Evaluate(rapid.SliceOf(guess).Draw(t, "guesses"))
		n, answered, mean := 0, 0, 0.0
		for i, c := range e.Categories {
			n, answered = n+c.N, answered+c.Answered
			mean += float64(c.Answered) * c.MeanAbsLogError
			if i > 0 && c.N > e.Categories[i-1].N {
				t.Fatal("the categories are not sorted by size")
			}
		}
		if n != e.N || answered != e.Answered || answered+e.Abstained != n {
			t.Fatalf("%d of %d in categories, %+v in all", answered, n, e.Accuracy)
		}
		if answered > 0 && math.Abs(mean/float64(answered)-e.MeanAbsLogError) > 1e-6 {
			t.Fatalf("mean %v by categories, %v in all", mean/float64(answered), e.MeanAbsLogError)
		}
	})
}
