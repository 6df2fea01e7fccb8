package catalog

import "encoding/binary"

// A posting says that a description has a term. Postings of a term stand by
// rising id, each as one varint: how far the id lies behind the one before,
// then, in the lowest bits, the class of the title's length. Most take one
// byte or two.

// lengthBits is the number of bits of a length class.
const lengthBits = 3

// lengthClasses are the longest titles of each class but the last, in words.
var lengthClasses = [1<<lengthBits - 1]int{4, 7, 10, 13, 17, 22, 29}

// lengthWeights is what a term counts in a title of each class: less in a long
// one, which has many words by chance. They are the length normalisation of
// BM25, with the same figures as in package text, at the middle of each class.
var lengthWeights = [1 << lengthBits]float32{1.43, 1.43, 1.23, 1.06, 0.89, 0.73, 0.61, 0.5}

func lengthClass(words int) int {
	class := 0
	for class < len(lengthClasses) && words > lengthClasses[class] {
		class++
	}
	return class
}

// appendPosting adds the description that lies step behind the one before.
func appendPosting(entries []byte, step int64, class int) []byte {
	return binary.AppendUvarint(entries, uint64(step)<<lengthBits|uint64(class))
}

// eachPosting calls fn with the step and the length class of each posting. It
// stops at what is no posting.
func eachPosting(entries []byte, fn func(step int, class int)) {
	for len(entries) > 0 {
		value, n := binary.Uvarint(entries)
		if n <= 0 {
			return
		}
		entries = entries[n:]
		fn(int(value>>lengthBits), int(value&(1<<lengthBits-1)))
	}
}
