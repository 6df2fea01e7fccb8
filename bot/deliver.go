package bot

import (
	"bytes"
	"context"

	tg "github.com/go-telegram/bot"
	"github.com/go-telegram/bot/models"

	"setara/bot/ledger"
)

// delivery is one letter on its way.
type delivery struct {
	b       *Bot
	claimed *ledger.Claimed
	message message
	// plain and bare send it without markup, and without buttons too.
	plain, bare bool
	// paid lets it go beyond the rate that is free.
	paid bool

	// What became of it: the method called last, the message at Telegram, and
	// why there is none.
	method  string
	sent    int
	failure failure
}

// send sends the letter. What Telegram refuses for its markup goes again as
// plain text, then without buttons; what it cannot edit is sent anew.
func (d *delivery) send(ctx context.Context) {
	c := d.claimed
	d.b.afterAside(ctx, c.Chat)
	kind := c.Kind
	if kind == ledger.Edit && c.Target == 0 {
		kind = ledger.Send
	}
	d.attempt(ctx, kind)
	if d.failure.verdict == gone {
		switch kind {
		case ledger.Delete:
			d.failure = failure{}
		case ledger.Edit:
			kind = ledger.Send
			d.attempt(ctx, kind)
		}
	}
	if d.message.AsIs {
		return // nobody wants it otherwise
	}
	for d.failure.verdict == badMarkup && !d.bare && kind != ledger.Delete {
		d.b.Logger.Error("telegram refuses our markup; this is a bug of ours", "letter", c.ID, "chat", c.Chat,
			"method", d.method, "plain", d.plain)
		d.plain, d.bare = true, d.plain
		d.attempt(ctx, kind)
	}
}

// attempt makes one request.
func (d *delivery) attempt(ctx context.Context, kind ledger.Kind) {
	timeout := callTimeout
	if d.claimed.File != nil {
		timeout = uploadTimeout
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	ctx, a := withAttempt(ctx)
	var m *models.Message
	var err error
	switch kind {
	case ledger.Edit:
		if d.message.FileID != "" {
			m, err = d.caption(ctx)
		} else {
			m, err = d.edit(ctx)
		}
	case ledger.Delete:
		err = d.delete(ctx)
	case ledger.Photo:
		m, err = d.photo(ctx)
	case ledger.Document:
		m, err = d.document(ctx)
	default:
		m, err = d.text(ctx)
	}
	d.failure = judge(err, a)
	switch {
	case err == nil && m != nil:
		d.sent = m.ID
	case d.failure.verdict == accepted:
		d.sent = int(d.claimed.Target)
	}
}

func (d *delivery) text(ctx context.Context) (*models.Message, error) {
	d.method = "sendMessage"
	text, mode := d.body()
	return d.b.api.SendMessage(ctx, &tg.SendMessageParams{
		ChatID: d.claimed.Chat, MessageThreadID: d.message.Thread, Text: text, ParseMode: mode,
		Entities: d.message.entities(), LinkPreviewOptions: d.linkPreview(),
		ReplyParameters: d.replyTo(), ReplyMarkup: d.markup(), AllowPaidBroadcast: d.paid,
	})
}

func (d *delivery) edit(ctx context.Context) (*models.Message, error) {
	d.method = "editMessageText"
	text, mode := d.body()
	return d.b.api.EditMessageText(ctx, &tg.EditMessageTextParams{
		ChatID: d.claimed.Chat, MessageID: int(d.claimed.Target), Text: text, ParseMode: mode,
		Entities: d.message.entities(), LinkPreviewOptions: d.linkPreview(), ReplyMarkup: d.markup(),
	})
}

func (d *delivery) delete(ctx context.Context) error {
	d.method = "deleteMessage"
	if d.claimed.Target == 0 {
		return nil // it never arrived
	}
	_, err := d.b.api.DeleteMessage(ctx, &tg.DeleteMessageParams{
		ChatID: d.claimed.Chat, MessageID: int(d.claimed.Target),
	})
	return err
}

func (d *delivery) photo(ctx context.Context) (*models.Message, error) {
	d.method = "sendPhoto"
	text, mode := d.body()
	return d.b.api.SendPhoto(ctx, &tg.SendPhotoParams{
		ChatID: d.claimed.Chat, MessageThreadID: d.message.Thread, Photo: d.file(), Caption: text, ParseMode: mode,
		CaptionEntities: d.message.entities(), HasSpoiler: d.message.Spoiler, ShowCaptionAboveMedia: d.message.Above,
		ReplyParameters: d.replyTo(), ReplyMarkup: d.markup(), AllowPaidBroadcast: d.paid,
	})
}

func (d *delivery) document(ctx context.Context) (*models.Message, error) {
	d.method = "sendDocument"
	text, mode := d.body()
	return d.b.api.SendDocument(ctx, &tg.SendDocumentParams{
		ChatID: d.claimed.Chat, MessageThreadID: d.message.Thread, Document: d.file(), Caption: text, ParseMode: mode,
		CaptionEntities: d.message.entities(),
		ReplyParameters: d.replyTo(), ReplyMarkup: d.markup(), AllowPaidBroadcast: d.paid,
	})
}

// file is the content of a photo or document, or the file that Telegram has.
func (d *delivery) file() models.InputFile {
	if d.claimed.File == nil {
		return &models.InputFileString{Data: d.message.FileID}
	}
	return &models.InputFileUpload{Filename: d.message.FileName, Data: bytes.NewReader(d.claimed.File)}
}

// body is the text and its parse mode.
func (d *delivery) body() (string, models.ParseMode) {
	switch {
	case d.message.AsIs:
		return d.message.Text, ""
	case d.plain:
		return d.message.Plain, ""
	default:
		return d.message.Text, models.ParseModeHTML
	}
}

// linkPreview turns off the preview of a link, which would be larger than the
// answer around it; nil leaves it to Telegram, as its apps do.
func (d *delivery) linkPreview() *models.LinkPreviewOptions {
	if d.message.AsIs {
		return nil
	}
	disabled := true
	return &models.LinkPreviewOptions{IsDisabled: &disabled}
}

// markup is the keyboard; nil for none.
func (d *delivery) markup() models.ReplyMarkup {
	if d.bare || len(d.message.Buttons) == 0 {
		return nil
	}
	return keyboard{Rows: d.message.Buttons}
}

// replyTo is the message to hang it on; nil for none.
func (d *delivery) replyTo() *models.ReplyParameters {
	if d.message.ReplyTo == 0 {
		return nil
	}
	return &models.ReplyParameters{MessageID: d.message.ReplyTo, AllowSendingWithoutReply: true}
}
