package ledger

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"time"

	"setara/knowledge"
)

// ChangeBroadcast does one act on a broadcast at once, see [Turn.Broadcasts]. It
// returns an error that wraps [ErrChanged] where the doer has no right to it, or
// where the broadcast is not what the officer has seen.
func (l *Ledger) ChangeBroadcast(ctx context.Context, c knowledge.BroadcastChange) error {
	write := l.commits.write
	if isLarge(&c) {
		write = l.commits.writeAlone
	}
	err := write(ctx, func(tx *batch) error { return changeBroadcast(tx, &c) })
	if err != nil {
		return fmt.Errorf("%s of %d by %d: %w", c.Deed.Kind, c.ID, c.Deed.By, err)
	}
	return nil
}

// isLarge tells whether an act may write a row for each recipient.
func isLarge(c *knowledge.BroadcastChange) bool {
	switch c.Deed.Kind {
	case knowledge.DeedSend, knowledge.DeedApprove, knowledge.DeedRetry, knowledge.DeedRedraft:
		return true
	default:
		return false
	}
}

// broadcastRights are what each act needs. Whose draft it is counts besides.
var broadcastRights = map[knowledge.DeedKind]knowledge.Right{
	knowledge.DeedDraft: knowledge.RightWrite, knowledge.DeedRedraft: knowledge.RightWrite, knowledge.DeedDiscard: knowledge.RightWrite,
	knowledge.DeedSubmit: knowledge.RightWrite, knowledge.DeedTest: knowledge.RightWrite, knowledge.DeedSend: knowledge.RightWrite,
	knowledge.DeedReturn: knowledge.RightApprove, knowledge.DeedApprove: knowledge.RightApprove, knowledge.DeedPause: knowledge.RightApprove,
	knowledge.DeedResume: knowledge.RightApprove, knowledge.DeedCancel: knowledge.RightApprove, knowledge.DeedRetry: knowledge.RightApprove,
}

// changeBroadcast does an act and puts it into the audit, unless the same
// message has done so before.
func changeBroadcast(tx *batch, c *knowledge.BroadcastChange) error {
	if done, err := recorded(tx, &c.Deed); err != nil || done {
		return err
	}
	right, ok := broadcastRights[c.Deed.Kind]
	if !ok {
		return fmt.Errorf("%q changes no broadcast", c.Deed.Kind)
	}
	doer, err := officerIn(tx, c.Deed.By)
	if err != nil {
		return err
	}
	if !doer.Role.May(right) {
		return ErrChanged
	}
	deed := c.Deed
	if deed.Kind == knowledge.DeedDraft {
		err = draft(tx, c, doer, &deed)
	} else {
		err = changeKept(tx, c, doer, &deed)
	}
	if err != nil {
		return err
	}
	return record(tx, &deed, doer)
}

// changeKept does an act on a broadcast that there is, in the revision that the
// officer has seen.
func changeKept(tx *batch, c *knowledge.BroadcastChange, doer knowledge.Officer, deed *knowledge.Deed) error {
	b, err := broadcastIn(tx, c.ID)
	if errors.Is(err, sql.ErrNoRows) {
		return ErrChanged
	}
	if err != nil {
		return err
	}
	if c.Revision != 0 && c.Revision != b.Revision {
		return ErrChanged
	}
	deed.Object = strconv.FormatInt(b.ID, 10)
	switch deed.Kind {
	case knowledge.DeedSend:
		return send(tx, &b, c, doer)
	case knowledge.DeedApprove:
		return approve(tx, &b, doer, deed.At)
	case knowledge.DeedPause:
		return pause(tx, b.ID, deed.At)
	case knowledge.DeedResume:
		return resume(tx, b.ID, deed.At)
	case knowledge.DeedCancel:
		return cancel(tx, b.ID, deed.At)
	case knowledge.DeedRetry:
		if b.Paid && !doer.Role.May(knowledge.RightManage) { // it costs anew
			return ErrChanged
		}
		return retry(tx, b.ID, c.States, deed.At)
	default:
		return changeDraft(tx, &b, c, doer)
	}
}

// send queues a draft without a second officer, where it would reach few
// enough.
func send(tx *batch, b *knowledge.Broadcast, c *knowledge.BroadcastChange, doer knowledge.Officer) error {
	if !sendable(b, doer) {
		return ErrChanged
	}
	if err := publish(tx, b.ID, c.Deed.At); err != nil {
		return err
	}
	var n int
	err := tx.row(`select count(*) from (select 1 from deliveries where broadcast = ? and state = 'pending' limit ?)`,
		[]any{b.ID, c.Over + 1}, &n)
	if err == nil && n > c.Over {
		err = ErrChanged
	}
	return err
}

// sendable tells whether the doer may have a draft sent, or asked for.
func sendable(b *knowledge.Broadcast, doer knowledge.Officer) bool {
	return b.Author == doer.ID && b.State == knowledge.BroadcastDraft && complete(b) && doer.Role.May(b.NeedsOfAuthor())
}

// approve is the yes of a second officer: it queues what waits for it, if its
// author may still have written it.
func approve(tx *batch, b *knowledge.Broadcast, doer knowledge.Officer, at time.Time) error {
	author, err := officerIn(tx, b.Author)
	if err != nil {
		return err
	}
	if b.Author == doer.ID || b.State != knowledge.BroadcastWaiting || !author.Role.May(b.NeedsOfAuthor()) {
		return ErrChanged
	}
	if _, err := tx.Exec(`update broadcasts set approved_by = ?, approved_at = ? where id = ?`, doer.ID, at.Unix(), b.ID); err != nil {
		return err
	}
	return publish(tx, b.ID, at)
}

