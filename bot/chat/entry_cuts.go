package chat

import (
	"slices"
	"strings"

	"setara/knowledge/text"
)

// asksPlainly tells whether a stretch asks by a question mark or word.
func asksPlainly(q *message, e extent) bool {
	return slices.ContainsFunc(q.Words[e.from:e.to], func(w string) bool {
		return w == "?" || questionWords[w] || questionWords[stem(w)]
	})
}

// helpWords ask for help without saying which.
var helpWords = wordSet(`gratis bantuan program subsidi keringanan fasilitas dibantu`)

// questionCuts are the stretches of a text that may be questions of their own.
func questionCuts(q *message) []extent {
	var cuts []extent
	from := 0
	cut := func(to, next int) {
		if to > from {
			cuts = append(cuts, extent{from, to})
		}
		from = next
	}
	for i := range q.Tokens {
		switch {
		case numbersQuestion(q, i):
			cut(i, i+2)
		case q.Tokens[i].Kind == text.Mark && !q.inside[i]:
			switch q.Tokens[i].Text {
			case "?":
				cut(i+1, i+1) // the mark says that it is asked
			case "!", "\n", ";", ",":
				cut(i, i+1)
			case ".":
				if !abbreviates(q, i) {
					cut(i, i+1)
				}
			}
		case i > from && leadsOver[q.Words[i]] && !alsoWords[q.Tokens[i].Text]:
			cut(i, i+1)
		case i > from && q.Words[i] == "kalau" && asksOnItsOwn(q, i+1):
			cut(i, i+1)
		}
	}
	cut(len(q.Tokens), len(q.Tokens))
	return cuts
}

// asksOnItsOwn tells whether what follows "kalau" at token i asks something, by
// a word of asking, rather than says what the owner has or lacks.
func asksOnItsOwn(q *message, i int) bool {
	asks := false
	for ; i < len(q.Tokens) && q.Tokens[i].Kind != text.Mark; i++ {
		if havingWords[q.Words[i]] {
			return false
		}
		asks = asks || asksByWord(q.Words[i])
	}
	return asks
}

// leadsOver are the words that lead over to another question.
var leadsOver = wordSet(`terus lalu dan sama serta plus sekalian kemudian oya btw`)

// alsoWords are read like "dan" but say "too", of what stands before them.
var alsoWords = wordSet(`jg juga`)

// numbersQuestion tells whether the token at i numbers a question: "2." or
// "2)".
func numbersQuestion(q *message, i int) bool {
	if q.Tokens[i].Kind != text.Number || i+2 >= len(q.Tokens) || len(q.Tokens[i].Text) > 1 {
		return false
	}
	behind := q.Tokens[i+1]
	return behind.Kind == text.Mark && behind.Glued && (behind.Text == "." || behind.Text == ")") && q.Tokens[i+2].Kind == text.Word
}

// asksIn tells whether a stretch asks something: by a question mark or word, by
// "ga" at its end, or by "ada" before help.
func asksIn(q *message, e extent) bool {
	for i := e.from; i < e.to; i++ {
		w := q.Words[i]
		if w == "?" || asksByWord(w) {
			return true
		}
		if w == "ada" && i+1 < e.to && (helpWords[q.Words[i+1]] || helpWords[stem(q.Words[i+1])]) {
			return true
		}
		if (w == "gak" || w == "belum" || w == "bukan") && i > e.from && endsStretch(q, i+1, e.to) {
			return true
		}
	}
	return wishesOn(q, e)
}

// asksByWord tells whether a word, or one of the words that a spoken form
// stands for ("dmn"), is one of asking.
func asksByWord(spoken string) bool {
	return slices.ContainsFunc(strings.Fields(spoken), func(w string) bool {
		return questionWords[w] || questionWords[stem(w)] || askingWords[w]
	})
}

// askingWords make a stretch of words a question without a question word.
var askingWords = wordSet(`masih boleh bisa gimana kemana wajib bedanya caranya syarat syaratnya bolehkah masihkah`)

// endsStretch tells whether nothing but words of address comes from token i on.
func endsStretch(q *message, i, to int) bool {
	for ; i < to; i++ {
		if q.Tokens[i].Kind != text.Mark && !politeEnds[q.Words[i]] {
			return false
		}
	}
	return true
}

var politeEnds = wordSet(`sih ya kak pak bu min dong nih gan sis bang mas mbak admin kakak abang juragan om`)
