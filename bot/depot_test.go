package bot_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// shelf is a small knowledge: prices by name. A file has a line "name,price"
// for each; a price that is no number is rejected.
type shelf struct {
	mu     sync.Mutex
	prices map[string]string
	acts   map[int64]knowledge.FileDifference
	reads  int
	// before, unless nil, happens once before something is published.
	before func()
	fail   error
	// during, unless nil, happens while a file is read.
	during func(progress func(int))
}

func (s *shelf) compare(spec knowledge.FileSpec, content io.ReadSeeker) (d knowledge.FileDifference, rejected []string, err error) {
	s.reads++
	if s.fail != nil {
		return d, nil, s.fail
	}
	if _, err := content.Seek(0, io.SeekStart); err != nil {
		return d, nil, err
	}
	d.Kind = knowledge.FileListings
	if spec.Kind != "" {
		d.Kind = spec.Kind
	}
	lines := bufio.NewScanner(content)
	for lines.Scan() {
		name, price, ok := strings.Cut(lines.Text(), ",")
		d.Rows++
		switch known := s.prices[name]; {
		case !ok:
			return d, nil, &knowledge.FileProblem{Reason: "Ini bukan tabel.", Rows: d.Rows}
		case strings.Trim(price, "0123456789") != "":
			d.Rejected++
			rejected = append(rejected, lines.Text())
		case known == price:
			d.Unchanged++
		default:
			d.Changes = append(d.Changes, knowledge.FileChange{Name: name, New: known == "", Fields: []knowledge.FileField{{Name: "harga", Before: known, After: price}}})
			if known == "" {
				d.New++
			} else {
				d.Changed++
			}
		}
	}
	if d.Kind == knowledge.FileListings && spec.ObservedOn == nil && strings.HasPrefix(spec.Name, "tanpa-hari") {
		return d, nil, &knowledge.FileProblem{Reason: "Kapan?", NeedsDay: true, Kind: d.Kind}
	}
	d.Columns = []knowledge.FileColumn{{Header: "nama", Column: "title"}, {Header: "harga", Column: "price"}}
	d.Digest = fmt.Sprint(d.Changes, d.Kind)
	return d, rejected, nil
}

func (s *shelf) Compare(_ context.Context, spec knowledge.FileSpec, content io.ReadSeeker, progress func(int)) (knowledge.FileDifference, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	d, _, err := s.compare(spec, content)
	if s.during != nil {
		s.during(progress)
	}
	return d, err
}

func (s *shelf) Publish(_ context.Context, spec knowledge.FileSpec, content io.ReadSeeker, digest string, act knowledge.Act, _ func(int)) (knowledge.FileDifference, error) {
	s.mu.Lock()
	before := s.before
	s.before = nil
	s.mu.Unlock()
	if before != nil {
		before()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if done, ok := s.acts[act.Update]; ok {
		return done, nil
	}
	d, _, err := s.compare(spec, content)
	if err != nil {
		return d, err
	}
	if d.Digest != digest {
		return d, knowledge.ErrFileChanged
	}
	for _, c := range d.Changes {
		s.prices[c.Name] = c.Fields[0].After
	}
	d.ImportID = int64(len(s.acts) + 1)
	s.acts[act.Update] = d
	return d, nil
}

func (s *shelf) Made(_ context.Context, act knowledge.Act) (knowledge.FileDifference, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if done, ok := s.acts[act.Update]; ok {
		return done, nil
	}
	return knowledge.FileDifference{}, knowledge.ErrNotFound
}

func (s *shelf) Rejected(_ context.Context, spec knowledge.FileSpec, content io.ReadSeeker, to io.Writer) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, rejected, err := s.compare(spec, content)
	if err == nil {
		_, err = io.WriteString(to, strings.Join(rejected, "\n"))
	}
	return len(rejected), err
}

func (s *shelf) price(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.prices[name]
}

// depot is a bureau that takes files, with officers: Ratna, an admin; Sari, an
// author; Lina, a viewer.
type depot struct {
	*bureau
	shelf             *shelf
	ratna, sari, lina *telegramtest.Person
	yanto             *telegramtest.Person
	progress          time.Duration
}

func newDepot(t *testing.T) *depot {
	d := &depot{shelf: &shelf{prices: map[string]string{"kaos": "30000"}, acts: map[int64]knowledge.FileDifference{}}, progress: time.Hour}
	d.bureau = newBureau(t)
	d.change = func(o *bot.Options) {
		o.Importer, o.ProgressEvery = d.shelf, d.progress
		o.Pace = bot.Pace{BroadcastPerSecond: 1e4, ChatPerSecond: 1e4, ChatBurst: 1e4, GroupPerMinute: 1e6}
	}
	return d
}

// open starts the bot with its officers.
func (d *depot) begin() *depot {
	d.t.Helper()
	d.start()
	d.ratna, d.sari, d.lina = d.owner("Ratna"), d.owner("Sari"), d.owner("Lina")
	d.yanto = d.owner("Yanto")
	d.appoint(d.ratna)
	d.hire(d.ratna, d.sari, "penulis")
	d.hire(d.ratna, d.lina, "pembaca")
	return d
}

// sends has somebody send a file.
func (d *depot) sends(p *telegramtest.Person, name, content, caption string) {
	d.t.Helper()
	if _, err := p.SendDocument(name, []byte(content), caption); err != nil {
		d.t.Fatal(err)
	}
}

// told waits until the newest message to somebody says something.
func (d *depot) told(p *telegramtest.Person, text string) telegramtest.Message {
	d.t.Helper()
	var found telegramtest.Message
	transcript, err := p.WaitFor(d.ctx, func(tr telegramtest.Transcript) bool {
		for _, m := range tr.FromBot() {
			if said, _ := m.Content(); strings.Contains(said, text) {
				found = m
			}
		}
		return found.ID != 0
	})
	if err != nil {
		d.t.Fatalf("nobody says %q, but %q\n%s", text, texts(transcript), d.log)
	}
	return found
}

// press has somebody press a button.
func (d *depot) press(p *telegramtest.Person, m telegramtest.Message, label string) {
	d.t.Helper()
	if _, err := p.Press(m.ID, label); err != nil {
		said, _ := m.Content()
		d.t.Fatalf("%v: %q", err, said)
	}
}

// pastOne is a past import that can be taken back.
type pastOne struct{}

func (pastOne) PastImports(context.Context, int, int) ([]knowledge.PastImport, error) {
	return []knowledge.PastImport{{ID: 1, Kind: knowledge.FileListings, File: "lama.csv", At: time.Now(), New: 5}}, nil
}

func (p pastOne) PastImport(ctx context.Context, id int64) (knowledge.PastImport, error) {
	if id != 1 {
		return knowledge.PastImport{}, knowledge.ErrNotFound
	}
	all, err := p.PastImports(ctx, 0, 1)
	return all[0], err
}

func (pastOne) Undo(context.Context, int64, knowledge.Act) error { return nil }
