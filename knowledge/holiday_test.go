package knowledge_test

import (
	"testing"

	"pgregory.net/rapid"

	"setara/knowledge"
)

func TestWorkingDaysLeaveOutWeekendsAndHolidays(t *testing.T) {
	christmas := []knowledge.Holiday{
		{Day: day(t, "2026-12-24"), Name: "Cuti bersama", Joint: true},
		{Day: day(t, "2026-12-25"), Name: "Natal"},
	}
	c, err := knowledge.NewCalendar(christmas)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		name, came string
		n          int
		due        string
	}{
		{"within the week", "2026-11-23", 3, "2026-11-26"},
		{"over a weekend", "2026-11-26", 3, "2026-12-01"},
		{"on a Saturday", "2026-11-28", 3, "2026-12-02"},
		{"over the holidays", "2026-12-22", 3, "2026-12-29"},
		{"on a holiday", "2026-12-25", 1, "2026-12-28"},
		{"into a year that nothing is known of", "2026-12-30", 3, "2027-01-04"},
		{"the same day", "2026-11-23", 0, "2026-11-23"},
	} {
		t.Run(row.name, func(t *testing.T) {
			if due := c.Due(day(t, row.came), row.n); due != day(t, row.due) {
				t.Errorf("what comes on %s is due on %s, want %s", row.came, due, row.due)
			}
		})
	}
	if _, err := knowledge.NewCalendar(append(christmas, christmas[0])); err == nil {
		t.Error("two holidays may share a day")
	}
}

func TestWhatIsDueIsAWorkingDayWithAsManyBehindTheDayItCame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		came := knowledge.Day(rapid.Int32Range(20_000, 22_000).Draw(t, "came"))
		n := rapid.IntRange(1, 15).Draw(t, "days")
		taken := map[knowledge.Day]bool{}
		var holidays []knowledge.Holiday
		for _, offset := range rapid.SliceOfNDistinct(rapid.Int32Range(0, 40), 0, 12, rapid.ID).Draw(t, "holidays") {
			d := came + knowledge.Day(offset)
			taken[d] = true
			holidays = append(holidays, knowledge.Holiday{Day: d, Name: "libur"})
		}
		c, err := knowledge.NewCalendar(holidays)
		if err != nil {
			t.Fatal(err)
		}
		due, open := c.Due(came, n), 0
		for d := came + 1; d <= due; d++ {
			if weekday := (int(d) + 3) % 7; weekday < 5 && !taken[d] { // 1 January 1970 was a Thursday
				open++
			}
		}
		if open != n || !c.Workday(due) {
			t.Fatalf("due on %s after %d working days, want %d", due, open, n)
		}
	})
}
