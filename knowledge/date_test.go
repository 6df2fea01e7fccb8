package knowledge_test

import (
	"testing"

	"setara/knowledge"
)

func TestADateIsToldAsFarAsItIsKnown(t *testing.T) {
	for _, c := range []struct {
		name, said, written, last string
	}{
		{"a whole day", "2026-02-01", "1 Februari 2026", "2026-02-01"},
		{"a month", "2026-02", "Februari 2026", "2026-02-28"},
		{"a month of a leap year", "2024-02", "Februari 2024", "2024-02-29"},
		{"a year", "2024", "2024", "2024-12-31"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := knowledge.ParseDate(c.said)
			if err != nil {
				t.Fatal(err)
			}
			if d.Written() != c.written || d.Last().String() != c.last || d.String() != c.said {
				t.Errorf("%s is written %q, lasts to %s and reads %q; want %q, %s and itself",
					c.said, d.Written(), d.Last(), d.String(), c.written, c.last)
			}
		})
	}
}

func TestNoDateIsMadeUp(t *testing.T) {
	for _, said := range []string{"", "26", "2026-13", "2026-02-30", "2026-2-1", "Februari 2026", "2026-02-01T00:00"} {
		if d, err := knowledge.ParseDate(said); err == nil {
			t.Errorf("%q reads as %s", said, d)
		}
	}
}
