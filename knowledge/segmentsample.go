package knowledge

import "time"

// SavedSegment is a segment that officers named.
type SavedSegment struct {
	Name    string
	Segment Segment
	// By is the officer who saved it last, At when.
	By int64
	At time.Time
}

// The most segments that are saved, and how long the name of one may be, in
// characters.
const (
	MaxSavedSegments = 200
	MaxSegmentName   = 60
)

// SegmentChange is one act of an officer on the saved segments, by a deed of
// [DeedSegment].
type SegmentChange struct {
	Deed Deed
	// Name is that of the segment, which is saved in place of one that there
	// is, or thrown away where Segment is nil.
	Name    string
	Segment *Segment
}

// MinSampled is how many people a segment must be for before samples are shown
// of why, and how many must share an interest before it is.
const MinSampled = 50

// SegmentSample is why somebody belongs to a segment, coarsened: it says
// nothing of who they are. What is empty is not known, or too rare to tell.
type SegmentSample struct {
	Province Province
	Sector   Sector
	Scale    Scale
	// Language is the first part of the tag.
	Language string
	// Active tells that they wrote within 30 days.
	Active bool
	// Products and Programs are those of the segment that they asked about.
	Products, Programs []string
}

// Values are the values that a segment names for an attribute, in their order,
// each once.
func (s *Segment) Values(a SegmentAttribute) []string {
	var values []string
	seen := map[string]bool{}
	var walk func(*Segment)
	walk = func(part *Segment) {
		if part.Op == SegmentIs && part.Attribute == a && !seen[part.Value] {
			seen[part.Value] = true
			values = append(values, part.Value)
		}
		for i := range part.Of {
			walk(&part.Of[i])
		}
	}
	walk(s)
	return values
}
