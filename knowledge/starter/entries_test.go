package starter_test

import (
	"testing"

	"setara/knowledge/starter"
)

func TestEveryProgramAndRuleCanBeRead(t *testing.T) {
	programs, err := starter.Programs()
	if err != nil {
		t.Error(err)
	}
	regulations, err := starter.Regulations()
	if err != nil {
		t.Error(err)
	}
	if len(programs) == 0 || len(regulations) == 0 {
		t.Errorf("%d programmes, %d rules", len(programs), len(regulations))
	}
}
