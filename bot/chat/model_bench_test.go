package chat_test

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"setara/bot/chat"
	"setara/knowledge"
)

// stuckModel never answers.
type stuckModel struct{ scriptedModel }

func (*stuckModel) Next(ctx context.Context, _ *chat.Dialogue, _ func(string)) (chat.ModelTurn, error) {
	<-ctx.Done()
	return chat.ModelTurn{}, ctx.Err()
}

// BenchmarkPlainAnswerBehindAStuckModel measures how long after the time limit of
// the model the plain answer is there, where its endpoint hangs.
func BenchmarkPlainAnswerBehindAStuckModel(b *testing.B) {
	const limit = 50 * time.Millisecond
	p := newPlayer(b)
	p.consents, p.chat.Consents = true, p.ledger
	p.model = &stuckModel{}
	p.giveModel()
	p.chat.ModelBudget = knowledge.ModelBudget{Day: 1 << 40, Owner: 1 << 40}
	p.chat.Finder, p.chat.ModelWork = &stuckModel{}, chat.NewModelWork(p.catalog.Version)
	p.chat.ModelWork.Time = limit
	p.must(p.ledger.SetModelConsent(b.Context(), 1, chat.ModelConsentVersion, true, p.now))
	var late []time.Duration
	for b.Loop() {
		begun := time.Now()
		_, err := p.chat.Turn(b.Context(), chat.Message{Chat: 1, Text: fmt.Sprintf("piye carane ben lapakku ketok apik nomer %d", len(late))})
		late = append(late, time.Since(begun)-limit)
		p.must(err)
	}
	slices.Sort(late)
	b.ReportMetric(float64(late[len(late)/2].Microseconds())/1000, "p50-ms-late")
	b.ReportMetric(float64(late[len(late)*99/100].Microseconds())/1000, "p99-ms-late")
}
