package chat

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"setara/knowledge"
	"setara/knowledge/text"
)

// Tickets keeps what Setara could not answer, for officers.
type Tickets interface {
	// OpenTicket keeps a question and returns its number; 0 where it is kept
	// but gets its number later. The question of a message that was kept
	// before, an update that is handled again after a crash, is not kept again.
	OpenTicket(ctx context.Context, t knowledge.Ticket) (number int64, err error)
}

// unanswered is a question that officers should hear of.
type unanswered struct {
	// text is empty where it only adds to the question under way.
	text    string
	intent  Intent
	product string
	// missed are the words of a programme that is not known.
	missed string
	// part tells that others of the same message were answered, asking that the
	// reply ends with asking for more.
	part, asking bool
}

// unanswered are the questions of the message that officers should hear of.
func (a *Answer) unanswered() []unanswered {
	if len(a.Parts) == 0 {
		if !a.WouldTicket {
			return nil
		}
		u := unanswered{text: a.Question, intent: a.Intent, missed: a.missed, asking: a.Intent == IntentPrice}
		if a.Understood != nil {
			u.product = a.Understood.Product
		}
		return []unanswered{u}
	}
	var open []unanswered
	for i := range a.Parts {
		open = append(open, a.Parts[i].unanswered()...)
	}
	for i := range open {
		open[i].part, open[i].asking = len(open) < len(a.Parts), false
	}
	return open
}

// filed is a question that was kept for officers in this conversation.
type filed struct {
	// Key tells it from others: its goods, else its normal form.
	Key    string `json:"key"`
	Number int64  `json:"number,omitempty"`
}

// file keeps for officers what a reply could not answer, once in a
// conversation, and tells the owner its number.
func (c *Chat) file(ctx context.Context, m Message, conv *conversation, r Response) (Response, error) {
	r.unanswered = slices.DeleteFunc(slices.Clone(r.unanswered), func(u unanswered) bool {
		return !forOfficers(cmp.Or(u.text, m.Text))
	})
	if c.Tickets == nil || len(r.unanswered) == 0 || conv.forgotten {
		return r, nil
	}
	first := r.unanswered[0]
	question := together(r.unanswered, m.Text)
	if c.group {
		question = withoutAmounts(question)
	}
	key := filingKey(r.unanswered, question)
	if was := conv.Filed; was != nil && was.Key == key {
		if first.text != "" {
			r.tell(wordFiledBefore(was.Number), first)
		}
		return r, nil
	}
	number, err := c.Tickets.OpenTicket(ctx, knowledge.Ticket{
		Chat: m.Chat, Update: m.Update, Message: m.ID, Text: question, Intent: string(first.intent), Product: first.product,
		Topic: topic(first.intent, first.product, "", first.missed, question), OpenedAt: c.Now(),
	})
	if err != nil {
		return r, err
	}
	conv.Filed = &filed{Key: key, Number: number}
	r.tell(c.wordFiled(number, &first), first)
	return r, nil
}

// together is what was not answered of a message, as it is kept.
func together(open []unanswered, said string) string {
	words := make([]string, len(open))
	for i, u := range open {
		words[i] = cmp.Or(u.text, said)
	}
	return strings.Join(words, "\n")
}

func filingKey(open []unanswered, question string) string {
	return cmp.Or(open[0].product, normalForm(question))
}

// filedFor is the ticket that what an answer leaves open was kept as; nil where
// that is not what was kept last.
func (conv *conversation) filedFor(a *Answer) *filed {
	open := slices.DeleteFunc(a.unanswered(), func(u unanswered) bool { return !forOfficers(u.text) })
	if len(open) == 0 || conv.Filed == nil || conv.Filed.Key != filingKey(open, together(open, "")) {
		return nil
	}
	return conv.Filed
}

// forOfficers tells whether officers can do anything about a message: not where
// it has no letters, nor where all of it is out of scope or small talk, though
// it came while a question was open.
func forOfficers(message string) bool {
	if !strings.ContainsFunc(message, unicode.IsLetter) {
		return false
	}
	return slices.ContainsFunc(Understand(message), func(r Reading) bool {
		return r.Intent != IntentOutOfScope && r.Intent != IntentSmalltalk
	})
}

// tell adds what became of a question: at the end, or before the last sentence
// where that asks for more, so that it stays the last.
func (r *Response) tell(what Block, about unanswered) {
	at := len(r.Blocks)
	if about.asking && at > 1 {
		at--
	}
	r.Blocks = slices.Insert(slices.Clip(r.Blocks), at, what)
}

// normalForm is a question as it is told from others: its words with spoken
// forms written out, without marks and words of address.
func normalForm(question string) string {
	q := text.ReadQuestion(question)
	var words []string
	for i, word := range q.Words {
		if q.Tokens[i].Kind != text.Mark && !lists.polite[word] {
			words = append(words, word)
		}
	}
	if len(words) == 0 {
		return strings.ToLower(strings.TrimSpace(question))
	}
	return strings.Join(words, " ")
}

// hiddenAmount stands for an amount that is not kept.
const hiddenAmount = "…"

// withoutAmounts is a question without its amounts of money, percentages and
// unnamed numbers, but for the prices that it compares: what many people read
// along is kept without anybody's cost.
func withoutAmounts(question string) string {
	type span struct{ first, last int }
	q := text.ReadQuestion(question)
	var hide []span
	public := map[knowledge.Rupiah]bool{}
	for _, r := range Understand(question) {
		for _, price := range [...]*knowledge.Rupiah{r.Understood.OwnPrice, r.Understood.CompetitorPrice} {
			if price != nil && (r.Understood.Cost == nil || *r.Understood.Cost != *price) {
				public[*price] = true
			}
		}
	}
	for _, m := range q.Money {
		if m.Low != m.High || !public[m.High] {
			hide = append(hide, span{m.First, m.Last})
		}
	}
	for _, p := range q.Percents {
		hide = append(hide, span{p.First, p.Last})
	}
	for _, o := range q.Others {
		hide = append(hide, span{o.First, o.Last})
	}
	slices.SortFunc(hide, func(a, b span) int { return cmp.Compare(a.first, b.first) })
	var b strings.Builder
	from := 0
	for _, h := range hide {
		b.WriteString(question[from:q.Tokens[h.first].Start] + hiddenAmount)
		from = q.Tokens[h.last].End
	}
	return b.String() + question[from:]
}
