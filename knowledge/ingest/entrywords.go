package ingest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"
)

// maxSuggested is how many values of a closed list are named in full.
const maxSuggested = 25

// suggest says which of some words was probably meant, or else which there
// are, called by a noun.
func suggest(word string, words []string, noun string) string {
	if near := nearest(word, words); len(near) > 0 {
		return "mungkin maksudnya " + strings.Join(near, " atau ")
	}
	if len(words) > maxSuggested {
		return noun + ": " + strings.Join(words[:maxSuggested], ", ") + ", …"
	}
	return noun + ": " + strings.Join(words, ", ")
}

// nearest are the words that another was probably meant to be: those of which
// it is a part, or else the one that is a few slips away.
func nearest(word string, words []string) []string {
	word = strings.ToLower(strings.TrimSpace(word))
	var holding []string
	for _, w := range words {
		if word != "" && slices.Contains(strings.Fields(strings.ToLower(w)), word) {
			holding = append(holding, w)
		}
	}
	if len(holding) > 0 {
		return holding
	}
	best, slips := "", min(maxSlips, (len([]rune(word))+1)/3)+1
	for _, w := range words {
		if d := levenshtein.ComputeDistance(word, strings.ToLower(w)); d < slips {
			best, slips = w, d
		}
	}
	if best == "" {
		return nil
	}
	return []string{best}
}

// maxSlips is how many letters a misspelt word may differ in; short ones fewer.
const maxSlips = 3

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
