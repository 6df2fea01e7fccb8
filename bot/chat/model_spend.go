package chat

import (
	"context"
	"errors"
	"fmt"

	"setara/knowledge"
)

// spend makes a call to the model within the day's budgets: what it may take at
// most is set aside before, and what it took is counted after. Where a call failed
// that the endpoint may have worked on, and it gave no count, all that was set aside
// stays counted. first tells that it is the first for a question.
func (c *Chat) spend(ctx context.Context, first bool, most ModelUsage, call func() (ModelUsage, error)) (knowledge.ModelUse, error) {
	return c.spendFor(ctx, c.owner, first, most, call)
}

// SpendForAll makes a call to the model that is for no owner in particular, such
// as one that finds out what its endpoint can do, within the day's budget of all.
// The error wraps [knowledge.ErrBudget] where that cannot bear it.
func (c *Chat) SpendForAll(ctx context.Context, most ModelUsage, call func() (ModelUsage, error)) error {
	_, err := c.spendFor(ctx, 0, false, most, call)
	return err
}

func (c *Chat) spendFor(ctx context.Context, owner int64, first bool, most ModelUsage, call func() (ModelUsage, error)) (knowledge.ModelUse, error) {
	id, err := c.ModelBook.ReserveModel(ctx, knowledge.ModelReserve{
		Chat: owner, At: c.Now(), Amount: c.ModelPrice.Cost(most.Input, most.Output), Budget: c.ModelBudget, First: first,
	})
	if err != nil {
		return knowledge.ModelUse{}, fmt.Errorf("set aside what the model costs: %w", err)
	}
	used, err := call()
	if !credible(used, most) {
		used = ModelUsage{Input: most.Input, Output: most.Output, Estimated: true}
	}
	if counted := used != (ModelUsage{}) && !used.Estimated; err != nil && !counted && !idle(err) {
		used = ModelUsage{Input: max(used.Input, most.Input), Output: max(used.Output, most.Output), Estimated: true}
	}
	use := knowledge.ModelUse{Input: used.Input, Output: used.Output, Cost: c.ModelPrice.Cost(used.Input, used.Output)}
	if settleErr := c.ModelBook.SettleModel(ctx, id, use); settleErr != nil {
		return use, errors.Join(err, fmt.Errorf("count what the model cost: %w", settleErr))
	}
	return use, err
}

// wildly is how many times what a call may take at most a count cannot be: some
// endpoints do take more than is set aside, for a picture above all.
const wildly = 20

// credible tells that a count can be one. The book bears no other: a lie would take
// the day's budget from everybody.
func credible(used, most ModelUsage) bool {
	return used.Input >= 0 && used.Output >= 0 &&
		used.Input/wildly <= max(most.Input, 1) && used.Output/wildly <= max(most.Output, 1)
}

// idle tells of an error that the endpoint did nothing, or was not asked at all.
func idle(err error) bool {
	return errors.Is(err, ErrModelIdle) || errors.Is(err, errNotBrought)
}
