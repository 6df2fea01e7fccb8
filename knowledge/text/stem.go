package text

import "strings"

// minRoot is the least that is left of a word when something is taken off it.
const minRoot = 4

// Stem takes the prefixes and endings of Indonesian off a word by rule:
// "perizinan" and "izinnya" are "izin". It knows no roots, so that it takes
// some words too far; it takes the same word to the same stem each time, which
// is what finding needs. Words of goods are for [Fold].
func Stem(word string) string {
	if base, ok := strings.CutSuffix(word, "nya"); ok && len(base) >= minRoot-1 {
		word = base // "kurnya", "nibnya"
	}
	for _, ending := range [...]string{"lah", "kah", "pun", "tah", "ku", "mu"} {
		if base, ok := cutEnding(word, ending); ok {
			word = base
			break
		}
	}
	if base, ok := cutCircumfix(word); ok {
		return base
	}
	for _, ending := range [...]string{"kan", "an", "in"} {
		if base, ok := cutEnding(word, ending); ok {
			word = base
			break
		}
	}
	if base, ok := cutPrefix(word); ok {
		return base
	}
	return word
}

func cutEnding(word, ending string) (string, bool) {
	base, ok := strings.CutSuffix(word, ending)
	return base, ok && len(base) >= minRoot
}

// cutCircumfix takes off what stands around a root: "ketentuan", "perlindungan".
func cutCircumfix(word string) (string, bool) {
	base, ok := strings.CutSuffix(word, "an")
	if !ok {
		return "", false
	}
	if root, ok := strings.CutPrefix(base, "per"); ok && len(root) >= minRoot {
		return root, true
	}
	if root, ok := strings.CutPrefix(base, "ke"); ok && len(root) >= minRoot {
		return root, true
	}
	return cutPrefix(base)
}

// nasals are the prefixes that swallow the first letter of a root, and the
// letter that they swallow before a vowel. Before a vowel "meng" swallows a k
// or nothing, which no rule can tell.
var nasals = [...]struct{ prefix, swallowed string }{
	{"meny", "s"}, {"peny", "s"}, {"meng", ""}, {"peng", ""}, {"mem", "p"}, {"pem", "p"}, {"men", "t"}, {"pen", "t"},
}

func cutPrefix(word string) (string, bool) {
	for _, n := range nasals {
		root, ok := strings.CutPrefix(word, n.prefix)
		if !ok || root == "" {
			continue
		}
		if isVowel(root[0]) {
			root = n.swallowed + root
		}
		return root, len(root) >= minRoot
	}
	for _, prefix := range [...]string{"ber", "ter", "di", "me", "pe", "nge"} {
		if root, ok := strings.CutPrefix(word, prefix); ok && len(root) >= minRoot {
			return root, true
		}
	}
	return "", false
}

// Roots are what else a word may be a form of, as people speak: "motong" is
// "potong", "ngurus" is "urus", "mengirim" is "kirim". They are guesses: take
// one only where it is a word that is known.
func Roots(word string) []string {
	var roots []string
	add := func(prefix string, firsts ...string) {
		rest, ok := strings.CutPrefix(word, prefix)
		if !ok || len(rest) < minRoot-1 {
			return
		}
		for _, first := range firsts {
			roots = append(roots, first+rest)
		}
	}
	switch {
	case strings.HasPrefix(word, "ng"):
		add("nge", "")
		add("ng", "", "k")
	case strings.HasPrefix(word, "ny"):
		add("ny", "s", "c")
	case strings.HasPrefix(word, "m"):
		add("m", "p")
	case strings.HasPrefix(word, "n"):
		add("n", "t")
	}
	if word != "" && isVowel(word[0]) {
		roots = append(roots, "k"+word)
	}
	return roots
}
