package knowledge

import (
	"testing"
	"time"
)

func TestTheNightIsFromEightToEight(t *testing.T) {
	wit := time.FixedZone("WIT", 9*60*60)
	for _, test := range []struct {
		at    time.Time
		quiet time.Duration
	}{
		{time.Date(2026, 11, 25, 7, 59, 59, 0, WIB), time.Second},
		{time.Date(2026, 11, 25, 8, 0, 0, 0, WIB), 0},
		{time.Date(2026, 11, 25, 19, 59, 59, 999, WIB), 0},
		{time.Date(2026, 11, 25, 20, 0, 0, 0, WIB), 12 * time.Hour},
		{time.Date(2026, 12, 31, 23, 30, 0, 0, WIB), 8*time.Hour + 30*time.Minute},
		{time.Date(2026, 11, 25, 0, 0, 0, 0, WIB), 8 * time.Hour},
		{time.Date(2026, 11, 25, 6, 0, 0, 0, WIB).In(wit), 0},
		{time.Date(2026, 11, 25, 18, 30, 0, 0, WIB).In(wit), 11*time.Hour + 30*time.Minute},
	} {
		if got := QuietFor(test.at); got != test.quiet {
			t.Errorf("at %v it is quiet for %v, want %v", test.at, got, test.quiet)
		}
	}
}
