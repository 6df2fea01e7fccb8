package chat

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"setara/knowledge"
)

// timeFault is why a time to send at cannot be used.
type timeFault uint8

const (
	timeGood timeFault = iota
	timeUnread
	timeNoHour
	timePast
	timeFar
)

// longPast is how far back a day without a year is taken for one that is over
// rather than for that of next year.
const longPast = 60 * 24 * time.Hour

var (
	atOnceSaid  = regexp.MustCompile(`^(?:sekarang(?: juga| saja)?|langsung|segera)$`)
	laterSaid   = regexp.MustCompile(`^(?:dalam )?([0-9]{1,4}) (menit|jam)(?: lagi)?$`)
	dayWritten  = regexp.MustCompile(`\b([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})\b`)
	daySlashed  = regexp.MustCompile(`\b([0-9]{1,2})[/-]([0-9]{1,2})(?:[/-]([0-9]{4}|[0-9]{2}))?(?:\s|$)`)
	dayNamed    = regexp.MustCompile(`\b([0-9]{1,2}) (januari|jan|februari|feb|maret|mar|april|apr|mei|juni|jun|juli|jul|agustus|agu|ags|september|sep|oktober|okt|november|nov|desember|des)\b(?: ([0-9]{4})\b)?`)
	daySpoken   = regexp.MustCompile(`\b(hari ini|nanti|besok lusa|besok|lusa|kemarin)\b`)
	daySpokenOf = map[string]int{"hari ini": 0, "nanti": 0, "besok": 1, "besok lusa": 2, "lusa": 2, "kemarin": -1}
	weekdaySaid = regexp.MustCompile(`\b(minggu|senin|selasa|rabu|kamis|jumat|jum'at|sabtu|ahad)\b( depan)?`)
	weekdayOf   = map[string]time.Weekday{
		"minggu": time.Sunday, "ahad": time.Sunday, "senin": time.Monday, "selasa": time.Tuesday, "rabu": time.Wednesday,
		"kamis": time.Thursday, "jumat": time.Friday, "jum'at": time.Friday, "sabtu": time.Saturday,
	}
	clockSaid      = regexp.MustCompile(`\b(?:(?:jam|pukul|pkl) ?)?([0-9]{1,2})[.:]([0-9]{2})\b`)
	hourSaid       = regexp.MustCompile(`\b(?:jam|pukul|pkl) ?([0-9]{1,2})\b`)
	partSaid       = regexp.MustCompile(`\b(pagi|siang|sore|malam)\b`)
	zoneSaid       = regexp.MustCompile(`\b(wib|wita|wit)\b`)
	emptyTimeWords = wordSet(`jam pukul pkl hari tanggal tgl di pada kirim ya kak dan ini`)
	monthsOf       = [...]string{"jan", "feb", "mar", "apr", "mei", "jun", "jul", "ag", "sep", "okt", "nov", "des"}
)

// timeReader reads a time piece by piece; what is read is taken out of rest.
type timeReader struct {
	now  time.Time
	rest string
}

// readSendTime reads when something is to be sent, in WIB unless another zone
// is named: "besok jam 9", "senin 08.30", "25/12 10:00", "27 November 2026 jam
// 14". The zero time is at once. What is not understood to the last word is not
// understood.
func readSendTime(said string, now time.Time) (time.Time, timeFault) {
	now = now.In(knowledge.WIB)
	r := timeReader{now: now, rest: strings.Join(strings.Fields(strings.ToLower(strings.NewReplacer(",", " ", "pukul", "jam").Replace(said))), " ")}
	if atOnceSaid.MatchString(r.rest) {
		return time.Time{}, timeGood
	}
	if m := laterSaid.FindStringSubmatch(r.rest); m != nil {
		n, _ := strconv.Atoi(m[1])
		unit := map[string]time.Duration{"menit": time.Minute, "jam": time.Hour}[m[2]]
		if strings.HasSuffix(r.rest, "lagi") || strings.HasPrefix(r.rest, "dalam") {
			return r.within(now.Add(time.Duration(n) * unit).Truncate(time.Minute))
		}
	}
	return r.read()
}

// take finds a piece and takes it out.
func (r *timeReader) take(piece *regexp.Regexp) []string {
	at := piece.FindStringSubmatchIndex(r.rest)
	if at == nil {
		return nil
	}
	parts := piece.FindStringSubmatch(r.rest)
	r.rest = strings.TrimSpace(r.rest[:at[0]] + " " + r.rest[at[1]:])
	return parts
}

