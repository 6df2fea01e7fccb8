package grounding_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// writer writes figures in the forms that people use, chosen by chance.
type writer struct{ *rand.Rand }

// one chooses among some.
func (w writer) one(of ...string) string { return of[w.IntN(len(of))] }

// value writes the value of a fact without its sign: exactly, in some form.
func (w writer) value(f *grounding.Fact) string {
	v := magnitude(f.Value)
	switch f.Unit {
	case knowledge.FactRupiah:
		return w.money(v)
	case knowledge.FactBasisPoints:
		return w.share(v)
	case knowledge.FactPercent:
		return w.one(digits(v)+"%", digits(v)+" persen", words(v)+" persen")
	case knowledge.FactUSCents:
		return w.one("US$"+digits(v/100), digits(v/100)+" dolar")
	default:
		return w.one(digits(v), digits(v), words(v))
	}
}

// money writes rupiah exactly.
func (w writer) money(v int64) string {
	forms := []string{"Rp" + digits(v), "Rp " + digits(v), digits(v) + " rupiah", words(v) + " rupiah"}
	switch {
	case v > 0 && v%1_000_000 == 0:
		forms = append(forms, fmt.Sprintf("Rp%d juta", v/1_000_000), words(v/1_000_000)+" juta")
	case v > 1_000_000 && v%100_000 == 0:
		forms = append(forms, "Rp"+tenths(v/100_000)+" juta")
	case v > 0 && v < 1_000_000 && v%1000 == 0:
		forms = append(forms, fmt.Sprintf("%d ribu", v/1000), fmt.Sprintf("%drb", v/1000), words(v/1000)+" ribu")
	case v > 1000 && v < 1_000_000 && v%500 == 0:
		forms = append(forms, tenths(v/100)+" ribu")
	}
	return w.one(forms...)
}

// about writes money rounded and says so: to tenths of a thousand, a floor
// upwards.
func (w writer) about(v int64, floor bool) string {
	tenth := (v + 50) / 100
	if floor {
		tenth = (v + 99) / 100
	}
	return w.one("sekitar ", "kira-kira ", "kurang lebih ") + tenths(tenth) + " ribu"
}

// share writes basis points with at most one decimal more than nothing.
func (w writer) share(v int64) string {
	if v%100 == 0 {
		return w.one(digits(v/100)+"%", digits(v/100)+" persen", words(v/100)+" persen")
	}
	if v%10 == 0 {
		return tenths(v/10) + "%"
	}
	return fmt.Sprintf("%s,%02d%%", digits(v/100), v%100)
}

// tenths writes a tenth of a number with a comma, a whole number without.
func tenths(v int64) string {
	if v%10 == 0 {
		return digits(v / 10)
	}
	return digits(v/10) + "," + strconv.FormatInt(v%10, 10)
}

// digits writes a number with points between the thousands.
func digits(v int64) string {
	s := strconv.FormatInt(v, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "." + s[i:]
	}
	return s
}

var smallWords = [...]string{
	"nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas",
}

// words writes a number in Indonesian words.
func words(v int64) string {
	switch {
	case v < 12:
		return smallWords[v]
	case v < 20:
		return words(v-10) + " belas"
	case v < 100:
		return join(words(v/10)+" puluh", v%10)
	case v < 200:
		return join("seratus", v-100)
	case v < 1000:
		return join(words(v/100)+" ratus", v%100)
	case v < 2000:
		return join("seribu", v-1000)
	case v < 1_000_000:
		return join(words(v/1000)+" ribu", v%1000)
	case v < 1_000_000_000:
		return join(words(v/1_000_000)+" juta", v%1_000_000)
	default:
		return join(words(v/1_000_000_000)+" miliar", v%1_000_000_000)
	}
}

func join(head string, rest int64) string {
	if rest == 0 {
		return head
	}
	return head + " " + words(rest)
}

func magnitude(v int64) int64 {
	if v < 0 {
		return -v
	}
	return v
}

// capital begins a sentence.
func capital(s string) string {
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

func sorted[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }
