package chat

import (
	"slices"
	"strings"

	"setara/bot/chat/grounding"
)

// think shows the owner that Setara is at work, where that can be shown.
func (q *modelQuestion) think() {
	if q.c.Draft != nil {
		q.c.Draft("")
	}
}

// stream shows what the model writes while it writes: whole sentences, once they
// are grounded, as plain text. It is nil where nothing can be shown. What is not
// grounded is never shown, nor anything behind it.
func (q *modelQuestion) stream() func(piece string) {
	if q.c.Draft == nil {
		return nil
	}
	var written strings.Builder
	shown, stopped := 0, false
	return func(piece string) {
		written.WriteString(piece)
		if stopped {
			return
		}
		text := written.String()
		end := grounding.Finished(text)
		if end <= shown || !q.rests(text[:end]) {
			return
		}
		if stopped = len(q.check(text[:end])) > 0; stopped {
			return
		}
		shown = end
		draft := Response{Blocks: slices.Concat(q.evidence.placed(placeLead), q.body(text[:end]))}
		q.c.Draft(draft.Text())
	}
}
