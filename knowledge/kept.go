package knowledge

import "time"

// KeptPart is one kind of what is kept about a person.
type KeptPart struct {
	// Name is what it goes by, in English: that of a table, and behind a dot the
	// field by which it is about the person where a table has several.
	Name string
	// Fields are the names of the values of a row.
	Fields []string
	Rows   [][]KeptValue
}

// KeptValue is one value that is kept: a text, or else a time or a day, or what
// a file holds. The others are zero.
type KeptValue struct {
	Text string
	At   time.Time
	File []byte
}
