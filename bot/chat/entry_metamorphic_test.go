package chat_test

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"setara/bot/chat"
)

// politely are ways to wrap a question that ask nothing else.
var politely = []struct {
	name string
	wrap func(string) string
}{
	{"a greeting before it", func(q string) string { return "assalamualaikum kak, mau tanya " + q }},
	{"thanks behind it", func(q string) string { return "min " + q + " terima kasih" }},
	{"who asks before it", func(q string) string { return "halo kak saya ibu sari, " + q }},
	{"all in capitals", strings.ToUpper},
}

// TestAPoliteQuestionIsAnsweredLikeACurtOne holds that a greeting, thanks and
// capital letters change neither the kind of a question nor what is told.
func TestAPoliteQuestionIsAnsweredLikeACurtOne(t *testing.T) {
	p := newPlayer(t)
	for _, q := range readExam(t, filepath.Join("testdata", "soal-200.tsv")) {
		curt, err := p.chat.Ask(t.Context(), q.Question)
		p.must(err)
		for _, polite := range politely {
			wrapped := polite.wrap(q.Question)
			answer, err := p.chat.Ask(t.Context(), wrapped)
			p.must(err)
			if answer.Intent != curt.Intent || !slices.Equal(toldBy(&answer), toldBy(&curt)) {
				t.Errorf("%s: %q is read as %s and told %v, without it as %s and told %v",
					polite.name, wrapped, answer.Intent, toldBy(&answer), curt.Intent, toldBy(&curt))
			}
		}
	}
}

// toldBy are the programmes and rules that an answer tells, part by part.
func toldBy(a *chat.Answer) []string {
	told := slices.Concat(a.Programs, a.Regulations)
	for i := 1; i < len(a.Parts); i++ {
		told = slices.Concat(told, a.Parts[i].Programs, a.Parts[i].Regulations)
	}
	return told
}
