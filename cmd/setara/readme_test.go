package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// readmeBlock is a block of README.md that shows commands and what they print.
var readmeBlock = regexp.MustCompile("(?ms)^```console\n(.*?)^```$")

// TestReadmeShowsWhatIsPrinted runs each command of each console block of
// README.md and compares the output with what the block shows. The files that
// the README writes with cat are written too; a line "…" stands for output
// that is left out.
func TestReadmeShowsWhatIsPrinted(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell to run the README's commands with")
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	blocks := readmeBlock.FindAllStringSubmatch(string(readme), -1)
	if len(blocks) == 0 {
		t.Fatal("README.md shows no commands")
	}
	dir := t.TempDir()
	for _, block := range blocks {
		for _, shown := range commandsOf(block[1]) {
			command := strings.ReplaceAll(shown.command, "go run ./cmd/setara", `"$SETARA_UNDER_TEST"`)
			cmd := exec.CommandContext(t.Context(), shell, "-c", command)
			cmd.Dir = dir
			cmd.Env = append(os.Environ(), runAsSetara+"=1", "SETARA_UNDER_TEST="+self)
			out, err := cmd.CombinedOutput()
			if err != nil {
				t.Fatalf("%s: %v\n%s", shown.command, err, out)
			}
			if !matches(shown.output, string(bytes.TrimSpace(out))) {
				t.Errorf("%s prints something else (-README +printed):\n%s", shown.command, cmp.Diff(
					strings.Split(shown.output, "\n"), strings.Split(string(bytes.TrimSpace(out)), "\n")))
			}
		}
	}
}

// readmeCommand is one command with the output that is shown below it.
type readmeCommand struct {
	command, output string
}

// commandsOf splits a block: a line that begins with "$ " starts a command,
// which goes on while lines begin with "> ".
func commandsOf(block string) []readmeCommand {
	var commands []readmeCommand
	for _, line := range strings.Split(block, "\n") {
		if rest, ok := strings.CutPrefix(line, "$ "); ok {
			commands = append(commands, readmeCommand{command: rest})
			continue
		}
		if len(commands) == 0 {
			continue
		}
		last := &commands[len(commands)-1]
		if rest, ok := strings.CutPrefix(line, "> "); ok && last.output == "" {
			last.command += "\n" + rest
			continue
		}
		last.output += line + "\n"
	}
	for i := range commands {
		commands[i].output = strings.TrimSpace(commands[i].output)
	}
	return commands
}

// matches compares output with what is shown, where a line "…" stands for any
// number of lines.
func matches(shown, printed string) bool {
	parts := strings.Split(shown, "\n…\n")
	if len(parts) == 1 {
		return shown == printed
	}
	first, last := parts[0], parts[len(parts)-1]
	if !strings.HasPrefix(printed, first) || !strings.HasSuffix(printed, last) {
		return false
	}
	at := len(first)
	for _, part := range parts[1:] {
		i := strings.Index(printed[at:], part)
		if i < 0 {
			return false
		}
		at += i + len(part)
	}
	return true
}
