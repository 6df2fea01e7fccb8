package chat

import (
	"strings"
	"testing"

	"setara/bot/chat/grounding"
)

// A model that told a figure under other words is told where that figure stands.
func TestARetryNamesEachPieceAndTheSlotOfItsFigure(t *testing.T) {
	c, _ := newToolChat(t)
	e, _ := called(t, c, kerudungSaid, "advice", kerudungCall())
	g := e.grounding(kerudungSaid)
	flaws := g.Check("Untungnya Rp15.296 per buah, dan KUR Mikro menanti.")
	asked := askAgain(flaws)
	for _, want := range []string{`"Rp15.296"`, "{{" + factSlot(e, "rugi kalau ikut harga saingan") + "}}", "KUR"} {
		if !strings.Contains(asked, want) {
			t.Errorf("%q is not named in:\n%s", want, asked)
		}
	}
	for kind, reason := range flawReasons {
		if reason == "" {
			t.Errorf("nothing is told of a flaw %q", kind)
		}
	}
	for _, kind := range []grounding.FlawKind{
		grounding.FlawFigure, grounding.FlawLabel, grounding.FlawOwner, grounding.FlawDate, grounding.FlawLink, grounding.FlawName, grounding.FlawSlot,
		grounding.FlawAdvice, grounding.FlawRule, grounding.FlawClaim, grounding.FlawPromise, grounding.FlawSubject, grounding.FlawSecret, grounding.FlawForm,
	} {
		if flawReasons[kind] == "" {
			t.Errorf("a model is not told what is wrong with a %s", kind)
		}
	}
}
