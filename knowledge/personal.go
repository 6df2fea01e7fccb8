package knowledge

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// PersonalKind is a kind of number by which a person can be found or robbed.
type PersonalKind string

// The kinds of personal numbers. What they look like is said by the rules of
// who gives them: the NIK (and the number of a family card, which is built
// alike) by Permendagri 72/2022, the NPWP by PMK 112/2022, telephone numbers by
// the numbering plan of Permenkominfo 14/2018, card numbers by ISO/IEC 7812.
const (
	PersonalNIK   PersonalKind = "nik"
	PersonalNPWP  PersonalKind = "npwp"
	PersonalPhone PersonalKind = "phone"
	PersonalCard  PersonalKind = "card"
)

// personalDot stands in place of each digit that is hidden. It is one UTF-16
// unit.
const personalDot = '•'

// MaskPersonal hides the personal numbers of a text, but those of the kinds that
// are spared, and returns the kinds that it hid, each once. What stands between
// the digits stays, and so does the length in UTF-16 units, so that marks of the
// text stay where they were. Numbers that are money, dates, codes of goods or part
// of a link are no personal ones. Done again, it changes nothing.
func MaskPersonal(text string, spared ...PersonalKind) (masked string, hidden []PersonalKind) {
	if !mayBePersonal(text) {
		return text, nil
	}
	t := readNumbers(text)
	var b strings.Builder
	done := 0
	for _, chain := range t.chains() {
		for _, f := range t.find(chain) {
			if slices.Contains(spared, f.kind) {
				continue
			}
			if !slices.Contains(hidden, f.kind) {
				hidden = append(hidden, f.kind)
			}
			b.WriteString(text[done:f.from])
			hideDigits(&b, text[f.from:f.to])
			done = f.to
		}
	}
	if len(hidden) == 0 {
		return text, nil
	}
	b.WriteString(text[done:])
	return b.String(), hidden
}

// HasMasked tells whether a text holds a number that [MaskPersonal] hid, as far
// as that can be told.
func HasMasked(text string) bool {
	n := 0
	for _, r := range text {
		switch {
		case r == personalDot:
			if n++; n == leastPersonal {
				return true
			}
		case unicode.IsLetter(r) || r == '\n':
			n = 0
		}
	}
	return false
}

// leastPersonal is how many digits the shortest personal number has, mostPersonal
// the longest.
const (
	leastPersonal = 9
	mostPersonal  = 22
)

// mayBePersonal tells whether a text has digits enough to hold a personal number;
// any letter outside of ASCII may be one.
func mayBePersonal(text string) bool {
	n := 0
	for i := range len(text) {
		if c := text[i]; c >= '0' && c <= '9' || c >= 0xC0 {
			if n++; n == leastPersonal {
				return true
			}
		}
	}
	return false
}

// hideDigits writes a number with its digits hidden.
func hideDigits(b *strings.Builder, number string) {
	for _, r := range number {
		switch {
		case digitValue(r) < 0:
			b.WriteRune(r)
		case r > 0xFFFF: // two units
			b.WriteRune(personalDot)
			b.WriteRune(personalDot)
		default:
			b.WriteRune(personalDot)
		}
	}
}

// digitValue is the value of a digit in any script, raised, lowered or in a
// circle; -1 for what is none.
func digitValue(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r < 0x80:
		return -1
	case r == '²', r == '³':
		return int(r-'²') + 2
	case r == '¹':
		return 1
	case r == '⁰', r == '⓪':
		return 0
	case r >= '⁴' && r <= '⁹':
		return int(r-'⁴') + 4
	case r >= '₀' && r <= '₉':
		return int(r - '₀')
	case r >= '①' && r <= '⑨':
		return int(r-'①') + 1
	case !unicode.IsDigit(r):
		return -1
	case r >= 0x1D7CE && r <= 0x1D7FF:
		return int(r-0x1D7CE) % 10
	}
	// All others stand in tens, in the order of their values, from a zero on that
	// ends in 0 or 6 of its block of sixteen.
	value := 0
	for value < 9 && unicode.IsDigit(r-1) {
		r--
		value++
	}
	return value
}

// unseen tells whether a rune takes no room between two digits: marks, joiners,
// the frame around the digit of an emoji.
func unseen(r rune) bool {
	return r >= 0x80 && (unicode.In(r, unicode.Cf, unicode.Mn, unicode.Me) || r == '\u115F' || r == '\u1160' || r == '\u3164' || r == '\uFFA0')
}

// betweenDigits tells whether a rune may stand between the digits of one number.
func betweenDigits(r rune) bool {
	switch r {
	case ' ', '\t', '.', ',', '-', '/', '(', ')', '_', '*', '|', '~', '+', '·', '•', '−':
		return true
	}
	return r >= 0x80 && r != utf8.RuneError && unicode.In(r, unicode.Zs, unicode.Pd)
}
