package ledger

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/knowledge"
)

// askedAbout is a question of a person about goods.
func askedAbout(who int64, at time.Time, product string) knowledge.Question {
	return knowledge.Question{Who: who, At: at, Intent: "price", Product: product, Answered: true, Province: "Bali"}
}

// askedIn are the rows of a week, and by how many pseudonyms.
func askedIn(t testing.TB, l *Ledger, week knowledge.Day) (rows []knowledge.Asked, who map[int64]bool) {
	t.Helper()
	who = map[int64]bool{}
	must(t, l.EachAsked(t.Context(), week, week+1, func(a *knowledge.Asked) error {
		rows, who[a.Who] = append(rows, *a), true
		return nil
	}))
	return rows, who
}

// keptBy is what a person is shown of what they asked; empty for nothing.
func keptBy(t testing.TB, l *Ledger, who int64) (shown string) {
	t.Helper()
	parts, err := l.Kept(t.Context(), who)
	must(t, err)
	for _, p := range parts {
		if p.Name == "questions" {
			shown += fmt.Sprint(p)
		}
	}
	return shown
}

func TestQuestionsAreCountedByWeekWithoutAnybodysID(t *testing.T) {
	l := fresh(t)
	for _, q := range []knowledge.Question{
		askedAbout(7, noon, "kaos"), askedAbout(7, noon, "kaos"), askedAbout(7, noon, "kopi"), askedAbout(8, noon, "kaos"),
		askedAbout(7, noon.AddDate(0, 0, 7), "kaos"),
	} {
		must(t, l.KeepQuestion(t.Context(), q))
	}
	week := knowledge.WeekOf(noon)
	rows, who := askedIn(t, l, week)
	counts := map[string]int{}
	for _, r := range rows {
		counts[r.Product] += r.N
		if r.Who == 7 || r.Who == 8 || r.Province != "Bali" || !r.Answered || r.Intent != "price" {
			t.Errorf("a row is %+v", r)
		}
	}
	if diff := cmp.Diff(map[string]int{"kaos": 3, "kopi": 1}, counts); diff != "" || len(rows) != 3 || len(who) != 2 {
		t.Errorf("%d rows of %d pseudonyms: %s", len(rows), len(who), diff)
	}
	_, next := askedIn(t, l, week+7)
	for pseudonym := range next {
		if who[pseudonym] {
			t.Error("a person has the same pseudonym in two weeks")
		}
	}
}

func TestWhoForgetsTakesTheirQuestionsOfTheWeekAlong(t *testing.T) {
	l := fresh(t)
	for _, who := range []int64{7, 7, 8} {
		must(t, l.KeepQuestion(t.Context(), askedAbout(who, noon, fmt.Sprintf("barang %d", who))))
	}
	shown := keptBy(t, l, 7)
	if !strings.Contains(shown, "barang 7") || strings.Contains(shown, "barang 8") {
		t.Errorf("they are shown that they asked %s", shown)
	}
	must(t, l.Forget(t.Context(), 7, noon))
	must(t, l.Forget(t.Context(), 9, noon))
	rows, _ := askedIn(t, l, knowledge.WeekOf(noon))
	if len(rows) != 1 || rows[0].Product != "barang 8" {
		t.Errorf("what stays is %+v", rows)
	}
}

func TestOnceAWeekIsOverNobodyCanTellWhoAsked(t *testing.T) {
	l := fresh(t)
	must(t, l.KeepQuestion(t.Context(), askedAbout(7, noon, "kaos")))
	must(t, l.Purge(t.Context(), noon))
	if mine := keptBy(t, l, 7); mine == "" {
		t.Error("within the week nothing is known as theirs")
	}
	must(t, l.Purge(t.Context(), noon.AddDate(0, 0, 7)))
	if mine := keptBy(t, l, 7); mine != "" {
		t.Errorf("after the week %s is still known as theirs", mine)
	}
	if rows, _ := askedIn(t, l, knowledge.WeekOf(noon)); len(rows) != 1 {
		t.Errorf("the count is gone: %v", rows)
	}
	must(t, l.purgeQuestions(t.Context(), noon.AddDate(0, 0, 7)))
	if rows, _ := askedIn(t, l, knowledge.WeekOf(noon)); len(rows) != 0 {
		t.Errorf("past its time it is still there: %v", rows)
	}
}

