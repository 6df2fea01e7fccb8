package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// TokenKind tells words from numbers from marks.
type TokenKind uint8

// The kinds of token.
const (
	// Word is a run of letters: "jual", "rb", "anak2", "oleh-oleh".
	Word TokenKind = iota
	// Number is a run of digits with separators between them: "45", "45.000",
	// "1,2", "45'000".
	Number
	// Mark is one sign of punctuation, or one line break.
	Mark
	// Link is a web address, kept whole so that its digits are not read.
	Link
)

// Token is one piece of a text.
type Token struct {
	// Raw is the piece as written, Text the same in lower case, without
	// accents and ornaments, with letters that are repeated for emphasis
	// ("mahaaal") written once.
	Raw, Text string
	// Start and End are byte offsets into the source.
	Start, End int
	Kind       TokenKind
	// Glued tells that no space stands between this token and the one before.
	Glued bool
}

// Tokenize cuts a text into words, numbers and marks, in time linear in its
// length. Digits and letters are parted ("45rb" is 45 and rb), except in
// reduplications ("anak2"). Fullwidth, bold and circled characters are read as
// the plain ones; invisible characters, stacked accents and emoji fall out.
func Tokenize(s string) []Token {
	plain := newPlain(s)
	sc := scanner{plain: plain, text: plain.text}
	sc.tokens = make([]Token, 0, len(sc.text)/bytesPerToken+1)
	for sc.at < len(sc.text) {
		sc.next()
	}
	return sc.tokens
}

// bytesPerToken is how many bytes a token of a title takes at least, on
// average, its space included.
const bytesPerToken = 5

type scanner struct {
	plain  plainText
	text   string
	at     int
	tokens []Token
	// spaced tells that something which is no token stands before at.
	spaced bool
}

func (sc *scanner) next() {
	r, size := utf8.DecodeRuneInString(sc.text[sc.at:])
	switch {
	case r == '\n':
		sc.emit(Mark, sc.at+size)
		sc.spaced = true
	case isDigit(r):
		sc.emit(Number, sc.numberEnd())
	case unicode.IsLetter(r):
		if end := sc.linkEnd(); end > 0 {
			sc.emit(Link, end)
			return
		}
		sc.emit(Word, sc.wordEnd())
	case unicode.IsPunct(r) || strings.ContainsRune("+=<>|~^$", r) || unicode.Is(unicode.Sc, r):
		sc.emit(Mark, sc.at+size)
	default:
		sc.at += size
		sc.spaced = true
	}
}

func (sc *scanner) emit(kind TokenKind, end int) {
	start, stop := sc.plain.span(sc.at, end)
	t := Token{
		Raw: sc.plain.source[start:stop], Text: sc.text[sc.at:end],
		Start: start, End: stop, Kind: kind,
		Glued: !sc.spaced && len(sc.tokens) > 0,
	}
	if kind == Word {
		t.Text = calm(t.Text)
	}
	sc.tokens = append(sc.tokens, t)
	sc.at, sc.spaced = end, false
}

// numberEnd is where the number that starts here ends: digits, with single
// separators that stand between digits.
func (sc *scanner) numberEnd() int {
	end := sc.at
	for end < len(sc.text) {
		switch c := sc.text[end]; {
		case isDigit(rune(c)):
			end++
		case (c == '.' || c == ',' || c == '\'') && end+1 < len(sc.text) && isDigit(rune(sc.text[end+1])):
			end++
		default:
			return end
		}
	}
	return end
}

// wordEnd is where the word that starts here ends.
func (sc *scanner) wordEnd() int {
	end := sc.letters(sc.at)
	afterNumber := len(sc.tokens) > 0 && !sc.spaced && sc.tokens[len(sc.tokens)-1].Kind == Number
	word := sc.text[sc.at:end]
	if afterNumber {
		if unit, ok := strings.CutSuffix(word, "x"); ok && end < len(sc.text) && isDigit(rune(sc.text[end])) && packUnits[unit].word != noPackWord {
			return end - 1 // "40cmx60cm"
		}
		return end
	}
	if end < len(sc.text) && sc.text[end] == '2' && reduplicates(word) {
		after := end + 1
		if after == len(sc.text) || !isDigit(rune(sc.text[after])) && !separatesDigits(sc.text[after:]) {
			return sc.letters(after)
		}
	}
	if end < len(sc.text) && sc.text[end] == '-' {
		second := sc.letters(end + 1)
		if next := sc.text[end+1 : second]; next != "" && (len(word) == 1 || strings.HasPrefix(next, word)) {
			return second
		}
	}
	return end
}

// separatesDigits tells whether a separator and a digit stand here, so that
// what comes before is the start of a number: "harga2.500".
func separatesDigits(s string) bool {
	return len(s) > 1 && (s[0] == '.' || s[0] == ',') && isDigit(rune(s[1]))
}

// reduplicates tells whether a 2 behind the word doubles it ("anak2") rather
// than counts ("isi2").
func reduplicates(word string) bool {
	return len(word) >= 3 && word != "isi"
}

// letters is the end of the letters that start at i, apostrophes between
// letters included.
func (sc *scanner) letters(i int) int {
	for i < len(sc.text) {
		if c := sc.text[i]; c >= 'a' && c <= 'z' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(sc.text[i:])
		if unicode.IsLetter(r) {
			i += size
			continue
		}
		if r == '\'' {
			next, _ := utf8.DecodeRuneInString(sc.text[i+1:])
			if unicode.IsLetter(next) {
				i++
				continue
			}
		}
		break
	}
	return i
}

// linkEnd is where the web address that starts here ends, or 0 for none.
func (sc *scanner) linkEnd() int {
	rest := sc.text[sc.at:]
	if rest[0] != 'h' && rest[0] != 'w' || !strings.HasPrefix(rest, "http://") && !strings.HasPrefix(rest, "https://") && !strings.HasPrefix(rest, "www.") {
		return 0
	}
	if i := strings.IndexFunc(rest, unicode.IsSpace); i >= 0 {
		return sc.at + i
	}
	return len(sc.text)
}

// calm writes a letter that stands three times or more in a row once, and
// drops apostrophes.
func calm(word string) string {
	if !agitated(word) {
		return word
	}
	runes := []rune(word)
	var b strings.Builder
	for i := 0; i < len(runes); {
		j := i + 1
		for j < len(runes) && runes[j] == runes[i] {
			j++
		}
		switch {
		case runes[i] == '\'':
		case j-i == 2:
			b.WriteRune(runes[i])
			b.WriteRune(runes[i])
		default:
			b.WriteRune(runes[i])
		}
		i = j
	}
	return b.String()
}

// agitated tells whether [calm] has anything to do.
func agitated(word string) bool {
	run, prev := 0, rune(0)
	for _, r := range word {
		if r == prev {
			run++
		} else {
			run, prev = 1, r
		}
		if run >= 3 || r == '\'' {
			return true
		}
	}
	return false
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' }
