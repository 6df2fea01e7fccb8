package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"setara/bot/chat"
)

// askQuestions asks each question of a file and prints how it was answered.
func (cmd *evalCommand) askQuestions(ctx context.Context, a *app, std streams) error {
	file, err := os.Open(cmd.Questions)
	if err != nil {
		return err
	}
	defer file.Close() // only read
	questions, err := chat.ReadExam(file)
	if err != nil {
		return said("%s: %v", cmd.Questions, err)
	}
	if cmd.Model {
		return cmd.askBoth(ctx, a, questions, std)
	}
	progress := newProgress(std.err, "eval")
	result := chat.ExamResult{ByIntent: map[chat.Intent]*chat.ExamCount{}, Wrong: []chat.ExamWrong{}}
	for i := range questions {
		answer, err := a.chat.Ask(ctx, questions[i].Question)
		if err != nil {
			return err
		}
		result.Add(&questions[i], &answer)
		progress.share(float64(i+1) / float64(len(questions)))
	}
	progress.done()
	if cmd.JSON {
		return printJSON(std.out, &result)
	}
	return printExam(std.out, &result)
}

// printExam prints the counts and what was wrong with each question.
func printExam(w io.Writer, r *chat.ExamResult) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%d pertanyaan: %d benar seluruhnya, %d terjawab, %d maksudnya benar, %d isiannya benar, %d memuat semua fakta, %d sumbernya benar, %d memuat yang dilarang\n",
		r.Questions, r.Right, r.Answered, r.IntentRight, r.SlotsRight, r.FactsRight, r.EntriesRight, r.Forbidden)
	fmt.Fprintf(out, "%d dari %d fakta disebut; %d salah tetapi yakin (%s)\n",
		r.FactsSaid, r.Facts, r.Confident, percentOf(r.Confident, r.Questions))
	for _, intent := range slices.Sorted(maps.Keys(r.ByIntent)) {
		c := r.ByIntent[intent]
		fmt.Fprintf(out, "  %-12s %3d pertanyaan, %3d benar seluruhnya, %3d dari %3d fakta, %d salah tetapi yakin\n",
			intent, c.Questions, c.Right, c.FactsSaid, c.Facts, c.Confident)
	}
	for _, wrong := range r.Wrong {
		fmt.Fprintf(out, "\n%s %s\n", wrong.ID, wrong.Question)
		for _, what := range wrong.What {
			fmt.Fprintf(out, "  %s\n", what)
		}
		for _, what := range wrong.Confident {
			fmt.Fprintf(out, "  salah tetapi yakin: %s\n", what)
		}
	}
	return out.Flush()
}

// percentOf is a share as people read it, to a tenth; of nothing it is 0.
func percentOf(part, whole int) string {
	if whole == 0 {
		return "0%"
	}
	tenths := (part*1000 + whole/2) / whole
	return fmt.Sprintf("%d,%d%%", tenths/10, tenths%10)
}
