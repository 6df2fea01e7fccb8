package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"text/tabwriter"
	"time"

	"setara/bot/chat"
	"setara/knowledge"
)

// modelEvaluation is how a file of questions is answered plainly, and with the
// model.
type modelEvaluation struct {
	Plain timedExam `json:"plain"`
	Model modelExam `json:"model"`
}

// timedExam is how questions were answered, and how long that took.
type timedExam struct {
	chat.ExamResult
	// Failed are the questions that were answered, and not rightly: its JSON name is
	// that of the column.
	Failed int `json:"wrong_answers"`
	// Seconds is for all of them; the slowest one took SlowestSeconds.
	Seconds        float64 `json:"seconds"`
	SlowestSeconds float64 `json:"slowest_seconds"`
}

// modelExam is the same with the model.
type modelExam struct {
	timedExam
	// Asked are the questions that the model was asked about, Outcomes how they
	// went.
	Asked    int                            `json:"asked"`
	Outcomes map[knowledge.ModelOutcome]int `json:"outcomes"`
	// Caught are the pieces of its texts that were not grounded, by what was wrong
	// with them. None of them was shown.
	Caught       int            `json:"ungrounded_caught"`
	CaughtByKind map[string]int `json:"ungrounded_caught_by_kind"`
	// TokensEstimated tells that the endpoint did not count all tokens itself.
	TokensIn        int64            `json:"tokens_in"`
	TokensOut       int64            `json:"tokens_out"`
	TokensEstimated bool             `json:"tokens_estimated,omitempty"`
	Cost            knowledge.Rupiah `json:"rupiah"`
}

func newTimedExam() timedExam {
	return timedExam{ExamResult: chat.ExamResult{ByIntent: map[chat.Intent]*chat.ExamCount{}, Wrong: []chat.ExamWrong{}}}
}

// add judges one answer that took so long.
func (e *timedExam) add(q *chat.ExamQuestion, a *chat.Answer, took time.Duration) {
	e.Add(q, a)
	e.Failed = e.Questions - e.Right - e.Abstained
	e.Seconds += took.Seconds()
	e.SlowestSeconds = max(e.SlowestSeconds, took.Seconds())
}

// addReport counts how the model did.
func (e *modelExam) addReport(r *chat.ModelReport) {
	if r.Outcome == "" {
		return
	}
	if r.Usage != (chat.ModelUsage{}) { // no call was made where it was away, spent or kept
		e.Asked++
	}
	e.Outcomes[r.Outcome]++
	e.Caught += len(r.Caught)
	for i := range r.Caught {
		e.CaughtByKind[string(r.Caught[i].Kind)]++
	}
	e.TokensIn += r.Usage.Input
	e.TokensOut += r.Usage.Output
	e.TokensEstimated = e.TokensEstimated || r.Usage.Estimated
	e.Cost += r.Cost
}

// askBoth asks each question plainly and with the model, and prints both side by
// side. What the model costs is counted, and bound by the budgets, as in a chat.
func (cmd *evalCommand) askBoth(ctx context.Context, a *app, questions []chat.ExamQuestion, std streams) error {
	if a.chat.Model == nil {
		return said("--model: belum ada model bahasa. Isi OPENAI_BASE_URL, OPENAI_MODEL, dan kalau perlu OPENAI_API_KEY di berkas .env, lalu periksa dengan setara check.")
	}
	if a.chat.ModelBudget.Day == 0 {
		return said("--model: anggaran model 0, jadi model tidak pernah ditanya. Isi SETARA_MODEL_BUDGET_RP dengan rupiah sehari.")
	}
	progress := newProgress(std.err, "eval")
	e := modelEvaluation{Plain: newTimedExam(), Model: modelExam{
		timedExam: newTimedExam(), Outcomes: map[knowledge.ModelOutcome]int{}, CaughtByKind: map[string]int{},
	}}
	for i := range questions {
		q := &questions[i]
		begun := time.Now()
		plain, err := a.chat.Ask(ctx, q.Question)
		if err != nil {
			return err
		}
		e.Plain.add(q, &plain, time.Since(begun))
		begun = time.Now()
		answer, report, err := a.chat.AskModel(ctx, q.Question)
		if err != nil {
			return err
		}
		e.Model.add(q, &answer, time.Since(begun))
		e.Model.addReport(&report)
		progress.share(float64(i+1) / float64(len(questions)))
	}
	progress.done()
	if cmd.JSON {
		return printJSON(std.out, &e)
	}
	return printBoth(std.out, &e)
}

// printBoth prints both side by side, then what the model did, and what is wrong
// with it.
func printBoth(w io.Writer, e *modelEvaluation) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%d pertanyaan, %d di antaranya ditanyakan ke model.\n\n", e.Plain.Questions, e.Model.Asked)
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "\ttanpa model\tdengan model\t\n")
	for _, row := range []struct {
		name string
		of   func(*timedExam) string
	}{
		{"benar seluruhnya", func(x *timedExam) string { return strconv.Itoa(x.Right) }},
		{"salah", func(x *timedExam) string { return strconv.Itoa(x.Failed) }},
		{"tidak menjawab", func(x *timedExam) string { return strconv.Itoa(x.Abstained) }},
		{"salah tetapi yakin", func(x *timedExam) string { return strconv.Itoa(x.Confident) }},
		{"fakta disebut", func(x *timedExam) string { return fmt.Sprintf("%d dari %d", x.FactsSaid, x.Facts) }},
		{"waktu, detik", func(x *timedExam) string { return decimal(x.Seconds) }},
		{"paling lama, detik", func(x *timedExam) string { return decimal(x.SlowestSeconds) }},
	} {
		fmt.Fprintf(table, "%s\t%s\t%s\t\n", row.name, row.of(&e.Plain), row.of(&e.Model.timedExam))
	}
	count := ""
	if e.Model.TokensEstimated {
		count = "paling banyak "
	}
	fmt.Fprintf(table, "karangan tertangkap\t-\t%d\t\n", e.Model.Caught)
	fmt.Fprintf(table, "token masuk\t-\t%s%d\t\n", count, e.Model.TokensIn)
	fmt.Fprintf(table, "token keluar\t-\t%s%d\t\n", count, e.Model.TokensOut)
	fmt.Fprintf(table, "biaya\t-\t%s\t\n", e.Model.Cost)
	if err := table.Flush(); err != nil {
		return err
	}
	if e.Model.Asked > 0 {
		fmt.Fprint(out, "\nJalannya model:\n")
	}
	for _, outcome := range knowledge.ModelOutcomes {
		if n := e.Model.Outcomes[outcome]; n > 0 {
			fmt.Fprintf(out, "  %3d %s\n", n, chat.ModelOutcomeName(outcome))
		}
	}
	printWrong(out, e)
	return out.Flush()
}

// printWrong lists what is not right with the model, and says which of that the
// plain answer does not get right either.
func printWrong(out io.Writer, e *modelEvaluation) {
	for i := range e.Model.Wrong {
		wrong := &e.Model.Wrong[i]
		note := ""
		if !slices.ContainsFunc(e.Plain.Wrong, func(p chat.ExamWrong) bool { return p.ID == wrong.ID && p.Question == wrong.Question }) {
			note = " (tanpa model benar)"
		}
		fmt.Fprintf(out, "\n%s %s%s\n", wrong.ID, wrong.Question, note)
		for _, what := range wrong.What {
			fmt.Fprintf(out, "  %s\n", what)
		}
		for _, what := range wrong.Confident {
			fmt.Fprintf(out, "  salah tetapi yakin: %s\n", what)
		}
	}
}
