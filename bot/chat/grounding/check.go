package grounding

// Check returns what in a text is not grounded, in the order of the text; nothing
// where all of it is. A text may be checked while it is being written: what is
// grounded up to the end of a sentence stays so.
//
// Outside slots, every figure (in digits or words, a share, a range, a date, a
// count, the number of an article) must be a fact's in value and unit, or a
// rounding of one that is declared as such, and the words around it must agree
// with the fact's label; the owner's own are told as theirs. Every link,
// programme, rule, marketplace and brand must be a name of the evidence. No
// sentence contradicts the advice, promises anything, or gives away the secret.
func (e *Evidence) Check(text string) []Flaw { return nil }

// Paragraph is one paragraph or one item of a list of a text.
type Paragraph struct {
	Item   bool
	Pieces []Piece
}

// Piece is a run of plain text or, with a Slot, the id of what code puts there.
type Piece struct {
	Text, Slot string
}

// Parse takes a text apart into paragraphs. Marks of Markdown that models write by
// habit (asterisks, headings, list marks) are taken off.
func Parse(text string) []Paragraph { return nil }

// Finished is how many bytes of a text that is being written are whole sentences,
// and so can be shown once they are grounded.
func Finished(text string) int { return 0 }
