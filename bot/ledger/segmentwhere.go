package ledger

import (
	"fmt"
	"strings"

	"setara/knowledge"
)

// segmentWhere is a segment as a condition on the rows of people, under the
// alias p, with its arguments. It holds for whom [knowledge.Segment.Matches]
// does. A segment that means nothing is an error.
func segmentWhere(s knowledge.Segment, today knowledge.Day) (where string, args []any, err error) {
	if err := s.Check(); err != nil {
		return "", nil, fmt.Errorf("read segment: %w", err)
	}
	w := segmentWriter{today: today}
	w.write(&s)
	return w.String(), w.args, nil
}

// segmentColumns are the attributes that a column of people holds.
var segmentColumns = map[knowledge.SegmentAttribute]string{
	knowledge.ByProvince: "p.province",
	knowledge.ByCity:     "p.city",
	knowledge.BySector:   "p.sector",
	knowledge.ByScale:    "p.scale",
	knowledge.ByLanguage: "p.main_language",
}

type segmentWriter struct {
	strings.Builder
	args  []any
	today knowledge.Day
}

func (w *segmentWriter) write(s *knowledge.Segment) {
	switch s.Op {
	case knowledge.SegmentAnd:
		w.join(s.Of, " and ")
	case knowledge.SegmentOr:
		w.join(s.Of, " or ")
	case knowledge.SegmentNot:
		w.WriteString("not (")
		w.write(&s.Of[0])
		w.WriteByte(')')
	case knowledge.SegmentIs:
		w.is(s)
	default:
		w.WriteString("1")
	}
}

func (w *segmentWriter) join(parts []knowledge.Segment, word string) {
	w.WriteByte('(')
	for i := range parts {
		if i > 0 {
			w.WriteString(word)
		}
		w.write(&parts[i])
	}
	w.WriteByte(')')
}

func (w *segmentWriter) is(s *knowledge.Segment) {
	switch s.Attribute {
	case knowledge.ByProduct, knowledge.ByProgram:
		// As a set rather than one look for each person: it may then lead the way.
		w.WriteString("p.chat in (select chat from interests where kind = ? and value = ?)")
		w.args = append(w.args, string(s.Attribute), s.Value)
	case knowledge.ByActive:
		w.WriteString("p.active_on >= ?")
		w.args = append(w.args, int64(s.ActiveSince(w.today)))
	default:
		w.WriteString(segmentColumns[s.Attribute] + " = ?")
		w.args = append(w.args, s.Value)
	}
}
