package telegramtest

import (
	"runtime"
	"testing"
)

func TestWhoDesertedTheBotTellsItByRefusingAlone(t *testing.T) {
	r := newRig(t, Options{})
	owner := r.NewPerson("Sari")
	owner.Desert()
	if got := r.say(owner.ChatID(), "halo"); got.ErrorCode != 403 || got.Description != "Forbidden: bot was blocked by the user" {
		t.Errorf("to who deserted: %+v", got)
	}
	if waiting := r.Stats().Updates; waiting != 0 {
		t.Errorf("%d updates tell of it", waiting)
	}
	must(owner.Send("/start"))
	if got := r.say(owner.ChatID(), "halo"); !got.OK {
		t.Errorf("after they wrote: %+v", got)
	}
}

// TestTheServerCarriesACrowd is about as many people as a broadcast has: they
// are made in no time and take little memory.
func TestTheServerCarriesACrowd(t *testing.T) {
	const crowd = 100_000
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	s := NewServer(Options{CountOnly: true})
	for range crowd {
		s.NewPerson("Sari").Acquaint()
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	if each := (after.HeapAlloc - before.HeapAlloc) / crowd; each > 1000 {
		t.Errorf("a person takes %d bytes", each)
	}
	if n := len(s.Chats()); n != crowd {
		t.Errorf("%d chats", n)
	}
}
