package render

import (
	"sort"
	"strings"

	"setara/bot/chat"
)

// document is a response as one text, the way it is seen, and its style.
type document struct {
	text string
	// runs cover the text from start to end, in order and without gaps.
	runs []run
	// blocks are the starts of all blocks but the first, in order.
	blocks []int
}

// run is a stretch of the text, in bytes, in one style.
type run struct {
	start, end int
	style      style
}

// style is how a run is shown. An address makes it a link.
type style struct {
	bold    bool
	address string
}

// layout puts the blocks under one another: paragraphs apart by an empty
// line, items of a list on lines of their own behind a bullet. It is the same
// text as [chat.Response.Text] gives, without the addresses of links.
func layout(blocks []chat.Block) *document {
	var l layouter
	for i, block := range blocks {
		if i > 0 {
			l.add("\n", style{})
			if !block.Item || !blocks[i-1].Item {
				l.add("\n", style{})
			}
			l.blocks = append(l.blocks, l.text.Len())
		}
		if block.Item {
			l.add("• ", style{})
		}
		for _, span := range block.Spans {
			l.addSpan(span)
		}
	}
	return &document{text: l.text.String(), runs: l.runs, blocks: l.blocks}
}

// layouter collects a document.
type layouter struct {
	text   strings.Builder
	runs   []run
	blocks []int
}

// addSpan adds a span. A link without text to see shows its address. One that
// Telegram would not make a link is written out, its address behind its text,
// so that nothing is lost.
func (l *layouter) addSpan(span chat.Span) {
	text, address := clean(span.Text), strings.TrimSpace(clean(span.URL))
	if address != "" && !showsSomething(text) {
		l.add(text, style{})
		text = address
	}
	s := style{bold: span.Bold}
	if linkable(address) {
		s.address = address
	}
	l.add(text, s)
	if s.address == "" && address != "" && address != text {
		l.add(" ("+address+")", style{})
	}
}

// add adds text in a style, to the last run where that has the same.
func (l *layouter) add(text string, s style) {
	if text == "" {
		return
	}
	start := l.text.Len()
	l.text.WriteString(text)
	if last := len(l.runs) - 1; last >= 0 && l.runs[last].style == s {
		l.runs[last].end = l.text.Len()
		return
	}
	l.runs = append(l.runs, run{start: start, end: l.text.Len(), style: s})
}

// runAt is the index of the run that holds a byte of the text.
func (d *document) runAt(at int) int {
	return sort.Search(len(d.runs), func(i int) bool { return d.runs[i].end > at })
}
