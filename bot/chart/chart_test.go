package chart

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gonum.org/v1/plot/vg"
	"gonum.org/v1/plot/vg/draw"
	"gonum.org/v1/plot/vg/vgimg"

	"setara/bot/chat"
	"setara/knowledge"
)

// screenshotFolder is in the environment and says where to keep the pictures,
// to be looked at.
const screenshotFolder = "SETARA_SCREENSHOTS"

// maxBytes is how large a picture may be.
const maxBytes = 60_000

func TestEveryPictureIsASmallPNGThatIsTheSameEachTime(t *testing.T) {
	for name, p := range cases() {
		t.Run(name, func(t *testing.T) {
			data, err := kept.Draw(t.Context(), p)
			if err != nil {
				t.Fatal(err)
			}
			if name == "usual" && !bytes.Equal(data, mustDraw(t, p)) {
				t.Error("drawn twice it is not the same")
			}
			if len(data) > maxBytes {
				t.Errorf("%d bytes, want at most %d", len(data), maxBytes)
			}
			size := decode(t, data).Bounds().Size()
			if size.X != pictureWidth || size.Y < pictureWidth*2/5 || size.Y > pictureWidth*6/5 {
				t.Errorf("it is %v pixels large", size)
			}
			if folder := os.Getenv(screenshotFolder); folder != "" {
				if err := os.WriteFile(filepath.Join(folder, "gambar-"+name+".png"), data, 0o600); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

func TestEachMarkIsSeenWhereItsPriceIs(t *testing.T) {
	for name, p := range cases() {
		t.Run(name, func(t *testing.T) {
			l := mustLayout(t, p)
			img := shown(t, p)
			for _, m := range l.marks {
				if m.x != l.x(m.Price) || m.x < panelLeft || m.x > panelRight {
					t.Errorf("%s lies at %v", m.Label, m.x)
				}
				half := int(lines[m.Kind].width / 2)
				column := image.Rect(int(m.x)-half, int(l.labelsBottom), int(m.x)+half+1, int(l.panelBottom))
				if seen := count(img, column, lines[m.Kind].color); seen < 60 {
					t.Errorf("%s: %d of its pixels are to be seen at %v", m.Label, seen, m.x)
				}
				box := image.Rect(int(m.left), int(m.bottom(l)-labelHeight), int(m.right()), int(m.bottom(l)))
				if inside := count(img, box, lines[m.Kind].color); inside < box.Dx()*box.Dy()/3 {
					t.Errorf("%s: its label is not there", m.Label)
				}
			}
		})
	}
}

func TestEveryComparableIsADotOrCountedBeyondTheAxis(t *testing.T) {
	for name, p := range cases() {
		l := mustLayout(t, p)
		img := shown(t, p)
		for i, s := range l.strips {
			if got := len(s.dots) + s.below + s.above; got != len(p.Groups[i].Prices) {
				t.Errorf("%s, %s: %d of %d are shown", name, s.Name, got, len(p.Groups[i].Prices))
			}
			area := image.Rect(panelLeft-10, int(s.top), pictureWidth-margin/2, int(s.top+s.height))
			if seen := count(img, area, s.color); (seen > 0) != (len(s.Prices) > 0) {
				t.Errorf("%s, %s: %d of its pixels are to be seen", name, s.Name, seen)
			}
		}
	}
}

func TestSampleDataIsMarked(t *testing.T) {
	p := cases()["usual"]
	corner := image.Rect(margin, margin, margin+150, margin+badgeHeight)
	if count(shown(t, p), corner, badge) == 0 {
		t.Error("sample data has no mark")
	}
	p.Badge = ""
	if count(shown(t, p), corner, badge) > 0 {
		t.Error("real data is marked as sample data")
	}
}

func TestTheLibraryPutsItsAxisWhereTheLayoutHasIt(t *testing.T) {
	for name, p := range cases() {
		l := mustLayout(t, p)
		b := &brush{Canvas: draw.New(vgimg.New(pictureWidth, vg.Length(l.height))), height: l.height}
		data := l.plot().DataCanvas(b.panelCanvas(l))
		for _, m := range p.Marks {
			got := data.X(l.plot().X.Norm(float64(m.Price))).Points()
			if math.Abs(got-l.x(m.Price)) > 1e-6 {
				t.Errorf("%s: the library has %s at %v, the layout at %v", name, m.Label, got, l.x(m.Price))
			}
		}
	}
}

func TestTextHasContrast(t *testing.T) {
	type pair struct {
		what       string
		text, back color.NRGBA
		want       float64
	}
	pairs := []pair{
		{"title", ink, paper, 4.5}, {"small print", muted, paper, 4.5}, {"badge", ink, badge, 4.5},
	}
	for origin, l := range looks {
		pairs = append(pairs, pair{string(origin), l.color, paper, 4.5}, pair{string(origin) + " on its box", l.color, l.tint, 3})
	}
	for kind, l := range lines {
		pairs = append(pairs, pair{string(kind), white, l.color, 4.5}, pair{string(kind) + " line", l.color, paper, 3})
	}
	for _, p := range pairs {
		if got := contrast(p.text, p.back); got < p.want {
			t.Errorf("%s: contrast %.2f, want %.1f", p.what, got, p.want)
		}
	}
}

// contrast is the contrast ratio of WCAG 2.2.
func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

func luminance(c color.NRGBA) float64 {
	linear := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

func TestNothingIsTheSameButForItsColour(t *testing.T) {
	shapes, patterns := map[any]bool{}, map[int]bool{}
	for _, l := range looks {
		shapes[l.shape] = true
	}
	for _, l := range lines {
		if len(l.dashes) == 0 {
			patterns[0] = true
		} else {
			patterns[int(l.dashes[0])] = true
		}
	}
	if len(shapes) != len(looks) || len(patterns) != len(lines) {
		t.Errorf("%d shapes for %d origins, %d patterns for %d marks", len(shapes), len(looks), len(patterns), len(lines))
	}
}

func TestNoTextIsTooSmallForAPhone(t *testing.T) {
	for _, s := range []style{titleStyle, smallStyle, badgeStyle, labelStyle, amountStyle, nameStyle, countStyle, middleStyle, tickStyle} {
		if s.size < 28 {
			t.Errorf("%+v is too small", s)
		}
	}
	for name, p := range cases() {
		for _, m := range mustLayout(t, p).marks {
			if m.words.size < 28 || m.figure.size < 28 || m.width > widestLabel+1 {
				t.Errorf("%s: the label of %s is written at %v, %v wide", name, m.Label, m.words.size, m.width)
			}
		}
	}
}

func TestWithoutAnyPriceThereIsNothingToDraw(t *testing.T) {
	for _, p := range []*chat.Picture{{}, {Title: "Kosong", Groups: []chat.PictureGroup{groupOf(knowledge.OriginLocal)}}} {
		if data, err := Draw(t.Context(), p); !errors.Is(err, ErrNothing) || data != nil {
			t.Errorf("got %d bytes, %v", len(data), err)
		}
	}
}

func TestADrawingThatIsBrokenOffIsNoPicture(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if data, err := Draw(ctx, cases()["usual"]); !errors.Is(err, context.Canceled) || data != nil {
		t.Errorf("got %d bytes, %v", len(data), err)
	}
}

func TestTheSamePictureIsDrawnOnce(t *testing.T) {
	drawn := 0
	c := NewCache()
	c.draw = func(ctx context.Context, p *chat.Picture) ([]byte, error) {
		if drawn++; p.Title == "gagal" {
			return nil, ErrNothing
		}
		return []byte(p.Title), nil
	}
	for _, step := range []struct {
		title string
		drawn int
		err   error
	}{{"satu", 1, nil}, {"satu", 1, nil}, {"dua", 2, nil}, {"satu", 2, nil}, {"gagal", 3, ErrNothing}, {"gagal", 4, ErrNothing}} {
		data, err := c.Draw(t.Context(), &chat.Picture{Title: step.title})
		if !errors.Is(err, step.err) || err == nil && string(data) != step.title || drawn != step.drawn {
			t.Fatalf("%s: got %q, %v after %d drawings, want %d", step.title, data, err, drawn, step.drawn)
		}
	}
}

func mustLayout(t *testing.T, p *chat.Picture) *layout {
	t.Helper()
	l, err := newLayout(p)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func mustDraw(t *testing.T, p *chat.Picture) []byte {
	t.Helper()
	data, err := Draw(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// kept has what the tests have drawn already: under the race detector a
// picture takes seconds.
var kept = NewCache()

// shown is the picture as it is seen.
func shown(t *testing.T, p *chat.Picture) *image.Paletted {
	t.Helper()
	data, err := kept.Draw(t.Context(), p)
	if err != nil {
		t.Fatal(err)
	}
	return decode(t, data)
}

func decode(t *testing.T, data []byte) *image.Paletted {
	t.Helper()
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	paletted, ok := img.(*image.Paletted)
	if !ok {
		t.Fatalf("the picture is a %T", img)
	}
	return paletted
}

// count counts the pixels of a colour.
func count(img *image.Paletted, area image.Rectangle, c color.NRGBA) (n int) {
	area = area.Intersect(img.Rect)
	index := slices.Index(img.Palette, color.Color(color.RGBA{c.R, c.G, c.B, 0xff}))
	for y := area.Min.Y; y < area.Max.Y; y++ {
		row := img.Pix[img.PixOffset(area.Min.X, y):img.PixOffset(area.Max.X, y)]
		for _, at := range row {
			if int(at) == index {
				n++
			}
		}
	}
	return n
}
