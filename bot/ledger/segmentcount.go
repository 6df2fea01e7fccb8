package ledger

import (
	"context"
	"database/sql"
	"fmt"

	"setara/knowledge"
)

// outOfReach are the chats that an announcement about a topic does not reach,
// its argument: they left it or all topics, or cannot be written to.
const outOfReach = `
	select chat from left_topics where topic in (?, 'semua')
	union select id from chats where unreachable_since is not null`

// CountSegment is how many people a segment is for on that day, and how many of
// them an announcement about the topic would reach now.
func (l *Ledger) CountSegment(ctx context.Context, s knowledge.Segment, topic knowledge.Topic, today knowledge.Day) (matched, reachable int, err error) {
	where, args, err := segmentWhere(s, today)
	if err != nil {
		return 0, 0, err
	}
	var missed int
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `select count(*) from people p where `+where, args...).Scan(&matched)
		if err != nil {
			return err
		}
		// Those out of reach are few: they are looked for among the people, not
		// the people among them.
		return tx.QueryRowContext(ctx, `
			select count(*) from (`+outOfReach+`) o cross join people p on p.chat = o.chat where `+where,
			append([]any{string(topic)}, args...)...).Scan(&missed)
	})
	if err != nil {
		return 0, 0, fmt.Errorf("count segment: %w", err)
	}
	return matched, matched - missed, nil
}
