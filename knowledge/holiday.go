package knowledge

import (
	"fmt"
	"time"
)

// Holiday is a day besides Saturday and Sunday on which offices of the state are
// closed.
type Holiday struct {
	Day  Day
	Name string
	// Joint tells a day of collective leave from a national holiday.
	Joint bool
	// Source is the decree that says so, as it is cited.
	Source string
}

// Calendar tells working days. The zero value knows weekends only.
type Calendar struct {
	holidays map[Day]Holiday
	years    map[int]bool
}

// NewCalendar is a calendar with these holidays. It covers the years of which it
// has any. Two on one day are an error.
func NewCalendar(holidays []Holiday) (*Calendar, error) {
	c := &Calendar{holidays: make(map[Day]Holiday, len(holidays)), years: map[int]bool{}}
	for _, h := range holidays {
		if known, twice := c.holidays[h.Day]; twice {
			return nil, fmt.Errorf("holidays: %s is %s and %s", h.Day, known.Name, h.Name)
		}
		c.holidays[h.Day] = h
		c.years[h.Day.time().Year()] = true
	}
	return c, nil
}

// Holiday is the holiday on a day; false for none.
func (c *Calendar) Holiday(d Day) (Holiday, bool) {
	h, ok := c.holidays[d]
	return h, ok
}

// Workday tells whether offices are open on a day: no weekend and, as far as the
// calendar covers its year, no holiday.
func (c *Calendar) Workday(d Day) bool {
	switch d.time().Weekday() {
	case time.Saturday, time.Sunday:
		return false
	}
	_, holiday := c.holidays[d]
	return !holiday
}

// Due is the last day on which something can be done within n working days after
// the day that it came in: that day itself does not count. With n below 1 it is
// that day.
func (c *Calendar) Due(came Day, n int) Day {
	due := came
	for n > 0 {
		due++
		if c.Workday(due) {
			n--
		}
	}
	return due
}

// Covers tells whether the calendar knows the holidays of a day's year. Where it
// does not, only weekends are left out.
func (c *Calendar) Covers(d Day) bool { return c.years[d.time().Year()] }
