package chat

import (
	"strings"

	"setara/knowledge/text"
)

// trading say that something is sold.
var trading = wordSet(`jual jualan dijual ngejual menjual berjualan jualin dagang dagangan berdagang`)

// speaksInPassing tells whether goods are only mentioned: nothing is said of a price
// or of selling, nothing is asked, and more is said than which goods they are.
func (r *Reading) speaksInPassing() bool {
	u := &r.Understood
	if r.Intent != IntentPrice || !r.loose || r.goesOn || u.hasAmount() || u.Product == "" || r.Doubt != nil {
		return false
	}
	product := strings.Fields(u.Product)
	m := newMessage(r.Text)
	if asks(m) || len(m.Platforms) > 0 || m.trades() {
		return false
	}
	for i, word := range m.Words {
		if m.Tokens[i].Kind != text.Word || lists.filler(word) || lists.polite[word] {
			continue
		}
		if !hasAll(product, []string{plainName(m.Tokens[i].Text)}) && !hasAll(product, []string{m.Tokens[i].Text}) {
			return true
		}
	}
	return false
}

// trades tells whether a message says that something is sold.
func (m *message) trades() bool {
	s := newSentence(m, extent{0, len(m.Tokens)})
	for i, word := range m.Words {
		if trading[word] || trading[stem(word)] || s.sells(i) {
			return true
		}
	}
	return false
}

// asksNoEntry tells whether a message asks nothing, and has no word of programmes
// and rules but one that is said of many things: "omzet turun drastis bulan ini".
func asksNoEntry(said string) bool {
	m := newMessage(said)
	_, weight := newSentence(m, extent{0, len(m.Tokens)}).leadingIntent()
	return weight <= softRule && !asks(m)
}
