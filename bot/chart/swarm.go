package chart

// dot is one comparable in its strip: where on the axis, and how far from the
// strip's middle.
type dot struct{ x, offset float64 }

// swarm spreads dots of a radius that come in rising order over a strip, so
// that each is seen: near the middle where there is room, beside one another
// where many have the same price. Where a strip is full they overlap.
func swarm(xs []float64, radius, height float64) []dot {
	step := radius * 1.7
	lanes := 1 + 2*int((height/2-radius)/step)
	last := make([]float64, lanes)
	used := make([]bool, lanes)
	dots := make([]dot, len(xs))
	for i, x := range xs {
		lane := 0
		for k := range lanes {
			if !used[k] || x-last[k] >= 2*radius {
				lane = k
				break
			}
			if last[k] < last[lane] {
				lane = k
			}
		}
		last[lane], used[lane] = x, true
		dots[i] = dot{x, step * laneOffset(lane)}
	}
	return dots
}

// laneOffset counts lanes from the middle to both sides: 0, 1, -1, 2, -2 …
func laneOffset(lane int) float64 {
	if lane%2 == 0 {
		return -float64(lane / 2)
	}
	return float64((lane + 1) / 2)
}

// radiusFor is how large dots are, in pixels: smaller where there are many.
func radiusFor(n int) float64 {
	switch {
	case n <= 20:
		return 9
	case n <= 80:
		return 7
	default:
		return 5
	}
}
