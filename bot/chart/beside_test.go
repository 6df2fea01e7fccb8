package chart

import "testing"

func TestTheMiddlePriceMovesAsideForTheLineOfAMark(t *testing.T) {
	for _, test := range []struct {
		name  string
		lines []float64
		want  float64
	}{
		{"no line near: centred", []float64{900}, 430},
		{"a line a little to the left: to its right", []float64{480}, 480 + besideGap},
		{"a line a little to the right: to its left", []float64{520}, 520 - besideGap - 140},
		{"no room between two lines: centred, on a ground of its own", []float64{440, 560}, 430},
	} {
		t.Run(test.name, func(t *testing.T) {
			var l layout
			for _, x := range test.lines {
				l.marks = append(l.marks, placedMark{label: label{x: x}})
			}
			if got := l.beside(500, 140); got != test.want {
				t.Errorf("words 140 wide about 500 begin at %v, want %v", got, test.want)
			}
		})
	}
}
