package ingest

import (
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.yaml.in/yaml/v4"

	"setara/knowledge"
)

var (
	entryID   = regexp.MustCompile(`^[PR][0-9]{1,4}$`)
	entrySlug = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
)

// The days that an entry may name: no rule of the republic is older, and a
// later year is a mistake of typing.
var (
	earliestEntryDay = knowledge.NewDay(1945, time.August, 17)
	latestEntryDay   = latestDay
)

// readDate reads a date as [knowledge.ParseDate] does, within what an entry
// may name.
func readDate(s string) (knowledge.Date, bool) {
	d, err := knowledge.ParseDate(s)
	return d, err == nil && earliestEntryDay <= d.Last() && d.Day <= latestEntryDay
}

// dateExpected says how dates are written.
func dateExpected(s string) string {
	return fmt.Sprintf("tanggal %q tidak terbaca; tulis 2026-02-13, 2026-02 bila hanya bulannya yang diketahui, atau 2026", s)
}

// endsEarly tells that a last day is before the first, by what is known of
// both.
func endsEarly(from, until *knowledge.Date) bool {
	return from != nil && until != nil && until.Last() < from.Day
}

// notYet says that a day is after today.
func notYet(date string) string { return fmt.Sprintf("tanggal %s belum tiba; periksa tahunnya", date) }

// checkedEarly tells that an entry is said to have been checked before its
// sources said what it says.
func checkedEarly(e *knowledge.Entry) bool { return e.CheckedOn != 0 && e.CheckedOn < e.AsOf.Day }

// earlyCheck says so.
func earlyCheck(e *knowledge.Entry) string {
	return fmt.Sprintf("tanggal %s lebih awal daripada keterangan-per %s; yang diperiksa adalah keterangan itu, jadi tidak bisa sebelumnya",
		e.CheckedOn, e.AsOf)
}

// linkFault says why an address cannot be opened; empty where it can.
func linkFault(link string) string {
	u, err := url.Parse(link)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || strings.ContainsAny(link, " \t\r\n") {
		return fmt.Sprintf("alamat %q tidak bisa dibuka; tulis lengkap mulai https://", link)
	}
	return ""
}

// entryScales are the words behind an amount in rupiah that multiply it, as
// powers of ten.
var entryScales = map[string]int{
	"": 0, "ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "m": 9, "triliun": 12, "t": 12,
}

// perYear is what may stand behind an amount of a year.
var perYear = regexp.MustCompile(`^(/|per|se)?\s*(tahun|thn|th)?\s*(\(.*\))?$`)

// readYearly reads whole rupiah a year: "Rp4,8 miliar", "Rp15 miliar/tahun",
// "500000000".
func readYearly(s string) (knowledge.Rupiah, bool) {
	s = strings.TrimSpace(strings.ToLower(oneLine(s)))
	s = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(strings.TrimPrefix(s, "rp")), "."))
	number, rest := scanNumber(s)
	word, rest := scanWord(strings.TrimLeft(rest, " "))
	scale, known := entryScales[word]
	if !known { // a word that belongs to what follows
		scale, rest = 0, word+rest
	}
	whole, frac, _, err := splitDecimal(number)
	if err != nil || !perYear.MatchString(strings.TrimSpace(rest)) {
		return 0, false
	}
	n, err := shift(whole, frac, scale)
	if err != nil || n <= 0 || knowledge.Rupiah(n) > knowledge.MaxRupiah {
		return 0, false
	}
	return knowledge.Rupiah(n), true
}

// id reads the number of an entry.
func (f *fields) id(key string) string {
	id, line := f.code(key)
	letter := f.r.kind.letter()
	example := letter + "02"
	switch {
	case line == 0:
		f.mustSay(key, example)
	case !entryID.MatchString(id):
		f.fail(line, key, fmt.Sprintf("%q bukan nomor %s; tulis %s dan angka, misalnya %s", id, f.r.kind.noun(), letter, example))
	case !strings.HasPrefix(id, letter):
		f.fail(line, key, fmt.Sprintf("%s bukan nomor %s, yang mulai dengan %s; muat berkas ini dengan jenis yang lain", id, f.r.kind.noun(), letter))
	}
	return id
}

// mustSay tells that a field that is there is empty.
func (f *fields) mustSay(key, example string) {
	if n, ok := f.values[key]; ok && isEmptyNode(n) {
		f.fail(n.Line, key, "kosong; tulis misalnya "+example)
	}
}

