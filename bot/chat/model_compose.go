package chat

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"setara/bot/chat/grounding"
)

// compose puts the answer together: the decision as code words it, what the model
// wrote with its slots filled, and below it how good the evidence is and where it
// is from. The answer rests on all results that say something.
func (q *modelQuestion) compose(text string) *Answer {
	var parts []Answer
	for i := range q.evidence.results {
		if a := &q.evidence.results[i].answer; a.Answered {
			part := *a
			part.Response, part.overruled = Response{}, !q.evidence.stands(i)
			parts = append(parts, part)
		}
	}
	last := len(parts) - 1
	parts[0].Response.Blocks = slices.Concat(q.evidence.placed(placeLead), q.body(text), q.evidence.placed(placeFoot), []Block{paragraph(plain(sayModelHelped))})
	parts[last].Response.Buttons = q.evidence.buttons()
	goneOn := last // nothing is remembered of a part that another takes the place of
	for goneOn > 0 && parts[goneOn].overruled {
		goneOn--
	}
	parts[goneOn].modelAsks = q.asksLast(text)
	whole := parts[0]
	whole.overruled = false
	whole.Question = q.said.text
	if last > 0 {
		whole.Parts = parts
	}
	whole.Buttons, whole.passOn = parts[last].Response.labels(), q.evidence.passOn(&q.said)
	return &whole
}

// passedOn is the plain answer to the question, with the button by which the owner
// passes it on to officers where the model found that it cannot answer.
func (q *modelQuestion) passedOn(plain *Answer) *Answer {
	a := *plain
	if a.WouldTicket {
		return &a // they hear of it anyway
	}
	for i := range q.evidence.results {
		if r := &q.evidence.results[i]; r.passesOn {
			a.passOn = q.evidence.passOn(&q.said)
			a.Response.Buttons = slices.Concat(a.Response.Buttons, r.buttons)
			a.Buttons = a.Response.labels()
			break
		}
	}
	return &a
}

// body are the paragraphs that the model wrote, their slots filled. What stands
// at the top or the bottom already is not said twice.
func (q *modelQuestion) body(text string) []Block {
	var blocks []Block
	for _, p := range grounding.Parse(text) {
		b := Block{Item: p.Item}
		for _, piece := range p.Pieces {
			if piece.Slot == "" {
				b.Spans = append(b.Spans, plain(piece.Text))
				continue
			}
			whole, ok := q.evidence.block(piece.Slot)
			switch {
			case !ok:
				b.Spans = append(b.Spans, b.next(q.evidence.spans(piece.Slot))...)
			case whole.place != placeAnywhere:
			case len(p.Pieces) == 1:
				b = whole
			default:
				b.Spans = append(b.Spans, b.next(whole.Spans)...)
			}
		}
		if b.says() {
			blocks = append(blocks, b)
		}
	}
	return blocks
}

// next are spans as they go on with a block: with a capital where a sentence
// begins.
func (b *Block) next(spans []Span) []Span {
	before := ""
	for i := range b.Spans {
		before += b.Spans[i].Text
	}
	before = strings.TrimSpace(before)
	if len(spans) == 0 || before != "" && !strings.ContainsAny(before[len(before)-1:], ".!?") {
		return spans
	}
	spans = slices.Clone(spans)
	if first, size := utf8.DecodeRuneInString(spans[0].Text); spans[0].URL == "" && unicode.IsLower(first) {
		spans[0].Text = string(unicode.ToUpper(first)) + spans[0].Text[size:]
	}
	return spans
}

// says tells whether a block holds any word.
func (b *Block) says() bool {
	return slices.ContainsFunc(b.Spans, func(s Span) bool {
		return strings.ContainsFunc(s.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
	})
}
