package chat

import (
	"context"
	"slices"

	"setara/knowledge"
)

// asksBack tells whether a message, trimmed, wants the question before again;
// again is true for words that say so of the answers even when all are given.
func asksBack(said string) (back, again bool) {
	switch said {
	case "kembali", "sebelumnya", "balik", "mundur", "kembali lagi", "ke sebelumnya", "kembali ke sebelumnya", "pertanyaan sebelumnya",
		"yang sebelumnya", "balik lagi", "back":
		return true, false
	case "ganti jawaban", "ubah jawaban", "ralat jawaban", "salah jawab", "jawaban saya salah", "ganti jawaban saya", "jawaban tadi salah",
		"ganti jawaban tadi", "salah pilih", "salah pencet":
		return true, true
	default:
		return false, false
	}
}

// ask notes a question of the search, so that one can go back to it.
func (w *walk) ask(c knowledge.Condition) {
	if w.Asking != walkAsk(c) {
		w.Asked++
	}
	w.Asking, w.Unclear, w.Amount = walkAsk(c), 0, 0
	w.Trail = append(slices.DeleteFunc(w.Trail, func(t knowledge.Condition) bool { return t == c }), c)
}

// backWalk takes back the answer given last and asks for it anew; before the
// first question it asks what is looked for.
func (c *Chat) backWalk(ctx context.Context, conv *conversation) (Response, error) {
	w := conv.Walk
	if n := len(w.Trail); n > 0 && w.Asking == walkAsk(w.Trail[n-1]) {
		w.Trail = w.Trail[:n-1]
		w.Asked--
	}
	n := len(w.Trail)
	if n == 0 {
		w.Need, w.Asking = "", ""
		return c.goOnWalk(ctx, conv)
	}
	before := w.Trail[n-1]
	w.Said.Forget(before)
	w.Skipped = slices.DeleteFunc(w.Skipped, func(s knowledge.Condition) bool { return s == before })
	w.Paused, w.Asking, w.Unclear = false, walkAsk(before), 0
	return wordAskCondition(before, actionProgramNeed), nil
}

// askAgain asks once more where a message says nothing that can be read, the
// second time with how to pass over it or to stop; false where it says
// something.
func (c *Chat) askAgain(ctx context.Context, m *message, said string, conv *conversation) (Response, bool, error) {
	w := conv.Walk
	if means, err := c.meansAnything(ctx, m, said); means || err != nil {
		return Response{}, false, err
	}
	r := (&profileAnswer{}).wordUnclear(knowledge.Condition(w.Asking), actionProgramNeed)
	if w.Asking == askedNeed {
		r = wordAskNeed()
		r.Blocks = []Block{paragraph(plain(askUnclear + askNeed))}
	}
	if w.Unclear++; w.Unclear > 1 {
		r.Blocks = []Block{paragraph(plain(askUnclearAgain))}
	}
	return r, true, nil
}

// meansAnything tells whether a message is a question or remark of some kind,
// rather than marks or letters struck at random.
func (c *Chat) meansAnything(ctx context.Context, m *message, said string) (bool, error) {
	if trimmed(m) == "" {
		return false, nil
	}
	if asks(m) || len(m.Words) > fewWords {
		return true, nil
	}
	readings := Understand(said)
	if len(readings) > 1 || readings[0].Intent != IntentUnknown {
		return true, nil
	}
	hits, err := c.lookUp(ctx, said)
	return len(hits) > 0 && surely(&hits[0]), err
}

// openTurnover is a turnover that a message names without saying whether it is
// for a month or a year, where that makes a difference.
func (m *message) openTurnover() (knowledge.Rupiah, bool) {
	for _, word := range m.tells(tellsTurnover) {
		for _, a := range m.sales() {
			near := a.from >= word.to && a.from-word.to <= turnoverReach || word.from >= a.to && word.from-a.to <= 1
			if near && a.band() == knowledge.TurnoverUnsaid {
				return a.amount, true
			}
		}
	}
	return 0, false
}

// withAmount puts the turnover that was said before a message that says only for
// how long it is: "setahun".
func (w *walk) withAmount(said string) string {
	m := newMessage(said)
	if w.Amount == 0 || w.Asking != walkAsk(knowledge.ConditionTurnover) || len(m.Money) > 0 || len(m.Words) > fewWords {
		return said
	}
	whole := w.Amount.String() + " " + said
	if readAnswer(newMessage(whole), whole, knowledge.ConditionTurnover, 0).kind != answerSaid {
		return said
	}
	return whole
}

// askPeriod asks whether a turnover that was said by the way is for a month or
// a year.
func (c *Chat) askPeriod(conv *conversation, amount knowledge.Rupiah) Response {
	w := conv.Walk
	w.Paused = false
	w.ask(knowledge.ConditionTurnover)
	w.Amount = amount
	return (&profileAnswer{kind: answerPeriod, amount: amount}).wordUnclear(knowledge.ConditionTurnover, actionProgramNeed)
}
