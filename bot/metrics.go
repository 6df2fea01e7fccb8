package bot

import "time"

// Metrics counts what happens. Its methods are called at the same time from
// many places and must be quick. What can be asked for at any time (depth and
// age of journal and outbox) is in [Health].
type Metrics interface {
	// Update counts an update taken into the journal, by its kind: message,
	// edited_message, callback_query, my_chat_member or other.
	Update(kind string)
	// Answer counts a turn. Intent is empty for what is no question, such as
	// a command. Outcome is "answered", "asked" (asked back, refused or
	// opened a ticket), or "failed" (the person got an apology).
	Answer(intent, outcome string)
	// Sent counts a message that Telegram has accepted, by its lane
	// ("answer", "broadcast"), with the time since its update was journaled;
	// for broadcasts, since it was queued.
	Sent(lane string, waited time.Duration)
	// Unsent counts a message that will not arrive, by why: "blocked",
	// "refused", "gone".
	Unsent(lane, why string)
	// TooMany counts a 429, by the method that it answered.
	TooMany(method string)
	// Uncertain counts answers that are sent again though they may have
	// arrived.
	Uncertain(n int)
}

// The outcomes of an answer.
const (
	OutcomeAnswered = "answered"
	OutcomeAsked    = "asked"
	OutcomeFailed   = "failed"
)

// noMetrics counts nothing.
type noMetrics struct{}

func (noMetrics) Update(string)              {}
func (noMetrics) Answer(string, string)      {}
func (noMetrics) Sent(string, time.Duration) {}
func (noMetrics) Unsent(string, string)      {}
func (noMetrics) TooMany(string)             {}
func (noMetrics) Uncertain(int)              {}
