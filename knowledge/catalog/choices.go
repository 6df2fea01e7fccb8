package catalog

import (
	"cmp"
	"maps"
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

const (
	// maxChoices is how many choices one question offers.
	maxChoices = 5
	// leastListings is the fewest listings that a choice stands for.
	leastListings = 3
	// A kind of goods is too wide a word where under ownShare of what is found
	// goes by its own name, and beyond that and the two commonest narrower
	// kinds at least restShare is left.
	ownShare  = 0.2
	restShare = 0.2
	// A narrower kind is offered where namedShare of the found go by its name;
	// leastKinds such make a choice.
	namedShare = 0.05
	leastKinds = 3
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
	own, named := 0, map[string]int{}
	for i := range found {
		title := &found[i].title
		switch {
		case title.Head != s.asked.Head:
			named[title.Head]++
		case slices.Contains(title.Words, title.Head):
			own++
		}
	}
	maps.DeleteFunc(named, func(name string, n int) bool {
		return n < leastListings || float64(n) < namedShare*total || s.forOthers(name)
	})
	if float64(own) >= ownShare*total || len(named) < leastKinds {
		return nil
	}
	var choices []knowledge.Choice
	for name, n := range countNearest(found, named) {
		choices = append(choices, knowledge.Choice{Product: s.asked.Narrowed(name), Found: n})
	}
	choices = commonest(choices)
	if rest := len(found) - own - choices[0].Found - choices[1].Found; float64(rest) < restShare*total {
		return nil
	}
	return choices
}

// forOthers tells whether a kind is made for other people than the asked ones.
func (s *search) forOthers(kind string) bool {
	made := text.ReadTitle(kind).Audience
	return made != 0 && s.asked.Audience != 0 && made&s.asked.Audience == 0
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
