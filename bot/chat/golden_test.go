package chat_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/bot/chat"
	"setara/bot/ledger"
	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
	"setara/knowledge/starter"
)

var update = flag.Bool("update", false, "write what Setara says now into the golden conversations")

// TestConversations plays each conversation in testdata and compares what
// Setara says, word for word. In a file, a line that begins with
//
//	#  is a remark
//	>  is what the owner types; a number presses that button
//	=  happens in between: "= waktu 2026-02-01 10:00", "= lewat 1h",
//	   "= nyalakan ulang", "= muat FILE.csv", or a message too long to write
//	   down: "= ulang 120 TEXT" types the text 120 times over
//
// and everything else is what Setara says.
func TestConversations(t *testing.T) {
	files, err := filepath.Glob("testdata/*.chat")
	if err != nil || len(files) == 0 {
		t.Fatalf("no conversations in testdata: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".chat"), func(t *testing.T) {
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := play(t, string(want))
			if *update {
				if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
				t.Errorf("Setara says something else (-want +got):\n%s", diff)
			}
		})
	}
}

// play runs the conversation in script and returns the script with what
// Setara says now.
func play(t *testing.T, script string) string {
	p := newPlayer(t)
	var out strings.Builder
	for line := range strings.Lines(script) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "#"):
			out.WriteString(line + "\n")
		case strings.HasPrefix(line, "= "):
			fmt.Fprintf(&out, "\n%s\n%s", line, p.happen(strings.TrimPrefix(line, "= ")))
		case strings.HasPrefix(line, "> "):
			fmt.Fprintf(&out, "\n%s\n\n%s", line, p.say(strings.TrimPrefix(line, "> ")))
		}
	}
	return out.String()
}

// player is one owner's conversation on real database files.
type player struct {
	t       *testing.T
	dir     string
	now     time.Time
	catalog *catalog.Catalog
	ledger  *ledger.Ledger
	chat    *chat.Chat
	choices []string
}

func newPlayer(t *testing.T) *player {
	p := &player{t: t, dir: t.TempDir(), now: time.Date(2026, 11, 23, 10, 0, 0, 0, knowledge.WIB)}
	p.open()
	t.Cleanup(p.close)
	return p
}

func (p *player) must(err error) {
	p.t.Helper()
	if err != nil {
		p.t.Fatal(err)
	}
}

func (p *player) open() {
	ctx := p.t.Context()
	var err error
	p.catalog, err = catalog.Open(ctx, filepath.Join(p.dir, "knowledge.db"))
	p.must(err)
	fees, err := starter.Fees()
	p.must(err)
	today := knowledge.DayOf(p.now)
	p.must(p.catalog.Seed(ctx, p.now, starter.Listings(today), fees))
	p.ledger, err = ledger.Open(ctx, filepath.Join(p.dir, "bot.db"))
	p.must(err)
	moves, err := starter.Moves()
	p.must(err)
	p.chat = &chat.Chat{Knowledge: p.catalog, Memory: p.ledger, Moves: moves, Now: func() time.Time { return p.now }}
}

func (p *player) close() {
	p.must(p.ledger.Close())
	p.must(p.catalog.Close())
}

// happen is what comes between two messages; it returns what Setara says to
// it, if anything.
func (p *player) happen(what string) string {
	p.t.Helper()
	name, rest, _ := strings.Cut(what, " ")
	switch name {
	case "waktu":
		now, err := time.ParseInLocation("2006-01-02 15:04", rest, knowledge.WIB)
		p.must(err)
		p.now = now
	case "lewat":
		d, err := time.ParseDuration(rest)
		p.must(err)
		p.now = p.now.Add(d)
	case "nyalakan":
		p.close()
		p.open()
	case "muat":
		f, err := os.Open(filepath.Join("testdata", rest))
		p.must(err)
		defer f.Close()
		_, err = p.catalog.ImportListings(p.t.Context(), catalog.ImportOptions{File: rest, Now: p.now},
			ingest.Listings(rest, f, ingest.Options{}))
		p.must(err)
	case "ulang":
		times, text, _ := strings.Cut(rest, " ")
		n, err := strconv.Atoi(times)
		p.must(err)
		return "\n" + p.say(strings.Repeat(text+" ", n))
	default:
		p.t.Fatalf("nobody knows how to %q", what)
	}
	return ""
}

// say sends a message and returns the reply as the terminal shows it.
func (p *player) say(text string) string {
	p.t.Helper()
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(p.choices) {
		text = p.choices[n-1]
	}
	response, err := p.chat.Turn(p.t.Context(), chat.Message{Chat: 1, Text: text})
	p.must(err)
	p.choices = nil
	shown := response.Text() + "\n"
	for _, row := range response.Buttons {
		for _, button := range row {
			p.choices = append(p.choices, button.Action)
			shown += fmt.Sprintf("  [%d] %s\n", len(p.choices), button.Label)
		}
	}
	return shown
}
