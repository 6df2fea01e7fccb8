package knowledge

import "time"

const (
	// PaidRate is how many deliveries a second a paid broadcast may make:
	// Telegram's limit, as of November 2026
	// (https://core.telegram.org/bots/faq#broadcasting-to-users). Paying is open
	// to a bot with [PaidStars] on its balance and [PaidUsers] monthly users.
	PaidRate = 1000
	// PaidStars is how many Stars Telegram asks a bot that pays to have.
	PaidStars = 10_000
	// PaidUsers is how many monthly users Telegram asks such a bot to have.
	PaidUsers = 10_000
	// deliveriesPerStar is how many paid deliveries a Star pays for: Telegram
	// takes 0.1 for each.
	deliveriesPerStar = 10
)

// SendingTime is how long so many deliveries take at least, in whole seconds,
// rounded up. The night of the recipients comes on top. At a rate under 1 it is
// taken to be 1.
func SendingTime(recipients, perSecond int) time.Duration {
	perSecond = max(perSecond, 1)
	return time.Duration((max(recipients, 0)+perSecond-1)/perSecond) * time.Second
}

// BroadcastStars is what so many paid deliveries cost at most, in Telegram's
// Stars, rounded up.
func BroadcastStars(recipients int) int {
	return (max(recipients, 0) + deliveriesPerStar - 1) / deliveriesPerStar
}
