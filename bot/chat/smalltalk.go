package chat

import (
	"slices"

	"setara/knowledge/text"
)

// thanks are words of thanks, as people type them in the archipelago.
var thanks = []string{
	"makasih", "makasi", "mksh", "terimakasih", "trims", "thanks", "thx", "tq", "tengkyu", "nuhun", "suwun", "terima",
}

// smalltalk answers a greeting, or thanks.
func smalltalk(message string) Response {
	for _, token := range text.Tokenize(message) {
		if slices.Contains(thanks, token.Text) {
			return say(sayThanks)
		}
	}
	return withExamples(say(sayHello, sayTryExample))
}

// asksOfBusiness tells whether a message that was not understood asks something
// about a business all the same, so that officers should hear of it.
func asksOfBusiness(message string) bool {
	words := text.ReadQuestion(message).Words
	return len(words) > 1 && slices.ContainsFunc(words, func(w string) bool { return lists.ofBusiness[w] || lists.ofBusiness[stem(w)] })
}
