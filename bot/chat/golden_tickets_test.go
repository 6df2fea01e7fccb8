package chat_test

import (
	"strconv"
	"strings"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
)

// toldAt is the number at Telegram of the last message with an officer's answer.
const toldAt = 90_000

// onTelegram is what a person writes or presses at Telegram, where messages have
// numbers. An arrow in front replies to the last answer that they got.
func (p *player) onTelegram(rest string) string {
	p.t.Helper()
	who, text, _ := strings.Cut(rest, " ")
	person, err := strconv.ParseInt(who, 10, 64)
	p.must(err)
	p.updates++
	text, reply := strings.CutPrefix(text, "^ ")
	m := chat.Message{Chat: person, From: person, Text: pressed(text, p.offered[person]), Update: p.updates}
	if m.Text == text {
		m.ID = 1000 + p.updates
	}
	if reply {
		m.ReplyTo = toldAt
	}
	response, err := p.chat.Turn(p.t.Context(), m)
	p.must(err)
	shown, choices := withChoices(response)
	p.offered[person] = choices
	return "\n" + shown
}

// bringAnswers brings the answers of officers to all who asked, as the bot does,
// and tells the officers. Somebody who is named cannot be reached.
func (p *player) bringAnswers(rest string) string {
	p.t.Helper()
	ctx := p.t.Context()
	lost, _ := strconv.ParseInt(rest, 10, 64)
	if lost != 0 {
		p.must(p.ledger.Leave(ctx, lost, p.now))
	}
	answers, err := p.ledger.AnswersToGive(ctx)
	p.must(err)
	told := ""
	for i := range answers {
		told += p.give(&answers[i], lost)
	}
	p.send(lost)
	p.must(p.ledger.SettleTickets(ctx))
	out, err := p.ledger.AnswersOut(ctx)
	p.must(err)
	for i := range out {
		_, err := p.ledger.TellAnswer(ctx, out[i].ID, nil, p.now)
		p.must(err)
		told += p.furtherOf(&chat.Further{To: out[i].By, Response: chat.TicketReport(&out[i])})
	}
	return told
}

// give queues the letters of an answer.
func (p *player) give(a *knowledge.TicketAnswer, lost int64) (told string) {
	p.t.Helper()
	ctx := p.t.Context()
	mails, err := p.ledger.TicketMails(ctx, a, 100)
	p.must(err)
	given := make([]ledger.GivenMail, len(mails))
	for i := range mails {
		given[i].TicketMail = mails[i]
		if a.Kind == knowledge.DeedTicketDismiss || mails[i].Tickets[0].Update == 0 {
			continue
		}
		given[i].Letter = &ledger.Letter{Chat: mails[i].Chat, Lane: ledger.Broadcasts, Kind: ledger.Send, Payload: []byte("{}")}
		if mails[i].Chat != lost {
			told += p.furtherOf(&chat.Further{To: mails[i].Chat, Response: chat.TellTicket(&mails[i])})
		}
	}
	_, err = p.ledger.GiveTickets(ctx, a, given, p.now)
	p.must(err)
	p.must(p.ledger.AllGiven(ctx, a))
	return told
}

// send sends all letters, but for those to somebody.
func (p *player) send(lost int64) {
	p.t.Helper()
	ctx := p.t.Context()
	letters, err := p.ledger.Waiting(ctx, ledger.Broadcasts, 0, 1000)
	p.must(err)
	for _, letter := range letters {
		_, err := p.ledger.Claim(ctx, letter.ID)
		p.must(err)
		o := ledger.Outcome{Letter: letter.ID, State: ledger.Sent, Message: toldAt, At: p.now}
		if letter.Chat == lost {
			o.State, o.Message = ledger.Failed, 0
		}
		done := make(chan error, 1)
		p.ledger.Settle(o, func(err error) { done <- err })
		p.must(<-done)
	}
}
