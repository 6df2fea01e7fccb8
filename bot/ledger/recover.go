package ledger

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Recovered counts what was under way to Telegram when the program died.
// Whether it arrived, nobody can know.
type Recovered struct {
	// Answers are queued again; Broadcasts, the letters of that lane, and
	// Deliveries are settled as uncertain.
	Answers, Broadcasts, Deliveries int
}

// Recover deals with the letters and deliveries that were claimed by a program that died.
// Call it before the first claim.
func (l *Ledger) Recover(ctx context.Context, now time.Time) (r Recovered, err error) {
	err = l.commits.write(ctx, func(tx *batch) error {
		n, err := affected(tx.Exec(`
			update outbox set state = 'queued', uncertain = 1
			where settled_at is null and lane = 0 and state = 'sending'`))
		if err != nil {
			return err
		}
		r.Answers = n
		r.Broadcasts, err = affected(tx.Exec(`
			update outbox set state = 'uncertain', uncertain = 1, payload = null, file = null, settled_at = ?
			where settled_at is null and lane = 1 and state = 'sending'`, now.Unix()))
		if err != nil {
			return err
		}
		r.Deliveries, err = doubtSending(tx, now)
		return err
	})
	if err != nil {
		return Recovered{}, fmt.Errorf("recover outbox: %w", err)
	}
	return r, nil
}

// Stranded counts what [Ledger.Strand] has settled.
type Stranded struct {
	Updates, Letters int
	// Deliveries were under way or waited; Broadcasts were queued or running.
	Deliveries, Broadcasts int
}

// Strand settles everything that waits, so that nothing of it is answered or
// sent by itself: letters and deliveries as uncertain, updates as handled; it
// pauses broadcasts. For a ledger that was restored from a backup, whose letters
// and deliveries have gone out since. What is planned for later waits on.
func (l *Ledger) Strand(ctx context.Context, now time.Time) (s Stranded, err error) {
	err = l.commits.writeAlone(ctx, func(tx *batch) error {
		n, err := affected(tx.Exec(`
			update updates set payload = null, settled_at = ? where settled_at is null`, now.Unix()))
		if err != nil {
			return err
		}
		s.Updates = n
		s.Letters, err = affected(tx.Exec(`
			update outbox set state = 'uncertain', uncertain = 1, payload = null, file = null, settled_at = ?
			where settled_at is null`, now.Unix()))
		if err != nil {
			return err
		}
		n, err = doubtPending(tx, now)
		if err != nil {
			return err
		}
		s.Deliveries = n
		s.Broadcasts, err = affected(tx.Exec(`
			update broadcasts set state = 'paused' where state in ('queued', 'running')`))
		if err != nil {
			return err
		}
		n, err = doubtSending(tx, now)
		s.Deliveries += n
		return err
	})
	if err != nil {
		return Stranded{}, fmt.Errorf("strand what waits: %w", err)
	}
	return s, nil
}

func affected(result sql.Result, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	n, err := result.RowsAffected()
	return int(n), err
}
