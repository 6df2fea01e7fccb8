package photo

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math/rand/v2"
	"testing"
)

// picture is one whose corners tell how it lies: red above left, green above
// right, blue below left.
func picture(w, h int) *image.RGBA {
	p := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			c := color.RGBA{255, 255, 255, 255}
			switch left, top := x < w/2, y < h/2; {
			case left && top:
				c = color.RGBA{255, 0, 0, 255}
			case top:
				c = color.RGBA{0, 255, 0, 255}
			case left:
				c = color.RGBA{0, 0, 255, 255}
			}
			p.SetRGBA(x, y, c)
		}
	}
	return p
}

func asJPEG(t testing.TB, p image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func asPNG(t testing.TB, p image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, p); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// secrets are what cameras note.
var secrets = []string{"SETARA-RAHASIA", "GPSLatitude -7.797068", "Pemilik: Bu Sari", "<x:xmpmeta>", "Exif", "ICC_PROFILE", "komentar rahasia"}

// withNotes is a JPEG with what cameras write beside the picture: EXIF with a
// turn and an owner, XMP, a profile, a comment, and bytes behind the end.
func withNotes(data []byte, turn uint16) []byte {
	part := func(marker byte, content string) []byte {
		out := []byte{0xFF, marker, 0, 0}
		binary.BigEndian.PutUint16(out[2:], uint16(len(content)+2))
		return append(out, content...)
	}
	tiff := []byte("MM\x00*\x00\x00\x00\x08\x00\x02")
	entry := func(tag, kind uint16, count, value uint32) {
		tiff = binary.BigEndian.AppendUint16(tiff, tag)
		tiff = binary.BigEndian.AppendUint16(tiff, kind)
		tiff = binary.BigEndian.AppendUint32(tiff, count)
		tiff = binary.BigEndian.AppendUint32(tiff, value)
	}
	entry(0x0112, 3, 1, uint32(turn)<<16)
	entry(0x8825, 4, 1, 38) // GPS
	tiff = append(tiff, "\x00\x00\x00\x00"+secrets[0]+secrets[1]+secrets[2]...)
	out := append([]byte{}, data[:2]...)
	out = append(out, part(0xE1, "Exif\x00\x00"+string(tiff))...)
	out = append(out, part(0xE1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>"+secrets[0])...)
	out = append(out, part(0xE2, "ICC_PROFILE\x00")...)
	out = append(out, part(0xFE, secrets[6])...)
	return append(append(out, data[2:]...), secrets[0]...)
}

func TestOfAPhotoNothingIsKeptBesideThePicture(t *testing.T) {
	from := withNotes(asJPEG(t, picture(800, 600)), 1)
	for _, secret := range secrets {
		if !bytes.Contains(from, []byte(secret)) {
			t.Fatalf("the photo does not hold %q to begin with", secret)
		}
	}
	kept, err := Clean(from)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range secrets {
		if bytes.Contains(kept, []byte(secret)) {
			t.Errorf("%q is kept", secret)
		}
	}
	for at := 2; at+4 < len(kept) && kept[at] == 0xFF && kept[at+1] != markerScan; at += 2 + int(binary.BigEndian.Uint16(kept[at+2:])) {
		if m := kept[at+1]; m >= 0xE0 && m <= 0xEF || m == 0xFE {
			t.Errorf("a part %X is kept", m)
		}
	}
}

func TestAPhotoIsKeptUprightHoweverTheCameraWasHeld(t *testing.T) {
	red, green, blue := color.RGBA{255, 0, 0, 255}, color.RGBA{0, 255, 0, 255}, color.RGBA{0, 0, 255, 255}
	white := color.RGBA{255, 255, 255, 255}
	for turn, want := range map[uint16][3]color.RGBA{ // above left, above right, below left
		0: {red, green, blue}, 1: {red, green, blue}, 2: {green, red, white}, 3: {white, blue, green}, 4: {blue, white, red},
		5: {red, blue, green}, 6: {blue, red, white}, 7: {white, green, blue}, 8: {green, white, red}, 9: {red, green, blue},
	} {
		kept, err := Clean(withNotes(asJPEG(t, picture(400, 200)), turn))
		if err != nil {
			t.Fatal(err)
		}
		p, err := jpeg.Decode(bytes.NewReader(kept))
		if err != nil {
			t.Fatal(err)
		}
		size := p.Bounds().Size()
		if lies := size.X > size.Y; lies != (turn < 5 || turn > 8) {
			t.Errorf("turn %d: it is %v", turn, size)
		}
		for i, at := range []image.Point{{10, 10}, {size.X - 10, 10}, {10, size.Y - 10}} {
			if got := p.At(at.X, at.Y); far(got, want[i]) {
				t.Errorf("turn %d: corner %d is %v, not %v", turn, i, got, want[i])
			}
		}
	}
}

// far tells two colours that nobody would mix up.
func far(a, b color.Color) bool {
	ar, ag, ab, _ := a.RGBA()
	br, bg, bb, _ := b.RGBA()
	apart := func(x, y uint32) bool { return max(x, y)-min(x, y) > 0x5000 }
	return apart(ar, br) || apart(ag, bg) || apart(ab, bb)
}

func TestWhateverComesWhatIsKeptIsSmall(t *testing.T) {
	noise := image.NewRGBA(image.Rect(0, 0, 3000, 2000))
	random := rand.NewChaCha8([32]byte{1})
	if _, err := random.Read(noise.Pix); err != nil {
		t.Fatal(err)
	}
	tall := picture(20, 9000)
	for name, data := range map[string][]byte{"noise": asJPEG(t, noise), "a tall one": asPNG(t, tall), "a dot": asPNG(t, picture(1, 1))} {
		kept, err := Clean(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		config, err := jpeg.DecodeConfig(bytes.NewReader(kept))
		if err != nil || len(kept) > MaxKept || config.Width > MaxSide || config.Height > MaxSide {
			t.Errorf("%s: %d bytes, %d by %d: %v", name, len(kept), config.Width, config.Height, err)
		}
	}
}

// bomb is a PNG of a few bytes that says it is as large as this.
func bomb(width, height uint32) []byte {
	header := binary.BigEndian.AppendUint32(nil, width)
	header = binary.BigEndian.AppendUint32(header, height)
	header = append(header, 8, 6, 0, 0, 0)
	chunk := append([]byte("IHDR"), header...)
	out := append([]byte("\x89PNG\r\n\x1a\n"), 0, 0, 0, 13)
	out = append(out, chunk...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
}

func TestWhatIsNoPictureOrTooLargeIsRefusedBeforeItIsDecoded(t *testing.T) {
	whole := asJPEG(t, picture(300, 300))
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"nothing":                      {nil, ErrNoPicture},
		"a text":                       {[]byte("ini bukan gambar"), ErrNoPicture},
		"an SVG":                       {[]byte("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"), ErrNoPicture},
		"a GIF":                        {[]byte("GIF89a\x01\x00\x01\x00\x00\x00\x00;"), ErrNoPicture},
		"half a photo":                 {whole[:len(whole)/2], nil},
		"a header alone":               {whole[:20], ErrNoPicture},
		"a bomb of 50,000 by 50,000":   {bomb(50_000, 50_000), ErrTooLarge},
		"a bomb of 2^31 by 2^31":       {bomb(1<<31-1, 1<<31-1), ErrNoPicture},
		"a picture of no width":        {bomb(0, 5), ErrNoPicture},
		"more bytes than are taken":    {make([]byte, MaxBytes+1), ErrTooLarge},
		"a picture of a bomb that was": {bomb(100, 100), ErrNoPicture},
	} {
		kept, err := Clean(c.data)
		if c.want == nil { // a cut photo may be read or refused, but never kept as it is
			if err == nil && len(kept) == 0 || err != nil && !errors.Is(err, ErrNoPicture) {
				t.Errorf("%s: %d bytes, %v", name, len(kept), err)
			}
			continue
		}
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzClean(f *testing.F) {
	f.Add(withNotes(asJPEG(f, picture(8, 8)), 6))
	f.Add(asPNG(f, picture(5, 3)))
	f.Add([]byte("RIFF\x00\x00\x00\x00WEBPVP8 "))
	f.Fuzz(func(t *testing.T, data []byte) {
		if config, _, err := image.DecodeConfig(bytes.NewReader(data)); err == nil && config.Width*config.Height > 1_000_000 {
			return // it would take long
		}
		kept, err := Clean(data)
		if err != nil {
			return
		}
		if _, err := jpeg.Decode(bytes.NewReader(kept)); err != nil || len(kept) > MaxKept || bytes.Contains(kept, []byte("Exif")) {
			t.Errorf("%d bytes are kept: %v", len(kept), err)
		}
	})
}
