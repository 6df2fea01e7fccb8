package chat

import (
	"context"

	"setara/knowledge"
)

// modelReportDays is how many days, the running one among them, a report tells of.
const modelReportDays = 7

// showModel tells those who manage Setara what the model was asked, how that went
// and what it cost: counts of all owners together, nothing of any one of them.
// For everybody else there is no such command.
func showModel(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.Model == nil || c.ModelBook == nil {
		return say(sayUnknownCommand), nil
	}
	if ok, refusal, err := c.allowed(ctx, cl, knowledge.RightManage); !ok {
		return refusal, err
	}
	today := c.today()
	days, err := c.ModelBook.ModelSpending(ctx, today-modelReportDays+1, today)
	if err != nil {
		return Response{}, err
	}
	var now knowledge.ModelDay
	week := sumModelDays(days)
	if len(days) > 0 && days[0].Day == today {
		now = days[0]
	}
	r := say(wordModelReportHead(today))
	r.Blocks = append(r.Blocks, c.wordModelDay(&now, c.ModelBudget.Day)...)
	r.Blocks = append(r.Blocks, paragraph(plain(wordModelWeek())))
	r.Blocks = append(r.Blocks, c.wordModelDay(&week, 0)...)
	for _, said := range c.wordModelLimits() {
		r.Blocks = append(r.Blocks, paragraph(plain(said)))
	}
	if c.ModelState != nil {
		r.Blocks = append(r.Blocks, paragraph(plain(wordModelState(c.ModelState()))))
	}
	return r, nil
}

// sumModelDays counts several days together.
func sumModelDays(days []knowledge.ModelDay) knowledge.ModelDay {
	sum := knowledge.ModelDay{Outcomes: map[knowledge.ModelOutcome]int64{}}
	for i := range days {
		d := &days[i]
		sum.Calls, sum.Input, sum.Output, sum.Cost = sum.Calls+d.Calls, sum.Input+d.Input, sum.Output+d.Output, sum.Cost+d.Cost
		for outcome, n := range d.Outcomes {
			sum.Outcomes[outcome] += n
		}
	}
	return sum
}
