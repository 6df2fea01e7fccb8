package chat

import (
	"slices"

	"setara/knowledge/text"
)

// thanks are words of thanks, as people type them in the archipelago.
var thanks = []string{
	"makasih", "makasi", "mksh", "terimakasih", "trims", "thanks", "thx", "tq", "tengkyu", "nuhun", "suwun", "terima",
}

// abilityWords ask what Setara can do.
var abilityWords = mustLoadAbilityWords()

func mustLoadAbilityWords() *phrases[bool] {
	p := newPhrases[bool]()
	if err := eachLine("kemampuan.txt", func(line string) error { return p.add(line, true) }); err != nil {
		panic(err)
	}
	return &p
}

// asksAbilities tells whether a message asks what Setara can do.
func asksAbilities(message string) bool {
	words := text.ReadQuestion(message).Words
	for i := range words {
		if _, n := abilityWords.at(words, i); n > 0 {
			return true
		}
	}
	return false
}

// smalltalk answers a greeting, thanks, or the question what Setara can do.
func smalltalk(message string) Response {
	if asksAbilities(message) {
		return withExamples(wordAbilities())
	}
	for _, token := range text.Tokenize(message) {
		if slices.Contains(thanks, token.Text) {
			return say(sayThanks)
		}
	}
	return withExamples(say(sayHello, sayTryExample))
}
