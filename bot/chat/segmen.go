package chat

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"setara/knowledge"
)

// Segments keeps the segments that officers named, and shows why people belong
// to one.
type Segments interface {
	// SavedSegments are all of them by name, as they were before this turn.
	SavedSegments(ctx context.Context) ([]knowledge.SavedSegment, error)
	// ChangeSegment makes a change, and puts it into the audit, where the doer
	// has the right to it when it is stored.
	ChangeSegment(ctx context.Context, change knowledge.SegmentChange) error
	// SampleSegment is why some of the people whom a segment is for belong to it,
	// coarsened; none where it is for fewer than [knowledge.MinSampled].
	SampleSegment(ctx context.Context, s knowledge.Segment, today knowledge.Day, n int) ([]knowledge.SegmentSample, error)
}

// The actions of buttons on saved segments, whose name stands behind them.
const (
	actionSegments        = "/segmen"
	actionSegmentShow     = "/segmen lihat "
	actionSegmentDrop     = "/segmen hapus "
	actionSegmentDropSure = "/segmen buang "
)

// segmentSamples is how many samples are shown.
const segmentSamples = 10

// segmentReader is ready to read segments as of today.
func (c *Chat) segmentReader(ctx context.Context) (*segmentReader, error) {
	r := &segmentReader{}
	if c.Entries == nil {
		return r, nil
	}
	var err error
	if r.programs, err = c.Entries.Programs(ctx, c.today()); err != nil {
		return nil, fmt.Errorf("read programmes: %w", err)
	}
	return r, nil
}

// readSegment reads whom an announcement is for: from an officer's words, or a
// saved segment by "segmen" and its name, or by its name alone where that says
// nothing else. Where it cannot, trouble says why, for the officer.
func (c *Chat) readSegment(ctx context.Context, said string) (s knowledge.Segment, trouble string, err error) {
	if c.Segments == nil {
		return c.readRule(ctx, said)
	}
	saved, err := c.Segments.SavedSegments(ctx)
	if err != nil {
		return s, "", fmt.Errorf("read saved segments: %w", err)
	}
	if verb, name, _ := strings.Cut(strings.TrimSpace(said), " "); strings.EqualFold(verb, "segmen") {
		if found := savedNamed(saved, name); found != nil {
			return found.Segment, "", nil
		}
		return s, sayNoSuchSegment, nil
	}
	s, trouble, err = c.readRule(ctx, said)
	if trouble != "" {
		if found := savedNamed(saved, said); found != nil {
			return found.Segment, "", nil
		}
	}
	return s, trouble, err
}

// readRule is [Chat.readSegment] without the saved segments.
func (c *Chat) readRule(ctx context.Context, said string) (s knowledge.Segment, trouble string, err error) {
	r, err := c.segmentReader(ctx)
	if err != nil {
		return s, "", err
	}
	s, trouble = r.read(said)
	return s, trouble, nil
}

// wordSegment is a segment in words that [Chat.readSegment] reads as the same.
func (c *Chat) wordSegment(ctx context.Context, s knowledge.Segment) (string, error) {
	r, err := c.segmentReader(ctx)
	if err != nil {
		return "", err
	}
	return r.word(&s), nil
}

// segmentName is a name as it is kept: without blanks around and between more
// than needed.
func segmentName(said string) string { return strings.Join(strings.Fields(said), " ") }

// savedNamed is the saved segment of that name, however it is written; nil for
// none.
func savedNamed(saved []knowledge.SavedSegment, said string) *knowledge.SavedSegment {
	name := segmentName(said)
	i := slices.IndexFunc(saved, func(s knowledge.SavedSegment) bool { return strings.EqualFold(s.Name, name) })
	if i < 0 {
		return nil
	}
	return &saved[i]
}

// showSegments is /segmen: the saved segments, counting, saving and throwing
// away.
func showSegments(ctx context.Context, c *Chat, cl *call) (Response, error) {
	if c.Segments == nil || c.Audience == nil {
		return say(sayUnknownCommand), nil
	}
	verb, rest, _ := strings.Cut(strings.TrimSpace(cl.rest), " ")
	verb, rest = strings.ToLower(verb), strings.TrimSpace(rest)
	right := knowledge.RightRead
	if verb == "simpan" || verb == "hapus" || verb == "buang" {
		right = knowledge.RightWrite
	}
	if ok, refusal, err := c.allowed(ctx, cl, right); !ok {
		return refusal, err
	}
	saved, err := c.Segments.SavedSegments(ctx)
	if err != nil {
		return Response{}, fmt.Errorf("read saved segments: %w", err)
	}
	switch verb {
	case "", "halaman":
		page, err := strconv.Atoi(rest)
		if err != nil {
			page = 1
		}
		return c.listSegments(ctx, saved, page)
	case "cek":
		s, trouble, err := c.readSegment(ctx, rest)
		if err != nil || trouble != "" {
			return say(trouble), err
		}
		return c.tellSegment(ctx, s, "")
	case "simpan":
		return c.saveSegment(ctx, cl, saved, rest)
	case "lihat":
		found := savedNamed(saved, rest)
		if found == nil {
			return say(sayNoSuchSegment), nil
		}
		return c.tellSegment(ctx, found.Segment, found.Name)
	case "hapus", "buang":
		found := savedNamed(saved, rest)
		if found == nil && verb == "buang" && rest != "" {
			return say(sayNoSegmentLeft), nil
		}
		return c.dropSegment(ctx, cl, found, verb == "buang")
	default:
		return say(saySegmentForm), nil
	}
}

