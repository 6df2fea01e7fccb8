package chat

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"setara/knowledge"
)

// ModelConsentVersion counts the wordings of the consent to an outside model. An
// answer to an older one is asked for again: it goes up where more is sent than was
// agreed to, and stays where less is, or where the same is said more plainly.
const ModelConsentVersion = 2

// The actions of the buttons below what is said of the outside model.
const (
	actionModelConsent    = "/izin_model"
	actionModelConsentYes = "/izin_model ya"
	actionModelConsentNo  = "/izin_model tidak"
	// actionModelConsentAsk is a yes that the question of the offer is asked again with.
	actionModelConsentAsk = "/izin_model ya jawab"
)

// modelConsent is whether a chat lets what it writes go to an outside model.
type modelConsent int

const (
	// modelUnasked: it was never asked by the wording of today.
	modelUnasked modelConsent = iota
	modelYes
	// modelNo: it said no, or there is nothing to ask for.
	modelNo
)

// hasModel tells whether a model may be asked at all: there is one, it is not
// switched off by its budget, and consent and cost can be kept. Nothing is said of
// models where it may not.
func (c *Chat) hasModel() bool {
	return c.Model != nil && c.ModelConsents != nil && c.ModelBook != nil && c.ModelBudget.Day > 0
}

// mayAskModel tells whether a chat lets what it writes go to an outside model.
// Where many people read along, and where there is none, it is a no.
func (c *Chat) mayAskModel(ctx context.Context, chat int64) (modelConsent, error) {
	if c.group || !c.hasModel() {
		return modelNo, nil
	}
	yes, err := c.ModelConsents.ModelConsent(ctx, chat, ModelConsentVersion)
	switch {
	case errors.Is(err, knowledge.ErrNotFound):
		return modelUnasked, nil
	case err != nil:
		return modelNo, fmt.Errorf("look up consent to a model: %w", err)
	case yes:
		return modelYes, nil
	}
	return modelNo, nil
}

// RefusesModel tells whether a message takes the consent to an outside model back
// by command, or by the button that stands for it.
func RefusesModel(text string) bool {
	name, rest, ok := parseCommand(text)
	return ok && "/"+name == actionModelConsent && strings.EqualFold(rest, "tidak")
}

// offerModel asks behind an answer whether a model may be asked too: in a short
// message of its own, so that its buttons are seen on a small screen.
func offerModel(owner int64, r Response) Response {
	offer := say(sayModelOffer)
	offer.Buttons = modelButtons(actionModelConsentAsk)
	r.Further = append(r.Further, Further{To: owner, Response: offer})
	return r
}

// modelConsentButtons store a yes or a no, and ask nothing.
func modelConsentButtons() [][]Button { return modelButtons(actionModelConsentYes) }

func modelButtons(yes string) [][]Button {
	return [][]Button{{
		{Label: buttonModelYes, Action: yes},
		{Label: buttonModelNo, Action: actionModelConsentNo},
	}}
}

// offerModelFor is [offerModel] once in a conversation: the offer's button, or a
// yes in the next message, answers that question, which is kept until then.
func (conv *conversation) offerModelFor(owner int64, question string, r Response) Response {
	if conv.ModelOffered {
		return r
	}
	conv.ModelOffered, conv.ModelAsking, conv.ModelPending = true, true, question
	return offerModel(owner, r)
}

// forgetModel drops what is kept to be asked of a model.
func (conv *conversation) forgetModel() { conv.ModelPending, conv.ModelAsking = "", false }

// consentToModel stores a yes or a no to the outside model, or explains what that
// is about.
func consentToModel(ctx context.Context, c *Chat, cl *call) (Response, error) {
	switch {
	case !c.hasModel():
		return say(sayUnknownCommand), nil
	case c.group:
		return say(sayModelPrivate), nil
	}
	switch actionModelConsent + " " + strings.ToLower(cl.rest) {
	case actionModelConsentYes:
		cl.conv.ModelAsking = false
		return say(sayModelYes), c.keepModelConsent(ctx, cl, true)
	case actionModelConsentAsk:
		return c.answerModelConsent(ctx, cl, true)
	case actionModelConsentNo:
		return c.answerModelConsent(ctx, cl, false)
	}
	return c.explainModel(ctx, cl)
}

// keepModelConsent stores a yes or a no, and that nothing is to be offered.
func (c *Chat) keepModelConsent(ctx context.Context, cl *call, yes bool) error {
	if err := c.ModelConsents.SetModelConsent(ctx, cl.chat, ModelConsentVersion, yes, c.Now()); err != nil {
		return fmt.Errorf("store consent to a model: %w", err)
	}
	cl.conv.ModelOffered = true
	return nil
}

// answerModelConsent stores what was answered to the offer. A yes also answers the
// question that waited for it; a no forgets that.
func (c *Chat) answerModelConsent(ctx context.Context, cl *call, yes bool) (Response, error) {
	if err := c.keepModelConsent(ctx, cl, yes); err != nil {
		return Response{}, err
	}
	pending := cl.conv.ModelPending
	cl.conv.forgetModel()
	if !yes {
		c.ModelWork.Forget()
		return say(sayModelNo), nil
	}
	r := say(sayModelYes)
	if pending == "" {
		return r, nil
	}
	answer, offer, err := c.askWithModel(ctx, pending, cl.conv)
	if err != nil {
		return Response{}, err
	}
	var told Response
	if answer.lost != "" {
		told = cl.conv.tellLost(&answer)
	} else {
		told = c.tellAnswer(&answer, offer, pending, cl.conv)
	}
	told.Blocks = append(r.Blocks, told.Blocks...)
	return told, nil
}

// explainModel says what goes out to whom, and what was answered before.
func (c *Chat) explainModel(ctx context.Context, cl *call) (Response, error) {
	given, err := c.mayAskModel(ctx, cl.chat)
	if err != nil {
		return Response{}, err
	}
	r := say(sayModelWhat, sayModelOut, sayModelWithout, wordModelConsent(given))
	yes, no := buttonModelYes, buttonModelNo
	switch given {
	case modelYes:
		yes, no = "", buttonModelStop
	case modelNo:
		no = ""
	}
	var row []Button
	for _, b := range [...]Button{{Label: yes, Action: actionModelConsentYes}, {Label: no, Action: actionModelConsentNo}} {
		if b.Label != "" {
			row = append(row, b)
		}
	}
	r.Buttons = [][]Button{row}
	return r, nil
}

// takeModelConsent reads a typed yes or no to the offer in the turn before. It
// returns false for any other message.
func (c *Chat) takeModelConsent(ctx context.Context, cl *call) (Response, bool, error) {
	if !cl.modelAsked || c.group || !c.hasModel() {
		return Response{}, false, nil
	}
	yes, answered := agrees(cl.rest, "")
	if !answered {
		return Response{}, false, nil
	}
	r, err := c.answerModelConsent(ctx, cl, yes)
	return r, true, err
}

// withModelConsent adds to the page of consents what was said to the model, and
// the way there.
func (c *Chat) withModelConsent(ctx context.Context, chat int64, r Response) (Response, error) {
	if c.group || !c.hasModel() {
		return r, nil
	}
	given, err := c.mayAskModel(ctx, chat)
	if err != nil {
		return Response{}, err
	}
	r.Blocks = append(r.Blocks, paragraph(plain(wordModelConsent(given))))
	r.Buttons = append(r.Buttons, []Button{{Label: buttonModelAbout, Action: actionModelConsent}})
	return r, nil
}
