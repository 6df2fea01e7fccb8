package chat

import (
	"context"

	"setara/knowledge"
)

// noArguments are those of a tool that needs none.
type noArguments struct{}

var profileTool = newTool("profile",
	"What did this owner have kept of the business: sector, place, turnover band, NIB, age, form? Nothing of other people, and nothing that names anybody.",
	func(ctx context.Context, c *Chat, _ *ownersWords, _ *noArguments) (toolResult, error) {
		kept, err := c.profile(ctx)
		if err != nil {
			return toolResult{}, err
		}
		r := toolResult{asOf: c.today()}
		if kept == nil {
			r.answer = Answer{Intent: IntentProgram, Response: say(sayNoProfile)}
			return r, nil
		}
		response := wordProfile(kept)
		response.Buttons = [][]Button{{{Label: buttonSeeProfile, Action: actionProfile}}}
		r.answer = Answer{Intent: IntentProgram, Answered: true, Response: response}
		for _, said := range wordBusiness(kept) {
			for _, f := range figuresIn(said) {
				r.answer.Facts = append(r.answer.Facts, knowledge.Fact{
					Label: factOfBusiness, Value: f.value, Unit: f.unit, Source: knowledge.SourceOwner, AsOf: knowledge.DayOf(kept.UpdatedAt),
				})
			}
		}
		return r, nil
	})
