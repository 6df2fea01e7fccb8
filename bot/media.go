package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-telegram/bot/models"

	"setara/bot/chat"
	"setara/bot/photo"
)

// picturesAtOnce is how many pictures that owners sent are decoded at the same
// time: one takes as much memory as [photo.MaxPixels] tells.
const picturesAtOnce = 1

// mediaTries is how often a file is asked for that an owner waits for.
const mediaTries = 2

// soundEndings are the endings of the names of sound files by their MIME types:
// they tell a model the format.
var soundEndings = map[string]string{
	"audio/ogg": ".ogg", "audio/opus": ".ogg", "audio/mpeg": ".mp3", "audio/mp3": ".mp3", "audio/mp4": ".m4a",
	"audio/m4a": ".m4a", "audio/x-m4a": ".m4a", "audio/wav": ".wav", "audio/x-wav": ".wav", "audio/webm": ".webm",
	"audio/flac": ".flac", "audio/x-flac": ".flac",
}

// readVoice is the voice note or the sound file in a message; nil for none, or
// for one of a format that is not known.
func readVoice(m *models.Message) *chat.Voice {
	switch {
	case m.Voice != nil:
		v := &chat.Voice{File: m.Voice.FileID, Seconds: m.Voice.Duration, Bytes: m.Voice.FileSize}
		v.Name = soundName(m.Voice.MimeType)
		if v.Name == "" {
			v.Name = soundName("audio/ogg") // what Telegram's apps record
		}
		return v
	case m.Audio != nil && m.MediaGroupID == "":
		name := soundName(m.Audio.MimeType)
		if name == "" {
			return nil
		}
		return &chat.Voice{File: m.Audio.FileID, Name: name, Seconds: m.Audio.Duration, Bytes: m.Audio.FileSize}
	default:
		return nil
	}
}

// soundName is a name for a sound file of that type that says nothing else of it;
// empty where the type is not known.
func soundName(mimeType string) string {
	ending, known := soundEndings[strings.ToLower(mimeType)]
	if !known {
		return ""
	}
	return "suara" + ending
}

// Fetch brings a file that the owner sent, see [chat.Media].
func (m *memory) Fetch(ctx context.Context, file string, most int64) ([]byte, error) {
	var err error
	for range mediaTries {
		var data []byte
		var again bool
		if data, again, err = m.b.fetchInto(ctx, file, most); err == nil {
			return data, nil
		}
		if !again || ctx.Err() != nil {
			break
		}
	}
	if errors.Is(err, errFileTooLarge) {
		return nil, fmt.Errorf("fetch what an owner sent: %w", chat.ErrMediaTooLarge)
	}
	return nil, err
}

// fetchInto brings a file into memory, of at most that many bytes. Again tells
// that it may come the next time.
func (b *Bot) fetchInto(ctx context.Context, file string, most int64) (data []byte, again bool, err error) {
	resp, size, retry, err := b.openFile(ctx, file, most)
	if err != nil {
		return nil, retry > 0, err
	}
	defer resp.Body.Close()
	data, err = io.ReadAll(io.LimitReader(resp.Body, most+1))
	switch {
	case err != nil:
		return nil, true, fmt.Errorf("fetch a file: %w", withoutURL(err))
	case int64(len(data)) > most:
		return nil, false, errFileTooLarge
	case size > 0 && int64(len(data)) != size:
		return nil, true, errors.New("fetch a file: it comes cut off")
	}
	return data, false, nil
}

// FetchPicture brings a picture that the owner sent, and nothing else of its
// file, see [chat.Media].
func (m *memory) FetchPicture(ctx context.Context, file string, most int64) ([]byte, error) {
	data, err := m.Fetch(ctx, file, most)
	if err != nil {
		return nil, err
	}
	select {
	case m.b.aside.pictures <- struct{}{}:
		defer func() { <-m.b.aside.pictures }()
	case <-ctx.Done():
		return nil, fmt.Errorf("wait to read a picture: %w", ctx.Err())
	}
	jpeg, err := photo.Clean(data)
	switch {
	case errors.Is(err, photo.ErrTooLarge):
		return nil, fmt.Errorf("read what an owner sent: %w", chat.ErrMediaTooLarge)
	case err != nil:
		return nil, fmt.Errorf("read what an owner sent: %w", chat.ErrNoPicture)
	}
	return jpeg, nil
}
