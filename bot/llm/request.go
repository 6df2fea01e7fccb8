package llm

import (
	"encoding/json"
	"strings"

	openai "github.com/sashabaranov/go-openai"

	"setara/bot/chat"
)

// temperature is how freely the model writes: little, since it is to phrase what
// is known. Zero would be left out of the request, which then means one.
const temperature = 0.2

// request is a dialogue as the endpoint takes it.
func (c *Client) request(d *chat.Dialogue, able found) (openai.ChatCompletionRequest, error) {
	req := c.newRequest(d.MaxTokens)
	if len(d.Tools) > 0 && !able.tools {
		return req, inWords(&req, d, able)
	}
	if d.System != "" {
		req.Messages = append(req.Messages, openai.ChatCompletionMessage{Role: openai.ChatMessageRoleSystem, Content: d.System})
	}
	for i := range d.Turns {
		req.Messages = append(req.Messages, messageOf(&d.Turns[i]))
	}
	for i := range d.Tools {
		req.Tools = append(req.Tools, toolOf(&d.Tools[i], able.strict))
	}
	if len(d.Tools) == 0 && !able.tools {
		// An endpoint that knows no tools knows no results of theirs either.
		req.Messages = wordsOf(req.Messages)
	}
	return req, nil
}

// newRequest is a request without messages, in the terms that the model takes.
func (c *Client) newRequest(maxTokens int) openai.ChatCompletionRequest {
	req := openai.ChatCompletionRequest{Model: c.model}
	if effort, ok := reasoning(c.model); ok {
		req.ReasoningEffort = effort
	} else {
		req.Temperature = temperature
	}
	c.giveRoom(&req, maxTokens)
	return req
}

// giveRoom says how long the model may write, which is max_tokens to all but the
// newest of OpenAI, which take its new name alone; most other endpoints know the
// old one only.
func (c *Client) giveRoom(req *openai.ChatCompletionRequest, maxTokens int) {
	if _, ok := reasoning(c.model); ok {
		req.MaxCompletionTokens = maxTokens
		return
	}
	req.MaxTokens = maxTokens //nolint:staticcheck // deprecated by OpenAI, not by the others
}

// reasoning tells which models of OpenAI think before they answer: they take
// neither a temperature nor max_tokens, and are to think as little as they may,
// since a person waits. Those of the sixth generation take tools only where
// they do not think at all. See go-openai's ReasoningValidator, which holds all
// of this.
func reasoning(model string) (effort string, ok bool) {
	switch model {
	case openai.GPT6Sol, openai.GPT6Luna:
		return openai.ReasoningEffortNone, true
	case openai.GPT6Astra, openai.GPT6Dot1Sol:
		return openai.ReasoningEffortLow, true
	}
	for _, series := range []string{"o1", "o3", "o4", "gpt-5"} {
		if strings.HasPrefix(model, series) {
			return openai.ReasoningEffortLow, true
		}
	}
	return "", false
}

func messageOf(t *chat.DialogueTurn) openai.ChatCompletionMessage {
	m := openai.ChatCompletionMessage{Role: string(t.Role), Content: t.Text}
	switch t.Role {
	case chat.RoleResult:
		m.ToolCallID = t.CallID
	case chat.RoleModel:
		for _, call := range t.Calls {
			m.ToolCalls = append(m.ToolCalls, openai.ToolCall{
				ID: call.ID, Type: openai.ToolTypeFunction,
				Function: openai.FunctionCall{Name: call.Name, Arguments: validArguments(call.Arguments)},
			})
		}
	}
	if m.Content == "" && len(m.ToolCalls) == 0 {
		m.Content = "-" // the library leaves out what is empty, and endpoints want something
	}
	return m
}

// validArguments are the arguments of a call as they may be shown to the
// endpoint again: some parse them, and refuse all that is not an object.
func validArguments(arguments string) string {
	if isObject(arguments) {
		return arguments
	}
	return "{}"
}

func isObject(text string) bool {
	var object map[string]json.RawMessage
	return json.Unmarshal([]byte(text), &object) == nil && object != nil
}

func toolOf(spec *chat.ToolSpec, strict bool) openai.Tool {
	return openai.Tool{Type: openai.ToolTypeFunction, Function: &openai.FunctionDefinition{
		Name: spec.Name, Description: spec.Description, Strict: strict, Parameters: spec.Schema,
	}}
}
