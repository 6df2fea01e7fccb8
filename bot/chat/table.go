package chat

// TableTooLarge is a response whose table is larger than what can be sent,
// without it.
func TableTooLarge(r Response) Response {
	said := r.Table.TooLarge
	if said == "" {
		said = sayTableTooLarge
	}
	r.Table, r.Blocks = nil, say(said).Blocks
	return r
}
