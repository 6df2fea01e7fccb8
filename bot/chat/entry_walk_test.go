package chat

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"setara/knowledge"
	"setara/knowledge/starter"
)

// book holds the entries that the program brings along.
type book map[string]knowledge.EntryHit

func (b book) Entry(_ context.Context, id string, _ knowledge.Day) (knowledge.EntryHit, error) {
	hit, ok := b[id]
	if !ok {
		return hit, fmt.Errorf("entry %s: %w", id, knowledge.ErrNotFound)
	}
	return hit, nil
}

func (b book) Programs(context.Context, knowledge.Day) ([]knowledge.Program, error) {
	var programs []knowledge.Program
	for _, hit := range b {
		if hit.Program != nil {
			programs = append(programs, *hit.Program)
		}
	}
	slices.SortFunc(programs, func(a, b knowledge.Program) int { return strings.Compare(a.ID, b.ID) })
	return programs, nil
}

func starterBook(t testing.TB) book {
	t.Helper()
	programs, err := starter.Programs()
	if err != nil {
		t.Fatal(err)
	}
	regulations, err := starter.Regulations()
	if err != nil {
		t.Fatal(err)
	}
	b := book{}
	for i := range programs {
		b[programs[i].ID] = knowledge.EntryHit{Program: &programs[i]}
	}
	for i := range regulations {
		b[regulations[i].ID] = knowledge.EntryHit{Regulation: &regulations[i]}
	}
	return b
}

// on is a chat whose entries are those of the book, on a day.
func (b book) on(day knowledge.Day) *Chat {
	return &Chat{Entries: b, Now: func() time.Time { return time.Unix(day.Unix(), 0).UTC() }}
}

// told answers a question about an entry.
func (b book) told(t *testing.T, id string, day knowledge.Day, question string) *Answer {
	t.Helper()
	hit := b[id]
	a, err := b.on(day).answerEntry(t.Context(), Reading{Text: question, Intent: intentOf(&hit)}, &hit, readAsking(question, hit.Entry()))
	if err != nil {
		t.Fatal(err)
	}
	return &a
}

// words is everything that an entry says, with what the wording makes of its
// fields.
func words(hit *knowledge.EntryHit) string {
	e := hit.Entry()
	all := []string{
		entryTitle(hit), e.Name, e.Agency, e.Purpose, e.Address, e.AsOf.Written(), strings.Join(e.Contacts, " "), strings.Join(e.Unsure, " "),
	}
	if e.CheckedOn > 0 {
		all = append(all, e.CheckedOn.Written())
	}
	for _, d := range []*knowledge.Date{e.From, e.Until} {
		if d != nil {
			all = append(all, d.Written())
		}
	}
	for _, p := range append(slices.Clone(e.Points), e.Conflicts...) {
		all = append(all, p.Text)
		for _, d := range []*knowledge.Date{p.From, p.Until} {
			if d != nil {
				all = append(all, d.Written())
			}
		}
	}
	if p := hit.Program; p != nil {
		c := &p.Conditions
		all = append(all, strings.Join(p.Steps, " "), strings.Join(p.Bring, " "), wordLarge(c.MaxTurnover),
			strconv.Itoa(c.LeastMonths), strconv.Itoa(c.LeastMonths/12), strconv.Itoa(c.MostMonths), strconv.Itoa(c.MostMonths/12))
	}
	if r := hit.Regulation; r != nil {
		all = append(all, strings.Join(r.Report, " "), strings.Join(r.Binds, " "))
	}
	return strings.Join(all, " ")
}

var (
	numberWritten  = regexp.MustCompile(`[0-9]+(?:[.,/-][0-9]+)*`)
	addressWritten = regexp.MustCompile(`https?://[^\s,)]+`)
	stepNumber     = regexp.MustCompile(`(?:^|\s)[0-9]\) `)
)

// questionsOfAll are asked of every entry.
var questionsOfAll = []string{
	"", "bayar berapa", "masih ada gak", "syaratnya apa", "bagaimana cara daftarnya", "kapan", "boleh gak", "dendanya berapa", "sampai berapa",
	"bunganya berapa", "nomor wa berapa", "kok bisa masuk", "apa itu", "berapa lama", "bawa apa saja", "wajib gak", "lapor ke mana",
}

