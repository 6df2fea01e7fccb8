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

// maxMoves is how many moves one answer names: an owner with little time does
// two or three things, not ten.
const maxMoves = 3

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
	// Sources are the ids of all that the move rests on: facts, fees and
	// listings. It is never empty.
	Sources []string
}

// chooseMoves names the moves whose rules fit, by falling priority, each move
// once and at most maxMoves. A rule fits where its conditions hold, all that
// it rests on holds on the day, and each slot of its sentence can be filled:
// what cannot be made concrete is not said.
func chooseMoves(s *Situation, a *Advice) []NamedMove {
	if len(s.Rules) == 0 {
		return nil
	}
	e := moveEvidence{situation: s, advice: a}
	e.gather()
	var named []NamedMove
	for i := range s.Rules {
		rule := &s.Rules[i]
		if len(named) == maxMoves {
			break
		}
		if slices.ContainsFunc(named, func(n NamedMove) bool { return n.Rule.Move == rule.Move }) {
			continue
		}
		if move, ok := e.name(rule); ok {
			named = append(named, move)
		}
	}
	return named
}

// movesOf are the named moves alone; nil for none.
func movesOf(named []NamedMove) []Move {
	var moves []Move
	for i := range named {
		moves = append(moves, named[i].Rule.Move)
	}
	return moves
}
