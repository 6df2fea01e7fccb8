package bot

import (
	"context"
	"slices"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
)

// See notes at the end of the turn that the person has written.
func (m *memory) See(_ context.Context, _ int64, seen knowledge.Seen) error {
	m.seen = &seen
	return nil
}

// LeftTopics are what the person has left, as this turn has changed it so far.
func (m *memory) LeftTopics(ctx context.Context, chat int64) (left []knowledge.Topic, err error) {
	if !m.forgot {
		if left, err = m.b.Ledger.LeftTopics(ctx, chat); err != nil {
			return nil, err
		}
	}
	for _, c := range m.topics {
		i := slices.Index(left, c.Topic)
		switch {
		case c.Leave && i < 0:
			left = append(left, c.Topic)
		case !c.Leave && i >= 0:
			left = slices.Delete(left, i, i+1)
		}
	}
	return left, nil
}

// ChangeTopic makes the change at the end of the turn.
func (m *memory) ChangeTopic(_ context.Context, _ int64, topic knowledge.Topic, leave bool, _ time.Time) error {
	m.topics = append(m.topics, ledger.TopicChange{Topic: topic, Leave: leave})
	return nil
}
