package ingest

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed data/kata-tabel.tsv
var tableWordFile string

// tableWord is a word of officers' tables and the value that it stands for.
type tableWord struct{ word, value string }

// tableWords are the words of the tables of programmes and rules, by the list
// that they belong to. A file that cannot be read is a mistake of Setara's.
var tableWords = sync.OnceValue(func() map[string][]tableWord {
	lists := map[string][]tableWord{}
	for line := range strings.Lines(tableWordFile) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		parts := strings.Split(line, "\t")
		if len(parts) != 3 {
			panic(fmt.Sprintf("kata-tabel.tsv: %q: want three columns", line))
		}
		for word := range strings.SplitSeq(parts[2], ",") {
			lists[parts[0]] = append(lists[parts[0]], tableWord{strings.ToLower(strings.TrimSpace(word)), parts[1]})
		}
	}
	return lists
})

// firstMeant is the value of the word of a list that stands first in a text;
// of several there, of the longest.
func firstMeant(list, text string) (string, bool) {
	text = strings.ToLower(text)
	value, place, length := "", len(text), 0
	for _, w := range tableWords()[list] {
		at := wordAt(text, w.word)
		if at >= 0 && (at < place || at == place && len(w.word) > length) {
			value, place, length = w.value, at, len(w.word)
		}
	}
	return value, value != ""
}

// wordAt is where a word stands in a text, whole or, where it ends with a star,
// as the beginning of one; -1 where it does not. Both are in lower case.
func wordAt(text, word string) int {
	word, open := strings.CutSuffix(word, "*")
	first, size := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	for from := 0; ; {
		at := strings.Index(text[from:], word)
		if at < 0 || word == "" {
			return -1
		}
		at += from
		before, _ := utf8.DecodeLastRuneInString(text[:at])
		after, _ := utf8.DecodeRuneInString(text[at+len(word):])
		if (!unicode.IsLetter(before) || !unicode.IsLetter(first)) && (open || !unicode.IsLetter(after) || !unicode.IsLetter(last)) {
			return at
		}
		from = at + size
	}
}

// wholeMeant is the value of a word of a list that is the whole text.
func wholeMeant(list, text string) (string, bool) {
	for _, w := range tableWords()[list] {
		if strings.EqualFold(w.word, strings.TrimSpace(text)) {
			return w.value, true
		}
	}
	return "", false
}
