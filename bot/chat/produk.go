package chat

import (
	"context"
	"fmt"
	"strings"

	"setara/knowledge"
)

// actionProducts is the command for the products that are kept.
const actionProducts = "/produk"

// productButtons is how many products get a button of their own.
const productButtons = 20

// showProducts is /produk: the list, one product, changing it and dropping it.
func showProducts(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.group {
		return say(sayCostPrivate), nil
	}
	if c.Products == nil {
		return say(sayNoProducts), nil
	}
	products, err := c.Products.Products(ctx, cl.chat)
	if err != nil {
		return Response{}, fmt.Errorf("read products: %w", err)
	}
	verb, name, _ := strings.Cut(cl.rest, " ")
	switch strings.ToLower(verb) {
	case "":
		return listProducts(products), nil
	case "ubah", "hapus", "buang", "jangan":
	default:
		verb, name = "", cl.rest
	}
	if strings.EqualFold(verb, "jangan") {
		return say(sayProductStays), nil
	}
	p := findProduct(products, productKey(name))
	if p == nil {
		if strings.EqualFold(verb, "buang") && name != "" {
			return say(fmt.Sprintf(sayDroppedBefore, onOneLine(name, 60))), nil
		}
		r := listProducts(products)
		if len(products) > 0 {
			r.Blocks = append([]Block{paragraph(plain(sayNoSuchProduct))}, r.Blocks...)
		}
		return r, nil
	}
	switch strings.ToLower(verb) {
	case "ubah":
		return c.changeProduct(cl.conv, p), nil
	case "hapus":
		cl.conv.Dropping = p.Key
		return askDrop(p), nil
	case "buang":
		if cl.dropping != p.Key {
			cl.conv.Dropping = p.Key
			return askDrop(p), nil
		}
		return c.drop(ctx, cl.conv, p)
	}
	return showProduct(p), nil
}

// listProducts lists what is kept, with a button for each.
func listProducts(products []knowledge.Product) Response {
	if len(products) == 0 {
		return say(sayNoProducts)
	}
	r := say(sayProducts)
	for i := range products {
		p := &products[i]
		r.Blocks = append(r.Blocks, wordProduct(p))
		if i < productButtons {
			r.Buttons = append(r.Buttons, []Button{{Label: capital(p.Name), Action: actionProducts + " " + p.Name}})
		}
	}
	return r
}

// showProduct shows one product with its parts.
func showProduct(p *knowledge.Product) Response {
	r := Response{Blocks: []Block{wordProductHead(p)}}
	d := draftOf(p)
	for i := range d.Lines {
		r.Blocks = append(r.Blocks, d.wordCostLine(&d.Lines[i]))
	}
	if b, ok := d.wordCounts(nil); ok {
		r.Blocks = append(r.Blocks, b)
	}
	r.Buttons = [][]Button{{
		{Label: buttonChange, Action: actionProducts + " ubah " + p.Name},
		{Label: buttonDrop, Action: actionProducts + " hapus " + p.Name},
	}}
	return r
}

// changeProduct opens the parts of a product again; of one whose cost was said
// as a whole there are none, and the new cost is asked for.
func (c *Chat) changeProduct(conv *conversation, p *knowledge.Product) Response {
	conv.Draft = draftOf(p)
	if len(p.Goods.Items) > 0 || p.Cost == 0 {
		return c.showDraft(conv)
	}
	conv.Draft.Step, conv.Draft.At = stepOpen, c.Now()
	return say(fmt.Sprintf(askNewCost, p.Name, p.Cost, per(p.Unit)))
}

// askDrop asks whether to delete a product.
func askDrop(p *knowledge.Product) Response {
	r := say(fmt.Sprintf(askDropProduct, p.Name))
	r.Buttons = [][]Button{{
		{Label: buttonForgetYes, Action: actionProducts + " buang " + p.Name},
		{Label: buttonForgetNo, Action: actionProducts + " jangan"},
	}}
	return r
}

// drop deletes a product; the price question under way does not rest on it any
// more.
func (c *Chat) drop(ctx context.Context, conv *conversation, p *knowledge.Product) (Response, error) {
	if err := c.Products.DropProduct(ctx, c.owner, p.Key); err != nil {
		return Response{}, fmt.Errorf("drop product: %w", err)
	}
	conv.forgetCost(p.Key)
	return say(fmt.Sprintf(sayDropped, p.Name)), nil
}

// takeDropping reads a typed yes to deleting a product; anything else keeps it.
func (c *Chat) takeDropping(ctx context.Context, said, key string, conv *conversation) (Response, bool, error) {
	if key == "" || c.Products == nil || c.group {
		return Response{}, false, nil
	}
	switch strings.ToLower(strings.Trim(said, " .!")) {
	case "ya", "iya", "yakin", "ya hapus", "ya, hapus", "hapus":
	case "tidak", "batal", "jangan", "ga", "gak", "nggak":
		return say(sayProductStays), true, nil
	default:
		return Response{}, false, nil
	}
	products, err := c.Products.Products(ctx, c.owner)
	if err != nil {
		return Response{}, false, fmt.Errorf("read products: %w", err)
	}
	p := findProduct(products, key)
	if p == nil {
		return say(sayNoProducts), true, nil
	}
	response, err := c.drop(ctx, conv, p)
	return response, true, err
}
