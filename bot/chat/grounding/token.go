package grounding

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	wordToken tokenKind = iota
	numberToken
	markToken
	linkToken
	slotToken
)

// token is one piece of a sentence.
type token struct {
	// raw is the piece as written, text the same in lower case, root the same
	// without "-nya".
	raw, text, root string
	// name is the index of the name that it is part of, or -1.
	name int
	// figure is the index of the figure that it is part of, or -1.
	figure int
	// tags are what the words from here on speak of, see [concepts]; spoken is set
	// for all words of it.
	tags tags
	kind tokenKind
	// glued tells that no space stands before it, first that it begins its
	// sentence.
	glued, first bool
	spoken       bool
	// settled tells that what is said here of prices was held against the facts.
	settled bool
}

// sentence is a whole sentence of a paragraph, or one without an end.
type sentence struct {
	tokens  []token
	figures []figure
	// paragraph counts the paragraph that it stands in, item tells that that is of
	// a list.
	paragraph int
	item      bool
	// under are the marketplaces that were named last before it.
	under []int
	// strangers counts its words that are none that is known.
	strangers int
}

// sentences cuts paragraphs into sentences.
func sentences(paragraphs []Paragraph) []sentence {
	var all []sentence
	for n := range paragraphs {
		tokens := tokenize(paragraphs[n].Pieces)
		for len(tokens) > 0 {
			end := 1
			for end < len(tokens) && !closes(tokens, end-1) {
				end++
			}
			tokens[0].first = true
			all = append(all, sentence{tokens: tokens[:end:end], paragraph: n, item: paragraphs[n].Item})
			tokens = tokens[end:]
		}
	}
	return all
}

// closes tells whether a sentence ends with token i: with its stop, or with what is glued
// behind that.
func closes(tokens []token, i int) bool {
	if i+1 < len(tokens) && tokens[i+1].glued {
		return stops(tokens, i) && begins(&tokens[i+1])
	}
	for i > 0 && tokens[i].glued && tokens[i].kind == markToken && !strings.Contains(".!?…;", tokens[i].text) {
		i--
	}
	return stops(tokens, i)
}

// begins tells whether a token that no space stands before can only begin a sentence.
func begins(t *token) bool { return t.kind == wordToken && t.raw != t.text }

// stops tells whether token i is the stop of a sentence.
func stops(tokens []token, i int) bool {
	t := &tokens[i]
	if t.kind != markToken {
		return false
	}
	switch t.text {
	case "!", "?", "…", ";":
		return true
	case ".":
	default:
		return false
	}
	if i == 0 {
		return true
	}
	before := &tokens[i-1]
	if before.kind == numberToken {
		return i > 1
	}
	if before.kind != wordToken || !t.glued {
		return true
	}
	next := "."
	if i+1 < len(tokens) {
		next = ". " + tokens[i+1].raw
	}
	return endsSentence(before.text+next, len(before.text))
}

func tokenize(pieces []Piece) []token {
	var tokens []token
	for i := range pieces {
		p := &pieces[i]
		if p.Slot != "" {
			glued := i > 0 && strings.TrimRightFunc(pieces[i-1].Text, unicode.IsSpace) == pieces[i-1].Text
			tokens = append(tokens, token{kind: slotToken, raw: "{{" + p.Slot + "}}", text: p.Slot, glued: glued, name: -1, figure: -1})
			continue
		}
		tokens = appendTokens(tokens, p.Text)
	}
	return tokens
}

func appendTokens(tokens []token, s string) []token {
	spaced := len(tokens) == 0
	if tokens == nil {
		tokens = make([]token, 0, len(s)/5+1)
	}
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if unicode.IsSpace(r) {
			spaced, s = true, s[size:]
			continue
		}
		kind, n := pieceAt(s, r, size)
		t := token{kind: kind, raw: s[:n], text: strings.ToLower(s[:n]), glued: !spaced, name: -1, figure: -1}
		t.root = rootOf(t.text)
		tokens = append(tokens, t)
		spaced, s = false, s[n:]
	}
	return tokens
}

// pieceAt is the kind and length of the piece that a text begins with.
func pieceAt(s string, r rune, size int) (tokenKind, int) {
	switch {
	case isDigit(r):
		return numberToken, numberLength(s)
	case unicode.IsLetter(r):
		if n := linkLength(s); n > 0 {
			return linkToken, n
		}
		return wordToken, wordLength(s)
	}
	return markToken, size
}

func isDigit(r rune) bool { return '0' <= r && r <= '9' }

// numberLength is how long a number is: digits, with dots or commas between them.
func numberLength(s string) int {
	n := 0
	for n < len(s) && (isDigit(rune(s[n])) ||
		(s[n] == '.' || s[n] == ',') && n+1 < len(s) && isDigit(rune(s[n+1]))) {
		n++
	}
	return n
}

// wordLength is how long a word is. Hyphens between letters are of it, unless it
// holds words for numbers ("tiga-puluh").
func wordLength(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsLetter(r) {
			break
		}
		n += size
	}
	if n < len(s) && s[n] == '-' {
		m := n + 1
		for m < len(s) {
			r, size := utf8.DecodeRuneInString(s[m:])
			if !unicode.IsLetter(r) {
				break
			}
			m += size
		}
		first, second := strings.ToLower(s[:n]), strings.ToLower(s[n+1:m])
		if m > n+1 && (numberWords[first].kind == noNumber || first == second || strings.TrimSuffix(second, "nya") == first) {
			return m
		}
	}
	return n
}

// rootOf takes "-nya" off a word.
func rootOf(word string) string {
	if base, ok := strings.CutSuffix(word, "-nya"); ok {
		return base
	}
	if base, ok := strings.CutSuffix(word, "nya"); ok && len(base) >= 4 {
		return strings.TrimSuffix(base, "-")
	}
	return word
}
