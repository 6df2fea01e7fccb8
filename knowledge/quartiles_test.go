package knowledge

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestQuartilesInterpolateBetweenNeighbours(t *testing.T) {
	for _, test := range []struct {
		name   string
		prices []Rupiah
		want   Quartiles
	}{
		{"nobody", nil, Quartiles{}},
		{"one listing is all its quartiles", []Rupiah{9_900}, Quartiles{N: 1, Min: 9_900, Q1: 9_900, Median: 9_900, Q3: 9_900, Max: 9_900}},
		{"the median of 10 and 20 is 15", []Rupiah{20, 10}, Quartiles{N: 2, Min: 10, Q1: 13, Median: 15, Q3: 18, Max: 20}},
		{"five in a row", []Rupiah{50, 10, 40, 20, 30}, Quartiles{N: 5, Min: 10, Q1: 20, Median: 30, Q3: 40, Max: 50}},
		{"R's type 7 of 1 to 10, in thousands", []Rupiah{1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000, 10000},
			Quartiles{N: 10, Min: 1000, Q1: 3250, Median: 5500, Q3: 7750, Max: 10000}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := cmp.Diff(test.want, QuartilesOf(test.prices)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestQuartilesAreOrderedAndInsideMinAndMax(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.SliceOfN(rapid.Int64Range(1, int64(MaxRupiah)), 1, 60).Draw(t, "prices")
		prices := make([]Rupiah, len(raw))
		for i, p := range raw {
			prices[i] = Rupiah(p)
		}
		q := QuartilesOf(prices)
		if !slices.IsSorted([]Rupiah{q.Min, q.Q1, q.Median, q.Q3, q.Max}) {
			t.Fatalf("not in order: %+v", q)
		}
		if q.N != len(raw) || q.Min != slices.Min(prices) || q.Max != slices.Max(prices) {
			t.Fatalf("ends or count are wrong: %+v", q)
		}
	})
}
