package knowledge

import (
	"fmt"
	"strconv"
	"strings"
)

// Unit is what one price is for.
type Unit string

// The units that prices are compared in. Lembar, potong, buah and botol are
// pieces; grams are kilograms, millilitres are litres.
const (
	UnitPiece    Unit = "pcs"
	UnitPair     Unit = "pair"
	UnitSet      Unit = "set"
	UnitMetre    Unit = "m"
	UnitKilogram Unit = "kg"
	UnitLitre    Unit = "l"
)

// Name is the unit in everyday Indonesian.
func (u Unit) Name() string {
	switch u {
	case UnitPair:
		return "pasang"
	case UnitSet:
		return "set"
	case UnitMetre:
		return "meter"
	case UnitKilogram:
		return "kg"
	case UnitLitre:
		return "liter"
	default:
		return "buah"
	}
}

// Counted tells whether goods in this unit are counted (a piece, a pair, a
// set) rather than measured. Counted units are comparable with one another: a
// sandal listed "per buah" is sold as a pair all the same.
func (u Unit) Counted() bool {
	switch u {
	case UnitMetre, UnitKilogram, UnitLitre:
		return false
	default:
		return true
	}
}

// SameMeasure tells whether prices in the two units may be set side by side.
func SameMeasure(a, b Unit) bool {
	return a == b || a.Counted() && b.Counted()
}

// Pack is how many units one price buys, in thousandths: a dozen is 12,000 of
// pcs, 250 grams are 250 of kg. A pack of 0 is not known.
type Pack int64

// One is the pack of a single unit.
const One Pack = 1000

// MaxPack is the largest pack that is believed: 100,000 units.
const MaxPack Pack = 100_000 * One

// Each is the price of one unit, rounded to the nearest rupiah, halves up.
// An unknown pack counts as one.
func (p Pack) Each(price Rupiah) Rupiah {
	if p <= 0 {
		return price
	}
	return Rupiah(divRound(int64(price), int64(One), int64(p)))
}

// Times is the price of the whole pack at a price for each unit, rounded to
// the nearest rupiah, halves up. An unknown pack counts as one.
func (p Pack) Times(each Rupiah) Rupiah {
	if p <= 0 {
		return each
	}
	return Rupiah(divRound(int64(each), int64(p), int64(One)))
}

// Share is what another pack comes to at the price of this one, rounded to the
// nearest rupiah, halves up. An unknown pack counts as one.
func (p Pack) Share(price Rupiah, other Pack) Rupiah {
	return Rupiah(divRound(int64(price), int64(other.orOne()), int64(p.orOne())))
}

func (p Pack) orOne() Pack {
	if p <= 0 {
		return One
	}
	return p
}

// String writes the count with a decimal comma: "12", "0,25".
func (p Pack) String() string {
	return strings.Replace(p.decimal(), ".", ",", 1)
}

// MarshalJSON writes the count as a plain number: 12, 0.25.
func (p Pack) MarshalJSON() ([]byte, error) { return []byte(p.decimal()), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (p *Pack) UnmarshalJSON(data []byte) error {
	f, err := strconv.ParseFloat(string(data), 64)
	if err != nil || f < 0 || f > float64(MaxPack/One) {
		return fmt.Errorf("read pack %q: want a count from 0 to %d", data, MaxPack/One)
	}
	*p = Pack(f*float64(One) + 0.5)
	return nil
}

func (p Pack) decimal() string {
	s := strconv.FormatInt(int64(p/One), 10)
	if rest := p % One; rest != 0 {
		s += "." + strings.TrimRight(fmt.Sprintf("%03d", rest), "0")
	}
	return s
}

// Units is how many units so many packs hold, rounded to the nearest
// thousandth, halves up.
func (p Pack) Units(packs Pack) Pack { return Pack(divRound(int64(p), int64(packs), int64(One))) }
