package chat

import (
	"context"
	"slices"
	"strings"

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
		parts := []string{r.Text}
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
			readings = append(readings, Understand(part)[0])
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

// partQuestions cuts a text before each question that names another programme
// or rule than those before it. What names none, or asks nothing, stays with
// the question before: a condition, or one more thing about the same.
func (c *Chat) partQuestions(ctx context.Context, s string) ([]string, error) {
	q := newMessage(s)
	cuts := questionCuts(q)
	if len(cuts) < 2 {
		return []string{s}, nil
	}
	var parts []extent
	for _, cut := range cuts {
		if len(parts) == 0 {
			parts = append(parts, cut)
			continue
		}
		last := &parts[len(parts)-1]
		another, err := c.namesAnother(ctx, q, *last, cut)
		if err != nil {
			return nil, err
		}
		if another {
			parts = append(parts, cut)
		} else {
			last.to = cut.to
		}
	}
	texts := make([]string, len(parts))
	for i, part := range parts {
		texts[i] = sourceText(q, part)
	}
	return texts, nil
}

// questionCuts are the stretches of a text that may be questions of their own.
func questionCuts(q *message) []extent {
	var cuts []extent
	from := 0
	cut := func(to, next int) {
		if to > from {
			cuts = append(cuts, extent{from, to})
		}
		from = next
	}
	for i := range q.Tokens {
		switch {
		case numbersQuestion(q, i):
			cut(i, i+2)
		case q.Tokens[i].Kind == text.Mark && !q.inside[i]:
			switch q.Tokens[i].Text {
			case "?":
				cut(i+1, i+1) // the mark says that it is asked
			case "!", "\n", ";", ",":
				cut(i, i+1)
			case ".":
				if !abbreviates(q, i) {
					cut(i, i+1)
				}
			}
		case i > from && leadsOver[q.Words[i]]:
			cut(i, i+1)
		}
	}
	cut(len(q.Tokens), len(q.Tokens))
	return cuts
}

// leadsOver are the words that lead over to another question.
var leadsOver = wordSet(`terus lalu dan sama serta plus sekalian kemudian oya btw`)

// numbersQuestion tells whether the token at i numbers a question: "2." or
// "2)".
func numbersQuestion(q *message, i int) bool {
	if q.Tokens[i].Kind != text.Number || i+2 >= len(q.Tokens) || len(q.Tokens[i].Text) > 1 {
		return false
	}
	behind := q.Tokens[i+1]
	return behind.Kind == text.Mark && behind.Glued && (behind.Text == "." || behind.Text == ")") && q.Tokens[i+2].Kind == text.Word
}

// namesAnother tells whether a stretch asks about something that the part
// before it does not name, where that part is a question of its own.
func (c *Chat) namesAnother(ctx context.Context, q *message, before, next extent) (bool, error) {
	if !asksIn(q, before) || !asksIn(q, next) {
		return false, nil
	}
	first, second := sourceText(q, before), sourceText(q, next)
	if !tellsMore(first, second) {
		return false, nil
	}
	had, err := c.surelyNamed(ctx, first)
	if err != nil || len(had) == 0 {
		return false, err
	}
	has, err := c.surelyNamed(ctx, second)
	if err != nil || len(has) == 0 {
		return false, err
	}
	return !slices.Contains(had, has[0]), nil
}

// surelyNamed are the ids of what a text surely means, the best first; none
// where it says no name.
func (c *Chat) surelyNamed(ctx context.Context, s string) ([]string, error) {
	hits, err := c.lookUp(ctx, s)
	if err != nil {
		return nil, err
	}
	found := decideEntries(hits, IntentUnknown, false)
	if found.Kind == foundNone || found.Kind == foundClose || !found.Hits[0].Named {
		return nil, nil
	}
	var ids []string
	for i := range found.Hits {
		ids = append(ids, found.Hits[i].Entry().ID)
	}
	return ids, nil
}

// tellsMore tells whether a text has a telling word that another has not.
func tellsMore(before, s string) bool {
	had := map[string]bool{}
	for _, t := range text.EntryTerms(before) {
		had[t.Text] = true
	}
	return slices.ContainsFunc(text.EntryTerms(s), func(t text.EntryTerm) bool { return !t.Idle && !had[t.Text] })
}

// asksIn tells whether a stretch asks something: by a question mark or word, or
// by "ga" at its end.
func asksIn(q *message, e extent) bool {
	for i := e.from; i < e.to; i++ {
		w := q.Words[i]
		if w == "?" || asksByWord(w) {
			return true
		}
		if (w == "gak" || w == "belum" || w == "bukan") && i > e.from && endsStretch(q, i+1, e.to) {
			return true
		}
	}
	return wishesOn(q, e)
}

// asksByWord tells whether a word, or one of the words that a spoken form
// stands for ("dmn"), is one of asking.
func asksByWord(spoken string) bool {
	return slices.ContainsFunc(strings.Fields(spoken), func(w string) bool {
		return questionWords[w] || questionWords[stem(w)] || askingWords[w]
	})
}

// askingWords make a stretch of words a question without a question word.
var askingWords = wordSet(`masih boleh bisa gimana kemana wajib bedanya caranya syarat syaratnya bolehkah masihkah`)

// endsStretch tells whether nothing but words of address comes from token i on.
func endsStretch(q *message, i, to int) bool {
	for ; i < to; i++ {
		if q.Tokens[i].Kind != text.Mark && !politeEnds[q.Words[i]] {
			return false
		}
	}
	return true
}

var politeEnds = wordSet(`sih ya kak pak bu min dong nih gan sis bang mas mbak admin kakak abang juragan om`)
