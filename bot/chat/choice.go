package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// choices are the goods that the owner must choose from before the market can
// be spoken of; none where it is clear what is meant.
func (p *priceCase) choices() []knowledge.Choice {
	if p.found == nil {
		return nil
	}
	return p.found.Choices
}

// askKind says what rests on the owner's own figures and asks which goods are
// meant. Nothing is said of the market: one of mixed goods has no price.
func (p *priceCase) askKind() Response {
	var r Response
	if p.situation.Cost != nil {
		r.Blocks = append(r.Blocks, p.wordVerdict())
	}
	r.Blocks = append(r.Blocks, p.figures()...)
	if p.found.Sample {
		r.Blocks = append(r.Blocks, wordSample())
	}
	r.Blocks = append(r.Blocks, wordChoices(p.understood.Product, p.found))
	r.Buttons = choiceButtons(p.choices())
	return r
}

// goods are the product words, with the category that was chosen for them.
func (u *Understood) goods() string {
	if u.Category != "" {
		return u.Product + " (" + u.Category + ")"
	}
	return u.Product
}

// chosen is what a message adds to the case where Setara asked which goods are
// meant and it says which: by their place among the choices, by their name, or
// by naming other goods of the kind that was too wide.
func (conv *conversation) chosen(message string, readings []Reading) (Understood, bool) {
	if !conv.waiting() || conv.Asking != SlotKind {
		return Understood{}, false
	}
	if i, ok := placeAmong(newMessage(message), len(conv.Choices)); ok {
		return Understood{Product: conv.Choices[i].Product, Aside: Aside{Category: conv.Choices[i].Category}}, true
	}
	for _, c := range conv.Choices {
		rest, named := cutName(message, c.Category)
		if !named {
			continue
		}
		if said, ok := figuresOf(Understand(rest)); ok && hasWords(c.Product, said.Product) {
			said.Product, said.Category = c.Product, c.Category
			return said, true
		}
	}
	return narrowed(conv.Case.Said.Product, readings)
}

// narrowed reads a message that names goods of the kind that was asked about,
// whether or not they were among the choices.
func narrowed(product string, readings []Reading) (Understood, bool) {
	said, ok := figuresOf(readings)
	asked, named := text.ReadTitle(product), text.ReadTitle(said.Product)
	if !ok || !asked.Known() || named.Head == asked.Head || !slices.Contains(named.Kinds(), asked.Head) {
		return Understood{}, false
	}
	if named.Audience == 0 {
		said.Product = asked.Narrowed(said.Product)
	}
	return said, true
}

// figuresOf is what a message says that asks nothing but prices, if anything.
func figuresOf(readings []Reading) (Understood, bool) {
	r := &readings[0]
	asksPrice := r.Intent == IntentPrice || r.Intent == IntentCost || r.Intent == IntentUnknown
	return r.Understood, len(readings) == 1 && r.Doubt == nil && asksPrice
}

// cutName takes the words of a name out of a message; false where one is
// missing.
func cutName(message, name string) (rest string, ok bool) {
	words := strings.Fields(strings.ToLower(message))
	for part := range strings.FieldsSeq(name) {
		i := slices.IndexFunc(words, func(w string) bool {
			w = strings.Trim(w, ".,!?()“”")
			return w == part || w == part+"nya"
		})
		if i < 0 {
			return "", false
		}
		words = slices.Delete(words, i, i+1)
	}
	return strings.Join(words, " "), name != ""
}

// hasWords tells whether a text has all words of another.
func hasWords(s, other string) bool {
	words := strings.Fields(s)
	for word := range strings.FieldsSeq(other) {
		if !slices.Contains(words, word) {
			return false
		}
	}
	return true
}

// places are the words for a place among up to five choices.
var places = map[string]int{
	"1": 1, "satu": 1, "kesatu": 1, "pertama": 1, "2": 2, "dua": 2, "kedua": 2, "3": 3, "tiga": 3, "ketiga": 3,
	"4": 4, "empat": 4, "keempat": 4, "5": 5, "lima": 5, "kelima": 5,
}

// placeAmong reads "2", "no 2" or "yang kedua kak": a place among n choices
// and nothing else.
func placeAmong(m *message, n int) (int, bool) {
	place := 0
	for i, word := range m.Words {
		switch at := places[word]; {
		case at > 0 && place == 0:
			place = at
		case word == "terakhir" && place == 0:
			place = n
		case m.Tokens[i].Kind != text.Mark && (at > 0 || !lists.filler(word)):
			return 0, false
		}
	}
	return place - 1, 0 < place && place <= n
}
