package knowledge

import (
	"slices"
	"strings"
	"unicode/utf16"
)

// Placeholder is a word in braces for which each recipient gets their own:
// {nama}. The strings are what officers type, in lower case.
type Placeholder string

// The placeholders.
const (
	PlaceholderName     Placeholder = "nama"
	PlaceholderProduct  Placeholder = "produk"
	PlaceholderProvince Placeholder = "provinsi"
)

// Placeholders are all of them.
var Placeholders = [...]Placeholder{PlaceholderName, PlaceholderProduct, PlaceholderProvince}

// MaxPlaceholderValue is how long, in UTF-16 units, a value becomes at most.
const MaxPlaceholderValue = 64

// Of is what the recipient gets for it, as plain text: nothing in it becomes a
// link or a command. It is empty where that is not known.
func (p Placeholder) Of(r *Recipient) string {
	switch p {
	case PlaceholderName:
		return plainValue(r.Name)
	case PlaceholderProduct:
		return plainValue(r.Product)
	case PlaceholderProvince:
		return plainValue(string(r.Province))
	default:
		return ""
	}
}

// braces is a stretch of text that begins with a brace: a placeholder, a brace
// that is meant as such, or a mistake.
type braces struct {
	// start and end are in UTF-16 units. Name is where the name begins: a mark
	// on its first letter is a mark on the value.
	start, name, end int
	// placeholder is empty where it is none; literal is then what stands for
	// it, unless it is a mistake: that stays as it is.
	placeholder Placeholder
	literal     bool
	// fallback stands for a value that is not known, if there is one.
	fallback    string
	hasFallback bool
	// open tells that the closing brace is missing.
	open bool
}

// mistake tells that it is neither a placeholder nor a brace meant as such.
func (b *braces) mistake() bool { return b.placeholder == "" && !b.literal }

// value is what the recipient gets in its place; a mistake has none.
func (b *braces) value(r *Recipient) string {
	if b.literal {
		return "{"
	}
	value := b.placeholder.Of(r)
	if value == "" {
		value = b.fallback
	}
	return value
}

// longest is how many units it takes at most.
func (b *braces) longest() int {
	switch {
	case b.literal:
		return 1
	case b.mistake():
		return b.end - b.start
	default:
		return max(MaxPlaceholderValue, len(utf16.Encode([]rune(b.fallback))))
	}
}

// findBraces finds the placeholders of a text: {nama}, {nama|Kak}, with a
// fallback that may be empty. Case and spaces at the edges make no difference.
// Two opening braces are one that is meant as such.
func findBraces(text []uint16) []braces {
	var found []braces
	for i := 0; i < len(text); i++ {
		if text[i] != '{' {
			continue
		}
		if i+1 < len(text) && text[i+1] == '{' {
			found = append(found, braces{start: i, name: i, end: i + 2, literal: true})
			i++
			continue
		}
		b := readBraces(text, i)
		found = append(found, b)
		i = b.end - 1
	}
	return found
}

// readBraces reads what begins with the brace at start.
func readBraces(text []uint16, start int) braces {
	b := braces{start: start, name: start + 1, end: start + 1}
	length := slices.IndexFunc(text[start+1:], func(u uint16) bool { return u == '{' || u == '}' || u == '\n' })
	if length < 0 || text[start+1+length] != '}' {
		b.open = true
		return b
	}
	b.end = start + length + 2
	inside := string(utf16.Decode(text[start+1 : b.end-1]))
	name, fallback, has := strings.Cut(inside, "|")
	word := Placeholder(strings.ToLower(strings.TrimSpace(name)))
	for b.name < b.end-1 && text[b.name] == ' ' {
		b.name++
	}
	if slices.Contains(Placeholders[:], word) {
		b.placeholder, b.fallback, b.hasFallback = word, strings.TrimSpace(fallback), has
	}
	return b
}

// Unfilled are the placeholders of the content that have no fallback somewhere:
// who lacks the value gets nothing there.
func (c *Content) Unfilled() []Placeholder {
	used := map[Placeholder]bool{}
	for _, text := range c.texts() {
		for _, b := range findBraces(utf16.Encode([]rune(text))) {
			if b.placeholder != "" && !b.hasFallback {
				used[b.placeholder] = true
			}
		}
	}
	var out []Placeholder
	for _, p := range Placeholders {
		if used[p] {
			out = append(out, p)
		}
	}
	return out
}

// texts are the text and the labels of the buttons.
func (c *Content) texts() []string {
	out := []string{c.Text}
	for _, row := range c.Buttons {
		for _, b := range row {
			out = append(out, b.Label)
		}
	}
	return out
}
