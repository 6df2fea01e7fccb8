package ledger

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"setara/knowledge"
)

// Due is a delivery that waits.
type Due struct {
	// To is the recipient, as far as a message may speak of them: what they
	// asked about is not among it.
	To knowledge.Recipient
	// Message is the one at Telegram that an edit or a deletion is of.
	Message int64
}

// Deliveries are up to limit pending deliveries of a broadcast to chats behind
// after, in their order.
func (l *Ledger) Deliveries(ctx context.Context, b *knowledge.Broadcast, after int64, limit int) (due []Due, err error) {
	err = l.db.Read(ctx, func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, `
			select d.chat, ifnull(p.name, ''), ifnull(p.language, ''), ifnull(p.province, ''), ifnull(p.city, ''),
				ifnull(p.sector, ''), ifnull(p.scale, ''), ifnull(p.product, ''),
				ifnull((select t.message from deliveries t where t.broadcast = ?2 and t.chat = d.chat), 0)
			from deliveries d left join people p on p.chat = d.chat
			where d.broadcast = ?1 and d.chat > ?3 and d.state = 'pending' order by d.chat limit ?4`,
			b.ID, b.Target, max(after, 0), limit)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err tells
		for rows.Next() {
			var d Due
			if err := rows.Scan(&d.To.Chat, &d.To.Name, &d.To.Language, &d.To.Province, &d.To.City,
				&d.To.Sector, &d.To.Scale, &d.To.Product, &d.Message); err != nil {
				return err
			}
			due = append(due, d)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("list deliveries of broadcast %d: %w", b.ID, err)
	}
	return due, nil
}

// ClaimDelivery takes a pending delivery for sending, and tells whether it may
// be sent. From the moment it returns, a crash makes it uncertain. It is not
// taken where its broadcast does not run now in that revision, or where it is
// settled; and settled as skipped where the person has left, taken the consent
// back, gone out of reach, or got the very same message in the last days.
func (l *Ledger) ClaimDelivery(ctx context.Context, b *knowledge.Broadcast, chat int64, at time.Time) (ok bool, err error) {
	err = l.commits.write(ctx, func(tx *batch) (err error) {
		ok, err = claimDelivery(tx, b, chat, at)
		return err
	})
	if err != nil {
		return false, fmt.Errorf("claim delivery of broadcast %d: %w", b.ID, err)
	}
	return ok, nil
}

// What keeps a person from getting a broadcast, in terms of ?1 its id, ?2 the
// chat, ?3 its topic, which is empty for what only changes what they have, ?5
// when the last days began. A twin is another broadcast of the very same
// content; what was deleted or edited since is none any more. While one is under
// way to the person, this one waits.
const (
	isOutOfReach = `exists (select 1 from chats where id = ?2 and unreachable_since is not null)`
	hasLeft      = `(?3 <> '' and (not exists (select 1 from people where chat = ?2)
		or exists (select 1 from left_topics where chat = ?2 and topic in (?3, 'semua'))))`
	ofTwin = `select 1 from broadcasts own cross join broadcasts twin cross join deliveries d
		where own.id = ?1 and twin.content = own.content and twin.kind = 'send' and twin.queued_at is not null and twin.id <> ?1
			and d.broadcast = twin.id and d.chat = ?2`
	hasTwin = `(?3 <> '' and exists (` + ofTwin + ` and d.state in ('sent', 'uncertain') and d.at > ?5
		and not exists (select 1 from broadcasts g cross join deliveries gd
			where g.target = twin.id and gd.broadcast = g.id and gd.chat = ?2 and gd.state = 'sent')))`
	getsTwin = `(?3 <> '' and exists (` + ofTwin + ` and d.state = 'sending'))`
)

func claimDelivery(tx *batch, b *knowledge.Broadcast, chat int64, at time.Time) (bool, error) {
	topic := ""
	if b.Kind == knowledge.BroadcastSend {
		topic = string(b.Topic)
	}
	since := at.Add(-doubleWithin).Unix()
	n, err := affected(tx.Exec(`
		update deliveries set state = 'sending' where broadcast = ?1 and chat = ?2 and state = 'pending'
			and exists (select 1 from broadcasts where id = ?1 and state = 'running' and revision = ?4)
			and not `+isOutOfReach+` and not `+hasLeft+` and not `+hasTwin+` and not `+getsTwin, b.ID, chat, topic, b.Revision, since))
	if err != nil || n == 1 {
		tx.moved(b.ID, knowledge.DeliveryPending, knowledge.DeliverySending, n, at)
		return n == 1, err
	}
	why := ""
	err = tx.row(`
		update deliveries set state = 'skipped', at = ?6, why = case when `+hasLeft+` then ?7 when `+isOutOfReach+` then ?8 else ?9 end
		where broadcast = ?1 and chat = ?2 and state = 'pending' and (`+isOutOfReach+` or `+hasLeft+` or `+hasTwin+`)
			and exists (select 1 from broadcasts where id = ?1 and state = 'running' and revision = ?4)
		returning why`,
		[]any{b.ID, chat, topic, b.Revision, since, at.Unix(),
			knowledge.SkippedLeft, knowledge.SkippedBlocked, knowledge.SkippedDouble}, &why)
	if errors.Is(err, sql.ErrNoRows) { // it waits on, or is settled
		return false, nil
	}
	if err == nil {
		tx.moved(b.ID, knowledge.DeliveryPending, knowledge.DeliverySkipped, 1, at)
	}
	return false, err
}

