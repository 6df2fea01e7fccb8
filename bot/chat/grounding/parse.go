package grounding

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Paragraph is one paragraph or one item of a list of a text.
type Paragraph struct {
	Item   bool
	Pieces []Piece
}

// Piece is a run of plain text or, with a Slot, the id of what code puts there.
type Piece struct {
	Text, Slot string
}

var (
	slotForm   = regexp.MustCompile(`\{\{[ ]*([a-z][0-9]{1,4})[ ]*\}\}`)
	listMark   = regexp.MustCompile(`^(?:[-*•–—+]|([0-9]{1,2})[.)])[ \t]+`)
	headingTop = regexp.MustCompile(`^(?:#{1,6}[ \t]+|>[ \t]*)+`)
	emphasis   = strings.NewReplacer("**", "", "__", "", "*", "", "`", "")
)

// Parse takes a text apart into paragraphs: each line is one. Marks of Markdown
// that models write by habit (asterisks, headings, list marks) are taken off, the
// numbers of a list only where they count from 1 on.
func Parse(text string) []Paragraph {
	var all []Paragraph
	number := 0
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimSpace(line)
		line = headingTop.ReplaceAllString(line, "")
		item := false
		if m := listMark.FindStringSubmatch(line); m != nil {
			n, _ := strconv.Atoi(m[1])
			if m[1] == "" || n == number+1 || n == 1 {
				item, line = true, line[len(m[0]):]
			}
			if m[1] != "" {
				number = n
			}
		} else if line != "" && !strings.HasPrefix(line, "{{") {
			number = 0
		}
		line = strings.TrimSpace(emphasis.Replace(line))
		if line != "" {
			all = append(all, Paragraph{Item: item, Pieces: pieces(line)})
		}
	}
	return all
}

func pieces(line string) []Piece {
	var all []Piece
	at := 0
	for _, m := range slotForm.FindAllStringSubmatchIndex(line, -1) {
		if m[0] > at {
			all = append(all, Piece{Text: line[at:m[0]]})
		}
		all = append(all, Piece{Slot: line[m[2]:m[3]]})
		at = m[1]
	}
	if at < len(line) {
		all = append(all, Piece{Text: line[at:]})
	}
	return all
}

// Finished is how many bytes of a text that is being written are whole sentences,
// and so can be shown once they are grounded.
func Finished(text string) int {
	for i := len(text) - 1; i > 0; i-- {
		if text[i] == '\n' {
			return i + 1
		}
		if (text[i] == ' ' || text[i] == '\t') && endsSentence(text, i-1) {
			return i + 1
		}
	}
	return 0
}

// endsSentence tells whether the sign at i of a text, with white space behind it,
// is the last of a sentence: it is none behind an abbreviation of what follows, nor
// behind the number of a list. Of an abbreviation at the end that is not known yet.
func endsSentence(text string, i int) bool {
	switch text[i] {
	case '!', '?':
		return true
	case '.':
	default:
		return strings.HasSuffix(text[:i+1], "…")
	}
	end := i
	for end > 0 && strings.IndexByte("*_`", text[end-1]) >= 0 {
		end-- // marks of emphasis are taken off
	}
	start := end
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(text[:start])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			break
		}
		start -= size
	}
	word := strings.ToLower(text[start:end])
	if word != "" && strings.Trim(word, "0123456789") == "" {
		line := text[strings.LastIndexByte(text[:start], '\n')+1 : start]
		return strings.TrimSpace(line) != ""
	}
	rest := strings.TrimLeft(text[i+1:], " \t*_`")
	next, _ := utf8.DecodeRuneInString(rest)
	switch word {
	case "no", "rp", "hlm":
		return rest != "" && !unicode.IsDigit(next)
	case "jl", "pt", "cv":
		return rest != "" && !unicode.IsUpper(next)
	}
	return true
}
