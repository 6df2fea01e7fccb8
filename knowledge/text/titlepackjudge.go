package text

import (
	"slices"

	"setara/knowledge"
)

// judge decides what one price buys.
func (r *packReader) judge(k *kind) (unit knowledge.Unit, pack knowledge.Pack, unclear bool) {
	unit, amounts := r.measured(k)
	counted := r.counted()
	switch {
	case r.unclear:
		return r.countUnit(unit), knowledge.One, true
	case unit == "":
		if counted == 0 {
			return r.countUnit(unit), knowledge.One, true
		}
		return r.countUnit(unit), counted, false
	case len(amounts) > 1 || amounts[0] > int64(knowledge.MaxPack):
		return unit, knowledge.One, true
	case r.at && counted > 0 && amounts[0] <= int64(knowledge.MaxPack/counted*knowledge.One):
		return unit, knowledge.Pack(amounts[0]) * counted / knowledge.One, false
	case r.times > 0 || len(r.counts) == 0 && r.boxes <= 1 || counted == knowledge.One:
		return unit, knowledge.Pack(amounts[0]), false
	default:
		// "50 gr isi 25": fifty each, or fifty together?
		return unit, knowledge.One, true
	}
}

// named is what the title calls the weight, in grams, and the volume, in
// millilitres, of one piece, whatever the goods are sold by; 0 where it names
// none, or several.
func (r *packReader) named() (weight, volume int64) {
	one := func(amounts []int64) int64 {
		if len(amounts) != 1 {
			return 0
		}
		return amounts[0] / max(r.times, 1)
	}
	return one(r.weights), one(r.volumes)
}

// measured is the measure that goods of the kind are sold by, with the
// amounts that the title names; an empty unit where they are counted.
func (r *packReader) measured(k *kind) (knowledge.Unit, []int64) {
	if r.perMeasure.word != noPackWord {
		return r.perMeasure.unit, []int64{r.perMeasure.size}
	}
	weight, volume, length := true, true, false
	if k != nil {
		weight, volume, length = k.has(byWeight), k.has(byVolume), k.has(byLength)
	}
	switch {
	case volume && len(r.volumes) > 0:
		return knowledge.UnitLitre, r.volumes
	case weight && len(r.weights) > 0:
		return knowledge.UnitKilogram, r.weights
	case length && len(r.lengths) > 0:
		return knowledge.UnitMetre, r.lengths
	default:
		return "", nil
	}
}

// counted is how many goods one price buys, 0 where the counts disagree. A
// count of one beside another is the package ("1 pcs isi 12").
func (r *packReader) counted() knowledge.Pack {
	counts := slices.DeleteFunc(slices.Clone(r.counts), func(n int64) bool { return n == 1 })
	boxes := max(r.boxes, 1)
	switch {
	case len(counts) == 0:
		return packOfCount(boxes)
	case len(counts) == 1:
		return packOfCount(boxes * counts[0])
	default:
		return 0
	}
}

// packOfCount is a pack of n goods, 0 where that is more than is believed.
func packOfCount(n int64) knowledge.Pack {
	if n > int64(knowledge.MaxPack/knowledge.One) {
		return 0
	}
	return knowledge.Pack(n) * knowledge.One
}

// countUnit is the unit of counted goods. A set of which the number of pieces
// is known is compared by its pieces.
func (r *packReader) countUnit(measure knowledge.Unit) knowledge.Unit {
	switch {
	case measure != "":
		return measure
	case r.unit == knowledge.UnitPair:
		return knowledge.UnitPair
	case r.unit == knowledge.UnitSet && len(r.counts) == 0:
		return knowledge.UnitSet
	default:
		return knowledge.UnitPiece
	}
}
