package catalog

import (
	"context"
	"database/sql"
	"maps"
	"math"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// entryBook is what questions are held against: all programmes and rules with
// their names in normal form. It is never changed.
type entryBook struct {
	entries []bookEntry
	byID    map[string]int
	// inNames and inAny count the entries that have a term in their names, and
	// anywhere.
	inNames, inAny map[string]int
	mender         *text.Mender
}

// bookEntry is one programme or rule.
type bookEntry struct {
	hit     knowledge.EntryHit
	phrases []phrase
	// names and contents are the terms of either.
	names, contents map[string]bool
	// lends tells that it helps with money, more than above and up to upTo.
	lends       bool
	above, upTo knowledge.Rupiah
}

// phrase is one name in normal form.
type phrase struct {
	terms []text.EntryTerm
}

// newEntryBook makes a book of entries and their contents in normal form, by id.
func newEntryBook(entries []knowledge.EntryHit, contents map[string]string) *entryBook {
	book := &entryBook{byID: map[string]int{}, inNames: map[string]int{}, inAny: map[string]int{}}
	for i := range entries {
		book.add(entries[i], contents[entries[i].Entry().ID])
	}
	book.mender = text.NewMender(slices.Collect(maps.Keys(book.inNames)), slices.Collect(maps.Keys(book.inAny)))
	return book
}

// indexedContents are the contents of each entry in normal form, as the index
// has them.
func indexedContents(ctx context.Context, tx *sql.Tx) (map[string]string, error) {
	rows, err := tx.QueryContext(ctx, `select id, contents from entry_search`)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err tells
	contents := map[string]string{}
	for rows.Next() {
		var id, normal string
		if err := rows.Scan(&id, &normal); err != nil {
			return nil, err
		}
		contents[id] = normal
	}
	return contents, rows.Err()
}

// add enters a programme or rule with its contents in normal form.
func (b *entryBook) add(hit knowledge.EntryHit, contents string) {
	e := bookEntry{hit: hit, names: map[string]bool{}, contents: map[string]bool{}}
	if p := hit.Program; p != nil && slices.Contains(p.Needs, knowledge.NeedCapital) {
		e.lends = true
		e.above, e.upTo = loanRange(&p.Entry)
	}
	for _, name := range hit.Called() {
		terms := text.EntryTerms(name)
		e.phrases = append(e.phrases, phrase{terms})
		for _, t := range terms {
			if !e.names[t.Text] {
				e.names[t.Text] = true
				b.inNames[t.Text]++
			}
		}
	}
	for term := range strings.FieldsSeq(contents) {
		e.contents[term] = true
	}
	for term := range e.names {
		b.inAny[term]++
	}
	for term := range e.contents {
		if !e.names[term] {
			b.inAny[term]++
		}
	}
	b.byID[hit.Entry().ID] = len(b.entries)
	b.entries = append(b.entries, e)
}

// rarity is how telling a term is where n entries have it.
func (b *entryBook) rarity(n int) float64 {
	return math.Log((float64(len(b.entries)) + 1) / (float64(n) + 0.5))
}
