package knowledge

import "strings"

// formulaSigns are what spreadsheets take for the beginning of a formula.
const formulaSigns = "=+-@\t\r"

// NeutralCell is a cell that no spreadsheet takes for a formula: one that begins
// with one of the signs that formulas begin with gets an apostrophe before it.
func NeutralCell(cell string) string {
	if strings.IndexAny(cell, formulaSigns) == 0 {
		return "'" + cell
	}
	return cell
}

// PlainCell is a cell as it was before [NeutralCell].
func PlainCell(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.IndexAny(cell[1:], formulaSigns) == 0 {
		return cell[1:]
	}
	return cell
}
