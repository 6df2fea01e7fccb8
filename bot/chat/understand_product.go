package chat

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"setara/knowledge/text"
)

// findProduct cuts the owner's product words out of the sentence, in normal
// form; empty where there are none.
func (s *sentence) findProduct() string {
	var best []string
	bestScore := 0
	for k := range s.clauses {
		for _, run := range s.runs(&s.clauses[k]) {
			if score := s.scoreRun(k, run); score > bestScore {
				best, bestScore = run.words, score
			}
		}
	}
	return strings.Join(best, " ")
}

// run is a stretch of words that may name goods.
type run struct {
	words []string
	known bool // names goods that the lists know
	from  int
}

// packages are goods by themselves, and behind other goods what those come in.
var packages = wordSet(`botol kotak box toples gelas cup kaleng pouch mika besek`)

// longestProduct is the most words that a product's name is believed to have.
const longestProduct = 6

// runs are the stretches of a clause that may name goods.
func (s *sentence) runs(c *clause) []run {
	var runs []run
	var open run
	closeRun := func() {
		if len(open.words) > 0 {
			open.trim(s.q)
			runs = append(runs, open)
		}
		open = run{}
	}
	for i := c.from; i < c.to; i++ {
		if end, skip := s.q.mentioned[i]; skip {
			closeRun()
			i = end - 1
			continue
		}
		word, ok := s.productWord(i)
		if len(open.words) > 0 && packages[word] {
			ok = false // "madu hutan botol"
		}
		switch {
		case ok:
			if len(open.words) == 0 {
				open.from = i
			}
			open.words = append(open.words, word)
		case len(open.words) > 0 && s.leadsOn(i):
		default:
			closeRun()
		}
	}
	closeRun()
	return runs
}

// productWord is the normal form of the word at token i, where it may be part
// of a product's name.
func (s *sentence) productWord(i int) (string, bool) {
	t := s.q.Tokens[i]
	if t.Kind != text.Word || len(t.Text) < 2 || s.q.taken[i] {
		return "", false
	}
	word := t.Text
	if stem, cut := strings.CutSuffix(word, "ku"); cut && len(stem) >= 3 && !notOwners[word] {
		word = stem
	}
	goods := s.q.namesGoods(word)
	if s.sells(i) {
		return "", false
	}
	if s.inRawName(i) {
		return word, true
	}
	if s.completesName(i) || s.meansGoods(i) {
		return plainName(word), true
	}
	if lists.filler(s.q.Words[i]) || lists.filler(word) && !goods || !goods && lists.filler(text.Spoken(word)) {
		return "", false
	}
	normal := plainName(word)
	if lists.asked[word] && !(normal == word && (goods || text.DescribesGoods(word))) {
		return "", false
	}
	if goods {
		return normal, true
	}
	if lists.filler(normal) || len(normal) < 3 && !text.DescribesGoods(normal) {
		return "", false
	}
	if text.DescribesGoods(normal) {
		return normal, !s.namesPlace(i)
	}
	return normal, !looksLikeVerb(word) && !speaksOfDoing(word) && !s.namesPlace(i)
}

// plainName is the normal form of a word of a product's name. A material
// keeps its own name where that says more than the kind of material: jati is
// not any wood.
func plainName(word string) string {
	normal := text.Fold(word)
	if text.NamesMaterial(normal) && levenshtein.ComputeDistance(word, normal) > 2 {
		return word
	}
	return normal
}

// namesPlace tells whether the word at i stands where a place is named: "di
// Bandung", "saya dari Garut".
func (s *sentence) namesPlace(i int) bool {
	if !s.has(i - 1) {
		return false
	}
	switch s.q.Words[i-1] {
	case "di", "ke":
		return true
	case "dari":
		if i-2 < s.from {
			return true
		}
		_, joined := s.productWord(i - 2)
		return !joined
	}
	return false
}

// leadsOn tells whether the word at i joins what follows to the goods before
// it: "sepatu untuk anak", "tas dari pandan", "kerudung bahan voal".
func (s *sentence) leadsOn(i int) bool {
	if !s.has(i+1) || s.q.Tokens[i+1].Kind != text.Word {
		return false
	}
	next := s.q.Tokens[i+1].Text
	switch s.q.Words[i] {
	case "untuk", "buat":
		return text.ForWhom(next)
	case "dari", "bahan", "berbahan", "rasa", "motif", "merek", "merk", "model":
		_, ok := s.productWord(i + 1)
		return ok && text.DescribesGoods(text.Fold(next)) || s.q.Words[i] == "rasa" && ok
	}
	return false
}

