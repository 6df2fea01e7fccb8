package chart

import (
	"math"

	"gonum.org/v1/plot"

	"setara/bot/chat"
	"setara/knowledge"
)

// axis is the line of prices: from where to where, and how.
type axis struct {
	min, max float64
	// multiples tells that equal steps multiply the price (a logarithmic
	// axis) rather than add to it.
	multiples bool
}

const (
	// widestRatio is how many times the least price the largest may be before
	// an axis of sums would press the cheap ones into one spot.
	widestRatio = 20
	// fromZero is the share of the largest price under which the least one
	// must be for the axis to begin at zero: half the price then looks like
	// half.
	fromZero = 0.6
	// whisker is how many quartile ranges beyond the quartiles a price still
	// belongs to the bulk of its group (Tukey, "Exploratory Data Analysis",
	// 1977).
	whisker = 1.5
	// worthShowing is how far beyond the bulk the axis is drawn out rather
	// than cut off.
	worthShowing = 1.5
	// air is left at the ends, as a share of the largest price: prices that
	// are nearly the same look nearly the same.
	air = 0.06
)

// span is a range of prices.
type span struct{ low, high float64 }

func (s *span) add(prices ...float64) {
	for _, p := range prices {
		s.low, s.high = min(s.low, p), max(s.high, p)
	}
}

// newAxis chooses the axis. All marks are on it; comparables far from the bulk
// of their group may lie beyond its ends. It returns false where there is no
// price at all.
func newAxis(groups []chat.PictureGroup, marks []chat.PictureMark) (axis, bool) {
	bulk := span{math.Inf(1), math.Inf(-1)}
	for _, m := range marks {
		bulk.add(positive(m.Price))
	}
	all := bulk
	for i := range groups {
		g := &groups[i]
		if len(g.Prices) == 0 {
			continue
		}
		first, last := positive(g.Prices[0]), positive(g.Prices[len(g.Prices)-1])
		all.add(first, last)
		if q := &g.Quartiles; boxed(g) {
			reach := whisker * float64(q.Q3-q.Q1)
			first, last = max(first, positive(q.Q1)-reach), min(last, positive(q.Q3)+reach)
		}
		bulk.add(first, last)
	}
	if math.IsInf(bulk.low, 0) {
		return axis{}, false
	}
	if bulk.high > widestRatio*bulk.low {
		return axis{min: all.low / 1.15, max: all.high * 1.15, multiples: true}, true
	}
	if all.high <= worthShowing*bulk.high {
		bulk.high = all.high
	}
	if all.low >= bulk.low/worthShowing {
		bulk.low = all.low
	}
	return sums(bulk), true
}

// sums is an axis on which equal steps add equal amounts.
func sums(s span) axis {
	if s.low == s.high {
		return axis{min: 0, max: 2 * s.high}
	}
	if s.low < fromZero*s.high {
		return axis{min: 0, max: s.high * (1 + air)}
	}
	return axis{min: max(0, s.low-2*air*s.high), max: s.high * (1 + 2*air)}
}

// positive is a price as the axis takes it: a logarithm knows nothing under
// one rupiah.
func positive(r knowledge.Rupiah) float64 { return max(1, float64(r)) }

// boxed tells whether a group has enough members for quartiles to mean
// something.
func boxed(g *chat.PictureGroup) bool { return len(g.Prices) >= knowledge.MinComparables }

// at is where a price lies, from 0 to 1; outside of that it is beyond the
// axis.
func (a axis) at(price float64) float64 {
	return a.scale().Normalize(a.min, a.max, max(1e-9, price))
}

func (a axis) scale() plot.Normalizer {
	if a.multiples {
		return plot.LogScale{}
	}
	return plot.LinearScale{}
}

// mostTicks is how many ticks have room for their labels.
const mostTicks = 6

// ticks are round prices on the axis.
func (a axis) ticks() []knowledge.Rupiah {
	if a.multiples {
		return a.multipleTicks()
	}
	step := niceStep((a.max - a.min) / mostTicks)
	var ticks []knowledge.Rupiah
	for t := (knowledge.Rupiah(math.Ceil(a.min)) + step - 1) / step * step; float64(t) <= a.max; t += step {
		ticks = append(ticks, t)
	}
	return ticks
}

// niceStep is the least of 1, 2, 5, 10, 20, 50 … that is not under the width.
func niceStep(width float64) knowledge.Rupiah {
	for power := knowledge.Rupiah(1); ; power *= 10 {
		for _, digit := range [...]knowledge.Rupiah{1, 2, 5} {
			if step := digit * power; float64(step) >= width {
				return step
			}
		}
	}
}

// multipleTicks are powers of ten, with 2 and 5 between them where there is
// room, or only some of them where there is not.
func (a axis) multipleTicks() []knowledge.Rupiah {
	collect := func(digits []knowledge.Rupiah, stride int) []knowledge.Rupiah {
		var ticks []knowledge.Rupiah
		power := knowledge.Rupiah(1)
		for exponent := 0; exponent <= 13; exponent, power = exponent+1, power*10 {
			for _, digit := range digits {
				if t := digit * power; exponent%stride == 0 && float64(t) >= a.min && float64(t) <= a.max {
					ticks = append(ticks, t)
				}
			}
		}
		return ticks
	}
	if ticks := collect([]knowledge.Rupiah{1, 2, 5}, 1); len(ticks) <= mostTicks {
		return ticks
	}
	ticks := collect([]knowledge.Rupiah{1}, 1)
	if len(ticks) < 3 {
		return collect([]knowledge.Rupiah{1, 3}, 1)
	}
	for stride := 2; len(ticks) > mostTicks; stride++ {
		ticks = collect([]knowledge.Rupiah{1}, stride)
	}
	return ticks
}
