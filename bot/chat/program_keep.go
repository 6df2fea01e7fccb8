package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// withKeeping puts the answers of a search into the owner's profile where they
// have agreed to that, and else asks whether to, once in a conversation.
func (c *Chat) withKeeping(ctx context.Context, conv *conversation, r Response) (Response, error) {
	w := conv.Walk
	if c.Profiles == nil || w.Said.Empty() {
		return r, nil
	}
	kept, err := c.profile(ctx)
	if err != nil {
		return Response{}, err
	}
	agreed := kept != nil
	if !agreed && c.Consents != nil {
		if agreed, err = c.Consents.Consent(ctx, c.owner, ConsentVersion); err != nil {
			return Response{}, fmt.Errorf("look up consent: %w", err)
		}
	}
	switch {
	case agreed && kept != nil && kept.SaysSame(&w.Said):
		if !slices.Equal(kept.Needs, w.Said.Needs) {
			err = c.keepProfile(ctx, w.Said)
		}
		return r, err
	case agreed:
		note := sayProfileKeptConsent
		if kept != nil {
			note = sayProfileChanged
		}
		r.Blocks = append(r.Blocks, paragraph(plain(note)))
		return r, c.keepProfile(ctx, w.Said)
	case conv.AskedToKeep:
		return r, nil
	}
	w.Asking, conv.AskedToKeep = askedKeep, true
	r.Blocks = append(r.Blocks, paragraph(plain(askKeepProfile)))
	r.Buttons = append([][]Button{{
		{Label: buttonProfileKeep, Action: actionProgramKeep}, {Label: buttonProfileKeepNot, Action: actionProgramForget},
	}}, r.Buttons...)
	return r, nil
}

// keepProfile stores a profile.
func (c *Chat) keepProfile(ctx context.Context, p knowledge.Profile) error {
	if err := c.Profiles.KeepProfile(ctx, c.owner, p, c.Now()); err != nil {
		return fmt.Errorf("keep profile: %w", err)
	}
	return nil
}

// takeKeepAnswer reads a typed yes or no to keeping the answers. After anything
// else it is not asked any more; the buttons still work.
func (c *Chat) takeKeepAnswer(ctx context.Context, said string, conv *conversation) (Response, bool, error) {
	conv.Walk.Asking = ""
	switch strings.ToLower(strings.Trim(said, " .!")) {
	case "ya", "iya", "iya kak", "ya kak", "ya simpan", "ya, simpan", "simpan", "boleh", "ok", "oke", "mau", "y", "setuju":
		r, err := c.keepAnswers(ctx, conv)
		return r, true, err
	case "tidak", "ga", "gak", "nggak", "ga usah", "gak usah", "tidak usah", "jangan", "tidak kak", "ga kak", "gausah":
		r, err := c.keepNoAnswers(ctx, conv)
		return r, true, err
	default:
		return Response{}, false, nil
	}
}

// keepAnswers stores the answers as the owner's profile. The yes to this very
// question is the consent for it, and for nothing else.
func (c *Chat) keepAnswers(ctx context.Context, conv *conversation) (Response, error) {
	w := conv.Walk
	if w == nil || c.Profiles == nil || w.Said.Empty() {
		return say(sayProfileNothing), nil
	}
	if w.Asking == askedKeep {
		w.Asking = ""
	}
	return say(sayProfileKept), c.keepProfile(ctx, w.Said)
}

// keepNoAnswers leaves the answers to the conversation. Where a profile is kept
// already it says so, and how to delete it.
func (c *Chat) keepNoAnswers(ctx context.Context, conv *conversation) (Response, error) {
	if w := conv.Walk; w != nil && w.Asking == askedKeep {
		w.Asking = ""
	}
	kept, err := c.profile(ctx)
	if err != nil || kept == nil {
		return say(sayProfileNotKept), err
	}
	r := say(sayProfileIsKept)
	r.Buttons = [][]Button{{{Label: buttonProfileDrop, Action: actionProfileDrop}}}
	return r, nil
}
