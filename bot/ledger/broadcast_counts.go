package ledger

import (
	"fmt"
	"time"

	"setara/knowledge"
)

// tally is what a transaction changes of the counts of one broadcast.
type tally struct {
	by map[knowledge.DeliveryState]int
	// at is when the last of it happened.
	at time.Time
}

// count notes that n deliveries more are in a state, or fewer where n is below
// 0. The counts are written once for all changes of a transaction.
func (b *batch) count(broadcast int64, state knowledge.DeliveryState, n int, at time.Time) {
	if b.tallies == nil {
		b.tallies = map[int64]*tally{}
	}
	t := b.tallies[broadcast]
	if t == nil {
		t = &tally{by: map[knowledge.DeliveryState]int{}}
		b.tallies[broadcast] = t
	}
	t.by[state] += n
	if at.After(t.at) {
		t.at = at
	}
}

// moved notes that n deliveries went from one state to another.
func (b *batch) moved(broadcast int64, from, to knowledge.DeliveryState, n int, at time.Time) {
	b.count(broadcast, from, -n, at)
	b.count(broadcast, to, n, at)
}

// writeCounts writes what was counted, and ends each running broadcast of which
// nothing is open any more.
func (b *batch) writeCounts() error {
	for id, t := range b.tallies {
		args := []any{id}
		for _, state := range knowledge.DeliveryStates {
			args = append(args, t.by[state])
		}
		open := 0
		if err := b.row(`
			update broadcast_counts set pending = pending + ?2, sending = sending + ?3, sent = sent + ?4,
				blocked = blocked + ?5, failed = failed + ?6, uncertain = uncertain + ?7, skipped = skipped + ?8
			where broadcast = ?1 returning pending + sending`, args, &open); err != nil {
			return fmt.Errorf("count deliveries of broadcast %d: %w", id, err)
		}
		if open > 0 {
			continue
		}
		if _, err := b.Exec(`update broadcasts set state = 'done', ended_at = ? where id = ? and state = 'running'`,
			t.at.Unix(), id); err != nil {
			return err
		}
	}
	return nil
}
