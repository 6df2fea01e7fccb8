package chat

import (
	"context"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// readListed reads a message that lists the parts of a cost and asks what they
// come to: "itung modal keripik: singkong 25rb, minyak 36rb jadi 80 bungkus".
// It returns false for any other, such as one that names a price or a
// marketplace beside them.
func readListed(said string) (*costDraft, bool) {
	m := newMessage(said)
	if len(m.Money) == 0 || len(m.Platforms) > 0 || len(m.Percents) > 1 || m.namesSale() {
		return nil, false
	}
	head, tail := m.aroundList()
	r := m.listedCosts(head, tail)
	if !m.asksCost() && !m.listsCost(&r) {
		return nil, false
	}
	shrinks := len(r.Lines) == 1 && r.FailedShare != nil // "85rb sekilo susut 20%"
	if !shrinks && !r.tellsParts() && !(m.titlesCost() && r.namesAll()) || len(m.Percents) > 0 && r.FailedShare == nil ||
		r.Impossible || len(r.Removed) > 0 || slices.ContainsFunc(r.Lines, func(l CostLine) bool { return l.Amount <= 0 }) {
		return nil, false
	}
	d := &costDraft{}
	for i := range r.Lines {
		r.Lines[i].settleSmall()
	}
	d.merge(&r)
	if d.Yield == 0 {
		d.Yield, d.Unit = m.countIn(extent{0, head}, extent{tail, len(m.Tokens)})
	}
	d.Product = productIn(m.Source[:m.byteAt(head)] + " " + m.Source[m.byteAt(tail):])
	if shrinks && d.Product == "" {
		d.Product = r.Lines[0].Name
	}
	return d, true
}

// listedCosts reads the list that stands in a stretch of a message. What comes
// of all its parts is no part of the last one: "gas 5rb dapet 50 tusuk".
func (m *message) listedCosts(from, to int) CostReading {
	r := UnderstandCosts(m.Source[m.byteAt(from):m.byteAt(to)], CostAsked{})
	if r.Yield != nil {
		return r
	}
	for i := m.Money[len(m.Money)-1].Last + 1; i < to; i++ {
		if made, unit := m.madeAt(i); made > 0 {
			r = UnderstandCosts(m.Source[m.byteAt(from):m.byteAt(i)], CostAsked{})
			r.Yield, r.Unit = &made, unit
			break
		}
	}
	return r
}

// asksCost tells whether a message asks what goods cost to make, without
// naming that cost itself.
func (m *message) asksCost() bool {
	named := false
	for i, w := range m.Words {
		if !costAskedBy[w] && !costAskedBy[stem(w)] {
			continue
		}
		if _, priced := m.said[i+1]; priced {
			return false // "modal 28rb"
		}
		named = true
	}
	return named && (asks(m) || slices.ContainsFunc(m.Words, func(w string) bool { return w == "hitung" || w == "menghitung" || w == "hitungkan" }))
}

// listsCost tells whether a message is a list of the parts of a cost without
// asking for it: a word of cost is its title, or it says at its end how many
// come of it all. Nobody else who sells is spoken of.
func (m *message) listsCost(r *CostReading) bool {
	return r.namesAll() && m.othersUnspoken() && (m.titlesCost() || r.Yield != nil && r.tellsParts() && len(r.Lines) > 2)
}

// namesAll tells whether there are several parts, each of them with a name.
func (r *CostReading) namesAll() bool {
	return len(r.Lines) > 1 && !slices.ContainsFunc(r.Lines, func(l CostLine) bool { return l.Name == "" })
}

// titlesCost tells whether a word of cost is the title of what follows: "hpp
// sambal: cabai 150rb".
func (m *message) titlesCost() bool {
	named := false
	for i, w := range m.Words[:m.Money[0].First] {
		named = named || costTitles[w] || costTitles[stem(w)]
		if named && m.Tokens[i].Text == ":" {
			return true
		}
	}
	return false
}

// costTitles are words that a list of the parts of a cost has for its title.
var costTitles = wordSet(`modal hpp pokok bahan biaya ongkos`)

// costAskedBy are words for the cost of one of the goods.
var costAskedBy = wordSet(`modal hpp pokok pokoknya`)

// namesSale tells whether a message speaks of selling or of another seller.
func (m *message) namesSale() bool {
	return slices.ContainsFunc(m.Words, func(w string) bool {
		return soldFor[w] && w != "harga" || rivalWords[w] || profits[w] || marginWords[w]
	})
}

// aroundList is where the list of a message starts and ends: before it and
// behind it may stand, apart from its parts, what is asked.
func (m *message) aroundList() (head, tail int) {
	first, last := m.Money[0].First, m.Money[len(m.Money)-1].Last
	tail = len(m.Tokens)
	named := false
	for i := range m.Words[:first] {
		w := m.Words[i]
		named = named || costAskedBy[w] || costAskedBy[stem(w)]
		if named && (m.Tokens[i].Kind == text.Mark || w == "berapa" || w == "bagaimana" || w == "kalau") {
			head = i + 1
		}
	}
	for i := last + 1; i < len(m.Words); i++ {
		if w := m.Words[i]; costAskedBy[w] || costAskedBy[stem(w)] {
			return head, i
		}
	}
	return head, tail
}

// madeAt is what a batch makes where that is said right at token i: "dapat 50
// tusuk"; 0 where it is not.
func (m *message) madeAt(i int) (knowledge.Pack, knowledge.Unit) {
	if !yieldWords[m.wordAt(i)] && !yieldWords[stem(m.wordAt(i))] {
		return 0, ""
	}
	for _, q := range m.Quantities {
		if (q.First == i+1 || q.First == i && q.Contents) && q.Pack > 0 && !q.Per && !q.Unclear && !q.Size {
			return q.Pack, q.Unit
		}
	}
	for _, a := range m.Money {
		if count, ok := bareCount(a); a.First == i+1 && a.Bare && ok {
			return count, ""
		}
	}
	for _, o := range m.Others {
		if count, ok := wholeCount(m.Tokens[o.First].Text); o.First == i+1 && o.Last == i+1 && !o.Foreign && ok {
			return count, ""
		}
	}
	return 0, ""
}

// byteAt is where a token starts in the text.
func (m *message) byteAt(token int) int {
	if token >= len(m.Tokens) {
		return len(m.Source)
	}
	return m.Tokens[token].Start
}

// countIn is how many of the goods the cost is asked for in one of the
// stretches: "hpp sepotong kemeja", "modal 40 bungkus"; 0 where that is not
// said.
func (m *message) countIn(stretches ...extent) (knowledge.Pack, knowledge.Unit) {
	for _, e := range stretches {
		for _, q := range m.Quantities {
			if e.has(q.First) && q.Pack > 0 && !q.Unclear && !q.Size {
				return q.Pack, q.Unit
			}
		}
		for i := e.from; i < e.to; i++ {
			if m.Words[i] == "satu" || m.Words[i] == "1" {
				return knowledge.One, ""
			}
		}
	}
	return 0, ""
}

// productIn is the goods that a text without prices names.
func productIn(said string) string {
	m := newMessage(said)
	return newSentence(m, extent{0, len(m.Tokens)}).findProduct()
}

// settleSmall takes a bare number of a list at its word, where it is too large
// to be thousands: the 500 of "plastik 500".
func (l *CostLine) settleSmall() {
	if l.Wants == WantAmount && len(l.Values) > 0 && l.Values[0] >= leastListed {
		l.Amount, l.Wants, l.Values = l.Values[0], "", nil
	}
}

// leastListed is the least rupiah that a bare number of a list stands for; a
// smaller one may be thousands.
const leastListed knowledge.Rupiah = 100

// answerListed works out a cost whose parts were listed in one message, or
// asks for what is wanting.
func (c *Chat) answerListed(question string, d *costDraft) Answer {
	if c.group {
		return plainAnswer(Reading{Text: question, Intent: IntentCost}, say(sayCostPrivate))
	}
	assumed := d.Yield == 0 && d.madeOneByOne()
	if assumed {
		d.Yield = knowledge.One
	}
	reading := Reading{Text: question, Intent: IntentCost, Understood: Understood{Product: d.Product}}
	goods := d.goods()
	result, err := goods.WorkOut()
	if d.wanting() != nil || d.needsYield() || err != nil {
		d.Step = d.wantsFirst()
		return plainAnswer(reading, Response{Blocks: append(d.list(), d.wordStep())})
	}
	reading.Understood.Cost, reading.Understood.Unit, reading.Understood.Pack = &result.Each, goods.Unit, knowledge.One
	response := Response{Blocks: d.wordCostResult(&result)}
	if assumed {
		response.Blocks = append(response.Blocks, paragraph(plain(sayCostForOne)))
	}
	response.Buttons = [][]Button{{{Label: buttonFormulas, Action: actionSources}}}
	a := plainAnswer(reading, response)
	a.Answered, a.Facts = true, d.facts(&result, c.today())
	a.explains = &basis{Cost: &goodsBasis{Product: d.Product, Goods: goods}}
	return a
}

// madeOneByOne tells whether a list may be what goes into one of the goods:
// nothing of it is bought by weight or in packs.
func (d *costDraft) madeOneByOne() bool {
	return !slices.ContainsFunc(d.Lines, func(l CostLine) bool { return l.Bought > 0 || l.Measure != "" || l.Wants != "" })
}

// wantsFirst is the step that asks for what a list is wanting.
func (d *costDraft) wantsFirst() costStep {
	if d.wanting() != nil {
		return stepWant
	}
	return stepYield
}

// takeListed goes on from a list of the parts of a cost: it works the cost out
// where nothing is wanting, and else asks for it.
func (c *Chat) takeListed(ctx context.Context, said string, conv *conversation) (Response, bool, error) {
	said, _ = cutMessage(said)
	d, ok := readListed(said)
	if c.group || !ok || conv.Draft.resumable() {
		return Response{}, false, nil
	}
	conv.Draft, d.At = d, c.Now()
	if strings.TrimSpace(d.Product) == "" || d.wanting() != nil || d.needsYield() {
		return c.showDraft(conv), true, nil
	}
	response, err := c.finishDraft(ctx, conv)
	return response, true, err
}
