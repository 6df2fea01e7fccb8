package chat

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"setara/knowledge"
)

// buttonLine is one button as officers type it: "Daftar - https://oss.go.id".
var buttonLine = regexp.MustCompile(`^(.*\S)\s+[-–—]\s+(\S.*)$`)

// bareAddress is an address without what it begins with.
var bareAddress = regexp.MustCompile(`^(?:www\.)?[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.[a-zA-Z]{2,}(?:[/?#]\S*)?$`)

// readContentButtons reads buttons, a row a line, those of one row apart by
// "|". Where there are none, odd is the first piece that is no button.
func readContentButtons(typed string) (rows [][]knowledge.ContentButton, odd string) {
	total := 0
	for line := range strings.Lines(typed) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		var row []knowledge.ContentButton
		for piece := range strings.SplitSeq(line, "|") {
			button, ok := readContentButton(strings.TrimSpace(piece))
			if !ok || len(row) == knowledge.MaxContentRow || total == knowledge.MaxContentButtons {
				return nil, cmp.Or(strings.TrimSpace(piece), line)
			}
			row = append(row, button)
			total++
		}
		rows = append(rows, row)
	}
	if len(rows) == 0 {
		return nil, strings.TrimSpace(typed)
	}
	return rows, ""
}

// unannounced are the commands that no button of an announcement has: they give
// up what only the owner may, and are not to be tapped in passing.
var unannounced = []string{"izin", "hapus_data"}

// readContentButton reads one. What it does is an address, a command of owners
// with nothing behind it, or a question.
func readContentButton(piece string) (button knowledge.ContentButton, ok bool) {
	parts := buttonLine.FindStringSubmatch(piece)
	if parts == nil || utf8.RuneCountInString(parts[1]) > knowledge.MaxButtonLabel {
		return button, false
	}
	button.Label = parts[1]
	switch to := parts[2]; {
	case strings.Contains(to, "://"):
		u, err := url.Parse(to)
		ok = err == nil && slices.Contains([]string{"http", "https", "tg"}, strings.ToLower(u.Scheme)) && u.Host != "" && !strings.ContainsAny(to, " \t")
		button.URL = to
	case strings.HasPrefix(to, "/"):
		name, rest, _ := parseCommand(to)
		ok = rest == "" && !slices.Contains(unannounced, name) && slices.ContainsFunc(Commands(), func(c Command) bool { return c.Name == name })
		button.Action = to
	default:
		ok = !bareAddress.MatchString(to)
		button.Action = to
	}
	return button, ok
}
