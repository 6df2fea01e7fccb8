package bot

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"time"

	"github.com/go-telegram/bot/models"

	"setara/bot/ledger"
)

// allowedUpdates are the kinds that Telegram is asked for.
var allowedUpdates = []string{
	models.AllowedUpdateMessage,
	models.AllowedUpdateEditedMessage,
	models.AllowedUpdateCallbackQuery,
	models.AllowedUpdateMyChatMember,
}

// kindOther stands for all kinds that are not asked for.
const kindOther = "other"

var errNoUpdate = errors.New("not an update")

// received is an update as it came.
type received struct {
	raw    json.RawMessage
	update *models.Update
	kind   string
	chat   int64
}

// readUpdate reads an update. One of a kind that is not asked for, or that the
// library cannot read, is of kind other.
func readUpdate(raw json.RawMessage) (received, error) {
	r := received{raw: raw, update: &models.Update{}, kind: kindOther}
	if err := json.Unmarshal(raw, r.update); err != nil {
		r.update = &models.Update{}
	}
	if r.update.ID == 0 {
		var bare struct {
			ID *int64 `json:"update_id"`
		}
		if err := json.Unmarshal(raw, &bare); err != nil || bare.ID == nil {
			return received{}, errNoUpdate
		}
		r.update.ID = *bare.ID
		return r, nil
	}
	r.kind, r.chat = kindOf(r.update)
	return r, nil
}

// kindOf tells the kind of an update and the chat that it concerns.
func kindOf(u *models.Update) (string, int64) {
	switch {
	case u.Message != nil:
		return models.AllowedUpdateMessage, u.Message.Chat.ID
	case u.EditedMessage != nil:
		return models.AllowedUpdateEditedMessage, u.EditedMessage.Chat.ID
	case u.CallbackQuery != nil:
		q := u.CallbackQuery
		switch {
		case q.Message.Message != nil:
			return models.AllowedUpdateCallbackQuery, q.Message.Message.Chat.ID
		case q.Message.InaccessibleMessage != nil:
			return models.AllowedUpdateCallbackQuery, q.Message.InaccessibleMessage.Chat.ID
		}
	case u.MyChatMember != nil:
		return models.AllowedUpdateMyChatMember, u.MyChatMember.Chat.ID
	}
	return kindOther, 0
}

// maxAtHand is how many updates wait in memory; those behind them are read
// from the journal in their turn.
const maxAtHand = 10_000

// takeIn hides the personal numbers of updates, journals them and lines up those
// that are new. When it returns
// nil, Telegram may be told that we have them: they are on the disk or, where
// the ledger does not work, answered.
func (b *Bot) takeIn(ctx context.Context, updates []received) error {
	for i := range updates {
		updates[i] = b.discreet(ctx, updates[i])
	}
	entries := make([]ledger.Update, len(updates))
	for i, u := range updates {
		entries[i] = ledger.Update{ID: u.update.ID, Chat: u.chat, Kind: u.kind, ReceivedAt: b.Now()}
		if u.kind != kindOther {
			entries[i].Payload = u.raw
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	var fresh []int64
	err := b.try(func() (err error) {
		fresh, err = b.Ledger.Journal(context.WithoutCancel(ctx), entries)
		return err
	})
	if err != nil {
		return b.takeInUnjournaled(ctx, updates)
	}
	at, spare := time.Now(), b.lines.waiting() < maxAtHand
	arrivals := make([]*arrival, 0, len(fresh))
	isFresh := make(map[int64]bool, len(fresh))
	for _, id := range fresh {
		isFresh[id] = true
	}
	for _, u := range updates {
		if !isFresh[u.update.ID] || b.unjournaled.had(u.update.ID) {
			continue
		}
		isFresh[u.update.ID] = false // the same twice in one batch
		b.Metrics.Update(u.kind)
		if u.kind != kindOther {
			a := &arrival{id: u.update.ID, chat: u.chat, at: at}
			if spare {
				a.update = u.update
			}
			arrivals = append(arrivals, a)
		}
	}
	b.lines.push(arrivals...)
	b.tellRefusals(updates)
	return nil
}

// unjournaledWait is how long Telegram is kept waiting for updates that cannot
// be journaled to be answered.
const unjournaledWait = 30 * time.Second

// takeInUnjournaled handles updates while the ledger does not work, and waits
// until their answers have gone out, since nothing else remembers them.
func (b *Bot) takeInUnjournaled(ctx context.Context, updates []received) error {
	var open sync.WaitGroup
	for _, u := range updates {
		if u.kind == kindOther || !b.unjournaled.add(u.update.ID) {
			continue
		}
		b.Metrics.Update(u.kind)
		open.Add(1)
		b.lines.push(&arrival{
			id: u.update.ID, chat: u.chat, update: u.update, at: time.Now(),
			handled: open.Done,
			unsent:  func() func() { open.Add(1); return open.Done },
		})
	}
	b.tellRefusals(updates)
	answered := make(chan struct{})
	b.background.Go(func() {
		open.Wait()
		close(answered)
	})
	timer := time.NewTimer(unjournaledWait)
	defer timer.Stop()
	select {
	case <-answered:
		return nil
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// recent remembers the ids of updates that were handled without a journal, in
// case they are delivered again.
type recent struct {
	mu    sync.Mutex
	ids   map[int64]bool
	order []int64
}

const maxRecent = 10_000

// add remembers an id and tells whether it is new.
func (r *recent) add(id int64) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.ids[id] {
		return false
	}
	if r.ids == nil {
		r.ids = map[int64]bool{}
	}
	if len(r.order) >= maxRecent {
		delete(r.ids, r.order[0])
		r.order = r.order[1:]
	}
	r.ids[id] = true
	r.order = append(r.order, id)
	return true
}

// had tells whether an id is remembered.
func (r *recent) had(id int64) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.ids[id]
}
