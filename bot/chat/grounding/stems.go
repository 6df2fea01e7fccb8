package grounding

import "slices"

// stems is a set of the stems of words, in the order in which they were said. What is
// asked of it most is whether it has any of some others: a mask answers that with no for
// most, since few paragraphs are of what a sentence says.
type stems struct {
	list []string
	// mask has a bit for each stem, several may share one.
	mask uint64
}

func maskOf(stem string) uint64 {
	h := uint32(2166136261)
	for i := range len(stem) {
		h = (h ^ uint32(stem[i])) * 16777619 // FNV-1a
	}
	return 1 << (h >> 26)
}

func (s *stems) add(stem string) {
	if !s.hasStem(stem) {
		s.list, s.mask = append(s.list, stem), s.mask|maskOf(stem)
	}
}

// drop takes a stem out; its bit stays.
func (s *stems) drop(stem string) {
	s.list = slices.DeleteFunc(s.list, func(w string) bool { return w == stem })
}

func (s *stems) hasStem(stem string) bool {
	return s.mask&maskOf(stem) != 0 && slices.Contains(s.list, stem)
}

// common is how many of the stems of another it has.
func (s *stems) common(of *stems) (n int) {
	if s.mask&of.mask == 0 {
		return 0
	}
	for _, w := range of.list {
		if s.hasStem(w) {
			n++
		}
	}
	return n
}
