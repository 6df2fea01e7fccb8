package knowledge

import (
	"fmt"
	"time"
)

// WIB is western Indonesian time, UTC+7, without daylight saving: the time
// that Setara's dates are written in.
var WIB = time.FixedZone("WIB", 7*60*60)

// Day is a calendar day, counted from 1 January 1970. It has no hour and no
// time zone: the day an observation was made is the day that was written.
type Day int32

// DayOf is the calendar day of a moment in WIB.
func DayOf(t time.Time) Day {
	y, m, d := t.In(WIB).Date()
	return NewDay(y, m, d)
}

// NewDay is the day with that date. Days and months past their end roll over,
// as in [time.Date].
func NewDay(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix() / secondsPerDay)
}

// ParseDay reads a day written as 2006-01-02.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("parse day %q: want YYYY-MM-DD", s)
	}
	return DayOfUnix(t.Unix()), nil
}

// DayOfUnix is the day that [Day.Unix] gave.
func DayOfUnix(seconds int64) Day { return Day(seconds / secondsPerDay) }

const secondsPerDay = 24 * 60 * 60

// Unix is the day's first second in UTC, as the databases keep it.
func (d Day) Unix() int64 { return int64(d) * secondsPerDay }

// StartWIB is when the day begins in WIB.
func (d Day) StartWIB() time.Time {
	y, m, day := d.time().Date()
	return time.Date(y, m, day, 0, 0, 0, 0, WIB)
}

// String writes the day as 2006-01-02.
func (d Day) String() string { return d.time().Format(time.DateOnly) }

// Written writes the day as people say it: 2 Februari 2026.
func (d Day) Written() string {
	y, m, day := d.time().Date()
	return fmt.Sprintf("%d %s %d", day, monthNames[m-1], y)
}

// AddMonths is the same day of the month so many months later, or the last of
// that month where it is shorter.
func (d Day) AddMonths(months int) Day {
	year, month, day := d.time().Date()
	last := NewDay(year, month+time.Month(months)+1, 0)
	return min(NewDay(year, month+time.Month(months), 1)+Day(day-1), last)
}

// MarshalText writes the day as 2006-01-02.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads a day written as 2006-01-02.
func (d *Day) UnmarshalText(text []byte) error {
	day, err := ParseDay(string(text))
	*d = day
	return err
}

func (d Day) time() time.Time { return time.Unix(d.Unix(), 0).UTC() }

var monthNames = [...]string{
	"Januari", "Februari", "Maret", "April", "Mei", "Juni",
	"Juli", "Agustus", "September", "Oktober", "November", "Desember",
}
