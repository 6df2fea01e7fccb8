package telegramtest

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// detectors find what Telegram marks by itself. Of overlapping finds the
// first in this order stands. A pattern is tried where its trigger is, since
// most texts have none. Telegram knows every top-level domain; here those
// count that people in Indonesia meet.
var detectors = []struct {
	kind    string
	trigger func(text string) bool
	pattern *regexp.Regexp
}{
	{"email", has("@"), regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,8}`)},
	{"url", has("://"), regexp.MustCompile(`(?i)(?:https?|ftp|tg|ton)://[^\s<>"]*[^\s<>".,!?:;)\]}'»…]`)},
	{"url", dotted, regexp.MustCompile(`(?i)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.(?:com|id|net|org|info|biz|gov|edu|io|me|co|cn|sg|my|shop|store|xyz|app|ly|link)(?::\d+)?(?:/(?:[^\s<>"]*[^\s<>".,!?:;)\]}'»…])?)?`)},
	{"bot_command", has("/"), regexp.MustCompile(`/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?`)},
	{"mention", has("@"), regexp.MustCompile(`@[A-Za-z0-9_]{3,32}`)},
	{"hashtag", has("#"), regexp.MustCompile(`#[\p{L}\p{N}_]{1,256}`)},
}

func has(mark string) func(string) bool {
	return func(text string) bool { return strings.Contains(text, mark) }
}

// dotted tells whether letters follow a dot at once, as in a domain and
// unlike in a price.
func dotted(text string) bool {
	for i := 1; i+1 < len(text); i++ {
		if text[i] == '.' && letter(text[i+1]) && (letter(text[i-1]) || decimal(text[i-1])) {
			return true
		}
	}
	return false
}

// detect adds the entities that Telegram finds by itself. Inside code and
// links it looks for none.
func (f *formatted) detect() {
	if !strings.ContainsAny(f.text, "/@#") && !dotted(f.text) {
		return
	}
	units := unitOffsets(f.text)
	var taken [][2]int
	for _, e := range f.entities {
		switch e.Type {
		case "code", "pre", "text_link", "text_mention":
			taken = append(taken, [2]int{e.Offset, e.Offset + e.Length})
		}
	}
	for _, d := range detectors {
		if !d.trigger(f.text) {
			continue
		}
		for _, found := range d.pattern.FindAllStringIndex(f.text, -1) {
			if !standsAlone(d.kind, f.text, found[0], found[1]) {
				continue
			}
			begin, end := units[found[0]], units[found[1]]
			if overlaps(taken, begin, end) {
				continue
			}
			taken = append(taken, [2]int{begin, end})
			f.entities = append(f.entities, Entity{Type: d.kind, Offset: begin, Length: end - begin})
		}
	}
}

// unitOffsets gives the UTF-16 position of each byte position.
func unitOffsets(text string) []int {
	offsets := make([]int, len(text)+1)
	units := 0
	for i, r := range text {
		offsets[i] = units
		units += unitsOf(r)
	}
	offsets[len(text)] = units
	return offsets
}

func overlaps(taken [][2]int, begin, end int) bool {
	for _, t := range taken {
		if begin < t[1] && t[0] < end {
			return true
		}
	}
	return false
}

// standsAlone tells whether a find is a word of its own, and not part of a
// longer one.
func standsAlone(kind, text string, begin, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:begin])
	after, _ := utf8.DecodeRuneInString(text[end:])
	if begin == 0 {
		before = ' '
	}
	if end == len(text) {
		after = ' '
	}
	switch kind {
	case "bot_command":
		return !wordy(before) && !strings.ContainsRune("/<>", before) && !wordy(after) && !strings.ContainsRune("/<>", after)
	case "hashtag":
		return !wordy(before) && strings.ContainsFunc(text[begin+1:end], unicode.IsLetter)
	case "url":
		return !wordy(before) && !wordy(after) && before != '@' && after != '@'
	default:
		return !wordy(before) && !wordy(after)
	}
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }
