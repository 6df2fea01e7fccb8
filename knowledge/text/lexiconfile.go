package text

import (
	"bufio"
	"embed"
	"fmt"
	"iter"
	"strings"
)

// The word lists of the title side. Officers keep them: each file says in
// Indonesian, at its top, what stands in it and how to add a line.
//
//go:embed data/*.txt
var wordFiles embed.FS

// row is one line of a word list, its columns trimmed.
type row struct {
	file    string
	line    int
	columns []string
	// section holds the columns of the last "[…]" line above.
	section string
}

// errorf says what is wrong with the row, and where it stands.
func (r row) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %w", r.file, r.line, fmt.Errorf(format, args...))
}

// column is the i-th column, empty where the line is shorter.
func (r row) column(i int) string {
	if i < len(r.columns) {
		return r.columns[i]
	}
	return ""
}

// list is the i-th column cut at its commas.
func (r row) list(i int) []string { return splitList(r.column(i)) }

// splitList cuts at commas and drops what is empty.
func splitList(s string) []string {
	var list []string
	for part := range strings.SplitSeq(s, ",") {
		if part = strings.TrimSpace(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

// rowsOf yields the lines of a word list: blank lines and comments left out,
// columns cut at "|". A line "[name | flags]" opens a section.
func rowsOf(file, content string) iter.Seq[row] {
	return func(yield func(row) bool) {
		section := ""
		lines := bufio.NewScanner(strings.NewReader(content))
		for n := 1; lines.Scan(); n++ {
			line := strings.TrimSpace(lines.Text())
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			if inner, ok := strings.CutPrefix(line, "["); ok {
				_, section, _ = strings.Cut(strings.TrimSuffix(inner, "]"), "|")
				continue
			}
			r := row{file: file, line: n, section: section}
			for column := range strings.SplitSeq(line, "|") {
				r.columns = append(r.columns, strings.TrimSpace(column))
			}
			if !yield(r) {
				return
			}
		}
	}
}

// readWordFile is the content of one embedded word list.
func readWordFile(name string) (string, error) {
	content, err := wordFiles.ReadFile("data/" + name)
	if err != nil {
		return "", fmt.Errorf("read word list %s: %w", name, err)
	}
	return string(content), nil
}
