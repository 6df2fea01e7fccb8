package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// wordPart reads a word.
func (r *costReader) wordPart(p *costPart) {
	w := p.word
	switch {
	case w == "gak" && hasNone[r.wordAt(r.at+1)] && failWords[r.wordAt(r.pastFillers(r.at+2))]:
		r.out.Failed = new(knowledge.Pack(0)) // "gak ada yang gagal"
		r.at = r.pastFillers(r.at+2) + 1
	case w == "gak" && r.wordAt(r.at+1) == "jadi" && len(r.line.names) > 0 && !r.isFigure(r.at+2):
		r.strike()
		r.at += 2
	case r.noneHere(w):
		r.line.none = true
		r.at++
		if w == "gak" && hasNone[r.wordAt(r.at)] {
			r.at++
		}
	case failWords[w]:
		r.fail()
	case timeWords[w] > 0:
		r.time(w)
	case w == "per" || w == "tiap" || w == "setiap" || w == "saben":
		r.perWord(r.at + 1)
	case kaliWords[w] && (r.line.amount != nil || w == "x" || w == "kali") && r.isCountAt(r.at+1):
		r.timesBehind()
	case useWords[w] && r.uses(r.at+1):
	case lastWords[w] && r.life(r.at+1):
	case batchWords[w] || shareWords[w] || makeWords[w]:
		r.yields(w)
	case swapWords[w]:
		r.swap()
	case strikeWords[w]:
		r.strike()
	case eachWords[w]:
		r.openFor(r.at)
		r.line.at = true
	case totalWords[w]:
		r.openName()
		r.line.total = true
	case joinWords[w] || w == "sama" && (r.line.amount != nil || len(r.line.names) > 0):
		r.part()
	case costFiller(w), lastWords[w], useWords[w]:
	default:
		r.nameWord(w)
	}
}

// noneHere tells whether a word says that there is none of something.
func (r *costReader) noneHere(w string) bool {
	if w == "gak" {
		next := r.wordAt(r.at + 1)
		return hasNone[next] || next == "" && !r.isFigure(r.at+1)
	}
	if w == "termasuk" { // "kemasan sudah termasuk", and not "termasuk kemasan"
		next := r.pastFillers(r.at + 1)
		return next == len(r.parts) || r.parts[next].kind == costMark
	}
	return nothingWords[w] && !r.isFigure(r.at+1)
}

// nameWord adds a word to the name of a part, or begins the next with it.
func (r *costReader) nameWord(w string) {
	l := &r.line
	switch {
	case l.amount == nil && (l.none && len(l.names) > 0 || l.strikes && l.parted):
		r.flush()
	case l.amount != nil && (l.parted || !l.leads):
		r.flush()
	}
	l = &r.line
	l.names = append(l.names, w)
	l.parted = false
}

// openName ends a line that is whole where the word of another comes.
func (r *costReader) openName() {
	if r.line.amount != nil && !r.line.leads {
		r.flush()
	}
}

// swap reads a word of correction.
func (r *costReader) swap() {
	if r.line.amount != nil {
		r.flush()
	}
	r.line.corrects = true
}

// strike reads a word that takes a part away: "hapus listrik", "listrik
// dihapus".
func (r *costReader) strike() {
	if r.line.amount != nil {
		r.flush()
	}
	r.line.strikes = true
}

// perWord reads what stands behind "per" or "/" where it is no quantity: a
// time, or the goods themselves ("per kerudung").
func (r *costReader) perWord(i int) {
	w := r.wordAt(i)
	switch {
	case w == "":
		return
	case timeWords[w] > 0:
		r.at = i
		r.time(w)
	case kaliWords[w] || makeWords[w]: // "per produksi": for the batch, like all
		r.at = i + 1
	case r.line.amount == nil && !r.isFigure(i+1):
	case r.namesOne(w):
		r.line.perUnit = true
		r.at = i + 1
	default:
		r.line.perWork = w
		r.at = i + 1
	}
}

// namesOne tells whether a word names one of the goods.
func (r *costReader) namesOne(w string) bool {
	goods := strings.Fields(nameKey(r.asked.Goods))
	return oneWords[w] || slices.Contains(goods, text.Fold(w)) || text.NamesGoods(w)
}

// time reads a word such as "sebulan": the time that an amount is for, or in
// which so many are made.
func (r *costReader) time(w string) {
	days := timeWords[w]
	next := r.pastFillers(r.at + 1)
	// "sebulan bikin 400", "sebulan 400 pcs"
	at := next
	if makes := r.wordAt(at); makeWords[makes] || batchWords[makes] || shareWords[makes] {
		at = r.pastFillers(at + 1)
	}
	if behind := r.afterAmount(); r.isCountAt(at) && !r.isBareMoney(at, next) && timeWords[r.wordAt(at+1)] != days && r.made(at, days) {
		if behind && r.line.days == 0 {
			r.line.days = days // "listrik 200rb/bulan produksi 600"
		}
		for r.namesOne(r.wordAt(r.at)) && !r.isFigure(r.at+1) {
			r.at++
		}
		return
	}
	if before := r.at - 1; !bareTimes[w] && before >= 0 && r.parts[before].kind == costNumber && !r.followsPer() {
		return // "3 bulan" was read with its number
	}
	if r.line.amount != nil && r.line.parted && r.isFigure(r.at+1) {
		r.flush()
	}
	r.line.days = days
	if r.line.work > 0 && r.line.workFor == days {
		r.payWork()
	}
}

