package knowledge

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"
)

func TestCostOfGoodsOfAWorkedExample(t *testing.T) {
	// 2,5 litres of oil at 18.000 and 60.000 of bananas make 25 bags, of which
	// 2 break; each bag has a pouch of 500, a month's gas of 100.000 is enough
	// for 400, a pan of 240.000 serves 24 months of 400.
	goods := CostOfGoods{
		Items: []CostItem{
			{Kind: CostMaterial, Name: "minyak", Amount: 18_000, Quantity: 2_500, Measure: UnitLitre, Basis: CostPerBatch},
			{Kind: CostMaterial, Name: "pisang", Amount: 60_000, Quantity: One, Basis: CostPerBatch},
			{Kind: CostPackaging, Amount: 500, Quantity: One, Basis: CostPerUnit},
			{Kind: CostPower, Name: "gas", Amount: 100_000, Quantity: One, Basis: CostShared, Shared: 400 * One},
			{Kind: CostWear, Name: "wajan", Amount: 240_000, Quantity: One, Basis: CostShared, Shared: 400 * One, Months: 24},
		},
		Yield: 25 * One, Unit: UnitPiece, Failed: 2 * One,
	}
	got, err := goods.WorkOut()
	if err != nil {
		t.Fatal(err)
	}
	// 45.000 + 60.000 + 12.500 + 6.250 + 625 = 124.375; by 23 it is 5.407,6.
	if got.Batch != 124_375 || got.Good != 23*One || got.Each != 5_408 {
		t.Errorf("got %+v", got)
	}
	for i, want := range []Rupiah{45_000, 60_000, 12_500, 6_250, 625} {
		if got.Shares[i] != want {
			t.Errorf("%s costs %s, want %s", goods.Items[i].Name, got.Shares[i], want)
		}
	}
}

func TestAKiloThatIsEnoughForTwentyNeedsNoBatch(t *testing.T) {
	goods := CostOfGoods{Items: []CostItem{{Amount: 35_000, Quantity: One, Basis: CostShared, Shared: 20 * One}}}
	if got, err := goods.WorkOut(); err != nil || got.Each != 1_750 || got.Good != One {
		t.Errorf("got %+v, %v", got, err)
	}
	goods.FailedShare = 1000 // a tenth cannot be sold: 1.750 / 0,9 = 1.944,4
	if got, err := goods.WorkOut(); err != nil || got.Each != 1_945 {
		t.Errorf("with failures: got %+v, %v", got, err)
	}
}

func TestACostThatCannotBeWorkedOutSaysWhy(t *testing.T) {
	batch := func(amount Rupiah) []CostItem {
		return []CostItem{{Kind: CostMaterial, Amount: amount, Quantity: One, Basis: CostPerBatch}}
	}
	shared := CostItem{Amount: 1000, Quantity: One, Basis: CostShared}
	for _, test := range []struct {
		name  string
		goods CostOfGoods
		want  error
	}{
		{"nothing was said", CostOfGoods{Yield: One}, ErrCostNothing},
		{"everything is free", CostOfGoods{Items: batch(0), Yield: One}, ErrCostNothing},
		{"a negative amount", CostOfGoods{Items: batch(-1), Yield: One}, ErrCostNegative},
		{"a negative yield", CostOfGoods{Items: batch(1), Yield: -One}, ErrCostNegative},
		{"negative failures", CostOfGoods{Items: batch(1), Yield: One, Failed: -1}, ErrCostNegative},
		{"a yield that is not known", CostOfGoods{Items: batch(1000)}, ErrCostYield},
		{"failures of an unknown batch", CostOfGoods{Items: []CostItem{{Amount: 9, Quantity: One, Basis: CostPerUnit}}, Failed: One}, ErrCostYield},
		{"shared by none", CostOfGoods{Items: []CostItem{shared}}, ErrCostYield},
		{"all fail, counted", CostOfGoods{Items: batch(1), Yield: One, Failed: One}, ErrCostAllFailed},
		{"all fail, as a share", CostOfGoods{Items: batch(1), Yield: One, FailedShare: 10_000}, ErrCostAllFailed},
		{"a quadrillion", CostOfGoods{Items: batch(1_000_000_000_000_000), Yield: One}, ErrCostBeyond},
		{"a result beyond belief", CostOfGoods{Items: batch(MaxRupiah), Yield: 1}, ErrCostBeyond},
		{"a count beyond belief", CostOfGoods{Items: batch(1), Yield: MaxPack + 1}, ErrCostBeyond},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got, err := test.goods.WorkOut(); !errors.Is(err, test.want) {
				t.Errorf("got %+v, %v; want %v", got, err, test.want)
			}
		})
	}
}

