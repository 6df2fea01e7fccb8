package starter_test

import (
	"slices"
	"strings"
	"testing"

	"setara/knowledge"
	"setara/knowledge/starter"
)

func TestForEachSuspicionThereIsAnAgencyWithASource(t *testing.T) {
	agencies, err := starter.Agencies()
	if err != nil {
		t.Fatal(err)
	}
	programs, err := starter.Programs()
	if err != nil {
		t.Fatal(err)
	}
	regulations, err := starter.Regulations()
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for i := range programs {
		known[programs[i].ID] = true
	}
	for i := range regulations {
		known[regulations[i].ID] = true
	}
	for _, s := range knowledge.Suspicions {
		if !slices.ContainsFunc(agencies, func(a knowledge.Agency) bool { return slices.Contains(a.Signs, s) }) {
			t.Errorf("nobody is there for %s", s)
		}
	}
	for _, a := range agencies {
		if a.Entry != "" && !known[a.Entry] {
			t.Errorf("%s rests on %s, which there is not", a.ID, a.Entry)
		}
		if !strings.HasPrefix(a.URL, "https://") || !strings.HasPrefix(a.Source, "http") || a.AsOf == 0 {
			t.Errorf("%s has no source: %+v", a.ID, a)
		}
	}
}
