package ingest

import (
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// cleanText folds a cell into one line of plain text: HTML entities decoded,
// runs of white space one space, control characters, invisible formatting and
// broken UTF-8 removed. Joiners stay where they hold an emoji together.
func cleanText(cell string) string {
	if strings.IndexByte(cell, '&') >= 0 {
		cell = html.UnescapeString(cell)
	}
	if plainASCII(cell) {
		return cell
	}
	var b strings.Builder
	b.Grow(len(cell))
	space := false
	for i, r := range cell {
		switch {
		case unicode.IsSpace(r):
			space = b.Len() > 0
			continue
		case r == utf8.RuneError && isBroken(cell[i:]), unicode.IsControl(r), r == '\uFFFD', unicode.In(r, unicode.Co, unicode.Cs):
			continue
		case unicode.Is(unicode.Cf, r) && r != '\u200d':
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		b.WriteRune(r)
	}
	return strings.Trim(b.String(), "\u200d ")
}

// isBroken tells that the rune at the start of s is a byte that is no UTF-8.
func isBroken(s string) bool {
	_, size := utf8.DecodeRuneInString(s)
	return size == 1
}

// plainASCII tells a text that cleanText would leave as it is.
func plainASCII(s string) bool {
	previous := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c > '~' || c == ' ' && previous == ' ' {
			return false
		}
		previous = c
	}
	return previous != ' '
}

// maxTitle is the longest title that is believed, in characters.
const maxTitle = 2000

// titleFault tells why a cleaned text is no title; empty where it is one.
func titleFault(title string) string {
	switch {
	case blank(title):
		return "nama produk kosong"
	case utf8.RuneCountInString(title) > maxTitle:
		return "nama produk lebih dari " + strconv.Itoa(maxTitle) + " huruf"
	case strings.HasPrefix(title, "http://"), strings.HasPrefix(title, "https://"):
		return "nama produk berisi tautan, bukan nama"
	}
	if strings.IndexFunc(title, unicode.IsLetter) < 0 {
		return "nama produk tidak memuat huruf"
	}
	if isMoney(title) {
		return "nama produk berisi harga, bukan nama"
	}
	return ""
}

// isMoney tells a text that is an amount of rupiah and nothing else; "3 meter"
// is none.
func isMoney(s string) bool {
	s = strings.ToLower(s)
	if !strings.HasPrefix(s, "rp") && !strings.HasPrefix(s, "idr") {
		number, rest := scanNumber(s)
		word, _ := scanWord(strings.TrimLeft(rest, " "))
		if number == "" || magnitudes[word] == ones {
			return false
		}
	}
	_, err := parsePrice(s)
	return err == nil
}

// parseRating reads a rating from 0 to 5, such as 4.9, "4,9" or "4.9/5"; 0
// where there is none or it is on another scale.
func parseRating(cell string) float64 {
	s, _, _ := strings.Cut(strings.TrimSpace(cell), "/")
	s, _, _ = strings.Cut(strings.TrimSpace(s), " ")
	f, err := strconv.ParseFloat(strings.Replace(s, ",", ".", 1), 64)
	if err != nil || !(f >= 0 && f <= 5) {
		return 0
	}
	return f
}

// parseCategory joins the parts of a category path by "/".
func parseCategory(cell string) string {
	if list, ok := parseList(cell); ok {
		return cleanText(strings.Join(list, "/"))
	}
	parts := strings.FieldsFunc(cleanText(cell), func(r rune) bool { return r == '>' || r == '»' || r == '|' })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	return strings.Join(parts, "/")
}
