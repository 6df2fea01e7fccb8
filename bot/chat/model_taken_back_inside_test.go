package chat

import (
	"testing"

	"setara/knowledge"
)

func TestANoWhileTheModelIsAtWorkEndsInThePlainAnswerWithoutAnotherCall(t *testing.T) {
	var (
		c *Chat
		m *stepModel
	)
	refusing := func() (ModelTurn, error) {
		if err := c.ModelConsents.SetModelConsent(t.Context(), 101, ModelConsentVersion, false, toolNow); err != nil {
			return ModelTurn{}, err
		}
		return calls("programs", `{"query":"halal","need":null}`)()
	}
	c, m = steppingChat(t, []int64{101}, refusing, writes("Coba {{e1}}, Kak."))
	plain, err := c.Ask(t.Context(), notUnderstood)
	if err != nil {
		t.Fatal(err)
	}
	full := plain.Full()
	if got := reads(t, c, 101, notUnderstood); got != full.Text() {
		t.Errorf("the owner reads %q instead of %q", got, full.Text())
	}
	if len(m.asked) != 1 {
		t.Errorf("the model was asked %d times", len(m.asked))
	}
	today := knowledge.DayOf(toolNow)
	days, err := c.ModelBook.ModelSpending(t.Context(), today, today)
	if err != nil || len(days) != 1 || days[0].Outcomes[knowledge.ModelTakenBack] != 1 {
		t.Errorf("it is counted as %+v, %v", days, err)
	}
}