// slug reads the name for people of an entry.
func (f *fields) slug(key, example string) string {
	slug, line := f.code(key)
	switch {
	case line == 0:
		f.mustSay(key, example)
	case !entrySlug.MatchString(slug):
		f.fail(line, key, fmt.Sprintf("%q harus huruf kecil, angka, dan tanda hubung tanpa spasi, misalnya %s", slug, example))
	}
	return slug
}

// date reads a date; nil where it is not known.
func (f *fields) date(key string) *knowledge.Date {
	s, line := f.code(key)
	if line == 0 {
		return nil
	}
	d, ok := readDate(s)
	if !ok {
		f.fail(line, key, dateExpected(s))
		return nil
	}
	return &d
}

// span reads the first and the last day of something.
func (f *fields) span(fromKey, untilKey string) (from, until *knowledge.Date) {
	from, until = f.date(fromKey), f.date(untilKey)
	if endsEarly(from, until) {
		f.fail(f.values[untilKey].Line, untilKey, fmt.Sprintf("hari terakhir %s lebih awal daripada hari pertama %s", until, from))
	}
	return from, until
}

// checkedOn reads the day on which somebody last checked the entry; 0 where
// nobody did.
func (f *fields) checkedOn(key string) knowledge.Day {
	s, line := f.code(key)
	if line == 0 {
		return 0
	}
	d, err := knowledge.ParseDay(s)
	switch {
	case err != nil || !believable(d):
		f.fail(line, key, fmt.Sprintf("tanggal %q tidak terbaca; tulis tahun-bulan-hari, misalnya 2026-02-13", s))
	case d > f.r.today:
		f.fail(line, key, notYet(d.String()))
	}
	return d
}

// links reads addresses.
func (f *fields) links(key string) []string {
	links := f.list(key, "https://umkm.go.id")
	for _, n := range f.nodes(key, "") {
		if fault := linkFault(strings.TrimSpace(n.Value)); n.Kind == yaml.ScalarNode && !isEmptyNode(n) && fault != "" {
			f.fail(n.Line, key, fault)
		}
	}
	return links
}

// link reads one address; empty where there is none.
func (f *fields) link(key string) string {
	link, line := f.code(key)
	if line == 0 {
		return ""
	}
	if fault := linkFault(link); fault != "" {
		f.fail(line, key, fault)
	}
	return link
}

// yearly reads an amount a year; 0 where it is not known.
func (f *fields) yearly(key string) knowledge.Rupiah {
	s, line := f.code(key)
	if line == 0 {
		return 0
	}
	amount, ok := readYearly(s)
	if !ok {
		f.fail(line, key, fmt.Sprintf("jumlah %q tidak terbaca; tulis misalnya Rp4,8 miliar atau 4800000000", s))
	}
	return amount
}

// maxMonths is the greatest age of a business that a condition may name.
const maxMonths = 1200

// months reads a number of months; 0 where it is not known.
func (f *fields) months(key string) int {
	s, line := f.code(key)
	if line == 0 {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSpace(strings.TrimSuffix(s, "bulan")))
	if err != nil || n < 0 || n > maxMonths {
		f.fail(line, key, fmt.Sprintf("%q bukan jumlah bulan; tulis angka saja, misalnya 6", s))
		return 0
	}
	return n
}

// pick reads one value of a closed list; empty where it is not known.
func pick[T ~string](f *fields, key string, values []T) T {
	word, line := f.code(key)
	if line == 0 {
		return ""
	}
	value, ok := oneOf(word, values)
	if !ok {
		f.fail(line, key, unknownValue(word, values))
	}
	return value
}

// mustPick reads one value of a closed list that has to be there.
func mustPick[T ~string](f *fields, key string, values []T) T {
	if _, ok := f.values[key]; ok {
		f.mustSay(key, string(values[0]))
	}
	return pick(f, key, values)
}

// pickAll reads a list of values of a closed list.
func pickAll[T ~string](f *fields, key string, values []T) []T {
	var picked []T
	for m := range f.members(key, string(values[0])) {
		value, ok := oneOf(m.words, values)
		switch {
		case !ok:
			f.fail(m.line, key, unknownValue(m.words, values))
		case slices.Contains(picked, value):
			f.fail(m.line, key, fmt.Sprintf("%q ada dua kali; hapus salah satu", m.words))
		default:
			picked = append(picked, value)
		}
	}
	return picked
}
