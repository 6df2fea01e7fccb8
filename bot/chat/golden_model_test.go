package chat_test

import (
	"context"
	"time"

	"setara/bot/chat"
	"setara/knowledge"
)

// silentModel is there, and must not be asked.
type silentModel struct{ t interface{ Error(...any) } }

func (m silentModel) Next(context.Context, *chat.Dialogue, func(string)) (chat.ModelTurn, error) {
	m.t.Error("the model is asked")
	return chat.ModelTurn{}, chat.ErrModelAway
}

// giveModel gives the conversation its model and the usual budget.
func (p *player) giveModel() {
	if p.model == nil {
		return
	}
	p.chat.Model, p.chat.ModelConsents, p.chat.ModelBook = p.model, p.ledger, p.ledger
	p.chat.ModelPrice = knowledge.ModelPrice{Input: 50_000, Output: 200_000}
	p.chat.ModelBudget = knowledge.ModelBudget{Day: 50_000, Owner: 5_000}
}

// usedModel has the model asked for the owner, today and before.
func (p *player) usedModel() {
	for _, day := range []int{0, 0, 1, 6, 7} {
		at := p.now.AddDate(0, 0, -day)
		for i, use := range []knowledge.ModelUse{{Input: 3000, Output: 40, Cost: 158}, {Input: 4200, Output: 300, Cost: 270}} {
			p.spend(knowledge.ModelReserve{Chat: 1, At: at, Amount: 600, First: i == 0}, use)
		}
	}
	p.spend(knowledge.ModelReserve{Chat: 7, At: p.now, Amount: 600, First: true}, knowledge.ModelUse{Input: 900, Output: 90, Cost: 63})
	for outcome, n := range map[knowledge.ModelOutcome]int{
		knowledge.ModelAnswered: 12, knowledge.ModelRetried: 3, knowledge.ModelUngrounded: 2, knowledge.ModelLate: 1, knowledge.ModelCached: 4,
	} {
		for range n {
			p.must(p.ledger.NoteModel(p.t.Context(), p.now.Add(-time.Minute), outcome))
		}
	}
	p.must(p.ledger.NoteModel(p.t.Context(), p.now.AddDate(0, 0, -2), knowledge.ModelAway))
}

// spend has one call cost what it came to.
func (p *player) spend(r knowledge.ModelReserve, use knowledge.ModelUse) {
	r.Budget = p.chat.ModelBudget
	id, err := p.ledger.ReserveModel(p.t.Context(), r)
	p.must(err)
	p.must(p.ledger.SettleModel(p.t.Context(), id, use))
}
