package chat

import (
	"context"
	"regexp"
	"strings"
)

// entryNumber is the id of a programme or rule as a button or a person writes
// it.
var entryNumber = regexp.MustCompile(`^[PR][0-9]{1,4}$`)

// severalEntries are the ids that stand behind /info where there are two or
// more and nothing else.
func severalEntries(rest string) []string {
	ids := strings.Fields(strings.ToUpper(rest))
	for _, id := range ids {
		if !entryNumber.MatchString(id) {
			return nil
		}
	}
	if len(ids) < 2 {
		return nil
	}
	return ids
}

// mostInfo is how many entries are told at once: what fits a screen or two.
const mostInfo = 3

// tellSeveral tells several entries in short, one after the other, with a
// button to open each. Those that are not there are left out.
func (c *Chat) tellSeveral(ctx context.Context, cl *call, ids []string) (Response, error) {
	var answer Answer
	var row []Button
	for _, id := range ids[:min(len(ids), mostInfo)] {
		hit, ok, err := c.entry(ctx, id)
		if err != nil {
			return Response{}, err
		}
		if !ok {
			continue
		}
		part, err := c.answerEntry(ctx, Reading{Text: id, Intent: intentOf(&hit), among: true}, &hit, readAsking("", hit.Entry()))
		if err != nil {
			return Response{}, err
		}
		row = append(row, entryButton(&hit, ""))
		answer.Parts = append(answer.Parts, part)
	}
	if len(answer.Parts) == 0 {
		return say(sayNoEntryID, sayNoEntryHelp), nil
	}
	cl.conv.keep(&answer)
	response := answer.Full()
	response.Buttons = [][]Button{row}
	return response, nil
}
