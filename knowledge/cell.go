package knowledge

import "strings"

// formulaSigns are what spreadsheets take for the beginning of a formula, and
// cellEnds where a cell begins again for one that parts cells otherwise than
// the file does: with semicolons, as in Indonesia, or at the end of a line
// within quotes that it does not see.
const (
	formulaSigns = "=+-@\t\r"
	cellEnds     = ";\n\r\t"
)

// NeutralCell is a cell that no spreadsheet takes for a formula: one that begins
// with one of the signs that formulas begin with gets an apostrophe before it.
// It is for tables whose cells cannot be parted otherwise: see [NeutralField].
func NeutralCell(cell string) string {
	if strings.IndexAny(cell, formulaSigns) == 0 {
		return "'" + cell
	}
	return cell
}

// NeutralField is a cell of a file of text that no spreadsheet takes for a
// formula, whatever it parts cells by: the sign gets its apostrophe also where
// another cell might begin.
func NeutralField(cell string) string {
	if !strings.ContainsAny(cell, formulaSigns) {
		return cell
	}
	var b strings.Builder
	for i := range len(cell) {
		if begins(cell, i) && strings.IndexByte(formulaSigns, cell[i]) >= 0 {
			b.WriteByte('\'')
		}
		b.WriteByte(cell[i])
	}
	return b.String()
}

// PlainField is a cell as it was before [NeutralField].
func PlainField(cell string) string {
	if strings.IndexByte(cell, '\'') < 0 {
		return cell
	}
	var b strings.Builder
	for i := range len(cell) {
		if cell[i] == '\'' && begins(cell, i) && i+1 < len(cell) && strings.IndexByte(formulaSigns, cell[i+1]) >= 0 {
			continue
		}
		b.WriteByte(cell[i])
	}
	return b.String()
}

// begins tells whether a cell begins at i, or might.
func begins(cell string, i int) bool { return i == 0 || strings.IndexByte(cellEnds, cell[i-1]) >= 0 }
