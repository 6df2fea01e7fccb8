package chat

import "setara/knowledge"

// HeldFor is why Setara has held a broadcast by itself.
type HeldFor int

// The reasons.
const (
	// HeldLate: its time was over long before Setara ran again.
	HeldLate HeldFor = iota
	// HeldRefused: Telegram refuses its message, whoever it goes to.
	HeldRefused
)

// Held tells an officer that a broadcast was held, and why; with may, they may
// let it go on or end it.
func Held(b *knowledge.Broadcast, why HeldFor, may bool) Response {
	r := say(wordHeld(b, why, may))
	if may {
		paused := *b
		paused.State = knowledge.BroadcastPaused
		r.Buttons = runButtons(&paused)
	}
	r.Buttons = append(r.Buttons, []Button{{Label: buttonBroadcastLook, Action: lookAction(b)}})
	return r
}
