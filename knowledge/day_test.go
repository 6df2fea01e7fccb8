package knowledge

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestADayIsTheCalendarDayInWIB(t *testing.T) {
	lateEvening := time.Date(2026, 1, 31, 17, 30, 0, 0, time.UTC) // 00.30 in WIB
	if got := DayOf(lateEvening).String(); got != "2026-02-01" {
		t.Errorf("got %s, want 2026-02-01", got)
	}
	if got := NewDay(2026, time.February, 1).Written(); got != "1 Februari 2026" {
		t.Errorf("got %s", got)
	}
}

func TestADayThatIsWrittenIsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := Day(rapid.Int32Range(0, 60_000).Draw(t, "day"))
		if got, err := ParseDay(want.String()); err != nil || got != want {
			t.Fatalf("%s read back as %s, %v", want, got, err)
		}
		if got := DayOfUnix(want.Unix()); got != want {
			t.Fatalf("%s from its seconds is %s", want, got)
		}
	})
	for _, bad := range []string{"", "2026-02-30", "01/02/2026", "kemarin"} {
		if _, err := ParseDay(bad); err == nil {
			t.Errorf("%q was read as a day", bad)
		}
	}
}
