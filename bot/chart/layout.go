package chart

import (
	"math"
	"slices"

	"setara/bot/chat"
	"setara/knowledge"
)

// The measures, in pixels of a picture that is pictureWidth wide. Positions
// count from the upper left corner.
const (
	pictureWidth = 1000
	margin       = 36
	// The panel is where prices are drawn; to its left stand the names of the
	// groups.
	panelLeft  = 262
	panelRight = 944

	badgeHeight = 50
	titleLine   = 56
	smallLine   = 40
	labelRow    = 64
	labelHeight = 54
	stripHeight = 132
	emptyHeight = 60
	axisHeight  = 64
	// In a strip, the middle price is written above the dots.
	middleHeight = 42
	dotsHeight   = 72
)

// The styles.
var (
	titleStyle  = style{size: 48, bold: true, color: ink}
	smallStyle  = style{size: 32, color: muted}
	badgeStyle  = style{size: 32, bold: true, color: ink}
	labelStyle  = style{size: 34, color: white}
	amountStyle = style{size: 34, bold: true, color: white}
	nameStyle   = style{size: 33, bold: true}
	countStyle  = style{size: 31, color: muted}
	middleStyle = style{size: 32, bold: true}
	tickStyle   = style{size: 33, color: ink}
)

// layout is a picture with everything in its place.
type layout struct {
	axis   axis
	height float64

	badge           string
	title, subtitle []string
	titleTop        float64
	marks           []placedMark
	labelsBottom    float64
	strips          []strip
	panelBottom     float64
	ticks           []tick
	notes           []string
	notesTop        float64
}

// placedMark is a mark with its label.
type placedMark struct {
	chat.PictureMark
	label
	amount string
	// words and figure are the styles of label and amount.
	words, figure style
}

// wordsWidth is how wide the label and the amount are together.
func (m *placedMark) wordsWidth() float64 {
	return m.words.width(m.Label+" ") + m.figure.width(m.amount)
}

// strip is a group with its dots.
type strip struct {
	chat.PictureGroup
	look
	name        []string
	top, height float64
	radius      float64
	dots        []dot
	// below and above count the prices beyond the ends of the axis.
	below, above int
}

// tick is a round price on the axis.
type tick struct {
	x    float64
	text string
}

// newLayout puts everything in its place. It returns [ErrNothing] where the
// picture holds no price.
func newLayout(p *chat.Picture) (*layout, error) {
	a, ok := newAxis(p.Groups, p.Marks)
	if !ok {
		return nil, ErrNothing
	}
	l := &layout{axis: a}
	const room = pictureWidth - 2*margin
	y := float64(margin)
	if l.badge = badgeStyle.writable(p.Badge); l.badge != "" {
		y += badgeHeight + 10
	}
	l.titleTop = y
	l.title = titleStyle.wrap(p.Title, room, 2)
	l.subtitle = smallStyle.wrap(p.Subtitle, room, 2)
	y += titleLine*float64(len(l.title)) + smallLine*float64(len(l.subtitle)) + 22
	y += labelRow * float64(l.placeMarks(p.Marks))
	l.labelsBottom = y
	y = l.placeStrips(p.Groups, y+4)
	l.panelBottom = y
	l.placeTicks()
	y += axisHeight + 14
	l.notesTop = y
	l.placeNotes(&p.Notes, room)
	l.height = y + smallLine*float64(len(l.notes)) + margin - 10
	return l, nil
}

// x is where a price lies in the picture; beyond the axis it is beyond the
// panel.
func (l *layout) x(price knowledge.Rupiah) float64 {
	return panelLeft + (panelRight-panelLeft)*l.axis.at(positive(price))
}

// labelPad is between the ends of a label and its words, labelSign the room
// for the sign of its mark.
const (
	labelPad  = 16
	labelSign = 58
)

// widestLabel is how wide a label may be for there to be a place for three;
// widestWords is what is in it. Longer ones are written smaller.
const (
	widestLabel = 450.0
	widestWords = widestLabel - labelSign - labelPad
)

// longAmount is from where on an amount is written short.
const longAmount knowledge.Rupiah = 100_000_000

// written is a price as it is written in the picture.
func written(price knowledge.Rupiah) string {
	if price >= longAmount {
		return "Rp" + price.Short()
	}
	return price.String()
}

