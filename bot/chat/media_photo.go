package chat

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"setara/knowledge"
)

// The actions of the buttons below what was seen.
const (
	actionLookedRival = "/foto saingan"
	actionLookedOwn   = "/foto saya"
	actionLookedYes   = "/foto benar"
	actionLookedNo    = "/foto bukan"
)

// The most tokens that a picture takes, and its description.
const (
	tokensLooked    = 3000
	tokensDescribed = 300
)

// looking is how a model looks at a picture.
var looking = mediaReader{
	medium: knowledge.MediumPhoto, can: func(a ModelAbilities) bool { return a.Vision },
	offer: sayPhotoOffer, refused: sayPhotoRefused, failed: sayPhotoFailed, spent: sayPhotoSpent,
}

// takePhoto has the model look at a picture, and asks the owner whether it saw
// right. It returns false where none is to be looked at: in a report or an
// announcement, of an officer who loads files, or beside words that say all.
func (c *Chat) takePhoto(ctx context.Context, m Message, conv *conversation) (Response, bool, error) {
	file := m.photoFile()
	if file == "" || m.Unsupported || c.Eyes == nil || conv.Complaint.active() {
		return Response{}, false, nil
	}
	if ours, err := c.readsMedia(ctx, &m, conv); err != nil || !ours {
		return Response{}, false, err
	}
	if officer, err := c.loadsFiles(ctx, &m); err != nil || officer {
		return Response{}, false, err
	}
	if asks, err := c.asksOfPhoto(ctx, m.Text, conv); err != nil || !asks {
		return Response{}, false, err
	}
	answer, can, err := c.mayRead(ctx, m.Chat, conv, &looking)
	if err != nil || !can {
		return Response{}, false, err
	}
	if answer != nil {
		// Words that can be answered are, unless the owner is asked for a yes.
		return *answer, m.Text == "" || conv.ModelAsking, nil
	}
	r, err := c.look(ctx, file, m.Text, conv)
	return r, true, err
}

// loadsFiles tells whether a message is of an officer who may load files: of a
// picture they are told what can be read.
func (c *Chat) loadsFiles(ctx context.Context, m *Message) (bool, error) {
	if c.Uploads == nil || c.Officers == nil || m.person() == 0 {
		return false, nil
	}
	officer, err := c.Officers.May(ctx, m.person(), knowledge.RightWrite)
	if err != nil {
		return false, fmt.Errorf("look up who sent a picture: %w", err)
	}
	return officer, nil
}

// longestAnswer is how many words beside a picture may be the answer to what
// Setara asked of the goods under way: more are about the picture.
const longestAnswer = 3

// asksOfPhoto tells whether the words beside a picture ask about what it shows:
// there are none, or they name no goods and answer nothing that Setara asked.
func (c *Chat) asksOfPhoto(ctx context.Context, caption string, conv *conversation) (bool, error) {
	if strings.TrimSpace(caption) == "" {
		return true, nil
	}
	if strings.HasPrefix(caption, "/") || conv.asksSomething() || controlOf(caption) != controlNone ||
		conv.waiting() && len(strings.Fields(caption)) <= longestAnswer {
		return false, nil
	}
	plainly, err := c.plain(ctx, caption)
	if err != nil {
		return false, err
	}
	readings, err := c.understand(ctx, plainly)
	if err != nil {
		return false, err
	}
	if len(readings) != 1 || readings[0].Understood.Product != "" || readings[0].Doubt != nil {
		return false, nil
	}
	switch readings[0].Intent {
	case IntentPrice, IntentCost, IntentSmalltalk, IntentUnknown:
		return true, nil
	default:
		return false, nil
	}
}

// asksSomething tells whether Setara asked something that words beside a picture
// may answer.
func (conv *conversation) asksSomething() bool {
	return !conv.settled() || conv.Confirming || conv.Dropping != "" || conv.DropProfile || conv.Entries != nil ||
		conv.Remarking != 0 || conv.ModelAsking || conv.Inviting != "" || conv.Replying != 0 || conv.Desk != nil ||
		conv.Deciding != "" || conv.FileDay != nil || conv.Proposing != nil
}

// look looks at a picture.
func (c *Chat) look(ctx context.Context, file, caption string, conv *conversation) (Response, error) {
	var seen Seen
	most := ModelUsage{Input: tokensLooked, Output: tokensDescribed, Estimated: true}
	answer, err := c.readMedia(ctx, &looking, most, func(ctx context.Context) (ModelUsage, error) {
		jpeg, err := c.Media.FetchPicture(ctx, file, maxPhotoBytes)
		if err != nil {
			return ModelUsage{}, fmt.Errorf("%w: %w", errNotBrought, err)
		}
		seen, err = c.Eyes.Look(ctx, lookQuestion, lookSchema, jpeg)
		return seen.Usage, err
	})
	if err != nil || answer != nil {
		return said(answer), err
	}
	found, err := readSeen(seen.JSON)
	switch {
	case errors.Is(err, ErrModelOdd):
		return c.reads(ctx, &looking, knowledge.ModelUnclear, say(sayPhotoFailed))
	case errors.Is(err, errNoGoods):
		return c.reads(ctx, &looking, knowledge.ModelUnclear, say(sayPhotoOther))
	case err != nil:
		return Response{}, err
	}
	found.Caption = firstLetters(caption, maxHeard)
	conv.Looked = &found
	return c.reads(ctx, &looking, knowledge.ModelRead, found.question())
}
