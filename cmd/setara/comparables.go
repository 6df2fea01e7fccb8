package main

import (
	"bufio"
	"context"
	"fmt"
	"io"

	"setara/bot/chat"
	"setara/knowledge"
	"setara/knowledge/text"
)

// comparablesCommand looks up comparables without advice; it never asks back.
type comparablesCommand struct {
	JSON  bool     `help:"Print one JSON object a title."`
	Limit int      `help:"How many items to print at most; 0 for all." default:"10" placeholder:"N"`
	Title []string `arg:"" optional:"" help:"The product title; - reads one a line from standard input."`
}

// Validate refuses a negative limit.
func (cmd *comparablesCommand) Validate() error {
	if cmd.Limit < 0 {
		return fmt.Errorf("--limit paling kecil 0, bukan %d", cmd.Limit)
	}
	return nil
}

// Run looks up the title, or each line of standard input.
func (cmd *comparablesCommand) Run(ctx context.Context, c *cli, std streams) error {
	title, stdin, err := argument(cmd.Title, "judul produknya")
	if err != nil {
		return err
	}
	return with(ctx, c, func(a *app) error {
		first := true
		lookUp := func(title string) error {
			query := knowledge.Query{Product: title, AsOf: knowledge.DayOf(a.now())}
			if unit := text.ReadTitle(title).Unit; !unit.Counted() {
				query.Unit = unit
			}
			found, err := a.catalog.Comparables(ctx, query)
			if err != nil {
				return err
			}
			view := chat.NewComparables(&found, cmd.Limit)
			if cmd.JSON {
				return printJSON(std.out, comparablesJSON{title, view})
			}
			if !first {
				fmt.Fprintln(std.out, "---")
			}
			first = false
			return printComparables(std.out, view)
		}
		if stdin {
			return eachLine(ctx, std.in, lookUp)
		}
		return lookUp(title)
	})
}

// comparablesJSON is what scripts read.
type comparablesJSON struct {
	Question    string            `json:"question"`
	Comparables *chat.Comparables `json:"comparables"`
}

// printComparables prints the counts, the quartiles of each group and a line
// for each item.
func printComparables(w io.Writer, c *chat.Comparables) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%d ditemukan, %d dipakai", c.Found, c.Used)
	if c.Sample {
		fmt.Fprint(out, " (data contoh)")
	}
	if c.Limited {
		fmt.Fprint(out, " (bukti terbatas)")
	}
	fmt.Fprintln(out)
	for _, group := range [...]struct{ key, name string }{
		{"all", "semua"}, {"local", "lokal"}, {"import", "impor"}, {"unknown", "asal tidak diketahui"},
	} {
		if g := c.Groups[group.key]; g.N > 0 {
			fmt.Fprintf(out, "%s: %d; %s – %s – %s – %s – %s\n",
				group.name, g.N, g.Min, g.Q1, g.Median, g.Q3, g.Max)
		}
	}
	for _, item := range c.Items {
		mark := " "
		if item.Used {
			mark = "*"
		}
		price := item.UnitPrice.String()
		if item.Price == 0 {
			price = item.PriceMin.String() + " sampai " + item.PriceMax.String()
		}
		fmt.Fprintf(out, "%s %.2f %s per %s  %s (%s, %s)\n",
			mark, item.Score, price, item.Unit.Name(), item.Title, item.ID, item.ObservedOn)
	}
	return out.Flush()
}
