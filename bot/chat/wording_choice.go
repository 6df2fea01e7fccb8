package chat

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"setara/knowledge"
)

// wordChoices asks which goods are meant, with how many there are of each.
func wordChoices(product string, found *knowledge.Comparables) Block {
	var labels, counts []string
	for i := range found.Choices {
		c := &found.Choices[i]
		labels = append(labels, c.Label())
		counts = append(counts, fmt.Sprintf("%s (%d)", c.Label(), c.Found))
	}
	if found.Choices[0].Category != "" {
		return paragraph(bold(fmt.Sprintf("%s: %s?", capital(product), either(labels))), plain(fmt.Sprintf(
			" Dari %d data yang saya lihat, ada %s. Pilih dulu, Kak, supaya pembandingnya barang yang sama.",
			found.Found, strings.Join(counts, ", "))))
	}
	return paragraph(bold(capital(product)+" yang mana, Kak?"), plain(fmt.Sprintf(
		" Dari %d data yang saya lihat, yang terbanyak: %s. Pilih salah satu atau tulis nama barangnya; "+
			"kalau dicampur, harga pasarnya tidak bisa jadi patokan.",
		found.Found, strings.Join(counts, ", "))))
}

// choiceButtons offer the choices, one tap each.
func choiceButtons(choices []knowledge.Choice) [][]Button {
	var rows [][]Button
	for i := range choices {
		c := &choices[i]
		action := c.Product
		if c.Category != "" {
			action = c.Category + " " + c.Product
		}
		rows = append(rows, []Button{{Label: fmt.Sprintf("%s (%d)", capital(c.Label()), c.Found), Action: action}})
	}
	return rows
}

// either lists what to choose from: "buah atau jam tangan".
func either(names []string) string {
	last := len(names) - 1
	switch last {
	case 0:
		return names[0]
	case 1:
		return names[0] + " atau " + names[1]
	default:
		return strings.Join(names[:last], ", ") + ", atau " + names[last]
	}
}

// capital begins a text with a capital letter.
func capital(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}
