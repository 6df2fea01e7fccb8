package llmtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
)

// streaming is a reply that is sent in pieces.
type streaming struct {
	w     http.ResponseWriter
	r     *http.Request
	req   *Request
	reply *Reply
	sent  int
}

// run sends the pieces, as far as the reply goes.
func (s *streaming) run() {
	s.w.Header().Set("Content-Type", "text/event-stream")
	for _, delta := range s.deltas() {
		if !s.piece(delta) {
			return
		}
	}
	s.chunk(map[string]any{}, s.reply.finish())
	if !s.reply.NoUsage && s.req.StreamOptions != nil && s.req.StreamOptions.IncludeUsage {
		s.event(map[string]any{
			"id": "chatcmpl-uji", "object": "chat.completion.chunk", "created": 1, "model": s.reply.Model,
			"choices": []any{}, "usage": s.reply.usage(s.req),
		})
	}
	s.line("[DONE]")
}

// piece sends one piece, and tells whether there is to be another.
func (s *streaming) piece(delta map[string]any) bool {
	if s.reply.Gate != nil {
		select {
		case <-s.reply.Gate:
		case <-s.r.Context().Done():
			return false
		}
	}
	s.chunk(delta, "")
	s.sent++
	switch s.sent {
	case s.reply.CutAfter:
		if s.reply.CutPolitely {
			s.line("[DONE]")
		}
		return false
	case s.reply.FailAfter:
		s.line(`{"error":{"message":"the engine died","type":"server_error","code":500}}`)
		return false
	case s.reply.HangAfter:
		s.reply.hang(s.r)
		return false
	}
	return true
}

// deltas are the pieces of the turn: of the text, then of each call its head and
// its arguments in halves.
func (s *streaming) deltas() []map[string]any {
	pieces := s.reply.Pieces
	if len(pieces) == 0 && s.reply.Text != "" {
		pieces = strings.SplitAfter(s.reply.Text, " ")
	}
	var deltas []map[string]any
	for _, piece := range pieces {
		deltas = append(deltas, map[string]any{"content": piece})
	}
	if s.reply.Refusal != "" {
		deltas = append(deltas, map[string]any{"refusal": s.reply.Refusal})
	}
	for i := range s.reply.Calls {
		deltas = append(deltas, s.callDeltas(i)...)
	}
	if len(deltas) > 0 {
		deltas[0]["role"] = "assistant"
	}
	return deltas
}

func (s *streaming) callDeltas(i int) []map[string]any {
	call := &s.reply.Calls[i]
	arguments := call.Function.Arguments
	if s.reply.OneIndex {
		return []map[string]any{{"tool_calls": []any{map[string]any{"index": 0, "id": call.ID, "type": "function",
			"function": map[string]any{"name": call.Function.Name, "arguments": arguments}}}}}
	}
	half := len(arguments) / 2
	head := map[string]any{"index": i, "id": call.ID, "type": "function", "function": map[string]any{"name": call.Function.Name, "arguments": ""}}
	deltas := []map[string]any{{"tool_calls": []any{head}}}
	for _, part := range []string{arguments[:half], arguments[half:]} {
		deltas = append(deltas, map[string]any{"tool_calls": []any{map[string]any{"index": i, "function": map[string]any{"arguments": part}}}})
	}
	return deltas
}

func (s *streaming) chunk(delta map[string]any, finish string) {
	choice := map[string]any{"index": 0, "delta": delta, "finish_reason": nil}
	if finish != "" {
		choice["finish_reason"] = finish
	}
	s.event(map[string]any{
		"id": "chatcmpl-uji", "object": "chat.completion.chunk", "created": 1, "model": s.reply.Model, "choices": []any{choice},
	})
}

func (s *streaming) event(value map[string]any) {
	body, err := json.Marshal(value)
	if err != nil {
		panic(fmt.Sprintf("llmtest: %v", err)) // strings and numbers
	}
	s.line(string(body))
}

func (s *streaming) line(data string) {
	_, _ = fmt.Fprintf(s.w, "data: %s\n\n", data)
	if f, ok := s.w.(http.Flusher); ok {
		f.Flush()
	}
}