// SettleDelivery notes what became of a claimed delivery, of which its state,
// why, message and time count; [knowledge.DeliveryPending] puts it back. A
// person who cannot be written to is not from then on. It returns without
// waiting for the disk; done is as in [Ledger.Settle].
func (l *Ledger) SettleDelivery(d knowledge.Delivery, done func(error)) {
	l.commits.submit(change{
		run:  func(tx *batch) error { return settleDelivery(tx, &d) },
		lazy: true,
		done: func(err error) {
			if err != nil {
				err = fmt.Errorf("settle delivery of broadcast %d: %w", d.Broadcast, err)
			}
			done(err)
		},
	})
}

func settleDelivery(tx *batch, d *knowledge.Delivery) error {
	var at any
	if d.State != knowledge.DeliveryPending {
		at = d.At.Unix()
	}
	// A cancelled broadcast sends nothing more: what would be put back is
	// skipped.
	state, why := string(d.State), d.Why
	if d.State == knowledge.DeliveryPending {
		ended := false
		if err := tx.row(`select state = 'cancelled' from broadcasts where id = ?`, []any{d.Broadcast}, &ended); err != nil {
			return err
		}
		if ended {
			state, why, at = string(knowledge.DeliverySkipped), knowledge.SkippedCancelled, d.At.Unix()
		}
	}
	n, err := affected(tx.Exec(`
		update deliveries set state = ?3, why = ?4, message = coalesce(nullif(?5, 0), message), at = ?6
		where broadcast = ?1 and chat = ?2 and state = 'sending'`,
		d.Broadcast, d.Chat, state, why, d.Message, at))
	if err != nil {
		return err
	}
	tx.moved(d.Broadcast, knowledge.DeliverySending, knowledge.DeliveryState(state), n, d.At)
	if d.State == knowledge.DeliveryBlocked {
		return leave(tx, d.Chat, d.At)
	}
	return nil
}

// doubtSending settles as uncertain what a program that died was sending, and
// returns how many that are.
func doubtSending(tx *batch, at time.Time) (int, error) {
	return eachOf(tx, `select distinct broadcast from deliveries where state = 'sending'`, func(id int64) (int, error) {
		n, err := affected(tx.Exec(`
			update deliveries set state = 'uncertain', at = ? where broadcast = ? and state = 'sending'`, at.Unix(), id))
		tx.moved(id, knowledge.DeliverySending, knowledge.DeliveryUncertain, n, at)
		return n, err
	})
}

// doubtPending settles as uncertain what waits in a ledger that was restored:
// it may have gone out since the backup. What is for a time to come has not.
func doubtPending(tx *batch, at time.Time) (int, error) {
	return eachOf(tx, `
		select id from broadcasts where state in ('running', 'paused') or state = 'queued' and ifnull(send_at, 0) <= ?`,
		func(id int64) (int, error) {
			n, err := affected(tx.Exec(`
				update deliveries set state = 'uncertain', at = ? where broadcast = ? and state = 'pending'`, at.Unix(), id))
			tx.moved(id, knowledge.DeliveryPending, knowledge.DeliveryUncertain, n, at)
			return n, err
		}, at.Unix())
}

// forgetDeliveries takes a person out of all broadcasts: what is pending is
// skipped, what is under way uncertain, and a number that was never anybody's
// stands for the person from then on, so that the counts stay true.
func forgetDeliveries(tx *batch, chat int64, at time.Time) error {
	var nobody int64
	if err := tx.row(`
		select ifnull(min((select min(chat) from deliveries where broadcast = broadcasts.id)), 0) from broadcasts`,
		nil, &nobody); err != nil {
		return err
	}
	nobody = min(nobody, 0) - 1
	for _, end := range []struct {
		from, to knowledge.DeliveryState
		why      string
	}{
		{knowledge.DeliveryPending, knowledge.DeliverySkipped, knowledge.SkippedLeft},
		{knowledge.DeliverySending, knowledge.DeliveryUncertain, ""},
	} {
		if _, err := eachOf(tx, `select id from broadcasts where queued_at is not null`, func(id int64) (int, error) {
			n, err := affected(tx.Exec(`
				update deliveries set state = ?, why = ?, at = ? where broadcast = ? and chat = ? and state = ?`,
				string(end.to), end.why, at.Unix(), id, chat, string(end.from)))
			tx.moved(id, end.from, end.to, n, at)
			return n, err
		}); err != nil {
			return err
		}
	}
	_, err := tx.Exec(`
		update deliveries set chat = ?, message = null, why = iif(state = 'skipped', why, '') where chat = ? and broadcast in (select id from broadcasts)`, nobody, chat)
	return err
}

// eachOf does something with each id that a query finds, and adds up what it
// returns.
func eachOf(tx *batch, query string, do func(id int64) (int, error), args ...any) (total int, err error) {
	ids, err := tx.ids(query, args...)
	for _, id := range ids {
		n, err := do(id)
		if err != nil {
			return total, err
		}
		total += n
	}
	return total, err
}
