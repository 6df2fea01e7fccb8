package chat

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/google/jsonschema-go/jsonschema"

	"setara/knowledge"
)

// Bounds on what the model may write into a call.
const (
	maxArguments = 4096 // bytes
	// maxArgumentText is how long one text may be, in characters.
	maxArgumentText = 160
	// maxArgumentError is how much of why it cannot be taken goes back, in
	// characters.
	maxArgumentError = 300
)

// newTool makes a tool of typed arguments. Its schema is drawn from the type: a
// field that may be absent is a pointer, and "jsonschema" describes it. It
// panics where no strict schema can be.
func newTool[A any](name, description string, run func(context.Context, *Chat, *ownersWords, *A) (toolResult, error)) tool {
	schema := strictSchema[A]()
	resolved, err := schema.Resolve(nil)
	if err != nil {
		panic(fmt.Sprintf("tool %s: %v", name, err))
	}
	written, err := json.Marshal(schema)
	if err != nil {
		panic(fmt.Sprintf("tool %s: %v", name, err))
	}
	return tool{
		spec: ToolSpec{Name: name, Description: description, Schema: written},
		run: func(ctx context.Context, c *Chat, said *ownersWords, arguments json.RawMessage) (toolResult, error) {
			if c.group {
				return toolResult{}, badArguments("no tool may be used where many people read along")
			}
			given, err := decodeArguments[A](arguments, resolved)
			if err != nil {
				return toolResult{}, err
			}
			result, err := run(ctx, c, said, given)
			result.tool, result.answer.Question = name, said.text
			return result, err
		},
	}
}

// badArguments is why a call cannot be run, as a sentence for the model.
func badArguments(format string, values ...any) error {
	return fmt.Errorf("%w: %s", errBadArguments, fmt.Sprintf(format, values...))
}

// strictSchema is the schema of a type of arguments, as strict as endpoints can
// hold a model to: every property is there, none beside them, null for what is
// absent.
func strictSchema[A any]() *jsonschema.Schema {
	schema, err := jsonschema.For[A](&jsonschema.ForOptions{TypeSchemas: map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[knowledge.Unit]():     oneOf(toolUnits),
		reflect.TypeFor[knowledge.Platform](): oneOf(toolPlatforms),
		reflect.TypeFor[knowledge.Need]():     oneOf(knowledge.Needs),
		reflect.TypeFor[feeTopic]():           oneOf(feeTopics),
		reflect.TypeFor[importWay]():          oneOf(importWays),
		reflect.TypeFor[costBasis]():          oneOf(costBases),
		reflect.TypeFor[knowledge.CostKind](): oneOf(costKinds),
	}})
	if err != nil {
		panic(err)
	}
	if schema.Properties == nil {
		schema.Properties = map[string]*jsonschema.Schema{}
	}
	allowNull(schema)
	return schema
}

// oneOf is the schema of a closed list of words.
func oneOf[T ~string](values []T) *jsonschema.Schema {
	s := &jsonschema.Schema{Type: "string"}
	for _, v := range values {
		s.Enum = append(s.Enum, string(v))
	}
	return s
}

// allowNull adds null to the closed lists of what may be absent.
func allowNull(s *jsonschema.Schema) {
	if len(s.Enum) > 0 && slices.Contains(s.Types, "null") {
		s.Enum = append(s.Enum, nil)
	}
	for _, p := range s.Properties {
		allowNull(p)
	}
	if s.Items != nil {
		allowNull(s.Items)
	}
}

// decodeArguments reads what the model wrote into a call, strictly.
func decodeArguments[A any](arguments json.RawMessage, schema *jsonschema.Resolved) (*A, error) {
	if len(arguments) > maxArguments {
		return nil, badArguments("the arguments are longer than %d bytes", maxArguments)
	}
	if len(bytes.TrimSpace(arguments)) == 0 {
		arguments = json.RawMessage("{}")
	}
	if !utf8.Valid(arguments) {
		return nil, badArguments("the arguments are no UTF-8")
	}
	var loose any
	if err := decodeWhole(arguments, &loose); err != nil {
		return nil, badArguments("the arguments are no single JSON object: %s", cutError(err))
	}
	if err := schema.Validate(loose); err != nil {
		return nil, badArguments("%s", cutError(err))
	}
	if err := checkTexts(loose); err != nil {
		return nil, err
	}
	var given A
	if err := decodeWhole(arguments, &given); err != nil {
		return nil, badArguments("%s", cutError(err))
	}
	return &given, nil
}

// decodeWhole decodes one JSON value and nothing behind it.
func decodeWhole(data []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("something stands behind it")
	}
	return nil
}

// checkTexts refuses texts that are too long or hold what cannot be seen.
func checkTexts(value any) error {
	switch v := value.(type) {
	case string:
		if utf8.RuneCountInString(v) > maxArgumentText {
			return badArguments("a text is longer than %d characters", maxArgumentText)
		}
		for _, r := range v {
			if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
				return badArguments("a text holds control characters")
			}
		}
	case []any:
		for _, one := range v {
			if err := checkTexts(one); err != nil {
				return err
			}
		}
	case map[string]any:
		for _, one := range v {
			if err := checkTexts(one); err != nil {
				return err
			}
		}
	}
	return nil
}

// cutError is an error as the model is told of it.
func cutError(err error) string { return forModelText(err.Error(), maxArgumentError) }
