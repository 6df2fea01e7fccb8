package text

import (
	"strconv"
	"strings"
)

// titleTokens are the tokens of a title. Beside its ends stand empty texts.
type titleTokens []Token

func (ts titleTokens) text(i int) string {
	if i < 0 || i >= len(ts) {
		return ""
	}
	return ts[i].Text
}

func (ts titleTokens) isNumber(i int) bool { return i >= 0 && i < len(ts) && ts[i].Kind == Number }

// glued tells whether no space stands before token i.
func (ts titleTokens) glued(i int) bool { return i >= 0 && i < len(ts) && ts[i].Glued }

func (ts titleTokens) unitAt(i int) packUnit { return packUnits[ts.text(i)] }

// numberAt is the number at token i in thousandths, a fraction included
// ("1/2 kg", "2 1/2 kg"), and the index after it. Numbers past a million count
// as a million: no pack is that large.
func (ts titleTokens) numberAt(i int) (milli int64, end int) {
	if part, end, ok := ts.fractionAt(i); ok {
		return part, end
	}
	n := titleNumber(ts.text(i))
	if ts.isNumber(i+1) && n%1000 == 0 {
		if part, end, ok := ts.fractionAt(i + 1); ok {
			return n + part, end
		}
	}
	return n, i + 1
}

// fractionAt reads "1/2" and "3/4" at token i, before a unit of which there
// are parts: "2/3 pcs" is two or three.
func (ts titleTokens) fractionAt(i int) (milli int64, end int, ok bool) {
	if ts.text(i+1) != "/" || !ts.isNumber(i+2) {
		return 0, 0, false
	}
	if u := ts.unitAt(i + 3); u.word == noPackWord || u.word == countWord && u.size == 1 {
		return 0, 0, false
	}
	n, d := titleNumber(ts.text(i)), titleNumber(ts.text(i+2))
	if n >= d || d > 4000 {
		return 0, 0, false
	}
	return n * 1000 / d, i + 3, true
}

// alternative reads a second number joined by a mark of choice: "/ 12",
// "- 5", "& 6".
func (ts titleTokens) alternative(i int) (milli int64, end int, ok bool) {
	if !isRange(ts.text(i)) || !ts.isNumber(i+1) {
		return 0, 0, false
	}
	return titleNumber(ts.text(i + 1)), i + 2, true
}

// alternatives reads all further numbers joined by marks of choice, and tells
// whether they differ from n: "50/100/200 gr".
func (ts titleTokens) alternatives(n int64, i int) (end int, differ, ok bool) {
	for {
		other, after, more := ts.alternative(i)
		if !more {
			return i, differ, ok
		}
		i, differ, ok = after, differ || other != n, true
	}
}

func isRange(mark string) bool {
	switch mark {
	case "/", "-", "&", ",", "atau", "sampai", "sd", "dan", "~", "|":
		return true
	}
	return false
}

var withoutSeparators = strings.NewReplacer(".", "", ",", "")

const largestNumber = 1_000_000_000 // a million, in thousandths

// titleNumber reads digits as titles have them, in thousandths. Behind a
// separator three digits are thousands ("1.000 gr"), others a fraction.
func titleNumber(digits string) int64 {
	if n, ok := fewDigits(digits); ok {
		return n * 1000
	}
	digits = strings.ReplaceAll(digits, "'", "")
	whole, fraction := digits, ""
	if i := strings.LastIndexAny(digits, ".,"); i >= 0 {
		if rest := digits[i+1:]; len(rest) != 3 || digits[0] == '0' {
			whole, fraction = digits[:i], rest
		}
	}
	whole = withoutSeparators.Replace(whole)
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || n > largestNumber/1000 {
		return largestNumber
	}
	f, _ := strconv.ParseInt((fraction + "000")[:3], 10, 64)
	return n*1000 + f
}

// fewDigits reads a number of up to six digits without separators, as most
// are.
func fewDigits(s string) (n int64, ok bool) {
	if len(s) > 6 {
		return 0, false
	}
	for i := range len(s) {
		if !isDigit(rune(s[i])) {
			return 0, false
		}
		n = 10*n + int64(s[i]-'0')
	}
	return n, true
}
