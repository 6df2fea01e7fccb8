package ingest

import (
	"fmt"
	"strings"

	"github.com/agnivade/levenshtein"
)

// maxSuggested is how many values of a closed list are named in full.
const maxSuggested = 25

// suggest says which of some words was probably meant, or else which there
// are, called by a noun.
func suggest(word string, words []string, noun string) string {
	if near, ok := nearest(word, words); ok {
		return "mungkin maksudnya " + near
	}
	if len(words) > maxSuggested {
		return noun + ": " + strings.Join(words[:maxSuggested], ", ") + ", …"
	}
	return noun + ": " + strings.Join(words, ", ")
}

// nearest is the word that another was probably meant to be: one that holds it
// or is held by it, or that is a slip or two away.
func nearest(word string, words []string) (string, bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	best, slips := "", max(1, min(3, len([]rune(word))/3))+1
	for _, w := range words {
		if d := levenshtein.ComputeDistance(word, strings.ToLower(w)); d < slips {
			best, slips = w, d
		}
	}
	if best != "" || len([]rune(word)) < 4 {
		return best, best != ""
	}
	for _, w := range words {
		lower := strings.ToLower(w)
		if strings.Contains(lower, word) || len(lower) >= 4 && strings.Contains(word, lower) {
			return w, true
		}
	}
	return "", false
}

// oneOf is the value of a closed list that a word writes, in either case.
func oneOf[T ~string](word string, values []T) (T, bool) {
	word = strings.TrimSpace(word)
	for _, v := range values {
		if strings.EqualFold(string(v), word) {
			return v, true
		}
	}
	return "", false
}

// namesOf are the values of a closed list as they are written.
func namesOf[T ~string](values []T) []string {
	names := make([]string, 0, len(values))
	for _, v := range values {
		if v != "" {
			names = append(names, string(v))
		}
	}
	return names
}

// unknownValue says that a word is none of a closed list.
func unknownValue[T ~string](word string, values []T) string {
	return fmt.Sprintf("%q tidak dikenal; %s", word, suggest(word, namesOf(values), "pilih dari"))
}
