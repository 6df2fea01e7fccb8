package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// importTopic is something that a question about imports is about. They are
// bits of a set.
type importTopic uint16

const (
	topicDuty importTopic = 1 << iota
	topicVAT
	topicTax
	topicWhy
	topicImport
	topicParcel
	topicContainer
	topicSafeguard
	topicRate
	topicPrepaid
	topicFree
	topicLimit
	topicRule
)

var importTopics = map[string]importTopic{
	"bea": topicDuty, "ppn": topicVAT, "pajak": topicTax, "sebab": topicWhy, "impor": topicImport,
	"paket": topicParcel, "kontainer": topicContainer, "pengaman": topicSafeguard, "kurs": topicRate,
	"fob": topicDuty | topicImport, "pph": topicDuty | topicPrepaid, "bebas": topicDuty | topicFree, "batas": topicLimit, "aturan": topicRule,
}

// importWords are the words that those topics are told by.
var importWords = mustLoadImportWords()

func mustLoadImportWords() *phrases[importTopic] {
	p := newPhrases[importTopic]()
	err := eachLine("impor.tsv", func(line string) error {
		phrase, name, _ := strings.Cut(line, "\t")
		topic, known := importTopics[name]
		if !known {
			return fmt.Errorf("phrase %q: unknown topic %q", phrase, name)
		}
		return p.add(phrase, topic)
	})
	if err != nil {
		panic(err)
	}
	return &p
}

// importQuestion is what a text says about an import.
type importQuestion struct {
	topics importTopic
	// words are those of the question, with spoken forms written out.
	words []string
	// fob is the price abroad that was named, 0 for none: of each piece where
	// each is set, else of all. Freight and insurance are for all.
	fob, freight, insurance knowledge.Cents
	each                    bool
	// rupiah is the same where it was said in rupiah, for all; 0 for none.
	rupiah knowledge.Rupiah
	// unread tells that foreign money was named which cannot be used.
	unread bool
	// pieces is how many come at once, at least one.
	pieces int64
	// area is the surface of one piece, 0 where none was named.
	area knowledge.Pack
	// rate is the exchange rate that was named; nil for none.
	rate *knowledge.Rupiah
}

// readImport reads a text as a question about an import. It reads anything.
func readImport(s string) importQuestion {
	q := text.ReadQuestion(s)
	asked := importQuestion{words: q.Words, pieces: 1}
	for i := range q.Words {
		if q.Tokens[i].Kind != text.Word {
			continue
		}
		if topic, n := importWords.at(q.Words, i); n > 0 {
			asked.topics |= topic
		}
	}
	if wonders(&q) {
		asked.topics |= topicWhy
	}
	asked.area, _ = text.ReadArea(&q)
	rate, said := text.ReadRate(&q)
	if said && rate.Rupiah > 0 {
		asked.rate = &rate.Rupiah
	}
	for _, o := range q.Others {
		if !o.Foreign || said && o.First >= rate.First && o.First <= rate.Last {
			continue
		}
		if o.Dollars == 0 {
			asked.unread = true
			continue
		}
		switch before := wordBefore(&q, o.First); {
		case isOneOf(freightWords, before):
			asked.freight = o.Dollars
		case isOneOf(insuranceWords, before):
			asked.insurance = o.Dollars
		default:
			if asked.fob == 0 {
				asked.fob = o.Dollars
				asked.each = saidForEach(&q, &o)
			}
		}
	}
	asked.countPieces(&q, func(first, last int) bool { return said && first <= rate.Last && last >= rate.First })
	return asked
}

// freightWords and insuranceWords stand before what these cost.
var (
	freightWords   = wordSet(`ongkir ongkos kirim freight`)
	insuranceWords = wordSet(`asuransi insurance`)
)

// isOneOf tells whether a word is one of a set, with an ending or without.
func isOneOf(set map[string]bool, word string) bool {
	return set[word] || slices.ContainsFunc(endings[:], func(ending string) bool {
		stem, cut := strings.CutSuffix(word, ending)
		return cut && set[stem]
	})
}

// wordBefore is the word before a token, empty for none.
func wordBefore(q *text.Question, at int) string {
	if at == 0 || q.Tokens[at-1].Kind != text.Word {
		return ""
	}
	return q.Words[at-1]
}

