package ingest

import (
	"strings"

	"setara/knowledge"
)

// measure is what one unit of a column stands for.
type measure struct {
	unit knowledge.Unit
	// pack is how much of unit one of it is, in thousandths.
	pack knowledge.Pack
}

// unitNames are units as files write them.
var unitNames = map[string]measure{
	"pcs": {knowledge.UnitPiece, knowledge.One}, "pc": {knowledge.UnitPiece, knowledge.One},
	"piece": {knowledge.UnitPiece, knowledge.One}, "pieces": {knowledge.UnitPiece, knowledge.One},
	"buah": {knowledge.UnitPiece, knowledge.One}, "bh": {knowledge.UnitPiece, knowledge.One},
	"biji": {knowledge.UnitPiece, knowledge.One}, "butir": {knowledge.UnitPiece, knowledge.One},
	"lembar": {knowledge.UnitPiece, knowledge.One}, "lbr": {knowledge.UnitPiece, knowledge.One},
	"helai": {knowledge.UnitPiece, knowledge.One}, "potong": {knowledge.UnitPiece, knowledge.One},
	"ptg": {knowledge.UnitPiece, knowledge.One}, "botol": {knowledge.UnitPiece, knowledge.One},
	"btl": {knowledge.UnitPiece, knowledge.One}, "unit": {knowledge.UnitPiece, knowledge.One},
	"ekor": {knowledge.UnitPiece, knowledge.One}, "batang": {knowledge.UnitPiece, knowledge.One},
	"bungkus": {knowledge.UnitPiece, knowledge.One}, "bks": {knowledge.UnitPiece, knowledge.One},
	"sachet": {knowledge.UnitPiece, knowledge.One}, "toples": {knowledge.UnitPiece, knowledge.One},
	"lusin": {knowledge.UnitPiece, 12 * knowledge.One}, "lsn": {knowledge.UnitPiece, 12 * knowledge.One},
	"dozen": {knowledge.UnitPiece, 12 * knowledge.One}, "kodi": {knowledge.UnitPiece, 20 * knowledge.One},
	"gross": {knowledge.UnitPiece, 144 * knowledge.One}, "gros": {knowledge.UnitPiece, 144 * knowledge.One},
	"rim": {knowledge.UnitPiece, 500 * knowledge.One}, "ream": {knowledge.UnitPiece, 500 * knowledge.One},
	"pasang": {knowledge.UnitPair, knowledge.One}, "psg": {knowledge.UnitPair, knowledge.One},
	"pair": {knowledge.UnitPair, knowledge.One}, "pairs": {knowledge.UnitPair, knowledge.One},
	"set": {knowledge.UnitSet, knowledge.One}, "sets": {knowledge.UnitSet, knowledge.One},
	"stel": {knowledge.UnitSet, knowledge.One}, "setel": {knowledge.UnitSet, knowledge.One},
	"m": {knowledge.UnitMetre, knowledge.One}, "meter": {knowledge.UnitMetre, knowledge.One},
	"mtr": {knowledge.UnitMetre, knowledge.One}, "metre": {knowledge.UnitMetre, knowledge.One},
	"cm": {knowledge.UnitMetre, knowledge.One / 100}, "yard": {knowledge.UnitMetre, 914},
	"kg": {knowledge.UnitKilogram, knowledge.One}, "kilo": {knowledge.UnitKilogram, knowledge.One},
	"kilogram": {knowledge.UnitKilogram, knowledge.One}, "gr": {knowledge.UnitKilogram, 1},
	"g": {knowledge.UnitKilogram, 1}, "gram": {knowledge.UnitKilogram, 1}, "ons": {knowledge.UnitKilogram, 100},
	"kwintal": {knowledge.UnitKilogram, 100 * knowledge.One}, "ton": {knowledge.UnitKilogram, 1000 * knowledge.One},
	"l": {knowledge.UnitLitre, knowledge.One}, "liter": {knowledge.UnitLitre, knowledge.One},
	"ltr": {knowledge.UnitLitre, knowledge.One}, "litre": {knowledge.UnitLitre, knowledge.One},
	"ml": {knowledge.UnitLitre, 1}, "cc": {knowledge.UnitLitre, 1}, "mililiter": {knowledge.UnitLitre, 1},
}

// unitAndPack reads the unit and pack columns: "lusin" is 12 pcs, "gr" beside
// 250 is a quarter of a kilogram, "isi 12" without a unit counts pieces. Both
// results are zero where the columns do not say both, so that the title may.
func unitAndPack(unitCell, packCell string) (knowledge.Unit, knowledge.Pack) {
	count, counted, packUnit := scanMeasure(packCell)
	if packUnit.unit == "" {
		var n int64
		var ok bool
		n, ok, packUnit = scanMeasure(unitCell)
		if ok && !counted {
			count, counted = n, true
		}
	}
	if packUnit.unit == "" {
		if !counted {
			return "", 0
		}
		packUnit = measure{knowledge.UnitPiece, knowledge.One}
	}
	if !counted {
		if packUnit.pack < 100 {
			// A price for one gram is none; how many is not said.
			return "", 0
		}
		count = int64(knowledge.One)
	}
	if count <= 0 || count > int64(knowledge.MaxPack) {
		return "", 0
	}
	pack := knowledge.Pack(count * int64(packUnit.pack) / int64(knowledge.One))
	if pack <= 0 || pack > knowledge.MaxPack {
		return "", 0
	}
	return packUnit.unit, pack
}

// scanMeasure finds the first number, in thousandths, and the first unit of
// a cell such as "isi 12 pcs" or "250 gr".
func scanMeasure(cell string) (count int64, counted bool, found measure) {
	s := strings.ToLower(cell)
	for s != "" {
		switch {
		case isDigit(s[0]):
			var number string
			number, s = scanNumber(s)
			if n, err := parseNumber(number+"e3", ones); err == nil && !counted {
				count, counted = n, true
			}
		default:
			word, rest := scanWord(s)
			if word == "" {
				s = s[1:]
				continue
			}
			if found.unit == "" {
				found = unitNames[word]
			}
			s = rest
		}
	}
	return count, counted, found
}
