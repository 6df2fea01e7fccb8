package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// addsTo tells whether a message is plainly about the cost that was just
// worked out: a correction, or parts whose names are words of cost and nobody's
// price.
func addsTo(reading *CostReading) bool {
	if len(reading.Removed) > 0 || len(reading.Lines) == 0 || reading.Rest != "" {
		return len(reading.Removed) > 0
	}
	return !slices.ContainsFunc(reading.Lines, func(l CostLine) bool {
		first, _, _ := strings.Cut(l.Name, " ")
		_, known := costKindOf(first)
		return !known && !l.Corrects
	})
}

// tellsParts tells whether a message lists parts of a cost, at least one of
// which a list knows for one: "minyak kelapa 3 liter 90rb, naoh 25rb".
func (r *CostReading) tellsParts() bool {
	return len(r.Lines) > 1 && slices.ContainsFunc(r.Lines, func(l CostLine) bool {
		first, _, _ := strings.Cut(l.Name, " ")
		_, known := costKindOf(first)
		return known
	})
}

// bareAmount is an amount that came by itself after the owner left the telling
// of a cost.
func (d *costDraft) bareAmount(said string, r *CostReading) (knowledge.Rupiah, bool) {
	m := newMessage(said)
	for i, t := range m.Tokens {
		if t.Kind == text.Word && !m.inside[i] && !addresses[m.Words[i]] {
			return 0, false
		}
	}
	if !d.Paused || len(r.Lines) != 1 || r.Rest != "" || r.Yield != nil {
		return 0, false
	}
	l := &r.Lines[0]
	return l.Amount, l.Name == "" && l.Amount > 0 && l.plain() && l.Wants == ""
}

// control is what a message says about the asking itself.
type control uint8

const (
	controlNone control = iota
	controlFinish
	controlSkip
	controlStop
	// controlGoOn and controlAnew answer whether to go on with what was left.
	controlGoOn
	controlAnew
)

// controls are the phrases of controls, without small words of address.
var controls = map[string]control{
	"selesai": controlFinish, "beres": controlFinish, "cukup": controlFinish, "itu": controlFinish, "sudah": controlFinish,
	"segitu": controlFinish, "sudah semua": controlFinish, "sudah itu": controlFinish, "sudah selesai": controlFinish,
	"itu semua": controlFinish, "sudah cukup": controlFinish, "sudah pas": controlFinish, "pas": controlFinish,
	"done": controlFinish, "finish": controlFinish, "hitung": controlFinish, "sudah segitu": controlFinish, "rampung": controlFinish,
	"stop": controlStop, "batal": controlStop, "berhenti": controlStop, "cancel": controlStop, "nanti": controlStop,
	"lanjut": controlGoOn, "lanjutkan": controlGoOn, "ya": controlGoOn, "iya": controlGoOn, "ya lanjut": controlGoOn,
	"terus": controlGoOn, "terusin": controlGoOn, "boleh": controlGoOn,
	"mulai baru": controlAnew, "baru": controlAnew, "tidak": controlAnew, "gak": controlAnew, "mulai lagi": controlAnew,
	"nanti lagi": controlStop, "gak jadi": controlStop, "besok": controlStop, "besok lagi": controlStop,
}

// addresses are the small words that a control may come with.
var addresses = wordSet(`kak kakak min ya saja dulu dong deh kok sih lah bang bu pak mas mbak om gan aja nih`)

// controlOf reads a message that says nothing but what to do next.
func controlOf(said string) control {
	m := newMessage(said)
	var words []string
	for i, w := range m.Words {
		if m.Tokens[i].Kind == text.Word && !addresses[w] {
			words = append(words, w)
		}
	}
	if len(words) == 0 && slices.ContainsFunc(m.Words, func(w string) bool { return w == "ya" }) {
		return controlGoOn
	}
	if c, known := controls[strings.Join(words, " ")]; known && len(m.Money) == 0 {
		return c
	}
	if _, refuses := refusal(m); refuses && len(words) > 0 && len(words) <= 4 {
		return controlSkip
	}
	return controlNone
}

// rivalWords are heard where a price is asked about, not where a cost is told.
var rivalWords = wordSet(`jual jualan dijual jualnya saingan lawan pesaing kompetitor tetangga sebelah`)

