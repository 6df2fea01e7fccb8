package knowledge_test

import (
	"errors"
	"math/big"
	"testing"

	"setara/knowledge"
)

func TestOracleAgreesOnProfitAndItsShares(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		size := d.size()
		terms, price := d.terms(size), d.price(size)
		profit := exact(terms).profit(price)
		if got := terms.Profit(price); down(profit).Cmp(big.NewInt(int64(got))) != 0 {
			t.Errorf("%+v at %s: profit %s, want %s", terms, price, got, profit.FloatString(4))
		}
		pieces := 1 + d.IntN(2_000)
		all, err := terms.ProfitOf(price, pieces)
		if err != nil || down(times(profit, rat(pieces))).Cmp(big.NewInt(int64(all))) != 0 {
			t.Errorf("%+v, %d at %s: profit %s, %v, of %s each", terms, pieces, price, all, err, profit.FloatString(4))
		}
		for name, of := range map[string]struct {
			got   knowledge.BasisPoints
			whole *big.Rat
		}{"margin": {terms.Margin(price), exact(terms).paid(price)}, "markup": {terms.Markup(price), rat(terms.Cost)}} {
			want := new(big.Int)
			if of.whole.Sign() > 0 {
				want = nearest(times(new(big.Rat).Quo(profit, of.whole), rat(10_000)))
			}
			if want.Cmp(big.NewInt(int64(of.got))) != 0 {
				t.Errorf("%+v at %s: %s %s, want %s bp", terms, price, name, of.got, want)
			}
		}
	})
}

func TestOracleAgreesOnBreakEven(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		terms := d.terms(d.size())
		price, err := terms.BreakEven()
		checkLowest(t, terms, price, err, wanted{})
		if err == nil && terms.Profit(price) < 0 || price > 0 && terms.Profit(price-1) >= 0 {
			t.Errorf("%+v: floor %s leaves %s, one rupiah lower %s", terms, price, terms.Profit(price), terms.Profit(price-1))
		}
	})
}

func TestOracleAgreesOnThePriceForAMargin(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		terms, margin := d.terms(d.size()), d.share(6_000)
		price, err := terms.PriceForMargin(margin)
		checkLowest(t, terms, price, err, wanted{margin: margin})
	})
}

func TestOracleAgreesOnThePriceForAMarkup(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		terms, markup := d.terms(d.size()), d.share(30_000)
		price, err := terms.PriceForMarkup(markup)
		checkLowest(t, terms, price, err, wanted{markup: markup})
	})
}

func TestOracleAgreesOnThePriceForAProfit(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		size := d.size()
		terms, profit := d.terms(size), d.upTo(size)
		price, err := terms.PriceForProfit(profit)
		checkLowest(t, terms, price, err, wanted{amount: profit})
	})
}

// checkLowest holds a price, or that there is none, against the oracle.
func checkLowest(t *testing.T, terms knowledge.Terms, price knowledge.Rupiah, err error, w wanted) {
	t.Helper()
	oracle := exact(terms)
	hopeless := oracle.hopeless(w, true)
	switch {
	case err == nil:
		if price > 0 && oracle.passedOver(w) {
			if !oracle.grants(price, w) {
				t.Errorf("%+v, %+v: %s does not leave what is wanted", terms, w, price)
			}
			return
		}
		if wrong := oracle.lowest(price, w); wrong != "" {
			t.Errorf("%+v, %+v: %s is not the lowest price: %s", terms, w, price, wrong)
		}
	case errors.Is(err, knowledge.ImpossibleShare):
		if !hopeless {
			t.Errorf("%+v, %+v: said to leave nothing", terms, w)
		}
	case errors.Is(err, knowledge.ImpossibleLarge):
		if hopeless || oracle.grants(50*knowledge.MaxRupiah, w) {
			t.Errorf("%+v, %+v: said to be too large", terms, w)
		}
	default:
		t.Errorf("%+v, %+v: %v", terms, w, err)
	}
}

