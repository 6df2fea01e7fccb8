package chat

import (
	"slices"
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
// and where to ask. It states no figure as one that holds: what was asked is
// told as what the sources said in their time.
func (t *telling) tellUncertain() {
	t.missed = true
	if t.on < t.entry.AsOf.Day {
		t.lead(knowledge.AspectStatus, t.wordUncertain(false))
		return
	}
	reported := t.reported()
	t.lead(knowledge.AspectStatus, t.wordUncertain(len(reported) > 0))
	for _, p := range reported {
		t.say(p.Text)
		t.lead(p.Aspect, listed(wordReported(t.entry, p.Text)))
	}
	for _, a := range [...]knowledge.Aspect{knowledge.AspectStatus, knowledge.AspectWarning} {
		for _, text := range t.points(a) {
			if !strings.ContainsAny(text, "0123456789") && !t.hasSaid(text) {
				t.add(a, rankAsked, item(plain(text)))
			}
		}
	}
	if !strings.ContainsAny(t.entry.Purpose, "0123456789") {
		t.add(aspectPurpose, rankWho, listed(wordUse(t.entry.Purpose)))
	}
	if b, ok := t.part(aspectContact); ok && t.asks(aspectContact) {
		t.add(aspectContact, rankAsked, listed(b))
	}
}

// reportedAspects are what sources may be quoted on though nobody can tell
// whether it still holds. How to apply is none of them.
var reportedAspects = []knowledge.Aspect{
	knowledge.AspectAmount, knowledge.AspectInterest, knowledge.AspectCollateral, knowledge.AspectTerm, knowledge.AspectBenefit,
	knowledge.AspectRate, knowledge.AspectCost, knowledge.AspectWho, knowledge.AspectExcluded, knowledge.AspectCondition,
}

// reported are the points that answer what is asked, as the sources had it in
// their time.
func (t *telling) reported() []knowledge.Point {
	var points []knowledge.Point
	for i := range t.asked.asks {
		for _, together := range t.asked.asks[i].aspects {
			var found []knowledge.Point
			for _, p := range t.entry.Current(t.on, together...) {
				if slices.Contains(reportedAspects, p.Aspect) {
					found = append(found, p)
				}
			}
			if len(found) > 0 {
				points = append(points, found[0])
				break
			}
		}
	}
	return points
}
