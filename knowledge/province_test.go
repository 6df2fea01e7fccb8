package knowledge_test

import (
	"testing"
	"time"

	"setara/knowledge"
)

func TestEachProvinceHasItsTimeZone(t *testing.T) {
	provinces := knowledge.Provinces()
	seen := map[knowledge.Province]bool{}
	for _, p := range provinces {
		if seen[p] {
			t.Errorf("%s stands twice", p)
		}
		seen[p] = true
	}
	if len(provinces) != 38 {
		t.Errorf("%d provinces, want 38", len(provinces))
	}
	for province, zone := range map[knowledge.Province]string{
		"DKI Jakarta": "WIB", "Kalimantan Tengah": "WIB", "Bali": "WITA", "Kalimantan Selatan": "WITA",
		"Papua": "WIT", "Maluku": "WIT", "": "WIB", "Atlantis": "WIB",
	} {
		if got := province.Zone().String(); got != zone {
			t.Errorf("%q is in %s, want %s", province, got, zone)
		}
	}
}

func TestTheNightComesByTheClockOfTheProvince(t *testing.T) {
	evening := time.Date(2026, 11, 25, 19, 30, 0, 0, knowledge.WIB)
	for province, want := range map[knowledge.Province]time.Duration{
		"Jawa Timur": 0, "Bali": 11*time.Hour + 30*time.Minute, "Papua": 10*time.Hour + 30*time.Minute, "": 0,
	} {
		if got := province.QuietFor(evening.UTC()); got != want {
			t.Errorf("in %q it is quiet for %v, want %v", province, got, want)
		}
	}
}
