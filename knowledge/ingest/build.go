package ingest

import (
	"regexp"
	"strconv"
	"strings"

	"setara/knowledge"
)

// fault is why a record is no listing: the column's name and the reason.
type fault struct {
	column, reason string
}

// undated is the reason of a record that says no day.
const undated = "tanggal pengamatan tidak ada; isi, atau sebutkan harinya untuk seluruh berkas"

// build makes a listing of a record.
func (p *pipeline) build(l *layout, cells []string) (knowledge.Listing, *fault) {
	out := knowledge.Listing{Title: cleanText(l.get(cells, colTitle))}
	if reason := titleFault(out.Title); reason != "" {
		return out, &fault{l.name(colTitle), reason}
	}
	if f := p.setPrice(l, cells, &out); f != nil {
		return out, f
	}
	day, ok := p.observed(l, cells)
	if !ok {
		return out, &fault{l.name(colObservedOn, colURL), undated}
	}
	out.ObservedOn = day
	out.URL = linkOf(l, cells)
	out.Shop = cleanText(l.get(cells, colShop))
	out.Location = cleanText(l.get(cells, colLocation))
	out.Category = parseCategory(l.get(cells, colCategory))
	out.Rating = parseRating(l.get(cells, colRating))
	out.Sold = soldOf(l, cells)
	out.Unit, out.Pack = unitAndPack(l.get(cells, colUnit), l.get(cells, colPack))
	out.Evidence = evidenceOf(l, cells, out.Location)
	out.Origin = knowledge.JudgeOrigin(out.Evidence)
	p.identify(l, cells, &out)
	return out, nil
}

// setPrice reads what a buyer pays.
func (p *pipeline) setPrice(l *layout, cells []string, out *knowledge.Listing) *fault {
	if c := strings.ToLower(strings.TrimSpace(l.get(cells, colCurrency))); c != "" && !currencyWords[strings.Trim(c, ".")] {
		return &fault{l.name(colCurrency), errPriceForeign.Error()}
	}
	o, wrong := readOffer(l, cells, p.traits.trustDiscount)
	if wrong != nil {
		return &fault{l.name(wrong.col, colPriceDiscounted, colPriceMin, colPriceOriginal), wrong.reason.Error()}
	}
	if err := o.scaled(p.traits.scale, out); err != nil {
		return &fault{l.name(colPrice, colPriceDiscounted, colPriceMin), err.Error()}
	}
	return nil
}

// observed is the day of a record: as its link says it, else as the person
// says it, else as the file's own column says it. Never today.
func (p *pipeline) observed(l *layout, cells []string) (knowledge.Day, bool) {
	for _, i := range l.places[colURL] {
		if i < len(cells) && strings.Contains(cells[i], "search_id") {
			if day, ok := linkDay(cells[i]); ok {
				return day, true
			}
		}
	}
	if p.opts.ObservedOn != nil {
		return *p.opts.ObservedOn, true
	}
	for _, i := range l.places[colObservedOn] {
		if i < len(cells) {
			if day, ok := parseDate(cells[i], p.traits.dates); ok {
				return day, true
			}
		}
	}
	return 0, false
}

// linkOf is the first field of a record that is a link to follow. Shopee's own
// API gives none, but its site finds a product by the ids of shop and item.
func linkOf(l *layout, cells []string) string {
	for _, i := range l.places[colURL] {
		if i < len(cells) {
			if link := cleanLink(cells[i]); link != "" {
				return link
			}
		}
	}
	shop, item := l.get(cells, colShopID), l.get(cells, colSKU)
	if l.shopee && allDigits(shop) && allDigits(item) {
		return "https://shopee.co.id/product/" + shop + "/" + item
	}
	return ""
}

// soldLabel finds the count sold on a listing's card.
var soldLabel = regexp.MustCompile(`(?i)[0-9][0-9.,]*\s*(?:rb|ribu|jt|juta|k)?\+?\s*(?:terjual|sold)`)

// soldOf is how many were sold: a plain number before a label such as
// "10rb+ terjual".
func soldOf(l *layout, cells []string) int64 {
	label := int64(-1)
	for _, i := range l.places[colSold] {
		if i >= len(cells) || blank(cells[i]) {
			continue
		}
		n := parseCount(cells[i])
		if _, err := strconv.ParseFloat(strings.TrimSpace(cells[i]), 64); err == nil && n >= 0 {
			return n
		}
		if label < 0 {
			label = n
		}
	}
	for _, c := range []column{colQuantity, colBadges} {
		for _, i := range l.places[c] {
			if label < 0 && i < len(cells) {
				if said := soldLabel.FindString(cells[i]); said != "" {
					label = parseCount(said)
				}
			}
		}
	}
	return label
}

// identify names the listing's platform, source and sku. Without a sku of the
// file it is a hash of the link, else of title and shop.
func (p *pipeline) identify(l *layout, cells []string, out *knowledge.Listing) {
	out.Source = slug(l.get(cells, colSource))
	if said := l.get(cells, colPlatform); said != "" {
		out.Platform = platformOfName(said)
	} else if out.Platform = platformOfLink(out.URL); out.Platform == "" && l.shopee {
		out.Platform = knowledge.PlatformShopee
	} else if out.Platform == "" {
		out.Platform = platformNames[strings.ReplaceAll(out.Source, "-", "")]
	}
	if out.Source == "" {
		out.Source = slug(string(out.Platform))
	}
	if out.Source == "" {
		out.Source = slug(p.opts.Source)
	}
	if out.Source == "" {
		out.Source = "file"
	}
	switch sku := p.skuOf(l, cells); {
	case sku != "":
		out.SKU = sku
	case out.URL != "":
		out.SKU = linkID(out.URL)
	default:
		out.SKU = hashID(strings.ToLower(out.Title), strings.ToLower(out.Shop))
	}
}

// maxSKU is the longest sku that is kept as it is.
const maxSKU = 100

// skuOf is the file's own number of a listing. One that a spreadsheet rounded
// to 1.73E+18 names nothing any more.
func (p *pipeline) skuOf(l *layout, cells []string) string {
	for _, i := range l.places[colSKU] {
		if i >= len(cells) || blank(cells[i]) || i == l.looseID && p.traits.rowNumbers {
			continue
		}
		sku := cleanText(cells[i])
		if whole, frac, found := strings.Cut(sku, "."); found && allDigits(whole) && strings.Trim(frac, "0") == "" {
			sku = whole
		}
		if _, exponent, err := cutExponent(sku); err == nil && exponent != 0 && strings.Contains(sku, ".") {
			continue
		}
		if sku == "" || len(sku) > maxSKU {
			continue
		}
		return sku
	}
	return ""
}
