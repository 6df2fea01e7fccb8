package chat

import (
	"context"
	"unicode/utf8"
)

// maxQuestion is how much of a message is read, in characters: as much as
// Telegram sends in one.
const maxQuestion = 4096

// Ask answers one message without any conversation around it: nothing is
// remembered. A message that asks several things gives an answer with parts.
func (c *Chat) Ask(ctx context.Context, message string) (Answer, error) {
	text, cut := cutMessage(message)
	text = askedBesides(text)
	if d, ok := readListed(text); ok {
		return c.answerListed(message, d), nil
	}
	text, err := c.plain(ctx, text)
	if err != nil {
		return Answer{}, err
	}
	readings, err := c.readings(ctx, text)
	if err != nil {
		return Answer{}, err
	}
	parts := make([]Answer, 0, len(readings))
	for _, r := range readings {
		r.among = len(readings) > 1
		part, err := c.answer(ctx, r)
		if err != nil {
			return Answer{}, err
		}
		part.WouldTicket = part.WouldTicket && forOfficers(r.Text)
		parts = append(parts, part)
	}
	if cut {
		first := &parts[0].Response
		first.Blocks = append([]Block{paragraph(plain(sayTooLong))}, first.Blocks...)
	}
	a := parts[0]
	a.Question = message
	if len(parts) > 1 {
		a.Parts = parts
	}
	return a, nil
}

// plain is a message with the synonyms of officers written out.
func (c *Chat) plain(ctx context.Context, message string) (string, error) {
	if c.Synonyms == nil {
		return message, nil
	}
	writer, err := c.Synonyms.SynonymWriter(ctx)
	if err != nil {
		return "", err
	}
	return writer.Apply(message), nil
}

// cutMessage is the part of a message that is read.
func cutMessage(message string) (text string, cut bool) {
	if utf8.RuneCountInString(message) <= maxQuestion {
		return message, false
	}
	return string([]rune(message)[:maxQuestion]), true
}

// answer answers one question.
func (c *Chat) answer(ctx context.Context, r Reading) (Answer, error) {
	if r.Doubt != nil && r.Doubt.Kind == DoubtSeveral {
		return answerSeveral(r), nil
	}
	if r.Intent == IntentOutOfScope && newMessage(r.Text).asksToForge() {
		return plainAnswer(r, say(sayForgery)), nil // whichever papers are named
	}
	if c.asksFitting([]Reading{r}) {
		return c.answerFitting(ctx, r)
	}
	r, err := c.leanOnEntries(ctx, r)
	if err != nil {
		return Answer{}, err
	}
	asked := readImport(r.Text)
	if c.Customs != nil && asked.asksToKnow(&r) {
		r.Intent, r.Topics = IntentCost, 0
	}
	r, err = c.takeDollars(ctx, r, &asked)
	if err != nil {
		return Answer{}, err
	}
	toEntry, err := c.meansEntry(ctx, &r, &asked)
	if err != nil {
		return Answer{}, err
	}
	if a, ok, err := c.goesBeyondSums(ctx, r, &asked); ok || err != nil {
		return a, err
	}
	if !toEntry {
		if a, ok, err := c.answerCustoms(ctx, r, &asked); ok || err != nil {
			return a, err
		}
	}
	switch {
	case r.reckons():
		return c.answerReckoned(ctx, r)
	case r.Intent == IntentPrice, r.Intent == IntentCost && r.Understood.Cost != nil:
		a, err := c.answerPrice(ctx, r)
		if err == nil && r.speaksInPassing() && a.Comparables != nil && a.Comparables.Found == 0 {
			return c.unclear(r), nil
		}
		return a, err
	}
	return c.answerIntent(ctx, r)
}

// answerCustoms answers a question about imports from the duties and taxes on
// them. It returns false for any other question.
func (c *Chat) answerCustoms(ctx context.Context, r Reading, asked *importQuestion) (a Answer, ok bool, err error) {
	if c.Customs == nil {
		return Answer{}, false, nil
	}
	switch {
	case asked.asksRateAlone(&r.Understood):
		a, err = c.answerRate(ctx, r)
		return a, true, err
	case asked.asksImport(r.Intent) && (r.Understood.Cost == nil || asked.has(topicDuty) && asked.abroad()):
		if asked.fob > 0 {
			r.Intent = IntentCost // what these goods owe, rather than a rule
		}
	case c.wondersAtPrice(&r, asked):
		r.Intent = IntentCost
	default:
		return Answer{}, false, nil
	}
	a, err = c.answerImport(ctx, r, asked)
	return a, true, err
}

// answerIntent answers a question that no sum is asked for.
func (c *Chat) answerIntent(ctx context.Context, r Reading) (Answer, error) {
	switch r.Intent {
	case IntentFee:
		a, err := c.answerFee(ctx, r)
		if sale := &r.Understood.Sale; sale.With|sale.Without != 0 { // so that a price may follow
			a.Understood, a.topics, a.platforms, a.asOf = &r.Understood, r.Topics, r.Platforms, c.today()
		}
		return a, err
	case IntentCost:
		switch {
		case r.Understood.AsksMarkup:
			return explained(r, sayMarkup), nil
		case asksToLower(r.Text):
			return explained(r, sayLowerCost), nil
		case !c.group && asksToReckon(r.Text):
			return explained(r, sayHowToReckon), nil
		}
		return c.answerEntries(ctx, r)
	case IntentSmalltalk:
		return plainAnswer(r, smalltalk(r.Text)), nil
	case IntentOutOfScope:
		return plainAnswer(r, outOfScope(r.Text)), nil
	case IntentUnknown:
		if asksAbilities(r.Text) {
			r.Intent = IntentSmalltalk
			return plainAnswer(r, smalltalk(r.Text)), nil
		}
		return c.unclear(r), nil
	default:
		return c.answerEntries(ctx, r)
	}
}

// unclear asks what is meant.
func (c *Chat) unclear(r Reading) Answer {
	r.Intent, r.Understood = IntentUnknown, Understood{}
	a := plainAnswer(r, withExamples(say(sayUnknown)))
	a.WouldTicket = c.Entries != nil && asksOfBusiness(r.Text)
	return a
}

// explained answers with words that need no figure.
func explained(r Reading, sentence string) Answer {
	a := plainAnswer(r, say(sentence))
	a.Answered = true
	return a
}

// answerSeveral asks for one of several goods at a time. Nothing of them is
// remembered, so that none is mixed with the next.
func answerSeveral(r Reading) Answer {
	return Answer{Question: r.Text, Intent: r.Intent, Response: Response{Blocks: []Block{wordDoubt(r.Doubt)}}}
}

// plainAnswer is an answer without figures.
func plainAnswer(r Reading, response Response) Answer {
	a := Answer{
		Question: r.Text,
		Intent:   r.Intent,
		Answered: r.Intent == IntentSmalltalk,
		Response: response,
		Buttons:  response.labels(),
	}
	if r.Understood.hasContent() {
		a.Understood = &r.Understood
	}
	return a
}

// hasContent tells whether anything at all was understood.
func (u *Understood) hasContent() bool {
	return u.Product != "" || u.OwnPrice != nil || u.CompetitorPrice != nil || u.Cost != nil ||
		u.OwnPlatform != "" || u.CompetitorPlatform != ""
}

// withExamples adds the example questions as buttons.
func withExamples(r Response) Response {
	for _, example := range examples {
		r.Buttons = append(r.Buttons, []Button{{Label: example, Action: example}})
	}
	return r
}
