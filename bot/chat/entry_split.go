package chat

import (
	"context"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// mostParts is how many questions of one message are answered apart; what
// comes after them goes with the last.
const mostParts = 6

// readings reads a message: one reading for each question in it, in their
// order. Questions about programmes and rules that words alone cannot tell
// apart are parted by what they name.
func (c *Chat) readings(ctx context.Context, message string) ([]Reading, error) {
	var readings []Reading
	for _, r := range Understand(message) {
		parts := []part{{text: r.Text}}
		if c.Entries != nil && r.mayBeParted() {
			var err error
			if parts, err = c.partQuestions(ctx, r.Text); err != nil {
				return nil, err
			}
		}
		if len(parts) < 2 || len(readings)+len(parts) > mostParts {
			readings = append(readings, r)
			continue
		}
		for _, part := range parts {
			reading := Understand(part.text)[0]
			if reading.about = part.about; part.about != "" {
				reading.becomes(part.intent)
			}
			readings = append(readings, reading)
		}
	}
	return readings, nil
}

// mayBeParted tells whether a reading may hold several questions about
// programmes and rules. One of price is never cut: its figures belong together.
func (r *Reading) mayBeParted() bool {
	switch r.Intent {
	case IntentProgram, IntentRegulation, IntentReport, IntentUnknown:
		return true
	case IntentFee, IntentCost, IntentPrice:
		u := &r.Understood
		return u.OwnPrice == nil && u.CompetitorPrice == nil && u.Cost == nil && r.Doubt == nil && r.Topics == 0 && r.Flaw == ""
	}
	return false
}

// part is one question of several, and what those before it are about where it
// does not say itself what it is about: "kalau telat ada program gratis gak".
type part struct {
	text, about string
	intent      Intent // where about is set
}

// partQuestions cuts a text before each question that names another programme
// or rule than those before it. What names none, or asks nothing, stays with
// the question before: a condition, or one more thing about the same.
func (c *Chat) partQuestions(ctx context.Context, s string) ([]part, error) {
	q := newMessage(s)
	cuts := questionCuts(q)
	if len(cuts) < 2 {
		return []part{{text: s}}, nil
	}
	var extents []extent
	var parts []part
	for _, cut := range cuts {
		if len(extents) == 0 {
			extents, parts = append(extents, cut), append(parts, part{text: sourceText(q, cut)})
			continue
		}
		last := &extents[len(extents)-1]
		next, another, err := c.asksApart(ctx, q, *last, cut)
		if err != nil {
			return nil, err
		}
		if another {
			extents, parts = append(extents, cut), append(parts, next)
		} else {
			last.to = cut.to
			parts[len(parts)-1].text = sourceText(q, *last)
		}
	}
	return parts, nil
}

// asksApart tells whether a stretch is a question of its own beside the part
// before it, and returns it as one.
func (c *Chat) asksApart(ctx context.Context, q *message, before, next extent) (part, bool, error) {
	if !asksIn(q, before) || !asksIn(q, next) {
		return part{}, false, nil
	}
	first, second := sourceText(q, before), sourceText(q, next)
	had, named, err := c.surelyMeant(ctx, first)
	if err != nil || len(had) == 0 {
		return part{}, false, err
	}
	if named {
		if another, err := c.namesAnother(ctx, had, first, second); err != nil || another {
			return part{text: second}, another, err
		}
	}
	kind := otherKind(q, before, next)
	if kind == IntentUnknown {
		return part{}, false, nil
	}
	about := topicOf(first)
	hits, err := c.lookUp(ctx, about+" "+second)
	if err != nil {
		return part{}, false, err
	}
	hits = ofKind(hits, kind)
	another := len(hits) > 0 && surely(&hits[0]) && !slices.Contains(had, hits[0].Entry().ID)
	return part{second, about, kind}, another, nil
}

// ofKind are the hits that a question for help, or for where to report, may
// mean.
func ofKind(hits []knowledge.EntryHit, kind Intent) []knowledge.EntryHit {
	return slices.DeleteFunc(slices.Clone(hits), func(hit knowledge.EntryHit) bool {
		return kind == IntentProgram && hit.Program == nil || kind == IntentReport && !takesReports(&hit)
	})
}

// otherKind is the kind of thing that a stretch asks for where the part before
// it asks for another: for help after a rule, or where to report;
// [IntentUnknown] where it does not.
func otherKind(q *message, before, next extent) Intent {
	a, _ := newSentence(q, before).leadingIntent()
	b, _ := newSentence(q, next).leadingIntent()
	if b == IntentUnknown && slices.ContainsFunc(q.Words[next.from:next.to], func(w string) bool { return helpWords[w] || helpWords[stem(w)] }) {
		b = IntentProgram
	}
	switch {
	case b == IntentProgram && a == IntentRegulation, b == IntentReport && a != IntentReport && asksPlainly(q, before):
		return b
	}
	return IntentUnknown
}

// topicOf are the words of a question that tell what it is about, without those
// that only rules are asked by: of "wajib halal umk kapan" "halal umk".
func topicOf(s string) string {
	q := newMessage(s)
	var kept []string
	for i, w := range q.Words {
		if q.Tokens[i].Kind != text.Word || ruleWords[w] || ruleWords[stem(w)] {
			continue
		}
		terms := text.EntryTerms(q.Tokens[i].Text)
		if slices.ContainsFunc(terms, func(t text.EntryTerm) bool { return !t.Idle }) {
			kept = append(kept, q.Tokens[i].Text)
		}
	}
	return strings.Join(kept, " ")
}

// ruleWords ask for what the law says of a thing.
var ruleWords = wordSet(`wajib harus boleh dilarang larangan sanksi denda hukum hukuman tenggat aturan`)

// namesAnother tells whether a text names something else than a text before
// it, of which the ids of what it means are given.
func (c *Chat) namesAnother(ctx context.Context, had []string, first, second string) (bool, error) {
	if !tellsMore(first, second) {
		return false, nil
	}
	has, named, err := c.surelyMeant(ctx, second)
	if err != nil || len(has) == 0 || !named {
		return false, err
	}
	return !slices.Contains(had, has[0]), nil
}

// surelyMeant are the ids of what a text surely means, the best first, and
// whether it says a name of the best.
func (c *Chat) surelyMeant(ctx context.Context, s string) (ids []string, named bool, err error) {
	hits, err := c.lookUp(ctx, s)
	if err != nil {
		return nil, false, err
	}
	found := decideEntries(hits, IntentUnknown, false)
	if found.Kind == foundNone || found.Kind == foundClose {
		return nil, false, nil
	}
	for i := range found.Hits {
		ids = append(ids, found.Hits[i].Entry().ID)
	}
	return ids, found.Hits[0].Named, nil
}

// tellsMore tells whether a text has a telling word that another has not.
func tellsMore(before, s string) bool {
	had := map[string]bool{}
	for _, t := range text.EntryTerms(before) {
		had[t.Text] = true
	}
	return slices.ContainsFunc(text.EntryTerms(s), func(t text.EntryTerm) bool { return !t.Idle && !had[t.Text] })
}
