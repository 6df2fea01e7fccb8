package text

// bargain reads "beli 2 gratis 1": what one price buys is anybody's guess.
func (r *packReader) bargain(i int) (end int, ok bool) {
	switch r.text(i) {
	case "gratis", "free", "get", "dapat", "dpt", "bonus":
	default:
		return 0, false
	}
	if !r.isNumber(i+1) || r.unitAt(i+2).word == otherWord {
		return 0, false
	}
	for back := 1; back <= 3; back++ {
		if r.isNumber(i-back) || r.text(i-back) == "beli" || r.text(i-back) == "buy" {
			r.unclear = true
			return i + 2, true
		}
	}
	if gets := r.text(i) == "dapat" || r.text(i) == "dpt"; gets && r.unitAt(i+2).word == noPackWord {
		r.unclear = true // "dapat 3 jilbab": three in all, or three to choose from?
		return i + 2, true
	}
	return 0, false
}

// twin reads "twin pack".
func (r *packReader) twin(i int) int {
	if r.text(i+1) != "pack" {
		return i + 1
	}
	n := int64(2)
	if r.text(i) == "triple" {
		n = 3
	}
	r.boxes = max(r.boxes, n)
	return i + 2
}

// bundle reads "paket 3 kaos".
func (r *packReader) bundle(i int) int {
	if !r.isNumber(i + 1) {
		return i + 1
	}
	l := words()
	if goods := l.at(l.spelled(r.text(i + 2))); goods == nil || goods.kind == nil || r.unitAt(i+2).word != noPackWord {
		return i + 1
	}
	r.count(titleNumber(r.text(i+1)), packUnit{})
	return i + 2
}
