package bot_test

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf16"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// pieces are what messages are made of here: emoji of several letters, flags,
// text from the right, marks that stand on other letters, placeholders in all
// their forms, and what Telegram makes links of.
var pieces = []string{
	"pelatihan", "gratis", "Halo", "ya", ",", ".", "!", " ", " ", " ", "  ", "\n", "\n\n",
	"😀", "👩‍🌾", "👨‍👩‍👧‍👦", "🇮🇩", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👍🏽", "❤️", "1️⃣",
	"مرحبا", "שלום", "सूचना", "แจ้ง", "é", "n̈g", "Z̷a̷l̷g̷o̷", "𝔘𝔐𝔎𝔐",
	"{nama}", "{nama|Kak}", "{ Nama | Kak 🌾 }", "{produk}", "{produk|barang}", "{PROVINSI}", "{provinsi|}", "{{", "{alamat}", "{", "}",
	"umkm.go.id", "https://umkm.go.id/a_b", "@kemenkop", "#naik", "/harga", "a@umkm.go.id", "Rp15.000",
}

// kinds are the marks that are put on them.
var kinds = []string{
	"bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "text_link", "text_mention", "blockquote", "custom_emoji",
}

// randomPost is the n-th message of an officer, with marks one in the other.
func randomPost(r *rand.Rand, n int) telegramtest.Post {
	parts := []string{fmt.Sprintf("Kabar %d", n)}
	for range r.IntN(25) {
		parts = append(parts, pieces[r.IntN(len(pieces))])
	}
	r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
	p := telegramtest.Post{Text: strings.Join(parts, "")}
	edges := []int{0} // between letters, in UTF-16 units
	for _, letter := range p.Text {
		edges = append(edges, edges[len(edges)-1]+utf16.RuneLen(letter))
	}
	var mark func(from, to, depth int)
	mark = func(from, to, depth int) {
		for at := from; at < to && depth < 4; {
			begin := at + r.IntN(to-at)
			end := begin + 1 + r.IntN(to-begin)
			p.Entities = append(p.Entities, randomMark(r, edges[begin], edges[end]-edges[begin]))
			mark(begin, end, depth+1)
			at = end + r.IntN(6)
		}
	}
	mark(0, len(edges)-1, 1)
	p.Entities = p.Entities[:min(len(p.Entities), 60)]
	return p
}

func randomMark(r *rand.Rand, offset, length int) telegramtest.Entity {
	e := telegramtest.Entity{Type: kinds[r.IntN(len(kinds))], Offset: offset, Length: length}
	switch e.Type {
	case "text_link":
		e.URL = fmt.Sprintf("https://umkm.go.id/%d", r.IntN(100))
	case "text_mention":
		e.User = &telegramtest.User{ID: 77, FirstName: "Budi"}
	case "pre":
		e.Language = "go"
	case "custom_emoji":
		e.CustomEmojiID = fmt.Sprint(5000 + r.IntN(9))
	}
	return e
}

// found are the marks that Telegram finds by itself, whatever is sent.
var found = []string{"url", "email", "mention", "hashtag", "bot_command"}

// mark is an entity as it is compared.
type mark struct {
	Type              string
	Offset, Length    int
	URL, Language, ID string
	Person            int64
}

// seen is a message as JSON, the marks in one order; without those that
// Telegram finds by itself where bare.
func seen(t *testing.T, text string, marks []mark, media string, buttons any, bare bool) string {
	t.Helper()
	marks = append([]mark{}, marks...)
	if bare {
		marks = slices.DeleteFunc(marks, func(m mark) bool { return slices.Contains(found, m.Type) })
	}
	slices.SortFunc(marks, func(a, b mark) int {
		return cmp.Or(cmp.Compare(a.Offset, b.Offset), cmp.Compare(b.Length, a.Length), cmp.Compare(fmt.Sprint(a), fmt.Sprint(b)))
	})
	data, err := json.Marshal([]any{text, marks, media, buttons})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// recorded is a message as the server has it.
func recorded(t *testing.T, m *telegramtest.Message, bare bool) string {
	text, entities := m.Content()
	var marks []mark
	for _, e := range entities {
		read := mark{Type: e.Type, Offset: e.Offset, Length: e.Length, URL: e.URL, Language: e.Language, ID: e.CustomEmojiID}
		if e.User != nil {
			read.Person = e.User.ID
		}
		marks = append(marks, read)
	}
	var labels []string
	for _, row := range m.Buttons() {
		for _, b := range row {
			if bare {
				b.CallbackData = ""
			}
			labels = append(labels, b.Text+" "+b.URL+" "+b.CallbackData)
		}
	}
	return seen(t, text, marks, m.FileID(), labels, bare)
}

// rendered is a message as the rendering has it.
func rendered(t *testing.T, c knowledge.Content) string {
	var marks []mark
	for _, e := range c.Entities {
		read := mark{Type: e.Type, Offset: e.Offset, Length: e.Length, URL: e.URL, Language: e.Language, ID: e.Emoji}
		if e.Person != nil {
			read.Person = e.Person.ID
		}
		marks = append(marks, read)
	}
	media := ""
	if c.Media != nil {
		media = c.Media.FileID
	}
	var labels []string
	for _, row := range c.Buttons {
		for _, b := range row {
			labels = append(labels, b.Label+" "+b.URL+" ")
		}
	}
	return seen(t, c.Text, marks, media, labels, true)
}

// composer is the office's side of the test: what an officer wrote, and the
// previews that they ask for.
type composer struct {
	mu       sync.Mutex
	written  []knowledge.Content
	all      chan struct{}
	previews []chat.Further
}

func (c *composer) turn(_ context.Context, _ bot.Memory, m chat.Message) (chat.Response, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if m.Text == "/pratinjau" {
		return chat.Response{Further: c.previews}, nil
	}
	if c.written = append(c.written, *m.Content); len(c.written) == cap(c.written) {
		close(c.all)
	}
	return chat.Response{}, nil
}

// writes has the officer write the posts, and returns what the bot makes of
// them.
func (s *studio) writes(officer *telegramtest.Person, c *composer, posts []telegramtest.Post) []knowledge.Content {
	s.t.Helper()
	c.written, c.all = make([]knowledge.Content, 0, len(posts)), make(chan struct{})
	for _, p := range posts {
		if _, err := officer.SendPost(p); err != nil {
			s.t.Fatal(err)
		}
	}
	select {
	case <-c.all:
	case <-s.ctx.Done():
		s.t.Fatalf("%d of %d messages were read\n%s", len(c.written), len(posts), s.log)
	}
	return c.written
}

// delivered are the messages of a broadcast by the chat that got them.
func (s *studio) delivered(id int64) map[int64]int64 {
	s.t.Helper()
	out := map[int64]int64{}
	s.file(func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(s.ctx, `select chat, message from deliveries where broadcast = ? and state = 'sent'`, id)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var to, message int64
			if err := rows.Scan(&to, &message); err != nil {
				return err
			}
			out[to] = message
		}
		return rows.Err()
	})
	return out
}

