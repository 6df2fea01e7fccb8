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

// pagesOf are all pages of /sumber of a chat: those of the list, and last the
// one with the formulas.
func pagesOf(t *testing.T, c *chat.Chat, id int64) []string {
	t.Helper()
	var pages []string
	next := "/sumber"
	for next != "" {
		response, err := c.Turn(t.Context(), chat.Message{Chat: id, Text: next})
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, response.Text())
		next = ""
		if len(response.Buttons) > 0 {
			next = response.Buttons[0][0].Action // the rest of the list before the formulas
		}
	}
	return pages
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
		if answer.Intent != chat.IntentPrice || len(answer.Parts) > 0 || len(answer.Facts) == 0 {
			continue
		}
		id := int64(1000 + i)
		given, err := p.chat.Turn(t.Context(), chat.Message{Chat: id, Text: question})
		if err != nil {
			t.Fatal(err)
		}
		if given.Intent != chat.IntentPrice { // what only a conversation understands, such as a watch
			continue
		}
		pages := pagesOf(t, p.chat, id)
		for _, fact := range answer.Facts {
			followed++
			if missing := untraced(&answer, fact, pages); missing != "" {
				t.Errorf("%q: %s of %d %s cannot be followed: %s\n%s",
					question, fact.Label, fact.Value, fact.Unit, missing, pages[len(pages)-1])
			}
		}
		checkFormulas(t, &answer, pages[len(pages)-1])
	}
	if followed < 500 {
		t.Errorf("only %d facts were followed", followed)
	}
}

// figurePattern is a figure as it stands in a formula.
var figurePattern = regexp.MustCompile(`(?:Rp|US\$)[0-9.]*[0-9]|[0-9]+(?:,[0-9]+)?%|[0-9]+(?:,[0-9]+)?`)

// untraced is what is missing for a fact to be followed; empty for nothing.
func untraced(answer *chat.Answer, fact knowledge.Fact, pages []string) string {
	formulas := pages[len(pages)-1]
	if !slices.Contains(figurePattern.FindAllString(formulas, -1), writtenFact(fact)) {
		return "no formula has " + writtenFact(fact)
	}
	all := strings.Join(pages, "\n")
	switch fact.Source {
	case knowledge.SourceOwner, knowledge.SourceCalculated:
		return ""
	}
	if regexp.MustCompile(`\(` + fact.Source + `, data per ` + fact.AsOf.Written() + `, .*https://`).MatchString(all) {
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

// checkFormulas looks up each amount and percentage of the formulas among the
// facts of the answer. The whole of a price, 100 %, needs none.
func checkFormulas(t *testing.T, answer *chat.Answer, page string) {
	t.Helper()
	formulas, _, _ := strings.Cut(page, "Potongan marketplace")
	var known []string
	for _, fact := range answer.Facts {
		known = append(known, writtenFact(fact))
	}
	for _, pattern := range [...]*regexp.Regexp{amountPattern, percentPattern} {
		for _, written := range pattern.FindAllString(formulas, -1) {
			if written != "100%" && !slices.Contains(known, written) {
				t.Errorf("%q: %s stands in no fact; the page:\n%s", answer.Question, written, page)
			}
		}
	}
}
