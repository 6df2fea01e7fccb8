package grounding

import (
	"strings"

	"setara/knowledge/text"
)

// tags are the things that words speak of, a set of them.
type tags uint64

// concepts are the tags by name, as the lists of data write them.
var concepts = func() map[string]tags {
	all := make(map[string]tags)
	for i, name := range strings.Fields(`own riv said cost floor want suggest set profit loss gap dist feel orderfee median q1 q3 mean min max
		low high cheap dear above market local import unknown count atriv atown down up basePrice baseCost baseOwn baseTurn baseGain
		atleast atmost perTime perYear alone saving trend price all half first second single suggested`) {
		all[name] = 1 << i
	}
	return all
}()

func tagsOf(names ...string) tags {
	var set tags
	for _, n := range names {
		t, ok := concepts[n]
		if !ok {
			panic("grounding: no concept " + n)
		}
		set |= t
	}
	return set
}

var (
	// silent are tags that conflict with nothing.
	silent = tagsOf("price", "count", "first", "second", "single", "suggested", "half", "perYear")
	// origins tell of which group a figure of the market is.
	origins     = tagsOf("local", "import", "unknown")
	statistic   = tagsOf("median", "q1", "q3")
	profitTag   = tagsOf("profit")
	lossTag     = tagsOf("loss")
	floorTag    = tagsOf("floor")
	wantTag     = tagsOf("want")
	firstTag    = tagsOf("first")
	secondTag   = tagsOf("second")
	ownTag      = tagsOf("own")
	rivalTag    = tagsOf("riv")
	atRival     = tagsOf("atriv")
	priceTag    = tagsOf("price")
	marketTag   = tagsOf("market")
	saidTag     = tagsOf("said")
	localTag    = tagsOf("local")
	importTag   = tagsOf("import")
	costTag     = tagsOf("cost")
	lowTag      = tagsOf("low")
	highTag     = tagsOf("high")
	halfTag     = tagsOf("half")
	orderFeeTag = tagsOf("orderfee")
	suggestAt   = tagsOf("suggested")
	feelTag     = tagsOf("feel")
	gapTag      = tagsOf("gap")
	ends        = tagsOf("low", "high")
	atPrices    = tagsOf("atriv", "atown", "suggest", "down", "up")
	countTag    = tagsOf("count")
	cheapTag    = tagsOf("cheap")
	dearTag     = tagsOf("dear")
)

// phrase is a pattern with what it speaks of.
type phrase struct {
	pattern
	tags tags
}

// phrases find, by their first word, what is spoken of.
var phrases = func() map[string][]phrase {
	all := make(map[string][]phrase)
	eachLine("frasa.txt", func(line string) {
		names, words, _ := strings.Cut(line, ": ")
		p := phrase{readPattern(words), tagsOf(strings.Split(names, ",")...)}
		for _, e := range p.pattern {
			for _, w := range e.words {
				all[w] = append(all[w], p)
			}
			if !e.optional {
				break
			}
		}
	})
	return all
}()

// readConcepts marks what the words of a sentence speak of, longest phrases first.
func (s *sentence) readConcepts() {
	for i := 0; i < len(s.tokens); {
		t := &s.tokens[i]
		best, found := 0, tags(0)
		if t.kind == wordToken && t.figure < 0 {
			for _, p := range phrases[t.text] {
				if n := p.length(s.tokens, i); n > best {
					best, found = n, p.tags
				} else if n == best && n > 0 {
					found |= p.tags
				}
			}
			if t.root != t.text {
				for _, p := range phrases[t.root] {
					if n := p.length(s.tokens, i); n > best {
						best, found = n, p.tags
					}
				}
			}
		}
		if best == 0 || t.text == "pasang" && i > 0 && (s.tokens[i-1].figure >= 0 || each[s.word(i-1)]) {
			i++ // "200 pasang" counts
			continue
		}
		t.tags = found
		for k := i; k < i+best; k++ {
			s.tokens[k].spoken = true
		}
		i += best
	}
	s.ownedGoods()
}

// ownedGoods marks "kaos Kakak": goods of the owner's, where no other word says
// what of them is told.
func (s *sentence) ownedGoods() {
	for i := 1; i < len(s.tokens); i++ {
		before := &s.tokens[i-1]
		if isOwner(s.tokens[i].text) && !s.tokens[i].spoken && before.kind == wordToken && (before.name >= 0 || text.NamesGoods(before.text)) && !s.toldBefore(i) && !each[s.word(i-2)] {
			s.tokens[i].tags |= ownTag
		}
	}
}

// each are words that say of how many goods something is told.
var each = wordSet(`per tiap setiap satu untuk`)

// toldBefore tells whether something is spoken of before token i in its clause.
func (s *sentence) toldBefore(i int) bool {
	for k := i - 1; k >= 0 && !s.parts(k); k-- {
		if s.tokens[k].tags&^silent != 0 {
			return true
		}
	}
	return false
}

func isOwner(word string) bool {
	return word == "kakak" || word == "anda" || word == "kamu" || word == "kakaknya"
}
