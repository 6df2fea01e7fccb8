package knowledge

import "math/bits"

// Watch is a saved product whose market an owner wants to hear of when it
// shifts.
type Watch struct {
	// ID is given when the watch is set; one that is set anew has another.
	ID      int64
	Product Product
	// Goods are the product words to ask the market for. Category keeps the
	// watch to goods of one category, see [Query].
	Goods, Category string
	// Threshold is how far a median must move to be told, from
	// [MinThreshold] to [MaxThreshold].
	Threshold BasisPoints
	// Unit is what the marks are prices of; empty before there are any.
	Unit Unit
	// Local and Import are the medians that the owner knows of.
	Local, Import Mark
}

// The bounds of what an owner may choose as threshold, and how many products
// are watched for one owner.
const (
	MinThreshold BasisPoints = 100
	MaxThreshold BasisPoints = 9000
	MaxWatches               = 20
)

// Mark is a median that shifts are measured from. Its zero value is none.
type Mark struct {
	// Price is for one unit, from N listings.
	Price Rupiah
	N     int
	// On is the day for which it was worked out.
	On Day
}

// Shift is a median that has moved by as much as the owner chose.
type Shift struct {
	// Origin is [OriginLocal] or [OriginImport].
	Origin Origin
	// From is what the owner knew, To what holds now.
	From, To Mark
	// Oldest and Newest are the days on which the listings of To were seen.
	Oldest, Newest Day
}

// Change is how far the median moved, as a share of where it was; negative
// for a fall.
func (s *Shift) Change() BasisPoints { return Ratio(s.To.Price-s.From.Price, s.From.Price) }

// Moved tells whether a price is away from the baseline by the threshold or
// more, up or down. It is exact: no share is rounded. No price shifts away from
// a baseline of nothing.
func Moved(baseline, now Rupiah, threshold BasisPoints) bool {
	if baseline <= 0 {
		return false
	}
	farHigh, far := bits.Mul64(uint64(max(now-baseline, baseline-now)), 10_000)
	leastHigh, least := bits.Mul64(uint64(threshold), uint64(baseline))
	return farHigh > leastHigh || farHigh == leastHigh && far >= least
}

// Query asks for the market of the product. Where the owner gave its cost, it
// is that of the unit which the cost is for; else that of the marks; else the
// one that the goods are sold by.
func (w *Watch) Query(asOf Day) Query {
	unit := w.Unit
	if w.Product.Cost > 0 {
		unit = w.Product.Unit
	}
	return Query{Product: w.Goods, Category: w.Category, Unit: unit, AsOf: asOf}
}

// Compare sets what was found for the watch against what the owner knows. It
// returns the shifts to tell, and the watch as it is once they are told: a
// median that is told is what the next move is measured from.
//
// A group counts where it has at least [MinComparables] used listings that are
// no samples. The first time that it has, its median is taken without a word;
// where it has not, what the owner knew stays. Once there are marks for another
// unit, they take the place of the old ones.
func (w Watch) Compare(c *Comparables) (Watch, []Shift) {
	enough := c.Groups.Local.N >= MinComparables || c.Groups.Import.N >= MinComparables
	if c.Sample || !enough || len(c.Choices) > 0 {
		return w, nil
	}
	if w.Unit != c.Unit {
		w.Unit, w.Local, w.Import = c.Unit, Mark{}, Mark{}
	}
	var shifts []Shift
	for _, group := range [...]struct {
		origin Origin
		mark   *Mark
		q      Quartiles
	}{{OriginImport, &w.Import, c.Groups.Import}, {OriginLocal, &w.Local, c.Groups.Local}} {
		if group.q.N < MinComparables {
			continue
		}
		now := Mark{Price: group.q.Median, N: group.q.N, On: c.AsOf}
		switch {
		case *group.mark == Mark{}:
			*group.mark = now
		case Moved(group.mark.Price, now.Price, w.Threshold):
			shifts = append(shifts, Shift{
				Origin: group.origin, From: *group.mark, To: now, Oldest: group.q.Oldest, Newest: group.q.Newest,
			})
			*group.mark = now
		}
	}
	return w, shifts
}
