package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms are the packages of the house and what each may import of it, tests
// apart. Imports point one way: cmd -> bot -> bot/chat -> knowledge.
var rooms = map[string][]string{
	"cmd/setara": {
		"bot", "bot/chart", "bot/chat", "bot/export", "bot/ledger", "bot/llm", "bot/telegramtest", "cmd/setara/page",
		"knowledge", "knowledge/catalog", "knowledge/feed", "knowledge/ingest", "knowledge/intake", "knowledge/sqlite", "knowledge/starter", "knowledge/text",
	},
	"cmd/setara/page":                  {"bot/telegramtest", "knowledge"},
	"bot":                              {"bot/chat", "bot/export", "bot/ledger", "bot/photo", "bot/render", "knowledge"},
	"bot/chart":                        {"bot/chat", "knowledge"},
	"bot/chat":                         {"bot/chat/grounding", "knowledge", "knowledge/text"},
	"bot/chat/grounding":               {"knowledge", "knowledge/text"}, // what a model wrote is checked apart from who wrote it
	"bot/export":                       {"knowledge"},                   // the documents that it writes
	"bot/ledger":                       {"knowledge", "knowledge/sqlite"},
	"bot/ledger/ledgertest":            {"knowledge", "knowledge/sqlite"},
	"bot/llm":                          {"bot/chat"},
	"bot/llm/llmtest":                  {}, // an endpoint for tests, which knows nothing of what asks it
	"bot/photo":                        {}, // pictures that strangers sent are decoded in a room of their own
	"bot/render":                       {"bot/chat"},
	"bot/telegramtest":                 {"bot/telegramtest/internal/botapi"},
	"bot/telegramtest/internal/botapi": {},
	"bot/telegramtest/internal/botapi/generate": {"bot/telegramtest/internal/botapi"},
	"knowledge":         {},
	"knowledge/text":    {"knowledge"},
	"knowledge/ingest":  {"knowledge"},
	"knowledge/starter": {"knowledge", "knowledge/ingest"},
	// What the chat, the command line and feeds share of taking files in.
	"knowledge/intake":                  {"knowledge", "knowledge/catalog", "knowledge/ingest"},
	"knowledge/feed":                    {"knowledge"},
	"knowledge/sqlite":                  {},
	"knowledge/catalog":                 {"knowledge", "knowledge/ingest", "knowledge/sqlite", "knowledge/text"},
	"knowledge/catalog/internal/market": {"knowledge", "knowledge/ingest"},
	"knowledge/catalog/versus":          {},
}

// guests are third parties that only some rooms may let in.
var guests = map[string][]string{
	"modernc.org/sqlite":                  {"knowledge/sqlite"},
	"github.com/xuri/excelize/v2":         {"bot/export", "knowledge/ingest"},
	"go.yaml.in/yaml/v4":                  {"knowledge/ingest"},
	"github.com/go-telegram/bot":          {"bot"},
	"github.com/clipperhouse/uax29/v2":    {"bot/render"},
	"gonum.org/v1/plot":                   {"bot/chart"},
	"golang.org/x/image":                  {"bot/chart", "bot/photo"},
	"github.com/hashicorp/golang-lru/v2":  {"bot/chart", "bot/chat"},
	"github.com/sashabaranov/go-openai":   {"bot/llm"},
	"github.com/sony/gobreaker/v2":        {"bot/llm"},
	"github.com/google/jsonschema-go":     {"bot/chat"}, // what the model may write into a call
	"github.com/alecthomas/kong":          {"cmd/setara"},
	"github.com/joho/godotenv":            {"cmd/setara"},
	"github.com/mattn/go-isatty":          {"cmd/setara"},
	"github.com/prometheus/client_golang": {"cmd/setara"},
}

// impure are the packages of the standard library that the field must do
// without: it reads no clock, file, database or network.
var impure = []string{"os", "io", "io/fs", "net", "net/http", "database/sql", "context"}

func TestImportsPointOneWay(t *testing.T) {
	root := filepath.Join("..", "..")
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() && strings.HasPrefix(entry.Name(), ".") && path != root {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return nil
		}
		folder, err := filepath.Rel(root, filepath.Dir(path))
		if err != nil {
			return err
		}
		checkImports(t, filepath.ToSlash(folder), path)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func checkImports(t *testing.T, room, file string) {
	t.Helper()
	allowed, known := rooms[room]
	if !known {
		t.Errorf("%s: the house has no room %s", file, room)
		return
	}
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	for _, spec := range parsed.Imports {
		path, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		own, inside := strings.CutPrefix(path, "setara/")
		switch {
		case inside && !slices.Contains(allowed, own):
			t.Errorf("%s: %s may not import %s", file, room, own)
		case room == "knowledge" && slices.Contains(impure, path):
			t.Errorf("%s: the field must not know %s", file, path)
		}
		for guest, hosts := range guests {
			if (path == guest || strings.HasPrefix(path, guest+"/")) && !slices.Contains(hosts, room) {
				t.Errorf("%s: only %s may import %s", file, strings.Join(hosts, ", "), guest)
			}
		}
	}
}
