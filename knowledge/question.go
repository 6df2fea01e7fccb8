package knowledge

import "time"

// Question is one question that reached the conversation, as it is counted for
// what the market says. Neither its text nor who asked it is kept.
type Question struct {
	// Who is the id of who asked at Telegram, that of the chat where it is not
	// known. It is not stored: in its place stands a pseudonym of the week.
	Who int64
	At  time.Time
	// Intent is what it asked for.
	Intent string
	// Product are its goods in normal form, empty for none.
	Product string
	// Program is the id of the programme or rule that was told first, Missed the
	// words of one that was asked for and is not known; empty for none. One that
	// was missed was not answered.
	Program, Missed string
	// Answered tells that Setara had an answer, or asked back for what it needs
	// for one.
	Answered bool
	// Province is that of the asker's profile, empty where none is kept.
	Province Province
	// Unhelpful tells that no question was asked: one of that intent and product
	// which the same person asked in this week, and which counts as answered,
	// counts as not answered from now on, since they say that the answer did not
	// help. Where there is none, nothing changes.
	Unhelpful bool
}

// Asked are the questions of one person in one week that are alike.
type Asked struct {
	// Week is its Monday, see [WeekOf].
	Week Day
	// Who is the asker's pseudonym of that week; it is another one in the next.
	Who                              int64
	Intent, Product, Program, Missed string
	Province                         Province
	Answered                         bool
	// N is how many they are, at least 1.
	N int
}

// WeekOf is the Monday of the week of a moment. Weeks go from Monday to Sunday
// in WIB.
func WeekOf(t time.Time) Day { return DayOf(t).Week() }

// Week is the Monday of a day's week.
func (d Day) Week() Day {
	const mondayAfterEpoch = 4 // 5 January 1970
	since := (d - mondayAfterEpoch) % daysPerWeek
	if since < 0 {
		since += daysPerWeek
	}
	return d - since
}

const daysPerWeek = 7

// Begins is the first moment of the day in WIB.
func (d Day) Begins() time.Time { return time.Unix(d.Unix(), 0).Add(-wibAhead).In(WIB) }

// wibAhead is how far WIB is ahead of UTC.
const wibAhead = 7 * time.Hour
