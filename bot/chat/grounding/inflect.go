package grounding

import "strings"

// endings are what stands behind a root, prefixes what stands before it, with the
// letters that a nasal swallows.
var (
	endings  = [...]string{"", "nya", "kan", "an", "i", "lah", "kah", "pun", "kannya", "annya", "inya", "ku", "mu"}
	prefixes = [...]struct{ prefix, swallowed string }{
		{"", ""}, {"di", ""}, {"ter", ""}, {"ber", ""}, {"be", ""}, {"ke", ""}, {"se", ""}, {"ku", ""}, {"per", ""}, {"pe", ""}, {"me", ""},
		{"mem", "p"}, {"mem", ""}, {"men", "t"}, {"men", ""}, {"meng", "k"}, {"meng", ""}, {"menge", ""}, {"meny", "s"}, {"pem", "p"}, {"pem", ""}, {"pen", "t"},
		{"pen", ""}, {"peng", "k"}, {"peng", ""}, {"peny", "s"}, {"memper", ""}, {"diper", ""}, {"member", ""}, {"keber", ""}, {"dike", ""},
		{"menye", ""}, {"berke", ""}, {"sepe", ""}, {"pember", ""},
	}
)

// inflected tells whether a word is one of everyday language with the prefixes and
// endings of Indonesian.
func inflected(word string) bool {
	for _, ending := range endings {
		base, ok := strings.CutSuffix(word, ending)
		if !ok || len(base) < 3 {
			continue
		}
		for _, p := range prefixes {
			root, ok := strings.CutPrefix(base, p.prefix)
			if ok && len(root) >= 2 && len(p.swallowed)+len(root) >= 3 && ordinaryWords[p.swallowed+root] {
				return true
			}
		}
	}
	return false
}
