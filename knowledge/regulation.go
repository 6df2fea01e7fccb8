package knowledge

// Regulation is a rule of the state, or a decision or event that people ask
// about like one.
type Regulation struct {
	Entry
	// Number is what the rule is cited by, such as "Permendag 31/2023"; the
	// entry's Name says what it is about.
	Number string
	// Topic groups rules for officers.
	Topic string
	// Binds are whom it binds.
	Binds []string
	// Report says where a breach of it is reported.
	Report []string
}
