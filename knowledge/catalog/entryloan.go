package catalog

import (
	"slices"

	"setara/knowledge"
	"setara/knowledge/text"
)

// floorWords say that the amount behind them is the least.
var floorWords = map[string]bool{"atas": true, "lebih": true, "mulai": true, "minimal": true, "sedikit": true, "dari": true}

// waivedWords say that an amount is forgiven rather than given.
var waivedWords = map[string]bool{"dihapus": true, "dihapuskan": true, "penghapusan": true, "pemutihan": true}

// loanRange is how much money a programme gives, by what it says of amounts:
// more than above, at most upTo; 0 where it does not say. Several amounts give
// the widest range.
func loanRange(e *knowledge.Entry) (above, upTo knowledge.Rupiah) {
	for i := range e.Points {
		if e.Points[i].Aspect != knowledge.AspectAmount {
			continue
		}
		q := text.ReadQuestion(e.Points[i].Text)
		if slices.ContainsFunc(q.Words, func(w string) bool { return waivedWords[w] }) {
			continue
		}
		for _, m := range q.Money {
			switch {
			case m.Bare || m.Impossible:
			case m.Low != m.High:
				above, upTo = leastOf(above, m.Low), max(upTo, m.High)
			case m.First > 0 && floorWords[q.Words[m.First-1]]:
				above = leastOf(above, m.Low)
			default:
				upTo = max(upTo, m.High)
			}
		}
	}
	if above > upTo {
		return above, 0
	}
	return above, upTo
}

// leastOf is the smaller of two amounts of which 0 is none.
func leastOf(a, b knowledge.Rupiah) knowledge.Rupiah {
	if a == 0 {
		return b
	}
	return min(a, b)
}

// gives tells whether an amount is within what a programme gives; known is
// false where it does not say.
func (e *bookEntry) gives(amount knowledge.Rupiah) (fits, known bool) {
	if !e.lends || e.upTo == 0 {
		return false, false
	}
	return e.above <= amount && amount <= e.upTo, true
}
