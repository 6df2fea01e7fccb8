package catalog

import (
	"context"
	"database/sql"
	"math"
)

// classifySteps find, in temporary tables, the first row of each listing that
// is new to the catalog, and the first row of each observation that is. The
// index that [stage] made lets them go through the rows in order.
var classifySteps = []step{
	{`drop table if exists temp.new_listings`, nil},
	{`drop table if exists temp.new_observations`, nil},
	{`create temp table new_listings (place integer primary key)`, nil},
	{`insert into new_listings
	  select min(place) from staged s group by source, sku
	  having not exists (
	      select 1 from main.listings l where l.source = s.source and l.sku = s.sku)`, nil},
	{`create temp table new_observations (place integer primary key)`, nil},
	{`insert into new_observations
	  select min(place) from staged s group by source, sku, observed_on, digest
	  having not exists (
	      select 1 from main.listings l join main.observations o on o.listing_id = l.id
	      where l.source = s.source and l.sku = s.sku
	        and o.observed_on = s.observed_on and o.digest = s.digest)`, nil},
}

// classify compares the staged rows with the catalog and fills in the counts.
// It changes temporary tables only.
func classify(ctx context.Context, tx *sql.Tx, report *ImportReport) error {
	if err := execAll(ctx, tx, classifySteps); err != nil {
		return err
	}
	var observed int
	for _, count := range []struct {
		of    *int
		query string
	}{
		{&report.SetApart, `select count(*) from staged where set_apart`},
		{&report.New, `select count(*) from new_listings join staged using (place) where not set_apart`},
		{&observed, `select count(*) from new_observations join staged using (place) where not set_apart`},
	} {
		if err := tx.QueryRowContext(ctx, count.query).Scan(count.of); err != nil {
			return err
		}
	}
	// The first row of a new listing is the first of its observation too.
	report.Changed = observed - report.New
	report.Unchanged = report.Rows - report.Rejected - report.SetApart - observed
	return nil
}

// publish copies the staged rows into the catalog, as the import that the
// report names. Descriptions are numbered without gaps, in the order of the
// file, since the search index spans a range of them.
func publish(ctx context.Context, tx *sql.Tx, opts ImportOptions, report *ImportReport) error {
	var before int64
	if err := tx.QueryRowContext(ctx, `select coalesce(max(id), 0) from descriptions`).Scan(&before); err != nil {
		return err
	}
	if err := execAll(ctx, tx, publishSteps(opts, report)); err != nil {
		return err
	}
	starter := report.ImportID == starterImport
	if err := indexRange(ctx, tx, before+1, math.MaxInt64, starter); err != nil {
		return err
	}
	return mergeSmall(ctx, tx)
}

func publishSteps(opts ImportOptions, report *ImportReport) []step {
	return []step{
		{`insert into imports (id, file, loaded_at, row_count, new, changed, unchanged, rejected, set_apart, act_by, act_update)
		  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			append([]any{report.ImportID, opts.File, opts.Now.Unix(), report.Rows, report.New, report.Changed,
				report.Unchanged, report.Rejected, report.SetApart}, actValues(opts.Act)...)},
		{`insert into listings (source, sku)
		  select source, sku from new_listings join staged using (place) order by place`, nil},
		{`insert into descriptions (listing_id, digest,
		      title, platform, shop, location, category, url, unit, pack, evidence)
		  select l.id, s.description,
		      s.title, s.platform, s.shop, s.location, s.category, s.url, s.unit, s.pack, s.evidence
		  from new_observations n join staged s using (place)
		  join listings l on l.source = s.source and l.sku = s.sku
		  where true order by n.place
		  on conflict (listing_id, digest) do nothing`, nil},
		{`insert into observations (listing_id, description_id, observed_on, digest,
		      price, price_original, price_min, price_max, sold, rating)
		  select l.id, d.id, s.observed_on, s.digest,
		      s.price, s.price_original, s.price_min, s.price_max, s.sold, s.rating
		  from new_observations n join staged s using (place)
		  join listings l on l.source = s.source and l.sku = s.sku
		  join descriptions d on d.listing_id = l.id and d.digest = s.description order by n.place`, nil},
		{`insert into sightings (observation_id, import_id, place, set_apart)
		  select o.id, ?, s.place, s.set_apart
		  from staged s
		  join listings l on l.source = s.source and l.sku = s.sku
		  join observations o on o.listing_id = l.id and o.observed_on = s.observed_on and o.digest = s.digest
		  where true
		  on conflict (observation_id, import_id) do update
		  set place = excluded.place, set_apart = excluded.set_apart
		  where excluded.place > place`, []any{report.ImportID}},
	}
}

// nextImport is the id of the next import of a person, from 1.
func nextImport(ctx context.Context, tx *sql.Tx) (int64, error) {
	var id int64
	err := tx.QueryRowContext(ctx, `select coalesce(max(id), 0) + 1 from imports`).Scan(&id)
	return id, err
}
