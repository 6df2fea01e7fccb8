package bot

import (
	"encoding/json"
	"fmt"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/render"
	"setara/knowledge"
)

// message is the content of a letter, as the ledger keeps it.
type message struct {
	// Text is Telegram's HTML, Plain the same without markup. Of a message that
	// goes out AsIs, they are the text that Entities mark.
	Text     string             `json:"text,omitempty"`
	Plain    string             `json:"plain,omitempty"`
	Entities []knowledge.Entity `json:"entities,omitempty"`
	AsIs     bool               `json:"as_is,omitempty"`
	Buttons  [][]button         `json:"buttons,omitempty"`
	// ReplyTo and Thread are where in a group it belongs.
	ReplyTo int `json:"reply_to,omitempty"`
	Thread  int `json:"thread,omitempty"`
	// FileName is the name of the letter's file; FileID, in its place, is a
	// file that Telegram has.
	FileName string `json:"file_name,omitempty"`
	FileID   string `json:"file_id,omitempty"`
	// Spoiler covers a photo until it is tapped, Above puts the text above it.
	Spoiler bool `json:"spoiler,omitempty"`
	Above   bool `json:"above,omitempty"`
}

// newMessage is a rendered message as a letter's content, with the actions
// that do not fit into its buttons.
func newMessage(chatID int64, part render.Message) (message, map[string]string) {
	buttons, actions := newButtons(chatID, part.Buttons)
	return message{Text: part.Text, Plain: part.Plain, Buttons: buttons}, actions
}

// question is what a reply answers.
type question struct {
	chat int64
	// message is the message at Telegram, 0 for the press of a button.
	message int
	group   bool
	thread  int
	// edited tells that it was answered before and has changed.
	edited bool
}

// letters renders a response as letters. The letters before are replaced: edited in place as far as there are
// as many, deleted where there are more.
func (q *question) letters(r chat.Response, before []ledger.Letter) ([]ledger.Letter, error) {
	parts := render.HTML(r, render.TextLimit)
	var letters []ledger.Letter
	for i, part := range parts {
		m, actions := newMessage(q.chat, part)
		m.Thread = q.thread
		if q.group && i == 0 {
			m.ReplyTo = q.message
		}
		letter := ledger.Letter{Kind: ledger.Send, Actions: actions}
		if i < len(before) {
			letter.Kind, letter.Replaces = ledger.Edit, before[i].ID
		}
		if err := q.add(&letters, letter, m); err != nil {
			return nil, err
		}
	}
	for i := len(parts); i < len(before); i++ {
		letter := ledger.Letter{Kind: ledger.Delete, Replaces: before[i].ID}
		if err := q.add(&letters, letter, message{}); err != nil {
			return nil, err
		}
	}
	return letters, nil
}

// withFiles adds files as documents behind the letters.
func (q *question) withFiles(letters []ledger.Letter, files []tableFile) ([]ledger.Letter, error) {
	for i := range files {
		letter := ledger.Letter{Kind: ledger.Document, File: files[i].data}
		if err := q.add(&letters, letter, message{FileName: files[i].name, Thread: q.thread}); err != nil {
			return nil, err
		}
	}
	return letters, nil
}

// add completes a letter and adds it.
func (q *question) add(letters *[]ledger.Letter, letter ledger.Letter, m message) error {
	payload, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("write letter: %w", err)
	}
	letter.Chat, letter.Lane, letter.Question, letter.Payload = q.chat, ledger.Answers, int64(q.message), payload
	*letters = append(*letters, letter)
	return nil
}
