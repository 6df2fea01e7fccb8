package knowledge_test

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"setara/knowledge"
)

// ratio, nearest and the oracle below are written from the definitions in the
// rules, with fractions of any size, and share no code with the package.
func ratio(a, b int64) *big.Rat { return big.NewRat(a, b) }

// nearest is the whole number next to a positive fraction, halves up.
func nearestTo(r *big.Rat) int64 {
	r = new(big.Rat).Add(r, ratio(1, 2))
	return new(big.Int).Quo(r.Num(), r.Denom()).Int64()
}

// oracleRules are one route in the simplest terms: duty rates in hundredths of
// a percent, free up to a limit, another rate beyond a ceiling.
type oracleRules struct {
	free, ceiling            int64 // cents of the consignment; 0 for no such limit
	duty, beyond             int64
	vatRate, vatPart, vatAll int64
	guard                    int64 // rupiah a piece
	guardBelow               bool  // owed below the ceiling too
	prepaid                  int64
}

type oracleBill struct{ value, duty, guard, vat, total, prepaid int64 }

func (o *oracleRules) bill(fob, freight, insurance, pieces, kurs int64) oracleBill {
	duty, guarded, prepaid := o.beyond, true, o.prepaid
	if o.ceiling > 0 && fob <= o.ceiling {
		duty, guarded = o.duty, o.guardBelow
		if fob <= o.free {
			duty, prepaid, guarded = 0, 0, false
		}
	}
	var b oracleBill
	b.value = nearestTo(new(big.Rat).Mul(ratio(fob+freight+insurance, 100), ratio(kurs, 1)))
	b.duty = nearestTo(new(big.Rat).Mul(ratio(b.value, 1), ratio(duty, 10_000)))
	if guarded {
		b.guard = o.guard * pieces
	}
	base := ratio(b.value+b.duty+b.guard, 1)
	vat := new(big.Rat).Mul(ratio(o.vatRate, 10_000), ratio(o.vatPart, o.vatAll))
	b.vat = nearestTo(vat.Mul(vat, base))
	b.total = b.value + b.duty + b.guard + b.vat
	b.prepaid = nearestTo(new(big.Rat).Mul(base, ratio(prepaid, 10_000)))
	return b
}

// route is the same rules as the package knows them.
func (o *oracleRules) route() *knowledge.Route {
	exact := func(bp int64) *knowledge.RateRange {
		return &knowledge.RateRange{Low: knowledge.BasisPoints(bp), High: knowledge.BasisPoints(bp)}
	}
	r := &knowledge.Route{VAT: &knowledge.VATRule{Rate: knowledge.BasisPoints(o.vatRate), Part: o.vatPart, Whole: o.vatAll}}
	if o.guard > 0 {
		r.Guards = []knowledge.Safeguard{{Measure: knowledge.MeasurePiece, Low: knowledge.Rupiah(o.guard), High: knowledge.Rupiah(o.guard)}}
	}
	if o.ceiling > 0 {
		r.Bands = []knowledge.Band{
			{UpTo: knowledge.Cents(o.free), Duty: exact(0), Prepaid: exact(0)},
			{UpTo: knowledge.Cents(o.ceiling), Duty: exact(o.duty), Prepaid: exact(o.prepaid), Guarded: o.guardBelow && o.guard > 0},
		}
	}
	r.Bands = append(r.Bands, knowledge.Band{Duty: exact(o.beyond), Prepaid: exact(o.prepaid), Guarded: o.guard > 0})
	return r
}

func randomRules(rng *rand.Rand) oracleRules {
	rates := []int64{0, 0, 500, 750, 1000, 1500, 2000, 2500, 3000, 4000, 697, 9999}
	o := oracleRules{
		duty: rates[rng.IntN(len(rates))], beyond: rates[rng.IntN(len(rates))],
		vatRate: 1200, vatPart: 11, vatAll: 12, prepaid: rates[rng.IntN(len(rates))],
	}
	if rng.IntN(4) == 0 {
		o.vatRate, o.vatPart, o.vatAll = 1100, 1, 1
	}
	if rng.IntN(3) > 0 {
		o.free, o.ceiling = 3_00, 1500_00
	}
	if rng.IntN(3) == 0 {
		o.guard, o.guardBelow = rng.Int64N(80_000), rng.IntN(2) == 0
	}
	return o
}

