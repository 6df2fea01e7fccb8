package knowledge

// EntryQuery asks for the programmes and rules that a question means.
type EntryQuery struct {
	// Text is the question as somebody typed it.
	Text string
	// On is the day to answer for: what became known later is not told.
	On Day
	// Limit is how many hits are wanted at most.
	Limit int
}

// EntryHit is a programme or a rule that a question may mean. Exactly one of
// the two is set.
type EntryHit struct {
	Program    *Program
	Regulation *Regulation
	// Score is how well it explains the question, from 0 to 1.
	Score float64
	// Named tells that the question says one of its names.
	Named bool
	// Gives tells that the question looks for an amount of money, and that the
	// programme says to give as much.
	Gives bool
}

// Entry is what both kinds have in common.
func (h *EntryHit) Entry() *Entry {
	if h.Program != nil {
		return &h.Program.Entry
	}
	return &h.Regulation.Entry
}

// Called are all names by which an entry is asked for: what it is called, of a
// rule the number that it is cited by too, and its everyday names.
func (h *EntryHit) Called() []string {
	if h.Regulation != nil {
		return append([]string{h.Regulation.Number, h.Regulation.Name}, h.Regulation.Aliases...)
	}
	return append([]string{h.Program.Name}, h.Program.Aliases...)
}
