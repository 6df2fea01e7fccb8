package ingest

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"setara/knowledge"
)

// The days that an observation is believed on: no marketplace's data is older,
// and a later year is a mistake of typing.
var (
	earliestDay = knowledge.NewDay(2010, time.January, 1)
	latestDay   = knowledge.NewDay(2100, time.December, 31)
)

// believable tells whether a day may be one of observation.
func believable(d knowledge.Day) bool { return earliestDay <= d && d <= latestDay }

// dateReading is how a column writes its dates.
type dateReading struct {
	// monthFirst reads 01/15/2026, as American spreadsheets write it.
	monthFirst bool
	// from1904 counts serial days as old Excel on the Mac did.
	from1904 bool
}

// parseDate reads the day of a date cell as it is written, without shifting
// it into another time zone: 2026-01-15, 15/1/2026, "15 Januari 2026",
// 20260115, a spreadsheet's serial day, or unix seconds or milliseconds,
// which alone are shifted, into WIB.
func parseDate(cell string, reading dateReading) (knowledge.Day, bool) {
	s := strings.TrimSpace(cell)
	if whole, frac, found := strings.Cut(s, "."); found && allDigits(whole) && (allDigits(frac) || frac == "") && len(whole) >= 5 {
		s = whole
	}
	var day knowledge.Day
	var ok bool
	if allDigits(s) {
		day, ok = digitsDate(s, reading)
	} else {
		day, ok = writtenDate(s, reading)
	}
	return day, ok && believable(day)
}

// digitsDate reads a date in nothing but digits.
func digitsDate(s string, reading dateReading) (knowledge.Day, bool) {
	if len(s) == 8 || len(s) == 14 {
		if day, ok := compactDate(s); ok {
			return day, true
		}
	}
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil {
		return 0, false
	}
	switch {
	case n >= 1e12 && n < 1e13:
		return knowledge.DayOf(time.UnixMilli(n)), true
	case n >= 1e9 && n < 1e10:
		return knowledge.DayOf(time.Unix(n, 0)), true
	case n >= 30_000 && n < 80_000:
		if reading.from1904 {
			n += 1462
		}
		// Day 25569 of spreadsheets is 1 January 1970.
		return knowledge.Day(n - 25569), true
	default:
		return 0, false
	}
}

// compactDate reads the YYYYMMDD that s begins with.
func compactDate(s string) (knowledge.Day, bool) {
	if len(s) < 8 || !allDigits(s[:8]) {
		return 0, false
	}
	return dayOfParts(s[:4], s[4:6], s[6:8])
}

// dayOfParts is the day of a date in digits; dates that the calendar does not
// have are refused.
func dayOfParts(year, month, day string) (knowledge.Day, bool) {
	y, err1 := strconv.Atoi(year)
	m, err2 := strconv.Atoi(month)
	d, err3 := strconv.Atoi(day)
	if err1 != nil || err2 != nil || err3 != nil {
		return 0, false
	}
	if len(year) == 2 {
		y += 2000
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	if t.Day() != d || t.Month() != time.Month(m) || y > 9999 {
		return 0, false
	}
	return knowledge.NewDay(y, time.Month(m), d), true
}

// writtenDate reads a date in parts: digits, and perhaps a month's name.
func writtenDate(s string, reading dateReading) (knowledge.Day, bool) {
	numbers, month, monthAt := dateParts(s)
	switch {
	case month != "" && len(numbers) >= 2:
		if monthAt == 0 || len(numbers[0]) <= 2 {
			return dayOfParts(numbers[1], month, numbers[0])
		}
		return dayOfParts(numbers[0], month, numbers[1])
	case month != "" || len(numbers) < 3:
		return 0, false
	case len(numbers[0]) == 4:
		return dayOfParts(numbers[0], numbers[1], numbers[2])
	case len(numbers[2]) != 4 && len(numbers[2]) != 2:
		return 0, false
	case reading.monthFirst:
		return dayOfParts(numbers[2], numbers[0], numbers[1])
	default:
		return dayOfParts(numbers[2], numbers[1], numbers[0])
	}
}

// dateParts splits a date into its first three numbers and its month's name,
// as a number, with how many numbers stand before it.
func dateParts(s string) (numbers []string, month string, monthAt int) {
	isDigit := func(r rune) bool { return '0' <= r && r <= '9' }
	for s != "" && len(numbers) < 3 {
		end := strings.IndexFunc(s, func(r rune) bool { return !isDigit(r) })
		if end < 0 {
			end = len(s)
		}
		if end > 0 {
			numbers, s = append(numbers, s[:end]), s[end:]
			continue
		}
		word, rest := scanWord(s)
		if word == "" {
			_, size := utf8.DecodeRuneInString(s)
			rest = s[size:]
		} else if m, ok := months[strings.ToLower(word)]; ok && month == "" {
			month, monthAt = strconv.Itoa(int(m)), len(numbers)
		}
		s = rest
	}
	return numbers, month, monthAt
}

// months are the names of months in Indonesian and English, whole and cut.
var months = monthIndex([12][]string{
	{"januari", "january", "jan"}, {"februari", "pebruari", "february", "feb", "peb"}, {"maret", "march", "mar"},
	{"april", "apr"}, {"mei", "may"}, {"juni", "june", "jun"}, {"juli", "july", "jul"},
	{"agustus", "august", "agu", "agt", "ags", "aug"}, {"september", "sep", "sept"},
	{"oktober", "october", "okt", "oct"}, {"november", "nopember", "nov", "nop"}, {"desember", "december", "des", "dec"},
})

func monthIndex(names [12][]string) map[string]time.Month {
	index := make(map[string]time.Month)
	for i, list := range names {
		for _, name := range list {
			index[name] = time.Month(i + 1)
		}
	}
	return index
}

// monthSide tells of a date such as 01/15/2026 which part must be the month:
// -1 the second, 1 the first, 0 where both may be, or the date is written in
// another way.
func monthSide(cell string) int {
	if len(cell) > 40 || strings.IndexFunc(cell, unicode.IsDigit) < 0 {
		return 0
	}
	numbers, month, _ := dateParts(cell)
	if month != "" || len(numbers) < 3 || len(numbers[0]) > 2 || len(numbers[1]) > 2 {
		return 0
	}
	a, err1 := strconv.Atoi(numbers[0])
	b, err2 := strconv.Atoi(numbers[1])
	switch {
	case err1 != nil || err2 != nil:
		return 0
	case a > 12 && b <= 12:
		return -1
	case b > 12 && a <= 12:
		return 1
	default:
		return 0
	}
}
