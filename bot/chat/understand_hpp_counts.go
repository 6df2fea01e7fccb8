package chat

import (
	"setara/knowledge"
	"setara/knowledge/text"
)

// yields reads what comes of something: "jadi 25 pcs", "dapat 20 biji", "buat
// 3 kali". Without a figure behind it the word says nothing, and before money
// it corrects: "kain jadi 250rb".
func (r *costReader) yields(w string) {
	i := r.pastFillers(r.at + 1)
	for batchWords[r.wordAt(i)] || makeWords[r.wordAt(i)] || shareWords[r.wordAt(i)] {
		i = r.pastFillers(i + 1)
	}
	if i >= len(r.parts) {
		return
	}
	switch p := &r.parts[i]; {
	case p.kind == costAmount && r.thousands(i):
		count, unit := knowledge.Pack(p.money.Low)*knowledge.One, knowledge.UnitPiece
		r.at = i + 2
		r.comes(w, count, unit)
	case p.kind == costAmount && batchWords[w]:
		r.swap()
	case p.kind == costAmount && p.money.Impossible, p.kind == costNumber && p.money.Impossible:
		r.out.Impossible = true
		r.at = i + 1
	case p.isCount() && r.timeAt(i+1) > 0:
		days := r.timeAt(i + 1)
		if r.followsLife(w) && r.life(i) {
			return
		}
		r.made(i, days)
		r.at = r.behindTime(i + 1)
	case p.isCount() && !r.multiplies(i):
		count, unit := r.madeCount(p)
		r.at = i + 1
		if counted, ok := r.counted(r.at); ok && unit == "" {
			unit = counted
			r.at++
		}
		if kaliWords[r.wordAt(r.at)] {
			r.at++
			if r.line.amount != nil && !batchWords[w] {
				r.line.batches = count // "gas 22rb buat 3 kali"
			}
			return
		}
		if r.piecesEach(i) {
			each, piece := r.parts[i+1].pack()
			count, unit = min(count.Units(each), knowledge.MaxPack+1), piece
			r.at = i + 2
		}
		r.comes(w, count, unit)
		r.goods(unit)
	}
}

// piecesEach tells whether each of what a piece counts holds so many goods: "2
// loyang @ 20 potong".
func (r *costReader) piecesEach(i int) bool {
	if i+1 >= len(r.parts) || r.parts[i+1].kind != costMeasure || r.q.Tokens[r.parts[i+1].from].Text != "@" {
		return false
	}
	q := &r.parts[i+1].quantity
	return q.Unit.Counted() && q.Pack > knowledge.One
}

// madeCount is how many goods a piece counts: 8 of "8 bungkus 100 gram".
func (r *costReader) madeCount(p *costPart) (knowledge.Pack, knowledge.Unit) {
	if p.kind == costMeasure && p.quantity.Measured() {
		if count, next, ok := text.ReadCount(r.q.Tokens, p.from); ok && next < p.to {
			if unit, counts := text.CountsGoods(r.q.Tokens[next].Text); counts {
				return count, unit
			}
		}
	}
	return p.pack()
}

// goods passes over the name of the goods behind a count of them: "jadi 25
// kerudung".
func (r *costReader) goods(unit knowledge.Unit) {
	for first := unit == ""; r.wordAt(r.at) != ""; first = false {
		w := r.wordAt(r.at)
		_, cost := costKindOf(w)
		if cost || r.isCue(w) || costFiller(w) || !first && !text.NamesGoods(w) && !text.DescribesGoods(w) {
			return
		}
		if !first && r.isFigure(r.at+1) {
			return // the next part of the cost
		}
		r.at++
	}
}

// thousands tells whether what reads like money counts goods: "jadi seribu
// biji", "2rb pcs".
func (r *costReader) thousands(i int) bool {
	p := &r.parts[i]
	if i+1 >= len(r.parts) || p.money.Impossible || p.money.Low > knowledge.Rupiah(knowledge.MaxPack/knowledge.One) || p.money.Low <= 0 {
		return false
	}
	_, counted := r.counted(i + 1)
	return counted
}

