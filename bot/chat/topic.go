package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// topic tells what a question is about, so that officers answer alike ones at
// once: the goods of a price, the programme or rule that was told, the words of
// a programme that is not known, or else the words that say something. It is a
// hash, see [knowledge.HashTopic].
func topic(intent Intent, product, program, missed, question string) string {
	switch {
	case product != "" && (intent == IntentPrice || intent == IntentCost):
		return knowledge.HashTopic("barang " + inOrder(entryTerms(product), productKey(product)))
	case program != "":
		return knowledge.HashTopic("entri " + program)
	case missed != "":
		return knowledge.HashTopic("soal " + inOrder(topicTerms(missed), missed))
	default:
		return knowledge.HashTopic("soal " + inOrder(topicTerms(question), normalForm(question)))
	}
}

// topicTerms are the terms of a question without the words that ask, that address
// and that go on.
func topicTerms(question string) []string {
	q := text.ReadQuestion(question)
	var words []string
	for i := 0; i < len(q.Words); i++ {
		if _, n := askWords.at(q.Words, i); n > 0 {
			i += n - 1
			continue
		}
		w := q.Words[i]
		if q.Tokens[i].Kind == text.Mark || followWords[w] || followOpeners[w] || lists.polite[w] || addresses[w] {
			continue
		}
		words = append(words, w)
	}
	return entryTerms(strings.Join(words, " "))
}

// inOrder are terms in an order of their own, or else the words.
func inOrder(terms []string, words string) string {
	if len(terms) == 0 {
		return words
	}
	slices.Sort(terms)
	return strings.Join(terms, " ")
}
