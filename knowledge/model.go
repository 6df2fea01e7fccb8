package knowledge

import (
	"errors"
	"time"
)

// ErrBudget tells that a budget cannot bear what was to be spent.
var ErrBudget = errors.New("the budget is spent")

// ModelPrice is what a language model takes, in rupiah for a million tokens.
type ModelPrice struct {
	Input, Output Rupiah
}

// perTokens is how many tokens a [ModelPrice] is for.
const perTokens = 1_000_000

// Cost is what tokens cost, rounded up to a rupiah.
func (p ModelPrice) Cost(input, output int64) Rupiah {
	return Rupiah((int64(p.Input)*input + int64(p.Output)*output + perTokens - 1) / perTokens)
}

// ModelBudget is what may be spent on a language model in one day (WIB): for all
// owners together, and for one of them.
type ModelBudget struct {
	Day, Owner Rupiah
}

// ModelReserve is what one call may cost at most.
type ModelReserve struct {
	// Chat is whose question it is for; 0 for nobody's, such as a check.
	Chat   int64
	At     time.Time
	Amount Rupiah
	Budget ModelBudget
	// First tells that it is the first call for a question, which is counted by it.
	First bool
}

// ModelUse is what one call came to.
type ModelUse struct {
	Input, Output int64
	Cost          Rupiah
}

// ModelOutcome is how a question went that the model was asked.
type ModelOutcome string

// The outcomes. Retried is an answer that was grounded only the second time,
// Ungrounded one that was not then either, Unhelpful one that rested on nothing;
// Away and Late are those of the endpoint, Spent that of the budget, Cached an
// answer for which it was not asked.
const (
	ModelAnswered   ModelOutcome = "answered"
	ModelRetried    ModelOutcome = "retried"
	ModelUngrounded ModelOutcome = "ungrounded"
	ModelUnhelpful  ModelOutcome = "unhelpful"
	ModelAway       ModelOutcome = "away"
	ModelLate       ModelOutcome = "late"
	ModelSpent      ModelOutcome = "spent"
	ModelCached     ModelOutcome = "cached"
)

// ModelOutcomes are all outcomes, in the order to show them.
var ModelOutcomes = []ModelOutcome{
	ModelAnswered, ModelRetried, ModelUngrounded, ModelUnhelpful, ModelAway, ModelLate, ModelSpent, ModelCached,
}

// ModelDay counts one day (WIB).
type ModelDay struct {
	Day                  Day
	Calls, Input, Output int64
	// Cost includes what is set aside for calls that are under way.
	Cost     Rupiah
	Outcomes map[ModelOutcome]int64
}
