package knowledge

import "time"

// Ticket is a question that Setara could not answer, kept for officers.
type Ticket struct {
	// Number is what it goes by, from 1, never given twice; 0 where it is not
	// known yet.
	Number int64
	// Chat is where it was asked, Update Telegram's number of the message: one
	// message is kept once. In the terminal Update is 0.
	Chat   int64
	Update int64
	// Text is the question as it was typed, at least one letter. Product are
	// the goods that it is about, empty for none.
	Text    string
	Intent  string
	Product string
	// OpenedAt is when it was kept, to the second.
	OpenedAt time.Time
}
