package chart

import (
	"context"
	"errors"
	"fmt"
	"image"

	"setara/bot/chat"
)

// ErrNothing tells that the picture has no price in it.
var ErrNothing = errors.New("there is nothing to draw")

// Draw draws a picture as PNG. The same picture gives the same bytes. It
// returns [ErrNothing] where there is no price in it, and ctx's error where
// ctx ends meanwhile.
func Draw(ctx context.Context, p *chat.Picture) ([]byte, error) {
	var paint func() *image.RGBA
	if len(p.Rows) > 0 {
		paint = newRows(p).paint
	} else {
		l, err := newLayout(p)
		if err != nil {
			return nil, fmt.Errorf("draw picture: %w", err)
		}
		paint = l.paint
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("draw picture: %w", err)
	}
	img := paint()
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("draw picture: %w", err)
	}
	data, err := encode(img)
	if err != nil {
		return nil, fmt.Errorf("draw picture: %w", err)
	}
	return data, nil
}
