package chat

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"setara/knowledge"
)

// Model is a language model that may call tools. It chooses and phrases; what it
// writes is shown only as far as it is grounded.
type Model interface {
	// Next has the model go on with a dialogue. The context carries the deadline.
	// Where stream is not nil and the endpoint can, it is called with each piece of
	// text as it comes in; the turn holds the whole text all the same. A turn that
	// was cut off is an error. The error wraps [ErrModelAway] where asking again
	// now is of no use, and [ErrModelIdle] where it costs nothing.
	Next(ctx context.Context, d *Dialogue, stream func(piece string)) (ModelTurn, error)
}

// Ears turn speech into text.
type Ears interface {
	// Hear returns what is said in a voice note. Name is a file name whose ending
	// tells its format.
	Hear(ctx context.Context, name string, audio []byte) (Heard, error)
}

// Eyes read pictures.
type Eyes interface {
	// Look answers a question about a picture (JPEG) with a JSON object of the
	// given schema.
	Look(ctx context.Context, question string, schema json.RawMessage, jpeg []byte) (Seen, error)
}

// ModelFinder tells what the endpoint can do.
type ModelFinder interface {
	// Abilities asks the endpoint once and remembers the answer for a while. The
	// error wraps [ErrModelAway] where it does not answer, [knowledge.ErrBudget]
	// where asking it is more than the day's budget bears.
	Abilities(ctx context.Context) (ModelAbilities, error)
}

// ModelAbilities are what an endpoint can do.
type ModelAbilities struct {
	Tools, Schema, Streaming, Audio, Vision bool
}

// ModelState is how the endpoint is, by when it was asked last.
type ModelState string

// The states. ModelWell is one that answered, or was not asked yet. The others are
// away: ModelResting failed so often that it is left alone, ModelWaiting asked for
// that, ModelUnpaid has no credit left, ModelMisset does not take what the settings
// say, or cannot do what is needed, and ModelSilent gave no answer.
const (
	ModelWell    ModelState = ""
	ModelResting ModelState = "resting"
	ModelWaiting ModelState = "waiting"
	ModelUnpaid  ModelState = "unpaid"
	ModelMisset  ModelState = "misset"
	ModelSilent  ModelState = "silent"
)

var (
	// ErrModelAway tells that the endpoint cannot be asked now: it is down, refuses
	// the key, asks to wait, or failed so often that it is left alone.
	ErrModelAway = errors.New("the model cannot be asked now")
	// ErrModelIdle tells that the endpoint did nothing for a request that came to an
	// error: it was not reached, or refused it before it began. It stands beside one
	// of the others; such a request costs nothing.
	ErrModelIdle = errors.New("the model did nothing")
	// ErrModelOdd tells that the endpoint answered with something that is no answer.
	ErrModelOdd = errors.New("the model gave no answer that can be read")
)

// Dialogue is what the model goes on with.
type Dialogue struct {
	// System are the instructions.
	System string
	Turns  []DialogueTurn
	// Tools are what it may call; none where it is to write now.
	Tools []ToolSpec
	// MaxTokens is how long its turn may be.
	MaxTokens int
}

// DialogueTurn is one turn of a dialogue: what the owner said, what the model
// wrote or called, or what a call came to.
type DialogueTurn struct {
	Role DialogueRole
	Text string
	// Calls are those that a turn of the model made.
	Calls []ToolCall
	// CallID is the call that a result is of.
	CallID string
}

// DialogueRole is whose turn it was.
type DialogueRole string

// The roles.
const (
	RoleOwner  DialogueRole = "user"
	RoleModel  DialogueRole = "assistant"
	RoleResult DialogueRole = "tool"
)

// ToolSpec describes a tool to the model. Schema is a strict JSON schema: an
// object, every property required, none beside them.
type ToolSpec struct {
	Name, Description string
	Schema            json.RawMessage
}

// ToolCall is a call that the model made. Arguments are as it wrote them: they
// may be anything.
type ToolCall struct {
	ID, Name  string
	Arguments string
}

// ModelTurn is what the model said.
type ModelTurn struct {
	Text  string
	Calls []ToolCall
	Usage ModelUsage
}

// Heard is what was said in a voice note.
type Heard struct {
	Text  string
	Usage ModelUsage
}

// Seen is what a picture shows.
type Seen struct {
	JSON  string
	Usage ModelUsage
}

// ModelUsage counts tokens. Estimated tells that the endpoint gave no count.
type ModelUsage struct {
	Input, Output int64
	Estimated     bool
}

// ModelConsents keeps who agreed that what they write goes to an outside model,
// apart from the consent that Setara remembers things.
type ModelConsents interface {
	// ModelConsent tells what a chat answered to that version of the wording; the
	// error wraps [knowledge.ErrNotFound] where it was never asked.
	ModelConsent(ctx context.Context, chat int64, version int) (bool, error)
	// SetModelConsent stores a yes or no.
	SetModelConsent(ctx context.Context, chat int64, version int, yes bool, now time.Time) error
}

// ModelBook counts what the model costs. It is written at once, whatever becomes
// of the turn: a crash does not make a call free.
type ModelBook interface {
	// ReserveModel sets an amount aside before a call, or returns an error that
	// wraps [knowledge.ErrBudget] where the day's budget of all, or of the chat,
	// cannot bear it.
	ReserveModel(ctx context.Context, r knowledge.ModelReserve) (id int64, err error)
	// SettleModel puts what the call came to in the place of what was set aside.
	SettleModel(ctx context.Context, id int64, use knowledge.ModelUse) error
	// NoteModel counts how one question went.
	NoteModel(ctx context.Context, at time.Time, outcome knowledge.ModelOutcome) error
	// ModelSpending are the counts of the days from first to last, days without
	// any left out, the latest first.
	ModelSpending(ctx context.Context, first, last knowledge.Day) ([]knowledge.ModelDay, error)
}
