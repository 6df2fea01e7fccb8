package chat

import (
	"context"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// modelAsked is a question that the model asked an owner last, and what they had
// said before it: the next message may answer it.
type modelAsked struct {
	Said  string `json:"said"`
	Asked string `json:"asked"`
	// Above tells that Setara asks for something else below it, which comes first.
	Above bool `json:"above,omitempty"`
}

// howMuch tells whether it asks for a number.
func (a *modelAsked) howMuch() bool {
	return a != nil && strings.Contains(strings.ToLower(a.Asked), "berapa")
}

// asksLast is the last question of what the model wrote; nil where it asks nothing,
// and where Setara itself asks for more than a price or a place below it.
func (q *modelQuestion) asksLast(text string) *modelAsked {
	above := false
	for i := range q.evidence.results {
		switch a := &q.evidence.results[i].answer; {
		case !q.evidence.stands(i):
		case a.wantsRate != "", a.asks != "" && (!besideModel[a.asks] || a.doubt != nil):
			return nil
		case a.asks != "":
			above = true
		}
	}
	blocks := q.body(text)
	for i := len(blocks) - 1; i >= 0; i-- {
		if asked := lastQuestion(blockText(blocks[i])); asked != "" {
			return &modelAsked{Said: q.said.text, Asked: asked, Above: above}
		}
	}
	return nil
}

// lastQuestion is the last sentence of a paragraph that ends in a question mark;
// empty for none.
func lastQuestion(paragraph string) string {
	end := strings.LastIndexByte(paragraph, '?')
	if end < 0 {
		return ""
	}
	from := 0
	for _, mark := range [...]string{". ", "! ", "? ", "\n"} {
		if at := strings.LastIndex(paragraph[:end], mark); at >= 0 {
			from = max(from, at+len(mark))
		}
	}
	return strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(paragraph[from:end+1]), "• "))
}

// Something of each kind that a question may ask for, to be read in its place.
const (
	someAmount      = "rp37.123"
	somewhereToSell = "di shopee"
)

// askedSlot is what a question asks for, where an answer can be read as that; empty
// for anything else. It is read with an amount, or a marketplace, in the place of
// what is asked.
func askedSlot(question string) Slot {
	question = strings.ToLower(question)
	if answered := strings.Replace(question, "di mana", somewhereToSell, 1); answered != question {
		if r := Understand(answered); len(r) == 1 && r[0].Understood.OwnPlatform == knowledge.PlatformShopee && r[0].Understood.Product == "" {
			return SlotOwnPlatform
		}
		return ""
	}
	answered := strings.Replace(question, "berapa", someAmount, 1)
	r := Understand(answered)
	if answered == question || len(r) > 1 || len(r[0].said) != 1 || r[0].Intent != IntentPrice && r[0].Intent != IntentCost {
		return ""
	}
	return r[0].said[0].slot
}

// askByModel has the model's question take the place of what Setara asked before:
// it is what the owner reads last, but where Setara asks below it.
func (conv *conversation) askByModel(asked *modelAsked) {
	conv.ModelAsked = asked
	if asked.Above {
		if conv.Doubt != nil || conv.Entries != nil || !conv.waiting() || !conv.settled() {
			conv.ModelAsked = nil
		}
		return
	}
	conv.Asking, conv.Doubt, conv.Choices = askedSlot(asked.Asked), nil, nil
}

