package chat

import (
	"strings"
	"testing"
)

func TestEveryStateOfTheModelIsToldInItsOwnWords(t *testing.T) {
	told := map[string]ModelState{}
	for _, state := range []ModelState{ModelWell, ModelResting, ModelWaiting, ModelUnpaid, ModelMisset, ModelSilent} {
		said := wordModelState(state)
		if other, ok := told[said]; ok || strings.Contains(said, ": .") || strings.Contains(said, "%!") {
			t.Errorf("%q and %q: %s", state, other, said)
		}
		told[said] = state
	}
}
