package knowledge

import "time"

// Act is who changes what Setara knows from a chat, and by which message. The
// store keeps it with the change, so that a message which is handled again
// after a crash changes nothing.
type Act struct {
	// By is the chat of the officer.
	By int64
	// Update is Telegram's number of the message; 0 in the terminal, where no
	// message is handled twice.
	Update int64
	At     time.Time
}
