package chat

import (
	"fmt"
	"strings"

	"setara/knowledge/text"
)

// courtesy is where in a message a phrase asks nothing.
type courtesy struct{ opens, closes bool }

// addCourtesy reads a line of the list of courtesies.
func (l *wordLists) addCourtesy(line string) error {
	phrase, place, _ := strings.Cut(line, "\t")
	c, known := map[string]courtesy{"": {true, true}, "awal": {opens: true}, "akhir": {closes: true}}[place]
	if !known {
		return fmt.Errorf("phrase %q: unknown place %q", phrase, place)
	}
	return l.courtesy.add(phrase, c)
}

// withoutCourtesy is a part of a message without the greeting, the words of
// address and the thanks that it opens and closes with; all of it where there
// is nothing else.
func withoutCourtesy(q *message, e extent) extent {
	trimmed := extent{openingEnd(q, e), e.to}
	if trimmed.from >= trimmed.to {
		return e
	}
	trimmed.to = closingStart(q, trimmed)
	for i := trimmed.from; i < trimmed.to; i++ {
		if q.Tokens[i].Kind != text.Mark && !lists.polite[q.Words[i]] {
			return trimmed
		}
	}
	return e
}

// openingEnd is where what a part opens with by way of courtesy ends.
func openingEnd(q *message, e extent) int {
	end := e.from // marks count where a courtesy stands before them
	for i := e.from; i < e.to; {
		n := 0
		switch {
		case q.Tokens[i].Kind == text.Mark:
			n = 1
		case asksByIt(q, i):
		default:
			var c courtesy
			if c, n = lists.courtesy.at(q.Words[:e.to], i); !c.opens {
				n = introduction(q, extent{i, e.to})
			}
		}
		if n == 0 || i+n < e.to && q.Tokens[i+n].Glued && q.Tokens[i+n].Kind != text.Mark && q.Tokens[i].Kind == text.Word {
			break // "p3dn" is one word
		}
		if i += n; i > end && (end > e.from || q.Tokens[i-1].Kind != text.Mark) {
			end = i
		}
	}
	return end
}

// closingStart is where what a part closes with by way of courtesy starts. The
// mark of a question stays.
func closingStart(q *message, e extent) int {
	to := e.to
	for i := e.to - 1; i > e.from; i-- {
		switch c, n := lists.courtesy.at(q.Words[:to], i); {
		case c.closes && i+n == to && q.Tokens[i-1].Kind != text.Number, q.Tokens[i].Kind == text.Mark && i+1 == to && q.Tokens[i].Text != "?":
			to = i
		case to-i >= longestCourtesy:
			return to
		}
	}
	return to
}

// longestCourtesy is how many words a courtesy has at most.
const longestCourtesy = 4

// asksByIt tells whether the word at i that also addresses Setara is part of
// what is asked: "min 10 pcs", "admin shopee berapa".
func asksByIt(q *message, i int) bool {
	if q.Words[i] != "admin" || i+1 >= len(q.Tokens) {
		return false
	}
	if q.Tokens[i].Text == "min" {
		return q.Tokens[i+1].Kind == text.Number || q.Words[i+1] == "order" || q.Words[i+1] == "pembelian"
	}
	return q.Tokens[i+1].Kind != text.Mark
}

// introduction is how many words from the start of a stretch say who writes:
// "saya ibu sari", "nama saya budi dari garut,"; 0 for none.
func introduction(q *message, e extent) int {
	at := func(k int) string {
		if e.from+k < e.to {
			return q.Words[e.from+k]
		}
		return ""
	}
	var n int
	switch {
	case ownVoice[at(0)] && titles[at(1)] && at(2) != "":
		n = 2
	case at(0) == "nama" && ownVoice[at(1)], ownVoice[at(0)] && at(1) == "namanya", at(0) == "perkenalkan" && ownVoice[at(1)]:
		n = 2
		if titles[at(2)] {
			n = 3
		}
	default:
		return 0
	}
	if q.Tokens[min(e.from+n, e.to-1)].Kind != text.Word || lists.notNames[at(n)] || e.from+n >= e.to {
		return 0
	}
	n++
	if at(n) == "dari" && e.from+n+2 < e.to && q.Tokens[e.from+n+2].Kind == text.Mark {
		n += 2
	}
	return n
}

// titles are words of address before a name.
var titles = wordSet(`ibu bu bapak pak mbak mas bang kang teh bunda`)
