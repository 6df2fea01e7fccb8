package main

import (
	"sync"
	"time"
)

const (
	// zoneLasts is how long the time zone of a chat is taken to be the same.
	// Who moves is woken by what comes within it, at worst.
	zoneLasts = 10 * time.Minute
	// maxZones is how many chats' time zones are remembered; then all are
	// looked up anew.
	maxZones = 20_000
)

// zones remembers time zones, so that a round over all watches, and what is
// held over the night, do not read a profile for each. The zero value is ready.
type zones struct {
	mu    sync.Mutex
	known map[int64]knownZone
}

type knownZone struct {
	zone  *time.Location
	until time.Time
}

// of is the time zone of a chat, looked up where it is not known or was looked
// up too long ago.
func (z *zones) of(chat int64, look func() *time.Location) *time.Location {
	now := time.Now()
	z.mu.Lock()
	known, ok := z.known[chat]
	z.mu.Unlock()
	if ok && now.Before(known.until) {
		return known.zone
	}
	zone := look()
	z.mu.Lock()
	defer z.mu.Unlock()
	if z.known == nil || len(z.known) >= maxZones {
		z.known = map[int64]knownZone{}
	}
	z.known[chat] = knownZone{zone, now.Add(zoneLasts)}
	return zone
}
