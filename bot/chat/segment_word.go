package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
)

// word writes a segment in the words that it is read from.
func (r *segmentReader) word(s *knowledge.Segment) string {
	switch s.Op {
	case knowledge.SegmentAnd:
		return r.wordParts(s.Of, " dan ")
	case knowledge.SegmentOr:
		return r.wordParts(s.Of, " atau ")
	case knowledge.SegmentNot:
		part := &s.Of[0]
		words := r.word(part)
		switch {
		case len(part.Of) > 0:
			words = "(" + words + ")"
		case part.Op == knowledge.SegmentIs && slices.Contains([]knowledge.SegmentAttribute{
			knowledge.ByProduct, knowledge.ByProgram, knowledge.ByActive,
		}, part.Attribute):
			return "tidak " + words
		}
		return "bukan " + words
	case knowledge.SegmentIs:
		return r.wordTerm(s.Attribute, s.Value)
	default:
		return "semua"
	}
}

// wordParts joins parts; those that are put together themselves stand in
// brackets.
func (r *segmentReader) wordParts(parts []knowledge.Segment, joint string) string {
	words := make([]string, len(parts))
	for i := range parts {
		words[i] = r.word(&parts[i])
		if op := parts[i].Op; op == knowledge.SegmentAnd || op == knowledge.SegmentOr {
			words[i] = "(" + words[i] + ")"
		}
	}
	return strings.Join(words, joint)
}

func (r *segmentReader) wordTerm(a knowledge.SegmentAttribute, value string) string {
	switch a {
	case knowledge.ByProduct:
		if readsApart(value) {
			return "pernah tanya “" + value + "”"
		}
		return "pernah tanya " + value
	case knowledge.ByProgram:
		return "minat " + r.wordProgram(value)
	case knowledge.ByActive:
		return "aktif " + value + " hari"
	case knowledge.ByLanguage:
		if name := segmentLanguages[value]; name != "" {
			return "bahasa " + name
		}
		return "bahasa " + value
	case knowledge.ByScale:
		if value == string(knowledge.ScaleCoop) || value == string(knowledge.ScalePerson) {
			return "skala " + value
		}
		return value
	default:
		return value
	}
}

// wordProgram is a programme by its name, where that means it alone; else by
// its number.
func (r *segmentReader) wordProgram(id string) string {
	i := slices.IndexFunc(r.programs, func(p knowledge.Program) bool { return p.ID == id })
	if i < 0 {
		return id
	}
	name := r.programs[i].Name
	if readsApart(name) {
		name = "“" + name + "”"
	}
	again := segmentReader{programs: r.programs}
	if s, trouble := again.term(segmentTokens("minat " + name)); trouble != "" || s.Op != knowledge.SegmentIs || s.Value != id {
		return id
	}
	return name
}

// readsApart tells whether a name without quotation marks would not be read as
// one term.
func readsApart(name string) bool {
	tokens := segmentTokens(name)
	return termText(tokens) != name || slices.ContainsFunc(tokens, func(t segmentToken) bool {
		return t.quoted || t.mark != 0 || t.operator(segmentAnd) || t.operator(segmentOr) || t.operator(segmentNot)
	})
}
