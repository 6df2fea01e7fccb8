package catalog

import "slices"

// outnamed is how much an entry scores at most below another that the question
// names better.
const outnamed = 0.2

// fewNamed is how many entries may have a word in their names that still names
// one of them: "mekaar", unlike "kur".
const fewNamed = 3

// yield puts entries behind those that a question names better: "kur kecil" is
// never "kur", whatever else is said, and what is named word for word is meant
// rather than what an amount alone speaks for.
func (b *entryBook) yield(asked *askedEntry, judged []entryJudgement) {
	for i := range judged {
		better := &judged[i]
		for _, name := range better.said {
			if !name.names || !name.run || !b.firm(asked, &name) {
				continue
			}
			for k := range judged {
				if other := &judged[k]; k != i && sameKind(better, other) && other.yieldsTo(&name, asked.amount > 0) {
					other.score = min(other.score, better.score-outnamed)
					other.said = nil
				}
			}
		}
	}
}

// yieldsTo tells whether an entry yields to one that is named: all that names
// it is a part of that name; or nothing does, where those yield.
func (j *entryJudgement) yieldsTo(name *saidName, unnamed bool) bool {
	if !j.named() {
		return unnamed
	}
	return !slices.ContainsFunc(j.said, func(own saidName) bool { return own.names && !own.within(name) })
}

// within tells whether a name is but a part of another: what tells in it stands
// there, and less than that is said together.
func (n *saidName) within(other *saidName) bool {
	if n.run && n.size >= other.size {
		return false
	}
	return !slices.ContainsFunc(n.telling, func(at int) bool { return at < other.from || at >= other.to })
}

// proper tells whether a name has a word that hardly any other entry has in
// its names.
func (b *entryBook) proper(asked *askedEntry, name *saidName) bool {
	return slices.ContainsFunc(name.telling, func(at int) bool { return b.inNames[asked.terms[at].Text] <= fewNamed })
}

// sameKind tells whether both are programmes, or both rules.
func sameKind(a, b *entryJudgement) bool {
	return (a.entry.hit.Program == nil) == (b.entry.hit.Program == nil)
}