// saidForEach tells whether an amount is for each of several pieces: "@$2",
// "$2 per pcs", "$2 satuan".
func saidForEach(q *text.Question, o *text.OtherNumber) bool {
	if o.First > 0 && q.Tokens[o.First-1].Text == "@" {
		return true
	}
	if o.Last+1 >= len(q.Words) {
		return false
	}
	for _, n := range q.Quantities {
		if n.First == o.Last+1 && n.Pack > knowledge.One {
			return false // "$10 per lusin"
		}
	}
	switch q.Words[o.Last+1] {
	case "per", "/", "satuan", "satuannya", "sebiji", "sebuah", "sepotong", "sepasang", "selembar", "perbiji", "perpcs":
		return true
	}
	return false
}

// countPieces takes the first count of goods, unless it only names a unit. The
// figure of a rate is none, whatever word follows: "kurs 16.500 paket".
func (a *importQuestion) countPieces(q *text.Question, inRate func(first, last int) bool) {
	for _, n := range q.Quantities {
		if !inRate(n.First, n.Last) && n.Unit.Counted() && n.Pack > knowledge.One && n.Pack%knowledge.One == 0 {
			a.pieces = int64(n.Pack / knowledge.One)
			return
		}
	}
}

// has tells whether the question is about any of the topics.
func (a *importQuestion) has(topics importTopic) bool { return a.topics&topics != 0 }

// abroad tells whether the question plainly is about an import.
func (a *importQuestion) abroad() bool {
	return a.fob > 0 || a.has(topicImport|topicParcel|topicContainer|topicSafeguard)
}

// asksRateAlone tells whether nothing but the exchange rate is asked for.
func (a *importQuestion) asksRateAlone(u *Understood) bool {
	return a.topics == topicRate && a.rate == nil && a.fob == 0 && u.Product == "" && !u.hasAmount()
}

// asksImport tells whether a question is to be answered from the customs
// rules: one about costs or rules that names duty, or the goods' way in.
func (a *importQuestion) asksImport(intent Intent) bool {
	switch intent {
	case IntentCost:
		return a.has(topicDuty|topicVAT|topicWhy|topicContainer|topicSafeguard) || a.fob > 0 ||
			a.has(topicTax|topicParcel) && a.abroad() || a.rate != nil && a.abroad()
	case IntentRegulation:
		return a.has(topicDuty|topicSafeguard) && !a.has(topicTax) || a.fob > 0 && a.has(topicTax|topicVAT)
	default:
		return false
	}
}

// asksBeside tells whether a question of price asks for the duty, or for the
// reason of a low price, as well.
func (a *importQuestion) asksBeside() bool {
	return a.has(topicDuty|topicWhy|topicSafeguard) || a.has(topicTax) && a.has(topicImport) || a.has(topicVAT) && a.abroad()
}

// takeRupiah takes the price that a question of duty names in rupiah for the
// price abroad, rather than for what shops here charge: "tas dari china 200rb
// kena bea berapa".
func (a *importQuestion) takeRupiah(u *Understood) {
	if a.fob > 0 || !a.has(topicDuty|topicVAT|topicTax) || a.has(topicWhy) || !a.abroad() {
		return
	}
	for _, said := range [...]*knowledge.Rupiah{u.Cost, u.CompetitorPrice, u.OwnPrice} {
		if said != nil && *said <= knowledge.MaxRupiah/knowledge.Rupiah(a.pieces) {
			a.rupiah = *said * knowledge.Rupiah(a.pieces)
			return
		}
	}
}

// named tells whether a price abroad was named.
func (a *importQuestion) named() bool { return a.fob > 0 || a.rupiah > 0 }

// consignment is what comes in at once, by what was said.
func (a *importQuestion) consignment(unit knowledge.Unit) knowledge.Consignment {
	c := knowledge.Consignment{FOB: a.fob, Value: a.rupiah, Freight: a.freight, Insurance: a.insurance, Pieces: a.pieces}
	if a.each && c.FOB <= knowledge.MaxCents/knowledge.Cents(a.pieces) {
		c.FOB *= knowledge.Cents(a.pieces)
	}
	switch {
	case a.area > 0:
		c.Quantity, c.Measure = a.area*knowledge.Pack(a.pieces), knowledge.MeasureSquareMetre
	case unit == knowledge.UnitMetre:
		c.Quantity, c.Measure = knowledge.One*knowledge.Pack(a.pieces), knowledge.MeasureMetre
	case unit == knowledge.UnitKilogram:
		c.Quantity, c.Measure = knowledge.One*knowledge.Pack(a.pieces), knowledge.MeasureKilogram
	}
	return c
}
