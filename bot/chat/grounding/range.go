package grounding

// idle tells whether words for a number count nothing here: "salah satu",
// "satu hal", "setengah hati".
func (s *sentence) idle(f *figure) bool {
	if s.word(f.first-1) == "nuwun" {
		return true // "nuwun sewu" asks to be excused
	}
	if f.unit == oddUnit || s.tokens[f.first].kind != wordToken {
		return false
	}
	before, behind := s.word(f.first-1), s.word(f.last+1)
	if behind == ":" && f.unit == bareUnit && f.value == int64(s.slotsBehind(f.last))*parts {
		return true // "ada tiga: …" counts what it names
	}
	for _, idiom := range idioms {
		if idiom.matches(s.tokens, f.first) {
			return true
		}
	}
	if f.unit == bareUnit && (before == "isi" || before == "atau" && s.word(f.first-3) == "isi") {
		return true // how many a pack has is for the owner to choose
	}
	if f.first == f.last && f.unit == bareUnit && f.value <= 4*parts && f.value > 0 && behind != "" && s.tokens[f.last+1].kind == wordToken && !counters[behind] && !countable[behind] &&
		numberWords[s.word(f.first)].kind == digitWord && measures[behind] == "" && wordAt(s.tokens, f.last+1).kind == noNumber && before != "nomor" {
		return true // "dua pintu": no result is to tell how many things a text names
	}
	if f.first != f.last || s.word(f.first) != "satu" {
		return false
	}
	if before == "per" && behind != "%" {
		return true
	}
	return behind != "" && s.tokens[f.last+1].kind == wordToken && !counters[behind] && wordAt(s.tokens, f.last+1).kind == noNumber
}

// slotsBehind is how many slots stand behind token i.
func (s *sentence) slotsBehind(i int) (n int) {
	for i++; i < len(s.tokens); i++ {
		if s.tokens[i].kind == slotToken {
			n++
		}
	}
	return n
}

// joinRanges finds the ends of ranges, and gives the first the unit of the second.
func (s *sentence) joinRanges() {
	for i := 0; i+1 < len(s.figures); i++ {
		a, b := &s.figures[i], &s.figures[i+1]
		if b.first != a.last+2 || a.unit == dateUnit || b.unit == dateUnit {
			continue
		}
		switch s.word(a.last + 1) {
		case "-", "–", "—", "sampai", "hingga", "s/d", "sd":
		case "dan":
			if w := s.word(a.first - 1); w != "antara" {
				continue
			}
		default:
			continue
		}
		a.place, b.place = 1, 2
		if a.unit == bareUnit && a.value < b.value {
			a.unit = b.unit
			if w := wordAt(s.tokens, b.last); w.kind == scaleWord && wordAt(s.tokens, a.last).kind != scaleWord && a.value < 1000*parts {
				a.value, a.step = a.value*w.value, a.step*w.value
			}
		}
	}
}

// boundOf is how a figure declares itself rounded, by the words before it.
func (s *sentence) boundOf(f *figure) bound {
	for back := 1; back <= 3; back++ {
		if b, ok := bounds[s.words(f.first-back, back)]; ok {
			return b
		}
	}
	return f.bound
}

// words are n words from token i on, with spaces between them.
func (s *sentence) words(i, n int) string {
	if i < 0 || i+n > len(s.tokens) {
		return ""
	}
	switch n {
	case 1:
		return s.tokens[i].text
	case 2:
		return s.tokens[i].text + " " + s.tokens[i+1].text
	}
	return s.tokens[i].text + " " + s.tokens[i+1].text + " " + s.tokens[i+2].text
}

var bounds = map[string]bound{
	"sekitar": about, "sekitaran": about, "kira-kira": about, "kurang lebih": about, "±": about, "≈": about, "kisaran": about,
	"di kisaran": about, "sekira": about,
	"hampir": nearly, "nyaris": nearly, "mendekati": nearly,
	"lebih dari": over, "di atas": over,
}
