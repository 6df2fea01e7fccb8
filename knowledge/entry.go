package knowledge

import "slices"

// Entry is what is known of one programme or rule of the state: what a
// [Program] and a [Regulation] have in common. Its texts are Indonesian
// sentences that an owner reads as they stand.
type Entry struct {
	// ID is its number, such as P31 or R21, Slug the same for people.
	ID   string
	Slug string
	// Name is what it is called in full, Aliases are the names and words by
	// which owners ask for it.
	Name    string
	Aliases []string
	// Agency runs the programme or made the rule.
	Agency string
	// Purpose says in one sentence what it is for.
	Purpose string
	// Points are the single things that it says, each on one aspect, those
	// that matter most first.
	Points []Point
	// Figures are those of the points that have a name, see [Figure].
	Figures []Figure
	// Contacts are numbers and counters to turn to, Address is the official
	// page to verify all of this on.
	Contacts []string
	Address  string
	// From and Until are the first and the last day of its validity; nil where
	// no source says. An unknown day is never made up.
	From, Until *Date
	Status      Status
	// AsOf is when the sources say it, CheckedOn the day on which an officer
	// last held it against Address; 0 where nobody did since.
	AsOf      Date
	CheckedOn Day
	// Confidence is A published, B thin, or C from memory.
	Confidence Confidence
	// Sources are the addresses of the pages that it was taken from.
	Sources []string
	// Unsure are the things that no source confirms, as sentences.
	Unsure []string
	// Conflicts are the things on which sources differ, each as one sentence
	// that names both sides.
	Conflicts []Point
	// ReplacedBy are the ids of the entries to turn to instead.
	ReplacedBy []string
}

// Point is one thing that an entry says.
type Point struct {
	// Aspect is what it answers: how much, how long, what it costs.
	Aspect Aspect
	// Text is one or two short sentences.
	Text string
	// From and Until are the first and the last day on which Text is right;
	// nil where that does not change or is not known.
	From, Until *Date
}

// Holds tells whether the point may be stated on a day.
func (p *Point) Holds(on Day) bool {
	return (p.From == nil || p.From.Day <= on) && (p.Until == nil || on <= p.Until.Last())
}

// Confidence is how well an entry is founded.
type Confidence string

// The grades of confidence.
const (
	ConfidencePublished Confidence = "A"
	ConfidenceThin      Confidence = "B"
	ConfidenceMemory    Confidence = "C"
)

// Status is how the sources say that a programme or rule stands.
type Status string

// The statuses. The first three are those of programmes, the last of either.
const (
	StatusActive          Status = "active"
	StatusEnded           Status = "ended"
	StatusInForce         Status = "in_force"
	StatusRevisionPending Status = "in_force_revision_pending"
	StatusNotApplied      Status = "not_applied_yet" // made, and collected or enforced by nobody yet
	StatusDraft           Status = "draft"
	StatusAmended         Status = "amended"    // still there, with other figures
	StatusSuperseded      Status = "superseded" // replaced
	StatusRevoked         Status = "revoked"
	StatusDecision        Status = "decision" // of a court or commission, on one case
	StatusEvent           Status = "event"    // something that happened, no rule
	StatusUnclear         Status = "unclear"
)

// ProgramStatuses and RegulationStatuses are the statuses that each kind of
// entry may have.
var (
	ProgramStatuses    = []Status{StatusActive, StatusEnded, StatusUnclear}
	RegulationStatuses = []Status{
		StatusInForce, StatusRevisionPending, StatusNotApplied, StatusDraft, StatusAmended,
		StatusSuperseded, StatusRevoked, StatusDecision, StatusEvent, StatusUnclear,
	}
)

// Standing is what may be said of an entry on a day.
type Standing string

// The standings.
const (
	// StandingOpen: the programme runs, the rule is in force.
	StandingOpen Standing = "open"
	// StandingNotYet: it is known, and begins later or is not applied.
	StandingNotYet Standing = "not_yet"
	// StandingEnded: over, revoked or replaced.
	StandingEnded Standing = "ended"
	// StandingUncertain: cannot be told; the address is where to ask.
	StandingUncertain Standing = "uncertain"
	// StandingRecord: something that happened, such as a decision.
	StandingRecord Standing = "record"
)

// Standing is how the entry stands on a day. Before its sources speak, and
// where they are unclear, nobody can tell: it is never open then.
func (e *Entry) Standing(on Day) Standing {
	switch {
	case e.Until != nil && e.Until.Last() < on:
		return StandingEnded
	case on < e.AsOf.Day:
		return StandingUncertain
	}
	switch e.Status {
	case StatusActive, StatusInForce, StatusRevisionPending:
		if e.From != nil && on < e.From.Day {
			return StandingNotYet
		}
		return StandingOpen
	case StatusNotApplied, StatusDraft:
		return StandingNotYet
	case StatusEnded, StatusRevoked, StatusSuperseded, StatusAmended:
		if e.Until != nil {
			return StandingUncertain // it may have run until then
		}
		return StandingEnded
	case StatusDecision, StatusEvent:
		return StandingRecord
	default:
		return StandingUncertain
	}
}

// EntryUncheckedAfter is how many days an entry may go without anybody having
// looked at its source.
const EntryUncheckedAfter = 180

// LastChecked is the day on which somebody last looked at the source.
func (e *Entry) LastChecked() Day { return max(e.CheckedOn, e.AsOf.Day) }

// MustVerify tells whether an owner is to be told to verify the entry at its
// address: where it is from memory, or was not checked for
// [EntryUncheckedAfter] days.
func (e *Entry) MustVerify(on Day) bool {
	return e.Confidence == ConfidenceMemory || on-e.LastChecked() > EntryUncheckedAfter
}

// Current are the points that hold on a day, of one aspect or, where none is
// given, of all.
func (e *Entry) Current(on Day, aspects ...Aspect) []Point {
	var points []Point
	for i := range e.Points {
		p := &e.Points[i]
		if p.Holds(on) && (len(aspects) == 0 || slices.Contains(aspects, p.Aspect)) {
			points = append(points, *p)
		}
	}
	return points
}
