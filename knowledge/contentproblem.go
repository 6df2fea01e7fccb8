package knowledge

import (
	"strings"
	"unicode/utf16"
)

// What Telegram takes, and what we hold besides.
const (
	MaxContentText     = 4096 // UTF-16 units
	MaxContentCaption  = 1024 // UTF-16 units
	MaxContentEntities = 100
	MaxContentButtons  = 99 // of 100: one is for leaving the topic
	MaxContentRow      = 8  // buttons
	// MaxButtonLabel is ours, in UTF-16 units with the longest value: a phone
	// shows less.
	MaxButtonLabel = 100
)

// ContentCode is what is wrong with a content.
type ContentCode string

// The codes. All but [ContentLinkPlain] keep it from being sent.
const (
	// ContentEmpty: there is neither text nor media, or there would be none for
	// who lacks the values.
	ContentEmpty ContentCode = "empty"
	// ContentTooLong: the text is over the limit; ContentMayBeTooLong: with the
	// longest values it is. Number is how long, Limit the limit.
	ContentTooLong      ContentCode = "too_long"
	ContentMayBeTooLong ContentCode = "may_be_too_long"
	// ContentTooManyMarks: Number of Limit.
	ContentTooManyMarks ContentCode = "too_many_marks"
	// ContentUnknownPlaceholder: Where is one that there is not;
	// ContentOpenPlaceholder: Where is how one begins that does not end;
	// ContentPlaceholderInLink: Where is a link that holds one, which stays as
	// it is there.
	ContentUnknownPlaceholder ContentCode = "unknown_placeholder"
	ContentOpenPlaceholder    ContentCode = "open_placeholder"
	ContentPlaceholderInLink  ContentCode = "placeholder_in_link"
	// The others of links; Where is the link. None of them was opened: it is
	// how they are written. ContentLinkBroken: it is no address of the web.
	// ContentLinkPlain: it is not encrypted. ContentLinkPrivate: others cannot
	// open it, or not know whose it is. ContentLinkPassword: it holds a name and
	// a password. ContentLinkLookalike: letters of its host look like others.
	ContentLinkBroken    ContentCode = "link_broken"
	ContentLinkPlain     ContentCode = "link_plain"
	ContentLinkPrivate   ContentCode = "link_private"
	ContentLinkPassword  ContentCode = "link_password"
	ContentLinkLookalike ContentCode = "link_lookalike"
	// Those of buttons; Where is the label, Number the place of the button from
	// 1, or of the row. ContentNoLabel: it has none, or would have none for who
	// lacks the value. ContentLabelTooLong: over Limit. ContentIdleButton: it
	// does nothing. ContentRowTooLong: a row has more than Limit;
	// ContentTooManyButtons: Number of Limit.
	ContentNoLabel        ContentCode = "no_label"
	ContentLabelTooLong   ContentCode = "label_too_long"
	ContentIdleButton     ContentCode = "idle_button"
	ContentRowTooLong     ContentCode = "row_too_long"
	ContentTooManyButtons ContentCode = "too_many_buttons"
)

// ContentProblem is one thing that is wrong with a content. What Where, Number
// and Limit hold is told by its code.
type ContentProblem struct {
	Code   ContentCode
	Where  string
	Number int
	Limit  int
}

// Warning tells that it may be sent all the same.
func (p *ContentProblem) Warning() bool { return p.Code == ContentLinkPlain }

// Problems are what is wrong with the content as it is written: nobody is
// asked, no link opened. Each thing is told once, in the order of the message.
func (c *Content) Problems() []ContentProblem {
	var l problemList
	l.text(c)
	l.links(c)
	l.buttons(c)
	return l.found
}

// Limit is how many UTF-16 units the text may have.
func (c *Content) Limit() int {
	if c.Media != nil {
		return MaxContentCaption
	}
	return MaxContentText
}

// problemList collects problems.
type problemList struct{ found []ContentProblem }

// add adds a problem, unless it is there already.
func (l *problemList) add(p ContentProblem) {
	for _, known := range l.found {
		if known == p {
			return
		}
	}
	l.found = append(l.found, p)
}

