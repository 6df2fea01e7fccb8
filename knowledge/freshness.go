package knowledge

import (
	"cmp"
	"slices"
	"strings"
)

// EndsWithinDays is how many days before its last day a fact needs a look.
const EndsWithinDays = 90

// Known is everything dated that Setara states.
type Known struct {
	Programs    []Program
	Regulations []Regulation
	Fees        []Fee
	// Customs and Rate may be nil.
	Customs *Customs
	Rate    *ExchangeRate
}

// Review is a fact that an officer should look at, and why.
type Review struct {
	Kind ReviewKind
	// ID is that of the row that holds it, empty for the exchange rate; Name is
	// what the row is called, in the words of its file.
	ID   string
	Name string
	// Points are those of an entry that it is about, all of one last day; none
	// where it is the whole row. Fee is the row where it is one of the fee table.
	Points []Point
	Fee    *Fee
	// Address is where to look; empty where none is known.
	Address string
	// Checked is the day on which somebody last looked: an officer on
	// CheckedOn, or where that is 0, whoever wrote down the source.
	Checked    Day
	CheckedOn  Day
	Confidence Confidence
	// Until is its last day; nil where it has none.
	Until *Date
	// Whys are why it needs a look, the gravest first; at least one.
	Whys []ReviewWhy
	// Said marks what somebody said, which is no rule.
	Said bool
	// Settled marks what is told as over, or as something that happened: it
	// can wait for what still holds.
	Settled bool
}

// ReviewKind is where a fact is kept.
type ReviewKind string

// The kinds. Customs rows come with the program; all others are officers' to
// correct.
const (
	ReviewProgram    ReviewKind = "program"
	ReviewRegulation ReviewKind = "regulation"
	ReviewFee        ReviewKind = "fee"
	ReviewCustoms    ReviewKind = "customs"
	ReviewRate       ReviewKind = "rate"
)

// ReviewWhy is why a fact needs a look.
type ReviewWhy string

// The reasons, the gravest first.
const (
	ReviewExpired   ReviewWhy = "expired"   // past its last day, and held to go on
	ReviewEnding    ReviewWhy = "ending"    // its last day is within [EndsWithinDays]
	ReviewUnclear   ReviewWhy = "unclear"   // nobody knows whether it holds
	ReviewAhead     ReviewWhy = "ahead"     // its sources speak of a later day
	ReviewMemory    ReviewWhy = "memory"    // no source, from memory
	ReviewUnchecked ReviewWhy = "unchecked" // nobody has looked for too long
)

// Has tells whether a reason is among those of the review.
func (r *Review) Has(why ReviewWhy) bool { return slices.Contains(r.Whys, why) }

// Reviews are the facts that need a look on a day: what has expired, entries
// before single points; then what ends soon; then the others, those that
// nobody looked at for longest first, and of one day those from memory first.
// What is settled comes last. An entry needs a look [EntryUncheckedAfter] days
// after the last, a fee [MaxUncheckedDays], the exchange rate [RateLasts].
func (k *Known) Reviews(on Day) []Review {
	var found []Review
	keep := func(r Review, whys []ReviewWhy) {
		if r.Whys = whys; len(whys) > 0 {
			found = append(found, r)
		}
	}
	for i := range k.Programs {
		k.Programs[i].reviews(ReviewProgram, on, keep)
	}
	for i := range k.Regulations {
		k.Regulations[i].reviews(ReviewRegulation, on, keep)
	}
	for i := range k.Fees {
		keep(k.reviewFee(&k.Fees[i], on))
	}
	if k.Customs != nil {
		k.Customs.reviews(on, keep)
	}
	if k.Rate != nil && k.Rate.Stale(on) {
		keep(Review{Kind: ReviewRate, Checked: k.Rate.Day, Confidence: ConfidencePublished}, []ReviewWhy{ReviewUnchecked})
	}
	slices.SortStableFunc(found, compareReviews)
	return found
}

