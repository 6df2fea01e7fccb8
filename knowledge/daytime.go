package knowledge

import "time"

// The hours of the day between which owners are told what they did not just
// ask for: not before the first, not from the second on.
const (
	dayBegins = 8
	dayEnds   = 20
)

// QuietFor is how long an owner is still left in peace, at a moment written in
// the time of their place: until 08.00 where it is night, else 0.
func QuietFor(t time.Time) time.Duration {
	y, m, d := t.Date()
	morning := time.Date(y, m, d, dayBegins, 0, 0, 0, t.Location())
	switch {
	case t.Before(morning):
		return morning.Sub(t)
	case t.Hour() >= dayEnds:
		return morning.AddDate(0, 0, 1).Sub(t)
	default:
		return 0
	}
}
