// Package photo makes pictures that strangers sent fit to be kept and shown: a
// JPEG of bounded size that holds the picture and nothing else. Where it was
// taken, by whom and with what, which cameras write beside it, is gone.
package photo

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	_ "image/png" // screenshots

	"golang.org/x/image/draw"
	_ "golang.org/x/image/webp" // screenshots that a browser saved
)

// Limits of what is taken, and of what comes of it.
const (
	// MaxBytes is how large a file may be.
	MaxBytes = 10 << 20
	// MaxPixels is how many pixels are decoded at most: more than those of a
	// photo of 16 megapixels, and up to 130 MB of memory while that lasts.
	MaxPixels = 16_000_000
	// MaxSide is the longer side of what is kept, in pixels, MaxKept its size in
	// bytes.
	MaxSide = 1280
	MaxKept = 500_000
)

// The reasons for which a file is not taken.
var (
	ErrNoPicture = errors.New("the file is no picture that can be read")
	ErrTooLarge  = errors.New("the picture is too large")
)

// Clean is a picture (JPEG, PNG or WebP) as a JPEG of at most [MaxSide] and
// [MaxKept], upright, on white, without whatever stood beside the picture. The
// error wraps [ErrNoPicture] or [ErrTooLarge]. How large a picture is is read
// before it is decoded.
func Clean(data []byte) ([]byte, error) {
	if len(data) > MaxBytes {
		return nil, fmt.Errorf("clean photo: %d bytes: %w", len(data), ErrTooLarge)
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("clean photo: %w", ErrNoPicture)
	}
	if config.Width <= 0 || config.Height <= 0 {
		return nil, fmt.Errorf("clean photo: %w", ErrNoPicture)
	}
	if config.Width > MaxPixels || config.Height > MaxPixels || config.Width*config.Height > MaxPixels {
		return nil, fmt.Errorf("clean photo: %d by %d: %w", config.Width, config.Height, ErrTooLarge)
	}
	picture, kind, err := decode(data)
	if err != nil {
		return nil, fmt.Errorf("clean photo: %w", ErrNoPicture)
	}
	turn := 1
	if kind == "jpeg" {
		turn = orientation(data)
	}
	side := MaxSide
	for {
		small := upright(shrink(picture, side), turn)
		for _, quality := range [...]int{85, 70, 55} {
			var b bytes.Buffer
			if err := jpeg.Encode(&b, small, &jpeg.Options{Quality: quality}); err != nil {
				return nil, fmt.Errorf("clean photo: %w", err)
			}
			if b.Len() <= MaxKept {
				return b.Bytes(), nil
			}
		}
		side = side * 3 / 4
	}
}

// decode decodes a picture. A decoder that panics on a broken one says no more
// than that it is broken.
func decode(data []byte) (picture image.Image, kind string, err error) {
	defer func() {
		if recover() != nil {
			err = ErrNoPicture
		}
	}()
	return image.Decode(bytes.NewReader(data))
}

// shrink is a picture with sides of at most so many pixels, on white; a small one
// stays as large as it is.
func shrink(from image.Image, side int) *image.RGBA {
	size := from.Bounds().Size()
	width, height := size.X, size.Y
	if longer := max(width, height); longer > side {
		width, height = max(width*side/longer, 1), max(height*side/longer, 1)
	}
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(to, to.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	draw.ApproxBiLinear.Scale(to, to.Bounds(), from, from.Bounds(), draw.Over, nil)
	return to
}

// upright turns a picture as the camera noted that it must be turned, by the
// numbers of EXIF: 1 as it is, 3 by half, 6 and 8 by a quarter, the even ones
// mirrored.
func upright(from *image.RGBA, turn int) *image.RGBA {
	if turn < 2 || turn > 8 {
		return from
	}
	w, h := from.Rect.Dx(), from.Rect.Dy()
	to := image.NewRGBA(image.Rect(0, 0, w, h))
	if turn >= 5 {
		to = image.NewRGBA(image.Rect(0, 0, h, w))
	}
	for y := range h {
		for x := range w {
			atX, atY := x, y
			switch turn {
			case 2:
				atX = w - 1 - x
			case 3:
				atX, atY = w-1-x, h-1-y
			case 4:
				atY = h - 1 - y
			case 5:
				atX, atY = y, x
			case 6:
				atX, atY = h-1-y, x
			case 7:
				atX, atY = h-1-y, w-1-x
			case 8:
				atX, atY = y, w-1-x
			}
			to.SetRGBA(atX, atY, from.RGBAAt(x, y))
		}
	}
	return to
}
