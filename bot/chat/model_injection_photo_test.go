package chat_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"setara/bot/chat"
)

// TestWhatAScreenshotDemandsHasNoEffectThroughEyesThatObeyIt has a model write
// what a screenshot demands in the place of what it shows: nothing of that is read
// by the owner, or done, or used before they say that it is so; nor after that.
func TestWhatAScreenshotDemandsHasNoEffectThroughEyesThatObeyIt(t *testing.T) {
	p, model := newVictim(t)
	file, err := os.ReadFile("testdata/injections-foto.tsv")
	p.must(err)
	owner, n := int64(1000), 0
	for line := range strings.Lines(string(file)) {
		seen, unread, ok := strings.Cut(strings.TrimRight(line, "\n"), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		t.Run(fmt.Sprint("photo ", n), func(t *testing.T) {
			owner++
			p.must(p.ledger.SetModelConsent(t.Context(), owner, chat.ModelConsentVersion, true, p.now))
			model.asked, model.steps = nil, []modelStep{{text: seen}, {text: seen}}
			says := func(m chat.Message) chat.Response {
				t.Helper()
				m.Chat = owner
				response, err := p.chat.Turn(t.Context(), m)
				if err != nil {
					t.Fatal(err)
				}
				saysNothing(t, &response, unread)
				doesNothing(t, &response)
				if strings.Contains(strings.ToLower(response.Text()), strings.ToLower(unread)) {
					t.Errorf("the owner reads what was demanded:\n%s", response.Text())
				}
				return response
			}
			shown := says(photoOf(seen, ""))
			onlyAsks(t, &shown, "/foto")
			if model.asked != nil {
				t.Error("the model is asked before the owner says that it is so")
			}
			for _, row := range shown.Buttons {
				for _, button := range row {
					answers := says(photoOf(seen, ""))
					onlyAsks(t, &answers, "/foto")
					says(chat.Message{Text: button.Action})
				}
			}
			if model.asked != nil {
				showsNothing(t, model.asked, seen, true)
			}
		})
	}
	if n < 25 {
		t.Errorf("%d were planted", n)
	}
}
