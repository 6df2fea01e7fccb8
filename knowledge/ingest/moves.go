package ingest

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"

	"setara/knowledge"
)

// moveColumns are the columns of a file of moves.
var moveColumns = []string{"id", "move", "priority", "conditions", "sentence", "basis"}

// Moves reads the rules for moves: a CSV file in UTF-8, separated by commas,
// with every column named in the header; lines that begin with "#" are
// remarks. The file says at its top, in Indonesian, what stands in it. The
// rules come by falling priority, equals in the order of the file. Whether the
// programmes and rules that they rest on exist, and have the figures that the
// sentences name, is not looked at.
//
// The reading is strict: one row at fault refuses the file. The error is then
// a [*FileError] where the file cannot be read as such a table at all, or
// else the [*RowError]s of the rows at fault, the first 20 of them, joined.
func Moves(rules io.Reader) ([]knowledge.MoveRule, error) {
	moves, err := readRules(rules, moveColumns, (*strictRow).rule, func(r *knowledge.MoveRule) (string, int) { return r.ID, r.Priority })
	if err != nil {
		return nil, fmt.Errorf("moves: %w", err)
	}
	return moves, nil
}

// readRules reads a table of rules, ordered by the priority of each; key is
// its id and priority.
func readRules[T any](r io.Reader, columns []string, read func(*strictRow) T, key func(*T) (string, int)) ([]T, error) {
	table, err := readStrictTable(r, columns)
	if err != nil {
		return nil, err
	}
	rules := make([]T, 0, len(table))
	var faults []error
	ids := map[string]int{}
	for _, row := range table {
		rule := read(row)
		id, _ := key(&rule)
		row.first("id", id, ids)
		if row.err != nil {
			faults = append(faults, row.err)
		}
		rules = append(rules, rule)
	}
	if len(faults) > 0 {
		return nil, errors.Join(faults[:min(len(faults), maxRowErrors)]...)
	}
	slices.SortStableFunc(rules, func(a, b T) int {
		_, first := key(&a)
		_, second := key(&b)
		return cmp.Compare(first, second)
	})
	return rules, nil
}
