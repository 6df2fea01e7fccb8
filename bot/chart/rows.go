package chart

import (
	"image"
	"image/color"
	"math"

	"gonum.org/v1/plot/text"
	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"setara/bot/chat"
	"setara/knowledge"
)

// The measures of a picture of rows, in pixels.
const (
	rowGap       = 26
	rowNameLine  = 46
	lyingHeight  = 52
	lyingGap     = 8
	uprightTall  = 150
	uprightLabel = 40
	barRadius    = 6
	// leastBar is how long a bar is at least, so that a small one is seen.
	leastBar = 8
)

// barLabel is how the value of a bar is written.
var barLabel = style{size: 32, bold: true, color: ink}

// rows is a picture of several goods with everything in its place.
type rows struct {
	*layout
	goods []row
}

// row is one of the goods.
type row struct {
	chat.PictureRow
	name []string
	top  float64
}

// newRows puts everything in its place.
func newRows(p *chat.Picture) *rows {
	l := &layout{}
	r := &rows{layout: l}
	const room = pictureWidth - 2*margin
	y := float64(margin)
	if l.badge = badgeStyle.writable(p.Badge); l.badge != "" {
		y += badgeHeight + 10
	}
	l.titleTop = y
	l.title, l.subtitle = titleStyle.wrap(p.Title, room, 2), smallStyle.wrap(p.Subtitle, room, 2)
	y += titleLine*float64(len(l.title)) + smallLine*float64(len(l.subtitle)) + 22
	for _, goods := range p.Rows {
		of := row{PictureRow: goods, top: y, name: nameStyle.wrap(nameOf(&goods), room, 2)}
		y += rowNameLine*float64(len(of.name)) + of.barsHeight() + rowGap
		r.goods = append(r.goods, of)
	}
	l.notesTop = y
	l.notes = countStyle.wrap(p.Notes.Rows, room, mostNotes)
	l.height = y + smallLine*float64(len(l.notes)) + margin - 10
	return r
}

func nameOf(r *chat.PictureRow) string {
	if r.Note == "" {
		return r.Name
	}
	return r.Name + " (" + r.Note + ")"
}

// barsHeight is how high the bars of the row are together.
func (r *row) barsHeight() float64 {
	if r.Upright {
		return uprightLabel + uprightTall + uprightLabel
	}
	return float64(len(r.Bars)) * (lyingHeight + lyingGap)
}

// paint paints the whole picture.
func (r *rows) paint() *image.RGBA {
	height := math.Ceil(r.height)
	canvas := vgimg.NewWith(vgimg.UseWH(pictureWidth, vg.Length(height)), vgimg.UseDPI(pixelsPerInch), vgimg.UseBackgroundColor(paper))
	b := &brush{Canvas: draw.New(canvas), height: height}
	b.box(1, 1, pictureWidth-1, b.height-1, 0, color.NRGBA{}, frame)
	b.header(r.layout)
	most := int64(1) // of all upright bars: they are of one kind
	for i := range r.goods {
		for _, bar := range r.goods[i].Bars {
			if r.goods[i].Upright {
				most = max(most, bar.Value)
			}
		}
	}
	for i := range r.goods {
		b.row(&r.goods[i], most)
	}
	for i, note := range r.notes {
		b.words(countStyle, margin, r.notesTop+smallLine*float64(i), note)
	}
	painted, ok := canvas.Image().(*image.RGBA)
	if !ok {
		panic("the library paints on another kind of image than it did")
	}
	return painted
}

// row paints the name of goods and its bars.
func (b *brush) row(r *row, most int64) {
	name := nameStyle
	name.color = ink
	y := r.top
	for _, line := range r.name {
		b.words(name, margin, y, line)
		y += rowNameLine
	}
	if r.Upright {
		b.upright(r, y, most)
		return
	}
	longest := int64(1)
	for _, bar := range r.Bars {
		longest = max(longest, bar.Value)
	}
	for _, bar := range r.Bars {
		b.lying(&bar, y, longest)
		y += lyingHeight + lyingGap
	}
}

// lying paints a bar from the left, with its label in it, or behind it where it
// is too short for that.
func (b *brush) lying(bar *chat.PictureBar, y float64, longest int64) {
	const room = pictureWidth - 2*margin
	length := max(leastBar, room*float64(max(bar.Value, 0))/float64(longest))
	of := barLook(bar.Origin)
	b.box(margin, y, margin+length, y+lyingHeight, barRadius, of.color, color.NRGBA{})
	label, x := barLabel, margin+length+14
	words := label.cut(label.writable(bar.Label), room-14)
	if width := label.width(words); width+28 <= length {
		label.color, x = white, margin+14
	} else if x+width > pictureWidth-margin { // half in, half out: on paper of its own
		x = pictureWidth - margin - width
		b.box(x-8, y+4, x+width+8, y+lyingHeight-4, 4, paper, color.NRGBA{})
	}
	b.words(label, x, y+7, words)
}

// upright paints bars side by side, as high as their share of the most.
func (b *brush) upright(r *row, y float64, most int64) {
	const room = pictureWidth - 2*margin
	width := float64(room) / float64(max(len(r.Bars), 1))
	ground := y + uprightLabel + uprightTall
	b.StrokeLine2(draw.LineStyle{Color: grid, Width: 3}, b.at(margin, 0).X, b.at(0, ground).Y, b.at(pictureWidth-margin, 0).X, b.at(0, ground).Y)
	for i, bar := range r.Bars {
		middle := margin + width*(float64(i)+0.5)
		top := ground
		if bar.Value > 0 {
			top = ground - max(leastBar, uprightTall*float64(bar.Value)/float64(most))
			look := barLook(bar.Origin)
			b.box(middle-width*0.3, top, middle+width*0.3, ground, min(barRadius, (ground-top)/2), look.color, color.NRGBA{})
		}
		b.centred(barLabel, middle, top-uprightLabel, bar.Label)
		b.centred(countStyle, middle, ground+6, bar.Below)
	}
}

// centred writes words around a position.
func (b *brush) centred(s style, x, y float64, words string) {
	sty := s.text()
	sty.XAlign, sty.YAlign = text.XCenter, text.YTop
	b.FillText(sty, b.at(x, y), s.writable(words))
}

// barLook is the look of a bar; one of no origin is drawn like local goods.
func barLook(o knowledge.Origin) look {
	if o == "" {
		o = knowledge.OriginLocal
	}
	return lookOf(o)
}
