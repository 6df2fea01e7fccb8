package main

import (
	"context"
	"time"

	"setara/bot/chat"
	"setara/knowledge"
)

// watcher looks after what owners have watched, as of the program's clock.
type watcher struct{ app *app }

// Version is that of the catalog, which other processes load files into too.
func (w watcher) Version(ctx context.Context) (int64, error) { return w.app.catalog.Version(ctx) }

// Look sets a watch against the catalog.
func (w watcher) Look(ctx context.Context, watch knowledge.Watch) (chat.Notice, error) {
	return w.app.chat.Look(ctx, watch)
}

// quiet is how long a chat is left in peace by the program's clock.
func (a *app) quiet(chat int64) time.Duration {
	return a.quietIn(a.zone(chat))
}

// quietIn is how long people of a time zone are left in peace.
func (a *app) quietIn(zone *time.Location) time.Duration {
	return knowledge.QuietFor(a.now().In(zone))
}

// zone is the time zone of an owner's place, by the province of their profile:
// WIB where none is known, or where it cannot be read just now.
func (a *app) zone(chat int64) *time.Location {
	return a.zones.of(chat, func() *time.Location {
		p, err := a.ledger.Profile(context.Background(), chat)
		if err != nil {
			return knowledge.WIB
		}
		return p.Province.Zone()
	})
}
