package chart

import (
	"image"
	"image/color"
	"math"
	"strconv"

	"gonum.org/v1/plot"
	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"setara/bot/chat"
)

// pixelsPerInch makes a point of the library a pixel.
const pixelsPerInch = 72

// brush paints a layout. The library counts heights from the lower edge, the
// layout from the upper one.
type brush struct {
	draw.Canvas
	height float64
}

// paint paints the whole picture.
func (l *layout) paint() *image.RGBA {
	height := math.Ceil(l.height)
	canvas := vgimg.NewWith(vgimg.UseWH(pictureWidth, vg.Length(height)), vgimg.UseDPI(pixelsPerInch),
		vgimg.UseBackgroundColor(paper))
	b := &brush{Canvas: draw.New(canvas), height: height}
	b.box(1, 1, pictureWidth-1, b.height-1, 0, color.NRGBA{}, frame)
	b.header(l)
	b.panel(l)
	b.markLines(l)
	for i := range l.strips {
		b.stripDots(l, &l.strips[i])
		b.stripWords(l, &l.strips[i])
	}
	for i := range l.marks {
		b.markLabel(l, &l.marks[i])
	}
	for i, note := range l.notes {
		b.words(countStyle, margin, l.notesTop+smallLine*float64(i), note)
	}
	painted, ok := canvas.Image().(*image.RGBA)
	if !ok {
		panic("the library paints on another kind of image than it did")
	}
	return painted
}

// at is a point of the layout as the library counts.
func (b *brush) at(x, y float64) vg.Point {
	return vg.Point{X: vg.Length(x), Y: vg.Length(b.height - y)}
}

// words writes a text from its left end; y is the top of its line.
func (b *brush) words(s style, x, y float64, words string) {
	sty := s.text()
	sty.YAlign = text.YTop
	b.FillText(sty, b.at(x, y), words)
}

// box fills and outlines a box with round corners; a colour that cannot be
// seen is left out.
func (b *brush) box(left, top, right, bottom, radius float64, fill, outline color.NRGBA) {
	path := b.rounded(left, top, right, bottom, radius)
	if fill.A > 0 {
		b.SetColor(fill)
		b.Fill(path)
	}
	if outline.A > 0 {
		b.SetLineStyle(draw.LineStyle{Color: outline, Width: 2})
		b.Stroke(path)
	}
}

func (b *brush) rounded(left, top, right, bottom, radius float64) vg.Path {
	var path vg.Path
	r := vg.Length(radius)
	path.Move(b.at(left+radius, top))
	path.Line(b.at(right-radius, top))
	path.Arc(b.at(right-radius, top+radius), r, math.Pi/2, -math.Pi/2)
	path.Line(b.at(right, bottom-radius))
	path.Arc(b.at(right-radius, bottom-radius), r, 0, -math.Pi/2)
	path.Line(b.at(left+radius, bottom))
	path.Arc(b.at(left+radius, bottom-radius), r, -math.Pi/2, -math.Pi/2)
	path.Line(b.at(left, top+radius))
	path.Arc(b.at(left+radius, top+radius), r, math.Pi, -math.Pi/2)
	path.Close()
	return path
}

// header paints the badge, the title and what is below it.
func (b *brush) header(l *layout) {
	if l.badge != "" {
		b.box(margin, margin, margin+badgeStyle.width(l.badge)+2*labelPad, margin+badgeHeight, 10, badge, ink)
		b.words(badgeStyle, margin+labelPad, margin+7, l.badge)
	}
	y := l.titleTop
	for _, line := range l.title {
		b.words(titleStyle, margin, y, line)
		y += titleLine
	}
	for _, line := range l.subtitle {
		b.words(smallStyle, margin, y+4, line)
		y += smallLine
	}
}

// panel has the library draw the axis and, on it, the groups.
func (b *brush) panel(l *layout) {
	p := l.plot()
	p.Add(ticks{b, l})
	for i := range l.strips {
		p.Add(&stripPlotter{b, l, &l.strips[i]})
	}
	p.Draw(b.panelCanvas(l))
}

