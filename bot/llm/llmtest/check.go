package llmtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
)

// strictly decodes JSON without fields that the value does not have, and nothing
// behind it.
func strictly(b []byte, to any) error {
	decoder := json.NewDecoder(bytes.NewReader(b))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(to); err != nil {
		return err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind the JSON")
	}
	return nil
}

// check tells what is wrong with a request in itself.
func (r *Request) check() error {
	switch {
	case len(r.Messages) == 0:
		return errors.New("there are no messages")
	case r.MaxTokens > 0 && r.MaxCompletionTokens > 0:
		return errors.New("max_tokens and max_completion_tokens exclude each other")
	case r.MaxTokens < 0 || r.MaxCompletionTokens < 0 || r.MaxTokens+r.MaxCompletionTokens == 0:
		return errors.New("how long the answer may be must be said")
	case r.Temperature != nil && (*r.Temperature < 0 || *r.Temperature > 2):
		return errors.New("temperature is from 0 to 2")
	case r.StreamOptions != nil && !r.Stream:
		return errors.New("stream_options go with stream only")
	}
	return errors.Join(checkTools(r), checkMessages(r.Messages), checkFormat(r.ResponseFormat))
}

var toolName = regexp.MustCompile(`^[a-zA-Z0-9_-]{1,64}$`)

func checkTools(r *Request) error {
	if len(r.ToolChoice) > 0 && len(r.Tools) == 0 {
		return errors.New("tool_choice goes with tools only")
	}
	seen := map[string]bool{}
	for i := range r.Tools {
		f := &r.Tools[i].Function
		switch {
		case r.Tools[i].Type != "function" || !toolName.MatchString(f.Name):
			return fmt.Errorf("tool %q is not sound", f.Name)
		case seen[f.Name]:
			return fmt.Errorf("tool %s is there twice", f.Name)
		}
		seen[f.Name] = true
		if err := checkSchema(f.Parameters, f.Strict); err != nil {
			return fmt.Errorf("tool %s: %w", f.Name, err)
		}
	}
	return nil
}

// checkSchema tells what is wrong with the schema of an object.
func checkSchema(schema json.RawMessage, strict bool) error {
	var top map[string]any
	if err := json.Unmarshal(schema, &top); err != nil {
		return fmt.Errorf("its schema: %w", err)
	}
	if top["type"] != "object" {
		return errors.New("its schema is not that of an object")
	}
	if strict {
		return checkClosed(top)
	}
	return nil
}

// checkClosed holds a schema, and those in it, to what strict ones must be:
// every property required, none beside them.
func checkClosed(schema map[string]any) error {
	properties, isObject := schema["properties"].(map[string]any)
	if isObject || schema["type"] == "object" {
		if schema["additionalProperties"] != false {
			return errors.New("a strict schema wants additionalProperties false")
		}
		required, _ := schema["required"].([]any)
		if len(required) != len(properties) {
			return errors.New("a strict schema wants every property required")
		}
		for name := range properties {
			if !slices.Contains(required, any(name)) {
				return fmt.Errorf("a strict schema wants %s required", name)
			}
		}
	}
	for _, inner := range schema {
		if err := checkInner(inner); err != nil {
			return err
		}
	}
	for _, inner := range properties {
		if err := checkInner(inner); err != nil {
			return err
		}
	}
	return nil
}

func checkInner(inner any) error {
	switch inner := inner.(type) {
	case map[string]any:
		if inner["type"] != nil || inner["anyOf"] != nil {
			return checkClosed(inner)
		}
	case []any:
		for _, one := range inner {
			if err := checkInner(one); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkMessages holds messages to their order: instructions first, and the
// results of calls, each once, right behind the turn that made them.
func checkMessages(messages []Message) error {
	var open []string
	for i := range messages {
		m := &messages[i]
		if len(open) > 0 && m.Role != "tool" {
			return fmt.Errorf("message %d: calls %v have no result", i, open)
		}
		switch m.Role {
		case "system":
			if i != 0 {
				return fmt.Errorf("message %d: instructions stand first", i)
			}
		case "user":
		case "assistant":
			var err error
			if open, err = checkCalls(m); err != nil {
				return fmt.Errorf("message %d: %w", i, err)
			}
		case "tool":
			at := slices.Index(open, m.ToolCallID)
			if at < 0 {
				return fmt.Errorf("message %d: result of %q, which nobody called", i, m.ToolCallID)
			}
			open = slices.Delete(open, at, at+1)
		default:
			return fmt.Errorf("message %d: no role is called %q", i, m.Role)
		}
		if m.Content.Text == "" && len(m.ToolCalls) == 0 {
			return fmt.Errorf("message %d (%s) is empty", i, m.Role)
		}
		if m.Role != "assistant" && len(m.ToolCalls) > 0 || m.Role != "user" && len(m.Content.Pictures) > 0 {
			return fmt.Errorf("message %d (%s) holds what it cannot", i, m.Role)
		}
	}
	if len(open) > 0 {
		return fmt.Errorf("calls %v have no result", open)
	}
	if messages[len(messages)-1].Role == "assistant" {
		return errors.New("the model has spoken last")
	}
	return nil
}

func checkCalls(m *Message) (ids []string, err error) {
	for i := range m.ToolCalls {
		call := &m.ToolCalls[i]
		var arguments map[string]any
		switch {
		case call.ID == "" || slices.Contains(ids, call.ID):
			return nil, fmt.Errorf("call %d has no id of its own", i)
		case call.Type != "function" || !toolName.MatchString(call.Function.Name):
			return nil, fmt.Errorf("call %d is not sound", i)
		case json.Unmarshal([]byte(call.Function.Arguments), &arguments) != nil || arguments == nil:
			return nil, fmt.Errorf("the arguments of call %d are no object", i)
		}
		ids = append(ids, call.ID)
	}
	return ids, nil
}

func checkFormat(f *ResponseFormat) error {
	switch {
	case f == nil || f.Type == "text" || f.Type == "json_object":
		return nil
	case f.Type != "json_schema" || f.JSONSchema == nil || f.JSONSchema.Name == "":
		return errors.New("the response format is not sound")
	default:
		return checkSchema(f.JSONSchema.Schema, f.JSONSchema.Strict)
	}
}
