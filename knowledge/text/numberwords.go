package text

import "strings"

// written is a number written out in words.
type written struct {
	amount
	last int // index of its last token
	// scaled tells that a scale such as ribu was said, money that the words
	// themselves mean money (goceng).
	scaled, money bool
	scale         int64 // the last scale said, 0 for none
	// other is the second meaning of a word such as gocap, in rupiah.
	other int64
	// digits counts the number words; plain tells that tens, hundreds or a
	// half were said, so that it is more than an idle "satu".
	digits int
	plain  bool
}

// readWords reads a number written out in words, starting at token i: "dua
// puluh lima ribu", "tiga lima ribu" (35.000), "satu setengah juta", "sejuta
// dua ratus" (1.200.000), "selawe ewu", "goceng".
func readWords(tokens []Token, i int) (written, bool) {
	w := wordReader{}
	n := i
	for n < len(tokens) && tokens[n].Kind == Word {
		word, known := question.numbers[tokens[n].Text]
		if !known && w.takeJoined(tokens[n].Text) {
			n++
			continue
		}
		if !known || !w.take(word) {
			break
		}
		n++
	}
	if n == i || !w.any {
		return written{}, false
	}
	out := w.result()
	out.last = n - 1
	return out, true
}

type wordReader struct {
	total, current amount
	lastScale      int64
	// run tells that current holds nothing but single digits so far.
	run, any, closed bool
	// tail is the fraction that still waits for its scale: setengah juta.
	tail    int64
	out     written
	hundred bool
	tens    bool
}

// take adds one word to the number; false where the number ends before it.
func (w *wordReader) take(n numberWord) bool {
	if w.closed && !(n.kind == numTwofold && n.value < 1000 && w.total.milli > n.value*1000 && w.out.other == 0) {
		return false
	}
	switch n.kind {
	case numMoney, numTwofold:
		return w.takeMoney(n)
	case numDigit, numFixed:
		return w.takeSmall(n)
	case numTeen, numTens, numHundreds:
		return w.takeFactor(n)
	case numFraction:
		if w.tail != 0 {
			return false
		}
		w.tail, w.any = n.value, true
		w.out.plain = true
		return true
	case numScale, numOneScale:
		return w.takeScale(n)
	default:
		return false
	}
}

// joinedFactors are what people write together with the digit before it.
var joinedFactors = [...]string{"belas", "puluh", "ratus", "ribu", "juta"}

// takeJoined takes two number words that are written as one: "tigapuluh",
// "duaratus".
func (w *wordReader) takeJoined(joined string) bool {
	for _, factor := range joinedFactors {
		digit, cut := strings.CutSuffix(joined, factor)
		if d, known := question.numbers[digit]; cut && known && d.kind == numDigit {
			tried := *w
			if tried.take(d) && tried.take(question.numbers[factor]) {
				*w = tried
				return true
			}
		}
	}
	return false
}

func (w *wordReader) takeMoney(n numberWord) bool {
	if w.any && !w.closed {
		return false
	}
	if w.closed { // "seceng gopek"
		w.total = w.total.plus(whole(n.value))
		return true
	}
	w.total, w.any, w.closed = whole(n.value), true, true
	w.out.money = true
	w.out.other = n.other
	return true
}

func (w *wordReader) takeSmall(n numberWord) bool {
	small := w.current.milli / 1000
	switch {
	case w.tail != 0:
		return false
	case n.kind == numFixed && small == 0,
		n.kind == numFixed && w.hundred && !w.tens && n.value < 100:
		w.tens = w.tens || n.value >= 10 && n.value < 100
		w.hundred = w.hundred || n.value >= 100
		w.out.plain = true
		w.run = false
	case n.kind == numFixed:
		return false
	case small == 0:
		w.run = true
	case w.run && small < 1000:
		w.current = w.current.times(10)
	case w.tens && small%10 != 0 || !w.tens && !w.hundred:
		return false
	}
	w.current = w.current.plus(whole(n.value))
	w.any = true
	w.out.digits++
	return true
}

func (w *wordReader) takeFactor(n numberWord) bool {
	small := w.current.milli / 1000
	unit := small % 10
	if unit == 0 || w.run && w.out.digits > 1 && small > 9 && w.total.milli == 0 && !w.hundred {
		return false
	}
	rest := small - unit
	switch n.kind {
	case numTeen:
		w.current = whole(rest + 10 + unit)
		w.tens = true
	case numTens:
		w.current = whole(rest + unit*10)
		w.tens = true
	default:
		if rest != 0 {
			return false
		}
		w.current = whole(unit * 100)
		w.hundred = true
	}
	w.run = false
	w.out.plain = true
	return true
}

func (w *wordReader) takeScale(n numberWord) bool {
	if w.lastScale != 0 && n.value >= w.lastScale {
		return false
	}
	if n.kind == numOneScale {
		if w.current.milli != 0 || w.tail != 0 {
			return false
		}
		w.current = whole(1)
	}
	if w.current.milli == 0 && w.tail == 0 {
		return false // "ribu" by itself is no number
	}
	part := amount{milli: w.current.milli + w.tail}
	w.total = w.total.plus(part.times(n.value))
	w.current, w.tail = amount{}, 0
	w.run, w.tens, w.hundred = false, false, false
	w.lastScale = n.value
	w.any = true
	w.out.scaled, w.out.scale = true, n.value
	return true
}

// result settles what stands behind the last scale: "sejuta dua ratus" means
// thousands, "sejuta setengah" half a million more.
func (w *wordReader) result() written {
	w.out.amount = w.total
	switch rest := w.current.milli / 1000; {
	case w.tail != 0 && w.lastScale != 0:
		w.out.amount = w.total.plus(amount{milli: w.tail}.times(w.lastScale))
	case w.tail != 0:
		w.out.amount = amount{milli: w.current.milli + w.tail}
	case rest != 0 && w.lastScale >= 1_000_000:
		w.out.amount = w.total.plus(whole(behindScale(rest, w.lastScale)))
	default:
		w.out.amount = w.total.plus(w.current)
	}
	return w.out
}

// behindScale is what a number right behind a scale adds: "1jt2" and "sejuta
// dua" add 200.000, "1jt25" adds 250.000, "1 juta 200" adds 200.000.
func behindScale(rest, scale int64) int64 {
	switch {
	case rest < 10:
		return rest * scale / 10
	case rest < 100:
		return rest * scale / 100
	case rest < 1000:
		return rest * scale / 1000
	default:
		return rest
	}
}
