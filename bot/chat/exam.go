package chat

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
)

// ExamQuestion is a question with what a right answer must contain.
type ExamQuestion struct {
	ID       string
	Question string
	// Intent and the prices, in rupiah for one unit, are what must be
	// understood; an empty intent and a nil price are not looked at.
	Intent                          Intent
	OwnPrice, CompetitorPrice, Cost *knowledge.Rupiah
	// Facts must all appear in the reply, each in one of its forms; none of
	// Forbidden may.
	Facts     [][]string
	Forbidden []string
}

// maxExamLine is the length, in bytes, of the longest line of an exam.
const maxExamLine = 1 << 20

// The columns that an exam must have.
var examColumns = []string{"question", "intent", "own_price", "competitor_price", "cost", "expected_facts", "notes"}

// ReadExam reads questions from tab-separated values with a line of column
// names: id, question, intent, own_price, competitor_price, cost,
// expected_facts and notes, in any order, others are passed over. In
// expected_facts ";" parts facts and "|" the forms of one; "must_not=" in the
// notes starts a list of forbidden forms, parted by "|" or a comma. The error
// says what to mend, in Indonesian.
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
	q := ExamQuestion{ID: cell("id"), Question: cell("question"), Intent: Intent(cell("intent"))}
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
	return q, nil
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

// ExamResult counts how questions were answered.
type ExamResult struct {
	Questions int `json:"questions"`
	// Right are those with nothing wrong; the others count one thing each.
	Right       int `json:"right"`
	Answered    int `json:"answered"`
	IntentRight int `json:"intent_right"`
	SlotsRight  int `json:"slots_right"`
	FactsRight  int `json:"facts_right"`
	Forbidden   int `json:"forbidden"`
	// Wrong says of each question that is not right what is wrong with it.
	Wrong []ExamWrong `json:"wrong"`
}

// ExamWrong is a question that was not answered rightly.
type ExamWrong struct {
	ID       string   `json:"id,omitempty"`
	Question string   `json:"question"`
	What     []string `json:"what"`
}

// Add judges one answer.
func (r *ExamResult) Add(q *ExamQuestion, a *Answer) {
	r.Questions++
	if a.Answered {
		r.Answered++
	}
	var what []string
	count := func(right *int, wrong []string) {
		if len(wrong) == 0 {
			*right++
		}
		what = append(what, wrong...)
	}
	count(&r.IntentRight, q.wrongIntent(a))
	count(&r.SlotsRight, q.wrongSlots(a))
	full := a.Full()
	text := strings.ToLower(full.Text())
	count(&r.FactsRight, q.missingFacts(text))
	if said := q.saidForbidden(text); len(said) > 0 {
		r.Forbidden++
		what = append(what, said...)
	}
	if len(what) == 0 {
		r.Right++
		return
	}
	r.Wrong = append(r.Wrong, ExamWrong{q.ID, q.Question, what})
}

func (q *ExamQuestion) wrongIntent(a *Answer) []string {
	if q.Intent == "" || a.Intent == q.Intent {
		return nil
	}
	return []string{fmt.Sprintf("maksudnya %s, terbaca %s", q.Intent, a.Intent)}
}

func (q *ExamQuestion) wrongSlots(a *Answer) []string {
	understood := Understood{}
	if a.Understood != nil {
		understood = *a.Understood
	}
	var wrong []string
	for _, slot := range []struct {
		name      string
		want, got *knowledge.Rupiah
	}{
		{"harga sendiri", q.OwnPrice, understood.OwnPrice},
		{"harga saingan", q.CompetitorPrice, understood.CompetitorPrice},
		{"modal", q.Cost, understood.Cost},
	} {
		switch {
		case slot.want == nil:
		case slot.got == nil:
			wrong = append(wrong, fmt.Sprintf("%s %s, tidak terbaca", slot.name, *slot.want))
		case *slot.got != *slot.want:
			wrong = append(wrong, fmt.Sprintf("%s %s, terbaca %s", slot.name, *slot.want, *slot.got))
		}
	}
	return wrong
}

func (q *ExamQuestion) missingFacts(text string) []string {
	var missing []string
	for _, forms := range q.Facts {
		if !slices.ContainsFunc(forms, func(form string) bool { return strings.Contains(text, strings.ToLower(form)) }) {
			missing = append(missing, "tidak memuat "+strings.Join(forms, " atau "))
		}
	}
	return missing
}

func (q *ExamQuestion) saidForbidden(text string) []string {
	var said []string
	for _, form := range q.Forbidden {
		if strings.Contains(text, strings.ToLower(form)) {
			said = append(said, "memuat "+form)
		}
	}
	return said
}
