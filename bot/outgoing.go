package bot

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/bot/render"
)

// Outgoing is a message to a chat that answers none of its messages.
type Outgoing struct {
	Chat     int64
	Response chat.Response
	// File, unless nil, goes with it.
	File *File
	// Daytime keeps it from arriving at night.
	Daytime bool
	// thread is the topic of a group that it belongs to, 0 for none.
	thread int
}

// File is a photo or a document.
type File struct {
	// Photo shows it as a picture; otherwise it is a document.
	Photo bool
	Name  string
	// Data is the content. ID, in its place, is a file that Telegram has.
	Data []byte
	ID   string
}

// Send stores messages in the outbox and sends them in their turn. When it
// returns, they are on the disk.
func (b *Bot) Send(ctx context.Context, lane ledger.Lane, messages ...Outgoing) error {
	var letters []ledger.Letter
	for i := range messages {
		more, err := messages[i].letters(lane)
		if err != nil {
			return fmt.Errorf("send to chat %d: %w", messages[i].Chat, err)
		}
		letters = append(letters, more...)
	}
	return b.post(ctx, lane, letters)
}

// post stores letters of a lane that answer no update, and lines them up.
func (b *Bot) post(ctx context.Context, lane ledger.Lane, letters []ledger.Letter) error {
	var ids []int64
	err := b.try(func() (err error) {
		ids, err = b.Ledger.Queue(context.WithoutCancel(ctx), letters, b.Now())
		return err
	})
	if err != nil {
		return err
	}
	if lane == ledger.Broadcasts {
		b.queue.askForMore()
		return nil
	}
	b.queue.push(newItems(letters, ids, &arrival{at: time.Now()})...)
	return nil
}

// letters are the messages that it takes: a file with its caption, or behind
// the text where that is too long for one.
func (o *Outgoing) letters(lane ledger.Lane) ([]ledger.Letter, error) {
	parts := render.HTML(o.Response, render.TextLimit)
	var caption render.Message
	if o.File != nil {
		if short := render.HTML(o.Response, render.CaptionLimit); len(short) == 1 {
			caption, parts = short[0], nil
		}
	}
	var letters []ledger.Letter
	for _, part := range parts {
		m, actions := newMessage(o.Chat, part)
		m.Thread = o.thread
		if err := o.add(&letters, ledger.Letter{Lane: lane, Kind: ledger.Send, Actions: actions}, m); err != nil {
			return nil, err
		}
	}
	if o.File == nil {
		return letters, nil
	}
	kind := ledger.Document
	if o.File.Photo {
		kind = ledger.Photo
	}
	m, actions := newMessage(o.Chat, caption)
	m.FileName, m.FileID, m.Thread = o.File.Name, o.File.ID, o.thread
	err := o.add(&letters, ledger.Letter{Lane: lane, Kind: kind, Actions: actions, File: o.File.Data}, m)
	return letters, err
}

// add completes a letter and adds it.
func (o *Outgoing) add(letters *[]ledger.Letter, letter ledger.Letter, m message) error {
	payload, err := json.Marshal(m)
	if err != nil {
		return fmt.Errorf("write letter: %w", err)
	}
	letter.Chat, letter.Payload, letter.Daytime = o.Chat, payload, o.Daytime
	*letters = append(*letters, letter)
	return nil
}
