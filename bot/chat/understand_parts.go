package chat

import "slices"

// openParts reads a word of cost right before the name of a part as opening a
// list of parts, where more parts follow: "modal kain 25rb, upah 10rb" says
// no whole.
func (s *sentence) openParts(cues []cue) {
	for k := range cues {
		if k+2 >= len(cues) || cues[k].role != roleCost || cues[k+1].role != rolePart || cues[k].to != cues[k+1].from {
			continue
		}
		if slices.ContainsFunc(cues[k+2:], func(c cue) bool { return c.role == rolePart }) {
			cues[k].role, cues[k].tight = rolePart, true
			s.listsParts = true
		}
	}
}

// dropGoodsPart takes the name of a part for the goods where it is the only one
// and the whole cost is said: "kain 85rb per meter, modal 60rb".
func (s *sentence) dropGoodsPart(cues []cue) {
	part, whole := -1, false
	for k := range cues {
		switch cues[k].role {
		case rolePart:
			if part >= 0 {
				return
			}
			part = k
		case roleCost:
			whole = whole || cues[k].weight >= wholeWeight
		}
	}
	if part >= 0 && whole && s.opensSentence(cues[part].from) && s.q.namesGoods(s.q.Tokens[cues[part].from].Text) {
		cues[part].role = roleNone
	}
}

// wholeWeight is what a word weighs at least that names the whole cost.
const wholeWeight = 12

// opensSentence tells whether nothing but small words stands before token i.
func (s *sentence) opensSentence(i int) bool {
	return s.opensClause(&clause{extent: s.extent}, i)
}

// continueParts gives an amount that nothing speaks for to the list of parts
// that it stands in: "modal kain 25rb, upah 10rb, plastik 1rb".
func (s *sentence) continueParts(active []*price) {
	if !s.listsParts {
		return
	}
	for i, p := range active {
		if i > 0 && active[i-1].role == rolePart && p.evidence[p.role] < enoughEvidence && s.goodsAt(p.First-1) {
			p.role = rolePart
		}
	}
}
