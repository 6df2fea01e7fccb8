package text

import (
	"math"
	"strconv"
	"strings"
)

// amount is a number as written, in thousandths, which is as fine as anything
// people type about prices and packs.
type amount struct {
	milli int64
	// grouped tells that thousands were set apart ("45.000"), decimal that
	// there is a fraction ("1,2").
	grouped, decimal bool
	// absurd marks a number beyond anything that can be calculated with.
	absurd bool
}

// maxWhole is the largest number that is kept; beyond it only the fact that it
// is absurd is known.
const maxWhole = math.MaxInt64 / 1000

func whole(n int64) amount {
	if n > maxWhole {
		return amount{milli: math.MaxInt64, absurd: true}
	}
	return amount{milli: n * 1000}
}

// times multiplies; the result is absurd rather than wrapped around.
func (a amount) times(n int64) amount {
	if a.absurd || n != 0 && a.milli > math.MaxInt64/n {
		return amount{milli: math.MaxInt64, absurd: true}
	}
	a.milli *= n
	return a
}

func (a amount) plus(b amount) amount {
	if a.absurd || b.absurd || a.milli > math.MaxInt64-b.milli {
		return amount{milli: math.MaxInt64, absurd: true}
	}
	return amount{milli: a.milli + b.milli, grouped: a.grouped || b.grouped, decimal: a.decimal || b.decimal}
}

// readDigits reads a number token. It is false for what is no single number,
// such as a date or a row of sizes ("37,38,39").
func readDigits(s string) (amount, bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return !isDigit(r) })
	seps := strings.Map(func(r rune) rune {
		if isDigit(r) {
			return -1
		}
		return r
	}, s)
	if len(seps) == 0 {
		return readWhole(s)
	}
	last := len(parts) - 1
	sameSep := strings.Count(seps, seps[:1]) == len(seps)
	switch {
	case len(parts[0]) > 3 && last > 1 || parts[0] == "0" && last > 1:
		return amount{}, false
	case sameSep && groups(parts):
		a, ok := readWhole(strings.Join(parts, ""))
		a.grouped = true
		return a, ok
	case last == 1:
		return readDecimal(parts[0], parts[1])
	case groups(parts[:last]) && len(parts[last]) <= 2 && (sameSep || strings.Count(seps[:last-1], seps[:1]) == last-1):
		// "45.000,00" and, in files of others, "1.532.000.00": sen, which
		// nothing here keeps.
		a, ok := readWhole(strings.Join(parts[:last], ""))
		a.grouped = true
		return a, ok
	default:
		return amount{}, false
	}
}

// groups tells whether the parts are a number whose thousands are set apart.
func groups(parts []string) bool {
	if len(parts) < 2 || len(parts[0]) > 3 || parts[0][0] == '0' {
		return false
	}
	for _, p := range parts[1:] {
		if len(p) != 3 {
			return false
		}
	}
	return true
}

func readWhole(s string) (amount, bool) {
	if len(strings.TrimLeft(s, "0")) > 15 {
		return amount{milli: math.MaxInt64, absurd: true}, true
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return amount{}, false
	}
	return whole(n), true
}

// readDecimal reads a number with a fraction of up to three digits.
func readDecimal(wholePart, fraction string) (amount, bool) {
	if len(fraction) > 3 || len(wholePart) > 15 {
		return amount{}, false
	}
	w, err := strconv.ParseInt(wholePart, 10, 64)
	if err != nil {
		return amount{}, false
	}
	f, err := strconv.ParseInt((fraction + "00")[:3], 10, 64)
	if err != nil {
		return amount{}, false
	}
	a := whole(w).plus(amount{milli: f})
	a.decimal = f != 0
	return a, true
}
