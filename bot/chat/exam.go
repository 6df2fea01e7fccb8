package chat

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"setara/knowledge"
)

// ExamQuestion is a question with what a right answer must contain.
type ExamQuestion struct {
	ID       string
	Question string
	// Intent and the prices, in rupiah for one unit, are what must be
	// understood; an empty intent and a nil price are not looked at. OrIntents
	// are as right as Intent, where a question may be read in several ways.
	Intent                          Intent
	OrIntents                       []Intent
	OwnPrice, CompetitorPrice, Cost *knowledge.Rupiah
	// Facts must all appear in the reply, each in one of its forms; none of
	// Forbidden may.
	Facts     [][]string
	Forbidden []string
	// Entries are the ids of the programmes and rules that a right answer
	// rests on: one of each list, or none of it where the list holds an empty
	// id. Without any they are not looked at.
	Entries [][]string
	// Unknowable is true where nothing in the knowledge answers the question,
	// so that only an honest no, or small talk, is right.
	Unknowable bool
}

// maxExamLine is the length, in bytes, of the longest line of an exam.
const maxExamLine = 1 << 20

// The columns that an exam must have.
var examColumns = []string{"question", "intent", "own_price", "competitor_price", "cost", "expected_facts", "notes"}

// ReadExam reads questions from tab-separated values with a line of column
// names: id, question, intent, own_price, competitor_price, cost,
// expected_facts and notes, in any order; entries may be one more, others are
// passed over. In expected_facts ";" parts facts and "|" the forms of one;
// "must_not=" in the notes starts a list of forbidden forms, parted by "|" or a
// comma. In intent "|" parts intents that are equally right, the first of them
// the one that is counted. In entries ";" parts entries and "|" those of which
// one will do; a "|" at the end allows for none, and "-" alone says that
// nothing known answers the question. The error says what to mend, in
// Indonesian.
func ReadExam(r io.Reader) ([]ExamQuestion, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxExamLine)
	if !lines.Scan() {
		return nil, errors.New("berkas kosong atau bukan tabel: isi baris pertama dengan nama kolom, dipisah tab")
	}
	header := examCells(strings.TrimPrefix(lines.Text(), "\ufeff"))
	column := map[string]int{}
	for i, name := range header {
		column[name] = i
	}
	for _, name := range examColumns {
		if _, ok := column[name]; !ok {
			return nil, fmt.Errorf("kolom %s tidak ada; kolom yang ada: %s", name, strings.Join(header, ", "))
		}
	}
	var exam []ExamQuestion
	for line := 2; lines.Scan(); line++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		cells := examCells(lines.Text())
		q, err := examQuestion(func(name string) string {
			if i, ok := column[name]; ok && i < len(cells) {
				return cells[i]
			}
			return ""
		})
		if err != nil {
			return nil, fmt.Errorf("baris %d: %w", line, err)
		}
		exam = append(exam, q)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("tabel tidak terbaca: %w", err)
	}
	return exam, nil
}

// examCells are the cells of one line. A cell that stands in quotes as a whole,
// as spreadsheets write it, is what is in them.
func examCells(line string) []string {
	cells := strings.Split(line, "\t")
	for i, cell := range cells {
		cell = strings.TrimSpace(cell)
		if len(cell) > 1 && cell[0] == '"' && cell[len(cell)-1] == '"' {
			cell = strings.TrimSpace(strings.ReplaceAll(cell[1:len(cell)-1], `""`, `"`))
		}
		cells[i] = cell
	}
	return cells
}

func examQuestion(cell func(name string) string) (ExamQuestion, error) {
	q := ExamQuestion{ID: cell("id"), Question: cell("question")}
	for i, intent := range splitForms(cell("intent")) {
		if i == 0 {
			q.Intent = Intent(intent)
		} else {
			q.OrIntents = append(q.OrIntents, Intent(intent))
		}
	}
	for _, price := range []struct {
		name string
		to   **knowledge.Rupiah
	}{{"own_price", &q.OwnPrice}, {"competitor_price", &q.CompetitorPrice}, {"cost", &q.Cost}} {
		said := cell(price.name)
		if said == "" {
			continue
		}
		n, err := strconv.ParseInt(said, 10, 64)
		if err != nil || n < 0 {
			return q, fmt.Errorf("kolom %s: %q bukan bilangan rupiah", price.name, said)
		}
		*price.to = new(knowledge.Rupiah(n))
	}
	for fact := range strings.SplitSeq(cell("expected_facts"), ";") {
		if forms := splitForms(fact); len(forms) > 0 {
			q.Facts = append(q.Facts, forms)
		}
	}
	if _, rest, ok := strings.Cut(cell("notes"), "must_not="); ok {
		forbidden, _, _ := strings.Cut(rest, ";")
		q.Forbidden = splitForms(strings.ReplaceAll(forbidden, ",", "|"))
	}
	q.Entries, q.Unknowable = examEntries(cell("entries"))
	return q, nil
}

// examEntries reads which entries a right answer rests on.
func examEntries(cell string) (entries [][]string, unknowable bool) {
	if cell == "-" {
		return nil, true
	}
	for group := range strings.SplitSeq(cell, ";") {
		ids := splitForms(group)
		if len(ids) == 0 {
			continue
		}
		if strings.HasSuffix(strings.TrimSpace(group), "|") {
			ids = append(ids, "")
		}
		entries = append(entries, ids)
	}
	return entries, false
}

// splitForms cuts a list at "|".
func splitForms(s string) []string {
	var forms []string
	for form := range strings.SplitSeq(s, "|") {
		if form = strings.TrimSpace(form); form != "" {
			forms = append(forms, form)
		}
	}
	return forms
}