// exactCost is the oracle, from the definition: what all units of a batch cost
// together over those that can be sold. It multiplies everything out over one
// denominator instead of adding shares.
func exactCost(c *CostOfGoods) *big.Rat {
	frac := big.NewRat
	made := frac(1000, 1000)
	if c.Yield > 0 {
		made = frac(int64(c.Yield), 1000)
	}
	oneUnit := new(big.Rat)
	for _, item := range c.Items {
		paid := new(big.Rat).Mul(frac(int64(item.Amount), 1), frac(int64(item.Quantity), 1000))
		divisor := frac(1, 1)
		if item.Basis == CostPerBatch {
			divisor = made
			if item.Batches > 0 {
				divisor = new(big.Rat).Mul(made, frac(int64(item.Batches), 1000))
			}
		}
		if item.Basis == CostShared {
			divisor = frac(int64(item.Shared), 1000)
			if item.Months > 0 {
				divisor = new(big.Rat).Mul(divisor, frac(item.Months, 1))
			}
		}
		oneUnit.Add(oneUnit, paid.Quo(paid, divisor))
	}
	soldOfMade := new(big.Rat).Quo(new(big.Rat).Sub(made, frac(int64(c.Failed), 1000)), made)
	soldOfMade.Mul(soldOfMade, new(big.Rat).Sub(frac(1, 1), frac(int64(c.FailedShare), 10_000)))
	return oneUnit.Quo(oneUnit, soldOfMade)
}

// randomGoods is a cost of goods as an owner might have.
func randomGoods(r *rand.Rand) CostOfGoods {
	c := CostOfGoods{Yield: Pack(1 + r.Int64N(2_000*int64(One)))}
	if r.IntN(3) == 0 {
		c.Failed = Pack(r.Int64N(int64(c.Yield)))
	}
	if r.IntN(3) == 0 {
		c.FailedShare = BasisPoints(r.Int64N(9_900))
	}
	for range 1 + r.IntN(8) {
		item := CostItem{Amount: Rupiah(r.Int64N(20_000_000)), Quantity: One, Basis: CostPerBatch}
		if r.IntN(3) == 0 {
			item.Quantity = Pack(1 + r.Int64N(100*int64(One)))
		}
		switch r.IntN(4) {
		case 1:
			item.Basis = CostPerUnit
		case 2:
			item.Batches = Pack(1 + r.Int64N(20*int64(One)))
		case 3:
			item.Basis, item.Shared = CostShared, Pack(1+r.Int64N(9_000*int64(One)))
			if r.IntN(2) == 0 {
				item.Months = 1 + r.Int64N(120)
			}
		}
		c.Items = append(c.Items, item)
	}
	c.Items[0].Amount++
	return c
}

func TestCostOfGoodsAgreesWithTheOracle(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 10_000 {
		c := randomGoods(r)
		got, err := c.WorkOut()
		want := exactCost(&c)
		if err != nil {
			if errors.Is(err, ErrCostBeyond) && want.Cmp(big.NewRat(int64(MaxRupiah)/1000, 1)) > 0 {
				continue
			}
			t.Fatalf("%+v: %v, want %s", c, err, want.FloatString(3))
		}
		each := big.NewRat(int64(got.Each), 1)
		if each.Cmp(want) < 0 || new(big.Rat).Sub(each, big.NewRat(1, 1)).Cmp(want) >= 0 {
			t.Fatalf("%+v: got %s, want %s rounded up", c, got.Each, want.FloatString(3))
		}
	}
}

func TestMoreCostNeverMakesGoodsCheaper(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 10_000 {
		c := randomGoods(r)
		before, err := c.WorkOut()
		if err != nil {
			continue
		}
		dearer := c
		dearer.Items = append([]CostItem(nil), c.Items...)
		dearer.Items[r.IntN(len(c.Items))].Amount += Rupiah(r.Int64N(1_000_000))
		if after, err := dearer.WorkOut(); err == nil && after.Each < before.Each {
			t.Fatalf("%+v costs %s, with a dearer part %s", c, before.Each, after.Each)
		}
		fewer := c
		fewer.Failed += (c.Yield - c.Failed) / 2
		if after, err := fewer.WorkOut(); err == nil && after.Each < before.Each {
			t.Fatalf("%+v costs %s, with more failures %s", c, before.Each, after.Each)
		}
	}
}
