package chat

import (
	"context"
	"errors"
	"fmt"

	"setara/knowledge"
)

// spend makes a call to the model within the day's budgets: what it may take at
// most is set aside before, and what it took is counted after. A call that failed
// without a count is counted as what was set aside, unless the endpoint was not
// reached. first tells that it is the first for a question.
func (c *Chat) spend(ctx context.Context, first bool, most ModelUsage, call func() (ModelUsage, error)) (knowledge.ModelUse, error) {
	id, err := c.ModelBook.ReserveModel(ctx, knowledge.ModelReserve{
		Chat: c.owner, At: c.Now(), Amount: c.ModelPrice.Cost(most.Input, most.Output), Budget: c.ModelBudget, First: first,
	})
	if err != nil {
		return knowledge.ModelUse{}, fmt.Errorf("set aside what the model costs: %w", err)
	}
	used, err := call()
	if err != nil && used == (ModelUsage{}) && !unasked(err) {
		used = most
	}
	use := knowledge.ModelUse{Input: used.Input, Output: used.Output, Cost: c.ModelPrice.Cost(used.Input, used.Output)}
	if settleErr := c.ModelBook.SettleModel(ctx, id, use); settleErr != nil {
		return use, errors.Join(err, fmt.Errorf("count what the model cost: %w", settleErr))
	}
	return use, err
}

// unasked tells of an error that the model was not reached, or not asked at all.
func unasked(err error) bool {
	return errors.Is(err, ErrModelAway) || errors.Is(err, errNotBrought)
}