// leavesDraft tells whether a message is a question of its own rather than a
// part of the cost.
func leavesDraft(said string, reading *CostReading, step costStep) bool {
	m := newMessage(said)
	readings := Understand(said)
	intent := readings[0].Intent
	priced := len(m.Money) > 0 && reading.Made == nil && (step == stepDone && len(m.Platforms) > 0 || slices.ContainsFunc(m.Words, func(w string) bool { return rivalWords[w] }))
	switch intent {
	case IntentFee, IntentProgram, IntentRegulation, IntentReport, IntentOutOfScope, IntentBroadcast:
		if asks(m) || !reading.found() {
			return true
		}
	case IntentSmalltalk:
		return !reading.found()
	}
	if reading.found() {
		return priced && (readings[0].Understood.CompetitorPrice != nil || readings[0].Understood.OwnPrice != nil)
	}
	if step == stepProduct {
		return asks(m)
	}
	return asks(m) && intent != IntentUnknown
}

// wholeCost reads a message that names the cost of one piece itself: "modal
// 28rb", "hppnya 28.000".
func wholeCost(said string, reading *CostReading) (knowledge.Rupiah, bool) {
	m := newMessage(said)
	names := slices.ContainsFunc(m.Words, func(w string) bool { w = stem(w); return w == "modal" || w == "hpp" })
	if !names || len(reading.Lines) > 1 || reading.Yield != nil || reading.Failed != nil || reading.Made != nil || reading.Impossible {
		return 0, false
	}
	if len(reading.Lines) == 1 && !reading.Lines[0].plain() && reading.Lines[0].Basis != knowledge.CostPerUnit {
		return 0, false
	}
	for _, w := range m.Words {
		if _, part := costKindOf(w); part && w != "modal" {
			return 0, false
		}
	}
	readings := Understand(said)
	cost := readings[0].Understood.Cost
	if cost == nil || *cost <= 0 || len(readings) > 1 {
		return 0, false
	}
	return *cost, true
}

// slightWhole tells whether the cost that a message names is a bare number too
// small to be taken at its word: "modal 1".
func slightWhole(said string) bool {
	m := newMessage(said)
	return slices.ContainsFunc(m.Money, func(a text.Money) bool {
		return a.Bare && len(a.Alternatives) > 0 && a.High < slightAmount
	})
}

// productOf is the goods that a text names, in the owner's own words.
func productOf(said string) string {
	var words []string
	for _, t := range text.Tokenize(said) {
		if t.Kind == text.Word && !lists.filler(t.Text) {
			words = append(words, t.Text)
		}
	}
	return cutWords(strings.Join(words, " "))
}

// maxProductName is how many bytes of a name are kept.
const maxProductName = 60

// cutWords cuts a name at the last space that it may reach.
func cutWords(name string) string {
	for len(name) > maxProductName {
		i := strings.LastIndexByte(name[:maxProductName+1], ' ')
		if i <= 0 {
			return strings.ToValidUTF8(name[:maxProductName], "")
		}
		name = name[:i]
	}
	return name
}

// namedFirst cuts a message where the name of the goods ends: at its first
// comma, where parts of the cost follow.
func namedFirst(said string, reading *CostReading) (name, rest string) {
	if !reading.found() {
		return said, ""
	}
	if i := strings.IndexAny(said, ",:;\n"); i >= 0 && !strings.ContainsAny(said[:i], "0123456789") {
		return said[:i], said[i+1:]
	}
	return "", said
}

// asksForTotal tells whether a message asks what the cost is so far.
func asksForTotal(said string) bool {
	m := newMessage(said)
	return asks(m) && len(m.Money) == 0 && len(m.Platforms) == 0 && slices.ContainsFunc(m.Words, func(w string) bool {
		w = stem(w)
		return w == "modal" || w == "hpp" || totalWords[w]
	})
}

// asksToReckon tells whether a message asks to work out what goods cost:
// "hitung modal dong", "cara ngitung hpp gimana".
func asksToReckon(said string) bool {
	said, _ = cutMessage(said)
	m := newMessage(said)
	has := func(words ...string) bool {
		return slices.ContainsFunc(m.Words, func(w string) bool { return slices.Contains(words, stem(w)) })
	}
	return len(m.Money) == 0 && has("hitung", "hitungkan") && has("modal", "hpp")
}

// asksToLower tells whether a message asks how the cost of goods is brought
// down, without naming any figure.
func asksToLower(said string) bool {
	said, _ = cutMessage(said)
	m := newMessage(said)
	has := func(words map[string]bool) bool {
		return slices.ContainsFunc(m.Words, func(w string) bool { return words[w] || words[stem(w)] })
	}
	return len(m.Money) == 0 && len(m.Percents) == 0 && has(loweringWords) && has(costTitles)
}

// loweringWords are for bringing a cost down.
var loweringWords = wordSet(`turunkan turunin nurunin menurunkan diturunkan turun hemat menghemat ngirit irit tekan menekan neken
	mengurangi ngurangin kurangi kurangin pangkas memangkas efisien murahin kecilin`)
