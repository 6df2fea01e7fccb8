package knowledge

import (
	"errors"
	"fmt"
	"strings"
	"unicode"
)

// Synonym is a word of owners for goods or for a programme that Setara calls
// otherwise. A question is read as if what it means stood there.
type Synonym struct {
	// Word is what owners type, Means what it is read as: each of one to
	// [MaxSynonymWords] words in lower case, parted by single spaces.
	Word, Means string
}

const (
	// MaxSynonymWords is how many words each side of a synonym has at most.
	MaxSynonymWords = 6
	// maxSynonym is how many letters each side has at most.
	maxSynonym = 60
)

// Why two phrases are no synonym.
var (
	ErrSynonymEmpty = errors.New("a side of the synonym is empty")
	ErrSynonymLong  = errors.New("a side of the synonym is longer than a name")
	ErrSynonymSigns = errors.New("a side of the synonym holds something else than words")
	ErrSynonymSame  = errors.New("both sides of the synonym are the same")
)

// NewSynonym brings both sides into lower case with single spaces. Words are of
// letters, with digits behind the first and hyphens and apostrophes between
// them, so that nothing can become an amount, a link or a command. The error
// wraps one of those above.
func NewSynonym(word, means string) (Synonym, error) {
	s := Synonym{Word: synonymSide(word), Means: synonymSide(means)}
	for _, side := range [...]string{s.Word, s.Means} {
		if err := checkSynonymSide(side); err != nil {
			return Synonym{}, fmt.Errorf("%q: %w", side, err)
		}
	}
	if s.Word == s.Means {
		return Synonym{}, fmt.Errorf("%q: %w", s.Word, ErrSynonymSame)
	}
	return s, nil
}

func synonymSide(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }

func checkSynonymSide(side string) error {
	words := strings.Fields(side)
	if len(words) == 0 {
		return ErrSynonymEmpty
	}
	if len(words) > MaxSynonymWords || len([]rune(side)) > maxSynonym {
		return ErrSynonymLong
	}
	for _, word := range words {
		for i, r := range word {
			letter := unicode.IsLetter(r)
			if !letter && (i == 0 || !unicode.IsDigit(r) && r != '-' && r != '\'') {
				return ErrSynonymSigns
			}
		}
	}
	return nil
}
