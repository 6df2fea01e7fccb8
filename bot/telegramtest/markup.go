package telegramtest

import (
	"encoding/json"
	"fmt"
	"net/url"
	"unicode/utf8"
)

const (
	maxButtonData = 64  // bytes
	maxButtons    = 100 // under one message
)

// keyboards are what may come with a message: buttons under it, or a keyboard
// of answers in place of the person's own.
type keyboards struct {
	inline *Markup
	reply  [][]string
}

// sentButton is a button as the bot writes it. What Telegram looks at first
// decides what the button does.
type sentButton struct {
	Text         string    `json:"text"`
	URL          string    `json:"url"`
	CallbackData string    `json:"callback_data"`
	CopyText     *CopyText `json:"copy_text"`
}

// keyboards reads the field reply_markup.
func (c *call) keyboards() (keyboards, error) {
	var sent struct {
		Inline [][]sentButton      `json:"inline_keyboard"`
		Reply  [][]json.RawMessage `json:"keyboard"`
	}
	if err := c.decode("reply_markup", &sent); err != nil {
		return keyboards{}, err
	}
	var k keyboards
	total := 0
	for _, row := range sent.Inline {
		var buttons []Button
		for _, b := range row {
			button, err := b.check()
			if err != nil {
				return k, err
			}
			buttons = append(buttons, button)
		}
		if total += len(buttons); len(buttons) == 0 {
			continue
		}
		if k.inline == nil {
			k.inline = &Markup{}
		}
		k.inline.InlineKeyboard = append(k.inline.InlineKeyboard, buttons)
	}
	if total > maxButtons {
		return k, badRequest("reply markup is too long")
	}
	for _, row := range sent.Reply {
		var labels []string
		for _, raw := range row {
			label, err := replyLabel(raw)
			if err != nil {
				return k, err
			}
			labels = append(labels, label)
		}
		k.reply = append(k.reply, labels)
	}
	return k, nil
}

func (b *sentButton) check() (Button, error) {
	button := Button{Text: b.Text}
	switch {
	case b.Text == "":
		return button, badRequest("inline keyboard button text must be non-empty")
	case b.URL != "":
		u, err := url.Parse(b.URL)
		if err != nil || u.Scheme == "" || u.Scheme != "tg" && u.Host == "" {
			return button, badRequest(fmt.Sprintf("inline keyboard button URL '%s' is invalid: Wrong HTTP URL", b.URL))
		}
		button.URL = b.URL
	case b.CallbackData != "":
		if len(b.CallbackData) > maxButtonData {
			return button, badRequest("BUTTON_DATA_INVALID")
		}
		button.CallbackData = b.CallbackData
	case b.CopyText != nil && b.CopyText.Text != "":
		if utf8.RuneCountInString(b.CopyText.Text) > 256 {
			return button, badRequest("BUTTON_COPY_TEXT_INVALID")
		}
		button.CopyText = b.CopyText
	default:
		return button, badRequest("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
	}
	return button, nil
}

func replyLabel(raw json.RawMessage) (string, error) {
	var label string
	if json.Unmarshal(raw, &label) != nil {
		var button struct {
			Text string `json:"text"`
		}
		if err := json.Unmarshal(raw, &button); err != nil {
			return "", badRequest("can't parse keyboard button: " + err.Error())
		}
		label = button.Text
	}
	if label == "" {
		return "", badRequest("keyboard button text must be non-empty")
	}
	return label, nil
}
