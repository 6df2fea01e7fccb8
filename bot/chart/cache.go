package chart

import (
	"context"
	"fmt"

	lru "github.com/hashicorp/golang-lru/v2"

	"setara/bot/chat"
)

// cachedPictures is how many pictures are kept. None takes more than about
// 60 KB: they are under 8 MB together.
const cachedPictures = 128

// Cache draws pictures and keeps those that were asked for last. It may be
// used by several at the same time.
type Cache struct {
	drawn *lru.Cache[string, []byte]
	draw  func(context.Context, *chat.Picture) ([]byte, error)
}

// NewCache makes an empty cache.
func NewCache() *Cache {
	drawn, err := lru.New[string, []byte](cachedPictures)
	if err != nil { // only for a size that is not positive
		panic(fmt.Sprintf("make cache of pictures: %v", err))
	}
	return &Cache{drawn: drawn, draw: Draw}
}

// Draw is [Draw], which is asked only for pictures that are not kept. The
// bytes must not be changed.
func (c *Cache) Draw(ctx context.Context, p *chat.Picture) ([]byte, error) {
	key := p.Key()
	if data, ok := c.drawn.Get(key); ok {
		return data, nil
	}
	data, err := c.draw(ctx, p)
	if err != nil {
		return nil, err
	}
	c.drawn.Add(key, data)
	return data, nil
}
