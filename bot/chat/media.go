package chat

import (
	"context"
	"errors"
	"time"

	"setara/knowledge"
)

// Media brings the voice notes and pictures that owners send. Nothing of them is
// kept.
type Media interface {
	// Fetch returns a file of at most that many bytes; the error wraps
	// [ErrMediaTooLarge] where it has more.
	Fetch(ctx context.Context, file string, most int64) ([]byte, error)
	// FetchPicture returns a picture as a JPEG of bounded size and nothing else of
	// its file, which has at most that many bytes. The error wraps
	// [ErrMediaTooLarge] or [ErrNoPicture].
	FetchPicture(ctx context.Context, file string, most int64) ([]byte, error)
}

var (
	// ErrMediaTooLarge tells that a file is larger than was asked for, or a picture
	// than can be decoded.
	ErrMediaTooLarge = errors.New("the file is too large")
	// ErrNoPicture tells that a file is no picture that can be read.
	ErrNoPicture = errors.New("the file is no picture")
)

// Voice is a voice note or a sound file that hangs on a message.
type Voice struct {
	// File is Telegram's id of it. Name is a name whose ending tells its format.
	File, Name string
	// Seconds is how long it says it is, Bytes how large; 0 where that is not known.
	Seconds int
	Bytes   int64
}

// The limits of what is listened to and looked at.
const (
	maxVoiceSeconds = 60
	maxVoiceBytes   = 2 << 20
	maxPhotoBytes   = 5 << 20
	// mediaTime is how long fetching and reading one of them may take.
	mediaTime = 15 * time.Second
	// abilitiesTime is how long it may take to learn what the endpoint can do. It
	// is looked at all the same, for the next one who asks.
	abilitiesTime = 5 * time.Second
)

// mediaReader is one of the senses of a model, and what is said where it cannot
// be used for what an owner sent.
type mediaReader struct {
	medium                        knowledge.ModelMedium
	can                           func(ModelAbilities) bool
	offer, refused, failed, spent string
}

// hasReader tells whether there is a model that may be asked to listen or look at all.
func (c *Chat) hasReader() bool {
	return c.Media != nil && c.Finder != nil && !c.group && c.hasModel()
}

// readsMedia tells whether what an owner sent is for a model: not what an officer
// is asked for, a reply to an announcement, or a message that has changed.
func (c *Chat) readsMedia(ctx context.Context, m *Message, conv *conversation) (bool, error) {
	if m.Edited || conv.Composing != nil || !c.hasReader() {
		return false, nil
	}
	answers, err := c.answersBroadcast(ctx, *m)
	return err == nil && !answers, err
}

// mayRead tells whether the model may read what a chat sent. It returns false
// where its endpoint cannot, and what to say where the owner did not agree to it
// or it cannot be asked now; no answer where it may.
func (c *Chat) mayRead(ctx context.Context, chat int64, conv *conversation, reader *mediaReader) (answer *Response, can bool, err error) {
	given, err := c.mayAskModel(ctx, chat)
	if err != nil {
		return nil, false, err
	}
	abilities, away := c.abilities(ctx)
	able := away == nil && reader.can(abilities)
	outcome := knowledge.ModelRefused
	var r Response
	switch {
	case away != nil && given == modelYes:
		var told string
		outcome, told = reader.failure(away)
		r = say(told)
	case !able:
		return nil, false, nil
	case given == modelYes:
		return nil, true, nil
	case given == modelNo:
		r = say(reader.refused)
	default:
		r = say(reader.offer)
		r.Buttons = modelConsentButtons()
		conv.ModelAsking, conv.ModelPending = true, ""
	}
	return &r, true, c.noteRead(ctx, reader, outcome)
}

// abilities are what the endpoint can do, where it says so soon.
func (c *Chat) abilities(ctx context.Context) (ModelAbilities, error) {
	ctx, cancel := context.WithTimeout(ctx, abilitiesTime)
	defer cancel()
	return c.Finder.Abilities(ctx)
}

// readMedia has the model read something within the day's budgets, and the owner
// see that it does. Where it cannot, it returns what to say.
func (c *Chat) readMedia(ctx context.Context, reader *mediaReader, most ModelUsage, read func(context.Context) (ModelUsage, error)) (*Response, error) {
	working := ctx
	if c.ModelWork != nil {
		entered, leave, ok := c.ModelWork.enter(ctx, c.owner)
		if !ok {
			r := say(reader.failed)
			return &r, c.noteRead(ctx, reader, knowledge.ModelAway)
		}
		defer leave()
		working = entered
		// They may have taken their yes back since it was looked up.
		if given, err := c.mayAskModel(ctx, c.owner); err != nil || given != modelYes {
			r := say(reader.refused)
			return &r, errors.Join(err, c.noteRead(ctx, reader, knowledge.ModelRefused))
		}
	}
	if c.Draft != nil {
		c.Draft("")
	}
	var failed error
	asked := false
	_, err := c.spend(ctx, true, most, func() (use ModelUsage, _ error) {
		limited, cancel := context.WithTimeout(working, mediaTime)
		defer cancel()
		asked = true
		use, failed = read(limited)
		return use, failed
	})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err == nil:
		return nil, nil
	case asked && failed == nil: // it is read, and only its cost is not counted
		c.tellBroken(ctx, err)
		return nil, nil
	case failed == nil && !errors.Is(err, knowledge.ErrBudget):
		c.tellBroken(ctx, err)
		r := say(reader.failed)
		return &r, c.noteRead(ctx, reader, knowledge.ModelBroken)
	}
	outcome, told := reader.failure(err)
	if takenBack(working) {
		outcome, told = knowledge.ModelRefused, reader.refused
	}
	r := say(told)
	return &r, c.noteRead(ctx, reader, outcome)
}

// failure is how reading went that came to an error, and what the owner is told.
func (reader *mediaReader) failure(err error) (outcome knowledge.ModelOutcome, told string) {
	switch {
	case errors.Is(err, knowledge.ErrBudget):
		return knowledge.ModelSpent, reader.spent
	case errors.Is(err, ErrMediaTooLarge):
		return knowledge.ModelTooLarge, sayMediaTooLarge
	case errors.Is(err, ErrNoPicture):
		return knowledge.ModelUnclear, sayNoPicture
	case errors.Is(err, errNotBrought):
		return knowledge.ModelLost, reader.failed
	case errors.Is(err, context.DeadlineExceeded):
		return knowledge.ModelLate, reader.failed
	default:
		return knowledge.ModelAway, reader.failed
	}
}

// reads counts what the model made of what an owner sent, and answers with what
// came of it.
func (c *Chat) reads(ctx context.Context, reader *mediaReader, outcome knowledge.ModelOutcome, r Response) (Response, error) {
	return r, c.noteRead(ctx, reader, outcome)
}

// noteRead counts how reading went. Where it cannot be counted, whoever runs
// Setara is told, and the owner keeps the answer, which is paid for; an error is
// only that Setara is shutting down.
func (c *Chat) noteRead(ctx context.Context, reader *mediaReader, outcome knowledge.ModelOutcome) error {
	err := c.noteModel(ctx, reader.medium.Outcome(outcome))
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		c.tellBroken(ctx, err)
	}
	return nil
}

// errNotBrought tells that what an owner sent did not come from Telegram.
var errNotBrought = errors.New("what an owner sent is not brought")
