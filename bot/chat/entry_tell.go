package chat

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
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

// answer says the first of the asked aspects that the entry says something
// of, what sources disagree on, and what nobody confirms of it.
func (t *telling) answer(a *ask) {
	if a.weak && a.first() == knowledge.AspectAmount && t.leadWithCount() {
		t.answered = true
		return
	}
	for _, together := range a.aspects {
		if t.leadWithPast(a, together) || t.leadWith(together) {
			t.answered = true
			t.addDoubts(together)
			return
		}
	}
	if t.leadWithDuration(a) {
		t.answered = true
		return
	}
	for _, together := range a.aspects {
		if p := t.lapsed(together); p != nil {
			t.missed = true
			t.lead(p.Aspect, wordLapsed(p, t.on, t.entry.Address))
			return
		}
	}
	if a.weak || a.aside {
		return // nobody can tell that just this was meant
	}
	t.missed = true
	t.lead(a.first(), wordAbsent(a.first(), t.title(), t.entry.Address))
}

// unsaid are the points under an aspect that were not told yet.
func (t *telling) unsaid(a knowledge.Aspect) []string {
	return slices.DeleteFunc(t.points(a), t.hasSaid)
}

// leadWithCount tells the points that count what is asked for; false for none.
func (t *telling) leadWithCount() bool {
	if t.asked.counted == "" {
		return false
	}
	counts := regexp.MustCompile(`[0-9] (?:\p{L}+ )?` + regexp.QuoteMeta(t.asked.counted) + `\b`)
	for _, p := range t.entry.Current(t.on) {
		if counts.MatchString(p.Text) {
			t.say(p.Text)
			t.lead(p.Aspect, t.wordLead([]string{p.Text}))
			return true
		}
	}
	return false
}

// durationAspects are those under which it stands how long something takes or
// lasts.
var durationAspects = []knowledge.Aspect{knowledge.AspectDuration, knowledge.AspectTerm, knowledge.AspectValidity}

// lasting finds a length of time in a sentence.
var lasting = regexp.MustCompile(`(?i)[0-9]+ (?:tahun|bulan|minggu|hari|jam|menit)\b`)

// leadWithDuration tells how long, where that is asked for, by the sentences
// on other things that say so; false for none. How old a business must be, or
// how it was before, is no answer.
func (t *telling) leadWithDuration(a *ask) bool {
	if !slices.ContainsFunc(durationAspects, a.has) {
		return false
	}
	others := slices.DeleteFunc(slices.Clone(knowledge.Aspects), func(a knowledge.Aspect) bool {
		return slices.Contains(durationAspects, a) || a == knowledge.AspectWho || a == knowledge.AspectCondition ||
			a == knowledge.AspectExcluded || a == knowledge.AspectPast
	})
	texts := t.points(others...)
	i := slices.IndexFunc(texts, func(text string) bool { return lasting.MatchString(text) && !t.hasSaid(text) })
	if i < 0 {
		return false
	}
	t.say(texts[i])
	t.lead(a.first(), t.wordLead(texts[i:i+1]))
	return true
}

// leadWithPast tells what happened, where a question of how the entry stands
// speaks of that, "kan sudah tutup", and the entry says nothing else of it;
// false for nothing.
func (t *telling) leadWithPast(a *ask, together asked) bool {
	words := slices.DeleteFunc(slices.Clone(a.words), func(w string) bool { return lacks[w] || standingWords[w] })
	if together[0] != knowledge.AspectStatus || slices.ContainsFunc(t.points(knowledge.AspectStatus), func(text string) bool { return says(text, words) }) {
		return false
	}
	for _, text := range t.points(knowledge.AspectPast) {
		if says(text, words) {
			t.say(text)
			t.lead(knowledge.AspectPast, t.wordLead([]string{text}))
			return true
		}
	}
	return false
}

// standingWords ask how anything stands, whatever happened.
var standingWords = wordSet(`masih sudah ada benar berlaku jalan apa lagi`)

// says tells whether a sentence has one of some words, "ditutup" being the same
// as "tutup".
func says(sentence string, words []string) bool {
	root := func(w string) string {
		if len(w) > len("di")+3 {
			return strings.TrimPrefix(w, "di")
		}
		return w
	}
	has := strings.FieldsFunc(strings.ToLower(sentence), func(r rune) bool { return !unicode.IsLetter(r) })
	return slices.ContainsFunc(has, func(w string) bool {
		return slices.ContainsFunc(words, func(asked string) bool { return len(asked) > 3 && root(w) == root(asked) })
	})
}

// leadWith tells what the entry says under aspects; false for nothing.
func (t *telling) leadWith(together asked) bool {
	for _, a := range together {
		if a == knowledge.AspectWho && len(t.unsaid(a)) > 0 {
			continue // a sentence says it better
		}
		if b, ok := t.part(a); ok {
			t.lead(a, b)
			return true
		}
	}
	texts := t.points(together...)
	if len(texts) == 0 && together[0] == knowledge.AspectStatus && t.standing == knowledge.StandingOpen {
		texts = []string{t.wordStanding()}
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
	t.lead(together[0], t.wordLead(told))
	return true
}

func (t *telling) say(text string)          { t.said = append(t.said, text) }
func (t *telling) hasSaid(text string) bool { return slices.Contains(t.said, text) }

// lapsed is a point on aspects that held once, or will hold; nil for none. Of
// several it is the last that held.
func (t *telling) lapsed(together asked) *knowledge.Point {
	var last *knowledge.Point
	for i := range t.entry.Points {
		p := &t.entry.Points[i]
		if slices.Contains(together, p.Aspect) && !p.Holds(t.on) && (last == nil || last.Until == nil || p.Until != nil && p.Until.Last() > last.Until.Last()) {
			last = p
		}
	}
	return last
}

// addDoubts says what sources differ on under what was asked, and what none
// confirms.
func (t *telling) addDoubts(together asked) {
	for i := range t.entry.Conflicts {
		if c := &t.entry.Conflicts[i]; slices.Contains(together, c.Aspect) && c.Holds(t.on) && !t.hasSaid(c.Text) {
			t.say(c.Text)
			t.add(c.Aspect, rankDoubt, listed(wordConflict(c.Aspect, c.Text)))
		}
	}
	for _, unsure := range t.entry.Unsure {
		about := readAsking(unsure, nil)
		if !t.hasSaid(unsure) && slices.ContainsFunc(about.asks, func(k ask) bool { return !k.weak && slices.Contains(together, k.first()) }) {
			t.say(unsure)
			t.add(together[0], rankDoubt, listed(wordUnsure(unsure)))
		}
	}
}