// panelCanvas is the part of the canvas that the axis takes.
func (b *brush) panelCanvas(l *layout) draw.Canvas {
	return draw.Crop(b.Canvas, panelLeft, panelRight-pictureWidth,
		vg.Length(b.height-l.panelBottom), -vg.Length(l.labelsBottom))
}

// plot is the library's plot with the axis of the layout and nothing on it.
func (l *layout) plot() *plot.Plot {
	p := plot.New()
	p.BackgroundColor = color.Transparent
	p.TextHandler = text.Plain{Fonts: fonts}
	p.HideY()
	p.X.Min, p.X.Max, p.X.Scale = l.axis.min, l.axis.max, l.axis.scale()
	p.Y.Min, p.Y.Max = 0, 1
	p.X.Padding, p.Y.Padding = 0, 0
	p.X.LineStyle = draw.LineStyle{Color: ink, Width: 3}
	p.X.Tick.Marker = plot.ConstantTicks(nil)
	return p
}

// ticks draws the lines of the grid and the prices below them.
type ticks struct {
	b *brush
	l *layout
}

// Plot draws them.
func (t ticks) Plot(draw.Canvas, *plot.Plot) {
	for _, tick := range t.l.ticks {
		t.b.StrokeLine2(draw.LineStyle{Color: grid, Width: 2},
			t.b.at(tick.x, 0).X, t.b.at(0, t.l.labelsBottom).Y, t.b.at(tick.x, 0).X, t.b.at(0, t.l.panelBottom+8).Y)
		sty := tickStyle.text()
		sty.XAlign, sty.YAlign = text.XCenter, text.YTop
		t.b.FillText(sty, t.b.at(tick.x, t.l.panelBottom+14), tick.text)
	}
}

// stripPlotter draws the box of a group.
type stripPlotter struct {
	b *brush
	l *layout
	s *strip
}

// Plot draws it.
func (p *stripPlotter) Plot(draw.Canvas, *plot.Plot) {
	b, s := p.b, p.s
	middle := s.middle()
	if boxed(&s.PictureGroup) {
		left, right := p.l.clamp(p.l.x(s.Quartiles.Q1)), p.l.clamp(p.l.x(s.Quartiles.Q3))
		if right-left < 6 {
			left, right = left-3, right+3
		}
		b.box(left, middle-dotsHeight/2, right, middle+dotsHeight/2, 0, s.tint, s.color)
	}
}

// stripDots draws the middle price of a group and its dots: on the lines of
// the marks, so that none hides behind one.
func (b *brush) stripDots(l *layout, s *strip) {
	middle := s.middle()
	if len(s.Prices) > 1 {
		x := l.clamp(l.x(s.Quartiles.Median))
		b.stroke(line{color: white, width: 12}, x, middle-dotsHeight/2-2, middle+dotsHeight/2+2)
		b.stroke(line{color: s.color, width: 7}, x, middle-dotsHeight/2-2, middle+dotsHeight/2+2)
	}
	for _, d := range s.dots {
		at := b.at(d.x, middle+d.offset)
		b.DrawGlyphNoClip(draw.GlyphStyle{Color: white, Radius: vg.Length(s.radius + 2), Shape: s.shape}, at)
		b.DrawGlyphNoClip(draw.GlyphStyle{Color: s.color, Radius: vg.Length(s.radius), Shape: s.shape}, at)
	}
}

// middle is the height of the middle of the dots.
func (s *strip) middle() float64 { return s.top + middleHeight + dotsHeight/2 }

// clamp keeps a position inside the panel.
func (l *layout) clamp(x float64) float64 { return max(panelLeft, min(panelRight, x)) }

// stroke draws a line straight down.
func (b *brush) stroke(how line, x, top, bottom float64) {
	b.StrokeLine2(draw.LineStyle{Color: how.color, Width: how.width, Dashes: how.dashes},
		b.at(x, 0).X, b.at(0, top).Y, b.at(x, 0).X, b.at(0, bottom).Y)
}

