package grounding

// around are the first and the last token of the part of a sentence that a figure
// stands in; more of it where that part has fewer words than the least.
func (s *sentence) around(first, last, least int) (from, to int) {
	from, to = first, last
	words := 0
	for from > 0 && !s.partsAt(from-1) && !s.otherFigure(from-1) {
		from--
		if s.tokens[from].says() {
			words++
		}
	}
	for to+1 < len(s.tokens) && !s.partsAt(to+1) && !s.nextFigure(to+1) && (to == last && s.tokens[to+1].measures() || !s.figureBehind(to+1)) {
		to++
		if s.tokens[to].says() {
			words++
		}
	}
	if words >= least {
		return from, to
	}
	from, to = s.between(first, last)
	for i := from; i <= to; i++ {
		if s.tokens[i].says() {
			return from, to
		}
	}
	return 0, len(s.tokens) - 1
}

// between are the first and the last token between the marks that tokens first to last
// stand between.
func (s *sentence) between(first, last int) (from, to int) {
	from, to = first, last
	for from > 0 && !s.partsAt(from-1) {
		from--
	}
	for to+1 < len(s.tokens) && !s.partsAt(to+1) {
		to++
	}
	return from, to
}

// figureBehind tells whether a figure follows token i in its part: then the words before
// it are that one's.
func (s *sentence) figureBehind(i int) bool {
	for ; i < len(s.tokens) && !s.partsAt(i); i++ {
		if s.otherFigure(i) {
			return true
		}
	}
	return false
}

// measures tells whether a word says how much or how long a figure is for.
func (t *token) measures() bool {
	return t.tags&times != 0 || measures[t.text] != "" || counters[t.text]
}

// says tells whether a token is a word that tells of what a figure is.
func (t *token) says() bool {
	return t.kind == wordToken && t.figure < 0 && !linking[t.text] && !smallWords[t.text] && !limitWords[t.text] && !conditions[t.text]
}

// nextFigure tells whether another figure is led to at token i: "atau denda sampai Rp5
// miliar".
func (s *sentence) nextFigure(i int) bool {
	if s.otherFigure(i) {
		return true
	}
	if s.word(i) != "dan" && s.word(i) != "atau" && s.word(i) != "plus" {
		return false
	}
	for ; i < len(s.tokens) && !s.partsAt(i); i++ {
		if s.otherFigure(i) {
			return true
		}
	}
	return false
}

// otherFigure tells whether token i is of a figure that is no year.
func (s *sentence) otherFigure(i int) bool {
	n := s.tokens[i].figure
	return n >= 0 && !s.figures[n].isYear()
}

func (s *sentence) partsAt(i int) bool {
	t := &s.tokens[i]
	return t.kind == markToken && (t.text == "," || t.text == ";" || t.text == ":") || t.kind == wordToken && (splits[t.text] || t.text == "dan" && isOwner(s.word(i+1)))
}

// counts tells whether two numbers count the same, as far as that is said.
func (f *figure) counts(o *figure) bool {
	if f.unit != bareUnit || o.unit != bareUnit || f.counted == o.counted {
		return true
	}
	if f.counted != "" && o.counted != "" && (countable[f.counted] || countable[o.counted]) {
		return false
	}
	return !counters[f.counted] && !counters[o.counted] || f.counted == "" || o.counted == ""
}

// isYear tells whether a number can only be a year.
func (f *figure) isYear() bool {
	return f.unit == bareUnit && f.value >= 1990*parts && f.value <= 2100*parts && f.value%parts == 0 && f.first == f.last && f.step == parts
}

// limits tells whether a figure is told as the most (1) or the least (-1) of something;
// 0 for neither.
func (s *sentence) limits(f *figure) int {
	for i := f.first - 1; i >= 0 && i >= f.first-3; i-- {
		switch w, before := s.word(i), s.word(i-1); {
		case s.tokens[i].figure >= 0 && s.figures[s.tokens[i].figure].last < f.first-1:
			return 0
		case s.word(i+1) == "itu":
			return 0 // "di atas itu" is of another figure
		case upperWords[w], w == "bawah" && before == "di", before == "paling" && (w == "banyak" || w == "tinggi" || w == "besar"), w == "dari" && before == "kurang":
			return 1
		case lowerWords[w], w == "dari" && i == f.first-1 && before != "kurang", w == "atas" && before == "di", before == "paling" && (w == "sedikit" || w == "rendah" || w == "kecil"), w == "dari" && before == "lebih":
			return -1
		}
	}
	return 0
}