func (r *timeReader) read() (time.Time, timeFault) {
	zone := r.zone()
	day, dated, rolls, ok := r.day()
	if !ok {
		return time.Time{}, timeUnread
	}
	minutes, timed, ok := r.clock()
	if !ok || !r.spent() {
		return time.Time{}, timeUnread
	}
	switch {
	case !timed && !dated:
		return time.Time{}, timeUnread
	case !timed:
		return time.Time{}, timeNoHour
	}
	y, m, d := day.Date()
	at := time.Date(y, m, d, 0, minutes, 0, 0, zone)
	if rolls && !at.After(r.now) {
		at = at.AddDate(0, 0, 7)
	}
	return r.within(at)
}

// within tells whether a time is ahead, and not more than a year.
func (r *timeReader) within(at time.Time) (time.Time, timeFault) {
	switch {
	case !at.After(r.now):
		return at, timePast
	case at.After(r.now.AddDate(1, 0, 0)):
		return at, timeFar
	}
	return at.In(knowledge.WIB), timeGood
}

// spent tells whether nothing is left that means something else.
func (r *timeReader) spent() bool {
	for _, word := range strings.Fields(r.rest) {
		if !emptyTimeWords[word] {
			return false
		}
	}
	return true
}

func (r *timeReader) zone() *time.Location {
	if m := r.take(zoneSaid); m != nil {
		return map[string]*time.Location{"wib": knowledge.WIB, "wita": time.FixedZone("WITA", 8*60*60), "wit": time.FixedZone("WIT", 9*60*60)}[m[1]]
	}
	return knowledge.WIB
}

// day reads the day, today where none is said. Rolls tells that it is a day of
// the week that may be today: where its hour is over, that of next week is
// meant. It is not ok where there is no such day.
func (r *timeReader) day() (day time.Time, dated, rolls, ok bool) {
	y, m, d := r.now.Date()
	today := time.Date(y, m, d, 0, 0, 0, 0, knowledge.WIB)
	if p := r.take(dayWritten); p != nil {
		day, ok = r.date(p[3], p[2], p[1])
		return day, true, false, ok
	}
	if p := r.take(dayNamed); p != nil {
		month := 0
		for i, short := range monthsOf {
			if strings.HasPrefix(p[2], short) {
				month = i + 1
			}
		}
		day, ok = r.date(p[1], strconv.Itoa(month), p[3])
		return day, true, false, ok
	}
	if p := r.take(daySlashed); p != nil {
		day, ok = r.date(p[1], p[2], p[3])
		return day, true, false, ok
	}
	if p := r.take(daySpoken); p != nil {
		return today.AddDate(0, 0, daySpokenOf[p[1]]), true, false, true
	}
	if p := r.take(weekdaySaid); p != nil {
		ahead := (int(weekdayOf[p[1]]) - int(today.Weekday()) + 7) % 7
		if p[2] != "" { // that of the week after this one, which ends on a Sunday
			ahead = 7 - (int(today.Weekday())+6)%7 + (int(weekdayOf[p[1]])+6)%7
		}
		return today.AddDate(0, 0, ahead), true, ahead == 0, true
	}
	return today, false, false, true
}

// date is the day with these figures. Without a year it is the next one, unless
// it is over only just.
func (r *timeReader) date(d, m, y string) (time.Time, bool) {
	day, _ := strconv.Atoi(d)
	month, _ := strconv.Atoi(m)
	year, _ := strconv.Atoi(y)
	switch {
	case y == "":
		year = r.now.Year()
	case year < 100:
		year += 2000
	}
	at := time.Date(year, time.Month(month), day, 0, 0, 0, 0, knowledge.WIB)
	if y == "" && at.Before(r.now.Add(-longPast)) {
		at = time.Date(year+1, time.Month(month), day, 0, 0, 0, 0, knowledge.WIB)
	}
	return at, at.Day() == day && int(at.Month()) == month
}

// clock reads the time of day in minutes; 24.00 is that of the day after. It is
// not ok where there is no such time.
func (r *timeReader) clock() (minutes int, timed, ok bool) {
	p := r.take(clockSaid)
	if p == nil {
		p = r.take(hourSaid)
	}
	if p == nil {
		return 0, false, true
	}
	hour, _ := strconv.Atoi(p[1])
	minute := 0
	if len(p) > 2 {
		minute, _ = strconv.Atoi(p[2])
	}
	if p := r.take(partSaid); p != nil {
		if hour, ok = hourOf(hour, p[1]); !ok {
			return 0, false, false
		}
	}
	return hour*60 + minute, true, hour < 24 && minute < 60 || hour == 24 && minute == 0
}

// hourOf is an hour of twelve in a part of the day; one of twenty-four is as it
// is where it belongs there.
func hourOf(hour int, part string) (int, bool) {
	from, to := 0, 11
	switch part {
	case "siang":
		from, to = 10, 15
	case "sore":
		from, to = 14, 18
	case "malam":
		from, to = 18, 24
	}
	for _, h := range [...]int{hour, hour + 12} {
		if h >= from && h <= to {
			return h, true
		}
	}
	return 0, false
}
