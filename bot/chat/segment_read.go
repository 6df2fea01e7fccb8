package chat

import (
	"slices"
	"strings"
	"unicode"

	"setara/knowledge"
)

// segmentReader reads a segment from an officer's words, such as "jawa tengah
// dan fesyen, bukan mikro", and writes one in such words.
type segmentReader struct {
	programs []knowledge.Program
	// tokens are what is still to be read. trouble is what to tell the officer
	// where something was not understood: the first of it.
	tokens  []segmentToken
	trouble string
	// depth is how many brackets are open.
	depth int
}

// segmentToken is a word, a phrase in quotation marks, or a mark.
type segmentToken struct {
	text   string
	quoted bool
	mark   rune // '(', ')' or ','; 0 for words
}

// The words by which segments are put together.
var (
	segmentAnd = wordSet(`dan serta & sekaligus`)
	segmentOr  = wordSet(`atau`)
	segmentNot = wordSet(`bukan tidak selain kecuali tanpa belum nggak gak ga enggak`)
)

// longestTerm and longestSegment are how long, in bytes, a term and all of what
// is said of a segment may be.
const (
	longestTerm    = 200
	longestSegment = 2000
)

// operator tells whether a token is the word or mark of one that joins.
func (t segmentToken) operator(words map[string]bool) bool {
	return t.mark == 0 && !t.quoted && words[strings.ToLower(t.text)]
}

// read reads the whole text. Where it cannot, it says why: nothing is guessed.
func (r *segmentReader) read(said string) (s knowledge.Segment, trouble string) {
	if len(said) > longestSegment {
		return s, saySegmentLong
	}
	r.tokens, r.trouble, r.depth = segmentTokens(said), "", 0
	if len(r.tokens) == 0 {
		return s, saySegmentEmpty
	}
	s = r.list()
	if r.trouble == "" && len(r.tokens) > 0 {
		r.trouble = saySegmentBrackets
	}
	if r.trouble == "" && s.Check() != nil {
		r.trouble = saySegmentLong
	}
	if r.trouble == "" {
		r.trouble = contradiction(r, &s)
	}
	return s, r.trouble
}

// segmentTokens splits what was said. "Makanan dan minuman" is one sector.
func segmentTokens(said string) []segmentToken {
	var tokens []segmentToken
	word := func(text string) {
		if text = strings.TrimRight(text, ".;:!?"); text != "" {
			tokens = append(tokens, segmentToken{text: text})
		}
	}
	rest := said
	for rest != "" {
		i := strings.IndexFunc(rest, func(c rune) bool { return unicode.IsSpace(c) || strings.ContainsRune("(),\"“”„", c) })
		if i < 0 {
			word(rest)
			break
		}
		word(rest[:i])
		mark := []rune(rest[i:])[0]
		rest = rest[i+len(string(mark)):]
		switch {
		case strings.ContainsRune("\"“”„", mark):
			end := strings.IndexAny(rest, "\"“”")
			if end < 0 {
				end = len(rest)
			}
			tokens = append(tokens, segmentToken{text: strings.TrimSpace(rest[:end]), quoted: true})
			rest = strings.TrimLeft(rest[end:], "\"“”")
		case strings.ContainsRune("(),", mark):
			tokens = append(tokens, segmentToken{mark: mark})
		}
	}
	for i := 0; i+2 < len(tokens); i++ {
		if strings.EqualFold(tokens[i].text, "makanan") && tokens[i+1].operator(segmentAnd) && strings.EqualFold(tokens[i+2].text, "minuman") {
			tokens = slices.Replace(tokens, i, i+3, segmentToken{text: string(knowledge.SectorFood)})
		}
	}
	return tokens
}

// next tells whether the next token is a joining word of that kind, and takes
// it.
func (r *segmentReader) next(words map[string]bool) bool {
	if len(r.tokens) == 0 || !r.tokens[0].operator(words) {
		return false
	}
	r.tokens = r.tokens[1:]
	return true
}

func (r *segmentReader) nextMark(mark rune) bool {
	if len(r.tokens) == 0 || r.tokens[0].mark != mark {
		return false
	}
	r.tokens = r.tokens[1:]
	return true
}

// list reads parts that commas join: all of them hold, whatever stands between
// the commas. Before "atau" a comma says nothing.
func (r *segmentReader) list() knowledge.Segment {
	parts := r.flat(nil, r.either, knowledge.SegmentAnd)
	for r.trouble == "" && r.nextMark(',') {
		r.next(segmentAnd)
		parts = r.flat(parts, r.either, knowledge.SegmentAnd)
	}
	return joined(knowledge.SegmentAnd, parts)
}

