package chat

import "setara/knowledge/text"

// splitSentences cuts a message where a sentence ends or where another
// question is announced.
func splitSentences(q *message) []extent {
	var parts []extent
	from := 0
	for i, t := range q.Tokens {
		ends := t.Kind == text.Mark && (t.Text == "?" || t.Text == "!" || t.Text == "\n" || t.Text == ";" ||
			t.Text == "." && !abbreviates(q, i))
		switch {
		case ends:
			if i > from {
				parts = append(parts, extent{from, i})
			}
			from = i + 1
		case i > from && (announcesAnother(q.Words, i) || addsQuestion(q, i)):
			parts = append(parts, extent{from, i})
			from = i
		}
	}
	if from < len(q.Tokens) {
		parts = append(parts, extent{from, len(q.Tokens)})
	}
	return parts
}

// abbreviates tells whether a full stop ends an abbreviation or stands inside
// an address.
func abbreviates(q *message, i int) bool {
	if i+1 < len(q.Tokens) && q.Tokens[i+1].Glued && q.Tokens[i+1].Kind != text.Mark {
		return true
	}
	return i > 0 && abbreviations[q.Tokens[i-1].Text]
}

var abbreviations = wordSet(`no jl jln dr bpk pt cv tn ny hj rp th thn tgl sdr yth`)

// announcesAnother tells whether the words at i lead over to a second
// question.
func announcesAnother(words []string, i int) bool {
	at := func(k int) string {
		if i+k < len(words) {
			return words[i+k]
		}
		return ""
	}
	switch at(0) {
	case "terus", "lalu":
		return !standsAlone(at(1))
	case "sama", "dan", "sekalian":
		return at(1) == "mau" && at(2) == "tanya" || at(1) == "tanya" || at(1) == "satu" && at(2) == "lagi"
	case "satu":
		return at(1) == "lagi"
	case "oya", "btw":
		return true
	}
	return false
}

// standsAlone tells whether what follows "terus" makes it "all the time",
// rather than a word that leads over: "naik terus, ...".
func standsAlone(next string) bool { return next == "," || next == "." || next == "" }

// addsQuestion tells whether the words at i add a question that has its own
// question word and subject: "dan cara urus halal gimana".
func addsQuestion(q *message, i int) bool {
	switch q.Words[i] {
	case "dan", "sama", "serta", "plus":
	default:
		return false
	}
	tail := extent{i + 1, i + 1}
	for tail.to < len(q.Tokens) && q.Tokens[tail.to].Kind != text.Mark && tail.to < i+maxReach {
		tail.to++
	}
	if !asksIn(q, tail) {
		return false
	}
	intent, weight := newSentence(q, tail).leadingIntent()
	return asksFact(intent) && intent != IntentPrice && weight >= ownQuestion
}

// questionWords make a stretch of words a question.
var questionWords = wordSet(`berapa bagaimana apa apakah cara kenapa mengapa mana dimana siapa kapan`)

// joinSentences puts the sentences that belong to one question together
// again. Sentences are questions of their own where each asks for something
// else, or for another product with prices of its own.
func joinSentences(q *message, parts []extent) []extent {
	if len(parts) == 0 {
		return []extent{{0, len(q.Tokens)}}
	}
	joined := []extent{parts[0]}
	for k, part := range parts[1:] {
		last := &joined[len(joined)-1]
		if k < maxSentences && asksAnother(q, *last, part) {
			joined = append(joined, part)
		} else {
			last.to = part.to
		}
	}
	return joined
}

// maxSentences bounds how many sentences are weighed against each other; what
// comes after them goes with the last question.
const maxSentences = 20

// asksAnother tells whether two neighbouring parts are two questions.
func asksAnother(q *message, a, b extent) bool {
	first, second := newSentence(q, a), newSentence(q, b)
	intentA, weightA := first.leadingIntent()
	intentB, weightB := second.leadingIntent()
	pricesA, pricesB := len(first.prices), len(second.prices)
	switch {
	case pricesA == 0 && pricesB > 0 && first.reckonsAlone(), pricesB == 0 && pricesA > 0 && second.reckonsAlone():
		return false // the figures of the one are what the other asks about
	case pricesA >= 2 && pricesB >= 2:
		nameA, nameB := first.findProduct(), second.findProduct()
		return nameA != "" && nameB != "" && nameA != nameB
	case pricesA >= 2 && asksFact(intentB) && weightB >= ownQuestion && pricesB == 0,
		pricesA == 1 && addsQuestion(q, b.from) && first.asksOfPrice() && intentA != intentB,
		pricesB >= 2 && asksFact(intentA) && weightA >= ownQuestion && pricesA == 0:
		return true
	default:
		return intentA != intentB && asksFact(intentA) && asksFact(intentB) &&
			weightA >= ownQuestion && weightB >= ownQuestion
	}
}

// ownQuestion is the weight of evidence from which a sentence is a question of
// its own.
const ownQuestion = 24

// asksFact tells whether an intent asks for knowledge, unlike a greeting.
func asksFact(i Intent) bool {
	switch i {
	case IntentPrice, IntentCost, IntentFee, IntentProgram, IntentRegulation, IntentReport:
		return true
	}
	return false
}

// asksOfPrice tells whether a part with an amount asks what to do about it.
func (s *sentence) asksOfPrice() bool {
	goods := s.findProduct()
	return goods != "" && text.NamesGoods(goods)
}
