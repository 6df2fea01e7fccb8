package chat

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// Ratings counts what owners think of Setara's answers.
type Ratings interface {
	// Rated tells whether a chat has rated an answer, see [knowledge.Rating].
	Rated(ctx context.Context, chat, answer int64) (bool, error)
	// Rate counts a rating, the first of each answer.
	Rate(ctx context.Context, r knowledge.Rating) error
}

// The actions of the buttons under an answer: its number, the kind of question,
// the topic, and on lines of their own the goods and the question.
const (
	actionHelpful   = "/nilai ya"
	actionUnhelpful = "/nilai kurang"
)

// answerNumber tells the answers of a chat apart: by the message that asked,
// whose edit is answered in the same place, or by the press of a button.
func answerNumber(m *Message) int64 {
	if m.ID != 0 {
		return m.ID
	}
	return -m.Update
}

// offerRating puts two buttons under an answer, by which the owner says whether
// it helped. What is no answer has none, nor what many people read.
func (c *Chat) offerRating(m Message, conv *conversation, r Response) Response {
	if c.Ratings == nil || c.Tickets == nil || m.Group || m.Update == 0 || conv.forgotten ||
		!r.Answered || len(r.unanswered) > 0 || r.Intent == IntentSmalltalk || r.Intent == IntentOutOfScope || r.Intent == "" {
		return r
	}
	question := m.Text
	if _, rest, command := parseCommand(question); command && rest != "" {
		question = rest
	}
	var about askedQuestion
	if len(r.asked) > 0 {
		about = r.asked[0]
	} else {
		about.product = countedName(conv.caseProduct())
	}
	on := topic(r.Intent, about.product, about.program, "", question)
	head := fmt.Sprintf("%d %s", answerNumber(&m), r.Intent)
	r.Buttons = append(slices.Clip(r.Buttons), []Button{
		{Label: buttonHelpful, Action: fmt.Sprintf("%s %s\n%s", actionHelpful, head, about.product)},
		{Label: buttonUnhelpful, Action: fmt.Sprintf("%s %s %s\n%s\n%s", actionUnhelpful, head, on, about.product, question)},
	})
	return r
}

// rateAnswer is the press of a button under an answer. One that did not help
// becomes a ticket.
func rateAnswer(ctx context.Context, c *Chat, cl *call) (Response, error) {
	head, rest, _ := strings.Cut(cl.rest, "\n")
	product, question, _ := strings.Cut(rest, "\n")
	words := strings.Fields(head)
	if c.Ratings == nil || c.Tickets == nil || c.group || len(words) < 3 {
		return say(sayUnknownCommand), nil
	}
	number, err := strconv.ParseInt(words[1], 10, 64)
	helpful := words[0] == "ya"
	if err != nil || !slices.Contains(ratedIntents[:], Intent(words[2])) || !helpful && (words[0] != "kurang" || len(words) != 4 || !forOfficers(question)) {
		return say(sayUnknownCommand), nil
	}
	rated, err := c.Ratings.Rated(ctx, cl.chat, number)
	if err != nil {
		return Response{}, err
	}
	if rated {
		return say(sayRatedBefore), nil
	}
	product = countedName(product)
	if err := c.Ratings.Rate(ctx, knowledge.Rating{
		Chat: cl.chat, Answer: number, Helpful: helpful, Intent: words[2], Product: product, At: c.Now(),
	}); err != nil {
		return Response{}, err
	}
	if helpful {
		return say(sayRatedHelpful), nil
	}
	if err := c.countUnhelpful(ctx, cl, words[2], product); err != nil {
		return Response{}, err
	}
	ticket, err := c.Tickets.OpenTicket(ctx, knowledge.Ticket{
		Kind: knowledge.TicketUnhelpful, Chat: cl.chat, Update: cl.update, Text: question, Intent: words[2], Product: product,
		Topic: words[3], OpenedAt: c.Now(),
	})
	if err != nil {
		return Response{}, err
	}
	r := Response{Blocks: []Block{wordRatedUnhelpful(ticket, c.calendar().Due(c.today(), knowledge.TicketReplyDays))}}
	if ticket != 0 && c.TicketTalk != nil {
		r.Blocks = append(r.Blocks, paragraph(plain(sayWhatIsMissing)))
		r.Buttons = [][]Button{{{Label: buttonAddRemark, Action: fmt.Sprintf("%s %d", actionAddRemark, ticket)}}}
	}
	return r, nil
}

// ratedIntents are those of answers that can be rated.
var ratedIntents = [...]Intent{IntentPrice, IntentCost, IntentFee, IntentProgram, IntentRegulation, IntentReport, IntentBroadcast, IntentUnknown}

// calendar tells working days.
func (c *Chat) calendar() *knowledge.Calendar {
	if c.Calendar == nil {
		return &knowledge.Calendar{}
	}
	return c.Calendar
}
