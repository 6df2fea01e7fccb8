package chat

import (
	"strconv"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// ageUnits are words for a time that a business has been going, in months; 0
// for those under one.
var ageUnits = map[string]int{
	"bulan": 1, "bln": 1, "bl": 1, "tahun": 12, "thn": 12, "th": 12, "taun": 12, "minggu": 0, "hari": 0, "pekan": 0,
}

// ageWords are such times in one word, in months.
var ageWords = map[string]int{"sebulan": 1, "setahun": 12, "seminggu": 0, "sehari": 0, "setaun": 12}

// ageNumbers are the numbers that people write out.
var ageNumbers = map[string]string{
	"satu": "1", "dua": "2", "tiga": "3", "empat": "4", "lima": "5", "enam": "6", "tujuh": "7", "delapan": "8",
	"sembilan": "9", "sepuluh": "10", "sebelas": "11", "setengah": "0,5",
}

var (
	// sinceWords stand before the year in which a business began.
	sinceWords = wordSet(`sejak dari mulai berdiri tahun thn semenjak buka dirintis`)
	// newWords tell of a business that has just begun.
	newWords = wordSet(`baru barusan rintisan kemarin`)
	// turnsToAsk are words behind which something else is spoken of.
	turnsToAsk = wordSet(`bisa boleh mau ingin dapat apa apakah ada cocok`)
	// notOfBusiness stand near a time that is not the age of a business.
	notOfBusiness = wordSet(`tenor cicil cicilan angsuran bunga lunas macet pinjaman kredit umur usia per tiap setiap kur garansi selama`)
)

const (
	// sinceReach is how far from a word of business its age may stand.
	sinceReach = 4
	// earliestYear is the first year in which a business is believed to have
	// begun, mostMonthsSaid the longest time that it is believed to have gone.
	earliestYear   = 1945
	mostMonthsSaid = 80 * 12
)

// readSince is when the business began: a year or month that is named, or so
// long ago ("3 bulan", "2 tahun"); nil where it is not said. Where it was asked
// for, it needs no word of business beside it.
func (m *message) readSince(on knowledge.Day, asked bool) *knowledge.Date {
	for i := range m.Tokens {
		if date := m.yearAt(i, on, asked); date != nil {
			return date
		}
		if months, to, ok := m.monthsAt(i); ok && (asked || m.ofBusiness(i, to)) {
			return &knowledge.Date{Day: on.AddMonths(-months)}
		}
	}
	if asked {
		for _, word := range m.Words {
			if newWords[word] {
				return &knowledge.Date{Day: on}
			}
		}
	}
	return nil
}

// yearAt reads the year at token i, with the month before it.
func (m *message) yearAt(i int, on knowledge.Day, asked bool) *knowledge.Date {
	year := m.Tokens[i].Text
	if m.Tokens[i].Kind != text.Number || len(year) != 4 {
		return nil
	}
	month, before := "", i-1
	if at, ok := m.monthBefore(i); ok {
		month, before = at, i-2
	}
	if !asked && !sinceWords[m.wordAt(before)] {
		return nil
	}
	date, err := knowledge.ParseDate(strings.Trim(year+"-"+month, "-"))
	if err != nil || date.Day > on || year < strconv.Itoa(earliestYear) {
		return nil
	}
	return &date
}

// monthBefore is the month that is named right before token i, in digits.
func (m *message) monthBefore(i int) (string, bool) {
	for _, month := range m.tells(tellsMonth) {
		if month.to == i {
			return ("0" + month.value)[len(month.value)-1:], true
		}
	}
	return "", false
}

// monthsAt reads a time that begins at token i, in whole months, and where it
// ends.
func (m *message) monthsAt(i int) (months, to int, ok bool) {
	if months, ok := ageWords[m.Tokens[i].Text]; ok {
		return months, i + 1, true
	}
	number := m.Tokens[i].Text
	if written, ok := ageNumbers[m.Words[i]]; ok {
		number = written
	} else if m.Tokens[i].Kind != text.Number {
		return 0, 0, false
	}
	unit, known := ageUnits[m.textAt(i+1)]
	count, err := strconv.ParseFloat(strings.ReplaceAll(number, ",", "."), 64)
	months = int(count * float64(unit))
	return months, i + 2, known && err == nil && months <= mostMonthsSaid
}

// ofBusiness tells whether a time is said of the business.
func (m *message) ofBusiness(from, to int) bool {
	for i := max(0, from-sinceReach); i < min(len(m.Words), to+2); i++ {
		if i >= to && (m.Tokens[i].Kind == text.Mark || turnsToAsk[m.Words[i]]) {
			break // "usaha baru 2 bulan, bisa kur gak"
		}
		if notOfBusiness[m.Words[i]] && !(m.wordAt(i+1) == "usaha" && (m.Words[i] == "umur" || m.Words[i] == "usia")) {
			return false
		}
	}
	for _, word := range m.tells(tellsBusiness) {
		if word.to <= from && from-word.to < sinceReach || word.from >= to && word.from-to < 2 {
			return true
		}
	}
	return false
}

func (m *message) textAt(i int) string {
	if i < 0 || i >= len(m.Tokens) {
		return ""
	}
	return m.Tokens[i].Text
}