// afterAmount tells whether the word of time at r.at stands right behind the
// amount of the line: "200rb sebulan", "200rb/bulan".
func (r *costReader) afterAmount() bool {
	i := r.at - 1
	if i > 0 && r.followsPer() {
		i--
	}
	return i >= 0 && r.line.amount != nil && !r.line.parted && (r.parts[i].kind == costAmount || r.parts[i].kind == costNumber)
}

// followsPer tells whether "per" or a stroke stands before the piece.
func (r *costReader) followsPer() bool {
	w := r.parts[r.at-1].word
	return w == "per" || w == "/" || w == "tiap"
}

// isBareMoney tells whether a number right behind a word of time is money
// rather than a count: "sebulan 100" of what costs.
func (r *costReader) isBareMoney(at, next int) bool {
	return at == next && r.parts[at].kind == costNumber && len(r.line.names) > 0 && r.line.amount == nil
}

// isCountAt tells whether a piece says how many.
func (r *costReader) isCountAt(i int) bool { return i >= 0 && i < len(r.parts) && r.parts[i].isCount() }

// made notes how much is made in a time.
func (r *costReader) made(i int, days int64) bool {
	count, unit := r.parts[i].pack()
	if count <= 0 || count > knowledge.MaxPack {
		return false
	}
	if unit != "" && r.out.Unit == "" {
		r.out.Unit = unit
	}
	r.out.Made = &Production{Count: count, Days: days}
	r.at = i + 1
	if kaliWords[r.wordAt(r.at)] {
		r.out.Made.Batches = true
		r.at++
	}
	return true
}

// fail reads how many cannot be sold.
func (r *costReader) fail() {
	i := r.pastFillers(r.at + 1)
	if r.wordAt(i) == "gak" && r.wordAt(i+1) == "ada" {
		r.out.Failed = new(knowledge.Pack(0))
		r.at = i + 2
		return
	}
	if i >= len(r.parts) {
		return
	}
	switch p := &r.parts[i]; {
	case p.kind == costPercent:
		r.out.FailedShare = new(p.percent)
		r.at = i + 1
	case p.isCount():
		r.failed(p)
		r.at = i + 1
		if r.wordAt(r.at) == "dari" && r.isCountAt(r.at+1) { // "gagal 2 dari 25"
			r.yield(r.parts[r.at+1].pack())
			r.at += 2
		}
	}
}

// failed notes how many cannot be sold.
func (r *costReader) failed(p *costPart) {
	count, unit := p.pack()
	r.out.Failed, r.out.FailedUnit = &count, unit
}

// uses reads how much is taken of what was bought: "1 liter 75rb dipakai 0,25
// liter", "isi 12 200rb, pakai 3 kotak", "21rb, pakainya setengah".
func (r *costReader) uses(i int) bool {
	i = r.pastFillers(i)
	l := &r.line
	if l.amount == nil || !r.isCountAt(i) {
		return false
	}
	count, unit := r.parts[i].pack()
	switch {
	case count <= 0:
		return false
	case l.quantity != nil && unit != "" && l.quantity.Unit == unit && !unit.Counted():
		l.times = ratioOf(count, l.quantity.Pack)
	case l.shared > 0 && unit.Counted() && count <= l.shared:
		l.times, l.shared = ratioOf(count, l.shared), 0
	case r.parts[i].kind == costNumber && count < knowledge.One && timeWords[r.wordAt(i+1)] == 0:
		l.times = count
	default:
		return false
	}
	r.at = i + 1
	return true
}

// life reads how long a tool lasts, or how many it is good for: "tahan 5
// tahun", "bisa 1000 pcs".
func (r *costReader) life(i int) bool {
	i = r.pastFillers(i)
	if !r.isCountAt(i) {
		return false
	}
	if p := &r.parts[i]; p.kind == costMeasure && p.quantity.Measured() {
		return false // "pakai 2 kg"
	}
	count, _ := r.parts[i].pack()
	switch days := timeWords[r.wordAt(i+1)]; {
	case count <= 0:
		return false
	case days > 0:
		r.line.months = max(int64(count)*days/daysOfMonth/int64(knowledge.One), 1)
		r.at = i + 2
	case kaliWords[r.wordAt(i+1)] && r.line.kindOf(r.asked.Kind) != knowledge.CostWear:
		r.line.batches = count // "gas dipakai 5 kali"
		r.at = i + 2
	case r.parts[i].kind == costMeasure || kaliWords[r.wordAt(i+1)]:
		r.line.lasts = count
		r.at = i + 1
	default:
		return false
	}
	return true
}
