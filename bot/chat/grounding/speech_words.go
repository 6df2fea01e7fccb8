package grounding

import (
	"strings"

	"setara/knowledge/text"
)

// ofItsNames tells whether what a clause says beside a programme or an office that its
// sentence names is said of that one by some result.
func (sp *speech) ofItsNames(p clause) bool {
	named := sp.namedIn(sp.s, (*knownName).isEntry)
	if len(named) == 0 {
		return true
	}
	for i := p.from; i <= p.to; i++ {
		t := &sp.s.tokens[i]
		if t.name < 0 && sp.moreThanTalk(t) && !imperatives[t.text] && regulated.longest(sp.s.tokens, i) == 0 && !sp.saidOf(named, text.Stem(t.root)) {
			return false
		}
	}
	return true
}

// saidOf tells whether a passage of one of some programmes or rules has a word, or the
// name itself has it.
func (c *checker) saidOf(named []int, stem string) bool {
	for _, n := range named {
		for _, form := range c.names[n].forms {
			if strings.Contains(form, stem) {
				return true
			}
		}
	}
	all := c.passagesOf()
	for i := range all {
		if all[i].speaksOf(named, nil) && (all[i].hasStem(stem) || all[i].words[stem]) {
			return true
		}
	}
	return false
}

// talk are words of greeting, encouraging, leading over, and of one's own goods, and
// their stems.
var talk = func() map[string]bool {
	all := make(map[string]bool)
	for w := range wordList("bicara.txt") {
		all[w], all[text.Stem(w)] = true, true
	}
	return all
}()

// more is how many words of a clause say more than talk does.
func (sp *speech) more(p clause) (n int) {
	for i := p.from; i <= p.to; i++ {
		if sp.moreThanTalk(&sp.s.tokens[i]) && !(sp.s.tokens[i].root == "harga" && asideWords[sp.s.word(i-1)]) {
			n++
		}
	}
	return n
}

// asideWords are words with which the price is left aside: "selain soal harga".
var asideWords = wordSet(`menghadapi ketemu melihat lihat soal selain perang tentang luar`)

// saysLittle are the words of talk, and those that only join, open or name.
var saysLittle = union(linking, smallWords, openers, bindings, aims, naming, addressed, talk)

// moreThanTalk tells whether a word says more than talk does: neither that nor the goods,
// and none of the owner's own.
func (c *checker) moreThanTalk(t *token) bool {
	if first, second, ok := strings.Cut(t.text, "-"); ok && (talk[first] || naming[first]) && rootOf(second) == first {
		return false // "langkah-langkahnya"
	}
	if serious[t.text] || serious[t.root] {
		return !c.owners[t.text]
	}
	return t.kind == wordToken && t.figure < 0 && len(t.text) > 2 && !saysLittle[t.text] && !isOwner(t.text) && !talk[t.root] && !talk[text.Stem(t.root)] &&
		(t.name < 0 || c.names[t.name].kind != NameProduct) && !c.goods[t.text] && !text.NamesGoods(t.text) && !(c.owners[t.text] && t.tags == 0)
}

// known tells whether the words of a clause with a figure are of talk, of prices, or of
// the evidence, but for one.
func (sp *speech) known(p clause) bool {
	others := 0
	for i := p.from; i <= p.to; i++ {
		t := &sp.s.tokens[i]
		if t.name < 0 && t.tags == 0 && !t.spoken && !sp.said[t.text] && !sp.said[t.root] && measures[t.text] == "" && !counters[t.text] && !limitWords[t.text] && !splits[t.text] && sp.moreThanTalk(t) && !sp.stemSaid(t) {
			others++
		}
	}
	return others <= 1
}

func (sp *speech) stemSaid(t *token) bool {
	stem := text.Stem(t.root)
	all := sp.passagesOf()
	for i := range all {
		if all[i].hasStem(stem) {
			return true
		}
	}
	return false
}

// slotted tells whether a clause says nothing beside its slots but what they are.
func (sp *speech) slotted(p clause) bool {
	allowed, labels := tags(0), make(map[string]bool)
	for i := range sp.s.tokens {
		if sp.s.tokens[i].kind != slotToken {
			continue
		}
		if cl := sp.claimOf(sp.s.tokens[i].text); cl != nil {
			allowed |= cl.allowed
			sp.learn(appendTokens(nil, cl.fact.Label+" "+cl.fact.Of), labels)
		}
	}
	for i := p.from; i <= p.to; i++ {
		t := &sp.s.tokens[i]
		switch {
		case t.tags&claimTags != 0 && t.tags&claimTags&^allowed == 0, t.tags == 0 && t.spoken, labels[t.text], labels[t.root], t.settled, paying[t.text]:
		case t.tags&claimTags != 0, absolutes[t.text], sp.moreThanTalk(t):
			return false
		}
	}
	return true
}

// checkQuotes finds what an owner is told to write of their goods that no result and
// none of their own words says.
func (c *checker) checkQuotes(s *sentence) {
	inside := false
	for i := range s.tokens {
		t := &s.tokens[i]
		switch {
		case t.text == "“" || t.text == "\"" && !inside:
			inside = true
		case t.text == "”" || t.text == "\"":
			inside = false
		case inside && t.kind == wordToken && t.name < 0 && !smallWords[t.text] && !c.owners[t.text] && !c.blockWords[t.text] && !c.goods[t.text]:
			c.flaw(FlawClaim, t.raw)
		}
	}
}
