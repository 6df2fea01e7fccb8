package chat

import (
	"context"
	"fmt"
	"strings"
	"unicode"

	"setara/knowledge"
)

// The actions of the buttons below what was heard.
const (
	actionHeardYes = "/suara benar"
	actionHeardNo  = "/suara bukan"
)

const (
	// maxHeard is how many letters of what is heard are kept: a minute holds fewer.
	maxHeard = 1500
	// A voice note takes at most that many tokens a second to hear, and what is
	// said in a minute that many to write: endpoints take by the minute, which at
	// the usual prices is less.
	tokensPerSecond = 50
	tokensHeard     = 800
	// bytesPerSecond is how many bytes a second of sound has at most, by and large: a
	// file that says to be shorter is counted by its size.
	bytesPerSecond = 16_000
)

// hearing is how a model listens to a voice note.
var hearing = mediaReader{
	medium: knowledge.MediumVoice, can: func(a ModelAbilities) bool { return a.Audio },
	offer: sayVoiceOffer, refused: sayVoiceRefused, failed: sayVoiceFailed, spent: sayVoiceSpent,
}

// takeVoice has the model listen to a voice note without words beside it, and
// asks the owner whether it heard right. It returns false where none can be
// listened to.
func (c *Chat) takeVoice(ctx context.Context, m Message, conv *conversation) (Response, bool, error) {
	if m.Voice == nil || m.Text != "" || c.Ears == nil {
		return Response{}, false, nil
	}
	if ours, err := c.readsMedia(ctx, &m, conv); err != nil || !ours {
		return Response{}, false, err
	}
	if told := m.Voice.tooLarge(); told != "" {
		given, err := c.mayAskModel(ctx, m.Chat)
		if err != nil {
			return Response{}, false, err
		}
		// Who said no is told that, and not to send a shorter one.
		if able, err := c.abilities(ctx); given != modelNo && err == nil && hearing.can(able) {
			r, err := c.reads(ctx, &hearing, knowledge.ModelTooLarge, say(told))
			return r, true, err
		}
	}
	answer, can, err := c.mayRead(ctx, m.Chat, conv, &hearing)
	switch {
	case err != nil || !can:
		return Response{}, false, err
	case answer != nil:
		return *answer, true, nil
	}
	r, err := c.hear(ctx, m.Voice, conv)
	return r, true, err
}

// tooLarge is what is said of a voice note that is longer or larger than is
// listened to; empty for any other.
func (v *Voice) tooLarge() string {
	switch {
	case v.Seconds > maxVoiceSeconds:
		return sayVoiceTooLong
	case v.Bytes > maxVoiceBytes:
		return sayMediaTooLarge
	default:
		return ""
	}
}

// tokens are how many hearing it takes at most.
func (v *Voice) tokens() int64 {
	seconds := int64(v.Seconds)
	if seconds <= 0 {
		seconds = maxVoiceSeconds
	}
	return max(seconds, v.Bytes/bytesPerSecond) * tokensPerSecond
}

// hear listens to a voice note.
func (c *Chat) hear(ctx context.Context, v *Voice, conv *conversation) (Response, error) {
	var heard Heard
	most := ModelUsage{Input: v.tokens(), Output: tokensHeard, Estimated: true}
	answer, err := c.readMedia(ctx, &hearing, most, func(ctx context.Context) (ModelUsage, error) {
		audio, err := c.Media.Fetch(ctx, v.File, maxVoiceBytes)
		if err != nil {
			return ModelUsage{}, fmt.Errorf("%w: %w", errNotBrought, err)
		}
		heard, err = c.Ears.Hear(ctx, v.Name, audio)
		if heard.Usage.Estimated { // by the size of the file: its length says more
			heard.Usage.Input = min(heard.Usage.Input, most.Input)
		}
		return heard.Usage, err
	})
	if err != nil || answer != nil {
		return said(answer), err
	}
	text := cleanHeard(heard.Text)
	if text == "" {
		return c.reads(ctx, &hearing, knowledge.ModelUnclear, say(sayVoiceEmpty))
	}
	conv.Heard = text
	r := say(fmt.Sprintf(sayHeard, text), sayHeardRight)
	r.Buttons = [][]Button{{{Label: buttonHeardYes, Action: actionHeardYes}, {Label: buttonHeardNo, Action: actionHeardNo}}}
	return c.reads(ctx, &hearing, knowledge.ModelRead, r)
}

// said is an answer, or an empty one for none.
func said(answer *Response) Response {
	if answer == nil {
		return Response{}
	}
	return *answer
}

// cleanHeard is what was heard on one line, without personal numbers, and no
// command: those are typed or tapped.
func cleanHeard(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(text, ""))
	text = strings.Join(strings.Fields(text), " ")
	text = strings.TrimLeft(text, "/ ")
	text, _ = knowledge.MaskPersonal(firstLetters(text, maxHeard))
	if !strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return ""
	}
	return text
}