// randomFOB is an amount of every size, often right at a limit.
func randomFOB(rng *rand.Rand) int64 {
	switch rng.IntN(4) {
	case 0:
		return []int64{0, 1, 2_99, 3_00, 3_01, 1499_99, 1500_00, 1500_01}[rng.IntN(8)]
	case 1:
		return rng.Int64N(10_00)
	case 2:
		return rng.Int64N(3000_00)
	default:
		return rng.Int64N(10_000_000_00)
	}
}

const randomCases = 10_000

func TestALandedCostIsWhatTheRulesSay(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 1))
	for range randomCases {
		o := randomRules(rng)
		fob, pieces, kurs := randomFOB(rng), 1+rng.Int64N(50), 1000+rng.Int64N(30_000)
		freight, insurance := rng.Int64N(2)*rng.Int64N(500_00), rng.Int64N(2)*rng.Int64N(50_00)
		want := o.bill(fob, freight, insurance, pieces, kurs)
		landed, missing := o.route().Landed(knowledge.Consignment{
			FOB: knowledge.Cents(fob), Freight: knowledge.Cents(freight), Insurance: knowledge.Cents(insurance), Pieces: pieces,
		}, knowledge.ExchangeRate{Rupiah: knowledge.Rupiah(kurs)})
		if missing != knowledge.MissingNothing || landed.Low.Total != landed.High.Total {
			t.Fatalf("%+v: %+v (%q)", o, landed, missing)
		}
		b := landed.High
		got := oracleBill{int64(b.Value), int64(b.Duty), int64(b.Safeguard), int64(b.VAT), int64(b.Total), int64(*b.Prepaid)}
		if got != want {
			t.Fatalf("rules %+v, FOB %d, kurs %d: bill %+v, want %+v", o, fob, kurs, got, want)
		}
	}
}

func TestTheImpliedFOBIsTheDearestThatFitsThePrice(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 2))
	for range randomCases {
		o := randomRules(rng)
		pieces, kurs, price := 1+rng.Int64N(30), 1000+rng.Int64N(30_000), rng.Int64N(1<<(1+rng.IntN(33)))
		if rng.IntN(2) == 0 {
			// A price at which a random FOB just fits, or just does not.
			at := 1 + randomFOB(rng)/pieces
			price = max(0, (o.bill(at*pieces, 0, 0, pieces, kurs).total+pieces-1)/pieces-rng.Int64N(2))
		}
		price = min(price, int64(knowledge.MaxRupiah))
		fits := func(fob int64) bool { return o.bill(fob*pieces, 0, 0, pieces, kurs).total <= price*pieces }
		implied, missing := o.route().FOBFor(knowledge.Rupiah(price),
			knowledge.Consignment{Pieces: pieces}, knowledge.ExchangeRate{Rupiah: knowledge.Rupiah(kurs)})
		got := int64(implied.High)
		if missing != knowledge.MissingNothing || implied.Low != implied.High || implied.Bounded {
			t.Fatalf("%+v: %+v (%q)", o, implied, missing)
		}
		if got > 0 && !fits(got) {
			t.Fatalf("rules %+v, price %d, %d pieces, kurs %d: %d does not fit", o, price, pieces, kurs, got)
		}
		// Nothing dearer fits: not a cent more, not beyond a limit, not any of
		// a sample of dearer ones.
		dearer := []int64{got + 1, 3_00/pieces + 1, 1500_00 / pieces, 1500_00/pieces + 1}
		for range 5 {
			dearer = append(dearer, got+1+rng.Int64N(3000_00))
		}
		for _, fob := range dearer {
			if fob > got && fob <= int64(knowledge.MaxCents)/pieces && fits(fob) {
				t.Fatalf("rules %+v, price %d, %d pieces, kurs %d: got %d, but %d fits", o, price, pieces, kurs, got, fob)
			}
		}
	}
}

