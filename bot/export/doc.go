// Package export writes lists for officers as files that a spreadsheet opens.
// What strangers typed stands in them, so that no cell is ever taken for a
// formula.
package export
