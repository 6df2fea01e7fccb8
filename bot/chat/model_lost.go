package chat

import (
	"slices"

	"setara/knowledge"
)

// lost is how the model failed to answer a question that it was asked; empty where
// it answered, or was not asked, and where the owner took their yes back meanwhile.
func (r *ModelReport) lost() knowledge.ModelOutcome {
	switch r.Outcome {
	case knowledge.ModelAnswered, knowledge.ModelRetried, knowledge.ModelCached, knowledge.ModelTakenBack:
		return ""
	}
	return r.Outcome
}

// tellLost is what an owner reads who said yes to the model, where it did not
// answer the question that waited: that so it is, and what works all the same. What
// was answered without it stands above already, with what it asked.
func (conv *conversation) tellLost(plain *Answer) Response {
	r := say(wordModelLost(plain.lost))
	if plain.passOn != nil {
		conv.PassOn = plain.passOn
		r.Buttons = plain.Response.Buttons
	}
	leads := plain.leadsOn()
	if leads {
		r.Blocks = append(r.Blocks, say(sayModelLostGoOn).Blocks...)
	}
	if kept := conv.filedFor(plain); kept != nil {
		r.Blocks = append(r.Blocks, wordStillFiled(kept.Number))
	}
	if leads {
		return r
	}
	r.Blocks = append(r.Blocks, say(sayModelInstead).Blocks...)
	if len(r.Buttons) == 0 {
		r = withExamples(r)
	}
	return r
}

// leadsOn tells whether an answer told or asked something that an owner can go on
// from.
func (a *Answer) leadsOn() bool {
	return a.Answered || a.asks != "" || slices.ContainsFunc(a.Parts, func(part Answer) bool { return part.leadsOn() })
}
