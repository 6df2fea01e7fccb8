package llmtest

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Request is a chat request as the endpoint read it.
type Request struct {
	Model               string          `json:"model"`
	Messages            []Message       `json:"messages"`
	Tools               []Tool          `json:"tools"`
	ToolChoice          json.RawMessage `json:"tool_choice"`
	Stream              bool            `json:"stream"`
	StreamOptions       *StreamOptions  `json:"stream_options"`
	MaxTokens           int             `json:"max_tokens"`
	MaxCompletionTokens int             `json:"max_completion_tokens"`
	Temperature         *float64        `json:"temperature"`
	ReasoningEffort     string          `json:"reasoning_effort"`
	ResponseFormat      *ResponseFormat `json:"response_format"`
}

// StreamOptions ask for a count of tokens at the end of a stream.
type StreamOptions struct {
	IncludeUsage bool `json:"include_usage"`
}

// ResponseFormat asks for JSON.
type ResponseFormat struct {
	Type       string `json:"type"`
	JSONSchema *struct {
		Name   string          `json:"name"`
		Schema json.RawMessage `json:"schema"`
		Strict bool            `json:"strict"`
	} `json:"json_schema"`
}

// Tool is a function that may be called.
type Tool struct {
	Type     string `json:"type"`
	Function struct {
		Name        string          `json:"name"`
		Description string          `json:"description"`
		Strict      bool            `json:"strict"`
		Parameters  json.RawMessage `json:"parameters"`
	} `json:"function"`
}

// Message is one message of a dialogue.
type Message struct {
	Role string `json:"role"`
	// Content is its text; that of its parts joined where it has parts.
	Content    Content `json:"content"`
	ToolCalls  []Call  `json:"tool_calls"`
	ToolCallID string  `json:"tool_call_id"`
}

// Content is the text of a message, and the pictures in it as data URLs.
type Content struct {
	Text     string
	Pictures []string
}

// UnmarshalJSON reads a text or a list of parts.
func (c *Content) UnmarshalJSON(b []byte) error {
	if string(b) == "null" || json.Unmarshal(b, &c.Text) == nil {
		return nil
	}
	var parts []struct {
		Type     string `json:"type"`
		Text     string `json:"text"`
		ImageURL *struct {
			URL    string `json:"url"`
			Detail string `json:"detail"`
		} `json:"image_url"`
	}
	if err := strictly(b, &parts); err != nil {
		return err
	}
	for _, p := range parts {
		switch {
		case p.Type == "text" && p.ImageURL == nil && p.Text != "":
			c.Text += p.Text
		case p.Type == "image_url" && p.ImageURL != nil && strings.HasPrefix(p.ImageURL.URL, "data:image/"):
			c.Pictures = append(c.Pictures, p.ImageURL.URL)
		default:
			return fmt.Errorf("a part of type %q is not sound", p.Type)
		}
	}
	return nil
}

// Call is a tool call.
type Call struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Function struct {
		Name      string `json:"name"`
		Arguments string `json:"arguments"`
	} `json:"function"`
}

// Last is the text of the last message.
func (r *Request) Last() string {
	if len(r.Messages) == 0 {
		return ""
	}
	return r.Messages[len(r.Messages)-1].Content.Text
}

// System is the text of the instructions.
func (r *Request) System() string {
	if len(r.Messages) == 0 || r.Messages[0].Role != "system" {
		return ""
	}
	return r.Messages[0].Content.Text
}

// Results are the results of tool calls so far, in order.
func (r *Request) Results() []string {
	var results []string
	for i := range r.Messages {
		if r.Messages[i].Role == "tool" {
			results = append(results, r.Messages[i].Content.Text)
		}
	}
	return results
}

// ToolNames are the names of the tools that may be called.
func (r *Request) ToolNames() []string {
	var names []string
	for i := range r.Tools {
		names = append(names, r.Tools[i].Function.Name)
	}
	return names
}

// Hearing is a request to turn speech into text.
type Hearing struct {
	Name, Language, Model string
	Audio                 []byte
}
