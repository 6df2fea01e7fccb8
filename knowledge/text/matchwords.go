package text

import (
	"slices"
	"strings"
)

// The weights of asked words by what they are, beside how rare they are, and
// the least share of the telling ones that must be there.
const (
	plainWeight  = 1.0
	softWeight   = 0.3
	asideWeight  = 0.5
	brandWeight  = 0.5
	leastTelling = 0.2
)

// wish is a word that was asked for, the name of the goods aside.
type wish struct {
	// part is the word; a number has none, and stands as it is spoken.
	part   *part
	spoken string
	weight float64
	// telling tells that the word says what sort is meant, needed that it
	// belongs to the name of the goods ("rak sepatu").
	telling, needed bool
}

// wishes are the words that were asked for, the name of the goods aside.
func (m *Matcher) wishes(weights Weights) []wish {
	asked := &m.asked
	var wishes []wish
	qualified := asked.kind != nil && asked.kind.has(qualified)
	headSeen := false
	for i := range asked.parts {
		p := &asked.parts[i]
		if p.role == roleHead {
			headSeen = true
			continue
		}
		if asked.kind != nil && hasWord(asked.kind.name, p.text) {
			continue // "insole sepatu"
		}
		w := wish{part: p, weight: p.weight(headSeen || asked.kind == nil)}
		w.telling = w.weight == plainWeight && p.class == plainWord
		w.weight *= rarity(p.text, weights)
		if qualified && p.class != softWord {
			w.needed, qualified = true, false
		}
		w.needed = w.needed || p.text == asked.GoesWith
		wishes = append(wishes, w)
	}
	for _, number := range asked.numbers() {
		wishes = append(wishes, wish{spoken: number, weight: plainWeight * weights(number)})
	}
	return wishes
}

// numbers are the model names that are asked for, and the numbers that are no
// amount: "redmi 4x", "iphone 13".
func (t *Title) numbers() []string {
	numbers := slices.Clone(t.Codes)
	if t.saysAmount() {
		return numbers
	}
	for _, word := range t.spoken {
		if strings.Trim(word, "0123456789") == "" && !slices.Contains(numbers, word) {
			numbers = append(numbers, word)
		}
	}
	return numbers
}

// rarity is how telling the words of a phrase are on average.
func rarity(phrase string, weights Weights) float64 {
	sum, n := 0.0, 0.0
	for word := range strings.SplitSeq(phrase, " ") {
		sum += weights(word)
		n++
	}
	return sum / n
}

func hasWord(phrase, word string) bool {
	for w := range strings.SplitSeq(phrase, " ") {
		if w == word {
			return true
		}
	}
	return false
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

// matchWords is the weighted share of the asked words, the head aside, that
// the listing has. It fails where too little of the telling words is there, or
// where a word that belongs to the head is missing.
func (m *Matcher) matchWords(listing *Title) (share float64, ok bool) {
	var total, found, telling, told float64
	for i := range m.wanted {
		w := &m.wanted[i]
		has := w.part != nil && listing.offers(w.part) || w.part == nil && slices.Contains(listing.spoken, w.spoken)
		if w.needed && !has {
			return 0, false
		}
		total += w.weight
		if w.telling {
			telling += w.weight
		}
		if has {
			found += w.weight
			if w.telling {
				told += w.weight
			}
		}
	}
	if told < leastTelling*telling {
		return 0, false
	}
	if total == 0 {
		return 1, true
	}
	return found / total, true
}
