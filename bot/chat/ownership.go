package chat

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"setara/knowledge"
)

// Records shows what is kept about a chat. Owners may see it and take it along:
// UU 27/2022 pasal 7 and 13.
type Records interface {
	// Kept is everything that is kept about the chat, as it was before this turn.
	Kept(ctx context.Context, chat int64) ([]knowledge.KeptPart, error)
	// ConsentGiven is the yes or no that was given last, or an error that wraps
	// [knowledge.ErrNotFound].
	ConsentGiven(ctx context.Context, chat int64) (knowledge.ConsentGiven, error)
}

// actionData shows what is kept, actionForget asks whether to delete it.
const (
	actionData   = "/data_saya"
	actionForget = "/hapus_data"
	// actionKeepData is a sign of life.
	actionKeepData = "/data_saya simpan"
)

// showData gives a person all that is kept about them: in a few words, as a page
// to read, and as a table for programs.
func showData(ctx context.Context, c *Chat, cl *call) (Response, error) {
	switch {
	case c.Records == nil:
		return say(sayUnknownCommand), nil
	case c.group:
		return say(sayDataPrivate), nil
	case cl.rest == "simpan":
		return say(sayDataStays), nil
	}
	parts, err := c.Records.Kept(ctx, cl.chat)
	if err != nil {
		return Response{}, err
	}
	if len(parts) == 0 {
		return say(sayDataNone), nil
	}
	technicalLast(parts)
	r := say(sayDataHead)
	for i := range parts {
		r.Blocks = append(r.Blocks, item(plain(wordKeptCount(&parts[i]))))
	}
	consent, err := c.wordConsent(ctx, cl.chat)
	if err != nil {
		return Response{}, err
	}
	for _, said := range slices.Concat(consent, wordModelKept(parts), c.wordKeptFor(), []string{sayDataFiles}) {
		r.Blocks = append(r.Blocks, paragraph(plain(said)))
	}
	r.Buttons = [][]Button{{{Label: buttonForgetAll, Action: actionForget}}}
	r.Papers = []Paper{{Name: dataFileName, Kind: PaperHTML, Document: c.dataPage(ctx, parts, consent)}}
	r.Table = &Table{Name: dataFileName, Kind: TableCSV, Header: dataTableHeader, Rows: rowsOf(dataRows(parts)), TooLarge: sayTableTooLarge}
	return r, nil
}

// wordConsent says what was agreed to and when; nothing where nobody was asked.
func (c *Chat) wordConsent(ctx context.Context, chat int64) ([]string, error) {
	if c.Records == nil {
		return nil, nil
	}
	given, err := c.Records.ConsentGiven(ctx, chat)
	if errors.Is(err, knowledge.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("look up consent: %w", err)
	}
	return []string{wordConsentGiven(given)}, nil
}

// technicalLast puts what programs keep for themselves behind what people told.
func technicalLast(parts []knowledge.KeptPart) {
	slices.SortStableFunc(parts, func(a, b knowledge.KeptPart) int {
		return cmp.Compare(slices.Index(technicalParts, a.Name), slices.Index(technicalParts, b.Name))
	})
}

// technicalParts are of use to programs more than to people.
var technicalParts = []string{"chats", "conversations", "actions", "updates", "outbox", "model_reserves"}

// dataRows are the rows for programs: what kind, which of it, the field, the
// value. Times are in RFC 3339.
func dataRows(parts []knowledge.KeptPart) (rows [][]string) {
	for _, p := range parts {
		for n, row := range p.Rows {
			for k, v := range row {
				said := v.Text
				if !v.At.IsZero() {
					said = v.At.In(knowledge.WIB).Format("2006-01-02T15:04:05Z07:00")
				} else if len(v.File) > 0 {
					said = wordKeptFile(v)
				}
				if said != "" {
					rows = append(rows, []string{p.Name, strconv.Itoa(n + 1), p.Fields[k], said})
				}
			}
		}
	}
	return rows
}
