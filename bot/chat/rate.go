package chat

import (
	"context"
	"strconv"

	"setara/knowledge"
	"setara/knowledge/text"
)

// RateSetter keeps a rate that an officer sets.
type RateSetter interface {
	// SetRate replaces the rate of that day and returns it with the one
	// before, nil where there was none. Where the act was done before, an
	// update that is handled again after a crash, it changes nothing and
	// returns what it did then.
	SetRate(ctx context.Context, rate knowledge.ExchangeRate, act knowledge.Act) (kept knowledge.ExchangeRate, before *knowledge.ExchangeRate, err error)
}

// setRate keeps the exchange rate that an officer types, for today or for the
// day behind it, or shows the one in use. For everybody else there is no such
// command.
func setRate(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.Rates == nil {
		return say(sayUnknownCommand), nil
	}
	said := readRateCommand(cl.rest, c.today())
	if cl.rest == "" || said.fault != rateGood {
		ok, refusal, err := c.allowed(ctx, cl, knowledge.RightWrite)
		switch {
		case !ok:
			return refusal, err
		case cl.rest == "":
			return c.showRate(ctx)
		default:
			return say(wordRateFault(&said)...), nil
		}
	}
	deed := c.deed(cl, knowledge.DeedRate)
	deed.Object, deed.Detail = said.rate.Day.String(), strconv.FormatInt(int64(said.rate.Rupiah), 10)
	if ok, refusal, err := c.authorized(ctx, cl, knowledge.RightWrite, deed); !ok {
		return refusal, err
	}
	kept, before, err := c.Rates.SetRate(ctx, said.rate, deed.Act)
	if err != nil {
		return Response{}, err
	}
	said.rate = kept
	return say(wordRateSet(&said, before)), nil
}

func (c *Chat) showRate(ctx context.Context) (Response, error) {
	rate, err := c.findRate(ctx, nil, c.today())
	if err != nil {
		return Response{}, err
	}
	if rate == nil {
		return say(sayRateNone, sayRateForm), nil
	}
	return say(wordRateInUse(*rate, c.today()), sayRateForm), nil
}

// takeRate goes on with a question about an import that waits for a rate. It
// returns false where the message names none.
func (c *Chat) takeRate(ctx context.Context, message, pending string, conv *conversation) (Response, bool, error) {
	if pending == "" || c.Customs == nil {
		return Response{}, false, nil
	}
	rate, ok := readRateReply(message)
	if !ok {
		if UnderstandReply(message, SlotCost).Kind == ReplyDontKnow {
			conv.Import = pending
			return say(askRateUnknown), true, nil
		}
		return Response{}, false, nil
	}
	if rate.Rupiah == 0 {
		conv.Import = pending
		return say(askRateAgain), true, nil
	}
	if pending == actionImport {
		response, err := c.importOfCase(ctx, conv, &rate.Rupiah)
		return response, true, err
	}
	response, err := c.importOf(ctx, pending, conv, &rate.Rupiah)
	return response, true, err
}

// readRateReply reads an answer to the question what a dollar costs: a rate,
// with nothing but small words around it.
func readRateReply(message string) (text.SaidRate, bool) {
	q := text.ReadQuestion("kurs " + message)
	rate, ok := text.ReadRate(&q)
	if !ok {
		return rate, false
	}
	for i := rate.Last + 1; i < len(q.Tokens); i++ {
		if q.Tokens[i].Kind != text.Mark && !lists.filler(q.Words[i]) {
			return rate, false
		}
	}
	return rate, true
}

// answerRate says what a dollar costs by the officers' rate.
func (c *Chat) answerRate(ctx context.Context, r Reading) (Answer, error) {
	rate, err := c.findRate(ctx, nil, c.today())
	if err != nil {
		return Answer{}, err
	}
	if rate == nil {
		return plainAnswer(r, say(sayRateNone, sayRateSaid)), nil
	}
	a := plainAnswer(r, say(wordRateInUse(*rate, c.today())))
	a.Answered = true
	f := factList{asOf: rate.Day}
	f.add("kurs dolar", int64(rate.Rupiah), knowledge.FactRupiah, rate.Source)
	a.Facts = f.facts
	return a, nil
}
