package text

import (
	"slices"

	"setara/knowledge"
)

// lateFit lowers the score of a kind that stands far back in its title.
const lateFit = 0.9

// matchAudience tells how well the audiences agree. What is worn comes in
// sizes: there, whoever does not say "anak" means adults.
func matchAudience(asked, listing *Title) (fit float64, ok bool) {
	if listing.kind != nil && listing.kind.has(worn) {
		silent := listing.Audience == 0 && asked.Audience.young()
		if silent || listing.Audience.young() && !asked.Audience.young() {
			return 0, false
		}
	}
	return asked.Audience.agree(listing.Audience)
}

// matchBundle tells whether one price buys as many different goods: a set is
// comparable with sets alone, and what is made for a couple is found by those
// who ask for it.
func matchBundle(asked, listing *Title) bool {
	if asked.set() && !listing.set() || asked.bundle&^listing.bundle&bundlePeople != 0 {
		return false
	}
	return asked.set() || !listing.mixed
}

// loosePieces is the fit of goods that may be sold with others, or for
// several people, where that was not asked for.
const loosePieces = 0.8

// fitBundle tells how surely one price buys as many different goods. A set
// word that a count explains ("paket isi 5") speaks of one kind of goods.
func fitBundle(asked, listing *Title) float64 {
	counted := listing.Pack > knowledge.One && !listing.several
	if listing.set() && !counted && !asked.set() || listing.bundle&^asked.bundle&bundlePeople != 0 {
		return loosePieces
	}
	return 1
}

// matchHead tells whether the listing is the thing that was asked for.
func matchHead(asked, listing *Title) (fit float64, ok bool) {
	if asked.kind == nil {
		return matchUnknown(asked.Head, listing)
	}
	switch at := slices.Index(listing.kinds, asked.kind); {
	case at < 0:
		return 0, false
	case at == 0:
		return 1, true
	case listing.kind.isA(asked.kind):
		return 0.95, true
	default:
		return 0.8, true
	}
}

// madeForOther tells whether the goods of a title are an accessory, a part, a
// mould or storage of those of another: it is a kind that belongs to others,
// and names the other's.
func madeForOther(accessory, other *Title) bool {
	if !accessory.kind.belongsToOthers() || other.kind == nil || other.kind.belongsToOthers() {
		return false
	}
	return slices.ContainsFunc(accessory.parts, func(p part) bool {
		return p.kind != nil && (p.kind.isA(other.kind) || other.kind.isA(p.kind))
	})
}

// related tells whether the goods of two titles count as one kind, or as kinds
// that belong to the same one, in whatever order the titles name them.
func related(asked, listing *Title) bool {
	return slices.ContainsFunc(asked.kinds, func(a *kind) bool {
		return slices.ContainsFunc(listing.kinds, func(b *kind) bool { return a == b || a.sibling(b) })
	})
}

// matchUnknown looks for a name that no list knows where a name would stand.
func matchUnknown(name string, listing *Title) (fit float64, ok bool) {
	for _, p := range listing.parts {
		if p.text != name {
			continue
		}
		switch p.role {
		case roleHead:
			return 1, true
		case roleFront:
			return 0.8, true
		}
	}
	return 0, false
}

// offers tells whether the title has an asked word, or a more special kind.
func (t *Title) offers(asked *part) bool {
	for i := range t.parts {
		p := &t.parts[i]
		if p.text == asked.text || asked.kind != nil && p.kind != nil && p.kind.isA(asked.kind) {
			return true
		}
	}
	return asked.kind != nil && slices.Contains(t.kinds, asked.kind)
}

// matchMaterials lowers the score of goods made of something else, less so of
// goods that do not say.
func matchMaterials(asked, listing *Title) float64 {
	if len(asked.Materials) == 0 {
		return 1
	}
	for _, material := range asked.Materials {
		if slices.Contains(listing.Materials, material) {
			return 1
		}
	}
	if len(listing.Materials) == 0 {
		return 0.7
	}
	return 0.4
}

// matchPurpose lowers the score of goods that are for, or come with, other
// goods that were not asked for: a laptop bag where a bag was asked for.
func matchPurpose(asked, listing *Title) float64 {
	fit := 1.0
	for i := range listing.parts {
		p := &listing.parts[i]
		if p.role == rolePurpose && p.class == plainWord && fit > 0.7 && !asked.offers(p) {
			fit -= 0.1
		}
	}
	return fit
}
