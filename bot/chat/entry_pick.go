package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// mostPickWords is how many words a message may have that picks one of some
// entries by a part of its name.
const mostPickWords = 6

// picked is the one of the told entries that a message picks: by its place, or
// by words that only its name holds ("yang mikro").
func (f *follow) picked() (int, bool) {
	if i, ok := placeAmong(f.q, len(f.among)); ok {
		return i, true
	}
	return partlyNamed(f.q, f.among)
}

// partlyNamed finds the one of some entries in one of whose names all words of
// a short message stand; of several the one whose name holds the fewest others.
// What the message asks may stand beside that: "yang mikro syaratnya apa".
func partlyNamed(q *message, hits []knowledge.EntryHit) (int, bool) {
	if len(q.Words) > mostPickWords {
		return 0, false
	}
	for _, asking := range [...]bool{false, true} {
		words := pickWords(q, asking)
		best, most, several := 0, 0.0, false
		for i := range hits {
			switch share := nameShare(words, &hits[i]); {
			case share > most:
				best, most, several = i, share, false
			case share == most && share > 0:
				several = true
			}
		}
		if most > 0 {
			return best, !several
		}
	}
	return 0, false
}

// pickWords are the words of a message that may be of a name, without those
// that ask for something where these may stand beside.
func pickWords(q *message, asking bool) []string {
	var words []string
	for i := 0; i < len(q.Words); i++ {
		w := q.Words[i]
		if _, n := askWords.at(q.Words, i); asking && n > 0 {
			i += n - 1
			continue
		}
		if q.Tokens[i].Kind != text.Mark && !pickFillers[w] && !lists.polite[w] && !addresses[w] {
			words = append(words, strings.TrimSuffix(w, "nya"))
		}
	}
	return words
}

// pickFillers are the words that a pick may come with.
var pickFillers = wordSet(`yang itu ini tadi saja aja mau pilih soal tentang maksud maksudnya saya deh dong
	gak tidak belum bukan jangan ya iya sudah boleh`)

// nameShare is the largest share that some words are of one name of an entry;
// 0 where no name holds them all.
func nameShare(words []string, hit *knowledge.EntryHit) float64 {
	best := 0.0
	for _, name := range append(hit.Called(), entryShort(hit), hit.Entry().Slug) {
		parts := text.ReadQuestion(strings.NewReplacer("-", " ", "/", " ", ",", " ").Replace(name)).Words
		if len(words) == 0 || !hasAll(parts, words) {
			continue
		}
		best = max(best, float64(len(words))/float64(len(parts)))
	}
	return best
}

// hasAll tells whether all of some words are among others.
func hasAll(words, wanted []string) bool {
	for _, w := range wanted {
		if !slices.Contains(words, w) {
			return false
		}
	}
	return true
}
