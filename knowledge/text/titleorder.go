package text

import "setara/knowledge"

// order reads what stands behind "min": the fewest goods that are sold ("min
// order 12 pcs", "minimal 1 lusin"), or another number ("minimal 3 tahun").
func (r *packReader) order(i int) int {
	at := i
	for isOrdering(r.text(at)) {
		at++
	}
	if r.isNumber(at) && !r.glued(at) {
		n, end := r.numberAt(at)
		u := r.unitAt(end)
		if u.word == noPackWord {
			u.size = 1
		}
		if n *= u.size; (u.word == noPackWord || u.word == countWord) && n%1000 == 0 && n <= int64(knowledge.MaxPack) {
			r.least = n / 1000
		}
	}
	return r.skipNumbers(i)
}

// from reads what stands behind "mulai": a price is that of the cheapest of
// several offers ("mulai 10rb", "mulai Rp 9.900"), an age is not.
func (r *packReader) from(i int) int {
	at := i
	for r.text(at) == "rp" || r.text(at) == "." || r.text(at) == "dari" {
		at++
	}
	if r.isNumber(at) {
		n, end := r.numberAt(at)
		r.baited = r.baited || isMoney(r.text(end)) || n >= leastPrice && r.unitAt(end).word == noPackWord
	}
	return r.skipNumbers(i)
}

// leastPrice is the number, in thousandths, from which on it is taken for a
// sum of rupiah without being called one.
const leastPrice = 1_000_000

func isMoney(word string) bool {
	switch word {
	case "rb", "ribu", "ribuan", "k", "jt", "juta":
		return true
	}
	return false
}

// isOrdering tells whether a word or mark may stand between "min" and a number.
func isOrdering(word string) bool {
	switch word {
	case ".", ":", "order", "pembelian", "beli", "pesan", "pemesanan", "belanja", "ambil":
		return true
	}
	return false
}

// skipNumbers passes over numbers and the marks and units among them.
func (r *packReader) skipNumbers(i int) int {
	for isOrdering(r.text(i)) {
		i++
	}
	for r.isNumber(i) {
		i++
		if r.unitAt(i).word != noPackWord {
			i++
		}
		if isRange(r.text(i)) && r.isNumber(i+1) {
			i++
		}
	}
	return i
}
