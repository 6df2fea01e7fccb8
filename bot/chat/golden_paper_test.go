package chat_test

import (
	"fmt"
	"strings"

	"setara/bot/chat"
)

// shownPaper is a document as a golden conversation shows it.
func shownPaper(p *chat.Paper) string {
	kind := "html"
	if p.Kind == chat.PaperXLSX {
		kind = "xlsx"
	}
	d := &p.Document
	shown := fmt.Sprintf("\n(berkas: %s.%s)\n(judul: %s)\n", p.Name, kind, d.Title)
	line := func(lines ...string) {
		for _, l := range lines {
			shown += "(" + l + ")\n"
		}
	}
	line(d.Lead...)
	for i := range d.Parts {
		part := &d.Parts[i]
		line("== " + part.Heading)
		line(part.Paragraphs...)
		line(part.Items...)
		if part.Table != nil {
			line(strings.Join(part.Table.Header, " | "))
			for _, row := range part.Table.Rows {
				line(strings.Join(row, " | "))
			}
		}
		for _, image := range part.Images {
			line("gambar: " + image.Caption)
		}
		for _, l := range part.Links {
			line("link: " + l.Text + " " + l.URL)
		}
	}
	line(d.Foot...)
	return shown
}
