package chat

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
)

// ExamResult counts how questions were answered.
type ExamResult struct {
	ExamCount
	Answered int `json:"answered"`
	// Abstained are the questions that were neither answered nor right all the
	// same: an honest no, or asking back, where an answer was expected.
	Abstained   int `json:"abstained"`
	IntentRight int `json:"intent_right"`
	SlotsRight  int `json:"slots_right"`
	// FactsRight are the questions of which no fact is missing, EntriesRight
	// those that rest on the programmes and rules that they should.
	FactsRight   int `json:"facts_right"`
	EntriesRight int `json:"entries_right"`
	Forbidden    int `json:"forbidden"`
	// ByIntent counts apart by the intent that a question should be read in;
	// those that may be read in any stand under "any".
	ByIntent map[Intent]*ExamCount `json:"by_intent"`
	// Wrong says of each question that is not right what is wrong with it.
	Wrong []ExamWrong `json:"wrong"`
}

// ExamCount counts some of the questions of an exam.
type ExamCount struct {
	Questions int `json:"questions"`
	// Right are those with nothing wrong.
	Right int `json:"right"`
	// Facts are the facts asked for, over all questions, and FactsSaid those
	// of them that the answers held.
	Facts     int `json:"facts"`
	FactsSaid int `json:"facts_said"`
	// Confident are the questions that were answered wrongly without a doubt:
	// what is worse than an honest no or asking back.
	Confident int `json:"wrong_but_confident"`
}

// ExamWrong is a question that was not answered rightly.
type ExamWrong struct {
	ID       string   `json:"id,omitempty"`
	Question string   `json:"question"`
	What     []string `json:"what"`
	// Confident says why the answer is wrong but confident; nil where it is not.
	Confident []string `json:"wrong_but_confident,omitempty"`
}

// anyIntent is where questions are counted that may be read in any intent.
const anyIntent Intent = "any"

// Add judges one answer.
func (r *ExamResult) Add(q *ExamQuestion, a *Answer) {
	full := a.Full()
	text := strings.ToLower(full.Text())
	intent, slots, entries := q.wrongIntent(a), q.wrongSlots(a), q.wrongEntries(a)
	missing, forbidden := q.missingFacts(text), q.saidForbidden(text)
	for _, count := range []struct {
		of    *int
		holds bool
	}{
		{&r.Answered, a.Answered},
		{&r.IntentRight, len(intent) == 0},
		{&r.SlotsRight, len(slots.missing)+len(slots.misread) == 0},
		{&r.FactsRight, len(missing) == 0},
		{&r.EntriesRight, len(entries) == 0},
		{&r.Forbidden, len(forbidden) > 0},
	} {
		if count.holds {
			*count.of++
		}
	}
	wrong := ExamWrong{ID: q.ID, Question: q.Question,
		What: append([]string{}, slices.Concat(intent, slots.missing, slots.misread, missing, entries, forbidden)...)}
	if full.Answered {
		wrong.Confident = slices.Concat(forbidden, slots.misread, q.toldOthers(a), q.answeredOther(a, intent, missing))
	}
	one := ExamCount{Questions: 1, Facts: len(q.Facts), FactsSaid: len(q.Facts) - len(missing)}
	if len(wrong.What)+len(wrong.Confident) == 0 {
		one.Right = 1
	} else {
		r.Wrong = append(r.Wrong, wrong)
		if !full.Answered {
			r.Abstained++
		}
	}
	if len(wrong.Confident) > 0 {
		one.Confident = 1
	}
	r.count(cmp.Or(q.Intent, anyIntent), one)
}

func (r *ExamResult) count(intent Intent, one ExamCount) {
	if r.ByIntent == nil {
		r.ByIntent = map[Intent]*ExamCount{}
	}
	if r.ByIntent[intent] == nil {
		r.ByIntent[intent] = &ExamCount{}
	}
	r.add(one)
	r.ByIntent[intent].add(one)
}

