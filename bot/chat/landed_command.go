package chat

import (
	"context"

	"setara/knowledge"
)

// explainImport says why the goods of the case under way, or those named
// behind the command, can be so cheap.
func explainImport(ctx context.Context, c *Chat, cl *call) (Response, error) {
	switch {
	case c.Customs == nil:
		return say(sayNotYet), nil
	case cl.rest != "":
		return c.importOf(ctx, cl.rest, cl.conv, nil)
	case cl.conv.Case == nil:
		return say(askImport), nil
	}
	return c.importOfCase(ctx, cl.conv, nil)
}

// importOf answers a text as a question about an import, whatever it looks
// like, at the rate that was named for it.
func (c *Chat) importOf(ctx context.Context, message string, conv *conversation, rate *knowledge.Rupiah) (Response, error) {
	r := Understand(message)[0]
	r.Intent = IntentCost
	asked := importAsked(r.Text)
	if rate != nil {
		asked.rate = rate
	}
	return c.giveImport(ctx, r, &asked, conv)
}

// importOfCase answers for the goods of the case under way and the
// competitor's price.
func (c *Chat) importOfCase(ctx context.Context, conv *conversation, rate *knowledge.Rupiah) (Response, error) {
	if conv.Case == nil {
		return say(askImport), nil
	}
	r := Reading{Text: actionImport, Intent: IntentCost, Understood: conv.Case.Understood()}
	r.Understood.OwnPrice, r.Understood.Cost = nil, nil
	asked := importAsked(r.Text)
	asked.rate = rate
	return c.giveImport(ctx, r, &asked, conv)
}

// importAsked is what the text of a question asks about an import;
// [actionImport] asks why the goods of a case can be so cheap.
func importAsked(text string) importQuestion {
	if text == actionImport {
		return importQuestion{topics: topicWhy, pieces: 1}
	}
	return readImport(text)
}

func (c *Chat) giveImport(ctx context.Context, r Reading, asked *importQuestion, conv *conversation) (Response, error) {
	answer, err := c.answerImport(ctx, r, asked)
	if err != nil {
		return Response{}, err
	}
	conv.keep(&answer)
	return answer.Full(), nil
}