// counted is the unit that stands behind a count of goods as a word of its own.
func (r *costReader) counted(i int) (knowledge.Unit, bool) {
	if i >= len(r.parts) {
		return "", false
	}
	p := &r.parts[i]
	if p.kind == costMeasure {
		q := &p.quantity
		return q.Unit, q.Per && q.Pack == knowledge.One && q.Unit.Counted() && p.to == p.from+1
	}
	return text.CountsGoods(r.wordAt(i))
}

// timeAt is the time that stands behind a count, in days, 0 for none: "400 per
// bulan", "400/bulan", "400 sebulan".
func (r *costReader) timeAt(i int) int64 { return timeWords[r.wordAt(r.behindTime(i)-1)] }

// behindTime is the piece behind a time that starts at a piece.
func (r *costReader) behindTime(i int) int {
	if i < len(r.parts) && (r.parts[i].word == "per" || r.parts[i].word == "/" || r.parts[i].word == "tiap") {
		i++
	}
	return i + 1
}

// followsLife tells whether a word that may lead to how long a tool lasts
// stands with one: "mesin 2jt buat 5 tahun".
func (r *costReader) followsLife(w string) bool {
	return r.line.amount != nil && shareWords[w]
}

// multiplies tells whether the count at a piece multiplies a price: "2 x
// 15rb", "3 @ 25rb".
func (r *costReader) multiplies(i int) bool {
	if i+1 >= len(r.parts) {
		return false
	}
	next := &r.parts[i+1]
	return next.kind == costMark && (next.word == "@" || next.word == "*") ||
		(next.word == "x" || next.word == "kali") && i+2 < len(r.parts) && r.parts[i+2].kind == costAmount
}

// comes settles what a count that came of something stands for: how many the
// amount before it is enough for, or what a batch makes.
func (r *costReader) comes(w string, count knowledge.Pack, unit knowledge.Unit) {
	l := &r.line
	share := l.amount != nil && !l.parted && !batchWords[w] && !l.total &&
		(enoughWords[w] || l.quantity != nil || l.perOf != nil || l.kindOf(r.asked.Kind) != knowledge.CostMaterial)
	if whole, ok := wholeKind(l.name()); ok && whole == knowledge.CostMaterial {
		share = false
	}
	if share {
		l.shared, l.sharedBy = count, unit
		return
	}
	r.yield(count, unit)
}

// yield notes what a batch makes.
func (r *costReader) yield(count knowledge.Pack, unit knowledge.Unit) {
	if r.line.corrects && r.line.amount == nil {
		r.line = costDraftLine{}
	}
	r.out.Yield = &count
	if unit != "" {
		r.out.Unit = unit
	}
}

// dropBeyond takes out counts of goods that are beyond all measure.
func (r *costReader) dropBeyond() {
	if r.out.Yield != nil && *r.out.Yield > knowledge.MaxPack {
		r.out.Yield, r.out.Impossible = nil, true
	}
	if r.out.Failed != nil && *r.out.Failed > knowledge.MaxPack {
		r.out.Failed, r.out.Impossible = nil, true
	}
}

