package knowledge

import (
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
	// Tax tells whether VAT is inside the rate and the fixed part or comes on
	// top of them.
	Tax FeeTax
	// Base says in the source's words what the fee is charged on.
	Base string
	// From and Until are the first and the last day in force; nil where the
	// source does not say.
	From  *Day
	Until *Day
	// AsOf is the day of the publication, CheckedOn that on which somebody last
	// held the row against CheckURL; 0 where nobody did since the publication.
	// Confidence is A published, B thin or C from memory.
	AsOf       Day
	CheckedOn  Day
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

// FeeTax is how VAT stands to a fee.
type FeeTax string

// How VAT stands to a fee. Where the source does not say, it is counted as
// inside: prices named to small sellers are what they pay.
const (
	FeeTaxUnsaid   FeeTax = ""
	FeeTaxIncluded FeeTax = "included"
	FeeTaxOnTop    FeeTax = "on_top"
)

// VATOnTop is what VAT adds to a fee that it comes on top of: 12 % of eleven
// twelfths, which is 11 % (PMK 131/2024; row R12 of the regulations).
const VATOnTop BasisPoints = 1100

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
