package main

import (
	"testing"
	"testing/synctest"
	"time"

	"setara/bot/ledger"
	"setara/knowledge"
)

func TestAnOwnerIsLeftInPeaceAtNightByTheClockOfTheirProvince(t *testing.T) {
	l, err := ledger.Open(t.Context(), t.TempDir()+"/bot.db")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	homes := map[int64]knowledge.Province{1: "Jawa Timur", 2: "Bali", 3: "Maluku Utara"}
	for chat, province := range homes {
		if err := l.KeepProfile(t.Context(), chat, knowledge.Profile{Province: province}, time.Now()); err != nil {
			t.Fatal(err)
		}
	}
	at := func(hour, minute int) *app {
		now := time.Date(2026, 11, 25, hour, minute, 0, 0, knowledge.WIB)
		return &app{ledger: l, now: func() time.Time { return now }}
	}
	for _, c := range []struct {
		name         string
		hour, minute int
		quiet        map[int64]time.Duration // 4 has no profile
	}{
		{"at noon everybody may be written to", 12, 0, map[int64]time.Duration{1: 0, 2: 0, 3: 0, 4: 0}},
		{"at six in the evening in the west it is night in the far east", 18, 0,
			map[int64]time.Duration{1: 0, 2: 0, 3: 12 * time.Hour, 4: 0}},
		{"an hour later in Bali too", 19, 0, map[int64]time.Duration{1: 0, 2: 12 * time.Hour, 3: 11 * time.Hour, 4: 0}},
		{"at half past six in the morning the far east is up", 6, 30,
			map[int64]time.Duration{1: 90 * time.Minute, 2: 30 * time.Minute, 3: 0, 4: 90 * time.Minute}},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := at(c.hour, c.minute)
			for chat, want := range c.quiet {
				if got := a.quiet(chat); got != want {
					t.Errorf("the owner in %q is left in peace for %v, want %v", homes[chat], got, want)
				}
			}
		})
	}
}

func TestATimeZoneIsLookedUpOnceAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var z zones
		looked := 0
		look := func() *time.Location { looked++; return knowledge.WITA }
		for range 3 {
			if z.of(7, look) != knowledge.WITA {
				t.Error("another zone came back")
			}
		}
		time.Sleep(zoneLasts)
		z.of(7, look)
		if looked != 2 {
			t.Errorf("looked up %d times, want twice", looked)
		}
		for chat := range int64(maxZones + 10) {
			z.of(chat, look)
		}
		if len(z.known) > maxZones {
			t.Errorf("%d zones are remembered", len(z.known))
		}
	})
}
