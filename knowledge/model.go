package knowledge

import (
	"errors"
	"math/bits"
	"strings"
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

// mostCost is what a call costs at most, in rupiah: far over any budget, and little
// enough for thousands of such to be summed.
const mostCost = 1_000_000_000_000_000

// Cost is what tokens cost, rounded up to a rupiah. It counts less than none as
// none, and never overflows: what an endpoint counts may be anything.
func (p ModelPrice) Cost(input, output int64) Rupiah {
	hi, lo := bits.Mul64(orNone(int64(p.Input)), orNone(input))
	hiOut, loOut := bits.Mul64(orNone(int64(p.Output)), orNone(output))
	lo, carry := bits.Add64(lo, loOut, 0)
	hi, _ = bits.Add64(hi, hiOut, carry)
	lo, carry = bits.Add64(lo, perTokens-1, 0)
	hi += carry
	if hi >= perTokens {
		return mostCost
	}
	cost, _ := bits.Div64(hi, lo, perTokens)
	return Rupiah(min(cost, mostCost)) //nolint:gosec // fits
}

func orNone(n int64) uint64 { return uint64(max(n, 0)) } //nolint:gosec // from 0

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
	// ModelTooLong is a question that took more tokens than one may, ModelFull one
	// for which all places were taken, ModelBroken one at which Setara itself failed,
	// ModelTakenBack one whose owner took their yes back while the model was at it.
	ModelTooLong   ModelOutcome = "too_long"
	ModelFull      ModelOutcome = "full"
	ModelBroken    ModelOutcome = "broken"
	ModelTakenBack ModelOutcome = "taken_back"
)

// ModelOutcomes are all outcomes of questions, in the order to show them.
var ModelOutcomes = []ModelOutcome{
	ModelAnswered, ModelRetried, ModelUngrounded, ModelUnhelpful, ModelAway, ModelLate, ModelSpent, ModelCached,
	ModelTooLong, ModelFull, ModelBroken, ModelTakenBack,
}

// ModelMedium is what an owner sent that a model was to read before anything
// could be asked: how that went is counted apart from questions.
type ModelMedium string

// The media.
const (
	MediumVoice ModelMedium = "voice"
	MediumPhoto ModelMedium = "photo"
)

// ModelMedia are all media, in the order to show them.
var ModelMedia = []ModelMedium{MediumVoice, MediumPhoto}

// The outcomes of what was to be read, beside Away, Late, Spent and Broken. Read is what
// was heard or seen, Unclear what nothing could be made of, Refused what no model
// may be shown since the owner did not agree, TooLarge what is longer or larger
// than is read, Lost what did not come from Telegram.
const (
	ModelRead     ModelOutcome = "read"
	ModelUnclear  ModelOutcome = "unclear"
	ModelRefused  ModelOutcome = "refused"
	ModelTooLarge ModelOutcome = "too_large"
	ModelLost     ModelOutcome = "lost"
)

// MediumOutcomes are all outcomes of what was to be read, in the order to show
// them.
var MediumOutcomes = []ModelOutcome{
	ModelRead, ModelUnclear, ModelRefused, ModelTooLarge, ModelLost, ModelAway, ModelLate, ModelSpent, ModelBroken,
}

// Outcome is how reading such a thing went, as it is counted among the others:
// [ModelOutcome.Split] takes it apart.
func (m ModelMedium) Outcome(o ModelOutcome) ModelOutcome { return ModelOutcome(m) + "." + o }

// Split is what was read, empty for a question, and how that went.
func (o ModelOutcome) Split() (ModelMedium, ModelOutcome) {
	if medium, rest, ok := strings.Cut(string(o), "."); ok {
		return ModelMedium(medium), ModelOutcome(rest)
	}
	return "", o
}

// ModelDay counts one day (WIB).
type ModelDay struct {
	Day                  Day
	Calls, Input, Output int64
	// Cost includes what is set aside for calls that are under way.
	Cost Rupiah
	// Outcomes are those of questions, and those of media as [ModelMedium.Outcome]
	// has them.
	Outcomes map[ModelOutcome]int64
}
