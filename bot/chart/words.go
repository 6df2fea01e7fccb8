package chart

import (
	"image/color"
	"strings"

	xfont "golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"gonum.org/v1/plot/font"
	"gonum.org/v1/plot/font/liberation"
	"gonum.org/v1/plot/text"
)

// fonts are those that come with the library: Liberation Sans, under the SIL
// Open Font License.
var fonts = font.NewCache(liberation.Collection())

// style is how a text is written.
type style struct {
	size  float64
	bold  bool
	color color.NRGBA
}

// text is the style as the library takes it, written from the left end of the
// baseline.
func (s style) text() text.Style {
	return text.Style{Color: s.color, Font: s.font(), Handler: text.Plain{Fonts: fonts}}
}

func (s style) font() font.Font {
	f := font.Font{Typeface: "Liberation", Variant: "Sans", Size: font.Length(s.size)}
	if s.bold {
		f.Weight = xfont.WeightBold
	}
	return f
}

// width is how wide a text is, in pixels.
func (s style) width(words string) float64 { return s.text().Width(words).Points() }

// writable leaves out what the font has no sign for, such as emoji.
func (s style) writable(words string) string {
	face := fonts.Lookup(s.font(), font.Length(s.size)).Face
	var buffer sfnt.Buffer
	kept := strings.Map(func(r rune) rune {
		if i, err := face.GlyphIndex(&buffer, r); err != nil || i == 0 {
			return ' '
		}
		return r
	}, words)
	return strings.Join(strings.Fields(kept), " ")
}

const more = "…"

// wrap breaks a text into at most most lines of a width; what does not fit
// ends in an ellipsis.
func (s style) wrap(words string, width float64, most int) []string {
	var lines []string
	for _, word := range strings.Fields(s.writable(words)) {
		last := len(lines) - 1
		switch {
		case last < 0:
			lines = append(lines, word)
		case s.width(lines[last]+" "+word) <= width:
			lines[last] += " " + word
		case len(lines) < most:
			lines = append(lines, word)
		default:
			lines[last] = s.cut(lines[last]+" "+word, width)
			return lines
		}
		if last = len(lines) - 1; s.width(lines[last]) > width { // a word too long for a line
			lines[last] = s.cut(lines[last], width)
		}
	}
	return lines
}

// cut shortens a text to a width; the end that is missing is marked.
func (s style) cut(words string, width float64) string {
	if s.width(words) <= width {
		return words
	}
	runes := []rune(words)
	for len(runes) > 0 && s.width(string(runes)+more) > width {
		runes = runes[:len(runes)-1]
	}
	return strings.TrimRight(string(runes), " ") + more
}
