package chat

import (
	"fmt"
	"slices"
	"strings"
)

// wordRules shows the figures that were read from the rules on imports, each
// row with its day and addresses, and the rules that were named without one.
func (i *importCase) wordRules() []Block {
	var ids []string
	figures := map[string][]string{}
	for _, fact := range i.facts() {
		if i.customs.Cited(fact.Source) == nil {
			continue
		}
		if !slices.Contains(ids, fact.Source) {
			ids = append(ids, fact.Source)
		}
		if figure := fact.Label + " " + wordFigure(fact); !slices.Contains(figures[fact.Source], figure) {
			figures[fact.Source] = append(figures[fact.Source], figure)
		}
	}
	for _, cited := range i.citations() {
		if !slices.Contains(ids, cited.ID) {
			ids = append(ids, cited.ID)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	blocks := []Block{paragraph(bold("Aturan impor"))}
	for _, id := range ids {
		cited := i.customs.Cited(id)
		name := strings.Join(figures[id], ", ")
		switch {
		case name == "":
			name = i.sourceName(cited)
		case cited.Number != "":
			name = cited.Number + ": " + name
		}
		spans := []Span{plain(fmt.Sprintf("%s (%s, data per %s", capital(name), id, cited.AsOf.Written()))}
		for _, source := range cited.Sources {
			spans = append(spans, plain(", "), link("sumber", source))
		}
		blocks = append(blocks, item(append(spans, plain(", "), link("cek di sini", cited.CheckURL), plain(")"))...))
	}
	return blocks
}
