package llm

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"net/http"
	"slices"
	"strings"

	openai "github.com/sashabaranov/go-openai"

	"setara/bot/chat"
)

// The probe shows the model a green picture and has it call a tool with its
// colour. The right colour shows that it looks; an endpoint that drops pictures
// in silence has it guess.
const (
	probeTool = "name_colour"
	// ProbeText begins what the model is asked when it is found out what its
	// endpoint can do. Nothing of an owner is in it.
	ProbeText      = "This tests a connection."
	probeCall      = ProbeText + ` Call name_colour with the colour of the picture: red, green or blue; "none" where you see no picture.`
	probeObject    = ProbeText + ` Answer with nothing but this JSON object: {"colour":"none"}`
	probeWord      = ProbeText + " Answer with the word ya and nothing else."
	probeColour    = "green"
	probeNoPicture = "none"
)

// probeRooms are how many tokens the answer to a probe may have: more than it needs,
// since some models think first, and far more where that was too little. That a
// model is still cut off shows nothing of what it can do.
var probeRooms = [...]int{400, 2_000}

var probeSchema = json.RawMessage(
	`{"type":"object","properties":{"colour":{"type":"string","enum":["red","green","blue","none"]}},"required":["colour"],"additionalProperties":false}`)

// probe looks at what the endpoint can do, and remembers that, unless it is to be
// left alone. It counts as one request to it.
func (c *Client) probe(ctx context.Context) (able found, err error) {
	if left := c.guard.left(); left != nil {
		return found{}, left
	}
	err = c.guard.once(func() error {
		able, err = c.probeAll(ctx)
		c.remember(able, err)
		return err
	})
	return able, err
}

// probeAll asks the endpoint for everything in one tiny call. Where it refuses, it
// is asked for nothing but a word, which shows whether it works at all, and then
// for each thing by itself.
func (c *Client) probeAll(ctx context.Context) (found, error) {
	all := found{tools: true, strict: true, vision: true, stream: true, usage: true}
	able, err := c.try(ctx, all, probeCall)
	if mayBeTooMuch(err) || ReasonOf(err) == CutOff {
		able, err = c.probeEach(ctx)
	}
	if err != nil {
		return found{}, err
	}
	if !able.tools {
		if able.format, err = c.probeFormat(ctx, able); err != nil {
			return found{}, err
		}
	}
	switch err := c.hears(ctx); {
	case unpaid(err):
		return found{}, err
	case err == nil:
		able.audio = true
	case !mayBeTooMuch(err) && ReasonOf(err) != BadKey: // it was busy, or slow
		able.unsure = true
	}
	return able, nil
}

// mayBeTooMuch tells that an endpoint may refuse a request for what it wants of
// it: some answer so with a fault of their own, some with no such model. What
// they answer with may be no answer either.
func mayBeTooMuch(err error) bool {
	switch ReasonOf(err) {
	case Refused, NoModel, Trouble, Malformed, HalfStream, Empty, Withheld:
		return true
	default:
		return false
	}
}

// probeEach asks for each thing by itself.
func (c *Client) probeEach(ctx context.Context) (found, error) {
	var able found
	if _, err := c.try(ctx, found{}, probeWord); err != nil {
		return able, err
	}
	got, _, err := c.tryAny(ctx, probeWord, found{stream: true, usage: true}, found{stream: true})
	if err != nil {
		return able, err
	}
	able.stream, able.usage = got.stream, got.usage
	with := found{tools: true, stream: able.stream, usage: able.usage} // the two must go together
	strict := with
	strict.strict = true
	got, cut, err := c.tryAny(ctx, probeCall, strict, with)
	if err == nil && cut != nil && !got.tools {
		err = cut
	}
	if err != nil {
		return able, err
	}
	able.tools, able.strict, able.unsure = got.tools, got.strict, cut != nil
	got, cut, err = c.tryAny(ctx, probeCall, found{vision: true, tools: able.tools, strict: able.strict})
	able.vision, able.unsure = got.vision, able.unsure || cut != nil
	return able, err
}

// tryAny asks for some things at once, and where it does not get an answer to that
// for others, in this order; it got nothing where none was answered. Cut is not nil
// where the model was cut off: that it can do less than was asked is then not sure.
func (c *Client) tryAny(ctx context.Context, text string, withs ...found) (got found, cut, err error) {
	for _, with := range withs {
		got, err = c.try(ctx, with, text)
		switch {
		case err == nil:
			return got, cut, nil
		case ReasonOf(err) == CutOff:
			cut = err
		case !mayBeTooMuch(err):
			return found{}, cut, err
		}
	}
	return found{}, cut, nil
}