func TestEveryAnswerAboutAnEntryNamesSourceAndDateAndHoldsNothingElse(t *testing.T) {
	b := starterBook(t)
	today := knowledge.NewDay(2026, time.November, 25)
	for id, hit := range b {
		known := words(&hit)
		for _, question := range questionsOfAll {
			a := b.told(t, id, today, question)
			reply := a.Response.Text()
			e := hit.Entry()
			if !strings.Contains(reply, "keterangan per "+e.AsOf.Written()) || !strings.Contains(reply, e.Address) {
				t.Errorf("%s, %q: no source or date in\n%s", id, question, reply)
			}
			if n := utf8.RuneCountInString(reply); n > 1500 {
				t.Errorf("%s, %q: %d characters", id, question, n)
			}
			rest := stepNumber.ReplaceAllString(reply, " ")
			for _, replaced := range e.ReplacedBy {
				other := b[replaced]
				rest = strings.ReplaceAll(rest, entryTitle(&other), "")
			}
			for _, address := range addressWritten.FindAllString(rest, -1) {
				if address = strings.TrimRight(address, "."); !strings.Contains(known, address) {
					t.Errorf("%s, %q: the address %s is not in the entry", id, question, address)
				}
			}
			for _, number := range numberWritten.FindAllString(rest, -1) {
				if !strings.Contains(known, number) {
					t.Errorf("%s, %q: the number %s is not in the entry; the reply:\n%s", id, question, number, reply)
				}
			}
			checkEntryFigures(t, id, a)
		}
	}
}

// amountWritten are amounts and shares in a reply.
var amountWritten = regexp.MustCompile(`(?:Rp|US\$)[0-9.,]*[0-9]|[0-9][0-9.,]*%`)

// checkEntryFigures looks every amount and share of a reply up among its
// facts.
func checkEntryFigures(t *testing.T, id string, a *Answer) {
	t.Helper()
	var known []figureIn
	for _, f := range a.Facts {
		known = append(known, figureIn{f.Value, f.Unit})
		if f.Source == "" || f.Label == "" || f.AsOf == 0 || strings.HasSuffix(f.Label, ": ") {
			t.Errorf("%s: a fact without source, label or date: %+v", id, f)
		}
	}
	for _, block := range a.Response.Blocks {
		said := Response{Blocks: []Block{block}}.Text()
		for _, f := range figuresIn(said) {
			if f.unit != knowledge.FactCount && !slices.Contains(known, f) {
				t.Errorf("%s: %+v stands in no fact; the block:\n%s", id, f, said)
			}
		}
		if n := len(amountWritten.FindAllString(said, -1)); n > 0 && len(figuresIn(said)) == 0 {
			t.Errorf("%s: no figure is read from\n%s", id, said)
		}
	}
}

// The sentences by which an answer says that an entry is not simply open.
var (
	saysOver      = regexp.MustCompile(`sudah berakhir|sudah dicabut|sudah diganti|sudah diubah`)
	saysUncertain = regexp.MustCompile(`Belum dapat dipastikan`)
	saysNotYet    = regexp.MustCompile(`belum berlaku|belum diterapkan`)
)

// daysToTest are 200 days from 2020 to 2028, those on which something changes
// among them.
func daysToTest() []knowledge.Day {
	var days []knowledge.Day
	first, last := knowledge.NewDay(2020, time.January, 1), knowledge.NewDay(2028, time.December, 31)
	for i := range 190 {
		days = append(days, first+(last-first)*knowledge.Day(i)/189)
	}
	for _, year := range []int{2022, 2024, 2025, 2026, 2027} {
		days = append(days, knowledge.NewDay(year, time.January, 1), knowledge.NewDay(year, time.December, 31))
	}
	return days
}

