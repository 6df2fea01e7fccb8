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
		_, got, err := c.SetRate(t.Context(), knowledge.ExchangeRate{Day: on, Rupiah: rupiah}, knowledge.Act{By: 820001, At: now})
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
	if _, _, err := c.SetRate(t.Context(), knowledge.ExchangeRate{Day: day(20), Rupiah: 165}, knowledge.Act{By: 1, At: now}); err == nil {
		t.Error("a rate that cannot be was kept")
	}
}

func TestAReplayedRateDoesNotGoOverWhatAnotherOfficerSetInBetween(t *testing.T) {
	c, err := catalog.Open(t.Context(), filepath.Join(t.TempDir(), "knowledge.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	}()
	today := knowledge.NewDay(2026, time.November, 20)
	now := time.Date(2026, time.November, 20, 9, 0, 0, 0, knowledge.WIB)
	set := func(by, update int64, on knowledge.Day, rupiah, kept, before knowledge.Rupiah) {
		t.Helper()
		got, old, err := c.SetRate(t.Context(), knowledge.ExchangeRate{Day: on, Rupiah: rupiah}, knowledge.Act{By: by, Update: update, At: now})
		if err != nil {
			t.Fatal(err)
		}
		if got != (knowledge.ExchangeRate{Day: today, Rupiah: kept, Source: knowledge.SourceOfficer}) {
			t.Errorf("kept is %+v, want %s", got, kept)
		}
		if (old == nil) != (before == 0) || old != nil && old.Rupiah != before {
			t.Errorf("before was %+v, want %s", old, before)
		}
	}
	set(1, 100, today, 16_400, 16_400, 0)
	set(1, 101, today, 16_500, 16_500, 16_400)
	set(2, 102, today, 16_600, 16_600, 16_500)
	set(1, 101, today+1, 16_500, 16_500, 16_400) // handled again after midnight
	set(1, 100, today, 16_400, 16_400, 0)
	if got, err := c.Rate(t.Context(), today+1); err != nil || got.Rupiah != 16_600 || got.Day != today {
		t.Errorf("in use is %+v (%v), want what was set last", got, err)
	}
	set(1, 0, today, 16_700, 16_700, 16_600) // the terminal has no updates
	set(1, 0, today, 16_800, 16_800, 16_700)
	set(2, 101, today, 16_900, 16_900, 16_800) // another's update of that number
}
