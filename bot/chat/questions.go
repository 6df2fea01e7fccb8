package chat

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"setara/knowledge"
	"setara/knowledge/text"
)

// Questions counts what is asked, for what the market says.
type Questions interface {
	// KeepQuestion counts a question. Who asked is kept as a pseudonym of the
	// week alone.
	KeepQuestion(ctx context.Context, q knowledge.Question) error
}

// askedQuestion is a question of a message as it is counted.
type askedQuestion struct {
	intent                   Intent
	product, program, missed string
	answered                 bool
}

const (
	// namedWords and namedLetters are how long a name is at most that is
	// counted: longer ones are sentences.
	namedWords   = 5
	namedLetters = 48
	// namedDigits is how many digits in a row a name has at most: more are a
	// number of something that is nobody's business.
	namedDigits = 5
)

// asked are the questions of a message that are counted: neither small talk nor
// what Setara is not for. A question that Setara asks back about counts as
// answered: what the owner says next goes on with it.
func (a *Answer) asked() []askedQuestion {
	if len(a.Parts) > 0 {
		var all []askedQuestion
		for i := range a.Parts {
			all = append(all, a.Parts[i].asked()...)
		}
		return all
	}
	if a.Intent == IntentSmalltalk || a.Intent == IntentOutOfScope {
		return nil
	}
	q := askedQuestion{intent: a.Intent, missed: a.missed, answered: a.Answered || !a.WouldTicket && a.Intent != IntentUnknown}
	if a.Understood != nil {
		q.product = countedName(a.Understood.Product)
	}
	switch {
	case !a.Answered:
	case a.Intent == IntentProgram && len(a.Programs) > 0:
		q.program = a.Programs[0]
	case a.Intent == IntentRegulation && len(a.Regulations) > 0:
		q.program = a.Regulations[0]
	}
	return []askedQuestion{q}
}

// countedName is a name of goods as it is counted; empty for what is none.
func countedName(name string) string {
	name = nameKey(name)
	digits := 0
	for _, r := range name {
		if !unicode.IsDigit(r) {
			digits = 0
			continue
		}
		if digits++; digits > namedDigits {
			return ""
		}
	}
	if len(strings.Fields(name)) > namedWords || len([]rune(name)) > namedLetters || !text.MayNameGoods(name) && !text.NamesGoods(name) {
		return ""
	}
	return name
}

// missedWords are the words by which a programme was asked for that is not
// known, without those of asking; empty where there are too many of them for a
// name, or a number is among them.
func missedWords(f *follow) string {
	var words []string
	for i := 0; i < len(f.q.Words); i++ {
		if _, n := askWords.at(f.q.Words, i); n > 0 {
			i += n - 1
			continue
		}
		w := f.q.Words[i]
		switch {
		case f.q.Tokens[i].Kind == text.Mark, followWords[w], followOpeners[w], lists.polite[w], addresses[w]:
		case f.q.Tokens[i].Kind != text.Word:
			return ""
		case len(entryTerms(w)) > 0 && !slices.Contains(words, w):
			words = append(words, w)
		}
	}
	missed := strings.Join(words, " ")
	if len(words) > namedWords || len([]rune(missed)) > namedLetters {
		return ""
	}
	return missed
}

// count counts what a message asked. An edited message was counted when it came;
// what a command asks is no question, but for /harga, which is one typed with a
// slash.
func (c *Chat) count(ctx context.Context, m Message, conv *conversation, r *Response) error {
	if c.Questions == nil || m.Edited || conv.forgotten || len(r.asked) == 0 {
		return nil
	}
	profile, err := c.profile(ctx)
	if err != nil {
		return err
	}
	q := knowledge.Question{Who: m.Chat, At: c.Now()}
	if m.Group && m.From != 0 {
		q.Who = m.From
	}
	if profile != nil {
		q.Province = profile.Province
	}
	for _, a := range r.asked {
		q.Intent, q.Product, q.Program, q.Missed, q.Answered = string(a.intent), a.product, a.program, a.missed, a.answered
		if err := c.Questions.KeepQuestion(ctx, q); err != nil {
			return fmt.Errorf("count a question: %w", err)
		}
	}
	return nil
}

// countUnhelpful has a question count as not answered whose answer did not help.
func (c *Chat) countUnhelpful(ctx context.Context, cl *call, intent, product string) error {
	if c.Questions == nil {
		return nil
	}
	err := c.Questions.KeepQuestion(ctx, knowledge.Question{Who: cl.chat, At: c.Now(), Intent: intent, Product: product, Unhelpful: true})
	if err != nil {
		return fmt.Errorf("count an answer that did not help: %w", err)
	}
	return nil
}
