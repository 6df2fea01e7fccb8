package telegramtest

import "time"

// Kind says what happened.
type Kind string

// What can happen in a chat.
const (
	// KindMessage: a message came, from the bot or from a person.
	KindMessage Kind = "message"
	// KindEdit: a message has new content or buttons.
	KindEdit Kind = "edit"
	// KindDelete: a message is gone.
	KindDelete Kind = "delete"
	// KindAction: the bot is typing, or sending a file; Text is the action.
	KindAction Kind = "action"
	// KindDraft: the bot shows part of a message to come; Message holds it.
	KindDraft Kind = "draft"
	// KindPress: a person pressed a button; Text is its callback data.
	KindPress Kind = "press"
	// KindAnswer: the bot answered a press; Text is what it shows, Alert
	// whether in a window.
	KindAnswer Kind = "answer"
	// KindReaction: someone reacted to a message; Text is the emoji, empty
	// for taken back.
	KindReaction Kind = "reaction"
	// KindMember: someone came, left, blocked or unblocked; Text is the new
	// status ("member", "left", "kicked").
	KindMember Kind = "member"
	// KindChat: a chat was opened.
	KindChat Kind = "chat"
	// KindCommands: the bot's menu of commands changed. Chat is 0.
	KindCommands Kind = "commands"
)

// Event is one thing that happened, as the people in the chat see it.
type Event struct {
	// Seq counts all events of a server from 1.
	Seq  int64     `json:"seq"`
	At   time.Time `json:"at"`
	Kind Kind      `json:"kind"`
	Chat int64     `json:"chat"`
	// By is the id of the bot or person who did it.
	By int64 `json:"by"`
	// Message is the message as it was then; nil where there is none.
	Message *Message `json:"message,omitempty"`
	Text    string   `json:"text,omitempty"`
	Alert   bool     `json:"alert,omitempty"`
	// Update is the id of the update that tells the bot; 0 where none does.
	Update int64 `json:"update,omitempty"`
}

// Transcript is the complete record of one chat.
type Transcript struct {
	Chat Chat
	// Bot is the id of the bot.
	Bot int64
	// Events are everything that happened, in order, edits and deleted
	// messages included. They must not be changed.
	Events []Event
}

// Messages are what stands in the chat now, in order.
func (t Transcript) Messages() []Message {
	var order []int64
	now := map[int64]*Message{}
	for i := range t.Events {
		switch e := &t.Events[i]; e.Kind {
		case KindMessage:
			order = append(order, e.Message.ID)
			now[e.Message.ID] = e.Message
		case KindEdit:
			now[e.Message.ID] = e.Message
		case KindDelete:
			delete(now, e.Message.ID)
		}
	}
	var messages []Message
	for _, id := range order {
		if m := now[id]; m != nil {
			messages = append(messages, *m)
		}
	}
	return messages
}

// FromBot are the bot's messages that stand in the chat now, in order.
func (t Transcript) FromBot() []Message {
	var own []Message
	for _, m := range t.Messages() {
		if m.From != nil && m.From.ID == t.Bot {
			own = append(own, m)
		}
	}
	return own
}

// Sent counts the messages that the bot sent to the chat, deleted ones
// included.
func (t Transcript) Sent() int {
	n := 0
	for i := range t.Events {
		if e := &t.Events[i]; e.Kind == KindMessage && e.By == t.Bot {
			n++
		}
	}
	return n
}

// Last is the newest message of the bot that stands in the chat.
func (t Transcript) Last() (Message, bool) {
	own := t.FromBot()
	if len(own) == 0 {
		return Message{}, false
	}
	return own[len(own)-1], true
}
