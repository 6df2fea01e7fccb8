package catalog

import (
	"slices"
	"strings"

	"setara/knowledge/text"
)

// maxTerms is how many words of a question are looked up; the kind of goods
// and the words said first. Longer ones are pasted texts.
const maxTerms = 8

// indexTerms is what the full-text index keeps for a title.
func indexTerms(title text.Title) string {
	return strings.Join(tokens(title.SearchTerms()), " ")
}

// tokens makes each term one token of the index: its tokenizer splits at
// ASCII characters that are neither letters nor digits, so none may be left.
func tokens(terms []string) []string {
	list := make([]string, 0, len(terms))
	for _, term := range terms {
		token := strings.Map(func(r rune) rune {
			if isLetterOrDigit := 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9'; r < 0x80 && !isLetterOrDigit {
				return -1
			}
			return r
		}, term)
		if token != "" {
			list = append(list, token)
		}
	}
	return list
}

// lookups are the full-text queries for the terms of a question, in the order
// to ask them: for all terms, all but one, the first and any other, the first
// alone. The first names the kind of goods and is in each of them, and in
// every branch, so that the index skips from one match of it to the next. A
// query finds all that an earlier one does, too.
func lookups(terms []string) []string {
	list := tokens(terms)
	if len(list) == 0 {
		return nil
	}
	list = list[:min(len(list), maxTerms)]
	for i, token := range list {
		list[i] = `"` + token + `"` // a string of the query language
	}
	kind, words := list[0], list[1:]
	queries := []string{and(list)}
	if len(words) > 2 {
		var branches []string
		for i := range words {
			branches = append(branches, and(slices.Delete(slices.Clone(list), i+1, i+2)))
		}
		queries = append(queries, or(branches))
	}
	if len(words) > 1 {
		queries = append(queries, and([]string{kind, or(words)}))
	}
	if len(words) > 0 {
		queries = append(queries, kind)
	}
	return queries
}

func and(parts []string) string { return "(" + strings.Join(parts, " AND ") + ")" }

func or(parts []string) string { return "(" + strings.Join(parts, " OR ") + ")" }
