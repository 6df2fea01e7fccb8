package chat

import (
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// costReader reads the pieces of a message one after the other into parts of
// the cost.
type costReader struct {
	q     text.Question
	parts []costPart
	// solid is, for each piece, the first from there on that is no small word.
	solid []int
	asked CostAsked
	at    int
	line  costDraftLine
	out   CostReading
}

func (r *costReader) read() {
	r.solid = make([]int, len(r.parts)+1)
	r.solid[len(r.parts)] = len(r.parts)
	for i := len(r.parts) - 1; i >= 0; i-- {
		r.solid[i] = i
		if p := &r.parts[i]; p.kind == costWord && p.word != "gak" && !r.isCue(p.word) && costFiller(p.word) {
			r.solid[i] = r.solid[i+1]
		}
	}
	for r.at = 0; r.at < len(r.parts); {
		before := r.at
		r.step(&r.parts[r.at])
		if r.at == before {
			r.at++
		}
	}
	r.flush()
	r.dropBeyond()
}

// step reads the piece at r.at; it moves r.at where it takes in more than
// that.
func (r *costReader) step(p *costPart) {
	switch p.kind {
	case costBeyond:
		r.out.Impossible = true
	case costMark:
		r.mark(p)
	case costWord:
		r.wordPart(p)
	case costAmount:
		r.amount(p)
	case costMeasure:
		r.measure(p)
	case costNumber:
		r.number(p)
	case costPercent:
		if r.failsAhead(r.at+1) || failWords[r.prevWord(r.at)] {
			r.out.FailedShare = new(p.percent)
		}
	}
}

// mark reads punctuation.
func (r *costReader) mark(p *costPart) {
	switch p.word {
	case ",", ";", "\n", "+", "&", ".":
		r.part()
	case "@":
		if r.line.amount != nil && len(r.line.names) > 0 {
			r.line.parted = true
		}
		r.openFor(r.at + 1)
		r.line.at = true
	case "*":
		r.timesBehind()
	case ":":
		r.colon()
	case "/":
		r.perWord(r.at + 1)
	}
}

// part ends what stands here, unless its amount is still to come.
func (r *costReader) part() {
	if r.saysHowMuch(r.at + 1) {
		return
	}
	if r.line.amount != nil || r.line.strikes || r.line.none {
		r.flush()
		return
	}
	r.line.parted = true
}

// saysHowMuch tells whether a quantity without a name follows that says how
// much is taken of what has its price here: "17rb sekilo, 2 kg".
func (r *costReader) saysHowMuch(i int) bool {
	if use := r.pastFillers(i); r.line.amount != nil && useWords[r.wordAt(use)] && r.isCountAt(r.pastFillers(use+1)) {
		return true
	}
	if j := r.pastFillers(i); r.line.amount != nil && r.line.days > 0 && r.line.days <= 7 && r.isCountAt(j) && timeWords[r.wordAt(j+1)] == r.line.days {
		return true // "75rb sehari, 2 hari"
	}
	priced := r.line.perOf
	if priced == nil {
		priced = r.line.quantity
	}
	i = r.pastFillers(i)
	for lastWords[r.wordAt(i)] {
		i = r.pastFillers(i + 1)
	}
	return r.line.amount != nil && priced != nil && i < len(r.parts) && r.parts[i].kind == costMeasure &&
		priced.Measured() && r.parts[i].quantity.Unit == priced.Unit &&
		(i+1 == len(r.parts) || r.parts[i+1].kind == costMark)
}

// colon reads "bahan: tepung 20rb": what stands before is a kind, or a title.
func (r *costReader) colon() {
	if next := r.at + 1; r.line.amount != nil || next < len(r.parts) && r.parts[next].kind != costWord && r.parts[next].word != "\n" {
		return
	}
	var section knowledge.CostKind
	for _, name := range r.line.names {
		if kind, known := costKindOf(name); known && section == "" {
			section = kind
		}
	}
	r.rest()
	r.line = costDraftLine{section: section}
}

// flush ends the line.
func (r *costReader) flush() {
	l := &r.line
	section := l.section
	switch {
	case l.amount != nil && l.amount.Impossible:
		r.out.Impossible = true
	case l.strikes:
		if len(l.names) > 0 {
			r.out.Removed = append(r.out.Removed, l.name())
		}
	case l.none:
		r.none()
	case r.packed(l):
		r.out.Content, r.out.ContentUnit = l.quantity.Pack, l.quantity.Unit
	case l.amount != nil, l.quantity != nil && len(l.names) > 0:
		r.out.Lines = append(r.out.Lines, l.line(r.asked.Kind))
	case l.quantity != nil && r.asked.Quantity && r.out.Yield == nil:
		r.out.Lines = append(r.out.Lines, l.line(r.asked.Kind))
	case l.quantity != nil && l.quantity.Unit.Counted() && (r.asked.Kind == "" || len(r.out.Lines) > 0) && r.out.Yield == nil:
		r.out.Yield, r.out.Unit = new(l.quantity.Pack), l.quantity.Unit
	default:
		r.rest()
	}
	r.line = costDraftLine{section: section}
}

// none notes that there is none of what the words name, or of what was asked
// for.
func (r *costReader) none() {
	named := false
	for _, word := range r.line.names {
		kind, known := costKindOf(word)
		_, whole := wholeKind(word)
		switch {
		case known && whole:
			r.out.None = append(r.out.None, kind)
		case known:
			r.out.Without = append(r.out.Without, word)
		}
		named = named || known
	}
	r.out.NoneAsked = r.out.NoneAsked || !named
}

// rest keeps words that no figure came with.
func (r *costReader) rest() {
	if name := strings.Join(r.line.names, " "); name != "" {
		r.out.Rest = strings.TrimSpace(r.out.Rest + " " + name)
	}
}

// openFor begins a new line where what comes at a piece belongs to another.
func (r *costReader) openFor(next int) {
	if r.line.amount != nil && r.line.parted && next > 0 {
		r.flush()
	}
}

// amount reads money.
func (r *costReader) amount(p *costPart) {
	if names := r.line.names; r.line.none {
		r.line.names = nil
		r.flush()
		r.line.names = names
	}
	l := &r.line
	switch {
	case r.isPrevWord("bukan"):
		l.corrects = true // "bukan 300rb tapi 250rb"
		return
	case l.amount == nil:
	case l.amount.Bare && !p.money.Bare:
		// "kain 2 warna 300rb": the first number counted something.
	case l.leads && len(l.names) > 0 && !r.nameAhead(r.at+1):
		// "300rb plastik 10rb": the name belongs to what follows it.
		names := l.names
		l.names = nil
		r.flush()
		r.line.names = names
	default:
		r.flush()
	}
	l = &r.line
	l.leads = len(l.names) == 0
	money := p.money
	l.amount, l.parted = &money, false
}

// nameAhead tells whether a word that may be a name comes before the next
// figure or mark.
func (r *costReader) nameAhead(i int) bool {
	for ; i < len(r.parts) && r.parts[i].kind == costWord; i++ {
		if w := r.parts[i].word; !costFiller(w) && !r.isCue(w) {
			return true
		}
	}
	return false
}

// isCue tells whether a word says what a figure is for, so that it is no name.
func (r *costReader) isCue(w string) bool {
	return batchWords[w] || shareWords[w] || makeWords[w] || failWords[w] || lastWords[w] || useWords[w] || timeWords[w] > 0 ||
		joinWords[w] || swapWords[w] || strikeWords[w] || totalWords[w] || eachWords[w] || kaliWords[w] || nothingWords[w]
}

// isFigure tells whether a figure stands at a piece, fillers passed over.
func (r *costReader) isFigure(i int) bool {
	i = r.pastFillers(i)
	return i < len(r.parts) && r.parts[i].kind != costWord && r.parts[i].kind != costMark
}

// pastFillers is the first piece from i that is not a small word.
func (r *costReader) pastFillers(i int) int { return r.solid[min(i, len(r.parts))] }

// prevWord is the word before a piece, fillers passed over; empty for none.
func (r *costReader) prevWord(i int) string {
	for i--; i >= 0 && r.parts[i].kind == costWord; i-- {
		if w := r.parts[i].word; r.isCue(w) || !costFiller(w) {
			return w
		}
	}
	return ""
}

func (r *costReader) isPrevWord(word string) bool {
	return r.at > 0 && r.parts[r.at-1].kind == costWord && r.parts[r.at-1].word == word
}

// failsAhead tells whether a word of failure comes next that has no figure of
// its own behind it: "2 gagal", and not "30 biji gagal 3".
func (r *costReader) failsAhead(i int) bool {
	i = r.pastFillers(i)
	return i < len(r.parts) && failWords[r.wordAt(i)] && !r.isFigure(i+1)
}

// wordAt is the word at a piece; empty where there is none.
func (r *costReader) wordAt(i int) string {
	if i < 0 || i >= len(r.parts) || r.parts[i].kind != costWord {
		return ""
	}
	return r.parts[i].word
}
