package knowledge

import (
	"slices"
	"strings"
)

// MoveRule says when a move is named, in which sentence, and on what it
// rests. Rules are data; [Situation] takes them by falling priority.
type MoveRule struct {
	// ID names the rule for people: "paket-isi-tiga".
	ID   string
	Move Move
	// Priority orders the rules, the lowest number first.
	Priority int
	When     MoveConditions
	// Sentence is what the owner reads, in parts.
	Sentence []MovePart
	// Entries are the ids of the programmes and rules of the state that it
	// rests on. OnFees and OnListings tell that it rests on the fees that were
	// reckoned with, and on the comparables. At least one of the three is
	// there.
	Entries    []string
	OnFees     bool
	OnListings bool
}

// MovePart is a piece of a sentence: text, or a slot that a figure or a title
// is put into.
type MovePart struct {
	Text string
	Slot MoveSlot
}

// MoveConditions are what must hold for a move to be named. What is zero is
// not asked for.
type MoveConditions struct {
	// From and Until are the first and the last day on which the sentence is
	// right.
	From, Until *Day
	// Verdicts are those of which one must have been given.
	Verdicts []Verdict
	// LeastGap is the least gap to the competitor, as a share of the own price.
	LeastGap BasisPoints
	// LeastMargin and MostMargin bound the margin at the own price; nil where
	// it makes no difference.
	LeastMargin, MostMargin *BasisPoints
	// MostPrice is the most that one sale, the pack, may cost.
	MostPrice Rupiah
	// LeastOrderFee is the least share of the own price that the fee for each
	// order must be.
	LeastOrderFee BasisPoints
	// Goods are kinds of goods, Categories paths of categories, of which the
	// product must be one. Words joined by "+" must all be there:
	// "piring+melamin".
	Goods, Categories []string
	// SoldBy asks for goods that are counted, or that are measured.
	SoldBy SoldBy
	// LooksImported asks for a competitor that is as cheap as the imports,
	// RivalOnline for one on a marketplace.
	LooksImported, RivalOnline bool
	// SellsThere asks for an owner who said to sell at the marketplace.
	SellsThere bool
	// Lacks are the traits of which the leaders must state one that the owner
	// does not, Unsaid those of which the owner must state none.
	Lacks, Unsaid []Trait
	// Signs are those of a breach of which the question must tell one.
	Signs []Sign
}

// SoldBy tells counted goods from measured ones.
type SoldBy string

// The ways to sell.
const (
	SoldByCount   SoldBy = "dihitung"
	SoldByMeasure SoldBy = "ditimbang"
)

// hold tells whether the conditions hold, but for the traits.
func (c *MoveConditions) hold(s *Situation, a *Advice) bool {
	switch {
	case c.From != nil && s.On < *c.From,
		c.Until != nil && s.On > *c.Until,
		len(c.Verdicts) > 0 && !slices.Contains(c.Verdicts, a.Verdict),
		c.LeastGap > 0 && (a.GapBP == nil || *a.GapBP < c.LeastGap),
		c.LeastMargin != nil && (a.MarginBP == nil || *a.MarginBP < *c.LeastMargin),
		c.MostMargin != nil && (a.MarginBP == nil || *a.MarginBP > *c.MostMargin),
		c.MostPrice > 0 && (s.OwnPrice == nil || s.Pack.Times(*s.OwnPrice) > c.MostPrice),
		c.SoldBy != "" && (c.SoldBy == SoldByCount) != s.Unit.Counted(),
		c.LooksImported && !s.looksImported(),
		c.RivalOnline && !s.RivalOnline,
		c.SellsThere && !s.SellsThere,
		len(c.Signs) > 0 && !slices.ContainsFunc(c.Signs, func(sign Sign) bool { return slices.Contains(s.Signs, sign) }),
		slices.ContainsFunc(c.Unsaid, func(t Trait) bool { return slices.Contains(s.OwnTraits, t) }):
		return false
	}
	return c.orderFeeWeighs(s, a) && c.fitsGoods(s)
}

func (c *MoveConditions) orderFeeWeighs(s *Situation, a *Advice) bool {
	return c.LeastOrderFee == 0 ||
		a.FeeFixed != nil && s.OwnPrice != nil && Ratio(*a.FeeFixed, *s.OwnPrice) >= c.LeastOrderFee
}

// fitsGoods tells whether the product is of the goods or categories asked for.
func (c *MoveConditions) fitsGoods(s *Situation) bool {
	if len(c.Goods) == 0 && len(c.Categories) == 0 {
		return true
	}
	return slices.ContainsFunc(c.Goods, s.isOf) || slices.ContainsFunc(c.Categories, s.filedUnder)
}

// isOf tells whether the product is all of the words joined by "+".
func (s *Situation) isOf(goods string) bool {
	for word := range strings.SplitSeq(goods, "+") {
		if !slices.Contains(s.Goods, word) {
			return false
		}
	}
	return true
}

// filedUnder tells whether more than half of the used comparables are filed
// under a category.
func (s *Situation) filedUnder(path string) bool {
	if s.Market == nil {
		return false
	}
	under := 0
	for i := range s.Market.Items {
		item := &s.Market.Items[i]
		if item.Used && (item.Category == path || strings.HasPrefix(item.Category, path+"/")) {
			under++
		}
	}
	return 2*under > s.Market.Used
}

// leastImports is how many imports must be known before a price is said to be
// theirs.
const leastImports = 3

// looksImported tells whether the competitor's price is one that imports have
// and local goods do not. It says nothing about where the competitor's goods
// were made.
func (s *Situation) looksImported() bool {
	if s.CompetitorPrice == nil || s.marketUsed() == 0 {
		return false
	}
	g := &s.Market.Groups
	return g.Import.N >= leastImports && *s.CompetitorPrice <= g.Import.Q3 &&
		(g.Local.N == 0 || *s.CompetitorPrice < g.Local.Q1)
}
