package knowledge

// Move is something an owner can do that is not about the price.
type Move string

// The moves.
const (
	// MoveBundle sells several in one order, so that the fixed fee is spread.
	MoveBundle Move = "bundle"
	// MoveSmallerPack offers less for less money, at a better unit price.
	MoveSmallerPack Move = "smaller_pack"
	// MoveBetterTitle names what the product is, of what and for whom.
	MoveBetterTitle Move = "better_title"
	// MoveQualityProof shows what the cheap one does not have.
	MoveQualityProof Move = "quality_proof"
	// MoveCustom makes to order what mass production cannot: name, size,
	// colour, motif.
	MoveCustom Move = "custom"
)

// maxMoves is how many moves one answer names: an owner with little time does
// two things, not ten.
const maxMoves = 2

// customGap is the gap from which the cheap one is another class of goods, so
// that only what mass production cannot do sets the owner apart.
const customGap BasisPoints = 5000

// moveRules are tried in order; the first maxMoves that fit are named. The
// last two always fit.
var moveRules = [...]struct {
	move Move
	fits func(Situation, *Advice) bool
}{
	{MoveSmallerPack, func(s Situation, a *Advice) bool { return !s.Unit.Counted() && a.pricier() }},
	{MoveCustom, func(s Situation, a *Advice) bool { return s.Unit.Counted() && a.pricier() && *a.GapBP >= customGap }},
	{MoveBundle, func(s Situation, a *Advice) bool { return s.Charge != nil && s.Charge.High.Fixed > 0 }},
	{MoveQualityProof, func(s Situation, a *Advice) bool { return true }},
	{MoveBetterTitle, func(s Situation, a *Advice) bool { return true }},
}

// pricier tells whether the owner is known to ask more than the competitor.
func (a *Advice) pricier() bool { return a.Gap != nil && *a.Gap > 0 }

func chooseMoves(s Situation, a *Advice) []Move {
	moves := make([]Move, 0, maxMoves)
	for _, rule := range moveRules {
		if len(moves) < maxMoves && rule.fits(s, a) {
			moves = append(moves, rule.move)
		}
	}
	return moves
}