// BenchmarkCountingAQuestion is what counting adds to a turn of a conversation,
// with a million questions there.
func BenchmarkCountingAQuestion(b *testing.B) {
	for _, counts := range []bool{false, true} {
		b.Run(fmt.Sprintf("counted=%t", counts), func(b *testing.B) {
			l := withQuestions(b, 1_000_000)
			n := int64(0)
			for b.Loop() {
				n++
				turn := Turn{Chat: n % 50_000, At: noon, State: []byte(`{"case":1}`)}
				if counts {
					turn.Questions = []knowledge.Question{askedAbout(turn.Chat, noon, fmt.Sprintf("barang %d", n%700))}
				}
				if _, err := l.Finish(b.Context(), &turn); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkAMillionQuestions reads five weeks with a million questions and works
// out what may be shown.
func BenchmarkAMillionQuestions(b *testing.B) {
	l := withQuestions(b, 1_000_000)
	for b.Loop() {
		tally := knowledge.NewTally()
		week := knowledge.WeekOf(noon)
		if err := l.EachAsked(b.Context(), week-28, week+7, func(a *knowledge.Asked) error { tally.Add(a); return nil }); err != nil {
			b.Fatal(err)
		}
		if in := tally.Insight(week, week+7, 10); len(in.Products) != 10 {
			b.Fatalf("it tells of %d products", len(in.Products))
		}
	}
}

// withQuestions is a ledger with so many different questions in five weeks.
func withQuestions(b *testing.B, n int) *Ledger {
	b.Helper()
	l, err := Open(b.Context(), filepath.Join(b.TempDir(), "bot.db"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = l.Close() })
	provinces := knowledge.Provinces()
	const atOnce = 20_000
	for from := 0; from < n; from += atOnce {
		err := l.commits.write(b.Context(), func(tx *batch) error {
			for i := from; i < from+atOnce; i++ {
				q := askedAbout(int64(i%50_000), noon.AddDate(0, 0, -7*(i%5)), fmt.Sprintf("barang %d", i/50_000*31+i%37))
				q.Province, q.Answered = provinces[i%len(provinces)], i%9 > 0
				if err := keepQuestion(tx, &q); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			b.Fatal(err)
		}
	}
	return l
}

func TestAQuestionWhoseAnswerDidNotHelpCountsAsNotAnswered(t *testing.T) {
	l := fresh(t)
	q := askedAbout(7, noon, "kaos")
	q.Program = "P02"
	for range 2 {
		must(t, l.KeepQuestion(t.Context(), q))
	}
	for i, want := range []string{"P02 answered 1, unanswered 1", "unanswered 2", "unanswered 2"} {
		mark := knowledge.Question{Who: 7, At: noon, Intent: "price", Product: "kaos", Unhelpful: true}
		must(t, l.KeepQuestion(t.Context(), mark))
		mark.Who = 8 // who asked nothing
		must(t, l.KeepQuestion(t.Context(), mark))
		rows, _ := askedIn(t, l, knowledge.WeekOf(noon))
		var got []string
		for _, r := range rows {
			got = append(got, strings.TrimSpace(fmt.Sprintf("%s %s %d", r.Program, map[bool]string{true: "answered", false: "unanswered"}[r.Answered], r.N)))
		}
		slices.Sort(got)
		if s := strings.Join(got, ", "); s != want {
			t.Errorf("after %d marks it is %q, want %q", i+1, s, want)
		}
	}
}
