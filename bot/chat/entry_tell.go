package chat

import (
	"slices"
	"unicode/utf8"

	"setara/knowledge"
)

// How much an answer about one entry holds, in characters: it is read on a
// phone, and the rest is a button away. What was asked, the source and what
// must be said of the entry's standing are told whatever their length.
const (
	entryRoom      = 800 // beside the source
	entryRoomBrief = 320 // where the message asks other things too
	// leadRoom is how long the sentence may grow that answers what was asked.
	leadRoom = 260
)

// telling is one programme or rule being told on a day.
type telling struct {
	hit      *knowledge.EntryHit
	entry    *knowledge.Entry
	on       knowledge.Day
	standing knowledge.Standing
	asked    askedOf
	// replaced are the entries to turn to instead.
	replaced []knowledge.EntryHit
	room     int

	leads, rest []piece
	// said are the texts that stand among the leads.
	said []string
	// answered tells that something that was asked is stated, missed that
	// something is not known.
	answered, missed bool
}

// piece is a block of a telling.
type piece struct {
	// aspect is what its figures are about.
	aspect knowledge.Aspect
	block  Block
	// rank is what it is worth when not everything fits: the least goes first.
	rank int
}

func newTelling(hit *knowledge.EntryHit, on knowledge.Day, asked askedOf) *telling {
	e := hit.Entry()
	return &telling{hit: hit, entry: e, on: on, standing: e.Standing(on), asked: asked, room: entryRoom}
}

// tell puts the blocks of the answer together: what was asked, what else
// matters, and where it is from.
func (t *telling) tell() []piece {
	if t.asked.amends {
		t.lead(aspectAmends, paragraph(plain(sayAmends)))
	}
	switch t.standing {
	case knowledge.StandingEnded:
		t.tellEnded()
	case knowledge.StandingUncertain:
		t.tellUncertain()
	default:
		t.tellStanding()
		t.tellAsked()
		t.addPoints()
		t.addParts()
	}
	pieces := append(t.leads, t.fitting()...)
	return append(pieces, piece{aspect: aspectAddress, block: t.wordSource()})
}

func (t *telling) lead(a knowledge.Aspect, b Block) {
	t.leads = append(t.leads, piece{aspect: a, block: b})
}

func (t *telling) add(a knowledge.Aspect, rank int, b Block) {
	t.rest = append(t.rest, piece{aspect: a, block: b, rank: rank})
}

// fitting are the pieces of the rest that there is room for: those that matter
// most, in the order in which they were added.
func (t *telling) fitting() []piece {
	room := t.room
	for i := range t.leads {
		room -= t.leads[i].size()
	}
	order := make([]int, len(t.rest))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return t.rest[a].rank - t.rest[b].rank })
	var kept []int
	for _, i := range order {
		if size := t.rest[i].size(); size <= room {
			room -= size
			kept = append(kept, i)
		}
	}
	slices.Sort(kept)
	var pieces []piece
	for _, i := range kept {
		pieces = append(pieces, t.rest[i])
	}
	return pieces
}

// size is how many characters the piece takes.
func (p *piece) size() int {
	return utf8.RuneCountInString(Response{Blocks: []Block{p.block}}.Text()) + 1
}

// asks tells whether an aspect is among those that the question asks for, and
// whether before the others of its kind.
func (t *telling) asks(a knowledge.Aspect) bool {
	return slices.ContainsFunc(t.asked.asks, func(k ask) bool { return slices.Contains(k.aspects, a) })
}

// points are the texts that hold on the day under an aspect. What is told of
// an entry that has not begun is what will hold when it does.
func (t *telling) points(a knowledge.Aspect) []string {
	on := t.on
	if from := t.entry.From; t.standing == knowledge.StandingNotYet && from != nil {
		on = max(on, from.Day)
	}
	var texts []string
	for _, p := range t.entry.Current(on, a) {
		texts = append(texts, p.Text)
	}
	return texts
}

// tellAsked answers what was asked, one thing after the other; where nothing
// was, it says what the entry is for.
func (t *telling) tellAsked() {
	for i := range t.asked.asks {
		t.answer(&t.asked.asks[i])
	}
	if len(t.asked.asks) > 0 {
		return
	}
	t.answered = true
	t.say(t.entry.Purpose)
	t.lead(aspectPurpose, wordPurpose(t.title(), t.entry.Purpose))
}

// answer says the first of the asked aspects that the entry says something
// of, what sources disagree on, and what nobody confirms of it.
func (t *telling) answer(a *ask) {
	for _, aspect := range a.aspects {
		if t.leadWith(aspect) {
			t.answered = true
			t.addDoubts(aspect)
			return
		}
	}
	for _, aspect := range a.aspects {
		if p := t.lapsed(aspect); p != nil {
			t.missed = true
			t.lead(aspect, wordLapsed(p, t.on, t.entry.Address))
			return
		}
	}
	if a.weak {
		return // nobody can tell that just this was meant
	}
	t.missed = true
	t.lead(a.aspects[0], wordAbsent(a.aspects[0], t.title(), t.entry.Address))
}

// leadWith tells what the entry says under an aspect; false for nothing.
func (t *telling) leadWith(a knowledge.Aspect) bool {
	if b, ok := t.part(a); ok {
		t.lead(a, b)
		return true
	}
	texts := t.points(a)
	if a == knowledge.AspectStatus {
		if sentence := t.wordStanding(); sentence != "" && t.standing == knowledge.StandingOpen {
			texts = append([]string{sentence}, texts...)
		}
	}
	var told []string
	room := leadRoom
	for i, text := range texts {
		if room -= utf8.RuneCountInString(text); room < 0 && i > 0 || t.hasSaid(text) {
			continue
		}
		told = append(told, text)
		t.say(text)
	}
	if len(told) == 0 {
		return len(texts) > 0 // stands there already
	}
	t.lead(a, t.wordLead(told))
	return true
}

func (t *telling) say(text string)          { t.said = append(t.said, text) }
func (t *telling) hasSaid(text string) bool { return slices.Contains(t.said, text) }

// lapsed is a point on an aspect that held once, or will hold; nil for none.
// Of several it is the last that held.
func (t *telling) lapsed(a knowledge.Aspect) *knowledge.Point {
	var last *knowledge.Point
	for i := range t.entry.Points {
		p := &t.entry.Points[i]
		if p.Aspect == a && !p.Holds(t.on) && (last == nil || last.Until == nil || p.Until != nil && p.Until.Day > last.Until.Day) {
			last = p
		}
	}
	return last
}

// addDoubts says what sources differ on under an aspect, and what none
// confirms.
func (t *telling) addDoubts(a knowledge.Aspect) {
	for i := range t.entry.Conflicts {
		if c := &t.entry.Conflicts[i]; c.Aspect == a && c.Holds(t.on) && !t.hasSaid(c.Text) {
			t.say(c.Text)
			t.lead(a, wordConflict(a, c.Text))
		}
	}
	for _, unsure := range t.entry.Unsure {
		about := readAsking(unsure, nil)
		if slices.ContainsFunc(about.asks, func(k ask) bool { return !k.weak && k.aspects[0] == a }) && !t.hasSaid(unsure) {
			t.say(unsure)
			t.lead(a, wordUnsure(unsure))
		}
	}
}
