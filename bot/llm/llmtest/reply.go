package llmtest

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// Reply is what the endpoint answers to one request.
type Reply struct {
	// Text is what the model writes, Calls what it calls.
	Text  string
	Calls []Call
	// Pieces are the text as it is streamed; words unless set. Text is then what
	// they are together.
	Pieces []string
	// Finish is why the turn ends; stop or tool_calls unless set.
	Finish string
	// Refusal is what the model says in the place of an answer.
	Refusal string
	// Model is what answers; the one asked unless set.
	Model string
	// NoUsage leaves out the count of tokens; Input and Output are it where set.
	NoUsage       bool
	Input, Output int

	// Status is that of an error; RetryAfter is sent along, as it stands. Body is
	// what the error says, JSON or not; something unless set.
	Status     int
	RetryAfter string
	Body       string
	// Location is where a redirect leads.
	Location string
	// Raw is a body with status 200, as it stands: no protocol at all.
	Raw string
	// CutAfter ends a stream after so many pieces, without a reason and without
	// [DONE]; an answer in one piece after so many bytes. CutPolitely does send
	// [DONE].
	CutAfter    int
	CutPolitely bool
	// FailAfter sends an error in the midst of a stream, after so many pieces.
	FailAfter int
	// Size makes the text so many bytes long.
	Size int
	// Hang has the endpoint say nothing until the request ends; HangAfter after so
	// many pieces.
	Hang      bool
	HangAfter int
	// HungUp is closed when the request to an endpoint that hangs has ended: who
	// asked has closed the connection.
	HungUp chan<- struct{}
	// Gate lets one piece of a stream go each time that it can be received from.
	Gate <-chan struct{}
	// OneIndex streams calls as some endpoints do: each whole, all with index 0.
	OneIndex bool
}

// Say is a reply of text.
func Say(text string) Reply { return Reply{Text: text} }

// CallTool is a reply that calls a tool. Arguments may be anything; they are JSON
// unless the model is to get it wrong.
func CallTool(name, arguments string) Reply { return Reply{Calls: []Call{NewCall(name, arguments)}} }

// NewCall is a call of a tool; the server numbers it.
func NewCall(name, arguments string) Call {
	c := Call{Type: "function"}
	c.Function.Name, c.Function.Arguments = name, arguments
	return c
}

// Fail is a reply with an error.
func Fail(status int) Reply { return Reply{Status: status} }

// finish is why a turn ends.
func (r *Reply) finish() string {
	switch {
	case r.Finish != "":
		return r.Finish
	case len(r.Calls) > 0:
		return "tool_calls"
	default:
		return "stop"
	}
}

func (r *Reply) usage(req *Request) map[string]int {
	in, out := r.Input, r.Output
	if in == 0 {
		for i := range req.Messages {
			in += len(req.Messages[i].Content.Text)
		}
	}
	if out == 0 {
		out = max(len(r.Text), 1)
	}
	return map[string]int{"prompt_tokens": in, "completion_tokens": out, "total_tokens": in + out}
}

// write sends a reply to a request.
func (s *Server) write(w http.ResponseWriter, r *http.Request, req *Request, reply Reply) {
	if len(reply.Pieces) > 0 {
		reply.Text = strings.Join(reply.Pieces, "")
	}
	if reply.Size > 0 {
		reply.Text = strings.Repeat("panjang ", reply.Size/8+1)[:reply.Size]
	}
	if reply.Model == "" {
		reply.Model = req.Model
	}
	reply.NoUsage = reply.NoUsage || s.options.NoUsage
	switch {
	case reply.Hang:
		reply.hang(r)
	case reply.Location != "":
		http.Redirect(w, r, reply.Location, max(reply.Status, http.StatusTemporaryRedirect))
	case reply.Status != 0:
		writeError(w, &reply)
	case reply.Raw != "":
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(reply.Raw))
	case req.Stream && !s.options.IgnoresStream:
		(&streaming{w: w, r: r, req: req, reply: &reply}).run()
	default:
		writeWhole(w, req, &reply)
	}
}

// hang waits until who asked closes the connection.
func (r *Reply) hang(req *http.Request) {
	<-req.Context().Done()
	if r.HungUp != nil {
		close(r.HungUp)
	}
}

func writeError(w http.ResponseWriter, reply *Reply) {
	if reply.RetryAfter != "" {
		w.Header().Set("Retry-After", reply.RetryAfter)
	}
	if reply.Body == "" {
		refuse(w, reply.Status, strconv.Itoa(reply.Status), http.StatusText(reply.Status))
		return
	}
	w.WriteHeader(reply.Status)
	_, _ = w.Write([]byte(reply.Body))
}

func writeWhole(w http.ResponseWriter, req *Request, reply *Reply) {
	message := map[string]any{"role": "assistant", "content": reply.Text}
	if len(reply.Calls) > 0 {
		message["tool_calls"] = reply.Calls
	}
	if reply.Refusal != "" {
		message["refusal"] = reply.Refusal
	}
	answer := map[string]any{
		"id": "chatcmpl-uji", "object": "chat.completion", "created": 1, "model": reply.Model,
		"choices": []any{map[string]any{"index": 0, "message": message, "finish_reason": reply.finish()}},
	}
	if !reply.NoUsage {
		answer["usage"] = reply.usage(req)
	}
	body, err := json.Marshal(answer)
	if err != nil {
		panic(fmt.Sprintf("llmtest: %v", err)) // strings and numbers
	}
	if reply.CutAfter > 0 && reply.CutAfter < len(body) {
		body = body[:reply.CutAfter]
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(body)
}
