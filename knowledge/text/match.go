package text

import "slices"

// Score says how much of what was asked for a listing offers.
type Score struct {
	// Total is from 0 to 1, and 0 where SameKind is false. 1 means that the
	// listing has everything that was asked for and is for nothing else.
	Total float64
	// Head, Words and Attributes are its parts, each from 0 to 1: how well the
	// kinds of goods agree, the share of the other asked words, weighted, that
	// the listing has, and the agreement in audience, material and purpose.
	Head, Words, Attributes float64
	// SameKind is false where the two must never be compared: another thing,
	// another audience, second-hand against new, or none of the words that
	// tell what sort was asked for.
	SameKind bool
	// SameProduct marks the very same article, decided by words alone.
	SameProduct bool
}

// The weights of a score's parts; they add up to 1.
const (
	headWeight      = 0.40
	wordsWeight     = 0.35
	attributeWeight = 0.25
)

// Match judges a listing's title against what was asked for. It is not
// symmetric: whoever asks for "kerudung" gets "pashmina" too, not the other
// way round. Titles without words match nothing.
func Match(asked, listing Title) Score {
	var s Score
	var ok bool
	if len(asked.parts) > 0 && asked.print == listing.print {
		return Score{Total: 1, Head: 1, Words: 1, Attributes: 1, SameKind: true, SameProduct: true}
	}
	if s.Head, ok = matchHead(&asked, &listing); !ok {
		return Score{}
	}
	if listing.late {
		s.Head *= lateFit
	}
	fit, ok := matchAudience(&asked, &listing)
	if !ok || asked.Used != listing.Used {
		return Score{}
	}
	if s.Words, ok = matchWords(&asked, &listing); !ok {
		return Score{}
	}
	s.Attributes = fit * matchMaterials(&asked, &listing) * matchPurpose(&asked, &listing)
	s.SameKind = true
	s.Total = headWeight*s.Head + wordsWeight*s.Words + attributeWeight*s.Attributes
	s.SameProduct = sameProduct(&asked, &listing)
	if s.Head == 1 && s.Words == 1 && s.Attributes == 1 {
		s.Total = 1 // the weights' rounding aside
	}
	return s
}

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

// The weights of asked words, and the fewest telling words that must be
// there: one, and a quarter of many.
const (
	plainWeight = 1.0
	softWeight  = 0.3
	asideWeight = 0.5
	brandWeight = 0.5
	fewestShare = 4
)

// matchWords is the weighted share of the asked words, the head aside, that
// the listing has. It fails where none of the telling words is there, or
// where the word that belongs to the head is missing ("rak sepatu").
func matchWords(asked, listing *Title) (share float64, ok bool) {
	total, found := 0.0, 0.0
	telling, told := 0, 0
	qualified := asked.kind != nil && asked.kind.has(qualified)
	headSeen := false
	for i := range asked.parts {
		p := &asked.parts[i]
		if p.role == roleHead {
			headSeen = true
			continue
		}
		weight := p.weight(headSeen || asked.kind == nil)
		has := listing.offers(p)
		total += weight
		if has {
			found += weight
		}
		if qualified && p.class != softWord {
			if !has {
				return 0, false
			}
			qualified = false
		}
		if weight == plainWeight && p.class == plainWord {
			telling++
			if has {
				told++
			}
		}
	}
	if telling > 0 && told < max(1, telling/fewestShare) {
		return 0, false
	}
	if total == 0 {
		return 1, true
	}
	return found / total, true
}

// weight is how much an asked word counts. Before the known kind stand brands
// and shops.
func (p *part) weight(behindHead bool) float64 {
	switch {
	case p.class == softWord:
		return softWeight
	case p.role == roleAside:
		return asideWeight
	case p.class == plainWord && p.kind == nil && !behindHead:
		return brandWeight
	default:
		return plainWeight
	}
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

const (
	// sameWords is the share of words that two titles of one article have in
	// common, of all words of both; fewestSame the fewest common words.
	sameWords  = 0.75
	fewestSame = 3
)

// sameProduct tells whether two different titles of one kind name the same
// article: they share nearly all of enough words, and no model names disagree.
func sameProduct(a, b *Title) bool {
	if a.Head != b.Head || a.Audience != b.Audience || !codesAgree(a.Codes, b.Codes) {
		return false
	}
	common, telling := 0, false
	for i := range a.parts {
		if slices.Contains(b.Words, a.parts[i].text) {
			common++
			telling = telling || a.parts[i].class == plainWord && a.parts[i].role != roleHead
		}
	}
	all := len(a.Words) + len(b.Words) - common
	return telling && common >= fewestSame && float64(common) >= sameWords*float64(all)
}

// codesAgree tells whether two articles may be the same by their model names:
// those of one are all among those of the other.
func codesAgree(a, b []string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	for _, code := range a {
		if !slices.Contains(b, code) {
			return false
		}
	}
	return true
}
