package chat

import (
	"context"
	"fmt"
	"strings"
	"time"

	lru "github.com/hashicorp/golang-lru/v2"
)

// The limits of asking a model.
const (
	// modelTime is how long everything that is asked of the model for one message
	// may take, unless somebody sets another time.
	modelTime = 15 * time.Second
	// modelRounds is how often the model has its turn before it must have written,
	// modelRetries how often it may write again what was not grounded.
	modelRounds  = 4
	modelRetries = 1
	// modelCalls is how many tools it may call for one message.
	modelCalls = 8
	// modelTokens is how many tokens one message may take, in and out, and
	// modelTurnTokens how many the model may write in one turn.
	modelTokens     = 40_000
	modelTurnTokens = 900
	// modelAtOnce is how many messages it is asked for at the same time, so that a
	// slow endpoint never holds up all conversations.
	modelAtOnce = 32
	// modelKept is how many dialogues are kept, to answer identical questions.
	modelKept = 512
)

// ModelWork is what all conversations share of a model: how many ask it at the
// same time, and what it did for questions that may be asked again. It holds no
// answers, only which tools were called, what they came to, and what was written:
// another owner's answer is put together, and checked, from their own results, and
// only where those are the same.
type ModelWork struct {
	// Time is how long everything that is asked of the model for one message may
	// take; the plain answer is at hand all the while.
	Time time.Duration
	// Broke is told of errors of Setara's own while the model was asked, for which
	// an owner got the plain answer; nil where nobody wants to know.
	Broke func(context.Context, error)

	slots chan struct{}
	underWay
	kept    *lru.Cache[string, keptDialogue]
	version func(context.Context) (int64, error)
}

// keptDialogue is how the model came to a text: the calls of its rounds, what it
// was told of each, and what it wrote.
type keptDialogue struct {
	calls []ToolCall
	told  []string
	text  string
}

// NewModelWork makes the work of a model over knowledge of which version tells
// the version: what is kept goes for one version alone.
func NewModelWork(version func(context.Context) (int64, error)) *ModelWork {
	kept, err := lru.New[string, keptDialogue](modelKept)
	if err != nil {
		panic("chat: " + err.Error()) // a size that is no size
	}
	return &ModelWork{Time: modelTime, slots: make(chan struct{}, modelAtOnce), kept: kept, version: version}
}

// key is what identical questions share: their words and figures, the version of
// the knowledge, and the day that they are answered for.
func (w *ModelWork) key(ctx context.Context, c *Chat, question string) (string, error) {
	version, err := w.version(ctx)
	if err != nil {
		return "", fmt.Errorf("read the version of the knowledge: %w", err)
	}
	words := strings.Join(strings.Fields(strings.ToLower(question)), " ")
	return fmt.Sprintf("%d %s %s", version, c.today(), words), nil
}

// Forget forgets all dialogues, as when an owner takes a consent back or has
// everything deleted.
func (w *ModelWork) Forget() {
	if w != nil {
		w.kept.Purge()
	}
}
