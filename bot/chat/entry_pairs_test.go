package chat_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"setara/bot/chat"
)

// leastPairs is how many in a hundred pairs of questions must both be told.
const leastPairs = 95

// TestTwoQuestionsInOneMessageAreBothAnswered asks questions of
// testdata/soal-200.tsv two by two and holds that each is told what it is told
// alone.
func TestTwoQuestionsInOneMessageAreBothAnswered(t *testing.T) {
	p := newPlayer(t)
	var questions []string
	alone := map[string]chat.Answer{}
	for _, q := range readExam(t, filepath.Join("testdata", "soal-200.tsv")) {
		answer, err := p.chat.Ask(t.Context(), q.Question)
		p.must(err)
		if len(answer.Parts) == 0 && len(toldBy(&answer)) > 0 && aboutEntries[answer.Intent] {
			q := strings.TrimRight(q.Question, "?")
			questions, alone[q] = append(questions, q), answer
		}
	}
	asked, told := 0, 0
	for i, first := range questions {
		for _, step := range [...]int{1, 31, 67} {
			second := questions[(i+step)%len(questions)]
			if slices.Equal(toldBy(new(alone[first])), toldBy(new(alone[second]))) {
				continue
			}
			answer, err := p.chat.Ask(t.Context(), first+"? "+second+"?")
			p.must(err)
			asked++
			if both := slices.Concat(toldBy(new(alone[first])), toldBy(new(alone[second]))); holdsAll(toldBy(&answer), both) {
				told++
			} else {
				t.Logf("%q and %q: told %v in %d parts, want %v", first, second, toldBy(&answer), len(answer.Parts), both)
			}
		}
	}
	t.Logf("%d of %d pairs are told", told, asked)
	if asked == 0 || told*100 < leastPairs*asked {
		t.Errorf("both questions are told of %d of %d pairs, want %d %%", told, asked, leastPairs)
	}
}

// aboutEntries are the intents of questions about programmes and rules.
var aboutEntries = map[chat.Intent]bool{chat.IntentProgram: true, chat.IntentRegulation: true, chat.IntentReport: true}

// holdsAll tells whether all of some ids are among others.
func holdsAll(ids, all []string) bool {
	return !slices.ContainsFunc(all, func(id string) bool { return !slices.Contains(ids, id) })
}
