package llm

import (
	"context"
	"errors"
	"io"

	openai "github.com/sashabaranov/go-openai"

	"setara/bot/chat"
)

// Next has the model go on with a dialogue, see [chat.Model]. Every error is a
// [Failure], but for one of [Options.Spend]. Beside an error the turn holds nothing but what it took, where the
// endpoint had begun to answer.
func (c *Client) Next(ctx context.Context, d *chat.Dialogue, stream func(piece string)) (chat.ModelTurn, error) {
	able, err := c.find(ctx)
	if err != nil {
		return chat.ModelTurn{}, err
	}
	inWords := len(d.Tools) > 0 && !able.tools
	if inWords && able.format == formatNone {
		return chat.ModelTurn{}, &Failure{Reason: Refused}
	}
	req, err := c.request(d, able)
	if err != nil {
		return chat.ModelTurn{}, err
	}
	if !able.tools {
		stream = nil // it may write JSON, which is nothing to look at
	}
	turn, err := c.guarded(ctx, &req, able, stream)
	if err == nil && !able.tools {
		err = turnOfWords(&turn)
	}
	if err != nil {
		return chat.ModelTurn{Usage: turn.Usage}, err
	}
	return turn, nil
}

// guarded asks for a turn, unless the endpoint is to be left alone.
func (c *Client) guarded(ctx context.Context, req *openai.ChatCompletionRequest, able found, stream func(string)) (chat.ModelTurn, error) {
	var turn chat.ModelTurn
	err := c.guard.do(ctx, func() error {
		var err error
		turn, err = c.ask(ctx, req, able, stream)
		return err
	})
	return turn, err
}

// ask sends one request and reads the turn that it brings.
func (c *Client) ask(ctx context.Context, req *openai.ChatCompletionRequest, able found, stream func(string)) (chat.ModelTurn, error) {
	ctx, x := withExchange(ctx)
	m := message{pieces: pieces{to: stream}}
	var err error
	if able.stream {
		err = c.streamed(ctx, x, *req, able.usage, &m)
	} else {
		err = c.whole(ctx, *req, &m)
	}
	usage := m.usage(x, req)
	if err != nil {
		return chat.ModelTurn{Usage: usage}, failure(ctx, x, err)
	}
	c.noteModel(m.model)
	turn, err := m.turn()
	turn.Usage = usage
	return turn, failure(ctx, x, err)
}

// whole asks for a turn at once.
func (c *Client) whole(ctx context.Context, req openai.ChatCompletionRequest, m *message) error {
	resp, err := c.api.CreateChatCompletion(ctx, req)
	if err != nil {
		return err
	}
	m.model, m.counted = resp.Model, &resp.Usage
	if len(resp.Choices) == 0 {
		return &Failure{Reason: Empty}
	}
	choice := &resp.Choices[0]
	m.refusal, m.finish = choice.Message.Refusal, choice.FinishReason
	m.write(choice.Message.Content)
	for _, call := range choice.Message.ToolCalls {
		call.Index = nil
		m.calls.addWhole(call)
	}
	return nil
}

// streamed asks for a turn in pieces.
func (c *Client) streamed(ctx context.Context, x *exchange, req openai.ChatCompletionRequest, count bool, m *message) error {
	if count {
		req.StreamOptions = &openai.StreamOptions{IncludeUsage: true}
	}
	s, err := c.api.CreateChatCompletionStream(ctx, req)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }() // read to its end, or given up
	if x.whole {
		return &Failure{Reason: Refused} // it does not stream, whatever it was asked
	}
	m.pending = true
	for {
		chunk, err := s.Recv()
		if errors.Is(err, io.EOF) {
			m.pieces.end()
			return nil
		}
		if err != nil {
			return err
		}
		m.add(&chunk)
	}
}

// message is what the model said, as it came.
type message struct {
	model, text, refusal string
	calls                calls
	finish               openai.FinishReason
	// pending tells that a message may go on: it came in pieces, without its end.
	pending bool
	pieces  pieces
	// counted is what the endpoint counted, nil for nothing; chunks and thoughts
	// are how many pieces came, and the bytes of thoughts among them.
	counted          *openai.Usage
	chunks, thoughts int
}

// write adds text.
func (m *message) write(text string) {
	m.text += text
	m.pieces.add(text)
}

// add adds a chunk of a stream.
func (m *message) add(chunk *openai.ChatCompletionStreamResponse) {
	m.chunks++
	if chunk.Model != "" {
		m.model = chunk.Model
	}
	if chunk.Usage != nil {
		m.counted = chunk.Usage
	}
	for i := range chunk.Choices {
		choice := &chunk.Choices[i]
		if choice.Index != 0 {
			continue
		}
		m.write(choice.Delta.Content)
		m.refusal += choice.Delta.Refusal
		m.thoughts += len(choice.Delta.ReasoningContent)
		for _, call := range choice.Delta.ToolCalls {
			m.calls.add(call)
		}
		if choice.FinishReason != "" && choice.FinishReason != openai.FinishReasonNull {
			m.finish = choice.FinishReason
		}
	}
}

// turn is the message as a turn, unless it is not whole. What ends with length
// may have its arguments cut.
func (m *message) turn() (chat.ModelTurn, error) {
	turn := chat.ModelTurn{Text: withoutThoughts(m.text), Calls: m.calls.all()}
	nothing := turn.Text == "" && len(turn.Calls) == 0
	switch {
	case m.finish == openai.FinishReasonLength:
		return turn, &Failure{Reason: CutOff}
	case m.finish == openai.FinishReasonContentFilter:
		return turn, &Failure{Reason: Withheld}
	case m.finish == "error":
		return turn, &Failure{Reason: Trouble}
	case m.pending && m.finish == "":
		return turn, &Failure{Reason: HalfStream}
	case nothing && m.refusal != "":
		return turn, &Failure{Reason: Withheld}
	case nothing:
		return turn, &Failure{Reason: Empty}
	case m.calls.nameless():
		return turn, &Failure{Reason: Malformed}
	}
	return turn, nil
}
