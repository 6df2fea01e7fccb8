package starter_test

import (
	"fmt"
	"testing"

	"setara/knowledge"
	"setara/knowledge/starter"
)

func TestEveryProgramAndRuleIsThereAndCanBeRead(t *testing.T) {
	programs, err := starter.Programs()
	if err != nil {
		t.Error(err)
	}
	regulations, err := starter.Regulations()
	if err != nil {
		t.Error(err)
	}
	known := map[string]bool{}
	for i := range programs {
		known[programs[i].ID] = true
	}
	for i := range regulations {
		known[regulations[i].ID] = true
	}
	for i := 1; i <= 70; i++ {
		if id := fmt.Sprintf("P%02d", i); !known[id] {
			t.Errorf("%s is not there", id)
		}
	}
	for i := 1; i <= 40; i++ {
		if id := fmt.Sprintf("R%02d", i); !known[id] {
			t.Errorf("%s is not there", id)
		}
	}
	for i := range programs {
		replaced(t, &programs[i].Entry, known)
	}
	for i := range regulations {
		replaced(t, &regulations[i].Entry, known)
	}
}

// replaced holds that an owner is sent on only to what there is.
func replaced(t *testing.T, e *knowledge.Entry, known map[string]bool) {
	t.Helper()
	for _, id := range e.ReplacedBy {
		if !known[id] {
			t.Errorf("%s is replaced by %s, which is not there", e.ID, id)
		}
	}
}
