package catalog

import (
	"strconv"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

const (
	// jokeAtMost is the highest price, in rupiah, that no seller means.
	jokeAtMost knowledge.Rupiah = 100
	// jokeFrom is the lowest price, in rupiah, that is beyond all goods
	// that an owner of a small enterprise sells.
	jokeFrom knowledge.Rupiah = 1_000_000_000
)

// isJoke tells whether a price is none whatever the goods are: next to
// nothing, beyond all goods, one digit eight times or more, or digits counted
// up or down.
func isJoke(price knowledge.Rupiah) bool {
	if price <= jokeAtMost || price >= jokeFrom {
		return true
	}
	digits := strconv.FormatInt(int64(price), 10)
	if len(digits) >= 8 && strings.Count(digits, digits[:1]) == len(digits) {
		return true
	}
	return len(digits) >= 6 && (strings.HasPrefix(countedUp, digits) || strings.HasSuffix(countedDown, digits))
}

// The rows of digits that people type for fun.
const (
	countedUp   = "123456789"
	countedDown = "987654321"
)

// neighbourhood is what a row's price is held against: the goods of the same
// category and the goods of the same kind in the same file, each by a digest.
type neighbourhood struct {
	joke bool // by itself already
	// unitPrice is 0 where the row judges nothing and is not judged: without
	// a price, or where the price of one unit cannot be told.
	unitPrice      knowledge.Rupiah
	category, kind int64
}

func neighbourhoodOf(l knowledge.Listing, title text.Title) neighbourhood {
	if l.Price == 0 {
		return neighbourhood{}
	}
	if isJoke(l.Price) {
		return neighbourhood{joke: true}
	}
	if readPack(&l, title); l.PackUnclear {
		return neighbourhood{}
	}
	// Prices of a piece and of a kilogram are no neighbours.
	measure := string(knowledge.UnitPiece)
	if !l.Unit.Counted() {
		measure = string(l.Unit)
	}
	n := neighbourhood{unitPrice: l.UnitPrice()}
	if l.Category != "" {
		n.category = digestOf(l.Category, measure)
	}
	if title.Head != "" {
		n.kind = digestOf(title.Head, measure)
	}
	return n
}
