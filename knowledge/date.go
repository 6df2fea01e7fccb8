package knowledge

import (
	"fmt"
	"strconv"
	"time"
)

// Date is a day of which perhaps only the month or the year is known, as
// sources write it.
type Date struct {
	// Day is the day; the first of the month or year where no more is known.
	Day Day
	// Precision is how much of it is known.
	Precision Precision
}

// Precision is how much of a [Date] is known.
type Precision uint8

// The precisions.
const (
	ToTheDay Precision = iota
	ToTheMonth
	ToTheYear
)

// ParseDate reads a date written as 2006-01-02, 2006-01 or 2006.
func ParseDate(s string) (Date, error) {
	for precision, layout := range [...]string{ToTheDay: time.DateOnly, ToTheMonth: "2006-01", ToTheYear: "2006"} {
		if len(s) != len(layout) {
			continue
		}
		if t, err := time.Parse(layout, s); err == nil {
			return Date{DayOfUnix(t.Unix()), Precision(precision)}, nil
		}
	}
	return Date{}, fmt.Errorf("parse date %q: want YYYY-MM-DD, YYYY-MM or YYYY", s)
}

// Last is the last day that the date may mean.
func (d Date) Last() Day {
	t := d.Day.time()
	switch d.Precision {
	case ToTheMonth:
		return DayOfUnix(t.AddDate(0, 1, -1).Unix())
	case ToTheYear:
		return DayOfUnix(t.AddDate(1, 0, -1).Unix())
	default:
		return d.Day
	}
}

// Written writes what is known of the date as people say it: 2 Februari 2026,
// Februari 2026, or 2026.
func (d Date) Written() string {
	t := d.Day.time()
	switch d.Precision {
	case ToTheMonth:
		return fmt.Sprintf("%s %d", monthNames[t.Month()-1], t.Year())
	case ToTheYear:
		return strconv.Itoa(t.Year())
	default:
		return d.Day.Written()
	}
}

// String writes the date as [ParseDate] reads it.
func (d Date) String() string {
	return d.Day.String()[:[...]int{ToTheDay: 10, ToTheMonth: 7, ToTheYear: 4}[d.Precision]]
}

// MarshalText writes the date as [ParseDate] reads it.
func (d Date) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a date as [ParseDate] does.
func (d *Date) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDate(string(text))
	return err
}