// try asks for some things at once, and tells which of them it got.
func (c *Client) try(ctx context.Context, with found, text string) (found, error) {
	req := c.newRequest(0)
	req.Messages = []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: text}}
	if with.vision {
		req.Messages[0] = lookAt(text, greenPicture())
	}
	if with.tools {
		spec := chat.ToolSpec{Name: probeTool, Description: "Names the colour of the picture.", Schema: probeSchema}
		req.Tools = []openai.Tool{toolOf(&spec, with.strict)}
		req.ToolChoice = openai.ToolChoice{Type: openai.ToolTypeFunction, Function: openai.ToolFunction{Name: probeTool}}
	}
	turn, err := c.askPaid(ctx, &req, with)
	if err != nil {
		return found{}, err
	}
	got := found{stream: with.stream, usage: with.usage && !turn.Usage.Estimated}
	said := turn.Text
	if with.tools {
		said = ""
		if len(turn.Calls) > 0 && turn.Calls[0].Name == probeTool {
			said = turn.Calls[0].Arguments
		}
		got.tools = namesColour(said)
		got.strict = got.tools && with.strict
	}
	got.vision = with.vision && strings.Contains(strings.ToLower(said), probeColour)
	return got, nil
}

// namesColour tells whether arguments are as their schema says.
func namesColour(arguments string) bool {
	var fields map[string]string
	if json.Unmarshal([]byte(arguments), &fields) != nil || len(fields) != 1 {
		return false
	}
	return slices.Contains([]string{"red", probeColour, "blue", probeNoPicture}, fields["colour"])
}

// probeFormat tells how an endpoint without tools can be held to JSON.
func (c *Client) probeFormat(ctx context.Context, able found) (format, error) {
	var cut error
	for _, format := range []format{formatSchema, formatObject} {
		req := c.newRequest(0)
		req.Messages = []openai.ChatCompletionMessage{{Role: openai.ChatMessageRoleUser, Content: probeObject}}
		req.ResponseFormat = formatOf(format, "colour", probeSchema)
		turn, err := c.askPaid(ctx, &req, found{stream: able.stream, usage: able.usage})
		switch {
		case ReasonOf(err) == CutOff:
			cut = err
		case err != nil && !mayBeTooMuch(err):
			return formatNone, err
		case err != nil:
		default:
			if object, ok := objectIn(turn.Text); ok && namesColour(object) {
				return format, nil
			}
		}
	}
	return formatNone, cut
}

// The most tokens that a probe takes to read, with a picture and without, and
// that half a second of silence takes.
const (
	tokensPictured = 3_000
	tokensWorded   = 600
	tokensSilence  = 50
)

// askPaid sends one request of a probe, and once more with more room where the
// model was cut off.
func (c *Client) askPaid(ctx context.Context, req *openai.ChatCompletionRequest, with found) (turn chat.ModelTurn, err error) {
	most := chat.ModelUsage{Input: tokensWorded}
	if with.vision {
		most.Input = tokensPictured
	}
	for _, room := range probeRooms {
		c.giveRoom(req, room)
		most.Output = int64(room)
		err = c.spend(ctx, most, func() (chat.ModelUsage, error) {
			var err error
			turn, err = c.ask(ctx, req, with, nil)
			return turn.Usage, err
		})
		if ReasonOf(err) != CutOff {
			break
		}
	}
	return turn, err
}

// formatOf asks for JSON; nil where an endpoint cannot be asked so.
func formatOf(f format, name string, schema json.RawMessage) *openai.ChatCompletionResponseFormat {
	switch f {
	case formatSchema:
		return &openai.ChatCompletionResponseFormat{
			Type:       openai.ChatCompletionResponseFormatTypeJSONSchema,
			JSONSchema: &openai.ChatCompletionResponseFormatJSONSchema{Name: name, Schema: schema, Strict: true},
		}
	case formatObject:
		return &openai.ChatCompletionResponseFormat{Type: openai.ChatCompletionResponseFormatTypeJSONObject}
	default:
		return nil
	}
}

// lookAt is a message with a picture (JPEG).
func lookAt(text string, picture []byte) openai.ChatCompletionMessage {
	return openai.ChatCompletionMessage{Role: openai.ChatMessageRoleUser, MultiContent: []openai.ChatMessagePart{
		{Type: openai.ChatMessagePartTypeText, Text: text},
		{Type: openai.ChatMessagePartTypeImageURL, ImageURL: &openai.ChatMessageImageURL{
			URL: "data:" + http.DetectContentType(picture) + ";base64," + base64.StdEncoding.EncodeToString(picture),
		}},
	}}
}

// greenPicture is a small green picture: not of one pixel, since some models take
// none that is smaller than their patches.
func greenPicture() []byte {
	picture := image.NewRGBA(image.Rect(0, 0, 64, 64))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(color.RGBA{G: 160, A: 255}), image.Point{}, draw.Src)
	var b bytes.Buffer
	if err := jpeg.Encode(&b, picture, nil); err != nil {
		panic("llm: " + err.Error()) // into memory
	}
	return b.Bytes()
}
