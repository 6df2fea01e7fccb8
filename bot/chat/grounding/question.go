package grounding

import (
	"slices"
	"strings"
)

// asksIn tells whether a clause of a question asks: it has a word to ask with, or begins
// as questions do, and does not only have what it says agreed to: "tahu kan".
func (s *sentence) asksIn(p clause) bool {
	if last := len(s.tokens) - 1; s.word(last) != "?" || s.has(clause{max(last-2, 0), last}, "kan") || s.agreesToWhat() || splits[s.word(p.from)] {
		return false
	}
	for i := p.from; i <= p.to; i++ {
		switch w := s.word(i); {
		case w == "kan", (w == "kenapa" || w == "mengapa") && s.comparison(clause{i, p.to}) >= 0:
			return false
		case asking[w], strings.HasSuffix(w, "kah") && w != "bukankah":
			return !s.tellsKnown(p)
		}
	}
	at := p.from
	for at < p.to && !beginning[s.word(at)] && (openers[s.word(at)] || linking[s.word(at)]) {
		at++
	}
	if beginning[s.word(at)] || at < p.to && s.word(at+1) == "mau" {
		return !s.tellsKnown(p)
	}
	last := p.to
	for last > p.from && s.tokens[last].kind == markToken {
		last--
	}
	if s.offers(p) || strings.HasSuffix(s.word(last), "nya") && s.has(p, "ada") {
		return true
	}
	if w := s.word(last); w == "belum" || w == "tidak" || w == "nggak" || w == "ada" && s.word(last-1) == "sudah" {
		return true
	}
	if s.asksOfOwner(p) {
		return true
	}
	if fragments[s.word(p.from)] && p.to-p.from < 4 && !s.rules(p) && s.asksBefore(p) {
		return true // "sudah ada suratnya (Form E) dari penjualnya?"
	}
	for i := p.from + 1; i <= min(p.from+3, p.to-1); i++ {
		if beginning[s.word(i)] && p.to-p.from < 9 && !s.tells(p, claimTags&^origins) && !absolutes[s.word(i)] && !s.some(p, func(i int) bool { return telling[s.word(i)] || negations[s.word(i)] }) {
			return true // "penjualnya bisa kasih surat asal?"
		}
	}
	n, _ := s.rulingAt(at)
	return p.to-p.from < 9 && (n > 0 || !s.touches(p)) && (p.to-p.from < 3 || s.length(s.behind(p)) == 0)
}

// agreesToWhat tells whether a sentence agrees to what stands behind that; "apa tidak?" at
// its end asks.
func (s *sentence) agreesToWhat() bool {
	for i := range s.tokens {
		if n := agreeing.longest(s.tokens, i); n > 0 && i+n < len(s.tokens)-1 {
			return true
		}
	}
	return false
}

// tellsKnown tells whether a question only has what it says known: "tahukah Kakak …", "tahu
// kenapa …".
func (s *sentence) tellsKnown(p clause) bool {
	if !s.some(p, func(i int) bool {
		before := s.word(i - 1)
		return s.word(i) == "tahu" && before != "boleh" && before != "bisa" && before != "saya" && before != "kasih" || s.word(i) == "tahukah" || s.word(i) == "sadarkah" || s.word(i) == "dengar"
	}) {
		return false
	}
	return s.tells(p, claimTags) || s.touches(p) || s.rules(p)
}

// asksOfOwner tells whether a clause of a question asks what the owner is, has or did:
// "usaha Kakak sudah jadi binaan dinas?". What they know is asked with what is to be known.
func (s *sentence) asksOfOwner(p clause) bool {
	owner, verb := s.some(s.whole(), func(i int) bool { return isOwner(s.word(i)) || s.word(i) == "kak" || owning[s.tokens[i].root] }), false
	for i := p.from; i <= p.to; i++ {
		t := &s.tokens[i]
		switch w := t.text; {
		case t.figure >= 0, t.tags&(claimTags&^(costTag|ownTag)) != 0, absolutes[w] && w != "pernah", negations[w] && w != "belum", telling[w]:
			return false
		}
		verb = verb || beginning[t.text] || doing[t.text]
	}
	return owner && verb && s.comparison(p) < 0
}

// owning are what only an owner has, doing what one does.
var (
	owning = speechWords["punyanya"]
	doing  = speechWords["kerjanya"]
)

// telling are words behind which something is told as known.
var telling = speechWords["kabar"]

// asksBefore tells whether a clause before one begins the question of its sentence.
func (s *sentence) asksBefore(p clause) bool {
	for _, before := range s.clauses() {
		if before.to >= p.from {
			return false
		}
		if beginning[s.word(before.from)] || asking[s.word(before.from)] {
			return true
		}
	}
	return false
}

// offers tells whether a short clause of a question has the owner choose: "toko sendiri
// atau marketplace", or what stands before that: "soal apa: pajak, atau label".
func (s *sentence) offers(p clause) bool {
	if n := p.to - p.from; n > 9 || n > 6 && s.tells(p, claimTags&^marketTag) || s.rules(p) && !s.has(p, "bisa") {
		return false
	}
	listed := s.some(clause{0, p.from - 1}, func(i int) bool { return s.word(i) == ":" })
	return s.has(p, "atau") || listed && slices.ContainsFunc(s.behind(p), func(o clause) bool { return s.has(o, "atau") })
}

// has tells whether a clause has a word.
func (s *sentence) has(p clause, word string) bool {
	return s.some(p, func(i int) bool { return s.word(i) == word })
}

// rules tells whether a clause has a word of a ruling.
func (s *sentence) rules(p clause) bool {
	for i := p.from; i <= p.to; i++ {
		if n, _ := s.rulingAt(i); n > 0 {
			return true
		}
	}
	return false
}

// behind are the clauses of a sentence behind one.
func (s *sentence) behind(p clause) []clause {
	parts := s.clauses()
	for i := range parts {
		if parts[i].from > p.to {
			return parts[i:]
		}
	}
	return nil
}

// touches tells whether a clause speaks of what is regulated or delicate, names an office,
// or says something without exception.
func (s *sentence) touches(p clause) bool {
	for i := p.from; i <= p.to; i++ {
		t := &s.tokens[i]
		if t.kind == wordToken && (absolutes[t.text] || t.isAcronym() || t.name >= 0 || s.delicateAt(i)) {
			return true
		}
	}
	return false
}
