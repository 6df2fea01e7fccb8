package chat

import (
	"context"
	"encoding/json"
	"errors"
	"strings"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// tool is one of Setara's own functions as the model may call it. It reads only:
// what would change anything is left to a button that the owner taps.
type tool struct {
	spec ToolSpec
	// run runs it for the owner whose turn it is. The error wraps
	// [errBadArguments] where the arguments cannot be taken; its text then goes
	// back to the model.
	run func(ctx context.Context, c *Chat, said *ownersWords, arguments json.RawMessage) (toolResult, error)
}

// errBadArguments tells that a call cannot be run as the model made it.
var errBadArguments = errors.New("bad arguments")

// ownersWords are what the owner said, now and in the conversation: figures that
// tools reckon with must be among them.
type ownersWords struct {
	// text is the message, personal numbers hidden, synonyms written out.
	text string
	// readings are the message as Setara reads it itself, case is the question
	// under way; nil for none.
	readings []Reading
	known    *Understood
	// asked is what the model asked before, which the message may answer; nil for
	// nothing.
	asked *modelAsked
}

// toolResult is what a call came to.
type toolResult struct {
	// tool is the name of the tool that was called.
	tool string
	// answer is what Setara itself answers to it: blocks, facts, buttons, entries.
	answer Answer
	// of is what its figures are of, product words; empty where there are none.
	// factOf tells it of each, and measure what each price is for; nil where all
	// are of the same, and for pieces.
	of      string
	factOf  func(*knowledge.Fact) string
	measure func(*knowledge.Fact) knowledge.Unit
	// asOf is the day that it was worked out for.
	asOf knowledge.Day
	// facts are further figures, such as the price of each listing, beside those of
	// the answer.
	facts []grounding.Fact
	// names are all programmes, rules, marketplaces, shops, brands and listings in
	// it.
	names []grounding.Name
	// mentions are names that its paragraphs say, and that have no slot.
	mentions []grounding.Name
	// buttons offer the owner what the model may not do.
	buttons [][]Button
	// passesOn tells that it offers to pass the question on to officers.
	passesOn bool
	// notes tell the model what it should know of the result.
	notes []string
}

// toolNamed finds a tool.
func toolNamed(name string) (*tool, bool) {
	for i := range tools {
		if tools[i].spec.Name == name {
			return &tools[i], true
		}
	}
	return nil, false
}

// tools are what the model may call, in the order in which it is told of them.
var tools = []tool{
	adviceTool, comparablesTool, costTool, feesTool, landedTool, programsTool, rulesTool, profileTool, ticketTool,
}

// describe tells of all tools.
func describe() []ToolSpec {
	specs := make([]ToolSpec, len(tools))
	for i := range tools {
		specs[i] = tools[i].spec
	}
	return specs
}

// callTool runs a call of the model. Where it cannot be run as it was made,
// refused is what the model is told instead of a result.
func (c *Chat) callTool(ctx context.Context, said *ownersWords, call ToolCall) (result toolResult, refused string, err error) {
	t, known := toolNamed(call.Name)
	if !known {
		names := make([]string, len(tools))
		for i := range tools {
			names[i] = tools[i].spec.Name
		}
		return toolResult{}, toldRefusal("there is no tool of that name; there are: " + strings.Join(names, ", ")), nil
	}
	result, err = t.run(ctx, c, said, json.RawMessage(call.Arguments))
	if errors.Is(err, errBadArguments) {
		return toolResult{}, toldRefusal(err.Error()), nil
	}
	return result, "", err
}
