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

// PapersTooLarge is a response whose papers are larger than what can be sent,
// without them.
func PapersTooLarge(r Response) Response {
	r.Papers, r.Blocks = nil, say(sayTableTooLarge).Blocks
	return r
}
