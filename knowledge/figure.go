package knowledge

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Figure is a figure of an entry that has a name, so that the sentences of
// other files can put it in: a value, or a day. The points of the entry say
// the same figure in their words.
type Figure struct {
	// Name is a word such as "tarif_umk".
	Name  string
	Value int64
	Unit  FactUnit
	// Day is set where the figure is a day; Value and Unit are then empty.
	Day *Day
}

// Written writes the figure as a sentence says it: Rp500.000, 40%, 10, 17
// Oktober 2026.
func (f *Figure) Written() string {
	switch {
	case f.Day != nil:
		return f.Day.Written()
	case f.Unit == FactRupiah:
		return Rupiah(f.Value).String()
	case f.Unit == FactBasisPoints:
		return BasisPoints(f.Value).String()
	default:
		return strconv.FormatInt(f.Value, 10)
	}
}

// SaidIn tells whether a sentence says the figure, as [Figure.Written] writes
// it and not as a part of another number.
func (f *Figure) SaidIn(sentence string) bool {
	written := f.Written()
	for at := 0; ; {
		i := strings.Index(sentence[at:], written)
		if i < 0 {
			return false
		}
		from, to := at+i, at+i+len(written)
		if !endsInNumber(sentence[:from]) && !goesOnAsNumber(sentence[to:]) {
			return true
		}
		at = to
	}
}

// endsInNumber tells whether a text ends within a number, or in a letter.
func endsInNumber(before string) bool {
	last, size := utf8.DecodeLastRuneInString(before)
	if unicode.IsDigit(last) || unicode.IsLetter(last) {
		return true
	}
	previous, _ := utf8.DecodeLastRuneInString(before[:len(before)-size])
	return (last == '.' || last == ',') && unicode.IsDigit(previous)
}

// goesOnAsNumber tells whether a text goes on a number that ends before it.
func goesOnAsNumber(behind string) bool {
	next, size := utf8.DecodeRuneInString(behind)
	if unicode.IsDigit(next) || unicode.IsLetter(next) || next == '%' {
		return true
	}
	second, _ := utf8.DecodeRuneInString(behind[size:])
	return (next == '.' || next == ',') && unicode.IsDigit(second)
}

// Figure is the figure of a name, where a point that holds on the day says it:
// of an entry that was corrected in its sentences alone, no figure is told.
func (e *Entry) Figure(name string, on Day) (Figure, bool) {
	for i := range e.Figures {
		f := &e.Figures[i]
		if f.Name != name {
			continue
		}
		for _, p := range e.Current(on) {
			if f.SaidIn(p.Text) {
				return *f, true
			}
		}
	}
	return Figure{}, false
}
