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
)

var update = flag.Bool("update", false, "write what Setara says now into the golden conversations")

// TestConversations plays each conversation in testdata and compares what
// Setara says, word for word; behind each answer it follows the figures through
// /sumber. In a file, a line that begins with
//
//	#  is a remark
//	>  is what the owner types; a number presses that button
//	=  happens in between: "= waktu 2026-02-01 10:00", "= lewat 1h",
//	   "= nyalakan ulang", "= muat FILE.csv", "= batalkan 1" undoes that
//	   import, "= padanan WORD = MEANS" loads a synonym, or a message too long to write down: "= ulang 120 TEXT" types
//	   the text 120 times over; "= petugas TEXT" is what an officer types in a
//	   chat of their own, a number again for that button, "= orang 7 TEXT" what
//	   the person with that id does, in the marks of composedMessage; "= ramai 60"
//	   has so many people agree to be written to, "= sampaikan 1" sends
//	   broadcast 1, see outcomes, "= kemajuan 1" is what its approver watches,
//	   "= balas 1003 TEXT" a reply of that person to it, "= tekan 1003 1.0" a
//	   press of its first button; "= dari 1003 TEXT" is what that person
//	   writes at Telegram, where messages have numbers, "= dari 1003 ^ TEXT" in
//	   reply to the answer that they got last, "= antarkan" brings the answers of
//	   officers to all who asked, "= antarkan 1003" to all but that person; from "= izin" on consent can be kept, from "= di
//	   Telegram" on all that is only kept there; "= gambar" shows pictures from
//	   there on, by what stands below them; "= model" has a language model that may
//	   be asked for money, "= pemakaian" plays what it was asked before; "= model
//	   dengar" gives it ears and eyes, see senses: "= suara 7 TEXT" is a voice
//	   note of 7 seconds, "= foto JSON :: TEXT" a photo with words beside it;
//	   "= model panggil TOOL JSON" and the like say what it does next, see script,
//	   and "= draf" what was shown of the answer while it came
//
// and everything else is what Setara says: of itself too, where something that
// happens has moved what is watched.
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
			fmt.Fprintf(&out, "\n%s\n%s%s", line, p.happen(strings.TrimPrefix(line, "= ")), p.tell())
		case strings.HasPrefix(line, "> "):
			fmt.Fprintf(&out, "\n%s\n\n%s", line, p.say(strings.TrimPrefix(line, "> ")))
			p.followLast(line)
		}
	}
	return out.String()
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
	case "di":
		p.consents, p.telegram = true, true
		p.chat.Consents, p.chat.Watches, p.chat.People = p.ledger, p.ledger, p.ledger
	case "nyalakan":
		p.close()
		p.open()
	case "batalkan":
		id, err := strconv.ParseInt(rest, 10, 64)
		p.must(err)
		p.must(p.catalog.Undo(p.t.Context(), id, p.now))
	case "izin":
		p.consents, p.chat.Consents = true, p.ledger
	case "muat":
		f, err := os.Open(filepath.Join("testdata", rest))
		p.must(err)
		defer f.Close()
		_, err = p.catalog.ImportListings(p.t.Context(), catalog.ImportOptions{File: rest, Now: p.now},
			ingest.Listings(rest, f, ingest.Options{}))
		p.must(err)
	case "padanan":
		rows, err := ingest.Synonyms(strings.NewReader("kata;artinya\n" + strings.ReplaceAll(rest, " = ", ";")))
		p.must(err)
		_, err = p.catalog.ImportSynonyms(p.t.Context(), catalog.SynonymImportOptions{ImportOptions: catalog.ImportOptions{File: rest, Now: p.now}}, rows)
		p.must(err)
	case "gambar":
		p.pictures = true
		p.chat.Settings = p.ledger
	case "draf":
		return p.shownDrafts()
	case "model":
		p.becomes(rest)
	case "suara":
		return p.speaks(rest)
	case "foto":
		return p.photographs(rest)
	case "pemakaian":
		p.usedModel()
	case "ulang":
		times, text, _ := strings.Cut(rest, " ")
		n, err := strconv.Atoi(times)
		p.must(err)
		return "\n" + p.say(strings.Repeat(text+" ", n))
	case "dari":
		return p.onTelegram(rest)
	case "antarkan":
		return p.bringAnswers(rest)
	case "petugas":
		return p.official(officerChat, rest)
	case "ramai":
		p.crowd(rest)
	case "sampaikan":
		p.deliver(rest)
	case "kemajuan":
		return p.watches(rest)
	case "balas":
		return p.replies(rest)
	case "tekan":
		return p.pushes(rest)
	case "orang":
		who, text, _ := strings.Cut(rest, " ")
		person, err := strconv.ParseInt(who, 10, 64)
		p.must(err)
		return p.official(person, text)
	default:
		p.t.Fatalf("nobody knows how to %q", what)
	}
	return ""
}

// tell looks at the watches as the bot does, and returns what Setara says of
// itself.
func (p *player) tell() string {
	p.t.Helper()
	ctx := p.t.Context()
	version, err := p.catalog.Version(ctx)
	p.must(err)
	due, err := p.ledger.DueWatches(ctx, version, 0, 1000)
	p.must(err)
	if len(due) == 0 || knowledge.QuietFor(p.now.In(knowledge.WIB)) > 0 {
		return ""
	}
	told := ""
	for _, w := range due {
		notice, err := p.chat.Look(ctx, w.Watch)
		p.must(err)
		_, err = p.ledger.CheckWatches(ctx, []ledger.Checked{{Watch: notice.Watch, Version: version}}, p.now)
		p.must(err)
		if len(notice.Response.Blocks) > 0 {
			checkFigures(p.t, &chat.Answer{Response: notice.Response, Facts: notice.Facts})
			told += "\n" + p.show(notice.Response)
		}
	}
	return told
}

// say sends a message and returns the reply as the terminal shows it.
func (p *player) say(text string) string {
	p.t.Helper()
	response, err := p.chat.Turn(p.t.Context(), chat.Message{Chat: 1, Text: pressed(text, p.choices)})
	p.must(err)
	return p.show(response)
}

// show is a message as the terminal shows it.
func (p *player) show(response chat.Response) string {
	var shown string
	shown, p.choices = withChoices(response)
	for i := range response.Further {
		if f := &response.Further[i]; f.To == 1 && f.Content == nil {
			var behind string
			behind, p.choices = withChoices(f.Response, p.choices...)
			shown += "\n" + behind
		}
	}
	p.last = response
	if response.Picture != nil {
		shown += "\n(gambar: " + response.Picture.Caption + ")\n"
	}
	return shown
}

// pressed is what a text does: a number presses the button with that number.
func pressed(text string, choices []string) string {
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= len(choices) {
		return choices[n-1]
	}
	return text
}

// withChoices is a message with its buttons, and what these do, behind those of a
// message before it.
func withChoices(response chat.Response, before ...string) (shown string, choices []string) {
	shown, choices = response.Text()+"\n", before
	for _, row := range response.Buttons {
		for _, button := range row {
			choices = append(choices, button.Action)
			shown += fmt.Sprintf("  [%d] %s\n", len(choices), button.Label)
		}
	}
	if t := response.Table; t != nil {
		shown += "\n(berkas: " + t.Name + ")\n(" + strings.Join(t.Header, " | ") + ")\n"
		for row, err := range t.Rows {
			if err != nil {
				return shown + "(" + err.Error() + ")\n", choices
			}
			shown += "(" + strings.Join(row, " | ") + ")\n"
		}
	}
	for i := range response.Papers {
		shown += shownPaper(&response.Papers[i])
	}
	return shown, choices
}
