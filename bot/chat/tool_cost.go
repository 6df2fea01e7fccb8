package chat

// costBasis is what an amount of a cost is for.
type costBasis string

// The bases: one of the goods, or a whole batch.
const (
	costForEach  costBasis = "each"
	costForBatch costBasis = "batch"
)

var costBases = []costBasis{costForEach, costForBatch}
