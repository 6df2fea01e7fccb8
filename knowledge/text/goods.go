package text

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// NamesGoods tells whether a word or phrase names a kind of goods that the
// lists know: "sandal", "bawang putih".
func NamesGoods(phrase string) bool { return ReadTitle(phrase).kind != nil }

// FeeGroupOf is the class that marketplaces count goods to for their
// commission, by the kind that a phrase names; FeeGroupAny where none is
// named, or the lists do not say.
func FeeGroupOf(phrase string) knowledge.FeeGroup {
	if k := ReadTitle(phrase).kind; k != nil {
		return k.group
	}
	return knowledge.FeeGroupAny
}

// SectorOf is the sector of those who make the kind of goods that a phrase
// names; empty where none is named, or the lists do not say.
func SectorOf(phrase string) knowledge.Sector {
	k := ReadTitle(phrase).kind
	if k == nil {
		return ""
	}
	for _, l := range k.lineage {
		if l.sector != "" {
			return l.sector
		}
	}
	return ""
}

// MayNameGoods tells whether a phrase has a word that can be the name of goods,
// whether or not the lists know them: "lemper", and not "merah" or "premium".
func MayNameGoods(phrase string) bool {
	return slices.ContainsFunc(ReadTitle(phrase).parts, func(p part) bool { return p.class == plainWord })
}

// IsName tells whether a phrase as a whole, in normal form, is a listed name
// of goods: "kaos dalam", and not "kaos merah".
func IsName(phrase string) bool {
	e := words().at(phrase)
	return e != nil && e.kind != nil
}

// DescribesGoods tells whether the lists know a word as one that goods are
// described with: a material, a colour, whom they are for, part of a name. A
// brand is a seller's as much as the goods'.
func DescribesGoods(word string) bool {
	l := words()
	normal := l.fold(strings.ToLower(word))
	if e := l.at(normal); e != nil {
		return e.class != noiseWord && e.reach == 0 && (e.brand == "" || e.kind != nil)
	}
	return l.known(normal) && !l.names[normal]
}

// NamesMaterial tells whether a word is what goods are made of: "kulit",
// "voal".
func NamesMaterial(word string) bool {
	l := words()
	e := l.at(l.fold(strings.ToLower(word)))
	return e != nil && e.class == materialWord
}

// ForWhom tells whether a word says whom goods are for: "anak", "wanita".
func ForWhom(word string) bool {
	l := words()
	e := l.at(l.fold(strings.ToLower(word)))
	return e != nil && e.class == audienceWord
}

// SoldBy tells whether goods are sold by a weight, a volume or a length, so
// that "250 gr" behind them is what a price buys: it is for coffee, and not
// for a pan. Of goods that no list
// knows a weight and a volume are believed, a length is not.
func SoldBy(goods string, unit knowledge.Unit) bool {
	t := ReadTitle(goods)
	if t.kind == nil {
		return unit != knowledge.UnitMetre
	}
	switch unit {
	case knowledge.UnitKilogram:
		return t.kind.has(byWeight)
	case knowledge.UnitLitre:
		return t.kind.has(byVolume)
	case knowledge.UnitMetre:
		return t.kind.has(byLength)
	default:
		return true
	}
}

// KindsOf are the kinds of goods that a phrase names, by their usual names: the
// most special first, then what it belongs to. None where the lists know none.
func KindsOf(phrase string) []string {
	k := ReadTitle(phrase).kind
	if k == nil {
		return nil
	}
	names := make([]string, len(k.lineage))
	for i, l := range k.lineage {
		names[i] = l.name
	}
	return names
}
