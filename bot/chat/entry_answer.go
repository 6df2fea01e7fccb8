package chat

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"setara/knowledge"
)

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
