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
	// Name is the product's as the owner says it, Goods the product words to
	// ask the market for.
	Name     string `json:"name"`
	Goods    string `json:"goods"`
	Category string `json:"category,omitempty"`
	// Unit is what it is sold by, empty where the market tells.
	Unit knowledge.Unit `json:"unit,omitempty"`
	// Threshold is 0 until it is chosen.
	Threshold knowledge.BasisPoints `json:"threshold,omitempty"`

	// refused tells that the threshold that was just said is none to take,
	// agreed that the owner just said yes to this being kept.
	refused, agreed bool
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
	names := []string{conv.caseProduct()}
	if conv.Wish != nil {
		names = append(names, strings.ToLower(conv.Wish.Name))
	}
	for i := range o.products {
		names = append(names, strings.ToLower(o.products[i].Name))
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

// product is the product of that name, whatever the order of its words; nil
// where none is saved.
func (o *owned) product(name string) *knowledge.Product {
	return findProduct(o.products, productKey(name))
}

// watch is the watch of the product of that name, or nil.
func (o *owned) watch(name string) *knowledge.Watch {
	i := slices.IndexFunc(o.watches, func(w knowledge.Watch) bool { return w.Product.Key == productKey(name) })
	if i < 0 {
		return nil
	}
	return &o.watches[i]
}

// meant is the watch whose product some words mean: its name, or words that
// only one of them has; without words the only one. It is nil where none is
// meant.
func (o *owned) meant(words string) *knowledge.Watch {
	if w := o.watch(words); w != nil {
		return w
	}
	return only(o.watches, func(w *knowledge.Watch) bool { return hasWords(w.Product.Key, productKey(words)) })
}

// only is the one that is meant; nil where it is none or several.
func only[T any](all []T, meant func(*T) bool) *T {
	var found *T
	for i := range all {
		if meant(&all[i]) {
			if found != nil {
				return nil
			}
			found = &all[i]
		}
	}
	return found
}

// full says that the owner has as many watches or products as are kept, where
// one more would be needed for a product.
func (o *owned) full(name string) (Response, bool) {
	switch {
	case o.watch(name) != nil:
		return Response{}, false
	case len(o.watches) >= knowledge.MaxWatches:
		return wordWatches(o, sayWatchFull), true
	case o.product(name) == nil && len(o.products) >= knowledge.MaxProducts:
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
			Key: productKey(wanted.Name), Name: wanted.Name, Unit: wanted.Unit, Pack: knowledge.One,
		},
		Goods: wanted.Goods, Category: wanted.Category, Unit: wanted.Unit, Threshold: wanted.Threshold,
	}
	if p := o.product(wanted.Name); p != nil {
		w.Product, saved = *p, true
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
	case words == "" && conv.caseProduct() != "":
		return o.caseWish(conv)
	case words == "" && len(o.products) == 1:
		return o.wishOf(&o.products[0])
	case words == "":
		return nil
	}
	if wanted := o.knownWish(conv, words); wanted != nil {
		return wanted
	}
	said := soldAs(words)
	if said.Product == "" {
		return nil
	}
	if wanted := o.knownWish(conv, said.Product); wanted != nil {
		return wanted
	}
	if p := only(o.products, func(p *knowledge.Product) bool { return hasWords(p.Key, productKey(said.Product)) }); p != nil {
		return o.wishOf(p)
	}
	name := cutWords(said.Product)
	wanted := &wish{Name: name, Goods: name}
	if said.UnitSaid {
		wanted.Unit = said.Unit
	}
	return wanted
}

// soldAs is what is understood of the name of goods. Behind "jual" stands what
// is sold, whatever else the word may mean.
func soldAs(name string) Understood { return Understand("jual " + name)[0].Understood }

// knownWish is the wish for goods that were spoken of or are saved.
func (o *owned) knownWish(conv *conversation, name string) *wish {
	key := productKey(name)
	if conv.Wish != nil && productKey(conv.Wish.Name) == key {
		return conv.Wish
	}
	if productKey(conv.caseProduct()) == key {
		return o.caseWish(conv)
	}
	if p := findProduct(o.products, key); p != nil {
		return o.wishOf(p)
	}
	return nil
}

// wishOf is the wish for a saved product, as it is watched already, if it is.
func (o *owned) wishOf(p *knowledge.Product) *wish {
	wanted := &wish{Name: p.Name, Goods: soldAs(p.Name).Product}
	if wanted.Goods == "" {
		wanted.Goods = p.Name
	}
	if w := o.watch(p.Name); w != nil {
		wanted.Goods, wanted.Category, wanted.Unit = w.Goods, w.Category, w.Unit
	}
	return wanted
}

// caseWish is the wish for the goods of the case under way, by the measure that
// its answer went by.
func (o *owned) caseWish(conv *conversation) *wish {
	s := conv.Case
	wanted := &wish{Name: s.Said.Product, Goods: s.Said.Product, Category: s.Category}
	if p := o.product(wanted.Name); p != nil {
		wanted.Name = p.Name
	}
	if s.UnitSaid || s.Said.hasAmount() {
		wanted.Unit = s.Said.Unit
	}
	return wanted
}
