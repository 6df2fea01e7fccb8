package chat

import "setara/knowledge/text"

// garbled tells whether letters are glued to a number that make nothing of it:
// "3abc9", or "15abc" where no amount follows that it could count.
func (r *costReader) garbled(p *costPart) bool {
	next := r.at + 1
	if !r.glued(p) {
		return false
	}
	if behind := r.parts[next].to; behind < len(r.q.Tokens) && r.q.Tokens[behind].Glued && r.q.Tokens[behind].Kind == text.Number {
		return true
	}
	if !p.money.Bare || len(r.line.names) == 0 || p.count < fewGoods {
		return false
	}
	for i := next; i < len(r.parts) && r.parts[i].kind != costMark; i++ {
		if r.parts[i].kind == costAmount {
			return false
		}
	}
	return true
}

// ofWholeCost tells whether the number stands behind the word for the cost
// itself: "modal 28" says no yield.
func (r *costReader) ofWholeCost() bool {
	w := stem(r.wordAt(r.at - 1))
	return w == "modal" || w == "hpp"
}

// glued tells whether a word that no list knows is glued to the number.
func (r *costReader) glued(p *costPart) bool {
	next := r.wordAt(r.at + 1)
	return p.hasCount && next != "" && r.q.Tokens[p.to].Glued && !timeish(next) && !r.isCue(next) && (len(next) == 1 || !costFiller(next))
}
