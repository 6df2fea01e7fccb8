package catalog

import (
	"maps"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// Words that no list knows as goods, such as a brand's name, say nothing of
// the kind; the categories of the listings that have them do. What a category
// is called differs between marketplaces ("fashion-pria/jam-tangan-pria",
// "Jam Tangan/Jam Tangan Pria/Lainnya"), so each goes by the kind of goods
// that its narrowest part names.

const (
	// Unknown words mean one category where it holds more than mainShare of the
	// found and no other holds secondShare.
	mainShare   = 0.5
	secondShare = 0.2
	// A category with partShare of the found is offered where they may mean
	// several; one with less is no part of what they mean.
	partShare = 0.1
)

// category is what goods are filed under.
type category struct {
	name string
	// kinds are all kinds that the goods count as, none where no list knows
	// the name.
	kinds []string
}

// categoryOf is what a listing is filed under; where it is filed under
// nothing, what its title says it is. The name is empty where neither tells.
func categoryOf(l *knowledge.Listing, title *text.Title) category {
	if l.Category == "" {
		return categoryOfKind(title, "")
	}
	return categoryOfPath(l.Category)
}

func categoryOfPath(path string) category {
	parts := strings.Split(path, "/")
	name := ""
	for len(parts) > 0 && (name == "" || strings.HasPrefix(name, "lain")) {
		words := strings.FieldsFunc(strings.ToLower(parts[len(parts)-1]), notInName)
		name, parts = strings.Join(words, " "), parts[:len(parts)-1]
	}
	title := text.ReadTitle(name)
	return categoryOfKind(&title, name)
}

// notInName tells what parts the words in a category's name.
func notInName(r rune) bool { return strings.ContainsRune("-_ &,", r) }

// categoryOfKind goes by the kind that a title names, and else by a name.
func categoryOfKind(title *text.Title, name string) category {
	if title.Known() {
		name = title.Head
	}
	return category{name, title.Kinds()}
}

// within tells whether the category is, or belongs to, the one with a name.
func (c category) within(name string) bool { return c.name == name || slices.Contains(c.kinds, name) }

// joinCategories files the found under their categories, those that belong to
// another one of them with that one, and counts them.
func joinCategories(found []hit) map[string]int {
	filed, named := map[string]category{}, map[string]category{}
	for i := range found {
		h := &found[i]
		c, known := filed[h.Category]
		if !known || h.Category == "" {
			c = categoryOf(&h.Listing, &h.title)
			filed[h.Category] = c
		}
		h.category, named[c.name] = c.name, c
	}
	delete(named, "")
	names := slices.Sorted(maps.Keys(named))
	joined := map[string]string{}
	for _, name := range names {
		joined[name] = name
		for _, other := range names {
			if named[joined[name]].within(other) {
				joined[name] = other
			}
		}
	}
	count := map[string]int{}
	for i := range found {
		if h := &found[i]; h.category != "" {
			h.category = joined[h.category]
			count[h.category]++
		}
	}
	return count
}

// categories are those that unknown words may have meant; none where they
// mean one.
func (s *search) categories(count map[string]int) []knowledge.Choice {
	total := float64(sum(count))
	var choices []knowledge.Choice
	for name, n := range count {
		if n >= leastListings && float64(n) >= partShare*total {
			choices = append(choices, knowledge.Choice{Product: s.query.Product, Category: name, Found: n})
		}
	}
	choices = commonest(choices)
	if len(choices) < 2 || float64(choices[0].Found) > mainShare*total && float64(choices[1].Found) < secondShare*total {
		return nil
	}
	return choices
}

// markStray marks what is filed far from most of the found.
func markStray(found []hit, count map[string]int) {
	total := float64(sum(count))
	if len(count) == 0 || float64(slices.Max(slices.Collect(maps.Values(count)))) <= mainShare*total {
		return
	}
	for i := range found {
		n := count[found[i].category]
		found[i].Stray = 0 < n && float64(n) < partShare*total
	}
}

func sum(count map[string]int) int {
	total := 0
	for _, n := range count {
		total += n
	}
	return total
}
