package render

import (
	"strings"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// reader goes through a text character by character, as people count them.
type reader struct {
	*graphemes.Iterator[string]
	// ended is true after the mark that ends a sentence, and after what
	// closes behind it: brackets, quotes.
	ended bool
}

// lastBreak is the last place not after latest at which the text may be cut,
// 0 where there is none, and the place that follows it, at the latest the end
// of the text.
func lastBreak(text string, latest int, mayCut func(*reader) bool) (last, next int) {
	for r := (&reader{Iterator: graphemes.FromString(text)}); r.Next(); {
		switch c := r.Value(); {
		case strings.ContainsAny(c, ".!?…。！？"):
			r.ended = true
		case strings.TrimSpace(c) != "" && !strings.ContainsAny(c, `)]"'”’»`):
			r.ended = false
		}
		if !mayCut(r) && r.End() < len(text) {
			continue
		}
		if r.End() > latest {
			return last, r.End()
		}
		last = r.End()
	}
	return last, last
}

// afterCharacter lets a text be cut after every character.
func afterCharacter(*reader) bool { return true }

// afterWord lets it be cut after white space, unless that is there to keep
// together what stands around it, as in "Rp 45.000".
func afterWord(r *reader) bool {
	return strings.TrimSpace(r.Value()) == "" && !strings.ContainsAny(r.Value(), "\u00a0\u2007\u202f")
}

// afterSentence lets it be cut after the white space that follows a sentence,
// and at the end of a line.
func afterSentence(r *reader) bool {
	return afterWord(r) && (r.ended || r.Value() == "\n")
}
