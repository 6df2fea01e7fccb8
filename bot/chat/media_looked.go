package chat

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// What is taken of a picture: a price in rupiah from a rubber band to a machine,
// and a name of goods that stands on a line.
const (
	leastSeen     = knowledge.Rupiah(100)
	mostSeen      = knowledge.Rupiah(1_000_000_000)
	maxSeenLetter = 60
)

// looked is what was seen in a picture, checked.
type looked struct {
	Product  string             `json:"product"`
	Price    knowledge.Rupiah   `json:"price,omitempty"`
	Platform knowledge.Platform `json:"platform,omitempty"`
	// Caption is what the owner wrote beside the picture.
	Caption string `json:"caption,omitempty"`
}

// errNoGoods tells that a picture shows no goods.
var errNoGoods = errors.New("no goods are seen")

// readSeen reads what a model says to see. The error wraps [ErrModelOdd] where
// that is nothing it was asked for, [errNoGoods] where it names no goods. Of the
// words that it says, those stay that Setara's own reader takes for goods; a price
// that nobody asks for, or a marketplace that there is not, is left out.
func readSeen(raw string) (looked, error) {
	var said struct {
		Kind        string  `json:"kind"`
		Product     string  `json:"product"`
		Price       *int64  `json:"price"`
		Marketplace *string `json:"marketplace"`
	}
	if err := json.Unmarshal([]byte(raw), &said); err != nil || !slices.Contains([]string{"product", "listing", "other"}, said.Kind) {
		return looked{}, fmt.Errorf("read what is seen: %w", ErrModelOdd)
	}
	name := firstLetters(strings.Join(strings.Fields(said.Product), " "), maxSeenLetter)
	readings := Understand(name)
	u := &readings[0].Understood
	if said.Kind == "other" || len(readings) != 1 || u.hasAmount() || !text.NamesGoods(u.Product) && !text.MayNameGoods(u.Product) {
		return looked{}, errNoGoods
	}
	found := looked{Product: u.Product}
	if u.Pack > knowledge.One && u.Pack%knowledge.One == 0 && u.Unit == knowledge.UnitPiece {
		found.Product += fmt.Sprintf(seenPack, u.Pack)
	}
	if said.Price != nil && knowledge.Rupiah(*said.Price) >= leastSeen && knowledge.Rupiah(*said.Price) <= mostSeen {
		found.Price = knowledge.Rupiah(*said.Price)
	}
	if said.Marketplace != nil && slices.Contains(seenPlatforms, knowledge.Platform(*said.Marketplace)) {
		found.Platform = knowledge.Platform(*said.Marketplace)
	}
	return found, nil
}

// question asks whether it is so.
func (l *looked) question() Response {
	r := say(wordLooked(l))
	if l.Price == 0 {
		r.Buttons = [][]Button{{{Label: buttonLookedYes, Action: actionLookedYes}, {Label: buttonLookedNo, Action: actionLookedNo}}}
		return r
	}
	r.Buttons = [][]Button{
		{{Label: buttonLookedRival, Action: actionLookedRival}, {Label: buttonLookedOwn, Action: actionLookedOwn}},
		{{Label: buttonLookedNo, Action: actionLookedNo}},
	}
	return r
}

// whose is whose price the owner says it is, tapped or typed in a few words:
// [seenRival] or [seenOwn]; empty for any other message.
func (l *looked) whose(said string) string {
	switch {
	case l.Price == 0:
		return ""
	case said == actionLookedRival:
		return seenRival
	case said == actionLookedOwn:
		return seenOwn
	}
	m := newMessage(said)
	if len(m.Money) > 0 || slices.ContainsFunc(m.Words, func(w string) bool { return !wordsOfRivals[w] && !wordsOfOwners[w] && !wordsOfPrices[w] }) {
		return ""
	}
	switch {
	case slices.ContainsFunc(m.Words, func(w string) bool { return wordsOfRivals[w] }):
		return seenRival
	case slices.ContainsFunc(m.Words, func(w string) bool { return wordsOfOwners[w] }):
		return seenOwn
	}
	return ""
}

// Words of a short answer to whose price it is, and all that may stand beside them:
// a message with any other word is about something else.
var (
	wordsOfRivals = wordSet(`saingan lawan pesaing kompetitor tetangga sebelah`)
	wordsOfOwners = wordSet(`saya sendiri aku punyaku hargaku`)
	wordsOfPrices = wordSet(`harga harganya punya punyanya itu ini ya iya kok sih dong kak kakak min mas mbak dari milik`)
)

// typed is what was seen as an owner types it: with the price, of whom it is, or
// without.
func (l *looked) typed(of string) string {
	words := l.Product
	if of != "" {
		words += ", " + fmt.Sprintf(of, l.Price)
		if l.Platform != "" {
			words += " di " + l.Platform.Name()
		}
	}
	if l.Caption != "" {
		words += ". " + l.Caption
	}
	return words
}
