package chat_test

import (
	"slices"
	"strings"
	"testing"

	"setara/knowledge"
	"setara/knowledge/starter"
)

// TestWhoNamesAProgrammeOrRuleIsToldOfItWithSourceAndDate asks for every
// programme that the program brings along by its name or the first of its
// everyday names, and for every rule by its number.
func TestWhoNamesAProgrammeOrRuleIsToldOfItWithSourceAndDate(t *testing.T) {
	p := newPlayer(t)
	programs, err := starter.Programs()
	p.must(err)
	regulations, err := starter.Regulations()
	p.must(err)
	for i := range programs {
		askByName(t, p, &programs[i].Entry, programs[i].Aliases[0], programs[i].Name)
	}
	for i := range regulations {
		askByName(t, p, &regulations[i].Entry, regulations[i].Number)
	}
}

func askByName(t *testing.T, p *player, e *knowledge.Entry, names ...string) {
	t.Helper()
	for _, name := range names {
		answer, err := p.chat.Ask(t.Context(), "apa itu "+name)
		p.must(err)
		if !slices.Contains(slices.Concat(answer.Programs, answer.Regulations), e.ID) {
			continue
		}
		full := answer.Full()
		if reply := full.Text(); !strings.Contains(reply, "per "+e.AsOf.Written()) || !strings.Contains(reply, e.Address) {
			t.Errorf("%s %q: no source or date in\n%s", e.ID, name, reply)
		}
		return
	}
	t.Errorf("%s is told under none of %q", e.ID, names)
}
