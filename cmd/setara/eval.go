package main

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"setara/knowledge"
)

// evalCommand measures how well the loaded listings predict each other's
// prices.
type evalCommand struct {
	JSON bool `help:"Print one JSON object."`
}

// Run leaves out each listing in turn and prints the sum.
func (cmd *evalCommand) Run(ctx context.Context, c *cli, std streams) error {
	return with(ctx, c, func(a *app) error {
		progress := newProgress(std.err, "eval")
		guesses, err := a.catalog.Guesses(ctx, knowledge.DayOf(a.now()), func(done, of int) {
			progress.share(float64(done) / float64(of))
		})
		progress.done()
		if err != nil {
			return err
		}
		evaluation := knowledge.Evaluate(guesses)
		if cmd.JSON {
			return printJSON(std.out, &evaluation)
		}
		return printEvaluation(std.out, &evaluation)
	})
}

// printEvaluation prints the figures, those of the baseline beside them, the
// largest categories, and the worst guesses for reading.
func printEvaluation(w io.Writer, e *knowledge.Evaluation) error {
	out := bufio.NewWriter(w)
	for _, c := range e.Categories[:min(len(e.Categories), 15)] {
		fmt.Fprintf(out, "%-40s n=%5d abst=%.3f med=%.4f base=%.4f mean %.4f %.4f cover=%.3f\n", c.Category, c.N, float64(c.Abstained)/float64(c.N),
			c.MedianAbsLogError, c.Baseline.MedianAbsLogError, c.MeanAbsLogError, c.Baseline.MeanAbsLogError, c.Coverage)
	}
	fmt.Fprintf(out, "%+v\n%+v\n", e.Accuracy, e.Baseline)
	return out.Flush()
}
