package knowledge

import "time"

// ConsentGiven is a yes or no of a chat to a wording of the consent.
type ConsentGiven struct {
	Version int
	Yes     bool
	At      time.Time
}
