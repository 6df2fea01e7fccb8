package text

import "setara/knowledge"

// dollarWords are how US dollars are written.
var dollarWords = []string{"$", "us$", "usd", "dolar", "dollar", "dolars", "dollars"}

// otherDollars are words behind "dolar" that make it another country's.
var otherDollars = []string{"singapura", "singapore", "sing", "australia", "aussie", "hongkong", "hong", "taiwan", "kanada", "sgd", "aud", "hkd"}

// dollars are the US dollars of the foreign money that stands from token
// first to token last, rounded to the cent; 0 where it is another currency, or
// no amount that can be calculated with. Cents behind thousands are dropped, as
// those of rupiah are.
func (r *reader) dollars(first, last int) knowledge.Cents {
	if r.is(first-1, "-") && r.tokens[first].Glued && !r.tokens[first-1].Glued {
		return 0 // negative
	}
	at, marked := first, false
	if r.is(at, "us") {
		at++
	}
	for r.is(at, dollarWords...) {
		at, marked = at+1, true
	}
	a, next, ok := r.count(at)
	if !ok || a.absurd {
		return 0
	}
	if r.isScale(next) {
		a = a.times(question.numbers[r.tokens[next].Text].value)
		next++
	}
	if !marked && !r.is(next, dollarWords...) || r.is(last+1, otherDollars...) {
		return 0
	}
	cents := knowledge.Cents((a.milli + 5) / 10)
	if a.absurd || cents < 0 || cents > knowledge.MaxCents {
		return 0
	}
	return cents
}

// SaidRate is an exchange rate that was named: "kurs 16.500", "1 dolar =
// 16.500".
type SaidRate struct {
	// First and Last are the indexes of its tokens.
	First, Last int
	// Rupiah is what one US dollar costs; 0 where the words name no rate that
	// there can be.
	Rupiah knowledge.Rupiah
}

// ReadRate finds the exchange rate in a text that was read, the first of
// several; false where none was named.
func ReadRate(q *Question) (SaidRate, bool) {
	r := reader{tokens: q.Tokens, words: q.Words}
	for i := range r.tokens {
		if r.is(i, "kurs", "kursnya", "rate", "ratenya") {
			if rate, ok := r.rateFrom(i, i+1); ok {
				return rate, true
			}
		}
		if equal := r.oneDollar(i); equal > 0 {
			if rate, ok := r.rateFrom(i, equal); ok {
				return rate, true
			}
		}
	}
	return SaidRate{}, false
}

// oneDollar is the token behind "1 dolar =" or "$1 =", 0 where that does not
// start at i.
func (r *reader) oneDollar(i int) int {
	behind := i + 2
	switch {
	case r.is(i, "us") && r.is(i+1, "$") && r.is(i+2, "1"):
		behind = i + 3
	case r.is(i, dollarWords...) && r.is(i+1, "1"), r.is(i, "1", "sedolar", "satu") && r.is(i+1, dollarWords...):
	default:
		return 0
	}
	if !r.is(behind, "=", "itu", "jadi", "sama") {
		return 0
	}
	return behind + 1
}

// rateFrom reads the rate behind the words that announce it, at most six words
// further.
func (r *reader) rateFrom(first, at int) (SaidRate, bool) {
	for end := at + 6; at < end; at++ {
		switch {
		case r.is(at, "$", "us$", "usd", "us", "dolar", "dollar", "=", ":", "sekarang", "hari", "ini", "pakai", "di", "itu",
			"nya", "ke", "rupiah", "rp", "idr", "per", "dengan", "adalah", "jadi", "anggap", "sekitar", "kurang", "lebih") || r.is(at, "1") && r.is(at+1, dollarWords...):
			continue
		case r.kindAt(at) != Number:
			return SaidRate{}, false
		}
		a, next, ok := r.count(at)
		if !ok {
			return SaidRate{}, false
		}
		if r.isScale(next) {
			f := figure{amount: a, last: next - 1}
			r.applyScale(&f, next)
			r.behind(&f)
			a, next = f.amount, f.last+1
		}
		rate := SaidRate{First: first, Last: next - 1}
		if rupiah, ok := a.rupiah(); ok && (knowledge.ExchangeRate{Rupiah: rupiah}).Believable() {
			rate.Rupiah = rupiah
		}
		return rate, true
	}
	return SaidRate{}, false
}