// TestADeliveryIsWhatThePreviewShowed holds, over a thousand random messages,
// that what arrives is what was shown for that recipient, and what was
// rendered, to the offset of each mark.
func TestADeliveryIsWhatThePreviewShowed(t *testing.T) {
	messages := 1000
	if testing.Short() {
		messages = 100
	}
	c := &composer{}
	s := newStudio(t, 0)
	s.turn = c.turn
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Minute)
	defer cancel()
	s.ctx = ctx
	names := []string{"Sari 🌸", "أحمد بن علي", "evil.com @admin /harga"}
	recipients := map[int64]*knowledge.Recipient{}
	for i, name := range names {
		o := s.owner(name)
		s.owners = append(s.owners, o)
		recipients[o.ChatID()] = &knowledge.Recipient{Chat: o.ChatID(), Name: name, Province: knowledge.Province([]string{"", "Jawa Tengah", "Papua"}[i])}
	}
	officer := s.owner("Wati")
	s.start()
	for _, o := range s.owners {
		s.agree(string(recipients[o.ChatID()].Province), o)
	}
	r := rand.New(rand.NewPCG(7, 11))
	posts := make([]telegramtest.Post, messages)
	for i := range posts {
		if posts[i] = randomPost(r, i); i%20 == 0 {
			posts[i].Photo = picture(t)
		}
	}
	broadcasts := make([]*knowledge.Broadcast, messages)
	for i, content := range s.writes(officer, c, posts) {
		if r.IntN(3) == 0 {
			content.Buttons = [][]knowledge.ContentButton{{{Label: "Untuk {nama|Kak} 🌾", Action: "/program"}, {Label: "Daftar", URL: "https://umkm.go.id/"}}}
		}
		broadcasts[i] = &knowledge.Broadcast{Content: content}
		broadcasts[i].ID = s.publishes(broadcasts[i])
		to := recipients[s.owners[i%len(s.owners)].ChatID()]
		shown := chat.Announcement(broadcasts[i], to)
		c.previews = append(c.previews, chat.Further{To: officer.ChatID(), Content: &shown, Broadcast: broadcasts[i].ID})
	}
	s.send(officer.Dialog, "/pratinjau")
	for _, b := range broadcasts {
		s.done(b.ID, knowledge.DeliveryCounts{knowledge.DeliverySent: len(names)})
	}
	transcript, err := officer.WaitFor(s.ctx, func(tr telegramtest.Transcript) bool { return tr.Sent() >= messages })
	if err != nil {
		t.Fatalf("the officer has %d previews: %v\n%s", transcript.Sent(), err, s.log)
	}
	previews := transcript.FromBot()
	arrived := map[int64]telegramtest.Message{}
	for _, o := range s.owners {
		for _, m := range o.Transcript().FromBot() {
			arrived[m.ID] = m
		}
	}
	for i, b := range broadcasts {
		got := s.delivered(b.ID)
		for to, id := range got {
			m := arrived[id]
			if want := rendered(t, chat.Announcement(b, recipients[to])); recorded(t, &m, true) != want {
				t.Fatalf("message %d, written as %q, arrives at %q as\n%s\nand was rendered as\n%s",
					i, b.Content.Text, recipients[to].Name, recorded(t, &m, true), want)
			}
		}
		m := arrived[got[s.owners[i%len(s.owners)].ChatID()]]
		if want := recorded(t, &previews[i], false); recorded(t, &m, false) != want {
			t.Fatalf("message %d, written as %q, arrives as\n%s\nand was shown as\n%s", i, b.Content.Text, recorded(t, &m, false), want)
		}
	}
}
