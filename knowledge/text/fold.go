package text

import "strings"

// minStem is the length from which a word is taken for a stem, in bytes.
const minStem = 4

// Fold is the normal form of one word: lower case, one spelling of what
// people spell in many ways ("krudung", "jilbab" and "hijab" are "kerudung"),
// reduplication undone ("anak2", "sandal-sandal"), and, where the stem is a
// known word, endings and prefixes taken off ("sepatunya", "bermotif") and
// single slips of the finger mended ("sepstu"). A word that no list knows stays as it is.
//
// Fold(Fold(w)) is Fold(w).
func Fold(word string) string {
	tokens := Tokenize(word)
	if len(tokens) != 1 || tokens[0].Kind != Word {
		return strings.ToLower(word)
	}
	return words().fold(calm(tokens[0].Text))
}

// fold is [Fold] for a word as [Tokenize] gives it.
func (l *lexicon) fold(word string) string {
	if normal, ok := l.lookup(word); ok {
		return normal
	}
	if base := undouble(word); base != word {
		if normal, ok := l.lookup(base); ok {
			return normal
		}
		word = base
	}
	if len(word) < minStem {
		return word
	}
	told := asksOrTells(word)
	if normal, ok := l.stem(word); ok && !(told && l.isGoods(normal)) {
		return normal
	}
	if normal, ok := l.respelled(word); ok && !(told && l.isGoods(normal)) {
		return normal
	}
	if told {
		return word // a word of the language is no slip of another, and no form of goods
	}
	if near, ok := l.near.find(word, l.sameSpelling); ok {
		return l.spelled(near)
	}
	return word
}

// asksOrTells tells whether a word stands in the lists of how people ask.
func asksOrTells(word string) bool { return spokenBases()[word] || Spoken(word) != word }

// isGoods tells whether a word in normal form names goods.
func (l *lexicon) isGoods(normal string) bool { e := l.at(normal); return e != nil && e.kind != nil }

// endsInHiss tells whether English counts a word by -es: "dresses", "boxes",
// and not "pantes", which is Indonesian for fitting.
func endsInHiss(stem string) bool {
	for _, end := range [...]string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(stem, end) {
			return true
		}
	}
	return false
}

func (l *lexicon) sameSpelling(a, b string) bool { return l.spelled(a) == l.spelled(b) }

// lookup is the normal form of a word that the lists know.
func (l *lexicon) lookup(word string) (string, bool) {
	normal, ok := l.spellings[word]
	return normal, ok
}

// undouble takes "anak2" and "sandal-sandal" back to one word. Words that
// only look doubled ("t-shirt") stay.
func undouble(word string) string {
	i := strings.IndexAny(word, "2-")
	if i >= minStem-1 && word[i] == '2' || i >= 2 && strings.HasPrefix(word[i+1:], word[:i]) {
		return word[:i]
	}
	return word
}

// endings are taken off known stems: -nya, -ku and -mu say whose it is, -an
// makes a noun, the English -s and -es count.
var endings = [...]string{"annya", "nya", "ku", "mu", "an", "es", "s"}

// prefixes make a word that describes out of a noun or a verb: "bermotif",
// "dibordir".
var prefixes = [...]string{"ber", "di"}

// stem takes a word back to one that the lists know. Stemming by rule alone
// cuts names of goods apart ("makanan", "sandaran"), so that a stem must be a
// listed word, and kata-benar.txt holds the exceptions. No maintained Go
// package does better: go-sastrawi rests since 2019, and the Go ports of
// Snowball (kljensen/snowball, blevesearch/snowballstem) lack Indonesian.
func (l *lexicon) stem(word string) (string, bool) {
	for _, ending := range endings {
		stem, ok := strings.CutSuffix(word, ending)
		if !ok || len(stem) < minStem || ending == "s" && isVowel(stem[len(stem)-1]) || ending == "es" && !endsInHiss(stem) {
			continue
		}
		if normal, ok := l.lookup(stem); ok {
			return normal, true
		}
	}
	if stem, ok := strings.CutSuffix(word, "ies"); ok && len(stem) >= minStem {
		if normal, ok := l.lookup(stem + "y"); ok {
			return normal, true
		}
	}
	for _, prefix := range prefixes {
		stem, ok := strings.CutPrefix(word, prefix)
		if !ok || len(stem) < minStem {
			continue
		}
		// "berkancing" describes a shirt, and is no button.
		if normal, ok := l.lookup(stem); ok && !l.names[normal] && (l.at(normal) == nil || l.at(normal).kind == nil) {
			return normal, true
		}
	}
	return "", false
}

// respelled tries the spellings that people mix up: doubled consonants, old
// spelling, and the weak e that is left out or put in ("sprei", "kelapa").
func (l *lexicon) respelled(word string) (string, bool) {
	var buf [64]byte
	if len(word) > len(buf)/2 {
		return "", false
	}
	plain := appendPlain(buf[:0], word)
	if string(plain) != word {
		if normal, ok := l.lookup(string(plain)); ok {
			return normal, true
		}
	}
	if len(plain) < 3 {
		return "", false
	}
	// "krupuk" for "kerupuk", and back.
	var with [64]byte
	if isLiquid(plain[1]) && !isVowel(plain[0]) {
		full := append(append(with[:0], plain[0], 'e'), plain[1:]...)
		if normal, ok := l.lookup(string(full)); ok {
			return normal, true
		}
	}
	if plain[1] == 'e' && isLiquid(plain[2]) && len(plain) > minStem {
		short := append(append(with[:0], plain[0]), plain[2:]...)
		if normal, ok := l.lookup(string(short)); ok {
			return normal, true
		}
	}
	return "", false
}

// appendPlain writes a word without doubled consonants and in today's spelling.
func appendPlain(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		next := byte(0)
		if i+1 < len(word) {
			next = word[i+1]
		}
		switch {
		case c == next && !isVowel(c):
			continue
		case c == 'o' && next == 'e':
			dst, i = append(dst, 'u'), i+1
		case c == 'd' && next == 'j':
			dst, i = append(dst, 'j'), i+1
		case c == 't' && next == 'j':
			dst, i = append(dst, 'c'), i+1
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

func isLiquid(c byte) bool { return c == 'r' || c == 'l' }

func isVowel(c byte) bool {
	return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'
}