// takeModelReply gives the answer to a question of the model's to the model. It
// returns false where none was asked, where Setara reads the answer by itself, and
// for a message that asks something of its own.
func (c *Chat) takeModelReply(ctx context.Context, m Message, cl *call) (Response, bool, error) {
	if cl.askedByModel == nil || c.group || !c.modelAnswers() {
		return Response{}, false, nil
	}
	if consent, err := c.mayAskModel(ctx, c.owner); err != nil || consent != modelYes {
		return Response{}, false, err
	}
	said, _ := cutMessage(m.Text)
	said, err := c.plain(ctx, said)
	if err != nil {
		return Response{}, false, err
	}
	readings := Understand(said)
	if cl.conv.readsReply(said, readings, cl.askedByModel) || cl.conv.addsFigure(said, readings, cl.askedByModel) || cl.askedByModel.leftBy(said, readings) {
		return Response{}, false, nil
	}
	whole, err := c.Ask(ctx, m.Text)
	if err != nil {
		return Response{}, true, err
	}
	q := &modelQuestion{consented: true}
	q.said.asked = cl.askedByModel
	if cl.conv.Case != nil {
		q.said.known = new(cl.conv.Case.Understood())
	}
	part := &whole
	if len(whole.Parts) > 0 {
		part = &whole.Parts[0]
	}
	answer, report, err := c.answerByModel(ctx, whole, part, q)
	lost := report.lost()
	switch {
	case err != nil:
		return Response{}, true, err
	case lost != "" && !answer.helps(cl.conv.givesOther(said, readings, cl.askedByModel)):
		return withExamples(say(wordModelLost(lost), sayModelInstead)), true, nil
	}
	told := c.tellAnswer(&answer, false, m.Text, cl.conv)
	if lost != "" {
		told.Blocks = slices.Concat(say(wordModelLost(lost)).Blocks, told.Blocks)
	}
	return told, true, nil
}

// helps tells whether an answer without the model is of use to who answered a
// question of the model's: it says something, or goes to officers. A figure of
// something else is no price that Setara could go on with, and nothing for officers.
func (a *Answer) helps(other bool) bool {
	if len(a.Parts) > 0 {
		return slices.ContainsFunc(a.Parts, func(part Answer) bool { return part.helps(other) })
	}
	if other && (a.isCase() || !a.Answered) {
		return false
	}
	return a.Answered && a.Intent != IntentSmalltalk || a.WouldTicket || a.passOn != nil
}

// addsFigure tells whether a message only adds a figure to the case under way, and
// says whose price it is: such a figure answers no question about anything else.
func (conv *conversation) addsFigure(said string, readings []Reading, asked *modelAsked) bool {
	return conv.goesOn(readings) && len(readings[0].said) > 0 && !conv.givesOther(said, readings, asked)
}

// givesOther tells whether the figure of a message is no price: no word but those of
// the model's question says that it is one, or it is too far from the others.
func (conv *conversation) givesOther(said string, readings []Reading, asked *modelAsked) bool {
	if conv.goesOn(readings) && conv.farOff(&readings[0].Understood) != nil {
		return true
	}
	return asked.howMuch() && newMessage(said).numbered() && len(Understand(asked.beside(said))[0].said) == 0
}

// leftBy tells whether a message is no answer to the question but says, or asks,
// something of its own that Setara understands. What only says again what was asked
// about, as in "omzetnya 20 juta", is an answer.
func (a *modelAsked) leftBy(said string, readings []Reading) bool {
	if controlOf(said) == controlStop {
		return true
	}
	if _, agreed := agrees(said, ""); agreed && !newMessage(said).thanks() {
		return false
	}
	return slices.ContainsFunc(readings, func(r Reading) bool {
		return r.Understood.hasAmount() && text.NamesGoods(r.Understood.Product) ||
			isOwnQuestion(r) && (asksOutright(newMessage(r.Text)) || slices.ContainsFunc(Understand(a.beside(r.Text)), isOwnQuestion))
	})
}

// isOwnQuestion is [isQuestion] for one reading of a message.
func isOwnQuestion(r Reading) bool {
	m := newMessage(r.Text)
	return isQuestion(newSentence(m, extent{0, len(m.Tokens)}), []Reading{r})
}

// asksOutright tells whether a message has a mark or a word of questions.
func asksOutright(m *message) bool {
	return slices.ContainsFunc(m.Words, func(w string) bool { return w == "?" || questionWords[w] })
}

// beside is a message without the words that the question has too.
func (a *modelAsked) beside(said string) string {
	asked := map[string]bool{}
	for _, word := range newMessage(a.Asked).Words {
		asked[stem(word)] = true
	}
	m := newMessage(said)
	var rest strings.Builder
	from := 0
	for i, t := range m.Tokens {
		if t.Kind == text.Word && asked[stem(m.Words[i])] {
			rest.WriteString(m.Source[from:t.Start])
			from = t.End
		}
	}
	rest.WriteString(m.Source[from:])
	return rest.String()
}
