package text

import (
	"slices"
	"strings"
)

// SearchTerms are what a search index keeps for a listing's title, without
// repeats. The first term names the kind of goods, terms for the wider kinds
// and for the audience follow, then the words, also those that say nothing
// about the goods. Empty where the title says nothing.
func (t Title) SearchTerms() []string {
	var terms termList
	for _, k := range t.kinds {
		terms.add(k.term)
	}
	if t.kind == nil {
		terms.addWords(t.Head)
	}
	for _, a := range audienceTerms {
		if t.suits(a.audience) && len(t.Words) > 0 {
			terms.add(a.term)
		}
	}
	for _, word := range t.Words {
		terms.addWords(word)
	}
	for _, word := range t.spoken {
		terms.add(word)
	}
	return terms
}

// LookupTerms are what a question looks up among the [Title.SearchTerms] of
// listings: the more of them a listing has, the better it is likely to match.
// With must, a listing that lacks the first is never of the asked kind, see
// [Matcher.Match]. Empty where the question names no goods.
func (t Title) LookupTerms() (terms []string, must bool) {
	switch {
	case len(t.parts) == 0:
		return nil, false
	case t.Whole():
		return t.SearchTerms(), false
	default:
		return t.fewTerms(), true
	}
}

// fewTerms are the terms for the few words of a question, the one for what the
// goods are first.
func (t Title) fewTerms() []string {
	var terms termList
	if t.kind != nil {
		terms.add(t.kind.term)
	} else {
		terms.addWords(t.Head)
	}
	for _, c := range [...]class{plainWord, materialWord, softWord} {
		for _, p := range t.parts {
			if p.class == c && p.role != roleHead {
				terms.addWords(p.text)
			}
		}
	}
	for _, number := range t.numbers() {
		terms.add(number)
	}
	if len(terms) == 0 {
		return nil
	}
	for _, a := range audienceTerms {
		if t.Audience != 0 && t.Audience&^a.audience == 0 {
			terms.add(a.term)
		}
	}
	return terms
}

// audienceTerms stand for the audiences in an index. Children of either sex
// share one: few titles for children name the sex.
var audienceTerms = [...]struct {
	audience Audience
	term     string
}{
	{AudienceMan, "untukpria"}, {AudienceWoman, "untukwanita"}, {children, "untukanak"}, {AudienceBaby, "untukbayi"},
}

// suits tells whether goods with this title may be shown to whoever asks for
// an audience.
func (t *Title) suits(a Audience) bool {
	if t.Audience != 0 {
		return t.Audience&a != 0
	}
	return !a.young() || t.kind == nil || !t.kind.has(worn)
}

// termList is a list of index terms without repeats.
type termList []string

func (l *termList) add(term string) {
	if term != "" && !slices.Contains(*l, term) {
		*l = append(*l, term)
	}
}

// addWords adds the words of a phrase one by one.
func (l *termList) addWords(phrase string) {
	for word := range strings.SplitSeq(phrase, " ") {
		l.add(word)
	}
}
