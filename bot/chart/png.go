package chart

import (
	"bytes"
	"cmp"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"
)

// paletteSize is how many colours a picture has at most. Edges that are
// smoothed make hundreds, of which an eye tells few apart; with a palette each
// pixel takes a byte.
const paletteSize = 48

// encode writes the picture as a PNG with a palette. The best compression
// would save a fifteenth and take three times as long.
func encode(img *image.RGBA) ([]byte, error) {
	var out bytes.Buffer
	if err := png.Encode(&out, indexed(img)); err != nil {
		return nil, fmt.Errorf("encode PNG: %w", err)
	}
	return out.Bytes(), nil
}

// indexed reduces a picture to its most frequent colours; each other becomes
// the nearest of them.
func indexed(img *image.RGBA) *image.Paletted {
	kept := frequent(img)
	colors := make(color.Palette, len(kept))
	index := make(map[pixel]uint8, len(kept))
	for i, c := range kept {
		colors[i] = color.RGBA{c[0], c[1], c[2], 0xff}
		index[c] = uint8(i)
	}
	out := image.NewPaletted(img.Rect, colors)
	var last pixel
	at, known := uint8(0), false
	for i := range out.Pix {
		c := pixelAt(img, i)
		if !known || c != last {
			if at, known = index[c]; !known {
				at = uint8(colors.Index(color.RGBA{c[0], c[1], c[2], 0xff}))
				index[c] = at
			}
			last, known = c, true
		}
		out.Pix[i] = at
	}
	return out
}

// pixel is a colour without transparency.
type pixel [3]uint8

// pixelAt is the i-th pixel of a picture that starts at the origin and has no
// padding.
func pixelAt(img *image.RGBA, i int) pixel {
	p := img.Pix[4*i : 4*i+3 : 4*i+3]
	return pixel{p[0], p[1], p[2]}
}

// frequent are the colours that most pixels have, most frequent first.
func frequent(img *image.RGBA) []pixel {
	counts := map[pixel]int{}
	pixels := len(img.Pix) / 4
	for i := 0; i < pixels; {
		c := pixelAt(img, i)
		run := 1
		for i+run < pixels && pixelAt(img, i+run) == c {
			run++
		}
		counts[c] += run
		i += run
	}
	colors := make([]pixel, 0, len(counts))
	for c := range counts {
		colors = append(colors, c)
	}
	slices.SortFunc(colors, func(a, b pixel) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), slices.Compare(a[:], b[:]))
	})
	return colors[:min(len(colors), paletteSize)]
}
