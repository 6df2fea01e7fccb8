package catalog

import (
	"cmp"
	"maps"
	"slices"

	"setara/knowledge"
)

const (
	// maxChoices is how many choices one question offers.
	maxChoices = 5
	// leastListings is the fewest listings that a choice stands for.
	leastListings = 3
	// A kind of goods is too wide a word where under ownShare of what is found
	// goes by its own name, while wideKinds narrower kinds hold wideShare each.
	// What namedShare of the found are called by is offered as a choice.
	ownShare   = 0.2
	wideShare  = 0.1
	wideKinds  = 3
	namedShare = 0.05
)

// choose finds what a few words may have meant, where what was found for them
// is too mixed for one figure, and else marks what strayed in. Where the lists
// know the goods, they decide what belongs: sellers misfile.
func (s *search) choose(found []hit) []knowledge.Choice {
	switch {
	case s.asked.Whole() || s.query.Category != "":
		return nil
	case s.asked.OnlyKind():
		return s.narrowerKinds(found)
	case s.asked.Known():
		return nil
	}
	count := joinCategories(found)
	choices := s.categories(count)
	if len(choices) == 0 {
		markStray(found, count)
	}
	return choices
}

// narrowerKinds are the commonest kinds of goods that sellers call by names of
// their own where a kind was asked for that is too wide: of "baju", "kaos" and
// "gamis".
func (s *search) narrowerKinds(found []hit) []knowledge.Choice {
	total := float64(len(found))
	named := map[string]int{}
	for i := range found {
		named[found[i].title.Head]++
	}
	if float64(named[s.asked.Head]) >= ownShare*total {
		return nil
	}
	maps.DeleteFunc(named, func(name string, n int) bool {
		return name == s.asked.Head || n < leastListings || float64(n) < namedShare*total
	})
	count := countNearest(found, named)
	wide := 0
	var choices []knowledge.Choice
	for name, n := range count {
		choices = append(choices, knowledge.Choice{Product: s.asked.Narrowed(name), Found: n})
		if float64(n) >= wideShare*total {
			wide++
		}
	}
	if wide < wideKinds {
		return nil
	}
	return commonest(choices)
}

// countNearest counts each of the found under the narrowest of its kinds that
// is among names: a kurta under "baju koko" where few are called kurta.
func countNearest(found []hit, names map[string]int) map[string]int {
	count := map[string]int{}
	for i := range found {
		for _, kind := range found[i].title.Kinds() {
			if names[kind] > 0 {
				count[kind]++
				break
			}
		}
	}
	return count
}

// commonest sorts choices by falling count and keeps the first.
func commonest(choices []knowledge.Choice) []knowledge.Choice {
	slices.SortFunc(choices, func(a, b knowledge.Choice) int {
		return cmp.Or(cmp.Compare(b.Found, a.Found), cmp.Compare(a.Label(), b.Label()))
	})
	return choices[:min(len(choices), maxChoices)]
}