func compareReviews(a, b Review) int {
	byUrgency := cmp.Compare(a.urgency(), b.urgency())
	if byUrgency != 0 {
		return byUrgency
	}
	if a.urgency() <= urgencyEnding {
		if byEnd := cmp.Compare(a.Until.Last(), b.Until.Last()); byEnd != 0 {
			return byEnd
		}
	}
	return cmp.Or(
		cmp.Compare(a.Checked, b.Checked),
		strings.Compare(string(b.Confidence), string(a.Confidence)), // C before A
		strings.Compare(a.ID, b.ID),
	)
}

// How urgent a review is, the most urgent first.
const (
	urgencyEntryExpired = iota
	urgencyExpired
	urgencyEnding
	urgencyOpen
	urgencySettled
)

func (r *Review) urgency() int {
	entry := len(r.Points) == 0 && (r.Kind == ReviewProgram || r.Kind == ReviewRegulation)
	switch {
	case r.Has(ReviewExpired) && entry:
		return urgencyEntryExpired
	case r.Has(ReviewExpired):
		return urgencyExpired
	case r.Has(ReviewEnding):
		return urgencyEnding
	case r.Settled:
		return urgencySettled
	default:
		return urgencyOpen
	}
}

// settled tells whether a status says that nothing goes on any more.
func (s Status) settled() bool {
	switch s {
	case StatusEnded, StatusAmended, StatusSuperseded, StatusRevoked, StatusDecision, StatusEvent:
		return true
	default:
		return false
	}
}

// reviews hands over the entry, and its points whose own end comes before that
// of the entry and has come or is near, those of one day together. Points of
// what is over need no look of their own.
func (e *Entry) reviews(kind ReviewKind, on Day, keep func(Review, []ReviewWhy)) {
	r := Review{
		Kind: kind, ID: e.ID, Name: e.Name, Address: e.Address, Checked: e.LastChecked(),
		Confidence: e.Confidence, Until: e.Until, Settled: e.Status.settled(),
	}
	if e.CheckedOn >= e.AsOf.Day {
		r.CheckedOn = e.CheckedOn
	}
	var end []ReviewWhy
	if !r.Settled {
		end = endOf(e.Until, on)
	}
	keep(r, append(end, reasons{
		unclear: e.Status == StatusUnclear, ahead: on < e.AsOf.Day, memory: e.Confidence == ConfidenceMemory,
		unchecked: on-e.LastChecked() > EntryUncheckedAfter,
	}.whys()...))
	if r.Settled || slices.Contains(end, ReviewExpired) {
		return
	}
	points := slices.DeleteFunc(slices.Clone(e.Points), func(p Point) bool {
		return p.Until == nil || p.Aspect == AspectPast || e.replaces(&p) || e.Until != nil && e.Until.Last() <= p.Until.Last()
	})
	slices.SortStableFunc(points, func(a, b Point) int { return cmp.Compare(a.Until.Last(), b.Until.Last()) })
	for len(points) > 0 {
		n := 1
		for n < len(points) && points[n].Until.Last() == points[0].Until.Last() {
			n++
		}
		part := r
		part.Points, part.Until = points[:n:n], points[0].Until
		keep(part, endOf(part.Until, on))
		points = points[n:]
	}
}

// replaces tells whether another point of the same aspect begins where p ends:
// then the entry says already what comes after.
func (e *Entry) replaces(p *Point) bool {
	return slices.ContainsFunc(e.Points, func(next Point) bool {
		return next.Aspect == p.Aspect && next.From != nil && next.From.Day > p.Until.Day
	})
}

// endOf is what a last day comes to on a day: nothing, or one reason.
func endOf(until *Date, on Day) []ReviewWhy {
	switch {
	case until == nil, until.Last()-on > EndsWithinDays:
		return nil
	case until.Last() < on:
		return []ReviewWhy{ReviewExpired}
	default:
		return []ReviewWhy{ReviewEnding}
	}
}

// reasons are those that are no matter of a last day.
type reasons struct{ unclear, ahead, memory, unchecked bool }

func (r reasons) whys() []ReviewWhy {
	var whys []ReviewWhy
	for _, reason := range [...]struct {
		holds bool
		why   ReviewWhy
	}{
		{r.unclear, ReviewUnclear}, {r.ahead, ReviewAhead}, {r.memory, ReviewMemory}, {r.unchecked, ReviewUnchecked},
	} {
		if reason.holds {
			whys = append(whys, reason.why)
		}
	}
	return whys
}