func TestADearerImportNeverCostsLessWithinOneStretch(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := randomRules(rand.New(rand.NewPCG(5, rapid.Uint64().Draw(t, "rules"))))
		r := o.route()
		rate := knowledge.ExchangeRate{Rupiah: knowledge.Rupiah(rapid.Int64Range(1000, 200_000).Draw(t, "kurs"))}
		fob := knowledge.Cents(rapid.Int64Range(0, 5000_00).Draw(t, "fob"))
		a, _ := r.Landed(knowledge.Consignment{FOB: fob, Pieces: 1}, rate)
		b, _ := r.Landed(knowledge.Consignment{FOB: fob + 1, Pieces: 1}, rate)
		if a.Band.UpTo == b.Band.UpTo && b.High.Total < a.High.Total {
			t.Fatalf("%s costs %s, a cent more %s", fob, a.High.Total, b.High.Total)
		}
		if a.High.Total != a.High.Value+a.High.Duty+a.High.Safeguard+a.High.VAT {
			t.Fatalf("the lines do not add up: %+v", a.High)
		}
	})
}

func TestOfARangeOfDutiesTheLowEndLeavesTheMostRoom(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		low := knowledge.BasisPoints(rapid.Int64Range(0, 4000).Draw(t, "low"))
		high := low + knowledge.BasisPoints(rapid.Int64Range(0, 4000).Draw(t, "more"))
		r := knowledge.Route{
			Bands:        []knowledge.Band{{Duty: &knowledge.RateRange{Low: low, High: high}}},
			VAT:          &knowledge.VATRule{Rate: 1200, Part: 11, Whole: 12},
			MaybeUntaxed: rapid.Bool().Draw(t, "maybe untaxed"),
		}
		price := knowledge.Rupiah(rapid.Int64Range(0, 10_000_000).Draw(t, "price"))
		rate := knowledge.ExchangeRate{Rupiah: knowledge.Rupiah(rapid.Int64Range(10_000, 20_000).Draw(t, "kurs"))}
		implied, _ := r.FOBFor(price, knowledge.Consignment{Pieces: 1}, rate)
		if implied.Low > implied.High {
			t.Fatalf("implied %s to %s", implied.Low, implied.High)
		}
		if implied.Low > 0 {
			landed, _ := r.Landed(knowledge.Consignment{FOB: implied.Low, Pieces: 1}, rate)
			if landed.Low.Total > landed.High.Total || landed.High.Total > price {
				t.Fatalf("%s costs %s to %s, more than %s", implied.Low, landed.Low.Total, landed.High.Total, price)
			}
		}
	})
}

func TestWhatCannotBeImportedHasNoBill(t *testing.T) {
	r := (&oracleRules{vatRate: 1100, vatPart: 1, vatAll: 1}).route()
	rate := knowledge.ExchangeRate{Rupiah: 16_500}
	for name, tt := range map[string]struct {
		c    knowledge.Consignment
		rate knowledge.ExchangeRate
	}{
		"a negative FOB":          {knowledge.Consignment{FOB: -1, Pieces: 1}, rate},
		"a FOB beyond all bounds": {knowledge.Consignment{FOB: knowledge.MaxCents + 1, Pieces: 1}, rate},
		"no pieces":               {knowledge.Consignment{FOB: 1}, rate},
		"negative freight":        {knowledge.Consignment{FOB: 1, Pieces: 1, Freight: -1}, rate},
		"no exchange rate":        {knowledge.Consignment{FOB: 1, Pieces: 1}, knowledge.ExchangeRate{}},
		"an absurd exchange rate": {knowledge.Consignment{FOB: 1, Pieces: 1}, knowledge.ExchangeRate{Rupiah: 1 << 60}},
	} {
		if landed, missing := r.Landed(tt.c, tt.rate); missing == knowledge.MissingNothing {
			t.Errorf("%s: %+v", name, landed)
		}
	}
	for _, price := range []knowledge.Rupiah{-1, knowledge.MaxRupiah + 1} {
		if implied, missing := r.FOBFor(price, knowledge.Consignment{Pieces: 1}, rate); missing == knowledge.MissingNothing {
			t.Errorf("a price of %v implies %+v", price, implied)
		}
	}
	if implied, missing := r.FOBFor(0, knowledge.Consignment{Pieces: 1}, rate); missing != knowledge.MissingNothing || implied.High != 0 {
		t.Errorf("goods given away imply %+v (%q)", implied, missing)
	}
}