// listSegments lists the saved ones, a page at a time.
func (c *Chat) listSegments(ctx context.Context, saved []knowledge.SavedSegment, page int) (Response, error) {
	if len(saved) == 0 {
		return say(saySegmentsNone, saySegmentForm), nil
	}
	reader, err := c.segmentReader(ctx)
	if err != nil {
		return Response{}, err
	}
	from, to := pageOf(len(saved), page)
	r := Response{Blocks: []Block{wordSegmentsHead(from+1, to, len(saved))}}
	for i := range saved[from:to] {
		s := &saved[from+i]
		r.Blocks = append(r.Blocks, item(bold(s.Name), plain(": "+reader.word(&s.Segment))))
		r.Buttons = addInPairs(r.Buttons, i, Button{Label: s.Name, Action: actionSegmentShow + s.Name})
	}
	if to < len(saved) {
		r.Buttons = append(r.Buttons, []Button{{
			Label: buttonMoreSources, Action: fmt.Sprintf("%s halaman %d", actionSegments, to/officersPage+1),
		}})
	}
	r.Blocks = append(r.Blocks, paragraph(plain(saySegmentForm)))
	return r, nil
}

// tellSegment shows a segment in words, whom it is for and why.
func (c *Chat) tellSegment(ctx context.Context, s knowledge.Segment, name string) (Response, error) {
	reader, err := c.segmentReader(ctx)
	if err != nil {
		return Response{}, err
	}
	blocks, err := c.segmentBlocks(ctx, reader, s)
	if err != nil {
		return Response{}, err
	}
	if name == "" {
		return Response{Blocks: append([]Block{paragraph(bold(reader.word(&s)))}, blocks...)}, nil
	}
	return Response{
		Blocks:  append([]Block{paragraph(bold(name), plain(": "+reader.word(&s)))}, blocks...),
		Buttons: [][]Button{{{Label: buttonSegmentDrop, Action: actionSegmentDrop + name}}},
	}, nil
}

// segmentBlocks are how many people a segment is for and, where they are enough,
// samples of why.
func (c *Chat) segmentBlocks(ctx context.Context, reader *segmentReader, s knowledge.Segment) ([]Block, error) {
	matched, reachable, err := c.Audience.CountSegment(ctx, s, knowledge.TopicEverything, c.today())
	if err != nil {
		return nil, fmt.Errorf("count a segment: %w", err)
	}
	blocks := []Block{wordSegmentCount(matched, reachable)}
	samples, err := c.Segments.SampleSegment(ctx, s, c.today(), segmentSamples)
	if err != nil {
		return nil, fmt.Errorf("sample a segment: %w", err)
	}
	if len(samples) == 0 {
		if matched > 0 {
			blocks = append(blocks, paragraph(plain(saySegmentNoPeople)))
		}
		return blocks, nil
	}
	blocks = append(blocks, paragraph(plain(saySegmentSamples)))
	for i := range samples {
		blocks = append(blocks, reader.wordSegmentSample(&samples[i]))
	}
	return blocks, nil
}

// saveSegment saves "NAMA = RULE", in place of one of that name.
func (c *Chat) saveSegment(ctx context.Context, cl *call, saved []knowledge.SavedSegment, typed string) (Response, error) {
	name, rule, ok := strings.Cut(typed, "=")
	name = segmentName(name)
	if !ok || name == "" || utf8.RuneCountInString(name) > knowledge.MaxSegmentName {
		return say(saySegmentNameBad), nil
	}
	reader, err := c.segmentReader(ctx)
	if err != nil {
		return Response{}, err
	}
	s, trouble := reader.read(rule)
	if trouble != "" {
		return say(trouble), nil
	}
	before := savedNamed(saved, name)
	switch {
	case before != nil:
		name = before.Name
	case len(saved) >= knowledge.MaxSavedSegments:
		return say(saySegmentsFull), nil
	}
	deed := c.deed(cl, knowledge.DeedSegment)
	deed.Detail = reader.word(&s)
	if err := c.Segments.ChangeSegment(ctx, knowledge.SegmentChange{Deed: deed, Name: name, Segment: &s}); err != nil {
		return Response{}, err
	}
	r, err := c.tellSegment(ctx, s, name)
	r.Blocks = append([]Block{paragraph(plain(wordSegmentSaved(name, before != nil)))}, r.Blocks...)
	return r, err
}

// dropSegment throws a saved segment away, once that is confirmed.
func (c *Chat) dropSegment(ctx context.Context, cl *call, found *knowledge.SavedSegment, sure bool) (Response, error) {
	if found == nil {
		return say(sayNoSuchSegment), nil
	}
	if !sure {
		r := say(wordAskDropSegment(found.Name))
		r.Buttons = [][]Button{{
			{Label: buttonSegmentDropYes, Action: actionSegmentDropSure + found.Name},
			{Label: buttonForgetNo, Action: actionSegmentShow + found.Name},
		}}
		return r, nil
	}
	return say(wordSegmentDropped(found.Name)), c.Segments.ChangeSegment(ctx, knowledge.SegmentChange{
		Deed: c.deed(cl, knowledge.DeedSegment), Name: found.Name,
	})
}
