package knowledge

import "slices"

// Move is something an owner can do that is not about the price.
type Move string

// The moves. Which of them fit, and on what they rest, is said by rules that
// are data, see [MoveRule].
const (
	// MoveBundle sells several in one order, so that the fixed fee is spread.
	MoveBundle Move = "bundle"
	// MoveSmallerPack offers less for less money, at a better unit price.
	MoveSmallerPack Move = "smaller_pack"
	// MoveBetterTitle says in the title what the dearer local ones say there.
	MoveBetterTitle Move = "better_title"
	// MoveQualityProof shows what the cheap one does not have.
	MoveQualityProof Move = "quality_proof"
	// MoveBrandRegistration protects the owner's name against copies.
	MoveBrandRegistration Move = "brand_registration"
	// MoveHalal gets the goods certified as halal.
	MoveHalal Move = "halal"
	// MoveSNI gets the goods certified by the national standard.
	MoveSNI Move = "sni"
	// MovePermit gets the permit that food and cosmetics are sold with, from
	// BPOM or the regency.
	MovePermit Move = "bpom"
	// MoveWholesale sells by the lot, or to those who buy for many.
	MoveWholesale Move = "wholesale"
	// MoveCustom makes to order what mass production cannot: name, size,
	// colour, motif.
	MoveCustom Move = "custom"
	// MoveLeaveMarketplace serves buyers where no marketplace takes a share.
	MoveLeaveMarketplace Move = "leave_marketplace"
)

// AllMoves are all moves there are.
func AllMoves() []Move {
	return []Move{
		MoveBundle, MoveSmallerPack, MoveBetterTitle, MoveQualityProof, MoveBrandRegistration, MoveHalal, MoveSNI,
		MovePermit, MoveWholesale, MoveCustom, MoveLeaveMarketplace,
	}
}

const (
	// maxNamed is how many moves, programmes and rules one answer names in all:
	// an owner with little time does two or three things, not ten.
	maxNamed = 3
	// maxEntries is how many programmes and rules one answer names, those that
	// its moves rest on included.
	maxEntries = 2
)

// NamedMove is a move that fits a situation, with all that its sentence says.
type NamedMove struct {
	Rule *MoveRule
	// Figures are what stands in the slots of the sentence that hold figures,
	// and what comes about with them; Words what stands in those that hold a title or a day.
	Figures map[MoveSlot]Fact
	Words   map[MoveSlot]string
	// Lacking is what the leaders say of their goods and the owner does not,
	// where the rule asks for that.
	Lacking Lacking
	// Entries are the programmes and rules that it rests on.
	Entries []EntryHit
	// Sources are the ids of all that the move rests on: entries, fees and
	// listings. It is never empty.
	Sources []string
}

// chooseNamed names the moves whose rules fit, and the programmes and rules
// that bear on the situation beside them. What the question tells of a breach
// comes first, since the owner spoke of it; then the moves by falling
// priority, each once; then what bears by the goods and by the gap. All of them
// together are at most maxNamed, and name at most maxEntries entries.
//
// A move's rule fits where its conditions hold, all that it rests on may be
// offered on the day, and each slot of its sentence can be filled: what cannot
// be made concrete is not said.
func chooseNamed(s *Situation, a *Advice) (named []NamedMove, bearings []Bearing) {
	if len(s.Rules) == 0 && len(s.Bearings) == 0 {
		return nil, nil
	}
	e := moveEvidence{situation: s, advice: a}
	e.gather()
	told := entriesTold{}
	rules := byRank(s.Bearings)
	evident := e.bearings(rules[rankEvidence], &told)
	for i := range s.Rules {
		rule := &s.Rules[i]
		if len(evident)+len(named) == maxNamed {
			break
		}
		if slices.ContainsFunc(named, func(n NamedMove) bool { return n.Rule.Move == rule.Move }) || !told.hasRoom(rule.Entries...) {
			continue
		}
		if move, ok := e.name(rule); ok {
			named = append(named, move)
			told.add(rule.Entries...)
		}
	}
	for _, b := range evident {
		if !restsOn(named, b.Rule.Entry) { // one line for each
			bearings = append(bearings, b)
		}
	}
	for _, rank := range [...]bearingRank{rankGoods, rankGap} {
		bearings = append(bearings, e.bearings(rules[rank], &told)...)
	}
	return named, bearings[:min(len(bearings), maxNamed-len(named))]
}

// restsOn tells whether one of the moves rests on an entry.
func restsOn(named []NamedMove, id string) bool {
	return slices.ContainsFunc(named, func(n NamedMove) bool { return slices.Contains(n.Rule.Entries, id) })
}

// entriesTold are the ids of the programmes and rules that an answer names.
type entriesTold []string

// hasRoom tells whether the answer may name those ids too.
func (t entriesTold) hasRoom(ids ...string) bool {
	told := slices.Clone(t)
	told.add(ids...)
	return len(told) <= maxEntries
}

func (t *entriesTold) add(ids ...string) {
	for _, id := range ids {
		if !slices.Contains(*t, id) {
			*t = append(*t, id)
		}
	}
}

// movesOf are the named moves alone; nil for none.
func movesOf(named []NamedMove) []Move {
	var moves []Move
	for i := range named {
		moves = append(moves, named[i].Rule.Move)
	}
	return moves
}
