package starter_test

import (
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/starter"
)

// The decrees give these numbers: 17 holidays a year, 10 days of collective
// leave in 2025 and one more by the change, 8 in 2026.
func TestTheHolidaysAreAsManyAsTheDecreesSay(t *testing.T) {
	c, err := starter.Calendar()
	if err != nil {
		t.Fatal(err)
	}
	for year, want := range map[int][2]int{2025: {17, 11}, 2026: {17, 8}, 2027: {}} {
		var national, joint int
		for d := knowledge.NewDay(year, time.January, 1); d < knowledge.NewDay(year+1, time.January, 1); d++ {
			switch h, ok := c.Holiday(d); {
			case ok && h.Joint:
				joint++
			case ok:
				national++
			}
		}
		if national != want[0] || joint != want[1] {
			t.Errorf("%d has %d holidays and %d days of leave, want %v", year, national, joint, want)
		}
		if covered := c.Covers(knowledge.NewDay(year, time.June, 1)); covered != (want[0] > 0) {
			t.Errorf("%d is covered: %v", year, covered)
		}
	}
}
