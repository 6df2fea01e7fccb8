package ingest

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"

	"setara/knowledge"
)

var (
	// moveColumns are the columns of a file of moves, factColumns those of the
	// file of what they rest on.
	moveColumns = []string{"id", "move", "priority", "conditions", "sentence", "basis"}
	factColumns = []string{
		"id", "name", "agency", "status", "from", "until", "as_of", "confidence", "address", "figures",
	}
)

// Moves reads the rules for moves, and the programmes and rules of the state
// that they rest on: two CSV files in UTF-8, separated by commas, with every
// column named in the header; lines that begin with "#" are remarks. The
// files say at their top, in Indonesian, what stands in them. The rules come
// by falling priority, equals in the order of the file.
//
// The reading is strict: one row at fault refuses the file. The error is then
// a [*FileError] where the file cannot be read as such a table at all, or
// else the [*RowError]s of the rows at fault, the first 20 of them, joined.
func Moves(rules, facts io.Reader) ([]knowledge.MoveRule, error) {
	known, err := readMoveFacts(facts)
	if err != nil {
		return nil, fmt.Errorf("facts of moves: %w", err)
	}
	table, err := readStrictTable(rules, moveColumns)
	if err != nil {
		return nil, fmt.Errorf("moves: %w", err)
	}
	var moves []knowledge.MoveRule
	var faults []error
	ids := map[string]int{}
	for _, row := range table {
		rule := row.rule(known)
		row.first("id", rule.ID, ids)
		if row.err != nil {
			faults = append(faults, row.err)
		}
		moves = append(moves, rule)
	}
	if len(faults) > 0 {
		return nil, fmt.Errorf("moves: %w", errors.Join(faults[:min(len(faults), maxRowErrors)]...))
	}
	slices.SortStableFunc(moves, func(a, b knowledge.MoveRule) int { return cmp.Compare(a.Priority, b.Priority) })
	return moves, nil
}

func readMoveFacts(r io.Reader) (map[string]knowledge.MoveFact, error) {
	table, err := readStrictTable(r, factColumns)
	if err != nil {
		return nil, err
	}
	facts := make(map[string]knowledge.MoveFact, len(table))
	var faults []error
	ids := map[string]int{}
	for _, row := range table {
		fact := row.fact()
		row.first("id", fact.ID, ids)
		if row.err != nil {
			faults = append(faults, row.err)
		}
		facts[fact.ID] = fact
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults[:min(len(faults), maxRowErrors)]...)
	}
	return facts, nil
}
