package chat

import (
	"context"
	"fmt"

	"setara/knowledge"
)

// moreOfWalk shows what the answer to a search only counted: what else fits,
// what does not fit, or what does not run; or that answer again.
func (c *Chat) moreOfWalk(ctx context.Context, conv *conversation, which string) (Response, error) {
	w := conv.Walk
	if w == nil || w.Need == "" {
		return c.beginWalk(ctx, conv, "", knowledge.Profile{})
	}
	programs, err := c.Entries.Programs(ctx, c.today())
	if err != nil {
		return Response{}, fmt.Errorf("read programmes: %w", err)
	}
	found := match(programs, w.Need, &w.Said, c.today())
	switch which {
	case "hasil":
		conv.tell(found.basis())
		return found.word(w), nil
	case "belum":
		return found.wordUnfit(), nil
	case "tutup":
		return found.wordClosed(), nil
	default:
		return found.wordRest(), nil
	}
}

// answerFitting answers, without any conversation, which programmes are for an
// owner who tells about the business: with those that fit what was said.
func (c *Chat) answerFitting(ctx context.Context, r Reading) (Answer, error) {
	if c.group {
		return plainAnswer(r, say(sayProgramPrivate)), nil
	}
	m := newMessage(r.Text)
	w := &walk{Need: m.readNeed(), Said: readProfile(m, c.today())}
	r.Intent = IntentProgram
	if w.Need == "" {
		return plainAnswer(r, wordAskNeed()), nil
	}
	programs, err := c.Entries.Programs(ctx, c.today())
	if err != nil {
		return Answer{}, fmt.Errorf("read programmes: %w", err)
	}
	found := match(programs, w.Need, &w.Said, c.today())
	a := plainAnswer(r, found.word(w))
	a.Answered, a.Facts = a.Response.Answered, a.Response.Facts
	told := found.basis()
	a.Programs, a.explains = told.Entries.IDs, &told
	return a, nil
}
