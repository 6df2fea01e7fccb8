package intake

import (
	"context"
	"slices"
	"strconv"
	"strings"

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
	nameOfPlace    = "lokasi"
	nameOfPlatform = "marketplace"
	nameOfLink     = "tautan"
	nameOfDay      = "dilihat"
	nameOfSold     = "terjual"
	nameOfRating   = "penilaian"
	nameOfEvidence = "bukti asal"
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
	b, a := c.Before, &c.After
	told.Fields = differing(
		knowledge.FileField{Name: nameOfPrice, Before: priceOf(b), After: priceOf(a)},
		knowledge.FileField{Name: nameOfTitle, Before: b.Title, After: a.Title},
		knowledge.FileField{Name: nameOfPack, Before: packOf(b), After: packOf(a)},
		knowledge.FileField{Name: nameOfShop, Before: b.Shop, After: a.Shop},
		knowledge.FileField{Name: nameOfCategory, Before: b.Category, After: a.Category},
		knowledge.FileField{Name: nameOfPlace, Before: b.Location, After: a.Location},
		knowledge.FileField{Name: nameOfPlatform, Before: b.Platform.Name(), After: a.Platform.Name()},
		knowledge.FileField{Name: nameOfLink, Before: b.URL, After: a.URL},
	)
	if len(told.Fields) == 0 { // the same on another day is worth knowing too
		told.Fields = differing(
			knowledge.FileField{Name: nameOfDay, Before: b.ObservedOn.Written(), After: a.ObservedOn.Written()},
			knowledge.FileField{Name: nameOfSold, Before: soldOf(b), After: soldOf(a)},
			knowledge.FileField{Name: nameOfRating, Before: ratingOf(b), After: ratingOf(a)},
		)
	}
	if len(told.Fields) == 0 {
		told.Fields = []knowledge.FileField{{Name: nameOfEvidence, After: "lain dari sebelumnya"}}
	}
	return told
}

// differing are the fields whose values differ.
func differing(fields ...knowledge.FileField) []knowledge.FileField {
	return slices.DeleteFunc(fields, func(f knowledge.FileField) bool { return f.Before == f.After })
}

// soldOf and ratingOf are empty where a file does not say.
func soldOf(l *knowledge.Listing) string {
	if l.Sold < 0 {
		return ""
	}
	return strconv.FormatInt(l.Sold, 10)
}

func ratingOf(l *knowledge.Listing) string {
	if l.Rating == 0 {
		return ""
	}
	return strings.Replace(strconv.FormatFloat(l.Rating, 'f', -1, 64), ".", ",", 1)
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
