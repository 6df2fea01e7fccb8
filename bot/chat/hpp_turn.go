package chat

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// takeDraft handles a message while the parts of a cost are being told. It
// returns false where there is no such thing under way.
func (c *Chat) takeDraft(ctx context.Context, m Message, conv *conversation) (Response, bool, error) {
	if c.group {
		return Response{}, false, nil
	}
	if response, done, err := c.takeKeeping(ctx, m.Text, conv); done || err != nil {
		return response, done, err
	}
	d := conv.Draft
	said, _ := cutMessage(m.Text)
	if !d.active() {
		return c.takeAfterthought(ctx, said, conv)
	}
	d.At = c.Now()
	reading := UnderstandCosts(said, d.askedFor())
	if cost, ok := wholeCost(said, &reading); ok {
		response, err := c.takeWholeCost(ctx, conv, cost, "")
		return response, true, err
	}
	switch word := controlOf(said); {
	case word == controlFinish:
		response, err := c.finishDraft(ctx, conv)
		return response, true, err
	case word == controlSkip && !reading.found():
		response, err := c.skipStep(ctx, conv)
		return response, true, err
	case word == controlStop:
		d.Paused = true
		return say(sayfDraft(sayDraftPaused, d)), true, nil
	case leavesDraft(said, &reading, d.Step):
		response, err := c.takeAside(ctx, m, conv)
		return response, true, err
	}
	if d.Step == stepProduct {
		d.Product = productOf(namedFirst(said, &reading))
		if d.Product == "" && !reading.found() {
			return say(askCostGoods), true, nil
		}
	}
	response, err := c.addToDraft(ctx, conv, &reading)
	return response, true, err
}

// takeAside answers a question of its own and keeps the draft for later.
func (c *Chat) takeAside(ctx context.Context, m Message, conv *conversation) (Response, error) {
	d := conv.Draft
	d.Paused = true
	response, err := c.take(ctx, m, conv)
	if err == nil && conv.Draft == d && d.Paused && len(d.Lines) > 0 {
		response.Blocks = append(response.Blocks, paragraph(plain(sayfDraft(sayDraftKept, d))))
		response.Buttons = append(response.Buttons, []Button{{Label: buttonResume, Action: actionCostContinue}})
	}
	return response, err
}

// takeAfterthought handles a correction of a cost that was just worked out.
func (c *Chat) takeAfterthought(ctx context.Context, said string, conv *conversation) (Response, bool, error) {
	d := conv.Draft
	if d == nil || d.Step != stepDone {
		return Response{}, false, nil
	}
	reading := UnderstandCosts(said, CostAsked{})
	if !addsTo(&reading) || leavesDraft(said, &reading, d.Step) {
		return Response{}, false, nil
	}
	response, err := c.addToDraft(ctx, conv, &reading)
	return response, true, err
}

// addsTo tells whether a message is plainly about the cost that was just
// worked out: a correction, or parts whose names are words of cost and nobody's
// price.
func addsTo(reading *CostReading) bool {
	if len(reading.Removed) > 0 {
		return true
	}
	if len(reading.Lines) == 0 || reading.Rest != "" {
		return false
	}
	return !slices.ContainsFunc(reading.Lines, func(l CostLine) bool {
		first, _, _ := strings.Cut(l.Name, " ")
		_, known := costKindOf(first)
		return !known && !l.Corrects
	})
}

// addToDraft takes over what was said and shows what comes next.
func (c *Chat) addToDraft(ctx context.Context, conv *conversation, reading *CostReading) (Response, error) {
	d := conv.Draft
	if reading.Yield != nil && *reading.Yield <= 0 {
		return say(askCostYield), nil
	}
	step := d.Step
	changed := reading.found() || step == stepProduct && d.Product != ""
	missing := d.merge(reading)
	d.At = c.Now()
	goods := d.goods()
	if _, err := goods.WorkOut(); err != nil {
		if sentence, broken := costProblem(err); broken {
			d.undo(reading, err)
			return say(sentence), nil
		}
	}
	d.Step = d.next()
	if d.Step == stepDone || step == stepDone {
		if !reading.Impossible && len(missing) == 0 {
			return c.finishDraft(ctx, conv)
		}
	}
	var notes []Block
	switch {
	case reading.Impossible:
		notes = append(notes, paragraph(plain(askCostPossible)))
	case len(missing) > 0:
		notes = append(notes, paragraph(plain(fmt.Sprintf(sayNoSuchLine, strings.Join(missing, ", ")))))
	case !changed:
		notes = append(notes, paragraph(plain(sayCostUnclear)))
	}
	response := c.showDraft(conv)
	if !changed || reading.Impossible {
		response.Blocks = []Block{response.Blocks[len(response.Blocks)-1]}
	}
	response.Blocks = append(notes, response.Blocks...)
	return response, nil
}

// costProblem is the sentence for a cost that no further answer can mend.
func costProblem(err error) (sentence string, broken bool) {
	switch {
	case errors.Is(err, knowledge.ErrCostAllFailed):
		return askCostFailed, true
	case errors.Is(err, knowledge.ErrCostBeyond), errors.Is(err, knowledge.ErrCostNegative):
		return askCostPossible, true
	default:
		return "", false
	}
}

// undo takes back the figures that made the cost impossible.
func (d *costDraft) undo(reading *CostReading, err error) {
	if errors.Is(err, knowledge.ErrCostAllFailed) {
		d.Failed, d.Share = 0, 0
		return
	}
	for _, line := range reading.Lines {
		d.Lines = slices.DeleteFunc(d.Lines, func(l CostLine) bool { return l.Kind == line.Kind && l.Name == line.Name })
	}
}

// skipStep passes over what was asked.
func (c *Chat) skipStep(ctx context.Context, conv *conversation) (Response, error) {
	d := conv.Draft
	switch d.Step {
	case stepProduct:
		return say(askCostGoods), nil
	case stepYield:
		return say(askYield), nil
	case stepOpen:
		return c.finishDraft(ctx, conv)
	}
	d.skip()
	if d.next() == stepDone {
		return c.finishDraft(ctx, conv)
	}
	return c.showDraft(conv), nil
}

// sayfDraft puts the name of the goods into a sentence.
func sayfDraft(sentence string, d *costDraft) string {
	product := d.Product
	if product == "" {
		product = "barang tadi"
	}
	return fmt.Sprintf(sentence, product)
}

// control is what a message says about the asking itself.
type control uint8

const (
	controlNone control = iota
	controlFinish
	controlSkip
	controlStop
)

// controls are the phrases of controls, without small words of address.
var controls = map[string]control{
	"selesai": controlFinish, "beres": controlFinish, "cukup": controlFinish, "itu": controlFinish, "sudah": controlFinish,
	"segitu": controlFinish, "sudah semua": controlFinish, "sudah itu": controlFinish, "sudah selesai": controlFinish,
	"itu semua": controlFinish, "sudah cukup": controlFinish, "sudah pas": controlFinish, "pas": controlFinish,
	"done": controlFinish, "finish": controlFinish, "hitung": controlFinish, "sudah segitu": controlFinish, "rampung": controlFinish,
	"stop": controlStop, "batal": controlStop, "berhenti": controlStop, "cancel": controlStop, "nanti": controlStop,
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

// namedFirst is the part of a message before its first comma or figure where
// parts of the cost follow, else all of it.
func namedFirst(said string, reading *CostReading) string {
	if !reading.found() {
		return said
	}
	if i := strings.IndexAny(said, ",:;\n"); i >= 0 && !strings.ContainsAny(said[:i], "0123456789") {
		return said[:i]
	}
	return ""
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
