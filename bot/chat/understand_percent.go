package chat

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// wantedMargin is the profit that the owner wants.
func (s *sentence) wantedMargin() knowledge.BasisPoints {
	for _, p := range s.q.Percents {
		if s.has(p.First) && !s.q.taken[p.First] && !s.isFee(p) && s.isWanted(p) && !s.ofCost(p) {
			return p.Value
		}
	}
	return 0
}

// wantedMarkup is the profit that the owner wants as a share of the cost; nil
// where none was said.
func (s *sentence) wantedMarkup() *knowledge.BasisPoints {
	for _, p := range s.q.Percents {
		if s.has(p.First) && !s.q.taken[p.First] && !s.isFee(p) && s.ofCost(p) {
			return &p.Value
		}
	}
	return nil
}

// isWanted tells whether a percentage is the profit that the owner wants.
func (s *sentence) isWanted(p text.Percent) bool {
	for back := 1; back <= 4 && s.has(p.First-back); back++ {
		word := s.q.Words[p.First-back]
		if s.q.Tokens[p.First-back].Kind == text.Mark || notWanted[word] {
			break
		}
		if marginWords[word] || marginWords[stem(word)] {
			return true
		}
	}
	for ahead := 1; ahead <= 2 && s.has(p.Last+ahead); ahead++ {
		if word := s.q.Words[p.Last+ahead]; word == "margin" || word == "untung" && (s.wantsBefore(p.First) || s.q.asksPriceBehind(p.Last+1)) {
			return true
		}
	}
	return false
}

// saidFee is the share that a marketplace takes, where the owner says it; nil
// where they do not.
func (s *sentence) saidFee() *knowledge.BasisPoints {
	for _, p := range s.q.Percents {
		if s.has(p.First) && !s.q.taken[p.First] && p.Value <= wholePrice && s.isFee(p) {
			return &p.Value
		}
	}
	return nil
}

// saysWholeFee tells whether the owner says a fee of more than the price.
func (s *sentence) saysWholeFee() bool {
	for _, p := range s.q.Percents {
		if s.has(p.First) && !s.q.taken[p.First] && p.Value > wholePrice && s.isFee(p) {
			return true
		}
	}
	return false
}

// wholePrice is all of a price, as a share of it.
const wholePrice knowledge.BasisPoints = 10_000

// feeReach is how many words away a word of fees may stand from its share.
const feeReach = 4

// isFee tells whether a percentage is what a marketplace takes: "potongan
// shopee 12%", "kena admin 8%", "8% komisi". What a seller or a reseller
// gives is not.
func (s *sentence) isFee(p text.Percent) bool {
	for i := p.First - 1; s.has(i) && i >= p.First-feeReach; i-- {
		word := s.q.Words[i]
		switch {
		case s.q.Tokens[i].Kind == text.Mark && s.q.Tokens[i].Text != ":" && s.q.Tokens[i].Text != "=",
			notFees[word], marginWords[word], marginWords[stem(word)], s.q.inside[i]:
			return s.feeBehind(p)
		case feeWords[word], feeWords[stem(word)]:
			return !s.othersFee(i) && !(s.shareEndsAt(i) && marginWords[s.q.wordAt(p.Last+1)])
		}
	}
	return s.feeBehind(p)
}

// othersFee tells whether a word of fees at token i follows one of somebody
// else's: "reseller minta potongan".
func (s *sentence) othersFee(i int) bool {
	for back := 1; back <= 2 && s.has(i-back) && s.q.Tokens[i-back].Kind == text.Word && !s.q.inside[i-back]; back++ {
		if notFees[s.q.Words[i-back]] {
			return true
		}
	}
	return false
}

// feeBehind tells whether the word of fees stands right behind its share.
func (s *sentence) feeBehind(p text.Percent) bool {
	i := p.Last + 1
	for s.has(i) && (s.q.Words[i] == "untuk" || s.q.Words[i] == "buat") {
		i++
	}
	return s.has(i) && feeWords[s.q.Words[i]] && !s.feeOfNext(p) && !(s.has(i+1) && (notFees[s.q.Words[i+1]] || s.q.Tokens[i+1].Kind == text.Number))
}

// shareEndsAt tells whether a share stands right before token i.
func (s *sentence) shareEndsAt(i int) bool {
	return slices.ContainsFunc(s.q.Percents, func(o text.Percent) bool { return o.Last+1 == i })
}

// feeOfNext tells whether the word of fees behind a share leads to the next
// one: "untung 30% potongan shopee 10%", but not "8% komisi shopee 25% untung".
func (s *sentence) feeOfNext(p text.Percent) bool {
	return slices.ContainsFunc(s.q.Percents, func(next text.Percent) bool {
		return s.has(next.First) && !marginWords[s.q.wordAt(next.Last+1)] && next.First > p.Last && next.First-p.Last <= feeReach+1 &&
			!slices.ContainsFunc(s.q.Tokens[p.Last+1:next.First], func(t text.Token) bool { return t.Kind == text.Mark && t.Text != ":" && t.Text != "=" })
	})
}

// feeWords name what a marketplace takes.
var feeWords = wordSet(`potongan potong dipotong motong kepotong terpotong admin adminnya fee komisi layanan`)

// notFees make a share something else beside a word of fees: a discount, or
// what somebody else is paid.
var notFees = wordSet(`harga diskon promo reseller sales agen karyawan pegawai supplier pemasok afiliasi affiliate
	bank pinjaman bunga pajak ppn`)

// ofCost tells whether a wanted profit is said as a share of the cost, which
// makes it a markup: "untung 20% dari modal", "markup 30%".
func (s *sentence) ofCost(p text.Percent) bool {
	if l, ok := s.q.before(p.First); ok && s.has(l.from) && l.sense == senseMarkup {
		return true
	}
	if !s.isWanted(p) && !raisingWords[s.q.wordAt(p.First-1)] {
		return false
	}
	if raisingWords[s.q.wordAt(p.First-1)] && s.raisesCost(p) {
		return true
	}
	for i := p.Last + 1; s.has(i) && i <= p.Last+3; i++ {
		switch word := stem(s.q.Words[i]); word {
		case "dari", "di", "atas", "harga", "biaya":
		case "modal", "hpp", "pokok", "kulakan", "beli":
			return i > p.Last+1
		default:
			return false
		}
	}
	return false
}

// raisingWords put a share on top of the cost: "naikin 60% dari modal".
var raisingWords = wordSet(`naikin naikkan dinaikin dinaikkan naik tambah tambahin ditambah lebihin`)

// raisesCost tells whether the only amount is a cost, and the price is asked
// that a share on top of it makes: "modal 12rb dinaikin 40% jadi harga berapa".
func (s *sentence) raisesCost(p text.Percent) bool {
	return len(s.prices) == 1 && s.prices[0].Last < p.First && s.q.costWordBefore(s.prices[0].First) && s.q.asksPriceBehind(p.Last+1)
}

// wantsBefore tells whether the owner says before token i that they want it.
func (s *sentence) wantsBefore(i int) bool {
	for back := 1; back <= 3 && s.has(i-back); back++ {
		switch s.q.Words[i-back] {
		case "mau", "ingin", "target", "pasang", "minimal":
			return true
		}
	}
	return false
}

// notWanted are words between a percentage and "untung" that make it no wish.
var notWanted = wordSet(`potongan diskon cuma hanya admin`)

var marginWords = wordSet(`margin untung keuntungan laba profit`)
