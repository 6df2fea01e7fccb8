package llm

import (
	"context"
	"errors"
	"io"

	openai "github.com/sashabaranov/go-openai"

	"setara/bot/chat"
)

// Next has the model go on with a dialogue, see [chat.Model]. Every error is a
// [Failure], or the one of [Client.Abilities].
func (c *Client) Next(ctx context.Context, d *chat.Dialogue, stream func(piece string)) (chat.ModelTurn, error) {
	able, err := c.found(ctx)
	if err != nil {
		return chat.ModelTurn{}, err
	}
	inWords := len(d.Tools) > 0 && !able.tools
	req, err := c.request(d, able)
	if err != nil {
		return chat.ModelTurn{}, err
	}
	pieces := &pieces{to: stream}
	if inWords {
		pieces.to = nil // JSON is nothing to look at
	}
	var turn chat.ModelTurn
	err = c.guard.do(ctx, func() error {
		turn, err = c.ask(ctx, req, able, pieces)
		return err
	})
	if err == nil && inWords {
		err = turnOfWords(&turn, d.Tools)
	}
	if err != nil {
		return chat.ModelTurn{}, err
	}
	return turn, nil
}

// ask sends one request.
func (c *Client) ask(ctx context.Context, req openai.ChatCompletionRequest, able found, to *pieces) (chat.ModelTurn, error) {
	var m message
	var err error
	if able.stream && to.to != nil {
		m, err = c.streamed(ctx, req, able, to)
	} else {
		m, err = c.whole(ctx, req)
	}
	if err != nil {
		return chat.ModelTurn{}, err
	}
	c.noteModel(m.model)
	return m.turn()
}

// message is what the model said, as it came.
type message struct {
	model, text, refusal string
	calls                calls
	finish               openai.FinishReason
	// pending tells that a message may go on: it came in pieces, without its end.
	pending bool
	usage   chat.ModelUsage
}

// whole asks for a turn at once.
func (c *Client) whole(ctx context.Context, req openai.ChatCompletionRequest) (message, error) {
	ctx, x := withExchange(ctx)
	resp, err := c.api.CreateChatCompletion(ctx, req)
	if err != nil {
		return message{}, failure(ctx, x, err)
	}
	m := message{model: resp.Model, usage: usage(&resp.Usage, x)}
	if len(resp.Choices) == 0 {
		return message{}, &Failure{Reason: Empty, Status: x.status}
	}
	choice := &resp.Choices[0]
	m.text, m.refusal, m.finish = choice.Message.Content, choice.Message.Refusal, choice.FinishReason
	for i := range choice.Message.ToolCalls {
		choice.Message.ToolCalls[i].Index = nil
		m.calls.addWhole(choice.Message.ToolCalls[i])
	}
	return m, nil
}

// streamed asks for a turn in pieces.
func (c *Client) streamed(ctx context.Context, req openai.ChatCompletionRequest, able found, to *pieces) (message, error) {
	ctx, x := withExchange(ctx)
	if able.usage {
		req.StreamOptions = &openai.StreamOptions{IncludeUsage: true}
	}
	s, err := c.api.CreateChatCompletionStream(ctx, req)
	if err != nil {
		return message{}, failure(ctx, x, err)
	}
	defer s.Close()
	m := message{pending: true}
	var counted *openai.Usage
	for {
		chunk, err := s.Recv()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return message{}, failure(ctx, x, err)
		}
		if chunk.Model != "" {
			m.model = chunk.Model
		}
		if chunk.Usage != nil {
			counted = chunk.Usage
		}
		m.add(&chunk, to)
	}
	if x.whole && m.finish == "" && m.model == "" {
		return message{}, &Failure{Reason: Malformed, Status: x.status} // no stream at all
	}
	to.end()
	m.usage = usage(counted, x)
	return m, nil
}

// add adds a chunk of a stream.
func (m *message) add(chunk *openai.ChatCompletionStreamResponse, to *pieces) {
	for i := range chunk.Choices {
		choice := &chunk.Choices[i]
		if choice.Index != 0 {
			continue
		}
		m.text += choice.Delta.Content
		m.refusal += choice.Delta.Refusal
		to.add(choice.Delta.Content)
		for _, call := range choice.Delta.ToolCalls {
			m.calls.add(call)
		}
		if choice.FinishReason != "" && choice.FinishReason != openai.FinishReasonNull {
			m.finish = choice.FinishReason
		}
	}
}

// turn is the message as a turn, unless it is not whole.
func (m *message) turn() (chat.ModelTurn, error) {
	turn := chat.ModelTurn{Text: withoutThoughts(m.text), Calls: m.calls.all(), Usage: m.usage}
	switch {
	case m.finish == openai.FinishReasonLength:
		return turn, &Failure{Reason: CutOff}
	case m.finish == openai.FinishReasonContentFilter:
		return turn, &Failure{Reason: Withheld}
	case m.finish == "error":
		return turn, &Failure{Reason: Trouble}
	case m.pending && m.finish == "":
		return turn, &Failure{Reason: HalfStream}
	case turn.Text == "" && len(turn.Calls) == 0 && m.refusal != "":
		return turn, &Failure{Reason: Withheld}
	case turn.Text == "" && len(turn.Calls) == 0:
		return turn, &Failure{Reason: Empty}
	}
	return turn, nil
}
