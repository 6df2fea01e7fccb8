package chat

import (
	"strings"

	"setara/knowledge"
)

// tellStanding says first what must be known before anything else of an entry
// that is not simply running: that it has not begun, or is no rule.
func (t *telling) tellStanding() {
	if t.standing == knowledge.StandingNotYet {
		t.answered = true
		t.lead(knowledge.AspectStatus, paragraph(bold(t.wordStanding())))
		for _, text := range t.points(knowledge.AspectStatus) {
			t.say(text)
			t.lead(knowledge.AspectStatus, paragraph(plain(text)))
		}
	}
}

// tellEnded says that the entry is over, what to turn to, and what it was. No
// step is told, and no figure but as one of the past.
func (t *telling) tellEnded() {
	t.answered = true
	t.lead(knowledge.AspectStatus, paragraph(bold(t.wordStanding())))
	if len(t.replaced) > 0 {
		t.lead(knowledge.AspectStatus, t.wordReplaced())
	}
	worth := func(a knowledge.Aspect) int {
		if t.asks(a) {
			return rankAsked
		}
		return rankOther
	}
	for i := range t.entry.Points {
		p := &t.entry.Points[i]
		switch p.Aspect {
		case knowledge.AspectWarning:
			t.add(p.Aspect, rankAsked, item(plain(p.Text)))
		case knowledge.AspectStatus:
			t.add(p.Aspect, rankWho, item(plain(p.Text)))
		case knowledge.AspectPast, knowledge.AspectImport:
			t.add(p.Aspect, min(worth(p.Aspect), rankSteps), item(wordPast(p)...))
		default:
			t.add(p.Aspect, worth(p.Aspect), item(wordPast(p)...))
		}
	}
	if b, ok := t.part(aspectContact); ok {
		t.add(aspectContact, rankOther, listed(b))
	}
}

// tellUncertain says that nobody can tell how the entry stands on the day,
// and where to ask. It states no figure, since none is known to hold.
func (t *telling) tellUncertain() {
	t.missed = true
	t.lead(knowledge.AspectStatus, t.wordUncertain())
	if t.on < t.entry.AsOf.Day {
		return
	}
	for _, a := range [...]knowledge.Aspect{knowledge.AspectStatus, knowledge.AspectWarning} {
		for _, text := range t.points(a) {
			if !strings.ContainsAny(text, "0123456789") {
				t.add(a, rankAsked, item(plain(text)))
			}
		}
	}
	if b, ok := t.part(aspectContact); ok && t.asks(aspectContact) {
		t.add(aspectContact, rankAsked, listed(b))
	}
}