// number reads a bare number.
func (r *costReader) number(p *costPart) {
	l := &r.line
	next := r.wordAt(r.at + 1)
	switch {
	case p.money.Impossible:
		r.out.Impossible = true
	case p.hasCount && r.failsAhead(r.at+1):
		r.failed(p)
		r.at = r.pastFillers(r.at+1) + 1
	case p.hasCount && r.works(p.count, timeWords[next]):
	case p.hasCount && r.asked.Content && l.empty() && next == "":
		r.yield(p.count, knowledge.UnitPiece)
	case p.hasCount && r.multiplies(r.at):
		r.openFor(r.at)
		if l.amount != nil && !l.leads {
			r.flush()
		}
		r.line.times = p.count
		r.at++ // "x"; an "@" is read by itself
		if r.parts[r.at].word != "@" {
			r.at++
		}
	case p.hasCount && timeWords[next] > 0 && l.amount != nil && l.kindOf("") == knowledge.CostWear && r.life(r.at):
	case p.hasCount && r.asked.Life && timeWords[next] > 0 && l.empty() && r.life(r.at):
		r.out.Lines = append(r.out.Lines, CostLine{CostItem: knowledge.CostItem{Kind: knowledge.CostWear, Months: r.line.months}})
		r.line = costDraftLine{}
	case p.hasCount && r.timeAt(r.at+1) > 0 && (bareTimes[next] || timeWords[next] == 0):
		behind := r.behindTime(r.at + 1)
		if r.made(r.at, r.timeAt(r.at+1)) {
			r.at = behind
		}
	case p.hasCount && next != "" && next == l.perWork:
		l.times = p.count // "30rb per feet, 2 feet"
		r.at += 2
	case p.hasCount && workWords[next] && (r.isMark(r.at+2, "@") || r.wordAt(r.at+2) == "x"):
		l.times = p.count // "2 jam @15rb"
		r.at += 2
	case p.hasCount && next == "orang" && l.amount == nil:
		l.people = p.count // "2 orang 3 hari sehari 75rb"
	case p.hasCount && r.asked.Quantity && l.empty():
		r.out.Lines = append(r.out.Lines, CostLine{CostItem: knowledge.CostItem{Kind: r.asked.Kind}, Bought: p.count})
	case p.hasCount && r.asked.Made && l.empty():
		r.made(r.at, daysOfMonth)
	case p.hasCount && r.asked.Yield && l.empty() && r.out.Yield == nil && !r.ofWholeCost():
		r.yield(p.count, "")
	case p.hasCount && l.at && l.amount != nil && l.quantity == nil && l.times == 0:
		l.times = p.count
	case p.hasCount && next == "dari" && r.isCountAt(r.at+2) && r.failsAhead(r.at+3):
		r.failShare(p.count, &r.parts[r.at+2])
	case r.garbled(p):
		r.out.Impossible = true
		for r.at++; r.at < len(r.parts) && r.q.Tokens[r.parts[r.at].from].Glued; r.at++ {
			if r.parts[r.at].kind == costMark {
				break
			}
		}
	case r.countsNext(p):
		if l.amount == nil {
			l.loose, l.looseOf = p.count, next
		}
	case p.money.Bare && !timeish(next):
		r.amount(p)
	}
}

// fewGoods is the number below which a bare number before a word counts what
// the word names: "1 kursi", "2 feet".
const fewGoods = 10 * knowledge.One

// countsNext tells whether a bare number counts what follows rather than being
// what something costs: nothing stands before it that could cost that, or it is
// very small.
func (r *costReader) countsNext(p *costPart) bool {
	next := r.wordAt(r.at + 1)
	return p.hasCount && next != "" && !costFiller(next) && !r.isCue(next) && (len(r.line.names) == 0 || p.count < fewGoods || r.glued(p))
}

// failShare reads "10 dari 100 rusak".
func (r *costReader) failShare(failed knowledge.Pack, of *costPart) {
	made, _ := of.pack()
	if made <= 0 || failed > made {
		r.out.Impossible = true
	} else {
		r.out.FailedShare = new(knowledge.Ratio(knowledge.Rupiah(failed), knowledge.Rupiah(made)))
	}
	r.at += 3
	for r.at < len(r.parts) && !failWords[r.wordAt(r.at)] {
		r.at++
	}
	r.at++
}

// isMark tells whether a piece is a mark.
func (r *costReader) isMark(i int, mark string) bool {
	return i < len(r.parts) && r.parts[i].kind == costMark && r.parts[i].word == mark
}

// timeish tells whether a word counts times or batches, so that the number
// before it is no money.
func timeish(word string) bool { return timeWords[word] > 0 || kaliWords[word] }

// timesBehind reads the "2" of "15rb x 2".
func (r *costReader) timesBehind() {
	i := r.at + 1
	if r.line.amount == nil || !r.isCountAt(i) {
		return
	}
	r.line.times, _ = r.parts[i].pack()
	r.at = i + 1
}
