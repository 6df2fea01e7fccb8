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
	entryRoom      = 850 // beside the source
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
	// saidWho tells that the conditions were told beside the sentences.
	saidWho bool
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
	// who tells that it is the conditions of a programme in words.
	who bool
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
		if !t.asked.alone {
			t.addPoints()
			t.addParts()
		}
	}
	return slices.Concat(t.leads, t.fitting(), []piece{{aspect: aspectAddress, block: t.wordSource()}})
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
	slices.SortFunc(kept, func(a, b int) int { // what goes with what was asked first
		if asked := t.rest[a].asked() - t.rest[b].asked(); asked != 0 {
			return asked
		}
		return a - b
	})
	var pieces []piece
	for _, i := range kept {
		pieces = append(pieces, t.rest[i])
	}
	return t.withoutSaid(pieces)
}

// withoutSaid leaves out of the conditions what the other pieces say.
func (t *telling) withoutSaid(pieces []piece) []piece {
	at := slices.IndexFunc(pieces, func(p piece) bool { return p.who })
	if at < 0 {
		return pieces
	}
	var others []Block
	for i, p := range slices.Concat(t.leads, pieces) {
		if i != len(t.leads)+at {
			others = append(others, p.block)
		}
	}
	said := Response{Blocks: others}
	words := wordConditionsBeside(&t.hit.Program.Conditions, said.Text())
	if words == "" {
		return slices.Delete(pieces, at, at+1)
	}
	pieces[at].block = listed(t.wordWhose(words))
	return pieces
}

// asked is 0 for a piece that goes with what was asked, 1 for any other.
func (p *piece) asked() int {
	if p.rank <= rankAsked {
		return 0
	}
	return 1
}

// size is how many characters the piece takes.
func (p *piece) size() int {
	return utf8.RuneCountInString(Response{Blocks: []Block{p.block}}.Text()) + 1
}

// asks tells whether an aspect is among those that the question asks for.
func (t *telling) asks(a knowledge.Aspect) bool { return t.asked.has(a) }

// points are the texts that hold on the day under some aspects, those that
// speak of what the question speaks of first. What is told of an entry that has
// not begun is what will hold when it does.
func (t *telling) points(aspects ...knowledge.Aspect) []string {
	on := t.on
	if from := t.entry.From; t.standing == knowledge.StandingNotYet && from != nil {
		on = max(on, from.Day)
	}
	var texts []string
	for _, p := range t.entry.Current(on, aspects...) {
		texts = append(texts, p.Text)
	}
	slices.SortStableFunc(texts, func(a, b string) int { return t.asked.about[b] - t.asked.about[a] })
	return texts
}

// tellAsked answers what was asked, one thing after the other; where nothing
// was, or nobody can tell what, it says what the entry is for.
//
// What the owner says of the business decides before that where it speaks
// against them, and in place of "may I?" where it does not.
func (t *telling) tellAsked() {
	found := t.decide()
	decided := t.tellDecided(found, true)
	for i := range t.asked.asks {
		if a := &t.asked.asks[i]; !a.weak && !a.aside {
			t.answer(a)
		}
	}
	decided = t.tellDecided(found, false) || decided
	for i := range t.asked.asks {
		if a := &t.asked.asks[i]; a.aside || a.weak && !(decided && a.has(knowledge.AspectWho)) {
			t.answer(a)
		}
	}
	if t.answered || t.missed {
		return
	}
	t.answered = true
	t.say(t.entry.Purpose)
	t.lead(aspectPurpose, wordPurpose(t.title(), t.entry.Purpose))
}
