package grounding

import (
	"regexp"
	"slices"
	"strings"
)

// What can be told only as it stands in a paragraph: articles of rules, addresses, and
// what is written large or a telephone number.
var (
	article = regexp.MustCompile(`\bPasal [0-9]{1,3}(?: ayat \(?[0-9]{1,2}\)?)?`)
	address = regexp.MustCompile(`[a-z0-9._-]+@[a-z0-9.-]*[a-z0-9]|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:go\.id|co\.id|or\.id|ac\.id|id|com|org)(?:/[a-z0-9/-]*)?`)
	large   = regexp.MustCompile(`\b(?:0[0-9]{2,3}(?:[- ][0-9]{3,4}){2,3}|[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*(?: (?:1500[0-9]{3}|0800[0-9]+|1[0-9]{2})\b)?)`)
)

// addCited adds what a paragraph of the results cites to the names.
func (c *checker) addCited(paragraph string) {
	if strings.Contains(paragraph, "Pasal ") {
		for _, s := range article.FindAllString(paragraph, -1) {
			c.addName(&Name{Kind: NameRegulation, Text: s})
		}
	}
	for word := range strings.FieldsSeq(paragraph) {
		if k := strings.IndexAny(word, "@."); k >= 0 && k+1 < len(word) {
			if s := address.FindString(word); s != "" {
				c.addName(&Name{Kind: NameContact, Text: s, URL: s})
			}
		}
	}
	for _, at := range large.FindAllStringIndex(paragraph, -1) {
		s := paragraph[at[0]:at[1]]
		if at[0] == 0 || strings.HasSuffix(paragraph[:at[0]], ". ") {
			_, s, _ = strings.Cut(s, " ") // a sentence begins with a capital, whatever the word
		}
		s = strings.TrimSuffix(s, " Pasal")
		called := strings.ContainsAny(s, "0123456789")
		if called || strings.Contains(s, " ") && !c.holdsEntry(strings.ToLower(s)) {
			if !addresses(s) && len(nameWords(appendTokens(nil, s))) > 0 {
				c.addName(&Name{Kind: NameContact, Text: s, URL: s, Aliases: uncalled(s)})
			}
		}
	}
}

// uncalled is what an office with a telephone number is called without that.
func uncalled(s string) []string {
	if k := strings.LastIndexByte(s, ' '); k > 0 && isDigit(rune(s[k+1])) && !isDigit(rune(s[0])) {
		return []string{s[:k]}
	}
	return nil
}

// holdsEntry tells whether a text has the name of a programme or a rule within it.
func (c *checker) holdsEntry(s string) bool {
	for i := range c.names {
		if c.names[i].isEntry() && slices.ContainsFunc(c.names[i].forms, func(form string) bool { return strings.Contains(s, form) }) {
			return true
		}
	}
	return false
}

// addresses tells whether a text has a word that is written large and is no name.
func addresses(s string) bool {
	for word := range strings.FieldsSeq(strings.ToLower(s)) {
		if addressed[word] {
			return true
		}
	}
	return false
}
