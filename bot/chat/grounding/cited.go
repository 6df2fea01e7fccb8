package grounding

import (
	"regexp"
	"slices"
	"strings"
)

// cited finds, in a paragraph, what can be told only as it stands there: articles of
// rules, addresses, and telephone numbers.
var cited = regexp.MustCompile(`\b(?:[a-z0-9._-]+@[a-z0-9.-]*[a-z0-9]|Pasal [0-9]{1,3}(?: ayat \(?[0-9]{1,2}\)?)?|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:go\.id|co\.id|or\.id|ac\.id|id|com|org)(?:/[a-z0-9/-]*)?|0[0-9]{2,3}(?:[- ][0-9]{3,4}){2,3}|[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*(?: (?:1500[0-9]{3}|0800[0-9]+|1[0-9]{2})\b)?)`)

// addCited adds what a paragraph of the results cites to the names.
func (c *checker) addCited(paragraph string) {
	for _, at := range cited.FindAllStringIndex(paragraph, -1) {
		s := paragraph[at[0]:at[1]]
		if at[0] == 0 || strings.HasSuffix(paragraph[:at[0]], ". ") {
			// A sentence begins with a capital, whatever the word.
			if _, s, _ = strings.Cut(s, " "); s == "" {
				continue
			}
		}
		if k := strings.LastIndex(s, " Pasal"); k > 0 {
			c.addCited(paragraph[at[0]+strings.LastIndex(paragraph[at[0]:at[1]], "Pasal"):])
			s = s[:k]
		}
		switch {
		case !strings.ContainsAny(s, "0123456789") && c.holdsEntry(strings.ToLower(s)):
		case strings.HasPrefix(s, "Pasal "):
			c.addName(&Name{Kind: NameRegulation, Text: s})
		case strings.ContainsAny(s, " 0123456789.-") && !addresses(s) && len(nameWords(appendTokens(nil, s))) > 0:
			c.addName(&Name{Kind: NameContact, Text: s, URL: s})
		}
	}
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
