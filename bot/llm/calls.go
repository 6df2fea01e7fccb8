package llm

import (
	"crypto/rand"
	"slices"

	openai "github.com/sashabaranov/go-openai"

	"setara/bot/chat"
)

// calls are the tool calls of one turn as they come in.
type calls struct {
	list []openai.ToolCall
	// at is where in the list the call of an index stands.
	at map[int]int
}

// add adds a piece of a call. Pieces of one call carry its index; its id and
// name come with the first. Some endpoints send no index, or each call whole and
// all with index 0: an id that is another's begins another call.
func (c *calls) add(piece openai.ToolCall) {
	place := len(c.list) - 1
	if piece.Index != nil {
		known, ok := c.at[*piece.Index]
		if !ok {
			known = -1
		}
		place = known
	}
	if place < 0 || piece.ID != "" && c.list[place].ID != "" && c.list[place].ID != piece.ID {
		place = c.addWhole(piece)
		if piece.Index != nil {
			if c.at == nil {
				c.at = map[int]int{}
			}
			c.at[*piece.Index] = place
		}
		return
	}
	call := &c.list[place]
	if call.ID == "" {
		call.ID = piece.ID
	}
	if call.Function.Name == "" {
		call.Function.Name = piece.Function.Name
	}
	call.Function.Arguments += piece.Function.Arguments
}

func (c *calls) addWhole(call openai.ToolCall) int {
	c.list = append(c.list, call)
	return len(c.list) - 1
}

// all are the calls, each with an id and arguments.
func (c *calls) all() []chat.ToolCall {
	var all []chat.ToolCall
	for i := range c.list {
		call := chat.ToolCall{ID: c.list[i].ID, Name: c.list[i].Function.Name, Arguments: c.list[i].Function.Arguments}
		if call.ID == "" {
			call.ID = newCallID()
		}
		if call.Arguments == "" {
			call.Arguments = "{}"
		}
		all = append(all, call)
	}
	return all
}

// newCallID names a call whose endpoint did not: no two of a dialogue are alike.
func newCallID() string { return "call_" + rand.Text()[:12] }

// nameless tells that one of the calls is of no tool.
func (c *calls) nameless() bool {
	return slices.ContainsFunc(c.list, func(call openai.ToolCall) bool { return call.Function.Name == "" })
}

// size is how much the model wrote for them, in bytes.
func (c *calls) size() int {
	size := 0
	for i := range c.list {
		size += len(c.list[i].Function.Name) + len(c.list[i].Function.Arguments)
	}
	return size
}
