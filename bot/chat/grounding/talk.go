package grounding

import (
	"slices"

	"setara/knowledge/text"
)

// aboutOwner tells whether a clause cheers, wishes, or says again what the owner wants: it
// says nothing of prices, rules or others but in the owner's own words.
func (sp *speech) aboutOwner(p clause) bool {
	s := sp.s
	first := p.from
	for first < p.to && (linking[s.word(first)] || s.tokens[first].kind == markToken) && !isOwner(s.word(first)) {
		first++
	}
	cheers := cheering[s.word(0)] || cheering[s.word(first)]
	wishes := wishing[s.word(first)]
	wants := isOwner(s.word(first)) && (wanting[s.word(first+1)] || wanting[s.word(first+2)])
	if !cheers && !wishes && !wants || sp.rules(p) || s.absolute(p) {
		return false
	}
	for i := p.from; i <= p.to; i++ {
		t := &s.tokens[i]
		own := sp.owners[t.text] || sp.owners[t.root] || sp.owners[text.Stem(t.root)]
		touchy := t.tags&claimTags != 0 || t.isAcronym() || t.name >= 0 && sp.names[t.name].kind != NameProduct ||
			s.delicateAt(i) || !wishes && sp.moreThanTalk(t)
		own = own || s.asideAt(p.from, i) || wanting[t.text] || t.tags&claimTags == costTag && wanting[s.word(i-1)]
		compares := (t.text == "paling" || t.text == "lebih") && !s.asideAt(p.from, i)
		if t.figure >= 0 || negations[t.text] || compares || conditions[t.text] && t.text != "setelah" && (!cheers || t.text != "kalau" && t.text != "jika") || t.kind == wordToken && touchy && !own {
			return false
		}
	}
	return true
}

// asideAt tells whether token i is only what somebody sees or talks about: "melihat saingan
// lebih murah".
func (s *sentence) asideAt(from, i int) bool {
	return s.some(clause{max(from, i-3), i - 1}, func(k int) bool { return asideWords[s.word(k)] })
}

// introduces tells whether a clause only says what the text is about: "ini soal biayanya".
func (sp *speech) introduces(p clause) bool {
	return (topical[sp.s.word(p.from)] || topical[sp.s.word(p.from+1)]) && sp.heads(p) && !sp.s.has(p, "itu")
}

var topical = speechWords["topik"]

// inquires tells whether clause i is what an earlier one has the owner find out or tell:
// "tanyakan dulu, apakah mereka punya suratnya".
func (s *sentence) inquires(parts []clause, i int) bool {
	p := parts[i]
	last := p.to
	for last > p.from && s.tokens[last].kind == markToken {
		last--
	}
	asks := s.has(p, "apakah") || asking[s.word(p.from)] || asking[s.word(last)]
	if !asks && (!isOwner(s.word(p.from)) || !s.has(p, "atau") || s.rules(p)) || s.some(p, func(i int) bool { return serious[s.tokens[i].root] }) {
		return false
	}
	for _, before := range parts[:i] {
		if at, forbids := s.command(before); at >= 0 && !forbids && (answering[s.word(at)] || s.word(at+1) == "tahu") {
			return true
		}
	}
	return false
}

// needed are words behind "paling" with which nothing is set over others.
var needed = speechWords["butuh"]

// sources are whom an owner asks for papers and goods, with the verbs for that.
var (
	sources    = speechWords["asal"]
	requesting = speechWords["minta"]
)

// leadsToBlock tells whether clause i says only that what follows is of something, and a
// paragraph of the results follows: "dan ini syarat bahannya."
func (sp *speech) leadsToBlock(i int) bool {
	p := sp.parts[i]
	if sp.at+1 >= len(sp.sentences) || sp.sentences[sp.at+1].tokens[0].kind != slotToken || sp.sentences[sp.at+1].paragraph == sp.s.paragraph {
		return false
	}
	return sp.s.some(p, func(i int) bool { return leading[sp.s.word(i)] }) && !sp.s.has(p, "itu") && sp.heads(p)
}

var leading = speechWords["antarkan"]

// shownThings are what an owner shows of their goods.
var shownThings = speechWords["pamer"]

// presumes tells whether a question takes it that something is paid or pledged which a
// paragraph says is free: "sudah siap biaya pendaftarannya?"
func (sp *speech) presumes(p clause) bool {
	for i := p.from; i <= p.to; i++ {
		if stem := text.Stem(sp.s.tokens[i].root); pledged[stem] && sp.s.word(i+1) != "kirim" && sp.s.some(clause{max(p.from, i-3), i - 1}, func(k int) bool { return sp.s.word(k) == "sudah" }) {
			return slices.ContainsFunc(sp.passagesOf(), func(o *passage) bool {
				return o.rules&freeRuling != 0 && (stem != "agunan" && stem != "jaminan" || o.hasStem(stem))
			})
		}
	}
	return false
}

var pledged = speechWords["tanggungan"]

// tellsBuyers tells whether a clause says what buyers or other sellers do or like.
func (sp *speech) tellsBuyers(p clause) bool {
	s := sp.s
	if s.directs(p) || s.binds(p, true) {
		return false
	}
	return s.some(p, func(i int) bool {
		return crowd[s.word(i)] && s.some(clause{i + 1, min(i+4, p.to)}, func(k int) bool { return choosing[s.word(k)] })
	})
}

var (
	crowd    = speechWords["ramai-orang"]
	choosing = speechWords["pilih-pilih"]
)

// namesOnly tells whether a clause only leads to the slots of names, and says nothing of
// them: "pilihannya {{e1}}".
func (sp *speech) namesOnly(p clause) bool {
	return !sp.s.some(p, func(i int) bool {
		return sp.s.tokens[i].kind == slotToken && sp.s.tokens[i].text[0] != 'e' || saying[sp.s.word(i)]
	})
}

// saying are words behind which something is said of what stands before them.
var saying = speechWords["terang"]

// sendsElsewhere tells whether a command sends the owner to an office that no result names,
// reports to a rule, or keeps them from a marketplace.
func (sp *speech) sendsElsewhere(p clause, verb string) bool {
	s := sp.s
	forbids := s.has(p, "jangan")
	return s.some(p, func(i int) bool {
		t := &s.tokens[i]
		switch {
		case forbids && t.name >= 0 && isPlatform(&sp.names[t.name]):
			return true
		case (verb == "lapor" || verb == "laporkan") && s.word(i-1) == "ke" && (ruleForms[t.text] || t.name >= 0 && sp.names[t.name].kind == NameRegulation):
			return true
		}
		return officials[t.root] && !sp.inBlocks(t) && !sp.owners[t.root]
	})
}

var officials = speechWords["pejabat"]
