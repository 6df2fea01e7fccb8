package chat

import (
	"context"
	"fmt"
	"strings"
	"time"

	"setara/knowledge"
)

// ConsentVersion counts the wordings of the consent. A yes to an older one is
// asked for again.
const ConsentVersion = 2

// Consents keeps who agreed that Setara remembers more than the running
// conversation. Questions are answered without it.
type Consents interface {
	// Consent tells whether the chat has agreed to that version of the
	// wording. For a chat that was never asked it is false.
	Consent(ctx context.Context, chat int64, version int) (bool, error)
	// SetConsent stores a yes or no to that version.
	SetConsent(ctx context.Context, chat int64, version int, yes bool, now time.Time) error
}

// The actions of the buttons below the consent.
const (
	actionConsent    = "/izin"
	actionConsentYes = "/izin ya"
	actionConsentNo  = "/izin tidak"
)

// withConsent asks for consent in a greeting, unless it was given, cannot be
// kept, or many people read along.
func (c *Chat) withConsent(ctx context.Context, cl *call, r Response) (Response, error) {
	if c.Consents == nil || c.group {
		return r, nil
	}
	given, err := c.Consents.Consent(ctx, cl.chat, ConsentVersion)
	if err != nil {
		return Response{}, fmt.Errorf("look up consent: %w", err)
	}
	if given {
		return r, nil
	}
	return askConsent(r), nil
}

// askConsent adds the question and its two buttons.
func askConsent(r Response) Response {
	r.Blocks = append(r.Blocks, paragraph(plain(sayConsent)))
	r.Buttons = append(r.Buttons, []Button{
		{Label: buttonConsentYes, Action: actionConsentYes},
		{Label: buttonConsentNo, Action: actionConsentNo},
	})
	return r
}

// consent stores a yes or a no, or asks for one.
func consent(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.Consents == nil || c.group {
		return say(sayConsentPrivate), nil
	}
	answer := strings.ToLower(cl.rest)
	if answer != "ya" && answer != "tidak" {
		return c.tellConsent(ctx, cl)
	}
	yes := answer == "ya"
	if err := c.Consents.SetConsent(ctx, cl.chat, ConsentVersion, yes, c.Now()); err != nil {
		return Response{}, fmt.Errorf("store consent: %w", err)
	}
	var products []knowledge.Product
	if c.Products != nil {
		var err error
		if products, err = c.Products.Products(ctx, cl.chat); err != nil {
			return Response{}, fmt.Errorf("read products: %w", err)
		}
	}
	if yes {
		c.noteKept(products, cl.conv)
		return c.withTopicsLeft(ctx, cl, say(sayConsentYes))
	}
	r := say(sayConsentNo)
	if len(products) > 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(sayProductsStay)))
	}
	kept, err := c.profile(ctx)
	if err != nil {
		return Response{}, err
	}
	if kept != nil {
		r.Blocks = append(r.Blocks, paragraph(plain(sayProfileStays)))
	}
	return c.withWatchesLeft(ctx, cl.chat, r)
}

// tellConsent asks for consent, below what was answered before and how long what
// is kept by it is kept.
func (c *Chat) tellConsent(ctx context.Context, cl *call) (Response, error) {
	given, err := c.wordConsent(ctx, cl.chat)
	if err != nil {
		return Response{}, err
	}
	r := askConsent(Response{})
	for _, said := range append(c.wordKeptFor(), given...) {
		r.Blocks = append(r.Blocks, paragraph(plain(said)))
	}
	return c.withModelConsent(ctx, cl.chat, r)
}

// withTopicsLeft reminds who agrees of the announcements that they left before,
// which they still do not get.
func (c *Chat) withTopicsLeft(ctx context.Context, cl *call, r Response) (Response, error) {
	if c.People == nil {
		return r, nil
	}
	left, err := c.People.LeftTopics(ctx, cl.chat)
	if err != nil {
		return Response{}, fmt.Errorf("read topics: %w", err)
	}
	if len(left) > 0 {
		r.Blocks = append(r.Blocks, paragraph(plain(sayTopicsStillLeft)))
		r.Buttons = append(r.Buttons, []Button{{Label: buttonTopics, Action: actionTopics}})
	}
	return r, nil
}
