package telegramtest

// unitsOf is how many UTF-16 units a character takes.
func unitsOf(r rune) int {
	if r > 0xFFFF {
		return 2
	}
	return 1
}

// unitsIn is how many UTF-16 units a text takes.
func unitsIn(text string) int {
	n := 0
	for _, r := range text {
		n += unitsOf(r)
	}
	return n
}

// cutUnits is the part of a text between two positions in UTF-16 units.
func cutUnits(text string, begin, end int) string {
	from, to, units := len(text), len(text), 0
	for i, r := range text {
		if units >= begin && i < from {
			from = i
		}
		if units >= end {
			to = i
			break
		}
		units += unitsOf(r)
	}
	return text[min(from, to):to]
}
