package chat

import (
	"context"
	"strings"
	"unicode"
)

// Message is one thing that a person sent: typed text, or the action of a
// button that they pressed.
type Message struct {
	Chat int64
	Text string
	// Update is Telegram's number of the message, the same when it is handled
	// again after a crash; 0 in the terminal.
	Update int64
	// Group tells that many people read along: no cost is shown then.
	Group bool
	// From is Telegram's id of who sent it, 0 where that is not known. What an
	// officer may do, they may in their private chat, which has the same id.
	From int64
}

// Turn takes one message of a chat, updates what is remembered of the
// conversation, and returns what to say.
func (c *Chat) Turn(ctx context.Context, m Message) (Response, error) {
	if m.Group {
		c = c.inGroup()
	} else {
		c = c.of(m.Chat)
	}
	conv, err := c.recall(ctx, m.Chat)
	if err != nil {
		return Response{}, err
	}
	response, err := c.takeShown(ctx, m, conv)
	if err == nil {
		response, err = c.file(ctx, m, conv, response)
	}
	if err == nil {
		response, err = c.illustrate(ctx, m.Chat, conv, response)
	}
	if err != nil || conv.forgotten {
		return response, err
	}
	return response, c.remember(ctx, m.Chat, conv)
}

// take handles the message as a command, as the answer to what Setara asked,
// or as a new question.
func (c *Chat) take(ctx context.Context, m Message, conv *conversation) (Response, error) {
	confirming, dropping, wanting, pending := conv.Confirming, conv.Dropping, conv.Wanting, conv.Import
	conv.Confirming, conv.Dropping, conv.Wanting, conv.Import = false, "", "", ""
	editing, unprofiling := conv.Editing, conv.DropProfile
	conv.Editing, conv.DropProfile = "", false
	inviting := conv.Inviting
	conv.Inviting = ""
	choice := conv.Entries
	conv.Entries = nil
	if name, rest, ok := parseCommand(m.Text); ok {
		run, known := commands[name]
		if !known {
			return say(sayUnknownCommand), nil
		}
		if !goesWithWalk[name] {
			conv.pauseWalk()
		}
		return run(ctx, c, &call{
			chat: m.Chat, update: m.Update, rest: rest, conv: conv, confirming: confirming, dropping: dropping, wanting: wanting,
			unprofiling: unprofiling, person: m.person(), inviting: inviting,
		})
	}
	if confirming {
		return c.takeConfirmation(ctx, m, conv)
	}
	if r, done, err := c.takeOfficerName(ctx, &call{
		chat: m.Chat, update: m.Update, rest: m.Text, conv: conv, person: m.person(), inviting: inviting,
	}); done || err != nil {
		return r, err
	}
	if r, done, err := c.takeWatchTalk(ctx, &call{chat: m.Chat, rest: m.Text, conv: conv, wanting: wanting}); done || err != nil {
		return r, err
	}
	if response, done, err := c.takeDropping(ctx, m.Text, dropping, conv); done || err != nil {
		return response, err
	}
	if response, done, err := c.takeProfileTalk(ctx, &call{
		chat: m.Chat, rest: m.Text, conv: conv, editing: editing, unprofiling: unprofiling,
	}); done || err != nil {
		return response, err
	}
	if response, done, err := c.takeWalk(ctx, m, conv); done || err != nil {
		return response, err
	}
	if response, done, err := c.takeDraft(ctx, m, conv); done || err != nil {
		return response, err
	}
	if response, done, err := c.takeEntryChoice(ctx, m.Text, choice, conv); done || err != nil {
		return response, err
	}
	if !c.group && asksToReckon(m.Text) {
		return c.offerDraft(conv, ""), nil
	}
	if response, done, err := c.takeListed(ctx, m.Text, conv); done || err != nil {
		return response, err
	}
	text, _ := cutMessage(m.Text)
	if response, done, err := c.takeRate(ctx, text, pending, conv); done || err != nil {
		return response, err
	}
	readings, err := c.understand(ctx, text)
	if err != nil {
		return Response{}, err
	}
	if !c.group && c.asksFitting(readings) {
		asked := newMessage(text)
		return c.beginWalk(ctx, conv, asked.readNeed(), readProfile(asked, c.today()))
	}
	if said, ok := conv.chosen(text, readings); ok {
		return c.answerCase(ctx, conv, said)
	}
	if more, ok := conv.reckonsOn(text, readings); ok {
		return c.answerOn(ctx, conv, more)
	}
	if conv.waiting() && readings[0].Understood.Dollars == nil && !conv.leftBy(readings) {
		given := UnderstandReply(text, conv.Asking, conv.offered()...)
		if given.Kind == ReplyValue && conv.absurd(text, &given.Understood) {
			return say(askFullAmount), nil
		}
		if response, done, err := c.takeGiven(ctx, given, conv); done || err != nil {
			return response, err
		}
	}
	if len(readings) == 1 && !conv.waiting() && controlOf(text) == controlStop {
		return abandon(ctx, c, &call{chat: m.Chat, conv: conv, typed: true})
	}
	if response, done, err := c.takeEntryFollow(ctx, readings, conv); done || err != nil {
		return response, err
	}
	if conv.goesOn(readings) {
		return c.answerCase(ctx, conv, readings[0].Understood)
	}
	return c.takeQuestion(ctx, m.Text, conv)
}

// goesWithWalk are the commands that a search for programmes may go on behind;
// /batal leaves it by itself.
var goesWithWalk = map[string]bool{"program": true, "profil": true, "batal": true}

// takeGiven handles an answer to what Setara asked. It returns false where
// the message is not one but a question of its own.
func (c *Chat) takeGiven(ctx context.Context, given SlotReply, conv *conversation) (Response, bool, error) {
	switch given.Kind {
	case ReplyValue:
		response, err := c.answerCase(ctx, conv, given.Understood)
		return response, true, err
	case ReplyUnclear:
		if given.Doubt == nil {
			return Response{}, false, nil
		}
		conv.Doubt = given.Doubt
		return Response{
			Blocks:  []Block{wordDoubt(given.Doubt)},
			Buttons: doubtButtons(given.Doubt),
		}, true, nil
	case ReplyDontKnow:
		return say(dontKnow(conv.Asking)), true, nil
	case ReplyDeclined:
		conv.Asking, conv.Doubt = "", nil
		return say(sayDeclined), true, nil
	default:
		return Response{}, false, nil
	}
}

// takeQuestion answers a question of its own.
func (c *Chat) takeQuestion(ctx context.Context, text string, conv *conversation) (Response, error) {
	answer, err := c.Ask(ctx, text)
	if err != nil {
		return Response{}, err
	}
	conv.keep(&answer)
	return answer.Full(), nil
}

// parseCommand splits "/harga@SetaraBot kaos 30rb" into "harga" and the rest.
func parseCommand(text string) (name, rest string, ok bool) {
	text = strings.TrimSpace(text)
	if !strings.HasPrefix(text, "/") {
		return "", "", false
	}
	name = text[1:]
	if i := strings.IndexFunc(name, unicode.IsSpace); i >= 0 {
		name, rest = name[:i], name[i:]
	}
	name, _, _ = strings.Cut(name, "@")
	return strings.ToLower(name), strings.TrimSpace(rest), name != ""
}
