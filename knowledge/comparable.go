package knowledge

import (
	"math"
	"slices"
)

// Comparable is a listing of the kind that was asked for.
type Comparable struct {
	Listing
	// Score says how much of the asked product the listing shares, from 0 to
	// 1, and Parts what it is made of. SameProduct marks the very same
	// article; it is decided without the price.
	Score       float64
	Parts       ScoreParts
	SameProduct bool
	// Traits are what the title states about the goods and the offer.
	Traits []Trait
	// Repeats marks an offer that its shop makes more than once: the same
	// article at the same price, of which a better comparable is there.
	Repeats bool
	// Stray marks goods of another category than nearly all that were found
	// under words that no list knows.
	Stray bool
	// Used tells whether the quartiles rest on this listing; where they do
	// not, Why says why.
	Used bool
	Why  Why
}

// ScoreParts are what a score is made of, each from 0 to 1.
type ScoreParts struct {
	// Head is how well the kinds of goods agree, Words the share of the asked
	// words that the listing has, Attributes the agreement in audience,
	// material and purpose, Size how near the amounts are that one price
	// buys, and Price whether the listing's words suggest the price level
	// that the asked words do.
	Head, Words, Attributes, Size, Price float64
}

// Why is the reason for which a comparable is shown but not used.
type Why string

// The reasons.
const (
	WhyPriceRange  Why = "price_range"  // only a range over variants is known
	WhyNoPrice     Why = "no_price"     // no price at all
	WhySetApart    Why = "set_apart"    // cannot be a price
	WhyPackUnclear Why = "pack_unclear" // the count in the pack cannot be told
	WhyOtherUnit   Why = "other_unit"   // sold by another measure than asked
	WhyBait        Why = "bait"         // the price is that of the cheapest of many variants
	WhyOutlier     Why = "outlier"      // far from all others of its kind
	WhyRepeat      Why = "repeat"       // the same shop offers the same article at the same price again

	WhyOtherCategory Why = "other_category" // filed under another category than nearly all others
)

// Comparables is what was found for one product.
type Comparables struct {
	// Found counts the listings of the asked kind, Used those that Groups
	// rests on.
	Found int
	Used  int
	// Limited marks thin evidence: under MinComparables used, or the newest
	// of them older than MaxAgeDays.
	Limited bool
	// Sample is true where what is used is sample data: no real listing was.
	Sample bool
	AsOf   Day
	// Unit is what the prices in Groups are for.
	Unit   Unit
	Groups Groups
	// Choices are what the question may have meant, by falling count, where
	// one figure for all that was found would say nothing; else empty.
	Choices []Choice
	// Items are the found, by falling score, ties by id.
	Items []Comparable
}

// Groups holds the unit prices of the used comparables, together and by
// origin.
type Groups struct {
	All, Local, Import, Unknown Quartiles
}

const (
	// MinComparables is the fewest comparables that a statement about the
	// market rests on without saying that the evidence is thin.
	MinComparables = 5
	// MaxAgeDays is the age of the newest comparable, in days, past which the
	// answer says that the evidence is old.
	MaxAgeDays = 90
)

// Compare decides which of the found listings the figures rest on and sums
// them up. The items come sorted and scored; Compare sets Used and Why on
// them. An empty unit means that the question named none: then the measure
// that most of the listings are sold by is taken. One real listing that is
// used removes all samples.
func Compare(items []Comparable, unit Unit, asOf Day) Comparables {
	for i := range items {
		items[i].Used, items[i].Why = false, unusable(&items[i])
	}
	c := Comparables{AsOf: asOf, Items: items}
	genuine := slices.DeleteFunc(slices.Clone(items), func(item Comparable) bool { return item.Sample })
	used, measure := choose(genuine, unit)
	if len(used) > 0 {
		c.Items = genuine
	} else {
		used, measure = choose(items, unit)
		c.Sample = len(used) > 0
	}
	c.Found, c.Used, c.Unit = len(c.Items), len(used), measure
	c.Groups = groupByOrigin(used)
	c.Limited = c.Used < MinComparables || int(asOf-c.Groups.All.Newest) > MaxAgeDays
	return c
}

// unusable is the reason for which a listing can never be used by itself.
func unusable(l *Comparable) Why {
	switch {
	case l.Stray:
		return WhyOtherCategory
	case l.SetApart:
		return WhySetApart
	case l.Price <= 0 && l.PriceMin > 0:
		return WhyPriceRange
	case l.Price <= 0:
		return WhyNoPrice
	case l.PackUnclear:
		return WhyPackUnclear
	case l.Bait:
		return WhyBait
	default:
		return ""
	}
}

