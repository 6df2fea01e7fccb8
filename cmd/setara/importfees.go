package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/catalog"
	"setara/knowledge/ingest"
)

// importFees is the kind of files of fees, as the command line names it.
const importFees = string(catalog.ImportFees)

// loadFees loads one file of fees. A person at a terminal sees the difference
// first and is asked.
func (cmd *importCommand) loadFees(ctx context.Context, store *catalog.Catalog, file io.Reader, opts catalog.ImportOptions, std streams) (loaded, error) {
	rows, err := ingest.FeeRows(file, knowledge.DayOf(opts.Now))
	if err != nil {
		return loaded{}, err
	}
	var result loaded
	fees := catalog.FeeImportOptions{ImportOptions: opts}
	if !opts.Force && !cmd.JSON && isTerminal(std.in) && isTerminal(std.out) {
		fees.Confirm = func(r catalog.FeeReport) (bool, error) {
			result.shown = true
			return confirmFees(ctx, std, opts.File, &r)
		}
	}
	report, err := store.ImportFees(ctx, fees, rows)
	if errors.Is(err, catalog.ErrDeclined) {
		result.declined, err = true, nil
	}
	result.ImportReport, result.fees = report.ImportReport, &report
	return result, err
}

// confirmFees shows a person what a file would change and asks whether to go
// on; not where it would change nothing.
func confirmFees(ctx context.Context, std streams, file string, r *catalog.FeeReport) (bool, error) {
	if _, err := fmt.Fprintln(std.out, wordFees(file, r, wordUnsaved)); err != nil {
		return false, err
	}
	if len(r.Differences) == 0 {
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

// printFees prints what became of a file of fees.
func printFees(w io.Writer, file string, r loaded) error {
	text := wordFees(file, r.fees, importNote(&r.ImportReport))
	switch {
	case r.declined:
		text = sayDeclined
	case r.shown:
		text = fmt.Sprintf("%s: %s%s", file, sayApplied, importNote(&r.ImportReport)) + wordUndo(&r.ImportReport)
	}
	_, err := fmt.Fprintln(w, text)
	return err
}

// feeCounts is what scripts read of a file of fees besides the counts.
type feeCounts struct {
	Differences []feeDifferenceJSON `json:"differences"`
	// Kept is how many rows of the ledger the file does not have.
	Kept     int         `json:"kept"`
	Overlaps [][2]string `json:"overlaps,omitempty"`
}

type feeDifferenceJSON struct {
	Line   int            `json:"line"`
	ID     string         `json:"id"`
	Change string         `json:"change"` // new or changed
	Fields []feeFieldJSON `json:"fields,omitempty"`
}

type feeFieldJSON struct {
	Field knowledge.FeeField `json:"field"`
	Old   string             `json:"old"`
	New   string             `json:"new"`
}

func newFeeCounts(r *catalog.FeeReport) *feeCounts {
	counts := &feeCounts{Differences: []feeDifferenceJSON{}, Kept: r.Kept}
	for i := range r.Differences {
		d := &r.Differences[i]
		shown := feeDifferenceJSON{Line: d.Line, ID: d.After.ID, Change: "new"}
		for _, field := range d.Changes() {
			shown.Change = "changed"
			shown.Fields = append(shown.Fields, feeFieldJSON{field, feeValue(d.Before, field), feeValue(&d.After, field)})
		}
		counts.Differences = append(counts.Differences, shown)
	}
	for _, o := range r.Overlaps {
		counts.Overlaps = append(counts.Overlaps, [2]string{o.First, o.Second})
	}
	return counts
}
