package knowledge

import "slices"

// Sign is what a question tells of a breach: that the competitor's goods lack
// what they must have, came in as they may not, or copy the owner's. The values
// are Indonesian, since officers write them in files.
type Sign string

// The signs.
const (
	SignNoSNI        Sign = "tanpa sni"
	SignNoPermit     Sign = "tanpa izin edar" // of BPOM
	SignNoHalal      Sign = "tanpa halal"
	SignNoLabel      Sign = "tanpa label indonesia"
	SignBrandCopied  Sign = "merek ditiru"
	SignDesignCopied Sign = "desain ditiru" // or a photo
	SignAbroad       Sign = "langsung dari luar negeri"
	SignUsedImport   Sign = "bekas impor"
	SignUnderCost    Sign = "jual rugi"
	SignSmuggled     Sign = "selundupan"
)

// Signs are all of them.
var Signs = []Sign{
	SignNoSNI, SignNoPermit, SignNoHalal, SignNoLabel, SignBrandCopied, SignDesignCopied, SignAbroad, SignUsedImport,
	SignUnderCost, SignSmuggled,
}

// BearingRule says when an answer of price names a programme or rule beside
// its moves, and what it tells of it. Rules are data.
type BearingRule struct {
	// ID names the rule for people.
	ID string
	// Priority orders rules of one rank, the lowest number first; signs come
	// before goods, and goods before the gap.
	Priority int
	When     MoveConditions
	// Entry is the id of the programme or rule, and Aspect that of its points
	// of which the first is told.
	Entry  string
	Aspect Aspect
}

// Bearing is a programme or rule that bears on a situation, and the point of
// it to tell.
type Bearing struct {
	Rule *BearingRule
	Hit  EntryHit
	// Point holds on the day of the situation.
	Point Point
}

// bearingRank is how surely a rule bears on a situation.
type bearingRank uint8

const (
	rankEvidence bearingRank = iota
	rankGoods
	rankGap
	bearingRanks
)

func (r *BearingRule) rank() bearingRank {
	switch {
	case len(r.When.Signs) > 0:
		return rankEvidence
	case len(r.When.Goods)+len(r.When.Categories) > 0:
		return rankGoods
	default:
		return rankGap
	}
}

// byRank parts rules by their rank, in the order that they stand in.
func byRank(rules []BearingRule) (parts [bearingRanks][]*BearingRule) {
	for i := range rules {
		rank := rules[i].rank()
		parts[rank] = append(parts[rank], &rules[i])
	}
	return parts
}

// Bear names the programmes and rules that bear on a situation in which
// nothing can be advised: only a competitor's price, or none, is known.
func Bear(s Situation) []Bearing {
	s = s.Possible()
	s.Rules = nil
	_, bearings := chooseNamed(&s, &Advice{})
	return bearings
}

// bearings are those of rules that fit, each entry once, as far as there is
// room.
func (e *moveEvidence) bearings(rules []*BearingRule, told *entriesTold) []Bearing {
	var found []Bearing
	for _, rule := range rules {
		if slices.Contains(*told, rule.Entry) || !told.hasRoom(rule.Entry) || !rule.When.hold(e.situation, e.advice) {
			continue
		}
		hit, ok := e.situation.offered(rule.Entry)
		if !ok {
			continue
		}
		if points := hit.Entry().Current(e.situation.On, rule.Aspect); len(points) > 0 {
			told.add(rule.Entry)
			found = append(found, Bearing{Rule: rule, Hit: hit, Point: points[0]})
		}
	}
	return found
}

// offered is the programme or rule of an id where it is open on the day.
func (s *Situation) offered(id string) (EntryHit, bool) {
	if s.Entry == nil {
		return EntryHit{}, false
	}
	hit, ok := s.Entry(id)
	return hit, ok && hit.Entry().Standing(s.On) == StandingOpen
}
