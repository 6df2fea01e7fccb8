package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// signWords are words that tell of a breach where they come one after the
// other: steps, each of which one of its phrases must fill.
type signWords struct {
	sign  knowledge.Sign
	whose signOf
	steps []phrases[bool]
}

// signOf is of whose goods words tell a breach.
type signOf uint8

const (
	// signOfAny does not ask.
	signOfAny signOf = iota
	// signNotOwn asks that the owner does not speak of their own goods.
	signNotOwn
	// signOfRival asks that the other side is spoken of.
	signOfRival
)

var signOwners = map[string]signOf{"semua": signOfAny, "bukan sendiri": signNotOwn, "saingan": signOfRival}

// addSign reads a line of the list of signs.
func (l *wordLists) addSign(line string) error {
	columns := strings.Split(line, "\t")
	if len(columns) < 3 {
		return fmt.Errorf("want sign, whose and words, got %q", line)
	}
	whose, known := signOwners[columns[1]]
	w := signWords{sign: knowledge.Sign(columns[0]), whose: whose}
	if !known || !slices.Contains(knowledge.Signs, w.sign) {
		return fmt.Errorf("unknown sign %q or owner %q", columns[0], columns[1])
	}
	for _, column := range columns[2:] {
		step := newPhrases[bool]()
		for phrase := range strings.SplitSeq(column, ",") {
			if err := step.add(strings.TrimSpace(phrase), true); err != nil {
				return err
			}
		}
		w.steps = append(w.steps, step)
	}
	l.signs = append(l.signs, w)
	return nil
}

// signGap is how many words may stand between two steps of a sign: "tidak ada
// tanda sni", "foto produk punya saya dipakai".
const signGap = 3

// signs are what a part of a message tells of a breach, in the order of the
// list.
func (s *sentence) signs() []knowledge.Sign {
	var signs []knowledge.Sign
	words := make([]string, s.to)
	for i := range words {
		if words[i] = s.q.Words[i]; len(words[i]) > len("nya")+2 {
			words[i] = strings.TrimSuffix(words[i], "nya")
		}
	}
	for i := range lists.signs {
		w := &lists.signs[i]
		if slices.Contains(signs, w.sign) {
			continue
		}
		for at := s.from; at < s.to; at++ {
			if to := s.signEnd(words, w.steps, at); to > 0 && s.tellsOf(w.whose, extent{at, to}) {
				signs = append(signs, w.sign)
				break
			}
		}
	}
	return signs
}

// signEnd is where words that begin at a token end; 0 where they are not
// there. Nothing is told across a pause.
func (s *sentence) signEnd(words []string, steps []phrases[bool], at int) int {
	_, n := steps[0].at(words, at)
	if n == 0 {
		return 0
	}
	to := at + n
	if len(steps) == 1 {
		return to
	}
	for next := to; next <= to+signGap && next < s.to && !s.pauses(next); next++ {
		if end := s.signEnd(words, steps[1:], next); end > 0 {
			return end
		}
	}
	return 0
}

// tellsOf tells whether words speak of the goods that a sign asks for: those
// of whom was named last before them or, where nobody was, next in the clause.
func (s *sentence) tellsOf(whose signOf, e extent) bool {
	if whose == signOfAny {
		return true
	}
	for i := e.from - 1; i >= s.from; i-- {
		if side := s.sideAt(i); side != roleNone {
			return side == roleCompetitor
		}
	}
	for i := e.to; i < s.to && !s.pauses(i) && !aims[s.q.Words[i]]; i++ {
		if side := s.sideAt(i); side != roleNone {
			return side == roleCompetitor
		}
	}
	return whose == signNotOwn
}

// aims open what somebody is after, where other people may be named: "biar kita
// mati".
var aims = wordSet(`biar supaya agar sampai sampe karena`)

// The words by which one side or the other is spoken of.
var (
	ownVoice   = wordSet(`saya aku gue gua gw kami punyaku milikku sendiri`)
	rivalVoice = wordSet(`saingan pesaing lawan kompetitor tetangga sebelah seberang orang mereka dia impor importir
		seller penjual pedagang cina china tiongkok luar murahan`)
)

// sideAt is the side that a word speaks of; none where it speaks of neither.
func (s *sentence) sideAt(i int) role {
	word := s.q.Words[i]
	switch {
	case s.q.Tokens[i].Kind != text.Word:
		return roleNone
	case rivalVoice[word], rivalVoice[stem(word)], s.isPlatform(i) && !s.sellsAt(i):
		return roleCompetitor
	case ownVoice[word], strings.HasSuffix(word, "ku") && len(word) > 4 && !notOwners[word]:
		return roleOwn
	}
	return roleNone
}

// sellsAt tells whether a word of selling stands right before a marketplace:
// "jual di shopee" is said of the owner.
func (s *sentence) sellsAt(i int) bool {
	for j := i - 1; j >= max(s.from, i-2); j-- {
		if sellingVerbs[s.q.Words[j]] {
			return true
		}
	}
	return false
}
