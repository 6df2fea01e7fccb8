package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"setara/knowledge"
)

// TopicChange is that a person leaves a topic, or takes that back. To leave
// [knowledge.TopicEverything] keeps what was left before it.
type TopicChange struct {
	Topic knowledge.Topic
	Leave bool
}

// LeftTopics are the topics that the person of a chat has left.
func (l *Ledger) LeftTopics(ctx context.Context, chat int64) (topics []knowledge.Topic, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `select topic from left_topics where chat = ? order by topic`, chat)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var t knowledge.Topic
			if err := rows.Scan(&t); err != nil {
				return err
			}
			topics = append(topics, t)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("read the topics of chat %d: %w", chat, err)
	}
	return topics, nil
}

// ChangeTopic makes one change at once, see [Turn.Topics].
func (l *Ledger) ChangeTopic(ctx context.Context, chat int64, topic knowledge.Topic, leave bool, now time.Time) error {
	c := TopicChange{Topic: topic, Leave: leave}
	if err := l.commits.write(ctx, func(tx *batch) error { return c.write(tx, chat, now) }); err != nil {
		return fmt.Errorf("change a topic of chat %d: %w", chat, err)
	}
	return nil
}

func (c TopicChange) write(tx *batch, chat int64, now time.Time) (err error) {
	if c.Leave {
		_, err = tx.Exec(`insert into left_topics (chat, topic, at) values (?, ?, ?) on conflict (chat, topic) do nothing`,
			chat, string(c.Topic), now.Unix())
	} else {
		_, err = tx.Exec(`delete from left_topics where chat = ? and topic = ?`, chat, string(c.Topic))
	}
	return err
}
