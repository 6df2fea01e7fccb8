package ledger

import (
	"errors"

	"setara/knowledge"
)

// segmentWhere is the rule as a condition on people p.
func segmentWhere(s knowledge.Segment, _ knowledge.Day) (string, []any, error) {
	if s.Op != "" && s.Op != knowledge.SegmentAll {
		return "", nil, errors.New("only the segment of all is known")
	}
	return "true", nil, nil
}
