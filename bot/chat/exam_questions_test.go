package chat_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"setara/bot/chat"
	"setara/knowledge"
)

// What testdata/soal-200.tsv must reach: of 100 questions of each intent those
// with nothing wrong at least, of 100 facts those said, and of 1,000 answers
// those that are wrong but confident at most.
const (
	leastFactsSaid = 95
	mostConfident  = 8
)

var leastRight = map[chat.Intent]int{
	chat.IntentPrice:      90,
	chat.IntentCost:       95,
	chat.IntentFee:        94,
	chat.IntentProgram:    90,
	chat.IntentRegulation: 90,
	chat.IntentReport:     93,
	chat.IntentSmalltalk:  83,
	chat.IntentOutOfScope: 100,
	"any":                 100,
}

// TestQuestionsOfOwnersAreAnswered asks the questions of testdata/soal-200.tsv,
// in the words of owners, of the starter knowledge.
func TestQuestionsOfOwnersAreAnswered(t *testing.T) {
	r := sit(t, readExam(t, filepath.Join("testdata", "soal-200.tsv")))
	if r.Questions < 200 {
		t.Errorf("%d questions, want 200", r.Questions)
	}
	for intent, least := range leastRight {
		c := r.ByIntent[intent]
		if c == nil {
			t.Errorf("no questions of %s", intent)
		} else if c.Right*100 < least*c.Questions {
			t.Errorf("%s: %d of %d are right, want %d %%", intent, c.Right, c.Questions, least)
		}
	}
	if r.FactsSaid*100 < leastFactsSaid*r.Facts {
		t.Errorf("%d of %d facts are said, want %d %%", r.FactsSaid, r.Facts, leastFactsSaid)
	}
	if r.Confident*1000 > mostConfident*r.Questions {
		t.Errorf("%d of %d answers are wrong but confident, want at most %d in 1,000", r.Confident, r.Questions, mostConfident)
	}
}

// TestSampleQuestions measures on questions that others wrote: the intent and
// the three prices of each, and whether the answer holds what it must.
func TestSampleQuestions(t *testing.T) {
	folder := os.Getenv("SETARA_SAMPLES")
	if folder == "" {
		t.Skip("SETARA_SAMPLES is not set: no sample questions to measure on")
	}
	exam := readExam(t, filepath.Join(folder, "questions", "questions.tsv"))
	t.Run("are understood", func(t *testing.T) {
		asked, right := 0, 0
		for i := range exam {
			q, r := &exam[i], chat.Understand(exam[i].Question)[0]
			for _, field := range []struct {
				name      string
				want, got any
			}{
				{"intent", q.Intent, r.Intent},
				{"own price", q.OwnPrice, r.Understood.OwnPrice},
				{"competitor's price", q.CompetitorPrice, r.Understood.CompetitorPrice},
				{"cost", q.Cost, r.Understood.Cost},
			} {
				asked++
				if diff := cmp.Diff(field.want, field.got); diff == "" {
					right++
				} else {
					t.Logf("%q: %s: %s", q.Question, field.name, diff)
				}
			}
		}
		if asked == 0 || right*100 < asked*95 {
			t.Errorf("%d of %d fields are right, want at least 95 %%", right, asked)
		}
		t.Logf("%d of %d fields are right", right, asked)
	})
	t.Run("are answered", func(t *testing.T) {
		r := sit(t, exam)
		if r.Questions == 0 || r.FactsRight*100 < r.Questions*95 {
			t.Errorf("%d of %d answers hold all that they must, want at least 95 %%", r.FactsRight, r.Questions)
		}
	})
}

func readExam(t *testing.T, file string) []chat.ExamQuestion {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	exam, err := chat.ReadExam(f)
	if err != nil {
		t.Fatal(err)
	}
	return exam
}

// sit asks each question of the starter knowledge, on 25 November 2026, and
// logs what is wrong.
func sit(t *testing.T, exam []chat.ExamQuestion) *chat.ExamResult {
	t.Helper()
	p := &player{t: t, dir: t.TempDir(), now: time.Date(2026, 11, 25, 10, 0, 0, 0, knowledge.WIB)}
	p.open()
	defer p.close()
	var r chat.ExamResult
	for i := range exam {
		answer, err := p.chat.Ask(t.Context(), exam[i].Question)
		p.must(err)
		r.Add(&exam[i], &answer)
	}
	for _, wrong := range r.Wrong {
		t.Logf("%s %q: %q, wrong but confident: %q", wrong.ID, wrong.Question, wrong.What, wrong.Confident)
	}
	for intent, c := range r.ByIntent {
		t.Logf("%s: %+v", intent, *c)
	}
	t.Logf("of %d: right %d, intent %d, prices %d, all facts %d, entries %d; %d of %d facts, wrong but confident %d",
		r.Questions, r.Right, r.IntentRight, r.SlotsRight, r.FactsRight, r.EntriesRight, r.FactsSaid, r.Facts, r.Confident)
	return &r
}
