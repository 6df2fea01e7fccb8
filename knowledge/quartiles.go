package knowledge

import "slices"

// Quartiles sums up a group of unit prices. With N of 0 the other fields mean
// nothing.
type Quartiles struct {
	N      int
	Min    Rupiah
	Q1     Rupiah
	Median Rupiah
	Q3     Rupiah
	Max    Rupiah
	// Oldest and Newest are the days of the first and the last observation.
	Oldest Day
	Newest Day
}

// QuartilesOf sums up prices, in any order; the slice is sorted in place.
// Quartiles interpolate linearly between neighbours (type 7 of Hyndman and
// Fan, "Sample Quantiles in Statistical Packages", 1996), rounded to the
// nearest rupiah, halves up.
func QuartilesOf(prices []Rupiah) Quartiles {
	if len(prices) == 0 {
		return Quartiles{}
	}
	slices.Sort(prices)
	return Quartiles{
		N:      len(prices),
		Min:    prices[0],
		Q1:     quarter(prices, 1),
		Median: quarter(prices, 2),
		Q3:     quarter(prices, 3),
		Max:    prices[len(prices)-1],
	}
}

// quarter is the k-th quartile of sorted prices. The type 7 position
// (n-1)*k/4 is a whole number of quarters, so no floating point is needed.
func quarter(sorted []Rupiah, k int) Rupiah {
	position := (len(sorted) - 1) * k
	i, rest := position/4, int64(position%4)
	if rest == 0 {
		return sorted[i]
	}
	low, high := sorted[i], sorted[i+1]
	return low + Rupiah(divRound(int64(high-low), rest, 4))
}