// changeDraft does an act on what is not queued, or not begun.
func changeDraft(tx *batch, b *knowledge.Broadcast, c *knowledge.BroadcastChange, doer knowledge.Officer) (err error) {
	own := b.Author == doer.ID
	switch c.Deed.Kind {
	case knowledge.DeedRedraft:
		return redraft(tx, b, c, doer)
	case knowledge.DeedDiscard:
		if !own || b.State != knowledge.BroadcastDraft && b.State != knowledge.BroadcastWaiting {
			return ErrChanged
		}
		_, err = tx.Exec(`update broadcasts set state = 'cancelled', ended_at = ? where id = ?`, c.Deed.At.Unix(), b.ID)
	case knowledge.DeedSubmit:
		if !sendable(b, doer) {
			return ErrChanged
		}
		_, err = tx.Exec(`update broadcasts set state = 'waiting' where id = ?`, b.ID)
	case knowledge.DeedTest:
		if !own && !doer.Role.May(knowledge.RightApprove) {
			return ErrChanged
		}
	case knowledge.DeedReturn:
		if own || b.State != knowledge.BroadcastWaiting {
			return ErrChanged
		}
		_, err = tx.Exec(`update broadcasts set state = 'draft' where id = ?`, b.ID)
	default:
		err = fmt.Errorf("%q changes no draft", c.Deed.Kind)
	}
	return err
}

// complete tells whether a draft has all that a broadcast needs.
func complete(b *knowledge.Broadcast) bool {
	if b.Kind == knowledge.BroadcastDelete {
		return b.Topic != ""
	}
	chosen := b.Segment.Op != "" || b.Kind != knowledge.BroadcastSend
	return b.Topic != "" && chosen && (b.Content.Text != "" || b.Content.Media != nil)
}

// payable tells whether the broadcast can be of the kind that it is and paid
// for as it says: Telegram sells a higher rate for messages, not for changes.
func payable(b *knowledge.Broadcast) bool { return b.Kind == knowledge.BroadcastSend || !b.Paid }

// draft keeps a new draft, if its author has not too many.
func draft(tx *batch, c *knowledge.BroadcastChange, doer knowledge.Officer, deed *knowledge.Deed) error {
	b := c.Broadcast
	var n int
	err := tx.row(`select count(*) from broadcasts where author = ? and state in ('draft', 'waiting')`, []any{doer.ID}, &n)
	if err != nil {
		return err
	}
	if n >= knowledge.MaxDrafts || !doer.Role.May(b.NeedsOfAuthor()) || !payable(b) {
		return ErrChanged
	}
	content, segment, err := broadcastJSON(b)
	if err != nil {
		return err
	}
	id := sql.NullInt64{Int64: c.ID, Valid: c.ID != 0}
	target := sql.NullInt64{Int64: b.Target, Valid: b.Target != 0}
	sendAt := sql.NullInt64{Int64: b.SendAt.Unix(), Valid: !b.SendAt.IsZero()}
	var kept int64
	err = tx.row(`
		insert into broadcasts (id, kind, target, author, content, segment, topic, rate, paid, send_at, created_at, changed_at)
		values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11) returning id`,
		[]any{id, string(b.Kind), target, doer.ID, content, segment, string(b.Topic), b.Rate, b.Paid, sendAt, deed.At.Unix()}, &kept)
	deed.Object = strconv.FormatInt(kept, 10)
	return err
}

// redraft changes a draft of the doer's, or makes one again of what has not
// begun: an approval is void, and nothing of it goes out.
func redraft(tx *batch, b *knowledge.Broadcast, c *knowledge.BroadcastChange, doer knowledge.Officer) error {
	now := c.Broadcast
	switch {
	case b.Author != doer.ID, !doer.Role.May(now.NeedsOfAuthor()), !b.CanBeDraft(), !payable(now),
		b.Kind != knowledge.BroadcastSend && now.Topic != "" && now.Topic != b.Topic: // that of what it changes
		return ErrChanged
	case b.State == knowledge.BroadcastQueued:
		if err := unpublish(tx, b.ID); err != nil {
			return err
		}
	}
	content, segment, err := broadcastJSON(now)
	if err != nil {
		return err
	}
	sendAt := sql.NullInt64{Int64: now.SendAt.Unix(), Valid: !now.SendAt.IsZero()}
	_, err = tx.Exec(`
		update broadcasts set content = ?, segment = ?, topic = ?, rate = ?, paid = ?, send_at = ?, changed_at = ?,
			revision = revision + 1, state = 'draft', approved_by = null, approved_at = null, queued_at = null
		where id = ?`,
		content, segment, string(now.Topic), now.Rate, now.Paid, sendAt, c.Deed.At.Unix(), b.ID)
	return err
}

func broadcastJSON(b *knowledge.Broadcast) (content, segment string, err error) {
	c, err := json.Marshal(b.Content)
	if err != nil {
		return "", "", fmt.Errorf("write content: %w", err)
	}
	s, err := json.Marshal(b.Segment)
	if err != nil {
		return "", "", fmt.Errorf("write segment: %w", err)
	}
	return string(c), string(s), nil
}
