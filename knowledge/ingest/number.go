package ingest

import (
	"errors"
	"strconv"
	"strings"

	"setara/knowledge"
)

// errNumber is a text in digits that is no number, or no clear one.
var errNumber = errors.New("not a number")

// isDigit tells an ASCII digit.
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// allDigits tells a text of nothing but ASCII digits, at least one.
func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}

// splitDecimal cuts the digits before the decimal mark from those after it,
// grouping marks removed. Files mix the Indonesian 1.532.000,00, the English
// 1,532,000.00 and the damaged 1.532.000.00, so the marks are told by what
// they separate: a single mark before exactly three digits groups thousands
// (45.000), any other single mark is decimal (45000.0). Grouped tells that
// thousands were marked.
func splitDecimal(s string) (whole, frac string, grouped bool, err error) {
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		if !allDigits(s) {
			return "", "", false, errNumber
		}
		return s, "", false, nil
	}
	head, tail := s[:last], s[last+1:]
	if !allDigits(tail) || head == "" {
		return "", "", false, errNumber
	}
	mark, other := s[last:last+1], ","
	if mark == "," {
		other = "."
	}
	switch {
	case strings.Contains(head, other):
		// Both marks: the last one is decimal and stands once.
		whole, ok := ungroup(head, other)
		if !ok {
			return "", "", false, errNumber
		}
		return whole, tail, true, nil
	case strings.Contains(head, mark):
		// One mark several times: thousands, the last one perhaps decimal.
		whole, ok := ungroup(head, mark)
		switch {
		case !ok || len(tail) > 3:
			return "", "", false, errNumber
		case len(tail) == 3:
			return whole + tail, "", true, nil
		default:
			return whole, tail, true, nil
		}
	case !allDigits(head):
		return "", "", false, errNumber
	case len(tail) == 3 && len(head) <= 3 && head[0] != '0':
		return head + tail, "", true, nil
	default:
		return head, tail, false, nil
	}
}

// ungroup removes the marks from digits in groups of three.
func ungroup(s, mark string) (string, bool) {
	parts := strings.Split(s, mark)
	for i, p := range parts {
		if !allDigits(p) || len(p) > 3 || i > 0 && len(p) != 3 {
			return "", false
		}
	}
	return strings.Join(parts, ""), true
}

// magnitude is a word after a number that multiplies it.
type magnitude int

// The magnitudes, as powers of ten.
const (
	ones      magnitude = 0
	thousands magnitude = 3
	millions  magnitude = 6
)

// magnitudes are the words of people and marketplaces.
var magnitudes = map[string]magnitude{
	"k": thousands, "rb": thousands, "rbu": thousands, "ribu": thousands, "ribuan": thousands,
	"jt": millions, "juta": millions, "mio": millions, "jutaan": millions,
}

// largestNumber bounds what parseNumber returns: room for the largest amount
// in rupiah times 100,000, below the end of an int64.
const largestNumber = uint64(9e18)

// parseNumber reads digits with marks, and perhaps an exponent as
// spreadsheets write it, times a magnitude; the result is rounded to the
// nearest whole number, halves up. "1.250rb" may be a thousand or a million
// and is refused; "1.250jt" is 1,25 million, since nobody lists billions.
func parseNumber(s string, m magnitude) (int64, error) {
	mantissa, exponent, err := cutExponent(s)
	if err != nil {
		return 0, err
	}
	whole, frac, grouped, err := splitDecimal(mantissa)
	if err != nil {
		return 0, err
	}
	if grouped && m != ones {
		if m != millions || strings.ContainsAny(mantissa[len(mantissa)-3:], ".,") {
			return 0, errNumber
		}
		whole, frac = whole[:len(whole)-3], whole[len(whole)-3:]
	}
	return shift(whole, frac, int(m)+exponent)
}

// cutExponent cuts "1.99E+10" into 1.99 and 10.
func cutExponent(s string) (string, int, error) {
	mantissa, digits, found := strings.Cut(strings.ToLower(s), "e")
	if !found {
		return s, 0, nil
	}
	negative := strings.HasPrefix(digits, "-")
	digits = strings.TrimLeft(digits, "+-")
	if !allDigits(digits) || len(digits) > 3 {
		return "", 0, errNumber
	}
	exponent := 0
	for i := range len(digits) {
		exponent = exponent*10 + int(digits[i]-'0')
	}
	if negative {
		exponent = -exponent
	}
	return mantissa, exponent, nil
}

// shift is whole.frac times ten to the power of by, rounded halves up.
func shift(whole, frac string, by int) (int64, error) {
	digits := strings.TrimLeft(whole+frac, "0")
	point := len(digits) - len(frac) + by
	switch {
	case digits == "" || point < 0:
		return 0, nil
	case point > 19:
		return 0, errNumber
	case point > len(digits):
		digits += strings.Repeat("0", point-len(digits))
	}
	n := uint64(0)
	if point > 0 {
		var err error
		if n, err = strconv.ParseUint(digits[:point], 10, 64); err != nil {
			return 0, errNumber
		}
	}
	if point < len(digits) && digits[point] >= '5' {
		n++
	}
	if n > largestNumber {
		return 0, errNumber
	}
	return int64(n), nil
}

// scanNumber returns the number at the start of s with its marks, and what
// follows. Marks that nothing follows ("45.000,-") are not part of it; a
// single space, or a no-break one, groups thousands ("45 000").
func scanNumber(s string) (number, rest string) {
	end := 0
	for end < len(s) && (isDigit(s[end]) || s[end] == '.' || s[end] == ',') {
		end++
	}
	number = strings.TrimRight(s[:end], ".,")
	rest = s[len(number):]
	if len(number) <= 3 && allDigits(number) {
		for len(rest) >= 4 && rest[0] == ' ' && allDigits(rest[1:4]) && (len(rest) == 4 || !isNumberByte(rest[4])) {
			number, rest = number+rest[1:4], rest[4:]
		}
	}
	if exp := scanExponent(rest); exp > 0 {
		number, rest = number+rest[:exp], rest[exp:]
	}
	return number, rest
}

func isNumberByte(c byte) bool { return isDigit(c) || c == '.' || c == ',' }

// scanExponent is the length of an exponent such as "e+10" at the start of s.
func scanExponent(s string) int {
	if len(s) < 2 || s[0] != 'e' && s[0] != 'E' {
		return 0
	}
	i := 1
	if s[i] == '+' || s[i] == '-' {
		i++
	}
	start := i
	for i < len(s) && isDigit(s[i]) {
		i++
	}
	if i == start {
		return 0
	}
	return i
}

// scanWord returns the letters at the start of s, and what follows.
func scanWord(s string) (word, rest string) {
	for i, r := range s {
		if !isLetter(r) {
			return s[:i], s[i:]
		}
	}
	return s, ""
}

// parseCount reads how many were sold, out of a number (40.0) or a label
// ("10RB+ terjual", "3,5RB Terjual/ Bulan"); -1 where there is no count. A
// rounded label is taken at what it says at least.
func parseCount(cell string) int64 {
	s := strings.ToLower(cell)
	at := strings.IndexAny(s, "0123456789")
	if at < 0 || strings.HasSuffix(strings.TrimSpace(s[:at]), "-") {
		return -1
	}
	number, rest := scanNumber(s[at:])
	word, _ := scanWord(strings.TrimLeft(rest, " \u00a0"))
	n, err := parseNumber(number, magnitudes[word])
	if err != nil || n > int64(knowledge.MaxRupiah) {
		return -1
	}
	return n
}
