package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// part words a part of an entry that is no point: its steps, who qualifies,
// whom to ask. It is false where the entry has none, and for points.
func (t *telling) part(a knowledge.Aspect) (Block, bool) {
	p := t.hit.Program
	open := t.standing == knowledge.StandingOpen || t.standing == knowledge.StandingRecord
	switch {
	case a == aspectSteps && p != nil && len(p.Steps) > 0 && open:
		return wordSteps(p.Steps), true
	case a == aspectBring && p != nil && len(p.Bring) > 0 && open:
		return wordBring(p.Bring), true
	case a == aspectContact && len(t.entry.Contacts) > 0:
		return wordContacts(t.entry.Contacts), true
	case a == aspectReport && takesReports(t.hit) && len(counters(t.hit)) > 0:
		return wordReportTo(counters(t.hit)), true
	case a == aspectAddress && t.entry.Address != "":
		return wordAddress(t.entry.Address), true
	case a == aspectPurpose && !t.hasSaid(t.entry.Purpose):
		t.say(t.entry.Purpose)
		return wordPurpose(t.title(), t.entry.Purpose), true
	case a == aspectInForce && (t.entry.From != nil || t.entry.Until != nil) && t.standing == knowledge.StandingOpen:
		return wordInForce(t.title(), t.entry), true
	case a == knowledge.AspectWho && t.who() != "":
		t.saidWho = true
		return t.wordWhose(t.who()), true
	default:
		return Block{}, false
	}
}

// who says in words who qualifies for a programme or whom a rule binds, as far
// as no sentence of the entry says it already; "" where that makes no
// difference or no source says.
func (t *telling) who() string {
	if p := t.hit.Program; p != nil {
		if words := wordConditionsBeside(&p.Conditions, strings.Join(t.said, "\n")); words != "" {
			return words
		}
	}
	if r := t.hit.Regulation; r != nil && len(r.Binds) > 0 {
		return wordBinds(r.Binds)
	}
	return ""
}

// wordWhose words who it is for.
func (t *telling) wordWhose(who string) Block {
	people := true
	if p := t.hit.Program; p != nil {
		scales := wordConditions(&knowledge.Conditions{Scales: p.Conditions.Scales, Forms: p.Conditions.Forms})
		first, _, _ := strings.Cut(strings.TrimSuffix(scales, "."), ",")
		people = first != "" && strings.HasPrefix(who, first)
	}
	return wordWho(who, people)
}

// rankOf is what the aspects of a programme and of a rule are worth beside
// what was asked, the least first. Those that are not listed are told where
// they are asked for.
var rankOf = map[knowledge.Aspect]int{
	knowledge.AspectAmount: 2, knowledge.AspectInterest: 2, knowledge.AspectCost: 2, knowledge.AspectRate: 2,
	knowledge.AspectForbidden: 2, knowledge.AspectDuty: 2, knowledge.AspectDeadline: 2,
	knowledge.AspectCollateral: 3, knowledge.AspectAllowed: 3, knowledge.AspectWarning: 3, knowledge.AspectPenalty: 3,
	knowledge.AspectBenefit: 4, knowledge.AspectImport: 4, knowledge.AspectCondition: 4, knowledge.AspectExcluded: 4,
	knowledge.AspectTerm: 5, knowledge.AspectWho: 3, knowledge.AspectQuota: 5, knowledge.AspectDuration: 5, knowledge.AspectValidity: 5, knowledge.AspectStatus: 6,
}

const (
	rankDoubt  = 0 // goes with what was answered
	rankAsked  = 1 // goes with what was asked
	rankReport = 2
	rankWho    = 3
	rankSteps  = 2
	rankOther  = 6
	// rankNext is how much less the second point on an aspect is worth.
	rankNext = 2
)

// addPoints adds the points that were not told yet.
func (t *telling) addPoints() {
	for _, a := range knowledge.Aspects {
		rank, listed := rankOf[a]
		switch {
		case t.asks(a):
			rank = rankAsked
		case !listed && t.standing != knowledge.StandingRecord:
			continue
		case !listed:
			rank = rankAsked // what happened is what a record holds
		}
		for i, text := range t.points(a) {
			if t.hasSaid(text) {
				continue
			}
			said := t.beside(text)
			if said == "" {
				continue
			}
			worth := rank
			if t.asked.about[text] > 0 {
				worth = min(rank, rankAsked)
			}
			t.add(a, worth, item(t.wordPoint(a, i, said)...))
			rank += rankNext
		}
	}
	for i := range t.entry.Conflicts {
		if c := &t.entry.Conflicts[i]; c.Holds(t.on) && !t.hasSaid(c.Text) {
			t.add(c.Aspect, rankWho, listed(wordConflict(c.Aspect, c.Text)))
		}
	}
}

// beside is a text without the first sentences that lead the answer already.
func (t *telling) beside(text string) string {
	for {
		first, rest, more := strings.Cut(text, ". ")
		said := slices.ContainsFunc(t.said, func(s string) bool { return strings.TrimSuffix(s, ".") == strings.TrimSuffix(first, ".") })
		switch {
		case said && more:
			text = rest
		case said:
			return ""
		default:
			return text
		}
	}
}

// addParts adds the parts that were not told yet.
func (t *telling) addParts() {
	for _, part := range [...]struct {
		aspect knowledge.Aspect
		rank   int
	}{
		{aspectPurpose, rankOther}, {knowledge.AspectWho, rankWho}, {aspectSteps, rankSteps}, {aspectBring, rankSteps},
		{aspectReport, rankReport}, {aspectContact, rankOther}, {aspectInForce, rankOther},
	} {
		told := t.told(part.aspect)
		if part.aspect == knowledge.AspectWho {
			told = t.saidWho // its sentences say other things
		}
		if told || part.aspect == aspectPurpose && t.standing == knowledge.StandingRecord ||
			part.aspect == aspectContact && takesReports(t.hit) {
			continue // stands there already, or says nothing beside it
		}
		rank := part.rank
		if takesReports(t.hit) && rank == rankSteps && part.aspect != aspectReport {
			rank = rankWho // where to report comes before how
		}
		if t.asks(part.aspect) {
			rank = rankAsked
		}
		if b, ok := t.part(part.aspect); ok {
			if part.aspect == aspectPurpose {
				b = wordUse(t.entry.Purpose)
			}
			t.add(part.aspect, rank, listed(b))
			t.rest[len(t.rest)-1].who = part.aspect == knowledge.AspectWho && t.hit.Program != nil
		}
	}
}

// told tells whether an aspect leads the answer.
func (t *telling) told(a knowledge.Aspect) bool {
	return slices.ContainsFunc(t.leads, func(p piece) bool { return p.aspect == a })
}

// listed is a block as an item of a list.
func listed(b Block) Block {
	b.Item = true
	return b
}
