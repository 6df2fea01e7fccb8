package chat

import (
	"context"
	"strings"
)

// actionToOfficers passes the question on to officers that a button for it stands
// below.
const actionToOfficers = "/tiket tanya"

var ticketTool = newTool("ticket",
	"Offers the owner to pass the question on to an officer of the ministry, who answers within days. Nothing is sent: the owner decides by tapping a button. "+
		"Use it where no other tool knows the answer and the question is about the owner's business.",
	func(_ context.Context, c *Chat, said *ownersWords, _ *noArguments) (toolResult, error) {
		r := toolResult{asOf: c.today(), answer: Answer{Intent: IntentUnknown}}
		if c.Tickets == nil || !forOfficers(said.text) {
			r.notes = []string{"no officer can be asked about this"}
			return r, nil
		}
		r.passesOn = true
		r.answer.Response.Blocks = placeFoot.at(paragraph(plain(sayMayPassOn)))
		r.buttons = [][]Button{{{Label: buttonToOfficers, Action: actionToOfficers}}}
		r.notes = []string{"nothing was sent yet; the owner sees a button for it"}
		return r, nil
	})

// passedOn is a question that the owner may pass on to officers by a button.
type passedOn struct {
	Text    string `json:"text"`
	Intent  Intent `json:"intent,omitempty"`
	Product string `json:"product,omitempty"`
}

// passOn is the question where a result offers to pass it on to officers; nil
// where none does.
func (e *evidence) passOn(said *ownersWords) *passedOn {
	for i := range e.results {
		if !e.results[i].passesOn {
			continue
		}
		p := &passedOn{Text: said.text, Intent: IntentUnknown}
		if len(said.readings) > 0 {
			p.Intent, p.Product = said.readings[0].Intent, said.readings[0].Understood.Product
		}
		return p
	}
	return nil
}

// passQuestionOn keeps the question for officers that the owner was offered to
// pass on. Tapped again it tells that it is kept already.
func (c *Chat) passQuestionOn(cl *call) Response {
	p := cl.conv.PassOn
	if c.Tickets == nil || p == nil || strings.TrimSpace(p.Text) == "" {
		return say(sayNothingToPassOn)
	}
	return Response{Intent: p.Intent, unanswered: []unanswered{{text: p.Text, intent: p.Intent, product: p.Product}}}
}
