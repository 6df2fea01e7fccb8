package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// wish is what an owner wants to have watched, while something is still asked
// about it.
type wish struct {
	// Key is the product's. Where none of that key is saved yet, Unit is what
	// it is sold by, empty where the market tells.
	Key      string         `json:"key"`
	Category string         `json:"category,omitempty"`
	Unit     knowledge.Unit `json:"unit,omitempty"`
	// Threshold is 0 until it is chosen.
	Threshold knowledge.BasisPoints `json:"threshold,omitempty"`
}

// owned is what is kept for an owner.
type owned struct {
	products []knowledge.Product
	watches  []knowledge.Watch
}

// owned reads what is kept for a chat.
func (c *Chat) owned(ctx context.Context, chat int64) (*owned, error) {
	products, err := c.Products.Products(ctx, chat)
	if err != nil {
		return nil, fmt.Errorf("read products: %w", err)
	}
	watches, err := c.Watches.Watches(ctx, chat)
	if err != nil {
		return nil, fmt.Errorf("read watches: %w", err)
	}
	return &owned{products: products, watches: watches}, nil
}

// read is [readWatch] where what was typed may begin with goods that are known,
// whatever words their name is made of. That is how buttons name them.
func (o *owned) read(conv *conversation, typed string) watchWords {
	var names []string
	if conv.Wish != nil {
		names = append(names, conv.Wish.Key)
	}
	names = append(names, conv.underWay())
	for i := range o.products {
		names = append(names, o.products[i].Key, strings.ToLower(o.products[i].Name))
	}
	slices.SortFunc(names, func(a, b string) int { return len(b) - len(a) })
	behind, stop := strings.CutPrefix(strings.ToLower(typed), "berhenti ")
	for _, name := range names {
		rest, ok := strings.CutPrefix(behind+" ", name+" ")
		if !ok || name == "" {
			continue
		}
		if said := readWatch(rest); said.product == "" {
			said.product, said.stop = name, stop || said.stop
			return said
		}
	}
	return readWatch(typed)
}

// product is the place of the product of that key or name; -1 for none.
func (o *owned) product(name string) int {
	return slices.IndexFunc(o.products, func(p knowledge.Product) bool { return isCalled(&p, name) })
}

// watched is the place of the watch whose product is meant by some words: its
// key or name, or words that only one of them has; without words the only one.
// It is -1 where none is meant.
func (o *owned) watched(words string) int {
	if i := slices.IndexFunc(o.watches, func(w knowledge.Watch) bool { return isCalled(&w.Product, words) }); i >= 0 {
		return i
	}
	return only(o.watches, func(w *knowledge.Watch) bool { return hasWords(w.Product.Key, words) })
}

// isWatched tells whether the product of that key is watched.
func (o *owned) isWatched(key string) bool {
	return slices.ContainsFunc(o.watches, func(w knowledge.Watch) bool { return w.Product.Key == key })
}

func isCalled(p *knowledge.Product, name string) bool {
	return p.Key == name || strings.EqualFold(p.Name, name)
}

// only is the place of the one that is meant; -1 where it is none or several.
func only[T any](all []T, meant func(*T) bool) int {
	at := -1
	for i := range all {
		if meant(&all[i]) {
			if at >= 0 {
				return -1
			}
			at = i
		}
	}
	return at
}

// full says that the owner has as many watches or products as are kept, where
// one more would be needed for a product.
func (o *owned) full(key string) (Response, bool) {
	switch {
	case o.isWatched(key):
		return Response{}, false
	case len(o.watches) >= knowledge.MaxWatches:
		return wordWatches(o, sayWatchFull), true
	case o.product(key) < 0 && len(o.products) >= knowledge.MaxProducts:
		return say(sayWatchProductsFull), true
	default:
		return Response{}, false
	}
}

// watchOf is the watch for a wish, before the market is looked at, and whether
// its product is saved already.
func (o *owned) watchOf(wanted *wish) (w knowledge.Watch, saved bool) {
	w = knowledge.Watch{
		Product: knowledge.Product{
			Key: wanted.Key, Name: wanted.Key, Unit: wanted.Unit, Pack: knowledge.One,
		},
		Category: wanted.Category, Unit: wanted.Unit, Threshold: wanted.Threshold,
	}
	if i := o.product(wanted.Key); i >= 0 {
		w.Product, saved = o.products[i], true
	}
	return w, saved
}

// wishFor is what is meant to be watched by some words; nil where that cannot
// be told. Without words it is what was asked about, else the case under way,
// else the only product.
func (o *owned) wishFor(cl *call, words string) *wish {
	conv := cl.conv
	switch {
	case words == "" && cl.wanting != "" && conv.Wish != nil:
		return conv.Wish
	case words == "" && conv.underWay() != "":
		return conv.Case.wish()
	case words == "" && len(o.products) == 1:
		return o.wishOf(0)
	case words == "":
		return nil
	}
	if wanted := o.knownWish(conv, words); wanted != nil {
		return wanted
	}
	// Behind "jual" stands what is sold, whatever else the word may mean.
	said := Understand("jual " + words)[0].Understood
	if said.Product == "" {
		return nil
	}
	if wanted := o.knownWish(conv, said.Product); wanted != nil {
		return wanted
	}
	if i := only(o.products, func(p *knowledge.Product) bool { return hasWords(p.Key, said.Product) }); i >= 0 {
		return o.wishOf(i)
	}
	wanted := &wish{Key: said.Product}
	if said.UnitSaid {
		wanted.Unit = said.Unit
	}
	return wanted
}

// knownWish is the wish for goods that were spoken of or are saved.
func (o *owned) knownWish(conv *conversation, name string) *wish {
	if conv.Wish != nil && conv.Wish.Key == name {
		return conv.Wish
	}
	if conv.underWay() == name {
		return conv.Case.wish()
	}
	if i := o.product(name); i >= 0 {
		return o.wishOf(i)
	}
	return nil
}

// wishOf is the wish for a saved product, as it is watched already, if it is.
func (o *owned) wishOf(product int) *wish {
	wanted := &wish{Key: o.products[product].Key}
	for i := range o.watches {
		if w := &o.watches[i]; w.Product.Key == wanted.Key {
			wanted.Category, wanted.Unit = w.Category, w.Unit
		}
	}
	return wanted
}

// wish is the wish for the goods of a case, by the measure that its answer went
// by.
func (s *savedCase) wish() *wish {
	wanted := &wish{Key: s.Said.Product, Category: s.Category}
	if s.UnitSaid || s.Said.hasAmount() {
		wanted.Unit = s.Said.Unit
	}
	return wanted
}

// underWay are the goods of the case under way, if any.
func (conv *conversation) underWay() string {
	if conv.Case == nil {
		return ""
	}
	return conv.Case.Said.Product
}
