package chat

import (
	"encoding/json"
	"iter"
	"strings"

	"setara/knowledge"
)

// Response is what Setara says, as structure. Whoever shows it (a terminal,
// Telegram) turns it into its own markup; nothing here is markup, so text of
// a stranger cannot become any.
type Response struct {
	Blocks  []Block
	Buttons [][]Button
	// Picture goes out behind the text, where it can be drawn; nil for none.
	Picture *Picture
	// Table goes out behind the text as a file; nil for none.
	Table *Table
	// Papers go out behind that as files, each by itself.
	Papers []Paper
	// Further go out behind it, in the same transaction: to other people, or to
	// the same as a message of its own.
	Further []Further
	// Facts are the figures of the text; none where it holds none, and in what
	// only explains an answer.
	Facts []knowledge.Fact
	// Intent and Answered are those of the [Answer] that it gives, for
	// counting; empty and false where it gives none.
	Intent   Intent
	Answered bool

	// unanswered are the questions that officers should hear of.
	unanswered []unanswered
	// asked are the questions that it answers, to be counted.
	asked []askedQuestion
	// taken tells that the message was for an officer, and no question.
	taken bool
}

// Further is one more message of a turn: a Response, or else a Content, sent
// as it is.
type Further struct {
	// To is the private chat that gets it. Of the response, text and buttons
	// go out: its picture, table and own further messages do not.
	To       int64
	Response Response
	// Daytime keeps the response from arriving at night: what somebody did not
	// ask for now.
	Daytime bool
	// Content goes out as it stands here: its placeholders are filled in
	// before, see [Announcement]. Broadcast is the one that it is a preview or a
	// test of, 0 for none: its buttons are then those that recipients get.
	Content   *knowledge.Content
	Broadcast int64
}

// TableKind is what kind of file a table becomes.
type TableKind int

// The kinds of files.
const (
	TableCSV TableKind = iota
	TableXLSX
)

// Table is a list for officers to work with. Its cells may hold anything:
// whoever writes it as a file sees to it that none is taken for a formula.
type Table struct {
	// Name is the file's, without what tells its kind.
	Name   string
	Kind   TableKind
	Header []string
	// Rows are asked for once, before the turn is stored: a long list is never
	// in memory as a whole. A row is used before the next is asked for. With an
	// error they end, and there is no file.
	Rows iter.Seq2[[]string, error]
	// TooLarge is what is said where the file is larger than what can be sent.
	TooLarge string
}

// PaperKind is what kind of file a paper becomes.
type PaperKind int

// The kinds of papers: a page to read and print, and a workbook.
const (
	PaperHTML PaperKind = iota
	PaperXLSX
)

// Paper is a document for officers as a file. It may hold anything, see
// [knowledge.Document].
type Paper struct {
	// Name is the file's, without what tells its kind.
	Name     string
	Kind     PaperKind
	Document knowledge.Document
	// Pictures stand at its end, below PictureHeading, as far as they can be
	// drawn.
	Pictures       []*Picture
	PictureHeading string
}

// rowsOf are rows that are at hand.
func rowsOf(rows [][]string) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		for _, row := range rows {
			if !yield(row, nil) {
				return
			}
		}
	}
}

// Block is one paragraph or one item of a list.
type Block struct {
	Item  bool
	Spans []Span

	// place is where it must stand in whatever is said of the same things.
	place blockPlace
	// of is whose fees, rules or programme it is about, where it stands apart from
	// them; empty where it need not be said. unchecked tells that it warns of what
	// nobody looked at for long.
	of        string
	unchecked bool
}

// blockPlace is where a block must stand, however else an answer is put.
type blockPlace uint8

const (
	// placeAnywhere: it may be told, or left out.
	placeAnywhere blockPlace = iota
	// placeLead: the decision comes first.
	placeLead
	// placeFoot: how good the evidence is, where it is from, and what is asked for
	// come last.
	placeFoot
)

// at are blocks that must stand in one place.
func (p blockPlace) at(blocks ...Block) []Block {
	for i := range blocks {
		blocks[i].place = p
	}
	return blocks
}

// Span is a run of text in one style. With a URL it is a link.
type Span struct {
	Text string
	Bold bool
	URL  string
}

// Button is a choice below a reply. Pressing it sends Action, which is a
// command or a text that could have been typed as well.
type Button struct {
	Label  string
	Action string
}

// plain, bold and link make the spans that wording is put together from.
func plain(text string) Span     { return Span{Text: text} }
func bold(text string) Span      { return Span{Text: text, Bold: true} }
func link(text, url string) Span { return Span{Text: text, URL: url} }

// paragraph and item make blocks.
func paragraph(spans ...Span) Block { return Block{Spans: spans} }
func item(spans ...Span) Block      { return Block{Item: true, Spans: spans} }

// say is a reply of plain paragraphs.
func say(paragraphs ...string) Response {
	var r Response
	for _, text := range paragraphs {
		r.Blocks = append(r.Blocks, paragraph(plain(text)))
	}
	return r
}

// Text is the reply as Telegram would show it, tags removed: paragraphs apart
// by an empty line, items of a list on lines of their own, a link as its text
// followed by its address where the two differ.
func (r Response) Text() string {
	var b strings.Builder
	for i, block := range r.Blocks {
		if i > 0 {
			b.WriteByte('\n')
			if !block.Item || !r.Blocks[i-1].Item {
				b.WriteByte('\n')
			}
		}
		if block.Item {
			b.WriteString("• ")
		}
		for _, span := range block.Spans {
			b.WriteString(span.Text)
			if span.URL != "" && span.URL != span.Text {
				b.WriteString(" (" + span.URL + ")")
			}
		}
	}
	return b.String()
}

// MarshalJSON writes the text alone: buttons stand beside it in an [Answer].
func (r Response) MarshalJSON() ([]byte, error) { return json.Marshal(r.Text()) }

// labels are the buttons' labels, row by row.
func (r Response) labels() [][]string {
	var rows [][]string
	for _, row := range r.Buttons {
		var labels []string
		for _, button := range row {
			labels = append(labels, button.Label)
		}
		rows = append(rows, labels)
	}
	return rows
}
