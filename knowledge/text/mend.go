package text

import (
	"slices"
	"strings"
	"sync"

	"github.com/agnivade/levenshtein"
)

// The lengths from which a word is long enough for a letter that was lost, for
// any slip of the finger, and for two of them, to be told from another word.
const (
	lostLetterFrom = 4
	oneSlipFrom    = 5
	twoSlipsFrom   = 9
)

// Mender reads questions about entries whose words are known, and takes
// mistyped words back to them.
type Mender struct {
	// terms are the words of the entries in normal form.
	terms map[string]bool
	// byFirst are the words to mend to, by their first letter, which is rarely
	// mistyped.
	byFirst map[byte][]string
}

// NewMender mends to the terms of the entries' names and to the words of the
// lists of synonyms. What stands in contents alone is known, and nothing is
// mended to it.
func NewMender(names, contents []string) *Mender {
	m := &Mender{terms: map[string]bool{}, byFirst: map[byte][]string{}}
	targets := map[string]bool{}
	for _, term := range names {
		m.terms[term], targets[term] = true, true
	}
	for _, term := range contents {
		m.terms[term] = true
	}
	for word := range programWords().words {
		targets[word] = true
	}
	for word := range targets {
		if len(word) >= oneSlipFrom {
			m.byFirst[word[0]] = append(m.byFirst[word[0]], word)
		}
	}
	for _, list := range m.byFirst {
		slices.Sort(list)
	}
	return m
}

// Terms is [EntryTerms] of a question with its slips mended. A word that any
// list knows, or that an entry has, is no slip; neither is a number. Where two
// words are as near, neither is taken: a wrong guess is worse than an unknown
// word.
func (m *Mender) Terms(question string) []EntryTerm { return entryTerms(question, m.mend) }

func (m *Mender) mend(word string) string {
	if m.isKnown(word) {
		return word
	}
	for _, root := range append(Roots(word), Roots(Stem(word))...) {
		if m.terms[Stem(root)] || m.terms[root] {
			return root
		}
	}
	for _, form := range [...]string{word, withoutEnding(word), Stem(word)} {
		if near, ok := m.nearest(form); ok {
			return near
		}
	}
	return word
}

// isKnown tells whether a word is no slip.
func (m *Mender) isKnown(word string) bool {
	d := programWords()
	base := withoutEnding(word)
	return d.idle[word] || d.words[word] || d.words[base] || d.idle[base] ||
		m.terms[word] || m.terms[d.term(word).Text] || commonWord(word)
}

func (m *Mender) nearest(word string) (string, bool) {
	if len(word) < lostLetterFrom || len(word) > maxNear {
		return "", false
	}
	most := 1
	if len(word) >= twoSlipsFrom {
		most = 2
	}
	best, slips, tied := "", most+1, false
	for _, listed := range m.byFirst[word[0]] {
		if len(listed) > len(word)+most || len(listed) < len(word)-most || len(word) < oneSlipFrom && len(listed) <= len(word) {
			continue
		}
		n := slipsBetween(word, listed)
		switch {
		case n < slips:
			best, slips, tied = listed, n, false
		case n == slips && programWords().meaning(listed) != programWords().meaning(best):
			tied = true
		}
	}
	return best, slips <= most && !tied
}

// meaning is what a word by itself is read as.
func (d *programData) meaning(word string) string {
	if same, ok := d.same[word]; ok {
		return strings.Join(same, " ")
	}
	return d.term(word).Text
}

// slipsBetween counts the letters lost, added or changed; two neighbours
// swapped are one slip.
func slipsBetween(word, listed string) int {
	if len(word) == len(listed) {
		i := 0
		for i < len(word) && word[i] == listed[i] {
			i++
		}
		if i+1 < len(word) && word[i] == listed[i+1] && word[i+1] == listed[i] && word[i+2:] == listed[i+2:] {
			return 1
		}
	}
	return levenshtein.ComputeDistance(word, listed)
}

// commonWord tells whether a word stands in a list of this package: it is no
// slip of another.
func commonWord(word string) bool {
	if _, listed := words().lookup(word); listed {
		return true
	}
	return asksOrTells(word)
}

// spokenBases are the plain forms of spoken words.
var spokenBases = sync.OnceValue(func() map[string]bool {
	bases := map[string]bool{}
	for _, base := range question.spoken {
		bases[base] = true
	}
	return bases
})
