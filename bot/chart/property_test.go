package chart

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"setara/bot/chat"
	"setara/knowledge"
)

func TestLabelsNeverHideOneAnotherOrALine(t *testing.T) {
	const from, to = margin, pictureWidth - margin
	rapid.Check(t, func(t *rapid.T) {
		labels := make([]label, rapid.IntRange(1, 3).Draw(t, "labels"))
		for i := range labels {
			labels[i].x = rapid.Float64Range(panelLeft, panelRight).Draw(t, "x")
			labels[i].width = rapid.Float64Range(200, 450).Draw(t, "width")
			if i > 0 && rapid.Bool().Draw(t, "near") {
				labels[i].x = max(panelLeft, min(panelRight, labels[i-1].x+rapid.Float64Range(-30, 30).Draw(t, "by")))
			}
		}
		rows := place(labels, from, to)
		for i := range labels {
			a := &labels[i]
			if a.left < from || a.right() > to || a.row < 0 || a.row >= rows || rows > len(labels) {
				t.Fatalf("%+v is outside of %d rows", a, rows)
			}
			if a.x < a.left-labelGap || a.x > a.right()+labelGap {
				t.Fatalf("%+v is off its line", a)
			}
			for j := range labels {
				b := &labels[j]
				if i != j && a.row == b.row && a.left < b.right() && b.left < a.right() {
					t.Fatalf("%+v is on %+v", a, b)
				}
				if b.row > a.row && math.Abs(a.x-b.x) >= labelGap && b.x > a.left && b.x < a.right() {
					t.Fatalf("%+v hides the line of %+v", a, b)
				}
			}
		}
	})
}

// anyPrice is a price from one rupiah to a trillion, of all sizes alike.
func anyPrice() *rapid.Generator[knowledge.Rupiah] {
	return rapid.Custom(func(t *rapid.T) knowledge.Rupiah {
		return knowledge.Rupiah(math.Pow(10, rapid.Float64Range(0, 12).Draw(t, "exponent")))
	})
}

func TestEveryMarkIsOnTheAxisAndDearerIsFurtherRight(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		prices := rapid.SliceOfN(anyPrice(), 1, 40).Draw(t, "prices")
		marks := []chat.PictureMark{own(anyPrice().Draw(t, "own")), competitor(anyPrice().Draw(t, "competitor"))}
		a, ok := newAxis([]chat.PictureGroup{groupOf(knowledge.OriginLocal, slices.Clone(prices)...)}, marks)
		if !ok || a.min >= a.max {
			t.Fatalf("the axis is %+v", a)
		}
		for _, m := range marks {
			if at := a.at(positive(m.Price)); at < 0 || at > 1 {
				t.Fatalf("%v lies at %v of %+v", m.Price, at, a)
			}
		}
		slices.Sort(prices)
		for i := 1; i < len(prices); i++ {
			before, at := a.at(positive(prices[i-1])), a.at(positive(prices[i]))
			if at < before || math.IsNaN(at) || math.IsInf(at, 0) {
				t.Fatalf("%v lies at %v, %v at %v", prices[i-1], before, prices[i], at)
			}
		}
		ticks := a.ticks()
		if len(ticks) == 0 || len(ticks) > mostTicks+2 {
			t.Fatalf("%+v has the ticks %v", a, ticks)
		}
		for _, tick := range ticks {
			if at := a.at(float64(tick)); at < 0 || at > 1 || readShort(tick.Short()) != float64(tick) {
				t.Fatalf("a tick for %d, %q, at %v of %+v", tick, tick.Short(), at, a)
			}
		}
	})
}

// readShort reads what a tick says; 0 where it is no amount.
func readShort(short string) float64 {
	number, unit, _ := strings.Cut(short, " ")
	value, err := strconv.ParseFloat(strings.Replace(number, ",", ".", 1), 64)
	if err != nil {
		return 0
	}
	scale := map[string]float64{"": 1, "rb": 1e3, "jt": 1e6, "miliar": 1e9, "triliun": 1e12}[unit]
	return math.Round(value * scale)
}

func TestDotsKeepTheirPriceAndStayInTheirStrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		xs := rapid.SliceOfN(rapid.Float64Range(panelLeft, panelRight), 0, 400).Draw(t, "xs")
		slices.Sort(xs)
		radius := radiusFor(len(xs))
		for i, d := range swarm(xs, radius, dotsHeight) {
			if d.x != xs[i] || math.Abs(d.offset)+radius > dotsHeight/2 {
				t.Fatalf("dot %d of %v is at %+v", i, xs[i], d)
			}
		}
	})
}

func TestWordsFitTheirLines(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("abcdefghijklmnopqrstuvwxyz    ABC😀中—“”é"))).Draw(t, "text")
		width := rapid.Float64Range(150, 900).Draw(t, "width")
		lines := titleStyle.wrap(text, width, 2)
		if len(lines) > 2 {
			t.Fatalf("%d lines", len(lines))
		}
		for _, line := range lines {
			if w := titleStyle.width(line); w > width {
				t.Fatalf("%q is %v wide, want %v", line, w, width)
			}
			if strings.ContainsAny(line, "😀中") {
				t.Fatalf("%q has signs that the font has not", line)
			}
		}
	})
}
