package intake

import (
	"context"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
)

// What officers call the parts of a listing.
const (
	nameOfPrice    = "harga"
	nameOfTitle    = "nama barang"
	nameOfShop     = "toko"
	nameOfCategory = "kategori"
	nameOfPack     = "isi"
	nameOfDay      = "dilihat"
)

func (l *load) listings(ctx context.Context) error {
	opts := l.importOptions()
	opts.Expect = l.opts.Expect
	opts.Differs = func(d *catalog.ListingDifference) error {
		l.tellListings(d)
		return nil
	}
	rows := ingest.Listings(l.spec.Name, l.content, ingest.Options{
		ObservedOn: l.spec.ObservedOn, Source: l.spec.Source, Mapping: l.spec.Columns, Told: l.told,
	})
	report, err := l.intake.Catalog.ImportListings(ctx, opts, rows)
	if err != nil {
		return err
	}
	l.result.Report = report
	countsOf(&l.result.Difference, &report)
	return nil
}

// tellListings words what a file of listings would change.
func (l *load) tellListings(d *catalog.ListingDifference) {
	told := &l.result.Difference
	told.Digest, told.Moved, told.Categories = d.Digest, d.Moved, d.Categories
	told.Changes = make([]knowledge.FileChange, 0, len(d.Changes))
	for i := range d.Changes {
		told.Changes = append(told.Changes, tellListing(&d.Changes[i]))
	}
}

func tellListing(c *catalog.ListingChange) knowledge.FileChange {
	told := knowledge.FileChange{Line: c.Line, ID: c.After.ID(), Name: c.After.Title, New: c.Before == nil}
	if c.Before == nil {
		told.Fields = []knowledge.FileField{{Name: nameOfPrice, After: priceOf(&c.After)}}
		return told
	}
	for _, f := range [...]knowledge.FileField{
		{Name: nameOfPrice, Before: priceOf(c.Before), After: priceOf(&c.After)},
		{Name: nameOfTitle, Before: c.Before.Title, After: c.After.Title},
		{Name: nameOfPack, Before: packOf(c.Before), After: packOf(&c.After)},
		{Name: nameOfShop, Before: c.Before.Shop, After: c.After.Shop},
		{Name: nameOfCategory, Before: c.Before.Category, After: c.After.Category},
	} {
		if f.Before != f.After {
			told.Fields = append(told.Fields, f)
		}
	}
	if len(told.Fields) == 0 { // the same on another day is worth knowing too
		told.Fields = []knowledge.FileField{{Name: nameOfDay, Before: c.Before.ObservedOn.Written(), After: c.After.ObservedOn.Written()}}
	}
	return told
}

// priceOf is a listing's price, or the range that is all it tells.
func priceOf(l *knowledge.Listing) string {
	if l.Price == 0 && l.PriceMax > 0 {
		return l.PriceMin.String() + " sampai " + l.PriceMax.String()
	}
	return l.Price.String()
}

// packOf is what a file says that its price buys; empty where it does not.
func packOf(l *knowledge.Listing) string {
	if l.Pack == 0 {
		return ""
	}
	return l.Pack.String() + " " + string(l.Unit)
}
