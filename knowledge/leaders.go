package knowledge

import "slices"

// Trait is something that a title states about the goods or the offer.
type Trait string

// The traits.
const (
	TraitMaterial  Trait = "bahan"
	TraitSize      Trait = "ukuran"
	TraitAudience  Trait = "pemakai"
	TraitBrand     Trait = "merek"
	TraitContents  Trait = "isi"
	TraitWarranty  Trait = "garansi"
	TraitHandmade  Trait = "buatan tangan"
	TraitHalal     Trait = "halal"
	TraitSNI       Trait = "sni"
	TraitPermit    Trait = "izin edar"
	TraitCustom    Trait = "custom"
	TraitWholesale Trait = "grosir"
)

// AllTraits are all traits, in the order in which they are named.
func AllTraits() []Trait {
	return []Trait{
		TraitMaterial, TraitSize, TraitAudience, TraitBrand, TraitContents, TraitWarranty, TraitHandmade,
		TraitHalal, TraitSNI, TraitPermit, TraitCustom, TraitWholesale,
	}
}

const (
	// A trait is what leaders do where leaderShare of them state it, and at
	// least leastLeaders.
	leaderShare  BasisPoints = 4000
	leastLeaders int         = 3
	// maxLacking is how many traits one sentence names.
	maxLacking int = 2
)

// Lacking is what the leaders of a market state and the owner does not.
type Lacking struct {
	// Leaders is how many used comparables of the market group stand above its
	// median, Of the group.
	Leaders int
	Of      MarketGroup
	// Traits are what most of them state, by falling count.
	Traits []TraitCount
}

// TraitCount is a trait, how many leaders state it, and one that does: that
// with the shortest title, which says little besides.
type TraitCount struct {
	Trait   Trait
	Count   int
	Example *Comparable
}

// lacking counts which of the traits the leaders state and the owner does not.
func (s *Situation) lacking(traits []Trait) Lacking {
	if s.marketUsed() == 0 {
		return Lacking{}
	}
	market, of := s.Market.Groups.Market()
	l := Lacking{Of: of}
	counts := make([]TraitCount, len(traits))
	for i := range s.Market.Items {
		item := &s.Market.Items[i]
		if !item.Used || of == MarketLocal && item.Origin != OriginLocal || item.UnitPrice() <= market.Median {
			continue
		}
		l.Leaders++
		for j, trait := range traits {
			if !slices.Contains(item.Traits, trait) {
				continue
			}
			counts[j].Count++
			if shown := counts[j].Example; shown == nil || len(item.Title) < len(shown.Title) {
				counts[j].Example = item
			}
		}
	}
	for j, trait := range traits {
		c := counts[j]
		c.Trait = trait
		enough := c.Count >= leastLeaders && Ratio(Rupiah(c.Count), Rupiah(l.Leaders)) >= leaderShare
		if enough && !slices.Contains(s.OwnTraits, trait) {
			l.Traits = append(l.Traits, c)
		}
	}
	slices.SortStableFunc(l.Traits, func(a, b TraitCount) int { return b.Count - a.Count })
	l.Traits = l.Traits[:min(len(l.Traits), maxLacking)]
	return l
}
