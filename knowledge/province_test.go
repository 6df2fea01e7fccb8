package knowledge_test

import (
	"testing"

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
