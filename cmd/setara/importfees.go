package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"setara/knowledge/catalog"
	"setara/knowledge/intake"
)

// asks tells whether somebody sits at a terminal and wants to be asked.
func (cmd *importCommand) asks(std streams) bool {
	return !cmd.Force && !cmd.JSON && isTerminal(std.in) && isTerminal(std.out)
}

// confirmChanges shows a person what a file would change and asks whether to
// go on; not where it would change nothing.
func confirmChanges(ctx context.Context, std streams, shown string, changes bool) (bool, error) {
	if _, err := fmt.Fprintln(std.out, shown); err != nil {
		return false, err
	}
	if !changes {
		return true, nil
	}
	if _, err := fmt.Fprint(std.out, askApply); err != nil {
		return false, err
	}
	answers := make(chan string, 1)
	go func() {
		answer, _ := bufio.NewReader(std.in).ReadString('\n') // the end of the input is no yes
		answers <- answer
	}()
	select {
	case <-ctx.Done():
		return false, ctx.Err()
	case answer := <-answers:
		return slices.Contains([]string{"ya", "y"}, strings.ToLower(strings.TrimSpace(answer))), nil
	}
}

// printCompared prints what became of a file of which a person sees the
// difference, as words say it.
func printCompared(w io.Writer, file string, r loaded, text string) error {
	switch {
	case r.declined:
		text = sayDeclined
	case r.shown:
		text = fmt.Sprintf("%s: %s%s", file, sayApplied, importNote(&r.Report)) + wordUndo(&r.Report)
	}
	_, err := fmt.Fprintln(w, text)
	return err
}

// comparedCounts is what scripts read besides the counts of a file that is
// held against what is known.
type comparedCounts struct {
	Differences []differenceJSON `json:"differences"`
	// Kept is how many rows of what is known the file does not have.
	Kept     int         `json:"kept"`
	Overlaps [][2]string `json:"overlaps,omitempty"`
}

type differenceJSON struct {
	Line   int         `json:"line"`
	ID     string      `json:"id"`
	Change string      `json:"change"` // new or changed
	Fields []fieldJSON `json:"fields,omitempty"`
}

type fieldJSON struct {
	Field string `json:"field"`
	Old   string `json:"old"`
	New   string `json:"new"`
}

func newFeeCounts(r *catalog.FeeReport) *comparedCounts {
	counts := &comparedCounts{Differences: []differenceJSON{}, Kept: r.Kept}
	for i := range r.Differences {
		d := &r.Differences[i]
		shown := differenceJSON{Line: d.Line, ID: d.After.ID, Change: "new"}
		for _, field := range d.Changes() {
			shown.Change = "changed"
			shown.Fields = append(shown.Fields, fieldJSON{string(field), intake.FeeValue(d.Before, field), intake.FeeValue(&d.After, field)})
		}
		counts.Differences = append(counts.Differences, shown)
	}
	for _, o := range r.Overlaps {
		counts.Overlaps = append(counts.Overlaps, [2]string{o.First, o.Second})
	}
	return counts
}