// placeMarks places the marks and returns how many rows their labels take.
func (l *layout) placeMarks(marks []chat.PictureMark) int {
	labels := make([]label, len(marks))
	l.marks = make([]placedMark, len(marks))
	for i, m := range marks {
		m.Label = labelStyle.writable(m.Label)
		amount := written(m.Price)
		mark := placedMark{PictureMark: m, amount: amount, words: labelStyle, figure: amountStyle}
		if width := mark.wordsWidth(); width > widestWords {
			mark.words.size *= widestWords / width
			mark.figure.size *= widestWords / width
		}
		labels[i] = label{x: l.x(m.Price), width: labelSign + mark.wordsWidth() + labelPad}
		l.marks[i] = mark
	}
	rows := place(labels, margin, pictureWidth-margin)
	for i := range labels {
		l.marks[i].label = labels[i]
	}
	return rows
}

// placeStrips places the groups below one another and returns where they end.
func (l *layout) placeStrips(groups []chat.PictureGroup, y float64) float64 {
	for _, g := range groups {
		s := strip{PictureGroup: g, look: lookOf(g.Origin), top: y, height: stripHeight}
		if len(g.Prices) == 0 {
			s.height = emptyHeight
		}
		s.name = nameStyle.wrap(g.Name, panelLeft-margin-40, 2)
		s.Count = countStyle.writable(g.Count)
		s.radius = radiusFor(len(g.Prices))
		var xs []float64
		for _, price := range g.Prices {
			switch at := l.axis.at(positive(price)); {
			case at < 0:
				s.below++
			case at > 1:
				s.above++
			default:
				xs = append(xs, l.x(price))
			}
		}
		s.dots = swarm(xs, s.radius, dotsHeight)
		l.strips = append(l.strips, s)
		y += s.height
	}
	return y
}

// lookOf is the look of an origin; what is not known is unknown.
func lookOf(o knowledge.Origin) look {
	if found, ok := looks[o]; ok {
		return found
	}
	return looks[knowledge.OriginUnknown]
}

// beside is the left end for words about a position: centred on it, or moved
// aside as little as needed to cut no line of a mark, as long as they stay
// near. Where there is no such place they are centred.
func (l *layout) beside(x, width float64) float64 {
	fit := func(left float64) float64 { return max(panelLeft, min(pictureWidth-margin-width, left)) }
	centred := fit(x - width/2)
	free := func(left float64) bool {
		return !slices.ContainsFunc(l.marks, func(m placedMark) bool {
			return left-besideGap < m.x && m.x < left+width+besideGap
		})
	}
	best, found := centred, free(centred)
	for i := range l.marks {
		for _, left := range [...]float64{l.marks[i].x + besideGap, l.marks[i].x - besideGap - width} {
			near := left < x+besideGap && x < left+width+besideGap
			if left == fit(left) && near && free(left) && (!found || math.Abs(left-centred) < math.Abs(best-centred)) {
				best, found = left, true
			}
		}
	}
	return best
}

// besideGap is what is left free between words and the line of a mark.
const besideGap = 13

// placeTicks writes the ticks whose labels are inside the picture and off one
// another.
func (l *layout) placeTicks() {
	end := 0.0
	for _, price := range l.axis.ticks() {
		t := tick{x: panelLeft + (panelRight-panelLeft)*l.axis.at(float64(price)), text: price.Short()}
		half := tickStyle.width(t.text) / 2
		if t.x+half > pictureWidth-margin/2 || t.x-half < end {
			t.text = ""
		} else {
			end = t.x + half + 16
		}
		l.ticks = append(l.ticks, t)
	}
}

// placeNotes chooses the notes that this picture needs.
func (l *layout) placeNotes(n *chat.PictureNotes, room float64) {
	var box, middle, beyond bool
	for i := range l.strips {
		s := &l.strips[i]
		box = box || boxed(&s.PictureGroup)
		middle = middle || len(s.Prices) > 1
		beyond = beyond || s.below+s.above > 0
	}
	var words string
	for _, note := range [...]struct {
		text string
		need bool
	}{{n.Box, box}, {n.Middle, middle}, {n.Beyond, beyond}, {n.Multiples, l.axis.multiples}} {
		if note.need {
			words += note.text + " "
		}
	}
	l.notes = countStyle.wrap(words, room, mostNotes)
}

// mostNotes is how many lines all the notes take together.
const mostNotes = 4
