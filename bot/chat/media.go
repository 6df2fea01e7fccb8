package chat

import (
	"context"
	"errors"
	"time"
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
)
