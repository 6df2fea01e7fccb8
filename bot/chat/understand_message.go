package chat

import (
	"setara/knowledge/text"
)

// message is a text with its mentions, ready to be asked about again and
// again at little cost.
type message struct {
	text.Question
	// said is, for each token at which an amount or a marketplace starts, the
	// token behind it; mentioned the same for every mention.
	said, mentioned map[int]int
	// inside marks the tokens of amounts and quantities.
	inside []bool
	// amounts counts the amounts that start before each token.
	amounts []int
	goods   map[string]bool
	heads   map[string]bool
	// labels are the phrases that make something of figures, labelled is for
	// each token the number of its label, counted from 1.
	labels   []label
	labelled []int
	// figures marks the tokens of figures of any kind.
	figures []bool
	// claims are the figures that are no price, taken the tokens of what they
	// were read from.
	claims []claim
	taken  []bool
	// gaps are the differences between two prices that were said.
	gaps []gap
	// countEnds are the counts of the message by the token behind them, once
	// they were asked for.
	countEnds map[int]counted
}

func newMessage(s string) *message {
	m := &message{
		Question: text.ReadQuestion(s),
		said:     map[int]int{}, mentioned: map[int]int{}, goods: map[string]bool{}, heads: map[string]bool{},
	}
	n := len(m.Tokens)
	m.inside, m.amounts = make([]bool, n), make([]int, n+1)
	for _, a := range m.Money {
		m.said[a.First] = a.Last + 1
		m.fill(a.First, a.Last)
		m.amounts[a.First+1]++
	}
	for i := range n {
		m.amounts[i+1] += m.amounts[i]
	}
	for _, p := range m.Platforms {
		m.said[p.First] = p.Last + 1
	}
	for first, behind := range m.said {
		m.mentioned[first] = behind
	}
	for _, q := range m.Quantities {
		m.mentioned[q.First] = q.Last + 1
		m.fill(q.First, q.Last)
	}
	for _, p := range m.Percents {
		m.mentioned[p.First] = p.Last + 1
	}
	for _, o := range m.Others {
		m.mentioned[o.First] = o.Last + 1
	}
	m.readSale()
	return m
}

func (m *message) fill(first, last int) {
	for i := first; i <= last; i++ {
		m.inside[i] = true
	}
}

// priceBetween tells whether an amount starts between two tokens.
func (m *message) priceBetween(from, to int) bool {
	return from < to && m.amounts[to] > m.amounts[from]
}

// namesGoods is [text.NamesGoods], remembered.
func (m *message) namesGoods(phrase string) bool {
	known, asked := m.goods[phrase]
	if !asked {
		known = text.NamesGoods(phrase)
		m.goods[phrase] = known
	}
	return known
}

// headsTitle tells whether a phrase as it stands is the name of goods that a
// title of just that phrase would have, remembered.
func (m *message) headsTitle(phrase string) bool {
	heads, asked := m.heads[phrase]
	if !asked {
		heads = text.ReadTitle(phrase).Head == phrase
		m.heads[phrase] = heads
	}
	return heads
}
