package chat_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"setara/bot/chat"
	"setara/knowledge"
)

// askedInGoldens are the price questions of the golden conversations.
func askedInGoldens(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("testdata/*.chat")
	if err != nil {
		t.Fatal(err)
	}
	var questions []string
	for _, file := range files {
		script, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(script)) {
			question, typed := strings.CutPrefix(strings.TrimSpace(line), "> ")
			if typed && !strings.HasPrefix(question, "/") && !slices.Contains(questions, question) {
				questions = append(questions, question)
			}
		}
	}
	return questions
}

// pagesOf are all pages of /sumber of a chat, in every part of the last answer:
// those of the lists, and behind them those that explain.
func pagesOf(t testing.TB, c *chat.Chat, id int64) (lists, explained []string) {
	t.Helper()
	actions := []string{"/sumber"}
	for i := 0; i < len(actions); i++ {
		response, err := c.Turn(t.Context(), chat.Message{Chat: id, Text: actions[i]})
		if err != nil {
			t.Fatal(err)
		}
		if text := response.Text(); strings.HasPrefix(text, "Pembanding ") || strings.HasPrefix(text, "Data contoh ") {
			lists = append(lists, text)
		} else {
			explained = append(explained, text)
		}
		for _, row := range response.Buttons {
			if action := row[0].Action; strings.HasPrefix(action, "/sumber") && !slices.Contains(actions, action) {
				actions = append(actions, action)
			}
		}
	}
	return lists, explained
}

// whole is an answer with the facts and the comparables of all its parts.
func whole(a chat.Answer) chat.Answer {
	if len(a.Parts) == 0 {
		return a
	}
	all := chat.Answer{Question: a.Question, Intent: a.Intent, Comparables: &chat.Comparables{}}
	for i := range a.Parts {
		all.Facts = append(all.Facts, a.Parts[i].Facts...)
		if c := a.Parts[i].Comparables; c != nil {
			all.Comparables.Items = append(all.Comparables.Items, c.Items...)
		}
	}
	return all
}

// TestEveryFigureOfAnAnswerCanBeFollowed asks what is asked in the golden
// conversations and looks each fact of the answer up in /sumber: what was
// worked out stands in a formula, what was read stands beside its listing or
// its row of the fee table, with day and address.
func TestEveryFigureOfAnAnswerCanBeFollowed(t *testing.T) {
	p := newPlayer(t)
	followed := 0
	asked := append(askedInGoldens(t),
		"jual kerudung voal 45rb modal 28rb potongan 100%",
		"jual kue nastar 60rb modal 41rb potongan 12,5%, saingan 55rb",
		"kaos polos modal 32rb jual di shopee 40rb untung 25%",
		"jual kerudung voal 45rb modal 60rb di lazada, saingan 70rb",
		"kaos kaki 3 psg 50rb modal 36rb, di shopee 41500",
		"jual kaos kaki isi 3 pasang 42rb modal 36rb di shopee",
		"jual lilin isi 7 61rb modal 55rb di tokopedia, saingan 58rb",
		"kopi bubuk robusta 250 gr saya jual 20rb, modal 12rb, di shopee ada 15rb 250gr",
		"sandal saya sekodi 600 ribu, modal 200rb sekodi, jual di shopee",
		"jual sedotan 1000 pcs 60rb modal 28rb di tokopedia")
	for i, question := range asked {
		answer, err := p.chat.Ask(t.Context(), question)
		if err != nil {
			t.Fatal(err)
		}
		answer = whole(answer)
		if len(answer.Facts) == 0 {
			continue
		}
		id := int64(1000 + i)
		given, err := p.chat.Turn(t.Context(), chat.Message{Chat: id, Text: question})
		if err != nil {
			t.Fatal(err)
		}
		if given.Intent != answer.Intent { // what only a conversation understands, such as a watch
			continue
		}
		lists, explained := pagesOf(t, p.chat, id)
		followed += len(answer.Facts)
		follow(t, &answer, lists, explained)
	}
	if followed < 500 {
		t.Errorf("only %d facts were followed", followed)
	}
}