func TestBeyondAStretchThatIsNotKnownTheAnswerIsBounded(t *testing.T) {
	r := (&oracleRules{free: 3_00, ceiling: 1500_00, duty: 2500, vatRate: 1100, vatPart: 1, vatAll: 1}).route()
	r.Bands[2].Duty = nil
	rate := knowledge.ExchangeRate{Rupiah: 10_000}
	for price, want := range map[knowledge.Rupiah]knowledge.Implied{
		100_000:    {High: 7_20},
		50_000_000: {High: 1500_00, Bounded: true},
	} {
		got, missing := r.FOBFor(price, knowledge.Consignment{Pieces: 1}, rate)
		if missing != knowledge.MissingNothing || got.High != want.High || got.Bounded != want.Bounded {
			t.Errorf("%s implies %+v (%q), want %+v", price, got, missing, want)
		}
	}
}

func TestGoodsAreBelowLawfulOnlyWhereTheirPriceAbroadDoesNotFit(t *testing.T) {
	r := (&oracleRules{vatRate: 1100, vatPart: 1, vatAll: 1}).route()
	rate := knowledge.ExchangeRate{Rupiah: 16_500}
	fact := knowledge.FOBFact{Price: 22_140}
	for price, below := range map[knowledge.Rupiah]bool{31_000: false, 24_600: false, 24_400: true, 0: true} {
		implied, _ := r.FOBFor(price, knowledge.Consignment{Pieces: 1}, rate)
		if fact.BelowLawful(implied.High, rate) != below {
			t.Errorf("%s (%s abroad) against Rp22.140: below lawful is %t", price, implied.High, !below)
		}
	}
}

func TestDollarsAreWrittenAsIndonesiansDo(t *testing.T) {
	for c, want := range map[knowledge.Cents]string{
		0: "US$0", 27: "US$0,27", 2_50: "US$2,50", 10_00: "US$10", 1500_00: "US$1.500", -3_05: "-US$3,05",
	} {
		if got := c.String(); got != want {
			t.Errorf("%d cents: %s, want %s", int64(c), got, want)
		}
	}
}

func BenchmarkImpliedFOB(b *testing.B) {
	r := (&oracleRules{free: 3_00, ceiling: 1500_00, duty: 2500, beyond: 1500, vatRate: 1200, vatPart: 11, vatAll: 12}).route()
	for b.Loop() {
		r.FOBFor(45_000, knowledge.Consignment{Pieces: 1}, knowledge.ExchangeRate{Rupiah: 16_500})
	}
}

func TestAPriceAbroadInRupiahIsTheValueAsItIs(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 3))
	for range randomCases {
		o := randomRules(rng)
		rate := knowledge.ExchangeRate{Rupiah: knowledge.Rupiah(1000 + rng.Int64N(30_000))}
		value := knowledge.Rupiah(rng.Int64N(1 << (1 + rng.IntN(33))))
		fob, ok := rate.Reach(value)
		// The least whole cents that are worth at least as much.
		worth := func(c knowledge.Cents) *big.Rat { return ratio(int64(c)*int64(rate.Rupiah), 100) }
		exact := ratio(int64(value), 1)
		if !ok || worth(fob).Cmp(exact) < 0 || fob > 0 && worth(fob-1).Cmp(exact) >= 0 {
			t.Fatalf("%s at %s reaches %s", value, rate.Rupiah, fob)
		}
		if value == 0 {
			continue
		}
		landed, _ := o.route().Landed(knowledge.Consignment{FOB: fob, Value: value, Pieces: 1}, rate)
		if b := landed.High; b.Value != value || landed.Band.UpTo > 0 && fob > landed.Band.UpTo {
			t.Fatalf("%s at %s: %+v", value, rate.Rupiah, landed)
		}
	}
}
