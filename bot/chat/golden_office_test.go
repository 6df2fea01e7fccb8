package chat_test

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"setara/bot/chat"
	"setara/bot/ledger/ledgertest"
	"setara/knowledge"
)

// crowdFrom is the first chat of a crowd.
const crowdFrom = 1_000

// crowd has so many people agree to be written to.
func (p *player) crowd(typed string) {
	p.t.Helper()
	n, err := strconv.Atoi(typed)
	p.must(err)
	p.must(ledgertest.Crowd(p.t.Context(), filepath.Join(p.dir, "bot.db"), crowdFrom, n, knowledge.DayOf(p.now)))
}

// official is what another person types in a chat of their own, with what that
// sends to others.
func (p *player) official(person int64, text string) string {
	p.t.Helper()
	m := composedMessage(pressed(text, p.offered[person]))
	m.Chat, m.From = person, person
	response, err := p.chat.Turn(p.t.Context(), m)
	p.must(err)
	shown, choices := withChoices(response)
	p.offered[person] = choices
	if response.Picture != nil {
		shown += "\n(gambar: " + response.Picture.Caption + ")\n"
	}
	for i := range response.Further {
		shown += p.furtherOf(&response.Further[i])
	}
	return "\n" + shown
}

// furtherOf is a further message of a turn.
func (p *player) furtherOf(f *chat.Further) string {
	head := fmt.Sprintf("\n(kepada %d)\n", f.To)
	if f.Content != nil {
		return head + shownContent(f.Content) + "\n"
	}
	shown, choices := withChoices(f.Response)
	if len(choices) > 0 {
		p.offered[f.To] = choices
	}
	return head + shown
}

// composedMessage is a message as officers compose it, written on one line:
// "*tebal*", "[label](https://…)", "⏎" for a new line, and in front "(foto) ",
// "(berkas NAME) " or "(suara)".
func composedMessage(line string) chat.Message {
	content := &knowledge.Content{}
	switch {
	case line == "(suara)":
		return chat.Message{Unsupported: true}
	case strings.HasPrefix(line, "(foto)"):
		content.Media, line = &knowledge.Media{Kind: knowledge.MediaPhoto, FileID: "foto-contoh"}, strings.TrimSpace(line[len("(foto)"):])
	case strings.HasPrefix(line, "(berkas "):
		name, rest, _ := strings.Cut(line[len("(berkas "):], ")")
		content.Media, line = &knowledge.Media{Kind: knowledge.MediaDocument, FileID: "berkas-contoh", Name: name}, strings.TrimSpace(rest)
	}
	content.Text, content.Entities = unmark(strings.ReplaceAll(line, "⏎", "\n"))
	return chat.Message{Text: content.Text, Content: content}
}

// marks are what stands for the marks of Telegram.
var marks = regexp.MustCompile(`\*([^*]+)\*|\[([^\]]+)\]\((https?://[^)]+)\)`)

// unmark is a text without its marks, and these as Telegram has them.
func unmark(text string) (string, []knowledge.Entity) {
	var out string
	var entities []knowledge.Entity
	for {
		at := marks.FindStringSubmatchIndex(text)
		if at == nil {
			return out + text, entities
		}
		out += text[:at[0]]
		e := knowledge.Entity{Type: "bold", Offset: units(out)}
		from, to := at[2], at[3]
		if from < 0 {
			from, to = at[4], at[5]
			e.Type, e.URL = "text_link", text[at[6]:at[7]]
		}
		inside := text[from:to]
		e.Length = units(inside)
		entities = append(entities, e)
		out, text = out+inside, text[at[1]:]
	}
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }

// shownContent is a composed message with its marks written out.
func shownContent(c *knowledge.Content) string {
	in := utf16.Encode([]rune(c.Text))
	for _, e := range slices.Backward(c.Entities) {
		before, after := "*", "*"
		if e.Type == "text_link" {
			before, after = "[", "]("+e.URL+")"
		}
		end := slices.Insert(in, e.Offset+e.Length, utf16.Encode([]rune(after))...)
		in = slices.Insert(end, e.Offset, utf16.Encode([]rune(before))...)
	}
	shown := string(utf16.Decode(in))
	if c.Media != nil {
		shown = "(" + strings.TrimSpace(string(c.Media.Kind)+" "+c.Media.Name) + ") " + shown
	}
	for _, row := range c.Buttons {
		for _, b := range row {
			shown += "\n  (tombol " + b.Label + ": " + b.URL + b.Action + ")"
		}
	}
	return shown
}
