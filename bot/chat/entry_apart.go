package chat

import (
	"context"
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// hardPart is one question of a text, made of whole stretches.
type hardPart struct {
	extent
	part
}

// hardParts are the questions of a text that question marks, lines or numbers
// part.
func (c *Chat) hardParts(ctx context.Context, q *message, cuts []extent) ([]hardPart, error) {
	var stretches []extent
	for _, cut := range cuts {
		if len(stretches) == 0 || partedHard(q, cut) {
			stretches = append(stretches, cut)
		} else {
			stretches[len(stretches)-1].to = cut.to
		}
	}
	var parts []hardPart
	for _, next := range stretches {
		if len(parts) == 0 {
			parts = append(parts, hardPart{extent: next})
			continue
		}
		last := &parts[len(parts)-1]
		own, another, err := c.asksOwn(ctx, q, last.extent, next)
		if err != nil {
			return nil, err
		}
		if another {
			parts = append(parts, hardPart{next, own})
		} else {
			last.to = next.to
		}
	}
	return parts, nil
}

// partedHard tells whether a stretch stands behind a question mark, on a line
// of its own or behind a number: "1. … 2. …".
func partedHard(q *message, e extent) bool {
	if e.from == 0 {
		return false
	}
	switch behind := &q.Tokens[e.from-1]; behind.Text {
	case "?", "\n":
		return true
	case ".", ")":
		return e.from > 1 && numbersQuestion(q, e.from-2)
	}
	return false
}

// asksOwn tells whether a stretch that is parted hard from what stands before
// it is a question of its own, and returns it as one: it has a telling word
// that the other has not, and means something else, be it something that Setara
// does not answer. What names nothing may go on about the same.
func (c *Chat) asksOwn(ctx context.Context, q *message, before, next extent) (part, bool, error) {
	mark := q.Tokens[next.from-1].Text
	numbered := mark != "?" && mark != "\n"
	first, second := sourceText(q, before), sourceText(q, next)
	own := part{text: second}
	more := tellsMore(first, second)
	if more == 0 || !numbered && (!asksIn(q, before) || !asksIn(q, next)) {
		return part{}, false, nil
	}
	has, err := c.meaning(ctx, second)
	if err != nil {
		return part{}, false, err
	}
	if has.intent == IntentOutOfScope {
		return own, true, nil
	}
	if !has.named && !numbered {
		if goesOn, another, err := c.asksApart(ctx, q, before, next); err != nil || another {
			return goesOn, another, err
		}
	}
	had, err := c.meaning(ctx, first)
	if err != nil || len(has.ids) == 0 || overlap(had.ids, has.ids) {
		return part{}, false, err
	}
	if numbered || has.plain || more >= tellsEnough || len(had.ids) == 0 {
		return own, true, nil
	}
	both, err := c.meaning(ctx, topicOf(first)+" "+second)
	return own, !overlap(had.ids, both.ids), err
}

// tellsEnough is how many telling words of its own a question has that is
// about nothing else, though it names nothing.
const tellsEnough = 3

// overlap tells whether two lists of ids have one in common.
func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(id string) bool { return slices.Contains(b, id) })
}

// meaning is what a stretch would be answered with if it stood alone.
type meaning struct {
	intent Intent
	// ids are the programmes and rules that it means, the best first.
	ids []string
	// named tells that it says a name of the best; plain that it does, or plainly
	// means it and says what it is about.
	named, plain bool
}

// saysWhat tells whether a text has a telling word that does not only ask for
// something of what was named before, as "dendanya" and "cicilan" do.
func saysWhat(s string) bool {
	q := text.ReadQuestion(s)
	for i, w := range q.Words {
		if _, n := askWords.at(q.Words, i); n == 0 && q.Tokens[i].Kind == text.Word && tellsMore("", w) > 0 {
			return true
		}
	}
	return false
}

// meaning reads a stretch as if it stood alone.
func (c *Chat) meaning(ctx context.Context, s string) (meaning, error) {
	r, err := c.leanOnEntries(ctx, Understand(s)[0])
	if err != nil {
		return meaning{}, err
	}
	m := meaning{intent: r.Intent}
	if r.Intent == IntentReport {
		a, err := c.answerReport(ctx, r)
		m.ids = slices.Concat(a.Programs, a.Regulations)
		return m, err
	}
	if r.Intent != IntentProgram && r.Intent != IntentRegulation {
		return m, nil
	}
	found, err := c.findEntries(ctx, &r)
	if err != nil || found.Kind != foundOne && found.Kind != foundSeveral {
		return m, err
	}
	best := &found.Hits[0]
	m.named, m.plain = best.Named, best.Named || best.Score >= plainlyMeant && saysWhat(s)
	for i := range found.Hits {
		m.ids = append(m.ids, found.Hits[i].Entry().ID)
	}
	return m, nil
}

// asksOfOtherGoods tells whether a stretch asks for the price of other goods
// than the one before it, no figures said: "karpet brp, kalo kain brp".
func asksOfOtherGoods(q *message, before, next extent) bool {
	a, b := newSentence(q, before), newSentence(q, next)
	if len(a.prices)+len(b.prices) > 0 {
		return false
	}
	first, second := a.findProduct(), b.findProduct()
	return first != second && text.NamesGoods(first) && text.NamesGoods(second) && a.asksHowMuch() && b.asksHowMuch()
}

// asksHowMuch tells whether a sentence asks how much something is, and for
// nothing else.
func (s *sentence) asksHowMuch() bool {
	intent, _ := s.leadingIntent()
	return (intent == IntentUnknown || intent == IntentPrice) && slices.Contains(s.q.Words[s.from:s.to], "berapa")
}

// eachCompared are the entries that the pieces of a question name which sets
// them side by side or asks of each: "beda pirt sama bpom apa".
func (c *Chat) eachCompared(ctx context.Context, q *message) ([]knowledge.EntryHit, error) {
	var named []knowledge.EntryHit
	from := 0
	for i := 0; i <= len(q.Tokens); i++ {
		if i < len(q.Tokens) && !joinsCompared[q.Words[i]] {
			continue
		}
		if i > from {
			hits, err := c.lookUp(ctx, sourceText(q, extent{from, i}))
			if err != nil {
				return nil, err
			}
			hits = leaning(hits, IntentProgram)
			if len(hits) > 0 && surely(&hits[0]) && (hits[0].Named || hits[0].Score >= beyondDoubt) && !slices.ContainsFunc(named, func(h knowledge.EntryHit) bool {
				return h.Entry().ID == hits[0].Entry().ID
			}) {
				named = append(named, hits[0])
			}
		}
		from = i + 1
	}
	return named[:min(len(named), mostCompared)], nil
}

// joinsCompared stand between what is compared.
var joinsCompared = wordSet(`sama dan dengan vs atau serta plus , / &`)
