package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"setara/knowledge"
)

// evalCommand measures how well the loaded listings predict each other's
// prices, or how a file of questions is answered.
type evalCommand struct {
	JSON      bool   `help:"Print one JSON object."`
	Questions string `help:"Instead: how the questions of this file are answered; tab-separated, see the README." placeholder:"FILE"`
	Model     bool   `help:"With --questions: answer them with the language model too, and show both side by side."`
}

// Run leaves out each listing in turn, or asks each question.
func (cmd *evalCommand) Run(ctx context.Context, c *cli, std streams) error {
	if cmd.Model && cmd.Questions == "" {
		return fmt.Errorf("%w: --model dipakai bersama --questions NAMA_BERKAS", errUsage)
	}
	return with(ctx, c, func(a *app) error {
		if cmd.Questions != "" {
			return cmd.askQuestions(ctx, a, std)
		}
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

// shownCategories is how many categories are printed; JSON has all.
const shownCategories = 20

// printEvaluation prints the figures, those of the baseline beside them, the
// largest categories, and the worst guesses for reading.
func printEvaluation(w io.Writer, e *knowledge.Evaluation) error {
	if e.N == 0 {
		_, err := fmt.Fprintln(w, "Belum ada barang asli yang bisa ditebak harganya: muat dulu datanya dengan setara import listings NAMA_BERKAS.")
		return err
	}
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%d barang ditebak harganya dari barang toko lain; %d di antaranya tidak ditebak karena tidak ada yang sebanding (%s).\n\n",
		e.N, e.Abstained, percent(float64(e.Abstained)/float64(e.N)))
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprint(table, "\tSetara\tacuan\t\n")
	for _, row := range []struct {
		name string
		of   func(*knowledge.Accuracy) string
	}{
		{"galat log tengah", func(a *knowledge.Accuracy) string { return decimal(a.MedianAbsLogError) }},
		{"galat log rata-rata", func(a *knowledge.Accuracy) string { return decimal(a.MeanAbsLogError) }},
		{"meleset paling banyak 25%", func(a *knowledge.Accuracy) string { return percent(a.Within25) }},
		{"ada di separuh tengah", func(a *knowledge.Accuracy) string { return percent(a.Coverage) }},
		{"galat log tengah, semua", func(a *knowledge.Accuracy) string { return decimal(a.AllMedianAbsLogError) }},
		{"galat log rata-rata, semua", func(a *knowledge.Accuracy) string { return decimal(a.AllMeanAbsLogError) }},
	} {
		fmt.Fprintf(table, "%s\t%s\t%s\t\n", row.name, row.of(&e.Accuracy), row.of(&e.Baseline))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprint(out, "\nacuan: harga tengah sepuluh hasil pertama pencarian kata biasa. semua: yang tidak ditebak dihitung sebagai harga tengah seluruh barang.\n")
	printCategories(out, e)
	fmt.Fprint(out, "\nTebakan yang paling jauh, untuk dibaca:\n")
	for i := range e.Worst {
		g := &e.Worst[i]
		fmt.Fprintf(out, "  %s, ditebak %s dari %d barang: %s (%s)\n", g.Price, g.Comparables.Median, g.Comparables.N, g.Title, g.ID)
	}
	return out.Flush()
}

func printCategories(out *bufio.Writer, e *knowledge.Evaluation) {
	fmt.Fprint(out, "\nMenurut kategori:\n")
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprint(table, "  kategori\tbarang\ttidak ditebak\tgalat tengah\tacuan\tdi separuh tengah\n")
	for i := range e.Categories[:min(len(e.Categories), shownCategories)] {
		c := &e.Categories[i]
		name := c.Category
		if name == "" {
			name = "(tanpa kategori)"
		}
		fmt.Fprintf(table, "  %s\t%d\t%d\t%s\t%s\t%s\n", name, c.N, c.Abstained,
			decimal(c.MedianAbsLogError), decimal(c.Baseline.MedianAbsLogError), percent(c.Coverage))
	}
	_ = table.Flush() // the buffer behind it tells
	if more := len(e.Categories) - shownCategories; more > 0 {
		fmt.Fprintf(out, "  dan %d kategori lain (lengkapnya dengan --json)\n", more)
	}
}

// decimal writes a figure with three digits and a decimal comma.
func decimal(f float64) string {
	return strings.Replace(strconv.FormatFloat(f, 'f', 3, 64), ".", ",", 1)
}

// percent writes a share from 0 to 1 in percent, with one digit.
func percent(share float64) string {
	return strings.Replace(strconv.FormatFloat(100*share, 'f', 1, 64), ".", ",", 1) + "%"
}
