package knowledge

import (
	"errors"
	"math/big"
)

// CostKind is what a part of the cost of goods is spent on.
type CostKind string

// The kinds of cost. Labour is the owner's own work too, which is cost even
// where nobody is paid for it. Wear is the share of a tool that one piece uses
// up (depreciation).
const (
	CostMaterial  CostKind = "material"
	CostPackaging CostKind = "packaging"
	CostLabour    CostKind = "labour"
	CostPower     CostKind = "power"
	CostWear      CostKind = "wear"
	CostOther     CostKind = "other"
)

// CostBasis is what an amount pays for.
type CostBasis string

// The bases. An amount is for a whole batch, for each unit that is made, or
// shared by a number of units that need not be one batch: a kilo of flour that
// is enough for 20, a month of electricity in which 400 are made, a mould that
// lasts for 5,000.
const (
	CostPerBatch CostBasis = "batch"
	CostPerUnit  CostBasis = "unit"
	CostShared   CostBasis = "shared"
)

// CostItem is one part of the cost.
type CostItem struct {
	Kind CostKind `json:"kind"`
	// Name is what the owner calls it; empty for a kind as a whole.
	Name string `json:"name,omitempty"`
	// Amount is paid Quantity times: 25.000 for each of 3 metres. The quantity
	// of a plain amount is [One], and its Measure empty.
	Amount   Rupiah `json:"amount"`
	Quantity Pack   `json:"quantity"`
	Measure  Unit   `json:"measure,omitempty"`

	Basis CostBasis `json:"basis"`
	// Shared is how many units share the amount where the basis says so; of a
	// tool that is good for Months it is what is made in one of them.
	Shared Pack  `json:"shared,omitempty"`
	Months int64 `json:"months,omitempty"`
	// Batches is how many batches an amount for a batch is enough for, in
	// thousandths; 0 where it is one.
	Batches Pack `json:"batches,omitempty"`
}

// CostOfGoods is what the goods cost to make (HPP): its parts, and how much
// comes of one batch.
type CostOfGoods struct {
	Items []CostItem `json:"items"`
	// Yield is how many units one batch makes, the failed ones included; 0
	// where that is not known, which does where no amount is for a batch and
	// no failures are counted.
	Yield Pack `json:"yield,omitempty"`
	Unit  Unit `json:"unit"`
	// Failed is how many units of a batch cannot be sold, FailedShare the same
	// as a share. Each is 0 where the owner did not say it.
	Failed      Pack        `json:"failed,omitempty"`
	FailedShare BasisPoints `json:"failed_share,omitempty"`
}

// Why a cost of goods cannot be worked out.
var (
	// ErrCostNothing: no amount at all, or all are 0.
	ErrCostNothing = errors.New("the goods cost nothing")
	// ErrCostNegative: an amount, a count or a share below 0.
	ErrCostNegative = errors.New("a part of the cost is negative")
	// ErrCostYield: an amount is for a batch, or failures are counted, and how
	// many units the batch makes is not known or 0; or an amount is shared by
	// none.
	ErrCostYield = errors.New("the batch makes nothing")
	// ErrCostAllFailed: nothing is left to sell.
	ErrCostAllFailed = errors.New("all goods fail")
	// ErrCostBeyond: an amount or the result is beyond [MaxRupiah], or a count
	// beyond [MaxPack].
	ErrCostBeyond = errors.New("the cost is beyond belief")
)

// CostResult is a cost of goods worked out. Batch figures are for one unit
// where the yield is not known.
type CostResult struct {
	// Shares are what each item costs in a batch, rounded to the nearest
	// rupiah, halves up.
	Shares []Rupiah
	// Batch is what a batch costs, rounded up.
	Batch Rupiah
	// Good is how many units of a batch can be sold, in thousandths rounded
	// down; [One] where the yield is not known and none fail.
	Good Pack
	// Each is what one unit costs, rounded up to a rupiah: rounded down, a
	// floor that rests on it would be too low. It is worked out from the exact
	// parts, not from the rounded ones above.
	Each Rupiah
}