func TestOracleAgreesOnTheMostDiscount(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		size := d.size()
		terms, margin := d.terms(size), d.share(3_000)
		price := d.price(size)
		if d.sometimes(2) { // near the cost, where little room is
			price = min(terms.Cost+d.upTo(terms.Cost+1)+1, knowledge.MaxRupiah)
		}
		room, err := terms.MostDiscount(price, margin)
		full := terms
		full.Discount = 0
		oracle, w := exact(full), wanted{margin: margin}
		switch {
		case errors.Is(err, knowledge.ImpossibleRoom):
			if lower, ok := oracle.under(price, w); ok && !oracle.passedOver(w) {
				t.Errorf("%+v at %s, margin %s: said to leave no room for %s", full, price, margin, lower)
			}
		case err != nil:
			if !errors.Is(err, knowledge.ImpossibleShare) && !errors.Is(err, knowledge.ImpossibleLarge) {
				t.Errorf("%+v at %s: %v", full, price, err)
			}
		default:
			if wrong := oracle.lowest(room.Price, w); wrong != "" || room.Price+room.Amount != price {
				t.Errorf("%+v at %s, margin %s: room %+v: %s", full, price, margin, room, wrong)
			}
			after := func(share knowledge.BasisPoints) knowledge.Rupiah {
				return price - knowledge.Rupiah(halfUp(times(percent(share), rat(price))).Int64())
			}
			if p := after(room.Share); p < room.Price || room.Share > 0 && !oracle.grants(p, w) {
				t.Errorf("%+v at %s, margin %s: a discount of %s leaves %s, under %s", full, price, margin, room.Share, p, room.Price)
			}
			if p := after(room.Share + 1); p >= room.Price && oracle.grants(p, w) {
				t.Errorf("%+v at %s, margin %s: %s may come off and %s too", full, price, margin, room.Share, room.Share+1)
			}
		}
	})
}

func TestOracleAgreesOnBundles(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		terms, pieces := d.terms(5_000_000), 1+d.IntN(24)
		bundle, err := terms.Bundle(pieces)
		if err != nil {
			t.Fatal(err)
		}
		// The same by hand: the pieces' cost, everything else once.
		byHand := terms
		byHand.Cost = knowledge.Rupiah(pieces) * terms.Cost
		floor, err := bundle.BreakEven()
		checkLowest(t, byHand, floor, err, wanted{})

		single := d.price(20_000_000)
		price, err := terms.BundlePrice(single, pieces)
		asMuch := down(times(exact(terms).profit(single), rat(pieces)))
		if asMuch.Sign() < 0 {
			if !errors.Is(err, knowledge.ImpossibleWish) {
				t.Errorf("%+v: %d sold at a loss for %s each: %s, %v", terms, pieces, single, price, err)
			}
			return
		}
		checkLowest(t, byHand, price, err, wanted{amount: knowledge.Rupiah(asMuch.Int64())})
	})
}

func TestOracleAgreesOnTheEndsOfACharge(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		rows := make([]knowledge.Fee, 1+d.IntN(4))
		tax := [...]knowledge.FeeTax{knowledge.FeeTaxUnsaid, knowledge.FeeTaxIncluded, knowledge.FeeTaxOnTop}[d.IntN(3)]
		for i := range rows {
			low := d.share(1_000)
			rows[i] = knowledge.Fee{
				Platforms: []knowledge.Platform{knowledge.PlatformShopee}, Kind: knowledge.FeeCommission,
				RateLow: low, RateHigh: low + d.share(1_000), Tax: tax,
			}
			if d.sometimes(2) {
				rows[i].Cap = d.price(100_000)
			}
			if d.sometimes(3) {
				rows[i].Fixed = d.upTo(5_000)
			}
		}
		price := d.price(10_000_000)
		charge, ok := knowledge.ChargeOf(rows, knowledge.Selling{Platform: knowledge.PlatformShopee})
		if !ok {
			t.Fatal("no charge")
		}
		got := func(take knowledge.Take) *big.Rat { return rat(take.Of(price) + take.Fixed) }
		for _, row := range rows {
			low, high := rowTakes(row, row.RateLow, price), rowTakes(row, row.RateHigh, price)
			if got(charge.Low).Cmp(low) > 0 || got(charge.High).Cmp(high) < 0 {
				t.Errorf("at %s: %+v takes %s to %s, outside %+v", price, row, low, high, charge)
			}
			if len(rows) == 1 && (got(charge.Low).Cmp(low) != 0 || got(charge.High).Cmp(high) != 0) {
				t.Errorf("at %s: %+v takes %s to %s, got %+v", price, row, low, high, charge)
			}
		}
	})
}

// rowTakes is what a row takes of a price at a rate.
func rowTakes(row knowledge.Fee, rate knowledge.BasisPoints, price knowledge.Rupiah) *big.Rat {
	amount := times(percent(rate), rat(price))
	if limit := rat(row.Cap); row.Cap > 0 && amount.Cmp(limit) > 0 {
		amount = limit
	}
	fixed := rat(row.Fixed)
	if row.Tax == knowledge.FeeTaxOnTop {
		onTop := big.NewRat(111, 100)
		amount, fixed = times(amount, onTop), times(fixed, onTop)
	}
	return plus(new(big.Rat).SetInt(halfUp(amount)), new(big.Rat).SetInt(halfUp(fixed)))
}