// choose marks the items whose prices may stand side by side and returns
// them, with the measure that they share.
func choose(items []Comparable, unit Unit) ([]*Comparable, Unit) {
	if unit == "" {
		unit = commonUnit(items)
	}
	var chosen []*Comparable
	for i := range items {
		item := &items[i]
		switch {
		case item.Why != "":
		case !SameMeasure(item.Unit, unit):
			item.Why = WhyOtherUnit
		case item.Repeats:
			item.Why = WhyRepeat
		default:
			chosen = append(chosen, item)
		}
	}
	chosen = withoutOutliers(chosen)
	for _, item := range chosen {
		item.Used = true
	}
	return chosen, unit
}

// commonUnit is the unit that most of the usable items are sold by, counted
// units taken together; pieces where there is nothing to go by.
func commonUnit(items []Comparable) Unit {
	counts := map[Unit]int{}
	for i := range items {
		if item := &items[i]; item.Why == "" {
			if item.Unit.Counted() {
				counts[UnitPiece]++
			} else {
				counts[item.Unit]++
			}
		}
	}
	best := UnitPiece
	for _, u := range [...]Unit{UnitKilogram, UnitLitre, UnitMetre} {
		if counts[u] > counts[best] {
			best = u
		}
	}
	return best
}

const (
	// outlierSpreads is how many spreads from the median a price is held for a
	// slip of the seller or of the reader. The spread is 1.4826 times the
	// median absolute deviation of the log prices, which is the standard
	// deviation where they are normal (Rousseeuw and Croux, "Alternatives to
	// the Median Absolute Deviation", 1993).
	outlierSpreads = 5
	deviationScale = 1.4826
	// leastSpread is the least spread of a market: goods of one kind from plain
	// to luxurious, up to twenty times the median, are no slips.
	leastSpread = 0.6
)

// withoutOutliers leaves out, and marks, the items far from the median of
// all. Too few items say nothing about one another and are left as they are.
func withoutOutliers(items []*Comparable) []*Comparable {
	if len(items) < MinComparables {
		return items
	}
	logs := make([]float64, len(items))
	for i, item := range items {
		logs[i] = math.Log(float64(max(item.UnitPrice(), 1)))
	}
	median := medianOf(logs)
	deviations := make([]float64, len(logs))
	for i, l := range logs {
		deviations[i] = math.Abs(l - median)
	}
	limit := outlierSpreads * max(leastSpread, deviationScale*medianOf(deviations))
	kept := make([]*Comparable, 0, len(items))
	for i, item := range items {
		if math.Abs(logs[i]-median) > limit {
			item.Why = WhyOutlier
			continue
		}
		kept = append(kept, item)
	}
	return kept
}

// medianOf is the median of values, which are left in their order.
func medianOf(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	return (sorted[(n-1)/2] + sorted[n/2]) / 2
}

func groupByOrigin(items []*Comparable) Groups {
	pick := func(keep func(Origin) bool) Quartiles {
		var prices []Rupiah
		var oldest, newest Day
		for _, item := range items {
			if !keep(item.Origin) {
				continue
			}
			if len(prices) == 0 {
				oldest, newest = item.ObservedOn, item.ObservedOn
			}
			oldest, newest = min(oldest, item.ObservedOn), max(newest, item.ObservedOn)
			prices = append(prices, item.UnitPrice())
		}
		q := QuartilesOf(prices)
		q.Oldest, q.Newest = oldest, newest
		return q
	}
	return Groups{
		All:    pick(func(Origin) bool { return true }),
		Local:  pick(func(o Origin) bool { return o == OriginLocal }),
		Import: pick(func(o Origin) bool { return o == OriginImport }),
		Unknown: pick(func(o Origin) bool {
			return o != OriginLocal && o != OriginImport
		}),
	}
}

// Market is the group that an owner's price is measured against: the local
// listings where there are at least [MinComparables] of them, else all.
func (g *Groups) Market() (Quartiles, MarketGroup) {
	if g.Local.N >= MinComparables {
		return g.Local, MarketLocal
	}
	return g.All, MarketAll
}

// MarketGroup names the group that [Groups.Market] chose.
type MarketGroup string

// The groups that a price is measured against.
const (
	MarketLocal MarketGroup = "local"
	MarketAll   MarketGroup = "all"
)

// Percentile is the share of the used listings of the market group that are
// cheaper than a price, in percent, rounded half up. With nothing used it
// returns false.
func (c *Comparables) Percentile(price Rupiah) (percent int, of MarketGroup, ok bool) {
	market, of := c.Groups.Market()
	if market.N == 0 {
		return 0, of, false
	}
	return (c.Cheaper(price)*200 + market.N) / (2 * market.N), of, true
}

// Cheaper is how many of the used listings of the market group are cheaper
// than a price.
func (c *Comparables) Cheaper(price Rupiah) int {
	_, of := c.Groups.Market()
	cheaper := 0
	for i := range c.Items {
		item := &c.Items[i]
		if item.Used && (of == MarketAll || item.Origin == OriginLocal) && item.UnitPrice() < price {
			cheaper++
		}
	}
	return cheaper
}
