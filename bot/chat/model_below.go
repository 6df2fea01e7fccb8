package chat

import (
	"cmp"
	"slices"
	"strings"
)

// maxEvidenceButtons is how many rows of buttons stand below an answer.
const maxEvidenceButtons = 8

// below is a paragraph that must stand in a place, and of what it is: names of
// marketplaces, programmes, rules or goods.
type below struct {
	Block
	whose []string
}

// placed are the paragraphs that must stand in a place, each once. Where there
// are sources of several things it is said whose each is, and one warning stands
// for all that nobody looked at for long.
func (e *evidence) placed(place blockPlace) []Block {
	found := e.below(place)
	sources := 0
	for i := range found {
		if found[i].isSource() {
			sources++
		}
	}
	var blocks []Block
	for i := range found {
		one := &found[i]
		alike := func(o below) bool { return o.unchecked && one.unchecked && o.Spans[0] == one.Spans[0] }
		switch {
		case one.unchecked && slices.ContainsFunc(found[:i], alike):
			continue
		case one.unchecked:
			one.Spans = wordUncheckedOf(slices.DeleteFunc(slices.Clone(found[i:]), func(o below) bool { return !alike(o) }), sources > 1)
		case one.isSource() && sources > 1:
			one.Spans = wordSourceOf(one)
		}
		blocks = append(blocks, one.Block)
	}
	return blocks
}

// below are the paragraphs that must stand in a place, as results bring them. What
// two say alike, and two sources of the same fees, become one.
func (e *evidence) below(place blockPlace) []below {
	var found []below
	for i := range e.results {
		if !e.stands(i) {
			continue
		}
		for _, b := range e.results[i].answer.Response.Blocks {
			if b.place != place {
				continue
			}
			of, text := cmp.Or(b.of, e.results[i].of), blockText(b)
			had := slices.IndexFunc(found, func(o below) bool { return blockText(o.Block) == text })
			if had < 0 {
				had = slices.IndexFunc(found, func(o below) bool {
					return o.isLinks() && slices.Equal(o.whose, []string{of}) && (&below{Block: b}).isLinks()
				})
			}
			if had < 0 {
				had, found = len(found), append(found, below{Block: b})
			}
			if found[had].isLinks() {
				found[had].Spans = joinSources(found[had].Spans, b.Spans)
			}
			if of != "" && !slices.Contains(found[had].whose, of) {
				found[had].whose = append(found[had].whose, of)
			}
		}
	}
	return found
}

// isSource tells whether a paragraph says where something is from, isLinks
// whether in links alone.
func (b *below) isSource() bool {
	return len(b.Spans) > 0 && strings.HasPrefix(b.Spans[0].Text, sayFrom)
}

func (b *below) isLinks() bool {
	return b.isSource() && b.Spans[0].Text == sayFrom && !slices.ContainsFunc(b.Spans[1:], func(s Span) bool { return s.URL == "" && s.Text != betweenSources })
}

// buttons are those of all results, each action once. Where they are of several
// programmes or rules, one opens each: parts of them would not say of which.
func (e *evidence) buttons() [][]Button {
	opens := e.entryButtons()
	var rows [][]Button
	if len(opens) > 1 {
		for i := range opens {
			rows = addInPairs(rows, i, opens[i])
		}
	}
	had := map[string]bool{}
	for i := range e.results {
		if !e.stands(i) {
			continue
		}
		r := &e.results[i]
		for _, row := range slices.Concat(r.answer.Response.Buttons, r.buttons) {
			kept := slices.DeleteFunc(slices.Clone(row), func(b Button) bool {
				again := had[b.Action] || len(opens) > 1 && entryOf(&b, opens) >= 0
				had[b.Action] = true
				return again
			})
			if len(kept) > 0 {
				rows = append(rows, kept)
			}
		}
	}
	return rows[:min(len(rows), maxEvidenceButtons)]
}

// entryButtons are what opens each programme and rule that buttons of several
// results are of; none where one result alone has any.
func (e *evidence) entryButtons() []Button {
	var opens []Button
	results := 0
	for i := range e.results {
		basis := e.results[i].answer.explains
		if !e.stands(i) || basis == nil || basis.Entries == nil {
			continue
		}
		before := len(opens)
		for _, row := range e.results[i].answer.Response.Buttons {
			for _, b := range row {
				if entryOf(&b, opens) >= 0 {
					continue
				}
				if open, ok := opening(&b, basis.Entries); ok {
					opens = append(opens, open)
				}
			}
		}
		if len(opens) > before {
			results++
		}
	}
	if results < 2 {
		return nil
	}
	return opens
}

// entryOf is which of some buttons opens the entry that a button is of; -1 for
// none.
func entryOf(b *Button, opens []Button) int {
	return slices.IndexFunc(opens, func(o Button) bool { return b.Action == o.Action || strings.HasPrefix(b.Action, o.Action+" ") })
}

// opening opens the entry that a button is of; false where it is of none, or of
// several.
func opening(b *Button, told *entryBasis) (Button, bool) {
	rest, ok := strings.CutPrefix(b.Action, actionInfo+" ")
	if !ok || severalEntries(rest) != nil {
		return Button{}, false
	}
	id, part, _ := strings.Cut(rest, " ")
	open := Button{Label: b.Label, Action: actionInfo + " " + id}
	if i := slices.Index(told.IDs, id); i >= 0 && i < len(told.Names) {
		open.Label = told.Names[i]
	}
	return open, part == "" || slices.Contains(told.IDs, id)
}
