package knowledge

import (
	"cmp"
	"math"
	"slices"
	"strings"
)

// Guess is what the comparables of one listing, other shops' only, say about
// its price, beside that price.
type Guess struct {
	ID       string
	Title    string
	Category string
	// Price is the listing's own unit price in rupiah, more than 0.
	Price Rupiah
	// Comparables and Baseline are the quartiles of the unit prices that the
	// guess and the baseline rest on; with N of 0 there is no guess.
	Comparables, Baseline Quartiles
}

// LogError is the absolute log error of a median against the listing's price:
// 0.22 is a quarter off. It is +Inf where there is no guess.
func (g *Guess) LogError(q Quartiles) float64 {
	if q.N == 0 {
		return math.Inf(1)
	}
	return logError(q.Median, g.Price)
}

func logError(guess, price Rupiah) float64 {
	return math.Abs(math.Log(float64(max(guess, 1)) / float64(max(price, 1))))
}

// Accuracy sums up guesses. Shares are from 0 to 1. With Answered of 0 the
// errors and shares mean nothing and are 0.
type Accuracy struct {
	N         int `json:"n"`
	Abstained int `json:"abstained"`
	Answered  int `json:"answered"`
	// MedianAbsLogError and MeanAbsLogError are over the answered.
	MedianAbsLogError float64 `json:"median_abs_log_error"`
	MeanAbsLogError   float64 `json:"mean_abs_log_error"`
	// Within25 is the share of the answered whose guess is within a quarter of
	// the price, Coverage the share whose price is between the quartiles: one
	// half where they tell the truth.
	Within25 float64 `json:"within_25"`
	Coverage float64 `json:"coverage"`
	// AllMedianAbsLogError and AllMeanAbsLogError are over all, an abstention
	// counted as the median price of all.
	AllMedianAbsLogError float64 `json:"all_median_abs_log_error"`
	AllMeanAbsLogError   float64 `json:"all_mean_abs_log_error"`
}

// Evaluation is how well listings predict one another's prices.
type Evaluation struct {
	Accuracy
	// Baseline is measured on the listings that were answered: the others
	// count as abstained there too.
	Baseline Accuracy `json:"baseline"`
	// Categories are by the first two parts of the category, the largest
	// first.
	Categories []CategoryAccuracy `json:"categories"`
	// Worst are the guesses farthest off, the farthest first.
	Worst []Guess `json:"-"`
}

// CategoryAccuracy is the accuracy within one category, empty for listings
// without.
type CategoryAccuracy struct {
	Category string `json:"category"`
	Accuracy
	Baseline Accuracy `json:"baseline"`
}

// worstGuesses is how many guesses an evaluation lists for reading.
const worstGuesses = 20

// Evaluate sums up guesses.
func Evaluate(guesses []Guess) Evaluation {
	e := Evaluation{Categories: []CategoryAccuracy{}}
	overall := medianPrice(guesses)
	e.Accuracy, e.Baseline = accuracies(guesses, overall)
	groups := map[string][]Guess{}
	for _, g := range guesses {
		category := categoryGroup(g.Category)
		groups[category] = append(groups[category], g)
	}
	for category, group := range groups {
		c := CategoryAccuracy{Category: category}
		c.Accuracy, c.Baseline = accuracies(group, overall)
		e.Categories = append(e.Categories, c)
	}
	slices.SortFunc(e.Categories, func(a, b CategoryAccuracy) int {
		return cmp.Or(cmp.Compare(b.N, a.N), strings.Compare(a.Category, b.Category))
	})
	e.Worst = worst(guesses)
	return e
}

// categoryGroup is the first two parts of a category path.
func categoryGroup(path string) string {
	parts := strings.SplitN(path, "/", 3)
	return strings.Join(parts[:min(len(parts), 2)], "/")
}

func medianPrice(guesses []Guess) Rupiah {
	prices := make([]Rupiah, len(guesses))
	for i := range guesses {
		prices[i] = guesses[i].Price
	}
	return QuartilesOf(prices).Median
}

// accuracies are that of the comparables and that of the baseline.
func accuracies(guesses []Guess, overall Rupiah) (comparables, baseline Accuracy) {
	return accuracyOf(guesses, overall, func(g *Guess) Quartiles { return g.Comparables }),
		accuracyOf(guesses, overall, func(g *Guess) Quartiles {
			if g.Comparables.N == 0 {
				return Quartiles{}
			}
			return g.Baseline
		})
}

func accuracyOf(guesses []Guess, overall Rupiah, of func(*Guess) Quartiles) Accuracy {
	a := Accuracy{N: len(guesses)}
	var answered, all []float64
	within, covered := 0, 0
	for i := range guesses {
		g := &guesses[i]
		q := of(g)
		if q.N == 0 {
			a.Abstained++
			all = append(all, logError(overall, g.Price))
			continue
		}
		e := g.LogError(q)
		answered, all = append(answered, e), append(all, e)
		if off := q.Median - g.Price; 4*max(off, -off) <= g.Price {
			within++
		}
		if q.Q1 <= g.Price && g.Price <= q.Q3 {
			covered++
		}
	}
	a.Answered = len(answered)
	a.MedianAbsLogError, a.MeanAbsLogError = medianAndMean(answered)
	a.AllMedianAbsLogError, a.AllMeanAbsLogError = medianAndMean(all)
	if a.Answered > 0 {
		a.Within25 = float64(within) / float64(a.Answered)
		a.Coverage = float64(covered) / float64(a.Answered)
	}
	return a
}

// medianAndMean are 0 for no values.
func medianAndMean(values []float64) (median, mean float64) {
	n := len(values)
	if n == 0 {
		return 0, 0
	}
	for _, v := range values {
		mean += v / float64(n)
	}
	return medianOf(values), mean
}

func worst(guesses []Guess) []Guess {
	sorted := slices.DeleteFunc(slices.Clone(guesses), func(g Guess) bool { return g.Comparables.N == 0 })
	slices.SortFunc(sorted, func(a, b Guess) int {
		return cmp.Or(cmp.Compare(b.LogError(b.Comparables), a.LogError(a.Comparables)), strings.Compare(a.ID, b.ID))
	})
	return sorted[:min(len(sorted), worstGuesses)]
}
