package knowledge

import "errors"

// ErrNotFound is returned, wrapped, wherever the thing that was asked for by
// its name or number does not exist.
var ErrNotFound = errors.New("not found")

// Query asks for the comparables of a product.
type Query struct {
	// Product is a title or the product words of a question.
	Product string
	// Category keeps the question to goods of one category, as
	// [Choice] names it; empty for all.
	Category string
	// Unit is what the asked prices are for; empty where the question did not
	// say, see [Compare].
	Unit Unit
	// AsOf is the day to answer for: later observations are not seen.
	AsOf Day
}