// figurePattern is a figure as it stands in a formula.
var figurePattern = regexp.MustCompile(`Rp[0-9.]*[0-9]|US\$[0-9.]*[0-9](?:,[0-9]{2})?|[0-9]+(?:,[0-9]+)?%|[0-9]+(?:,[0-9]+)?`)

// follow looks all facts of an answer up in the pages of /sumber, and all
// figures of the explanations among the facts.
func follow(t testing.TB, answer *chat.Answer, lists, explained []string) {
	t.Helper()
	explanation := strings.Join(explained, "\n")
	for _, fact := range answer.Facts {
		if missing := untraced(answer, fact, lists, explanation); missing != "" {
			t.Errorf("%q: %s of %d %s cannot be followed: %s\n%s",
				answer.Question, fact.Label, fact.Value, fact.Unit, missing, explanation)
		}
	}
	for _, page := range explained {
		checkFormulas(t, answer, page)
	}
}

// entrySource is the source of a fact that is a programme or rule, entryPage
// what the page about one says.
var entrySource = regexp.MustCompile(`^[PR][0-9]+$`)

const entryPage = ". Keterangan per "

// untraced is what is missing for a fact to be followed; empty for nothing.
func untraced(answer *chat.Answer, fact knowledge.Fact, lists []string, explanation string) string {
	if entrySource.MatchString(fact.Source) && strings.Contains(explanation, entryPage) {
		return "" // its sentence stands in the answer, its pages here
	}
	if fact.Source == knowledge.SourceOwner && !slices.ContainsFunc(answer.Facts, func(f knowledge.Fact) bool {
		return f.Source != knowledge.SourceOwner && !entrySource.MatchString(f.Source)
	}) {
		return "" // said with a question about a programme or rule
	}
	if !slices.Contains(figurePattern.FindAllString(explanation, -1), writtenFact(fact)) {
		return "no formula has " + writtenFact(fact)
	}
	switch fact.Source {
	case knowledge.SourceOwner, knowledge.SourceCalculated:
		return ""
	case knowledge.SourceOfficer:
		if !strings.Contains(explanation, "dari petugas untuk "+fact.AsOf.Written()) {
			return "it is not said who set it, and for which day"
		}
		return ""
	}
	all := strings.Join(append(lists, explanation), "\n")
	if regexp.MustCompile(`\(` + fact.Source + `, data per ` + fact.AsOf.Written() + `, .*https?://`).MatchString(all) {
		return ""
	}
	if answer.Comparables != nil {
		for _, item := range answer.Comparables.Items {
			if item.ID == fact.Source && item.Used {
				if strings.Contains(all, item.Title) && strings.Contains(all, item.ObservedOn.Written()) && strings.Contains(all, item.URL) {
					return ""
				}
				return "its listing is not in the list: " + item.Title
			}
		}
	}
	return "nothing is said of its source " + fact.Source
}

func writtenFact(fact knowledge.Fact) string {
	value := max(fact.Value, -fact.Value)
	switch fact.Unit {
	case knowledge.FactRupiah:
		return knowledge.Rupiah(value).String()
	case knowledge.FactBasisPoints:
		return knowledge.BasisPoints(value).String()
	case knowledge.FactUSCents:
		return knowledge.Cents(value).String()
	case knowledge.FactPercent:
		return strconv.FormatInt(value, 10) + "%"
	default:
		return strconv.FormatInt(value, 10)
	}
}

// checkFormulas looks up each amount and percentage of an explanation among the
// facts of the answer; of the fee table below formulas that need not be. The
// whole of a price, 100 %, needs none.
func checkFormulas(t testing.TB, answer *chat.Answer, page string) {
	t.Helper()
	if strings.Contains(page, entryPage) {
		return // it explains no figure, and may tell what sources differ on
	}
	formulas, _, _ := strings.Cut(page, "\nPotongan marketplace")
	var known []string
	for _, fact := range answer.Facts {
		known = append(known, writtenFact(fact))
	}
	for _, pattern := range [...]*regexp.Regexp{amountPattern, percentPattern, dollarPattern} {
		for _, written := range pattern.FindAllString(formulas, -1) {
			if written != "100%" && !slices.Contains(known, written) {
				t.Errorf("%q: %s stands in no fact; the page:\n%s", answer.Question, written, page)
			}
		}
	}
}