// trim drops what stands before the name of the goods, and what makes the
// name too long to be one.
func (r *run) trim(q *message) {
	if i := slices.IndexFunc(r.words, func(w string) bool { return q.namesGoods(w) }); i >= 0 {
		keep := i
		for keep > 0 && text.DescribesGoods(r.words[keep-1]) {
			keep--
		}
		r.words, r.known = r.words[keep:], true
	} else {
		r.known = q.namesGoods(strings.Join(r.words, " "))
	}
	if len(r.words) > longestProduct {
		r.words = r.words[:longestProduct]
	}
	r.words = slices.Compact(r.words)
}

// categories are goods of many kinds; beside one kind by name they say less.
var categories = wordSet(`peralatan perlengkapan alat perabot perabotan jajan jajanan cemilan camilan aksesoris
	kerajinan souvenir oleh fashion rumah makanan minuman pakaian`)

// scoreRun is how likely a stretch names the owner's goods: known goods
// first, then those beside the owner's price, then the earlier.
func (s *sentence) scoreRun(k int, r run) int {
	score := 10 + min(len(r.words), 3)
	if len(r.words) == 1 && r.words[0] == "teh" {
		score -= 40 // also how Sundanese address a woman
	}
	if r.known {
		score += 40
	}
	if s.madeAt(r.from) {
		score += 20
	}
	if categories[r.words[0]] {
		score -= 15
	}
	c := &s.clauses[k]
	for _, i := range c.prices {
		switch p := &s.prices[i]; {
		case p.void:
		case p.role == rolePart && s.leadsTo(r, p):
			score -= 45 // what goes into the goods
		case p.role == roleOwn, p.role == roleCost:
			score += 12
		case p.role == roleCompetitor && len(c.prices) == 1:
			score -= 30
		}
	}
	for _, q := range c.cues {
		if q.joint {
			score -= 6
		}
		if q.role == roleOwn && q.weight >= 8 {
			score += 4
		}
	}
	return score - min(k, 4)
}

// leadsTo tells whether a stretch of words stands right before a price.
func (s *sentence) leadsTo(r run, p *price) bool {
	return r.from < p.First && p.First-r.from <= len(r.words)+1
}

// filler tells whether a word is never part of a product's name.
func (l *wordLists) filler(word string) bool {
	if text.NeverGoods(word) {
		return true
	}
	for _, ending := range [...]string{"nya", "lah", "kah", "ku", "pun", "na", "ne", "mu", "ipun", "nipun"} {
		if s, cut := strings.CutSuffix(word, ending); cut && len(s) >= 3 && text.NeverGoods(text.Spoken(s)) {
			return true
		}
	}
	// "jualane"; of a short word the ending is more likely a part: "sale", "tape".
	s, cut := strings.CutSuffix(word, "e")
	return cut && len(s) >= 5 && text.NeverGoods(text.Spoken(s)) && !text.NamesGoods(word)
}

// speaksOfDoing tells whether an unknown word is a known one made a verb, as people
// speak: "nabung" is "tabung", "ngopi" "kopi".
func speaksOfDoing(word string) bool {
	if word == "" || !strings.ContainsRune("mn", rune(word[0])) {
		return false
	}
	return slices.ContainsFunc(text.Roots(word), func(root string) bool {
		return len(root) >= 4 && (text.NeverGoods(root) || text.IsName(root))
	})
}

// looksLikeVerb tells by its prefix that an unknown word is no name of goods.
func looksLikeVerb(word string) bool {
	if len(word) < 6 {
		return false
	}
	for _, prefix := range [...]string{"di", "me", "ber", "ter", "nge", "nga", "ny", "kepe", "ke"} {
		if strings.HasPrefix(word, prefix) {
			return prefix != "ke" || strings.HasSuffix(word, "an")
		}
	}
	return strings.HasSuffix(word, "kan") || strings.HasSuffix(word, "in") && len(word) >= 7
}