// TestNoEntryIsOfferedOutsideItsTime holds answers against the entries' own
// fields, on 200 days.
func TestNoEntryIsOfferedOutsideItsTime(t *testing.T) {
	b := starterBook(t)
	for n, day := range daysToTest() {
		for id, hit := range b {
			question := questionsOfAll[n%len(questionsOfAll)]
			a := b.told(t, id, day, question)
			if fault := outsideItsTime(b, &hit, day, a); fault != "" {
				t.Errorf("%s on %s, %q: %s; the reply:\n%s", id, day, question, fault, a.Response.Text())
			}
		}
	}
}

// outsideItsTime says what of an answer must not be said on a day; "" for
// nothing.
func outsideItsTime(b book, hit *knowledge.EntryHit, day knowledge.Day, a *Answer) string {
	e, reply := hit.Entry(), a.Response.Text()
	over := e.Until != nil && e.Until.Last() < day || e.Until == nil && day >= e.AsOf.Day &&
		slices.Contains([]knowledge.Status{knowledge.StatusEnded, knowledge.StatusRevoked, knowledge.StatusSuperseded, knowledge.StatusAmended}, e.Status)
	early := !over && day < e.AsOf.Day
	ahead := !over && !early && (e.From != nil && day < e.From.Day || e.Status == knowledge.StatusDraft || e.Status == knowledge.StatusNotApplied)
	running := e.Status == knowledge.StatusActive || e.Status == knowledge.StatusInForce || e.Status == knowledge.StatusRevisionPending ||
		e.Status == knowledge.StatusDecision || e.Status == knowledge.StatusEvent
	switch {
	case over && !saysOver.MatchString(reply):
		return "it is over, and the answer does not say so"
	case ahead && !saysNotYet.MatchString(reply):
		return "it has not begun, and the answer does not say so"
	case !over && !ahead && (early || !running) && !saysUncertain.MatchString(reply):
		return "nobody can tell, and the answer does not say so"
	}
	if p := hit.Program; p != nil && (over || early || ahead || !running) {
		for _, step := range p.Steps {
			if strings.Contains(reply, ") "+step) {
				return "it is not open, and a step is told: " + step
			}
		}
	}
	body := strings.ReplaceAll(strings.ReplaceAll(reply, entryTitle(hit), ""), e.Name, "")
	if early && !over && amountWritten.MatchString(body) {
		return "a figure is told before anybody knew it"
	}
	for i := range e.Points {
		p := &e.Points[i]
		outside := p.From != nil && day < p.From.Day || p.Until != nil && day > p.Until.Last()
		begins := ahead && e.From != nil && p.From != nil && p.From.Day <= e.From.Day
		if strings.Contains(reply, p.Text) && outside && !over && !begins && !strings.Contains(reply, "Baru mulai "+dateOf(p.From)) && !saidTwice(e, p, day) {
			return "it does not hold on the day: " + p.Text
		}
		if over && amountWritten.MatchString(p.Text) && p.Aspect != knowledge.AspectPast && p.Aspect != knowledge.AspectWarning &&
			p.Aspect != knowledge.AspectStatus && p.Aspect != knowledge.AspectImport && strings.Contains(reply, p.Text) && !strings.Contains(reply, "Dulu: "+p.Text) {
			return "a figure of the past is stated as of today: " + p.Text
		}
	}
	for _, id := range e.ReplacedBy {
		replacing := b[id]
		other := replacing.Entry()
		gone := other.Until != nil && other.Until.Last() < day || day < other.AsOf.Day || other.From != nil && day < other.From.Day
		if gone && slices.ContainsFunc(a.Response.Buttons, func(row []Button) bool { return strings.HasPrefix(row[0].Action, actionInfo+" "+id) }) {
			return "it is offered instead and not open: " + id
		}
	}
	return ""
}

func dateOf(d *knowledge.Date) string {
	if d == nil {
		return "?"
	}
	return d.Written()
}

// saidTwice tells whether another point that holds on the day says the same.
func saidTwice(e *knowledge.Entry, p *knowledge.Point, day knowledge.Day) bool {
	return slices.ContainsFunc(e.Current(day), func(other knowledge.Point) bool { return strings.Contains(other.Text, p.Text) })
}
