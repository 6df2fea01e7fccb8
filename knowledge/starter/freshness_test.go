package starter_test

import (
	"slices"
	"testing"
	"time"

	"setara/knowledge"
	"setara/knowledge/starter"
)

// known is all that Setara brings along.
func known(t *testing.T) knowledge.Known {
	t.Helper()
	var k knowledge.Known
	var err error
	must := func(err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	k.Programs, err = starter.Programs()
	must(err)
	k.Regulations, err = starter.Regulations()
	must(err)
	k.Fees, err = starter.Fees()
	must(err)
	k.Customs, err = starter.Customs()
	must(err)
	return k
}

// TestWhatOfficersAreToldHasExpiredIsNeverOpen holds the list for officers
// against what owners are told, from 2020 to 2028.
func TestWhatOfficersAreToldHasExpiredIsNeverOpen(t *testing.T) {
	k := known(t)
	entries := map[string]*knowledge.Entry{}
	for i := range k.Programs {
		entries[k.Programs[i].ID] = &k.Programs[i].Entry
	}
	for i := range k.Regulations {
		entries[k.Regulations[i].ID] = &k.Regulations[i].Entry
	}
	first, last := knowledge.NewDay(2020, time.January, 1), knowledge.NewDay(2028, time.December, 31)
	expired := 0
	for n := range 200 {
		on := first + knowledge.Day(n)*(last-first)/199
		listed := map[string]bool{}
		for _, r := range k.Reviews(on) {
			e := entries[r.ID]
			if !r.Has(knowledge.ReviewExpired) || e == nil || r.Kind == knowledge.ReviewCustoms {
				continue
			}
			expired++
			if len(r.Points) == 0 {
				listed[r.ID] = true
				if e.Standing(on) == knowledge.StandingOpen {
					t.Errorf("on %s %s has expired and is open", on, r.ID)
				}
			}
			for _, p := range r.Points {
				if slices.Contains(e.Current(on), p) {
					t.Errorf("on %s what %s says on %s has expired and is stated", on, r.ID, p.Aspect)
				}
			}
		}
		for id, e := range entries {
			over := e.Until != nil && e.Until.Last() < on
			runs := e.Status == knowledge.StatusActive || e.Status == knowledge.StatusInForce || e.Status == knowledge.StatusRevisionPending
			if over && runs && !listed[id] {
				t.Errorf("on %s %s is past its last day, is held to go on, and officers are not told", on, id)
			}
		}
	}
	if expired == 0 {
		t.Error("nothing has ever expired")
	}
}
