package chat

import (
	"context"
	"encoding/json"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/starter"
)

// toolNow is when tools are called in tests.
var toolNow = time.Date(2026, 11, 23, 10, 0, 0, 0, knowledge.WIB)

// toolOwner is the chat of the owner who asks.
const toolOwner = 1

// newToolChat is a conversation over the starter knowledge, for one owner, with
// the folder of its databases.
func newToolChat(t testing.TB) (*Chat, string) {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	dir := t.TempDir()
	StarterFiles(t, dir, toolNow)
	known, err := catalog.Open(t.Context(), filepath.Join(dir, "knowledge.db"))
	must(err)
	book, err := ledger.Open(t.Context(), filepath.Join(dir, "bot.db"))
	must(err)
	t.Cleanup(func() { must(errors.Join(known.Close(), book.Close())) })
	c := &Chat{
		Knowledge: known, Entries: known, Rates: known, Synonyms: known, Memory: book, Products: book, Profiles: book,
		Consents: book, Tickets: book, OwnTickets: book, TicketTalk: book, Now: func() time.Time { return toolNow },
	}
	c.Moves, err = starter.Moves()
	must(err)
	c.Bearings, err = starter.Bearings()
	must(err)
	c.Customs, err = starter.Customs()
	must(err)
	return c.of(toolOwner), dir
}

// saidBy are the owner's words as a turn has them.
func saidBy(said string) *ownersWords { return &ownersWords{text: said, readings: Understand(said)} }

// called calls a tool for an owner who said something, and returns the evidence
// and what the model is told.
func called(t testing.TB, c *Chat, said, name, arguments string) (*evidence, string) {
	t.Helper()
	result, refused, err := c.callTool(context.Background(), saidBy(said), ToolCall{Name: name, Arguments: arguments})
	if err != nil {
		t.Fatal(err)
	}
	e := &evidence{}
	if refused != "" {
		return e, refused
	}
	told := e.add(&result)
	if !json.Valid([]byte(told)) || len(told) > maxTold || strings.Contains(told, "{{") {
		t.Errorf("%s told the model %d bytes, valid: %v:\n%s", name, len(told), json.Valid([]byte(told)), told)
	}
	return e, told
}
