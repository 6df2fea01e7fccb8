package catalog

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// listingColumns are what [scanListing] takes. Starter listings are samples
// for as long as no other import holds them.
const listingColumns = `
	d.id, l.source, l.sku, d.title, o.price, o.price_original, o.price_min, o.price_max, d.unit, d.pack,
	d.platform, d.shop, d.location, d.evidence, d.url, o.sold, o.rating, d.category, o.observed_on,
	s.import_id = 0, s.set_apart`

// asSeen joins to descriptions d the observation of their listing that counts
// on a day (?1): the newest one up to it, of several the one with the latest
// mark. Descriptions that the listing did not have then fall out.
const asSeen = `
	cross join observations o on o.description_id = d.id and o.id = (
		select seen.id from observations seen join sightings mark on mark.observation_id = seen.id
		where seen.listing_id = d.listing_id and seen.observed_on <= ?1
		order by seen.observed_on desc, mark.import_id desc, mark.place desc limit 1)
	cross join sightings s on s.observation_id = o.id and s.import_id = (
		select max(import_id) from sightings where observation_id = o.id)
	cross join listings l on l.id = d.listing_id`

const selectByID = `select ` + listingColumns + `
	from descriptions d` + asSeen + `
	where d.listing_id = (select id from listings where source = ?2 and sku = ?3)`

// Listing is the listing with an id ("source:sku") as it was last seen up to
// a day. It gives [knowledge.ErrNotFound] where it was not seen by then. A
// source with a colon in its name cannot be asked for.
func (c *Catalog) Listing(ctx context.Context, id string, asOf knowledge.Day) (knowledge.Listing, error) {
	var found []described
	err := c.db.Read(ctx, func(tx *sql.Tx) (err error) {
		source, sku, _ := strings.Cut(id, ":")
		found, err = selectListings(ctx, tx, selectByID, asOf.Unix(), source, sku)
		return err
	})
	switch {
	case err != nil:
		return knowledge.Listing{}, fmt.Errorf("read listing %s: %w", id, err)
	case len(found) == 0:
		return knowledge.Listing{}, fmt.Errorf("read listing %s: %w", id, knowledge.ErrNotFound)
	}
	l := found[0].Listing
	complete(&l, text.ReadTitle(l.Title))
	return l, nil
}

// described is a listing and the id of its description. What the title says
// is not read into the listing yet, see [complete].
type described struct {
	id int64
	knowledge.Listing
}

// selectListings runs a query for listingColumns.
func selectListings(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]described, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	var listings []described
	for rows.Next() {
		l, err := scanListing(rows)
		if err != nil {
			return nil, err
		}
		listings = append(listings, l)
	}
	return listings, rows.Err()
}

func scanListing(rows *sql.Rows) (described, error) {
	var l described
	var evidence string
	var observed int64
	err := rows.Scan(&l.id, &l.Source, &l.SKU, &l.Title, &l.Price, &l.PriceOriginal, &l.PriceMin, &l.PriceMax, &l.Unit, &l.Pack,
		&l.Platform, &l.Shop, &l.Location, &evidence, &l.URL, &l.Sold, &l.Rating, &l.Category, &observed,
		&l.Sample, &l.SetApart)
	l.Evidence, l.ObservedOn = splitEvidence(evidence), knowledge.DayOfUnix(observed)
	return l, err
}
