package bot_test

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"setara/bot"
	"setara/bot/chat"
	"setara/bot/telegramtest"
	"setara/knowledge"
)

// week is a rig whose bot tells officers of the week, and its clock.
type week struct {
	*rig
	clock atomic.Int64
	// looks is how often the market was looked at.
	looks atomic.Int32
	// night is for how long officers are left in peace.
	night time.Duration
}

// newWeek is a bot at a moment, with people who became officers at another.
func newWeek(t *testing.T, now, since time.Time, officers ...string) (*week, []*telegramtest.Person) {
	w := &week{}
	w.rig = newRig(t, echo)
	w.clock.Store(now.Unix())
	e := newEasel(t)
	w.change = func(o *bot.Options) {
		o.Now = func() time.Time { return time.Unix(w.clock.Load(), 0) }
		o.WeeklyEvery = 5 * time.Millisecond
		o.Draw = e.drawAtOnce
		o.Quiet = func(int64) time.Duration { return w.night }
		o.Weekly = func(context.Context) (chat.Response, error) {
			w.looks.Add(1)
			r := say("kabar pasar")
			r.Picture = &chat.Picture{Title: "harga", Caption: "gambar harga"}
			return r, nil
		}
	}
	w.open()
	var people []*telegramtest.Person
	var ids []int64
	for _, name := range officers {
		p := w.owner(name)
		people, ids = append(people, p), append(ids, p.ChatID())
	}
	if err := w.ledger.SetFirstOfficers(w.ctx, ids, since); err != nil {
		t.Fatal(err)
	}
	return w, people
}

// monday is one at that time in WIB.
func monday(hour, minute int) time.Time {
	return time.Date(2026, time.November, 23, hour, minute, 0, 0, knowledge.WIB)
}

func TestOfficersAreToldOnMondayMorningOnceAlsoOverARestart(t *testing.T) {
	w, people := newWeek(t, monday(7, 59), monday(0, 0).AddDate(0, 0, -3), "Ratna", "Sari")
	w.run(w.bot.Poll)
	w.send(people[0].Dialog, "halo") // it is up, and not eight yet
	w.says(people[0].Dialog, "gema halo")
	w.clock.Store(monday(8, 0).Unix())
	for i, p := range people {
		said := []string{"kabar pasar", "foto: gambar harga"}
		if i == 0 {
			said = append([]string{"gema halo"}, said...)
		}
		w.shows(p.Dialog, said...)
	}
	w.halt()
	w.open()
	w.run(w.bot.Poll)
	w.send(people[1].Dialog, "masih ada?")
	w.shows(people[1].Dialog, "kabar pasar", "foto: gambar harga", "gema masih ada?")
	if n := w.looks.Load(); n != 1 {
		t.Errorf("the market was looked at %d times", n)
	}
	w.clock.Store(monday(8, 0).AddDate(0, 0, 7).Unix())
	w.shows(people[1].Dialog, "kabar pasar", "foto: gambar harga", "gema masih ada?", "kabar pasar", "foto: gambar harga")
}

func TestWhoIsNotToldOfTheWeek(t *testing.T) {
	for name, c := range map[string]struct{ now, since time.Time }{
		"who became an officer after it":  {monday(9, 0), monday(0, 1)},
		"anybody, a day late":             {monday(8, 1).AddDate(0, 0, 1), monday(0, 0).AddDate(0, 0, -30)},
		"anybody before eight in the WIB": {monday(7, 0), monday(0, 0).AddDate(0, 0, -30)},
	} {
		t.Run(name, func(t *testing.T) {
			w, people := newWeek(t, c.now, c.since, "Ratna")
			w.run(w.bot.Poll)
			w.send(people[0].Dialog, "satu")
			w.shows(people[0].Dialog, "gema satu")
			w.send(people[0].Dialog, "dua")
			w.shows(people[0].Dialog, "gema satu", "gema dua")
			if n := w.looks.Load(); n != 0 {
				t.Errorf("the market was looked at %d times", n)
			}
		})
	}
}
