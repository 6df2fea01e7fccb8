package text

import (
	"iter"
	"slices"

	"github.com/agnivade/levenshtein"
)

const (
	// minNear is the length from which a word is long enough for a slip of
	// the finger to be told from another word, in bytes; maxNear is the
	// longest word that is looked at.
	minNear = 6
	maxNear = 32
)

// nearWords finds the word of the lists that is one slip away from a word: a
// letter too many, too few, wrong, or two swapped. It holds every listed word
// under each of its forms with one letter left out, so that a look-up costs
// as many map reads as the word has letters.
type nearWords map[string][]string

// nearForms is about how many forms the lists have.
const nearForms = 24_000

func newNearWords(vocabulary iter.Seq[string]) nearWords {
	near := make(nearWords, nearForms)
	for word := range vocabulary {
		if len(word) < minNear-1 || len(word) > maxNear {
			continue
		}
		near.put(word, word)
		for i := range len(word) {
			near.put(word[:i]+word[i+1:], word)
		}
	}
	return near
}

func (near nearWords) put(form, word string) {
	if !slices.Contains(near[form], word) {
		near[form] = append(near[form], word)
	}
}

// find is the listed word one slip away. Where there are several, none is
// taken: a wrong guess is worse than an unknown word. Same tells whether two
// listed words mean the same.
func (near nearWords) find(word string, same func(a, b string) bool) (string, bool) {
	if len(word) < minNear || len(word) > maxNear {
		return "", false
	}
	found := ""
	consider := func(form []byte) bool {
		for _, candidate := range near[string(form)] {
			if candidate == found || !oneSlip(word, candidate) {
				continue
			}
			if found != "" && !same(found, candidate) {
				return false
			}
			found = candidate
		}
		return true
	}
	var buf [maxNear]byte
	if !consider(append(buf[:0], word...)) {
		return "", false
	}
	for i := range len(word) {
		if !consider(append(append(buf[:0], word[:i]...), word[i+1:]...)) {
			return "", false
		}
	}
	return found, found != ""
}

// minLonger and minChanged are the lengths from which a letter too many, and
// a letter that sounds like no other, count as a slip. Under them too many
// words of the language differ by just that ("kampus", "kampas").
const (
	minLonger  = 7
	minChanged = 9
)

// oneSlip tells whether word is listed with one letter lost, added or
// changed, or two neighbours swapped. The first letter is rarely mistyped: it
// must agree.
func oneSlip(word, listed string) bool {
	if word[0] != listed[0] {
		return false
	}
	if len(word) != len(listed) {
		return levenshtein.ComputeDistance(word, listed) <= 1 && (len(word) < len(listed) || len(word) >= minLonger)
	}
	i := 0
	for i < len(word) && word[i] == listed[i] {
		i++
	}
	switch {
	case i == len(word):
		return true
	case word[i+1:] == listed[i+1:]:
		return len(word) >= minChanged || soundAlike(word[i], listed[i])
	default:
		return i+1 < len(word) && word[i] == listed[i+1] && word[i+1] == listed[i] && word[i+2:] == listed[i+2:]
	}
}

// alike are letters that people write for one another.
var alike = [...]string{"ou", "ei", "iy", "fp", "fv", "ck", "sz", "dt", "bp"}

func soundAlike(a, b byte) bool {
	for _, pair := range alike {
		if pair[0] == a && pair[1] == b || pair[0] == b && pair[1] == a {
			return true
		}
	}
	return false
}