// markLines draws the lines of the marks, the widest first, each on a light
// one that lifts it from what is below.
func (b *brush) markLines(l *layout) {
	for _, kind := range [...]chat.MarkKind{chat.MarkOwn, chat.MarkCompetitor, chat.MarkFloor} {
		for i := range l.marks {
			m := &l.marks[i]
			if m.Kind != kind {
				continue
			}
			how := lines[kind]
			b.stroke(line{paper, how.width + 4, how.dashes}, m.x, m.bottom(l), l.panelBottom-2)
			b.stroke(how, m.x, m.bottom(l), l.panelBottom+6)
		}
	}
}

// bottom is the height of the lower edge of the mark's label.
func (m *placedMark) bottom(l *layout) float64 {
	return l.labelsBottom - labelRow*float64(m.row) - (labelRow - labelHeight)
}

// markLabel paints the label of a mark: a piece of its line, whose it is, and
// the price.
func (b *brush) markLabel(l *layout, m *placedMark) {
	bottom, how := m.bottom(l), lines[m.Kind]
	top := bottom - labelHeight
	b.box(m.left, top, m.right(), bottom, 10, how.color, paper)
	sign := line{color: white, width: how.width, dashes: how.dashes}
	b.StrokeLine2(draw.LineStyle{Color: sign.color, Width: sign.width, Dashes: shorter(how.dashes)},
		b.at(m.left+12, 0).X, b.at(0, (top+bottom)/2).Y, b.at(m.left+labelSign-12, 0).X, b.at(0, (top+bottom)/2).Y)
	x := m.left + labelSign
	y := (top+bottom)/2 - m.words.size*0.6
	b.words(m.words, x, y, m.Label)
	b.words(m.figure, x+m.words.width(m.Label+" "), y, m.amount)
}

// shorter makes a pattern fit the sign in a label.
func shorter(dashes []vg.Length) []vg.Length {
	var out []vg.Length
	for _, d := range dashes {
		out = append(out, min(d, 13))
	}
	return out
}

// stripWords writes the name of a group, how many it has, its middle price,
// and how many lie beyond the axis.
func (b *brush) stripWords(l *layout, s *strip) {
	name, y := nameStyle, s.top+8
	name.color = s.color
	if len(s.name) < 2 && len(s.Prices) > 0 {
		y = s.top + middleHeight + 4
	}
	b.DrawGlyphNoClip(draw.GlyphStyle{Color: s.color, Radius: 11, Shape: s.shape}, b.at(margin+11, y+19))
	for _, words := range s.name {
		b.words(name, margin+34, y, words)
		y += 38
	}
	if len(s.Prices) == 0 {
		b.box(panelLeft+6, s.top+9, panelLeft+18+countStyle.width(s.Count), s.top+49, 4, paper, color.NRGBA{})
		b.words(countStyle, panelLeft+12, s.top+13, s.Count)
		return
	}
	b.words(countStyle, margin+34, y, s.Count)
	price := middleStyle
	price.color = s.color
	amount := written(s.Quartiles.Median)
	width := price.width(amount)
	left := l.beside(l.clamp(l.x(s.Quartiles.Median)), width)
	b.box(left-6, s.top+2, left+width+6, s.top+middleHeight-2, 4, paper, color.NRGBA{})
	b.words(price, left, s.top+3, amount)
	if s.above > 0 {
		b.beyond(s, strconv.Itoa(s.above), panelRight, 1)
	}
	if s.below > 0 {
		b.beyond(s, strconv.Itoa(s.below), panelLeft, -1)
	}
}

// beyond points out of the panel and says how many lie there.
func (b *brush) beyond(s *strip, count string, x, to float64) {
	how := middleStyle
	how.color = s.color
	width := how.width(count)
	middle := s.middle()
	left := x - 10 - width
	if to < 0 {
		left = x + 10
	}
	b.box(left-6, middle-20, left+width+6, middle+20, 4, paper, color.NRGBA{})
	b.words(how, left, middle-16, count)
	b.FillPolygon(s.color, []vg.Point{b.at(x+to*26, middle), b.at(x, middle-15), b.at(x, middle+15)})
}