func TestOracleAgreesOnTheIncomeTax(t *testing.T) {
	rule, ok := knowledge.IncomeTaxOn(knowledge.NewDay(2026, 11, 25))
	if !ok {
		t.Fatal("no rule in force")
	}
	const exempt, limit = 500_000_000, 4_800_000_000
	eachCase(t, func(t *testing.T, d drawer) {
		turnover := d.upTo(2 * limit)
		for who, free := range map[knowledge.Taxpayer]knowledge.Rupiah{knowledge.TaxpayerPerson: exempt, knowledge.TaxpayerFirm: 0} {
			due, ok := rule.Due(who, turnover)
			if ok != (turnover <= limit) {
				t.Fatalf("%s with %s: said to be meant %t", who, turnover, ok)
			}
			if !ok {
				continue
			}
			taxed := new(big.Rat)
			if turnover > free {
				taxed = times(big.NewRat(5, 1000), rat(turnover-free))
			}
			if halfUp(taxed).Cmp(big.NewInt(int64(due))) != 0 {
				t.Errorf("%s with %s: due %s of %s", who, turnover, due, taxed.FloatString(2))
			}
		}
	})
}

func TestOracleAgreesOnWherePlacesRank(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		base := d.terms(5_000_000)
		price := d.price(10_000_000)
		var places []knowledge.Place
		for range 1 + d.IntN(5) {
			place := knowledge.Place{}
			if !d.sometimes(4) {
				place.Charge = d.charge()
			}
			places = append(places, place)
			if d.sometimes(4) {
				places = append(places, place) // a tie
			}
		}
		profit := func(take knowledge.Take) *big.Rat {
			terms := base
			terms.Take = take
			return new(big.Rat).SetInt(down(exact(terms).profit(price)))
		}
		got := knowledge.ComparePlaces(base, &price, places)
		least, most := make([]*big.Rat, len(got)), make([]*big.Rat, len(got))
		for i, p := range got {
			if (p.Rank == 0) != (p.Charge == nil) {
				t.Fatalf("place %d of %d: rank %d, charge %v", i, len(got), p.Rank, p.Charge)
			}
			if p.Charge != nil {
				least[i], most[i] = profit(p.Charge.High), profit(p.Charge.Low)
			}
		}
		for i, p := range got {
			if p.Rank == 0 {
				continue
			}
			rank, certain := 1, true
			for j := range got {
				if least[j] != nil && least[j].Cmp(least[i]) > 0 {
					rank++
				}
				if least[j] != nil && j > i && most[j].Cmp(least[i]) > 0 {
					certain = false
				}
			}
			if p.Rank != rank || p.Certain != certain || rat(*p.Profit).Cmp(least[i]) != 0 || rat(*p.ProfitHigh).Cmp(most[i]) != 0 {
				t.Errorf("%+v at %s, place %d: %+v; want rank %d, certain %t", base, price, i, p, rank, certain)
			}
		}
	})
}

// charged tells whether people charge a price.
func charged(p knowledge.Rupiah) bool {
	in := func(step knowledge.Rupiah, endings ...knowledge.Rupiah) bool {
		for _, ending := range endings {
			if p%step == ending {
				return true
			}
		}
		return false
	}
	switch {
	case p <= 100:
		return p > 0 && in(5, 0)
	case p <= 500:
		return in(50, 0)
	case p <= 10_000:
		return in(1_000, 0, 500, 900)
	case p < 1_000_000:
		return in(1_000, 900)
	case p <= 10_000_000:
		return in(10_000, 0, 5_000, 9_000)
	case p <= 100_000_000:
		return in(100_000, 0, 50_000, 90_000)
	default:
		return in(1_000_000, 0, 500_000, 900_000)
	}
}

func TestOracleAgreesOnPricesThatPeopleCharge(t *testing.T) {
	eachCase(t, func(t *testing.T, d drawer) {
		bound := d.price(knowledge.MaxRupiah)
		step := knowledge.Rupiah(5)
		if bound > 500 {
			step = 100 // then all endings are whole hundreds
		}
		up, under := (bound+step-1)/step*step, bound/step*step
		for !charged(up) {
			up += step
		}
		for under > 0 && !charged(under) {
			under -= step
		}
		if got := knowledge.Charm(bound); got != up {
			t.Errorf("not under %s: got %s, want %s", bound, got, up)
		}
		floor := bound - d.upTo(bound)
		got, ok := knowledge.CharmBelow(bound, floor)
		if want := under > 0 && under >= floor; ok != want || ok && got != under {
			t.Errorf("from %s to %s: got %s, %t; want %s", floor, bound, got, ok, under)
		}
	})
}
