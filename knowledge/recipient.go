package knowledge

// Recipient is an owner who agreed to be written to, with what a [Segment] and
// a placeholder may go by. What is empty is not known.
type Recipient struct {
	// Chat is the private chat at Telegram.
	Chat int64
	// Name is the first name at Telegram, Language the IETF tag that Telegram
	// tells of the person's app, such as "id" or "en-US".
	Name     string
	Language string
	Province Province
	City     string
	Sector   Sector
	Scale    Scale
	// Product is the name of the goods that were kept or asked about last;
	// Products are the keys of all of them.
	Product  string
	Products []string
	// Programs are the ids of the programmes that were looked at.
	Programs []string
	// ActiveOn is the last day on which the person wrote.
	ActiveOn Day
}
