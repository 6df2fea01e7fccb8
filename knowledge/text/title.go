package text

import (
	"setara/knowledge"
)

// Title is what the words of a listing's title, or the product words of a
// question, say about the goods.
//
// What the thing is decides first: Indonesian names it at the front ("rak
// sandal" is a rack), and what follows says what it is for, goes with, or is
// made of.
type Title struct {
	// Words are the product words in normal form, in order and without
	// repeats; promotion, shops, sizes, counts and audience are left out. A
	// phrase that belongs together ("kaos kaki") is one of them.
	Words []string
	// Head is what the thing is, in normal form: "sandal", "kaos kaki". Where
	// no list knows the goods it is the first product word.
	Head string
	// Audience is whom it is made for; 0 where the title does not say.
	Audience Audience
	// Materials are the materials named, in normal form.
	Materials []string
	// Used marks second-hand goods.
	Used bool
	// Codes are numbers and model names that tell articles of one shop
	// apart, such as "A54" or "012".
	Codes []string
	// Unit and Pack are what one price buys. PackUnclear marks a title whose
	// count cannot be told, such as "isi 10/12".
	Unit        knowledge.Unit
	Pack        knowledge.Pack
	PackUnclear bool
	// Attributes are further facts that the title states.
	Attributes

	// kind is the most special kind that the title names, nil where it names
	// none. kinds are all that the goods count as, kind first.
	kind  *kind
	kinds []*kind
	// several tells that one price buys several different goods, mixed, that
	// no kind is named for them all; bundle holds the words that say, or may,
	// that there are several.
	several, mixed bool
	bundle         bundle
	// late tells that the kind stands far behind the front of the title.
	late bool
	// parts are the Words with what is known of each.
	parts []part
	// spoken are all words in normal form, also those that say nothing about
	// the goods, and the measures and codes, without repeats.
	spoken []string
	// print tells titles of the very same words from others.
	print uint64
}

// part is one product word or phrase of a title.
type part struct {
	text  string
	class class
	kind  *kind
	role  role
}

// role is what a part does in its title.
type role uint8

const (
	// roleWord describes the goods.
	roleWord role = iota
	// roleHead names them.
	roleHead
	// roleFront stands where a name that no list knows would stand: before
	// the known kind, or right behind it.
	roleFront
	// rolePurpose is another kind of goods, which these are for or go with.
	rolePurpose
	// roleAside stands in a clause such as "untuk …" or "motif …".
	roleAside
)

// maxTitleTokens bounds the work on one title; marketplaces allow 255
// characters.
const maxTitleTokens = 256

// ReadTitle reads a listing's title, or the product words of a question. It
// reads any text; where nothing in it names goods, Words are empty.
func ReadTitle(s string) Title {
	if limit := 16 * maxTitleTokens; len(s) > limit {
		s = s[:limit]
	}
	tokens := Tokenize(unescape(s))
	if len(tokens) > maxTitleTokens {
		tokens = tokens[:maxTitleTokens]
	}
	l := words()
	r := titleReader{lexicon: l, tokens: tokens}
	r.fold()
	r.lookUp()
	r.chooseKind()
	r.assemble()
	r.measure()
	r.describe()
	return r.title
}

// Length is how many different words the title has, whatever they are good
// for.
func (t *Title) Length() int { return len(t.spoken) }

// measure reads what the numbers of the title say.
func (r *titleReader) measure() {
	t := &r.title
	p := packReader{titleTokens: r.tokens}
	p.read()
	t.Unit, t.Pack, t.PackUnclear = p.judge(t.kind)
	t.Weight, t.Volume = p.named()
	t.MinOrder, t.Bait = p.least, t.Bait || p.baited
	t.Wholesale = t.Wholesale || p.least > 1
	t.Size = readSize(r.tokens, t.kind)
}
