package chat

import (
	"context"
	"errors"
	"math"
	"testing"

	"setara/knowledge"
)

func TestWhateverAModelCountsTheBookBearsItAndTheNextOwnerIsAsked(t *testing.T) {
	most := ModelUsage{Input: 3_000, Output: 900}
	for name, c := range map[string]struct {
		used ModelUsage
		// want is what is counted of it, in tokens.
		want ModelUsage
	}{
		"what it took":                    {ModelUsage{Input: 2_000, Output: 50}, ModelUsage{Input: 2_000, Output: 50}},
		"some more than was set aside":    {ModelUsage{Input: 8_500, Output: 50}, ModelUsage{Input: 8_500, Output: 50}},
		"less than nothing written":       {ModelUsage{Input: 100, Output: -5}, most},
		"less than nothing read":          {ModelUsage{Input: -100, Output: 5}, most},
		"many times what was set aside":   {ModelUsage{Input: 9_000_000_000_000, Output: 1}, most},
		"written without end":             {ModelUsage{Input: 10, Output: 1 << 40}, most},
		"more than there are numbers for": {ModelUsage{Input: math.MaxInt64, Output: math.MaxInt64}, most},
		"the least that there is":         {ModelUsage{Input: math.MinInt64, Output: math.MinInt64}, most},
	} {
		t.Run(name, func(t *testing.T) {
			chat := withModel(t)
			chat.ModelPrice = knowledge.ModelPrice{Input: 50_000, Output: 200_000}
			chat.ModelBudget = knowledge.ModelBudget{Day: 5_000, Owner: 2_500}
			for _, owner := range []int64{7, 8} {
				use, err := chat.spendFor(t.Context(), owner, true, most, func() (ModelUsage, error) { return c.used, nil })
				if err != nil || use.Input != c.want.Input || use.Output != c.want.Output {
					t.Fatalf("owner %d: %+v, %v", owner, use, err)
				}
			}
			today := knowledge.DayOf(chat.Now())
			days, err := chat.ModelBook.ModelSpending(t.Context(), today, today)
			if err != nil || len(days) != 1 || days[0].Input != 2*c.want.Input || days[0].Output != 2*c.want.Output {
				t.Errorf("the book holds %+v, %v", days, err)
			}
		})
	}
}

func TestAFailedCallThatLiesAboutWhatItTookIsCountedByWhatWasSetAside(t *testing.T) {
	chat := withModel(t)
	chat.ModelPrice = knowledge.ModelPrice{Input: 50_000, Output: 200_000}
	chat.ModelBudget = knowledge.ModelBudget{Day: 5_000, Owner: 2_500}
	err := chat.SpendForAll(context.Background(), ModelUsage{Input: 600, Output: 400}, func() (ModelUsage, error) {
		return ModelUsage{Input: -1, Output: 1 << 50}, ErrModelOdd
	})
	today := knowledge.DayOf(chat.Now())
	days, listErr := chat.ModelBook.ModelSpending(t.Context(), today, today)
	if !errors.Is(err, ErrModelOdd) || listErr != nil || len(days) != 1 || days[0].Input != 600 || days[0].Output != 400 {
		t.Errorf("%v, %+v, %v", err, days, listErr)
	}
}
