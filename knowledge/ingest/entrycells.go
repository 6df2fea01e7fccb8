package ingest

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"setara/knowledge"
)

// saysNothing tells a cell that is empty or struck out.
func saysNothing(cell string) bool {
	return strings.Trim(cell, " -–\t\r\n") == ""
}

// filled is the text of a cell that must hold something.
func (r *entryRecord) filled(column string) string {
	text := oneLine(r.text(column))
	if saysNothing(text) {
		r.fail(column, "kosong; kolom ini harus terisi")
	}
	return text
}

func (r *entryRecord) id() string {
	id, letter := r.text("id"), r.kind.letter()
	if !entryID.MatchString(id) || !strings.HasPrefix(id, letter) {
		r.fail("id", fmt.Sprintf("%q bukan nomor %s; tulis %s dan angka, misalnya %s02", id, r.kind.noun(), letter, letter))
	}
	return id
}

// slug is the row's name for people. Where the file has none it is made of the
// name and the id, which keeps it apart.
func (r *entryRecord) slug(id, name string) string {
	given := r.text("slug")
	switch {
	case given == "":
		r.slugMade = true
		return strings.TrimLeft(slug(name)+"-"+strings.ToLower(id), "-")
	case !entrySlug.MatchString(given):
		r.fail("slug", fmt.Sprintf("%q harus huruf kecil, angka, dan tanda hubung tanpa spasi, misalnya kur-mikro", given))
	}
	return given
}

// date reads a date; nil for an empty cell.
func (r *entryRecord) date(column string) *knowledge.Date {
	s := r.text(column)
	if saysNothing(s) {
		return nil
	}
	if d, ok := readDate(s); ok {
		return &d
	}
	day, ok := parseDate(s, r.table.dates)
	if !ok {
		r.fail(column, dateExpected(s))
		return nil
	}
	return &knowledge.Date{Day: day}
}

// checkedOn reads the day of the last check; 0 where there was none.
func (r *entryRecord) checkedOn() knowledge.Day {
	d := r.date("checked_on")
	switch {
	case d == nil:
		return 0
	case d.Precision != knowledge.ToTheDay:
		r.fail("checked_on", fmt.Sprintf("tanggal %q tidak terbaca; tulis tahun-bulan-hari, misalnya 2026-02-13", d))
	case d.Day > r.today:
		r.fail("checked_on", notYet(d.String()))
	}
	return d.Day
}

// points reads the clauses of a cell, each with the aspect that its words
// speak of. Sums are what money stands for in this table.
func (r *entryRecord) points(column string, otherwise, sums knowledge.Aspect) []knowledge.Point {
	var points []knowledge.Point
	for _, text := range clauses(r.text(column)) {
		if size := utf8.RuneCountInString(text); size > maxEntryText {
			r.fail(column, fmt.Sprintf("satu kalimatnya %d huruf; paling banyak %d, jadi pisah dengan titik koma", size, maxEntryText))
		}
		p := knowledge.Point{Aspect: otherwise, Text: text}
		switch value, ok := firstMeant("hal", text); {
		case value == sumOfMoney:
			p.Aspect = sums
		case ok:
			p.Aspect = knowledge.Aspect(value)
		}
		points = append(points, p)
	}
	return points
}

// sumOfMoney is what the list of words calls an amount, whatever it is of.
const sumOfMoney = "uang"

// qualification is a clause about who qualifies, or who does not.
func qualification(text string) knowledge.Point {
	p := knowledge.Point{Aspect: knowledge.AspectCondition, Text: text}
	if value, _ := firstMeant("hal", text); value == string(knowledge.AspectExcluded) {
		p.Aspect = knowledge.AspectExcluded
	}
	return p
}

// valuesIn are the values of a closed list that a cell names. All tells
// whether it names nothing else; otherwise none comes back. A cell that names
// everybody names none.
func valuesIn[T ~string](list, cell string) (values []T, all bool) {
	if saysNothing(cell) || wordAt(strings.ToLower(cell), "semua") == 0 {
		text := strings.TrimSpace(oneLine(cell))
		return nil, saysNothing(text) || !strings.ContainsAny(text, ";,(") && len(strings.Fields(text)) <= maxEverybody
	}
	for _, part := range parts(cell, ",;/|") {
		value, ok := wholeMeant(list, part)
		if !ok && list == "sektor" && !limits(part) {
			value, ok = firstMeant(list, part)
		}
		if !ok {
			return nil, false
		}
		if !slices.Contains(values, T(value)) {
			values = append(values, T(value))
		}
	}
	return values, true
}

// maxEverybody is how many words "semua usaha" and its like have; more of them
// say which.
const maxEverybody = 2

// limits tells that words say what is not meant, or only a part of it.
func limits(part string) bool {
	for _, word := range []string{"bukan", "selain", "kecuali", "di luar", "sederhana", "dalam daftar"} {
		if wordAt(strings.ToLower(part), word) >= 0 {
			return true
		}
	}
	return false
}

// parts are what stands between some marks, without what is there twice or
// says nothing. A mark between brackets parts nothing.
func parts(cell, marks string) []string {
	var texts []string
	depth, start := 0, 0
	take := func(end int) {
		if text := oneLine(cell[start:end]); !saysNothing(text) && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	for i, c := range cell {
		switch {
		case c == '(':
			depth++
		case c == ')':
			depth = max(0, depth-1)
		case depth == 0 && strings.ContainsRune(marks, c):
			take(i)
			start = i + utf8.RuneLen(c)
		}
	}
	take(len(cell))
	return texts
}

// clauses are the sentences of a cell: what stands between semicolons, and of
// that what ends with a full stop.
func clauses(cell string) []string {
	var texts []string
	for _, part := range parts(cell, ";") {
		for _, text := range sentencesIn(part) {
			texts = append(texts, sentence(text))
		}
	}
	return texts
}

// sentencesIn cuts a text behind full stops that a new sentence follows. A
// word of few letters before one is an abbreviation: Jl., No., s.d.
func sentencesIn(text string) []string {
	var sentences []string
	words := strings.Fields(text)
	start, depth := 0, 0
	for i, word := range words {
		depth += strings.Count(word, "(") - strings.Count(word, ")")
		if i+1 == len(words) || depth > 0 || !strings.HasSuffix(word, ".") || shortened(word) {
			continue
		}
		if next, _ := utf8.DecodeRuneInString(words[i+1]); unicode.IsUpper(next) || unicode.IsDigit(next) {
			sentences = append(sentences, strings.Join(words[start:i+1], " "))
			start = i + 1
		}
	}
	return append(sentences, strings.Join(words[start:], " "))
}

// shortened tells an abbreviation with its full stop.
func shortened(word string) bool {
	return len(word) <= len("Kav.") && !strings.ContainsFunc(word, func(c rune) bool { return !unicode.IsLetter(c) && c != '.' })
}

// sentence makes a clause one: it begins with a capital, unless with an
// address, and ends with a stop.
func sentence(text string) string {
	word, _, _ := strings.Cut(text, " ")
	if first, size := utf8.DecodeRuneInString(text); unicode.IsLower(first) && !strings.Contains(strings.TrimRight(word, ".,"), ".") {
		text = string(unicode.ToUpper(first)) + text[size:]
	}
	if last, _ := utf8.DecodeLastRuneInString(text); !strings.ContainsRune(".!?", last) {
		text += "."
	}
	return text
}
