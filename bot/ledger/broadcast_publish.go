package ledger

import (
	"fmt"
	"time"

	"setara/knowledge"
)

// ErrNobody tells that a broadcast has no recipient at all. It wraps
// [ErrChanged]: there were some when the officer looked, or nobody has looked.
var ErrNobody = fmt.Errorf("nobody to send to: %w", ErrChanged)

const (
	// doubleWithin is how far back the very same message is looked for.
	doubleWithin = 7 * 24 * time.Hour
	// deletableFor is how old a message may be to be deleted: Telegram's 48
	// hours, less what a deletion may have to wait for its turn.
	deletableFor = 47*time.Hour + 30*time.Minute
)

// publish queues a draft, or one that waits for a second officer: it makes one
// delivery for each recipient. Those who left or are out of reach are skipped at
// once; who has got the very same message shows when a delivery is claimed. It returns
// [ErrNobody] where there is no recipient, and [ErrChanged] where the broadcast
// is not to be queued any more. That it may be is the caller's affair.
func publish(tx *batch, id int64, at time.Time) error {
	b, err := broadcastIn(tx, id)
	if err != nil {
		return err
	}
	if err := changed(affected(tx.Exec(`
		update broadcasts set state = 'queued', queued_at = ? where id = ? and state in ('draft', 'waiting')`,
		at.Unix(), id))); err != nil {
		return err
	}
	if _, err := tx.Exec(`insert into broadcast_counts (broadcast) values (?)`, id); err != nil {
		return err
	}
	insert := insertRecipients
	if b.Kind != knowledge.BroadcastSend {
		insert = insertReached
	}
	all, err := insert(tx, &b, at)
	if err != nil {
		return err
	}
	if all == 0 {
		return ErrNobody
	}
	tx.count(id, knowledge.DeliveryPending, all, at)
	return skipAtOnce(tx, &b, at)
}

// insertRecipients makes a delivery for everybody in the segment.
func insertRecipients(tx *batch, b *knowledge.Broadcast, at time.Time) (int, error) {
	where, args, err := segmentWhere(b.Segment, knowledge.DayOf(at))
	if err != nil {
		return 0, err
	}
	return affected(tx.Exec(`
		insert into deliveries (broadcast, chat) select ?, p.chat from people p where `+where+` order by p.chat`,
		append([]any{b.ID}, args...)...))
}

// insertReached makes a delivery for everybody who has the message of the
// target, which must have sent it.
func insertReached(tx *batch, b *knowledge.Broadcast, _ time.Time) (int, error) {
	target, err := broadcastIn(tx, b.Target)
	if err != nil {
		return 0, err
	}
	if target.Kind != knowledge.BroadcastSend {
		return 0, fmt.Errorf("broadcast %d has sent nothing: it is of kind %s", target.ID, target.Kind)
	}
	// What still goes out would go out unchanged, and of two changes at once the
	// older could be the last.
	busy := false
	err = tx.row(`select exists (select 1 from broadcasts where target = ?1 and id <> ?2 and state in ('queued', 'running', 'paused'))
		or exists (select 1 from deliveries where broadcast = ?1 and state = 'sending')`,
		[]any{b.Target, b.ID}, &busy)
	if err == nil && (busy || !target.Ended()) {
		err = ErrChanged
	}
	if err != nil {
		return 0, err
	}
	return affected(tx.Exec(`
		insert into deliveries (broadcast, chat)
		select ?2, d.chat from (`+reached+`) d order by d.chat`, b.Target, b.ID))
}

// reached are the deliveries of broadcast ?1 whose message is still there, as
// far as the ledger knows: what was deleted since is not among them. The cross
// join keeps SQLite from walking all deliveries for each of them.
const reached = `
	with gone (id) as materialized (select id from broadcasts where target = ?1 and kind = 'delete')
	select d.chat, d.at from deliveries d
	where d.broadcast = ?1 and d.state = 'sent' and d.message is not null and d.chat > 0
		and not exists (select 1 from gone cross join deliveries g on g.broadcast = gone.id and g.chat = d.chat where g.state = 'sent')`

// skipAtOnce settles what needs no try.
func skipAtOnce(tx *batch, b *knowledge.Broadcast, at time.Time) error {
	skip := func(why, chats string, args ...any) error {
		n, err := affected(tx.Exec(`
			update deliveries set state = 'skipped', why = ?, at = ?
			where broadcast = ? and state = 'pending' and chat in (`+chats+`)`,
			append([]any{why, at.Unix(), b.ID}, args...)...))
		tx.moved(b.ID, knowledge.DeliveryPending, knowledge.DeliverySkipped, n, at)
		return err
	}
	if b.Kind == knowledge.BroadcastSend {
		if err := skip(knowledge.SkippedLeft,
			`select chat from left_topics where topic in (?, 'semua')`, string(b.Topic)); err != nil {
			return err
		}
	}
	if err := skip(knowledge.SkippedBlocked, `select id from chats where unreachable_since is not null`); err != nil {
		return err
	}
	if b.Kind == knowledge.BroadcastDelete {
		return skip(knowledge.SkippedOld,
			`select chat from deliveries where broadcast = ? and at < ?`, b.Target, at.Add(-deletableFor).Unix())
	}
	return nil
}

// unpublish takes back what [publish] has made, for a broadcast that has not
// begun: its state is the caller's affair.
func unpublish(tx *batch, id int64) error {
	for _, query := range []string{
		`delete from deliveries where broadcast = ?`,
		`delete from broadcast_counts where broadcast = ?`,
	} {
		if _, err := tx.Exec(query, id); err != nil {
			return err
		}
	}
	return nil
}
