package text

import (
	"bufio"
	"fmt"
	"io/fs"
	"strings"
)

// EachLine calls add with every line of a word list that is neither empty nor
// a comment ("# …"), without white space at its end. An error names the file
// and the line.
func EachLine(files fs.FS, name string, add func(line string) error) error {
	f, err := files.Open(name)
	if err != nil {
		return fmt.Errorf("open word list: %w", err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimRight(lines.Text(), " \r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if err := add(line); err != nil {
			return fmt.Errorf("read word list %s line %d: %w", name, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return fmt.Errorf("read word list %s: %w", name, err)
	}
	return nil
}
