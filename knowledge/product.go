package knowledge

import "time"

// Product is goods that an owner makes, with what they cost to make, as they
// had it kept.
type Product struct {
	// ID is given when the product is first kept and never changes; 0 before.
	ID int64
	// Key is the name in normal form. An owner has one product of a key.
	Key string
	// Name is the name as the owner says it.
	Name string
	// Cost is what one Unit costs to make, rounded up; 0 where it is not known.
	Cost Rupiah
	Unit Unit
	// Pack is how many units are sold together; [One] unless said.
	Pack Pack
	// Goods are the parts that the cost was worked out from. It has no items
	// where the owner named the cost itself.
	Goods CostOfGoods
	// UpdatedAt is when it was last changed, to the second.
	UpdatedAt time.Time
}

// MaxProducts is how many products are kept for one owner.
const MaxProducts = 50
