package grounding

import (
	"regexp"
	"strings"
)

var (
	linkForm = regexp.MustCompile(`^(?i:(?:[a-z]{2,8}://|www\.)[^\s]+|[a-z0-9._%+-]+@[a-z0-9.-]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:id|com|net|org|io|co|go|me|ly|info|biz|xyz|shop|store|app|dev|gl|link|site|online|top|cn|sg|my|tv|cc|us|ee)\b(?:/[^\s]*)?)`)
)

// maxLink is how many bytes of a word are looked at for a link.
const maxLink = 160

// linkLength is how long the link is that a text begins with; 0 for none.
func linkLength(s string) int {
	s = s[:min(len(s), maxLink)]
	if !mayBeLink(s) {
		return 0
	}
	if end := strings.IndexAny(s, " \t\n"); end >= 0 {
		s = s[:end]
	}
	m := linkForm.FindString(s)
	return len(strings.TrimRight(m, ".,;:!?)\"'”’"))
}

// mayBeLink tells whether the word that a text begins with has a sign within it that
// only links have.
func mayBeLink(s string) bool {
	for i := 0; i+1 < len(s); i++ {
		switch s[i] {
		case ' ', '\t', '\n':
			return false
		case '@':
			return true
		case '.', ':':
			if next := s[i+1]; next > ' ' && next != '.' {
				return true
			}
		}
	}
	return false
}

// knownLink tells whether a link is that of a name, with or without its scheme.
func (c *checker) knownLink(link string) bool {
	for i := range c.names {
		if url := c.names[i].name.URL; url != "" && bareLink(url) == bareLink(link) {
			return true
		}
	}
	return false
}

func bareLink(s string) string {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "https://"), "http://")
	host, path, found := strings.Cut(s, "/")
	if !found || path == "" {
		return strings.ToLower(host)
	}
	return strings.ToLower(host) + "/" + strings.TrimSuffix(path, "/")
}