// text looks at the text and its marks.
func (l *problemList) text(c *Content) {
	bare := c.Render(&Recipient{})
	if c.Media == nil && strings.TrimSpace(bare.Text) == "" {
		l.add(ContentProblem{Code: ContentEmpty})
	}
	long, longest := utf16Length(c.Text), longestText(c.Text)
	switch limit := c.Limit(); {
	case long > limit && longest > limit:
		l.add(ContentProblem{Code: ContentTooLong, Number: long, Limit: limit})
	case longest > limit:
		l.add(ContentProblem{Code: ContentMayBeTooLong, Number: longest, Limit: limit})
	}
	if n := len(c.Entities); n > MaxContentEntities {
		l.add(ContentProblem{Code: ContentTooManyMarks, Number: n, Limit: MaxContentEntities})
	}
	l.braces(c.Text)
}

// braces looks at the placeholders of a text.
func (l *problemList) braces(text string) {
	units := utf16.Encode([]rune(text))
	for _, b := range findBraces(units) {
		switch {
		case b.open:
			l.add(ContentProblem{Code: ContentOpenPlaceholder, Where: beginning(units[b.start:])})
		case b.mistake():
			l.add(ContentProblem{Code: ContentUnknownPlaceholder, Where: string(utf16.Decode(units[b.start:b.end]))})
		}
	}
}

// beginning is the first line of a text, cut where it is long.
func beginning(units []uint16) string {
	const enough = 20
	line, _, _ := strings.Cut(string(utf16.Decode(units)), "\n")
	if runes := []rune(line); len(runes) > enough {
		return string(runes[:enough]) + "…"
	}
	return line
}

// links looks at the addresses of marks and buttons.
func (l *problemList) links(c *Content) {
	units := utf16.Encode([]rune(c.Text))
	for _, e := range c.Entities {
		switch {
		case e.Type == "text_link":
			l.link(e.URL, linkMarked)
		case e.Type == "url" && e.Offset >= 0 && e.Length >= 0 && e.Offset+e.Length <= len(units):
			l.link(string(utf16.Decode(units[e.Offset:e.Offset+e.Length])), linkWritten)
		}
	}
	for _, row := range c.Buttons {
		for _, b := range row {
			if b.URL != "" {
				l.link(b.URL, linkOfButton)
			}
		}
	}
}

// link looks at one address.
func (l *problemList) link(address string, kind linkKind) {
	for _, b := range findBraces(utf16.Encode([]rune(address))) {
		if b.placeholder != "" {
			l.add(ContentProblem{Code: ContentPlaceholderInLink, Where: address})
			return
		}
	}
	if code := checkLink(address, kind); code != "" {
		l.add(ContentProblem{Code: code, Where: address})
	}
}

// buttons looks at the buttons.
func (l *problemList) buttons(c *Content) {
	total := 0
	for i, row := range c.Buttons {
		if len(row) > MaxContentRow {
			l.add(ContentProblem{Code: ContentRowTooLong, Number: i + 1, Limit: MaxContentRow})
		}
		for _, b := range row {
			total++
			l.button(b, total)
		}
	}
	if total > MaxContentButtons {
		l.add(ContentProblem{Code: ContentTooManyButtons, Number: total, Limit: MaxContentButtons})
	}
}

// button looks at the n-th button.
func (l *problemList) button(b ContentButton, n int) {
	l.braces(b.Label)
	bare, _ := fill(b.Label, nil, &Recipient{})
	switch {
	case strings.TrimSpace(bare) == "":
		l.add(ContentProblem{Code: ContentNoLabel, Where: b.Label, Number: n})
	case longestText(b.Label) > MaxButtonLabel:
		l.add(ContentProblem{Code: ContentLabelTooLong, Where: b.Label, Number: n, Limit: MaxButtonLabel})
	}
	if b.URL == "" && strings.TrimSpace(b.Action) == "" {
		l.add(ContentProblem{Code: ContentIdleButton, Where: b.Label, Number: n})
	}
}

// utf16Length is how long a text is for Telegram.
func utf16Length(text string) int { return len(utf16.Encode([]rune(text))) }

// longestText is how long a text becomes at most for Telegram.
func longestText(text string) int {
	units := utf16.Encode([]rune(text))
	n := len(units)
	for _, b := range findBraces(units) {
		n += b.longest() - (b.end - b.start)
	}
	return n
}
