package knowledge

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestAFeeIsUncheckedNinetyDaysAfterSomebodyLastLooked(t *testing.T) {
	published := NewDay(2026, time.January, 1)
	for name, tt := range map[string]struct {
		checked, on Day
		want        bool
	}{
		"on the day of publication":              {0, published, false},
		"ninety days later":                      {0, published + 90, false},
		"a day after that":                       {0, published + 91, true},
		"looked at since":                        {published + 60, published + 150, false},
		"looked at since, and that is long past": {published + 60, published + 151, true},
		"before it was published":                {0, published - 400, false},
		"looked at before it was published":      {published - 10, published + 90, false},
	} {
		fee := Fee{AsOf: published, CheckedOn: tt.checked}
		if got := fee.Unchecked(tt.on); got != tt.want {
			t.Errorf("%s: unchecked %v", name, got)
		}
	}
}

func TestFeeChangesNameEachFieldThatDiffers(t *testing.T) {
	day, other := NewDay(2026, time.January, 1), NewDay(2026, time.February, 1)
	same := day
	before := Fee{ID: "F1", RateLow: 400, RateHigh: 500, From: &day, Platforms: []Platform{PlatformShopee}, AsOf: day}
	for name, tt := range map[string]struct {
		change func(*Fee)
		want   []FeeField
	}{
		"nothing":                            {func(*Fee) {}, nil},
		"the same day, written again":        {func(f *Fee) { f.From = &same }, nil},
		"a look on the day of publication":   {func(f *Fee) { f.CheckedOn = day }, nil},
		"one end of the rate":                {func(f *Fee) { f.RateLow = 410 }, []FeeField{FeeFieldRate}},
		"both ends of the rate":              {func(f *Fee) { f.RateLow, f.RateHigh = 1, 2 }, []FeeField{FeeFieldRate}},
		"an end where there was none":        {func(f *Fee) { f.Until = &other }, []FeeField{FeeFieldUntil}},
		"a start that is not known any more": {func(f *Fee) { f.From = nil }, []FeeField{FeeFieldFrom}},
		"another marketplace and a note": {func(f *Fee) {
			f.Platforms, f.Notes = []Platform{PlatformLazada}, "x"
		}, []FeeField{FeeFieldPlatforms, FeeFieldNotes}},
	} {
		after := before
		tt.change(&after)
		if diff := cmp.Diff(tt.want, FeeChanges(&before, &after)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}
