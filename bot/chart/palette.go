package chart

import (
	"image/color"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"

	"setara/bot/chat"
	"setara/knowledge"
)

// The colours. Blue and vermilion are told apart by all common kinds of colour
// blindness (Okabe and Ito, "Color Universal Design", 2008); they are darkened
// so that text in them has the contrast of WCAG 2.2, 1.4.3, on the paper.
var (
	paper = rgb(0xfd, 0xfb, 0xf6)
	frame = rgb(0xc9, 0xc2, 0xb4)
	grid  = rgb(0xe6, 0xe1, 0xd6)
	ink   = rgb(0x1c, 0x20, 0x26)
	muted = rgb(0x55, 0x59, 0x61)
	white = rgb(0xff, 0xff, 0xff)
	badge = rgb(0xff, 0xd8, 0x6b)
)

func rgb(r, g, b uint8) color.NRGBA { return color.NRGBA{r, g, b, 0xff} }

// look is how the comparables of an origin are drawn.
type look struct {
	color, tint color.NRGBA
	shape       draw.GlyphDrawer
}

var looks = map[knowledge.Origin]look{
	knowledge.OriginLocal:   {rgb(0x0a, 0x5c, 0x9e), rgb(0xcf, 0xe3, 0xf3), draw.CircleGlyph{}},
	knowledge.OriginImport:  {rgb(0xb2, 0x43, 0x06), rgb(0xfa, 0xdc, 0xc8), draw.BoxGlyph{}},
	knowledge.OriginUnknown: {rgb(0x5a, 0x60, 0x69), rgb(0xe2, 0xe3, 0xe6), draw.PyramidGlyph{}},
}

// line is how a mark is drawn. The narrower ones are drawn on the wider: all
// are seen where they are in one place.
type line struct {
	color  color.NRGBA
	width  vg.Length
	dashes []vg.Length
}

var lines = map[chat.MarkKind]line{
	chat.MarkOwn:        {rgb(0x12, 0x2b, 0x45), 10, nil},
	chat.MarkCompetitor: {rgb(0x8b, 0x1a, 0x5c), 7, []vg.Length{22, 12}},
	chat.MarkFloor:      {rgb(0x1d, 0x63, 0x3b), 5, []vg.Length{7, 7}},
}
