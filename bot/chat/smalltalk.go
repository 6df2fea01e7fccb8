package chat

import (
	"slices"

	"setara/knowledge/text"
)

// thanks are words of thanks, as people type them in the archipelago.
var thanks = []string{
	"makasih", "makasi", "mksh", "terimakasih", "trims", "thanks", "thx", "tq", "tengkyu", "nuhun", "suwun", "nuwun", "terima", "terimo",
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

// The other words of small talk: of praise and of closing, of an apology, and of
// asking who Setara is.
var (
	praises = wordSet(`mantap mantul sip oke ok okeh keren jos membantu terbantu bermanfaat noted siap amin aamiin alhamdulillah
		bagus hebat`)
	apologies = wordSet(`maaf`)
	makers    = wordSet(`bikin buat membuat pembuat pembuatnya bikinan buatan punya pemilik kementerian kementrian dinas pemerintah orang
		manusia robot bot`)
)

// smalltalk answers a greeting, thanks, an apology, or the question who Setara
// is or what it can do.
func smalltalk(message string) Response {
	if asksAbilities(message) {
		return withExamples(wordAbilities())
	}
	m := newMessage(message)
	says := func(words map[string]bool) bool {
		return slices.ContainsFunc(m.Words, func(w string) bool { return words[w] })
	}
	switch {
	case m.thanks():
		return say(sayThanks)
	case says(makers) && (asks(m) || slices.Contains(m.Words, "siapa")):
		return withExamples(say(sayWho, sayTryExample))
	case says(apologies):
		return say(sayNoOffence)
	case says(praises) && !asks(m):
		return say(sayThanks)
	}
	return withExamples(say(sayHello, sayTryExample))
}

// thanks tells whether a message says thanks.
func (m *message) thanks() bool {
	for i, token := range m.Tokens {
		if slices.Contains(thanks, token.Text) || slices.Contains(thanks, m.Words[i]) {
			return true
		}
	}
	return false
}

// asksOfBusiness tells whether a message that was not understood asks something
// about a business all the same, so that officers should hear of it.
func asksOfBusiness(message string) bool {
	words := text.ReadQuestion(message).Words
	return len(words) > 1 && slices.ContainsFunc(words, func(w string) bool { return lists.ofBusiness[w] || lists.ofBusiness[stem(w)] })
}
