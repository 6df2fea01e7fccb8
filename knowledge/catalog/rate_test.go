package catalog_test

import (
	"errors"
	"path/filepath"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/catalog"
)

func TestTheNewestRateUpToTheAskedDayCounts(t *testing.T) {
	c, err := catalog.Open(t.Context(), filepath.Join(t.TempDir(), "knowledge.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}()
	day := func(d int) knowledge.Day { return knowledge.NewDay(2026, time.November, d) }
	if _, err := c.Rate(t.Context(), day(20)); !errors.Is(err, knowledge.ErrNotFound) {
		t.Fatalf("a rate before any was set: %v", err)
	}
	now := time.Date(2026, time.November, 20, 9, 0, 0, 0, knowledge.WIB)
	set := func(on knowledge.Day, rupiah knowledge.Rupiah, before knowledge.Rupiah) {
		t.Helper()
		got, err := c.SetRate(t.Context(), knowledge.ExchangeRate{Day: on, Rupiah: rupiah}, 820001, now)
		if err != nil {
			t.Fatal(err)
		}
		var was knowledge.Rupiah
		if got != nil {
			was = got.Rupiah
		}
		if was != before {
			t.Errorf("%s was %s, want %s", on, was, before)
		}
	}
	set(day(20), 16_500, 0)
	set(day(10), 16_400, 0)
	set(day(20), 16_550, 16_500) // a slip mended by setting again
	set(day(20), 16_550, 16_550) // a message handled twice
	for on, want := range map[knowledge.Day]knowledge.ExchangeRate{
		day(10): {Day: day(10), Rupiah: 16_400, Source: knowledge.SourceOfficer},
		day(19): {Day: day(10), Rupiah: 16_400, Source: knowledge.SourceOfficer},
		day(20): {Day: day(20), Rupiah: 16_550, Source: knowledge.SourceOfficer},
		day(99): {Day: day(20), Rupiah: 16_550, Source: knowledge.SourceOfficer},
	} {
		if got, err := c.Rate(t.Context(), on); err != nil || got != want {
			t.Errorf("%s: %+v (%v), want %+v", on, got, err, want)
		}
	}
	if _, err := c.Rate(t.Context(), day(9)); !errors.Is(err, knowledge.ErrNotFound) {
		t.Errorf("a rate of the future was used: %v", err)
	}
	if _, err := c.SetRate(t.Context(), knowledge.ExchangeRate{Day: day(20), Rupiah: 165}, 1, now); err == nil {
		t.Error("a rate that cannot be was kept")
	}
}
