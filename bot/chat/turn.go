package chat

import (
	"context"
	"strings"
	"unicode"

	"setara/knowledge"
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
	// Name and Language are the sender's first name and IETF tag, as Telegram
	// tells them; empty where it does not.
	Name     string
	Language string
	// Content is the message with its marks and media, in a private chat; nil
	// where there is none. Unsupported tells that it held something that no
	// broadcast can: a voice, a sticker, an album.
	Content     *knowledge.Content
	Unsupported bool
	// Files are the documents that it held, in a private chat: of an album,
	// all of them.
	Files []knowledge.SentFile
	// Voice is the voice note or sound that it held, in a private chat; nil for
	// none.
	Voice *Voice
	// ID is that of the message at Telegram, 0 where there is none. Edited tells
	// that it was sent before, and has changed.
	ID     int64
	Edited bool
	// ReplyTo is the message of the bot at Telegram that it replies to, 0 for
	// none.
	ReplyTo int64
}

// Turn takes one message of a chat, updates what is remembered of the
// conversation, and returns what to say.
func (c *Chat) Turn(ctx context.Context, m Message) (Response, error) {
	if m.Group {
		c = c.inGroup()
	} else {
		c = c.of(m.Chat)
	}
	m, hidden, err := c.withoutNumbers(ctx, m)
	if err != nil {
		return Response{}, err
	}
	conv, err := c.recall(ctx, m.Chat)
	if err != nil {
		return Response{}, err
	}
	m, response, done := conv.takeGuess(m)
	hidden = hidden || knowledge.HasMasked(m.Text)
	if done {
		return response, c.remember(ctx, m.Chat, conv)
	}
	for _, take := range [...]func(context.Context, Message, *conversation) (Response, bool, error){c.takeFiles, c.takeVoice, c.takePhoto} {
		if response, done, err := take(ctx, m, conv); err != nil {
			return Response{}, err
		} else if done {
			return response, c.remember(ctx, m.Chat, conv)
		}
	}
	if m.Text == "" && conv.Composing == nil && (m.photoFile() == "" || !conv.Complaint.active()) { // a photo without words, or something that is never read
		said, err := c.textOnly(ctx, m)
		if err != nil {
			return Response{}, err
		}
		return c.passOn(ctx, m, said)
	}
	composed := conv.Composing != nil
	response, err = c.takeShown(ctx, m, conv)
	if err == nil {
		response = c.offerComplaint(m, conv, response)
	}
	if err == nil && !composed && !conv.forgotten && !conv.reporting {
		response, err = c.passOn(ctx, m, response)
	}
	if err == nil {
		response, err = c.file(ctx, m, conv, response)
	}
	if err == nil {
		response = c.offerRating(m, conv, response)
	}
	if err == nil {
		err = c.count(ctx, m, conv, &response)
	}
	if err == nil {
		response, err = c.illustrate(ctx, m.Chat, conv, response)
	}
	if err == nil {
		err = c.see(ctx, m, conv)
	}
	if err != nil || conv.forgotten {
		return response, err
	}
	if hidden {
		response = conv.tellHidden(response)
	}
	return response, c.remember(ctx, m.Chat, conv)
}

// take handles the message as a command, as the answer to what Setara asked,
// as going on from what it told, or as a new question.
func (c *Chat) take(ctx context.Context, m Message, conv *conversation) (Response, error) {
	cl := &call{chat: m.Chat, update: m.Update, rest: m.Text, conv: conv, person: m.person(), lastAsked: conv.lift(), photo: m.photoFile()}
	if name, rest, ok := parseCommand(m.Text); ok {
		run, known := commands[name]
		if !known {
			return say(sayUnknownCommand), nil
		}
		if !goesWithWalk[name] {
			conv.pauseWalk()
		}
		if name != "lapor" && name != "batal" && conv.pauseComplaint() {
			conv.leftComplaint = true
		}
		cl.rest = rest
		return run(ctx, c, cl)
	}
	if response, done, err := c.takeAnswer(ctx, m, cl); done || err != nil {
		return response, err
	}
	m.Text = askedBesides(m.Text)
	text, _ := cutMessage(m.Text)
	if response, done, err := c.takeRate(ctx, text, cl.rate, conv); done || err != nil {
		return response, err
	}
	text, err := c.plain(ctx, text)
	if err != nil {
		return Response{}, err
	}
	readings, err := c.understand(ctx, text)
	if err != nil {
		return Response{}, err
	}
	if !c.group && c.asksFitting(readings) {
		asked := newMessage(text)
		return c.askFitting(ctx, conv, asked)
	}
	if response, done, err := c.takeOn(ctx, text, readings, cl); done || err != nil {
		return response, err
	}
	return c.takeQuestion(ctx, m.Text, conv)
}

// takeOn handles a message that goes on from the case under way or from what
// was told last. It returns false for any other.
func (c *Chat) takeOn(ctx context.Context, text string, readings []Reading, cl *call) (response Response, done bool, err error) {
	conv := cl.conv
	if said, ok := conv.chosen(text, readings); ok {
		response, err = c.answerCase(ctx, conv, said)
		return response, true, err
	}
	if more, ok := conv.reckonsOn(text, readings); ok {
		if far := conv.strays(readings, &more.Understood); far != nil {
			return say(wordFarPrice(far)), true, nil
		}
		response, err = c.answerOn(ctx, conv, more)
		return response, true, err
	}
	if conv.waiting() && readings[0].Understood.Dollars == nil && !conv.leftBy(readings) {
		given := UnderstandReply(text, conv.Asking, conv.offered()...)
		if given.Kind == ReplyValue && conv.absurd(text, &given.Understood) {
			return say(askFullAmount), true, nil
		}
		if far := conv.strays(readings, &given.Understood); far != nil && given.Kind == ReplyValue {
			return say(wordFarPrice(far)), true, nil
		}
		if response, done, err = c.takeGiven(ctx, given, conv); done || err != nil {
			return response, done, err
		}
	}
	if len(readings) == 1 && !conv.waiting() && controlOf(text) == controlStop {
		response, err = abandon(ctx, c, &call{chat: cl.chat, conv: conv, typed: true})
		return response, true, err
	}
	if response, done, err = c.takeEntryFollow(ctx, readings, conv); done || err != nil {
		return response, done, err
	}
	if conv.goesOn(readings) {
		if far := conv.strays(readings, &readings[0].Understood); far != nil {
			return say(wordFarPrice(far)), true, nil
		}
		response, err = c.answerCase(ctx, conv, readings[0].Understood)
		return response, true, err
	}
	return Response{}, false, nil
}

// goesWithWalk are the commands that a search for programmes may go on behind;
// /batal leaves it by itself.
var goesWithWalk = map[string]bool{"program": true, "profil": true, "batal": true, "langganan": true}

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
	answer, offer, err := c.askWithModel(ctx, text, conv)
	if err != nil {
		return Response{}, err
	}
	return c.tellAnswer(&answer, offer, text, conv), nil
}

// askWithModel is [Chat.Ask], and [Chat.withModel].
func (c *Chat) askWithModel(ctx context.Context, text string, conv *conversation) (Answer, bool, error) {
	answer, err := c.Ask(ctx, text)
	if err != nil {
		return Answer{}, false, err
	}
	return c.withModel(ctx, answer, conv)
}

// tellAnswer remembers an answer to a question and makes what to say of it.
func (c *Chat) tellAnswer(answer *Answer, offer bool, text string, conv *conversation) Response {
	conv.keep(answer)
	response := answer.Full()
	response.asked = answer.asked()
	if offer {
		response = conv.offerModelFor(c.owner, text, response)
	}
	return response
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
