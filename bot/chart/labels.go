package chart

import (
	"math"
	"slices"
)

// label is a box of words above the panel, on the line of its mark.
type label struct {
	// x is where the line is, width how wide the words are.
	x, width float64
	// row counts from the panel upwards, left is the left end.
	row  int
	left float64
}

func (l *label) right() float64 { return l.left + l.width }

// labelGap is what is left free between labels, and between a label and the
// line of another mark.
const labelGap = 14

// place gives the labels their places between two ends, in as few rows as
// possible: each on its line, none on another label, and none in the way of
// the line of a label above it. A label should be no wider than about half
// the room; then there is always a way for three.
func place(labels []label, from, to float64) int {
	best, least := []label(nil), math.Inf(1)
	try := slices.Clone(labels)
	for rows := 1; best == nil && rows <= len(labels)+1; rows++ {
		// Where there is no way at all, lines may run behind labels.
		p := placement{from: from, to: to, behind: rows > len(labels)}
		placeRest(try, 0, min(rows, len(labels)), p, func() {
			if cost := costOf(try); cost < least {
				best, least = slices.Clone(try), cost
			}
		})
	}
	copy(labels, best)
	rows := 0
	for _, l := range labels {
		rows = max(rows, l.row+1)
	}
	return rows
}

// placement is where labels may go, and whether lines may run behind them.
type placement struct {
	from, to float64
	behind   bool
}

// placeRest tries all places of the labels from i on and calls found for each
// way that works.
func placeRest(labels []label, i, rows int, p placement, found func()) {
	if i == len(labels) {
		if p.allows(labels) {
			found()
		}
		return
	}
	l := &labels[i]
	for l.row = range rows {
		for _, left := range lefts(labels, i, p) {
			l.left = left
			placeRest(labels, i+1, rows, p, found)
		}
	}
}

// lefts are the places along the line that a label might take: centred, to
// either side, or up to another mark's line.
func lefts(labels []label, i int, p placement) []float64 {
	l := &labels[i]
	places := []float64{l.x - l.width/2, l.x - l.width + labelGap, l.x - labelGap}
	for j := range labels {
		if j != i {
			places = append(places, labels[j].x+labelGap, labels[j].x-labelGap-l.width)
		}
	}
	for k, left := range places {
		places[k] = max(p.from, min(p.to-l.width, left))
	}
	slices.Sort(places)
	places = slices.Compact(places)
	return slices.DeleteFunc(places, func(left float64) bool {
		return l.x < left-labelGap || l.x > left+l.width+labelGap
	})
}

// allows tells whether no label is on another or in the way of a line. A line
// in nearly the same place as the label's own comes out again below it.
func (p placement) allows(labels []label) bool {
	for i := range labels {
		for j := range labels {
			a, b := &labels[i], &labels[j]
			switch {
			case i == j:
			case a.row == b.row && a.left < b.right()+labelGap && b.left < a.right()+labelGap:
				return false
			case p.behind || b.row <= a.row || math.Abs(a.x-b.x) < labelGap:
			case b.x > a.left-labelGap+1 && b.x < a.right()+labelGap-1:
				return false
			}
		}
	}
	return true
}

// costOf prefers labels that are centred on their lines and near the panel.
func costOf(labels []label) float64 {
	cost := 0.0
	for i := range labels {
		l := &labels[i]
		cost += math.Abs(l.left+l.width/2-l.x) + 20*float64(l.row)
	}
	return cost
}
