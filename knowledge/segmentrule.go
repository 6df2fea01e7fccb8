package knowledge

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The limits of a segment: how deep its parts may lie in each other, how many
// they may be altogether, how long a value may be in bytes, and the most days that
// [ByActive] looks back.
const (
	MaxSegmentDepth = 8
	MaxSegmentParts = 64
	MaxSegmentValue = 120
	MaxActiveDays   = 3650
)

// SegmentAttributes are all attributes, in the order in which they are told.
var SegmentAttributes = [...]SegmentAttribute{
	ByProvince, ByCity, BySector, ByScale, ByProduct, ByProgram, ByLanguage, ByActive,
}

// Check returns an error for a segment that means nothing: an unknown operator
// or attribute, too few parts or parts where none belong, a value that is empty
// or that its attribute cannot have, or more of it than the limits allow.
func (s *Segment) Check() error {
	parts := 0
	return s.check(MaxSegmentDepth, &parts)
}

func (s *Segment) check(depth int, parts *int) error {
	if *parts++; *parts > MaxSegmentParts {
		return fmt.Errorf("a segment has more than %d parts", MaxSegmentParts)
	}
	if depth == 0 {
		return fmt.Errorf("a segment is more than %d deep", MaxSegmentDepth)
	}
	least, most := 0, 0
	switch s.Op {
	case "", SegmentAll:
	case SegmentAnd, SegmentOr:
		least, most = 2, MaxSegmentParts
	case SegmentNot:
		least, most = 1, 1
	case SegmentIs:
		if err := s.checkValue(); err != nil {
			return err
		}
	default:
		return fmt.Errorf("no segment is put together by %q", s.Op)
	}
	if len(s.Of) < least || len(s.Of) > most {
		return fmt.Errorf("a segment by %q has %d parts", s.Op, len(s.Of))
	}
	if s.Op != SegmentIs && (s.Attribute != "" || s.Value != "") {
		return fmt.Errorf("a segment by %q has a value", s.Op)
	}
	for i := range s.Of {
		if err := s.Of[i].check(depth-1, parts); err != nil {
			return err
		}
	}
	return nil
}

func (s *Segment) checkValue() error {
	switch {
	case !slices.Contains(SegmentAttributes[:], s.Attribute):
		return fmt.Errorf("a segment goes by %q", s.Attribute)
	case strings.TrimSpace(s.Value) != s.Value || s.Value == "":
		return errors.New("a segment has an empty value")
	case len(s.Value) > MaxSegmentValue:
		return errors.New("a segment has a long value")
	case s.Attribute == ByLanguage && MainLanguage(s.Value) != s.Value:
		return fmt.Errorf("%q is not the first part of a language tag", s.Value)
	case s.Attribute == ByActive:
		if days, err := strconv.Atoi(s.Value); err != nil || days < 1 || days > MaxActiveDays || strconv.Itoa(days) != s.Value {
			return fmt.Errorf("%q is no number of days", s.Value)
		}
	}
	return nil
}

// Matches tells whether the segment is for the recipient. Today is the day up
// to which [ByActive] counts. The segment is one that [Segment.Check] accepts.
func (s *Segment) Matches(r *Recipient, today Day) bool {
	matches := func(part Segment) bool { return part.Matches(r, today) }
	switch s.Op {
	case SegmentAnd:
		return !slices.ContainsFunc(s.Of, func(part Segment) bool { return !matches(part) })
	case SegmentOr:
		return slices.ContainsFunc(s.Of, matches)
	case SegmentNot:
		return !matches(s.Of[0])
	case SegmentIs:
		return s.is(r, today)
	default:
		return true
	}
}

func (s *Segment) is(r *Recipient, today Day) bool {
	switch s.Attribute {
	case ByProvince:
		return string(r.Province) == s.Value
	case ByCity:
		return r.City == s.Value
	case BySector:
		return string(r.Sector) == s.Value
	case ByScale:
		return string(r.Scale) == s.Value
	case ByProduct:
		return slices.Contains(r.Products, s.Value)
	case ByProgram:
		return slices.Contains(r.Programs, s.Value)
	case ByLanguage:
		return MainLanguage(r.Language) == s.Value
	case ByActive:
		return r.ActiveOn >= s.ActiveSince(today)
	default:
		return false
	}
}

// ActiveSince is the first day that counts for a segment by [ByActive].
func (s *Segment) ActiveSince(today Day) Day {
	days, err := strconv.Atoi(s.Value)
	if err != nil {
		days = 1
	}
	return today - Day(days) + 1
}

// MainLanguage is the first part of an IETF tag in lower case: "id" of "id-ID".
func MainLanguage(tag string) string {
	main, _, _ := strings.Cut(tag, "-")
	return strings.ToLower(main)
}