// flat reads one more part. What is joined by the same word without brackets
// is one row of parts.
func (r *segmentReader) flat(parts []knowledge.Segment, read func() knowledge.Segment, op knowledge.SegmentOp) []knowledge.Segment {
	bracket := len(r.tokens) > 0 && r.tokens[0].mark == '('
	part := read()
	if part.Op == op && !bracket {
		return append(parts, part.Of...)
	}
	return append(parts, part)
}

// either reads parts of which one holds.
func (r *segmentReader) either() knowledge.Segment {
	parts := []knowledge.Segment{r.both()}
	for r.trouble == "" {
		if len(r.tokens) > 1 && r.tokens[0].mark == ',' && r.tokens[1].operator(segmentOr) {
			r.tokens = r.tokens[1:]
		}
		if !r.next(segmentOr) {
			break
		}
		parts = append(parts, r.both())
	}
	return joined(knowledge.SegmentOr, parts)
}

// both reads parts that all hold: joined by a word, or by what the next one
// begins with: "semua kecuali bali".
func (r *segmentReader) both() knowledge.Segment {
	parts := []knowledge.Segment{r.negated()}
	for r.trouble == "" && (r.next(segmentAnd) || len(r.tokens) > 0 && r.tokens[0].operator(segmentNot)) {
		parts = append(parts, r.negated())
	}
	return joined(knowledge.SegmentAnd, parts)
}

func (r *segmentReader) negated() knowledge.Segment {
	if !r.next(segmentNot) {
		return r.single()
	}
	if r.depth++; r.depth > knowledge.MaxSegmentDepth {
		r.trouble = saySegmentLong
		return knowledge.Segment{}
	}
	defer func() { r.depth-- }()
	return knowledge.Segment{Op: knowledge.SegmentNot, Of: []knowledge.Segment{r.negated()}}
}

// single reads what stands in brackets, or else one term: all up to the next
// joining word or mark.
func (r *segmentReader) single() knowledge.Segment {
	if r.nextMark('(') {
		if r.depth++; r.depth > knowledge.MaxSegmentDepth {
			r.trouble = saySegmentLong
			return knowledge.Segment{}
		}
		s := r.list()
		r.depth--
		if r.trouble == "" && !r.nextMark(')') {
			r.trouble = saySegmentBrackets
		}
		return s
	}
	end := slices.IndexFunc(r.tokens, func(t segmentToken) bool {
		return t.mark != 0 || t.operator(segmentAnd) || t.operator(segmentOr) || t.operator(segmentNot)
	})
	if end < 0 {
		end = len(r.tokens)
	}
	term := r.tokens[:end]
	r.tokens = r.tokens[end:]
	if r.trouble != "" {
		return knowledge.Segment{}
	}
	if len(term) == 0 {
		r.trouble = saySegmentUnfinished
		return knowledge.Segment{}
	}
	if len(termText(term)) > longestTerm {
		r.trouble = saySegmentLong
		return knowledge.Segment{}
	}
	s, trouble := r.term(term)
	r.trouble = trouble
	return s
}

// joined puts parts together; one stands for itself.
func joined(op knowledge.SegmentOp, parts []knowledge.Segment) knowledge.Segment {
	if len(parts) == 1 {
		return parts[0]
	}
	return knowledge.Segment{Op: op, Of: parts}
}

// contradiction tells where parts that must all hold cannot: a business is in
// one place, sector and size.
func contradiction(r *segmentReader, s *knowledge.Segment) string {
	for i := range s.Of {
		if trouble := contradiction(r, &s.Of[i]); trouble != "" {
			return trouble
		}
	}
	if s.Op != knowledge.SegmentAnd {
		return ""
	}
	for _, a := range [...]knowledge.SegmentAttribute{
		knowledge.ByProvince, knowledge.ByCity, knowledge.BySector, knowledge.ByScale, knowledge.ByLanguage,
	} {
		var first *knowledge.Segment
		var allowed []string
		for i := range s.Of {
			values := allowedBy(&s.Of[i], a)
			if values == nil {
				continue
			}
			if first == nil {
				first, allowed = &s.Of[i], values
				continue
			}
			allowed = slices.DeleteFunc(slices.Clone(allowed), func(v string) bool { return !slices.Contains(values, v) })
			if len(allowed) == 0 {
				return wordSegmentContradicts(r.word(first), r.word(&s.Of[i]))
			}
		}
	}
	return ""
}

// allowedBy are the values of an attribute that a part is about, one of which must
// hold; nil where it is about something else.
func allowedBy(s *knowledge.Segment, a knowledge.SegmentAttribute) []string {
	switch s.Op {
	case knowledge.SegmentIs:
		if s.Attribute == a {
			return []string{s.Value}
		}
	case knowledge.SegmentOr:
		var values []string
		for i := range s.Of {
			part := allowedBy(&s.Of[i], a)
			if part == nil {
				return nil
			}
			values = append(values, part...)
		}
		return values
	}
	return nil
}
