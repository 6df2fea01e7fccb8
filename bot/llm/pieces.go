package llm

import "strings"

// What some models write before they answer, where the endpoint does not take it
// out: their thoughts, which are for nobody.
const (
	thoughtsBegin = "<think>"
	thoughtsEnd   = "</think>"
)

// withoutThoughts is a text without the thoughts that it begins with, trimmed.
func withoutThoughts(text string) string {
	text = strings.TrimSpace(text)
	if rest, ok := strings.CutPrefix(text, thoughtsBegin); ok {
		_, answer, _ := strings.Cut(rest, thoughtsEnd)
		return strings.TrimSpace(answer)
	}
	return text
}

// pieces passes the pieces of a text on, without thoughts and the space before
// the text.
type pieces struct {
	// to may be nil.
	to func(string)
	// held is what is kept back while it may be, or is, thoughts.
	held string
	open bool
}

// add takes the next piece.
func (p *pieces) add(piece string) {
	switch {
	case p.to == nil || piece == "":
	case p.open:
		p.to(piece)
	default:
		p.held += piece
		p.look()
	}
}

// look passes on what is held, as soon as it is known to be no thoughts.
func (p *pieces) look() {
	text := strings.TrimLeft(p.held, " \t\r\n")
	if rest, ok := strings.CutPrefix(text, thoughtsBegin); ok {
		_, answer, closed := strings.Cut(rest, thoughtsEnd)
		if !closed {
			return
		}
		text = strings.TrimLeft(answer, " \t\r\n")
		if text == "" {
			return
		}
	} else if strings.HasPrefix(thoughtsBegin, text) {
		return
	}
	p.open, p.held = true, ""
	p.to(text)
}

// end passes on what was held back in vain: a text that is the beginning of the
// mark of thoughts.
func (p *pieces) end() {
	text := strings.TrimSpace(p.held)
	if p.to != nil && !p.open && text != "" && !strings.HasPrefix(text, thoughtsBegin) {
		p.to(text)
	}
	p.held = ""
}
