package knowledge

import (
	"slices"
	"strings"
	"unicode"
)

// Fee is one published charge of a marketplace, for the sellers and goods
// that it names, while it is in force.
type Fee struct {
	// ID is the row's number in the fee table, such as F23; Slug is the same
	// for people.
	ID        string
	Slug      string
	Platforms []Platform
	Kind      FeeKind
	// Tier is the class of sellers, Group the class of goods it is charged
	// on; FeeGroupAny where it makes no difference.
	Tier  SellerTier
	Group FeeGroup
	// RateLow and RateHigh are the ends of a range; equal where one rate is
	// published. Charged on the price less the seller's own discount.
	RateLow  BasisPoints
	RateHigh BasisPoints
	// Fixed is in rupiah for each order; Cap is the most that the rate may
	// charge, in rupiah, 0 for no cap.
	Fixed Rupiah
	Cap   Rupiah
	// Base says in the source's words what the fee is charged on.
	Base string
	// From and Until are the first and the last day in force; nil where the
	// source does not say.
	From  *Day
	Until *Day
	// AsOf is the day of the publication. Confidence is A published, B thin
	// or C from memory.
	AsOf       Day
	Confidence string
	Sources    []string
	CheckURL   string
	Notes      string
}

// FeeKind is what a fee is charged for.
type FeeKind string

// The kinds of fee. Only commission and order processing are charged on every
// sale; the others are chosen by the seller or belong to special goods.
const (
	FeeCommission FeeKind = "commission"
	FeeOrder      FeeKind = "order"
	FeeOptional   FeeKind = "optional"
	FeePreorder   FeeKind = "preorder"
	FeePayment    FeeKind = "payment"
	FeeNotice     FeeKind = "notice" // no charge: a statement worth keeping
)

// SellerTier is a marketplace's class of sellers.
type SellerTier string

// The seller tiers. An owner who says nothing else is a regular seller.
const (
	TierAny     SellerTier = "any"
	TierRegular SellerTier = "regular"
	TierMall    SellerTier = "mall"
)

// FeeGroup is a marketplace's class of goods for its commission.
type FeeGroup string

// The groups of goods.
const (
	FeeGroupAny         FeeGroup = "any"
	FeeGroupFashion     FeeGroup = "fashion"
	FeeGroupFMCG        FeeGroup = "fmcg"
	FeeGroupElectronics FeeGroup = "electronics"
	FeeGroupLifestyle   FeeGroup = "lifestyle"
	FeeGroupOther       FeeGroup = "other"
)

// InForce tells whether the fee is charged on a day. An unknown start or end
// does not exclude the day.
func (f *Fee) InForce(on Day) bool {
	return (f.From == nil || *f.From <= on) && (f.Until == nil || on <= *f.Until)
}

// Charge is what a marketplace keeps of one sale: a rate on the price, known
// exactly (Low equals High) or as a range, and a fixed part for each order.
type Charge struct {
	Low   BasisPoints
	High  BasisPoints
	Fixed Rupiah
	// Fees are the rows it was put together from.
	Fees []Fee
}

// ChargeOf puts together what a platform charges a regular seller on every
// sale of goods of a group on a day. Where several rows fit, the charge spans
// them all; a group that is unknown, or that no row names, spans all groups.
// It returns false where no commission is known to be in force.
func ChargeOf(fees []Fee, platform Platform, group FeeGroup, on Day) (Charge, bool) {
	c, ok := chargeOf(fees, platform, group, on)
	if !ok && group != FeeGroupAny {
		c, ok = chargeOf(fees, platform, FeeGroupAny, on)
	}
	return c, ok
}

func chargeOf(fees []Fee, platform Platform, group FeeGroup, on Day) (Charge, bool) {
	var c Charge
	var commissions []Fee
	for _, f := range fees {
		if !f.InForce(on) || !slices.Contains(f.Platforms, platform) || f.Tier == TierMall {
			continue
		}
		switch f.Kind {
		case FeeCommission:
			if group == FeeGroupAny || f.Group == FeeGroupAny || f.Group == group {
				commissions = append(commissions, f)
			}
		case FeeOrder:
			c.Fixed += f.Fixed
			c.Fees = append(c.Fees, f)
		}
	}
	if len(commissions) == 0 {
		return Charge{}, false
	}
	c.Low, c.High = commissions[0].RateLow, commissions[0].RateHigh
	for _, f := range commissions[1:] {
		c.Low, c.High = min(c.Low, f.RateLow), max(c.High, f.RateHigh)
	}
	c.Fees = append(commissions, c.Fees...)
	return c, true
}

// Checked is the day of the oldest row of a kind that the charge rests on; 0
// where it has none.
func (c *Charge) Checked(kind FeeKind) Day {
	var day Day
	for _, f := range c.Fees {
		if f.Kind == kind && (day == 0 || f.AsOf < day) {
			day = f.AsOf
		}
	}
	return day
}

// feeGroups maps the first part of a category path to its fee group. The
// paths are those of Indonesian marketplaces; the groups are Shopee's of
// January 2026.
var feeGroups = map[string]FeeGroup{
	"fashion":    FeeGroupFashion,
	"makanan":    FeeGroupFMCG,
	"minuman":    FeeGroupFMCG,
	"kecantikan": FeeGroupFMCG,
	"perawatan":  FeeGroupFMCG,
	"kesehatan":  FeeGroupFMCG,
	"elektronik": FeeGroupElectronics,
	"komputer":   FeeGroupElectronics,
	"handphone":  FeeGroupElectronics,
	"gaming":     FeeGroupElectronics,
	"kamera":     FeeGroupElectronics,
	"audio":      FeeGroupElectronics,
	"rumah":      FeeGroupLifestyle,
	"dapur":      FeeGroupLifestyle,
	"mainan":     FeeGroupLifestyle,
	"olahraga":   FeeGroupLifestyle,
	"buku":       FeeGroupLifestyle,
	"office":     FeeGroupLifestyle,
	"otomotif":   FeeGroupLifestyle,
}

// FeeGroupOf is the fee group of a marketplace's category path, such as
// "fashion-muslim/jilbab/pashmina" or "Rumah Tangga > Dekorasi";
// FeeGroupAny where it cannot be told.
func FeeGroupOf(category string) FeeGroup {
	words := strings.FieldsFunc(strings.ToLower(category), func(r rune) bool { return !unicode.IsLetter(r) })
	if len(words) > 0 {
		if g, ok := feeGroups[words[0]]; ok {
			return g
		}
	}
	return FeeGroupAny
}
