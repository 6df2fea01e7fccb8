package chat

import (
	"slices"

	"setara/knowledge/text"
)

// outOfScope declines what Setara does not answer. Where personal data is the
// matter it asks not to send any.
func outOfScope(question string) Response {
	q := text.ReadQuestion(question)
	if slices.ContainsFunc(q.Words, func(w string) bool { return lists.personal[w] || lists.personal[stem(w)] }) {
		return say(sayOutOfScope + " " + sayNoPersonalData)
	}
	return say(sayOutOfScope)
}