func (c *ExamCount) add(o ExamCount) {
	c.Questions += o.Questions
	c.Right += o.Right
	c.Facts += o.Facts
	c.FactsSaid += o.FactsSaid
	c.Confident += o.Confident
}

func (q *ExamQuestion) wrongIntent(a *Answer) []string {
	if q.Intent == "" || a.Intent == q.Intent || slices.Contains(q.OrIntents, a.Intent) {
		return nil
	}
	return []string{fmt.Sprintf("maksudnya %s, terbaca %s", q.Intent, a.Intent)}
}

// slotFaults are the prices that were not read, and those that were read as
// another amount.
type slotFaults struct{ missing, misread []string }

func (q *ExamQuestion) wrongSlots(a *Answer) (wrong slotFaults) {
	understood := Understood{}
	if a.Understood != nil {
		understood = *a.Understood
	}
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
			wrong.missing = append(wrong.missing, fmt.Sprintf("%s %s, tidak terbaca", slot.name, *slot.want))
		case *slot.got != *slot.want:
			wrong.misread = append(wrong.misread, fmt.Sprintf("%s %s, terbaca %s", slot.name, *slot.want, *slot.got))
		}
	}
	return wrong
}

func (q *ExamQuestion) missingFacts(text string) []string {
	var missing []string
	for _, forms := range q.Facts {
		if !slices.ContainsFunc(forms, func(form string) bool { return holds(text, strings.ToLower(form)) }) {
			missing = append(missing, "tidak memuat "+strings.Join(forms, " atau "))
		}
	}
	return missing
}

func (q *ExamQuestion) saidForbidden(text string) []string {
	var said []string
	for _, form := range q.Forbidden {
		if holds(text, strings.ToLower(form)) {
			said = append(said, "memuat "+form)
		}
	}
	return said
}

// wrongEntries are the entries that the answer should rest on and does not.
func (q *ExamQuestion) wrongEntries(a *Answer) []string {
	told := entriesOf(a, false)
	var wrong []string
	for _, ids := range q.Entries {
		needed := !slices.Contains(ids, "")
		if needed && !slices.ContainsFunc(ids, func(id string) bool { return slices.Contains(told, id) }) {
			wrong = append(wrong, "tidak bersumber pada "+strings.Join(ids, " atau "))
		}
	}
	return wrong
}

// toldOthers says which entries a confident answer rests on where none of them
// is expected.
func (q *ExamQuestion) toldOthers(a *Answer) []string {
	told := entriesOf(a, true)
	expected := slices.Concat(q.Entries...)
	if len(expected) == 0 || len(told) == 0 ||
		slices.ContainsFunc(told, func(id string) bool { return slices.Contains(expected, id) }) {
		return nil
	}
	return []string{"hanya bersumber pada " + strings.Join(told, ", ")}
}

// answeredOther says that an answer is to another question than was asked: to
// something that nothing known answers, or in another intent with none of what
// was asked for in it.
func (q *ExamQuestion) answeredOther(a *Answer, wrongIntent, missing []string) []string {
	switch {
	case q.Unknowable && a.Intent != IntentSmalltalk:
		return []string{fmt.Sprintf("seharusnya tidak dijawab, dijawab sebagai %s", a.Intent)}
	case len(wrongIntent) > 0 && len(q.Facts) > 0 && len(missing) == len(q.Facts):
		return []string{"menjawab hal lain: " + wrongIntent[0]}
	}
	return nil
}

// entriesOf are the ids of the programmes and rules that an answer, or any of
// its parts, rests on; of the parts that answered alone, where answered is
// true.
func entriesOf(a *Answer, answered bool) []string {
	parts := a.Parts
	if len(parts) == 0 {
		parts = []Answer{*a}
	}
	var ids []string
	for i := range parts {
		if parts[i].Answered || !answered {
			ids = slices.Concat(ids, parts[i].Programs, parts[i].Regulations)
		}
	}
	return ids
}
