package text

import (
	"strconv"
	"strings"

	"setara/knowledge"
)

// isYear tells whether a number looks like a year of our days.
func (r *reader) isYear(m Money) bool {
	text := r.tokens[m.First].Text
	return m.First == m.Last && len(text) == 4 && text >= "1980" && text <= "2045"
}

// isIdentity tells whether a number has more digits than a price: a telephone
// number, an account, an identity card.
func (r *reader) isIdentity(m Money) bool { return len(r.tokens[m.First].Text) >= 10 }

// readOther reads numbers that are plainly something else: telephone numbers,
// dates, foreign money, measures such as "2x3 meter".
func (r *reader) readOther(i int) (OtherNumber, bool) {
	if last, ok := r.foreign(i); ok {
		return OtherNumber{First: i, Last: last, Foreign: true, Dollars: r.dollars(i, last)}, true
	}
	if last, ok := r.phone(i); ok {
		return OtherNumber{First: i, Last: last}, true
	}
	if last, ok := r.dateOrArea(i); ok {
		return OtherNumber{First: i, Last: last}, true
	}
	if r.listNumber(i) {
		r.listed++
		return OtherNumber{First: i, Last: i + 1}, true
	}
	return OtherNumber{}, false
}

// listNumber tells whether the number at i numbers what follows: "1) ... 2)
// ..." or "1. ... 2. ...", counting on from the last one.
func (r *reader) listNumber(i int) bool {
	if r.kindAt(i) != Number || r.tokens[i].Text != strconv.Itoa(r.listed+1) || r.kindAt(i+2) != Word {
		return false
	}
	if i == 0 || r.listed > 0 || r.kindAt(i-1) == Mark {
		return r.is(i+1, ")") && r.tokens[i+1].Glued || r.is(i+1, ".") && r.tokens[i+1].Glued && !r.tokens[i+2].Glued
	}
	return false
}

// foreign reads "$10", "10 dolar", "US$ 3", "RM 20".
func (r *reader) foreign(i int) (int, bool) {
	at := i
	if r.is(at, "us") && r.is(at+1, "$") {
		at++
	}
	if r.isForeign(at) && r.kindAt(at+1) == Number {
		last := at + 1
		if r.isScale(last + 1) {
			last++ // "$10 ribu"
		}
		if r.isForeign(last + 1) {
			last++
		}
		return last, true
	}
	if _, next, ok := r.count(i); ok {
		if r.isScale(next) {
			next++
		}
		if r.isForeign(next) && !(r.is(next, "rm", "won", "yen") && !r.tokens[next-1].Glued && r.kindAt(i) != Number) {
			return next, true
		}
	}
	return 0, false
}

func (r *reader) isForeign(at int) bool {
	return r.is(at, "$", "€", "¥", "£", "dolar", "dollar", "dolars", "dollars", "usd", "us$", "yuan", "rmb",
		"cny", "ringgit", "rm", "myr", "sgd", "euro", "eur", "yen", "baht", "won", "riyal")
}

// phone reads a telephone or account number: a leading zero or +62, or more
// digits than any price has.
func (r *reader) phone(i int) (int, bool) {
	at := i
	plus := r.is(at, "+")
	if plus {
		at++
	}
	if r.kindAt(at) != Number {
		return 0, false
	}
	text := r.tokens[at].Text
	zero := text[0] == '0' && len(text) > 1 && strings.IndexFunc(text, func(c rune) bool { return !isDigit(c) }) < 0
	country := plus && strings.HasPrefix(text, "62") || strings.HasPrefix(text, "62") && r.dashedDigits(at+1)
	if !zero && !country && !r.fourByFour(at) {
		return 0, false
	}
	for r.dashedDigits(at + 1) {
		at += 2
	}
	for country && r.kindAt(at+1) == Number && len(r.tokens[at+1].Text) >= 3 {
		at++
		for r.dashedDigits(at + 1) {
			at += 2
		}
	}
	return at, true
}

// fourByFour tells whether groups of digits joined by dashes start here, three
// at least: "857-1234-5678".
func (r *reader) fourByFour(at int) bool {
	return r.dashedDigits(at+1) && r.dashedDigits(at+3) && len(r.tokens[at+2].Text) >= 3
}

// dashedDigits tells whether a dash and digits stand here without a space.
func (r *reader) dashedDigits(at int) bool {
	return r.is(at, "-") && r.tokens[at].Glued && r.kindAt(at+1) == Number && r.tokens[at+1].Glued
}

// dateOrArea reads "12/05/2026", "12-05-2026", "2x3 meter", "200 x 300 cm".
func (r *reader) dateOrArea(i int) (int, bool) {
	if r.kindAt(i) != Number {
		return 0, false
	}
	if r.is(i+1, "/", "-") && r.kindAt(i+2) == Number && r.is(i+3, "/", "-") && r.kindAt(i+4) == Number &&
		r.tokens[i+1].Text == r.tokens[i+3].Text && len(r.tokens[i].Text) <= 4 && len(r.tokens[i+2].Text) <= 2 {
		return i + 4, true
	}
	if !r.is(i+1, "x", "*") || r.kindAt(i+2) != Number {
		return 0, false
	}
	last := i + 2
	thousands := r.grouped(i) || r.grouped(last)
	for r.is(last+1, "x", "*") && r.kindAt(last+2) == Number {
		last += 2
		thousands = thousands || r.grouped(last)
	}
	if thousands || r.isScale(last+1) {
		return 0, false // "2x15rb", "15.000 x 3": so many times a price
	}
	u, known := r.unitAt(last + 1)
	switch {
	case known && u.unit != knowledge.UnitMetre:
		return 0, false
	case known || r.place(last+1)&notMoneyBefore != 0:
		last++
	}
	return last, true
}

// grouped tells whether the number at i has its thousands set apart, as no
// size has.
func (r *reader) grouped(i int) bool {
	a, ok := readDigits(r.tokens[i].Text)
	return ok && a.grouped
}
