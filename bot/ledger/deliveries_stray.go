package ledger

import (
	"context"
	"fmt"
	"time"

	"setara/knowledge"
)

// DoubtStray settles as uncertain the deliveries that are under way but that
// nobody holds, and returns how many those are: a claim that seemed to fail, or
// an outcome that could not be stored. Without it their broadcast would not end.
// Held tells whether a delivery to a chat has a sender, or an outcome that is
// yet to be stored; it must be true from before the claim is asked for, and must
// not ask for a change.
func (l *Ledger) DoubtStray(ctx context.Context, held func(broadcast, chat int64) bool, at time.Time) (n int, err error) {
	err = l.commits.write(ctx, func(tx *batch) (err error) {
		n, err = eachOf(tx, `select distinct broadcast from deliveries where state = 'sending'`, func(id int64) (int, error) {
			chats, err := tx.ids(`select chat from deliveries where broadcast = ? and state = 'sending'`, id)
			stray := 0
			for _, chat := range chats {
				if held(id, chat) {
					continue
				}
				if _, err := tx.Exec(`
					update deliveries set state = 'uncertain', at = ? where broadcast = ? and chat = ? and state = 'sending'`,
					at.Unix(), id, chat); err != nil {
					return stray, err
				}
				stray++
			}
			tx.moved(id, knowledge.DeliverySending, knowledge.DeliveryUncertain, stray, at)
			return stray, err
		})
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("look for stray deliveries: %w", err)
	}
	return n, nil
}