// WorkOut works out what one unit costs:
//
//	sum of the items in a batch / (yield - failed)
//
// An amount for each unit is paid for failed ones as well. The error is one of
// the ErrCost variables.
func (c *CostOfGoods) WorkOut() (CostResult, error) {
	if err := c.check(); err != nil {
		return CostResult{}, err
	}
	made := big.NewRat(1, 1)
	if c.Yield > 0 {
		made = c.Yield.rat()
	}
	result := CostResult{Shares: make([]Rupiah, len(c.Items))}
	sum := new(big.Rat)
	for i := range c.Items {
		share := c.Items[i].inBatch(made)
		sum.Add(sum, share)
		result.Shares[i] = roundHalfUp(share)
	}
	good := new(big.Rat).Sub(made, c.Failed.rat())
	good.Mul(good, big.NewRat(int64(10_000-c.FailedShare), 10_000))
	each := new(big.Rat).Quo(sum, good)
	if each.Cmp(big.NewRat(int64(MaxRupiah), 1)) > 0 || sum.Cmp(big.NewRat(int64(maxPrice), 1)) > 0 {
		return CostResult{}, ErrCostBeyond
	}
	if sum.Sign() == 0 {
		return CostResult{}, ErrCostNothing
	}
	result.Batch, result.Each = roundUp(sum), roundUp(each)
	result.Good = Pack(floor(good.Mul(good, big.NewRat(int64(One), 1))))
	return result, nil
}

// check finds what cannot be worked with.
func (c *CostOfGoods) check() error {
	if len(c.Items) == 0 {
		return ErrCostNothing
	}
	if c.Yield < 0 || c.Failed < 0 || c.FailedShare < 0 {
		return ErrCostNegative
	}
	needsYield := c.Failed > 0
	for i := range c.Items {
		if err := c.Items[i].check(); err != nil {
			return err
		}
		needsYield = needsYield || c.Items[i].Basis == CostPerBatch
	}
	switch {
	case c.Yield > MaxPack || c.Failed > MaxPack:
		return ErrCostBeyond
	case needsYield && c.Yield == 0:
		return ErrCostYield
	case c.FailedShare >= 10_000 || c.Failed > 0 && c.Failed >= c.Yield:
		return ErrCostAllFailed
	}
	return nil
}

func (i *CostItem) check() error {
	switch {
	case i.Amount < 0 || i.Quantity < 0 || i.Shared < 0 || i.Months < 0 || i.Batches < 0:
		return ErrCostNegative
	case i.Amount > MaxRupiah || i.Quantity > MaxPack || i.Shared > MaxPack || i.Batches > MaxPack || i.Months > maxMonths:
		return ErrCostBeyond
	case i.Basis == CostShared && i.Shared == 0:
		return ErrCostYield
	}
	return nil
}

// maxMonths is how long a tool lasts at most: a hundred years.
const maxMonths = 1200

// inBatch is what the item costs in a batch of that many units.
func (i *CostItem) inBatch(made *big.Rat) *big.Rat {
	cost := new(big.Rat).Mul(big.NewRat(int64(i.Amount), 1), i.Quantity.rat())
	switch {
	case i.Basis == CostPerUnit:
		cost.Mul(cost, made)
	case i.Basis == CostShared:
		shared := new(big.Rat).Mul(i.Shared.rat(), big.NewRat(max(i.Months, 1), 1))
		cost.Mul(cost, made).Quo(cost, shared)
	case i.Batches > 0:
		cost.Quo(cost, i.Batches.rat())
	}
	return cost
}

// Share is what the item costs in a batch of so many units, rounded to the
// nearest rupiah, halves up; 0 where it is shared by none.
func (i *CostItem) Share(made Pack) Rupiah {
	if i.Basis == CostShared && i.Shared <= 0 {
		return 0
	}
	return roundHalfUp(i.inBatch(made.rat()))
}

// rat is the count as an exact fraction.
func (p Pack) rat() *big.Rat { return big.NewRat(int64(p), int64(One)) }

func floor(r *big.Rat) int64 { return new(big.Int).Div(r.Num(), r.Denom()).Int64() }

// roundUp is the next whole rupiah that is not below.
func roundUp(r *big.Rat) Rupiah { return -Rupiah(floor(new(big.Rat).Neg(r))) }

// roundHalfUp is the nearest whole rupiah.
func roundHalfUp(r *big.Rat) Rupiah { return Rupiah(floor(new(big.Rat).Add(r, big.NewRat(1, 2)))) }
