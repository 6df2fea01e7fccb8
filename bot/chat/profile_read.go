package chat

import (
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// readProfile reads what a message says about the owner's business by the way.
// It takes only what is plainly said of it: what is not taken is asked for.
func readProfile(m *message, on knowledge.Day) knowledge.Profile {
	var said knowledge.Profile
	if place, ok := text.ReadPlace(&m.Question); ok {
		said.Province, said.City = place.Province, place.City
	}
	said.Sector = m.readSector()
	if said.Turnover = m.readTurnover(); said.Turnover == "" {
		said.Turnover = knowledge.TurnoverUnsaid
	}
	said.NIB, said.SKU = m.readNIB(), m.readSKU()
	said.Since = m.readSince(on, false)
	return said
}

// readNeed is the kind of help that a message looks for: the one named last
// where several are, as in "izin untuk ekspor"; empty where none is. An NIB that
// one has, or has not, is not looked for.
func (m *message) readNeed() knowledge.Need {
	needs := m.tells(tellsNeed)
	if m.readNIB() != nil {
		needs = slices.DeleteFunc(needs, func(n told) bool { return m.Words[n.from] == nibName })
	}
	if len(needs) == 0 {
		return ""
	}
	return knowledge.Need(needs[len(needs)-1].value)
}

// readSector is the sector of the business, by what the owner does or else by
// what they make.
func (m *message) readSector() knowledge.Sector {
	if found := m.tells(tellsSector); len(found) > 0 {
		best := slices.MaxFunc(found, func(a, b told) int { return (a.to - a.from) - (b.to - b.from) })
		return knowledge.Sector(best.value)
	}
	var goods []string
	for i, t := range m.Tokens {
		if !notOfBusiness[m.Words[i]] { // "bunga" of a loan is no flower
			goods = append(goods, t.Raw)
		}
	}
	return text.SectorOf(strings.Join(goods, " "))
}

// readForm is what the business is in law.
func (m *message) readForm() knowledge.Form {
	found := m.tells(tellsForm)
	if len(found) == 0 {
		return ""
	}
	best := slices.MaxFunc(found, func(a, b told) int { return (a.to - a.from) - (b.to - b.from) })
	return knowledge.Form(best.value)
}

// The words around "NIB".
var (
	nibDenied = wordSet(`belum tidak tanpa tak blom gada kagak nggak ga gak engga enggak ndak`)
	nibHad    = wordSet(`punya ada sudah pegang terbit jadi memiliki mempunyai`)
	// nibSpoken are words by which an NIB is asked about, and not had.
	nibSpoken = wordSet(`bikin buat urus ngurus mengurus daftar mau ingin syarat wajib harus perlu bayar biaya cara apakah kalau
		jika untuk kenapa kok apa gimana bagaimana minta butuh`)
)

// nibReach is how far from it a word may stand that tells whether there is an
// NIB.
const nibReach = 3

// readNIB tells whether the business has an NIB; nil where that is not said.
func (m *message) readNIB() *bool {
	at := slices.Index(m.Words, nibName)
	if at < 0 {
		return nil
	}
	var denied, had bool
	for i := max(0, at-nibReach); i < min(len(m.Words), at+nibReach); i++ {
		if m.Tokens[i].Kind == text.Mark {
			if i < at {
				denied, had = false, false
				continue
			}
			break
		}
		switch w := m.Words[i]; {
		case nibSpoken[w]:
			return nil
		case nibDenied[w]:
			denied = true
		case nibHad[w]:
			had = true
		}
	}
	if !denied && !had {
		return nil
	}
	return new(!denied)
}

// contraries begin what is otherwise: "belum, cuma ada SKU".
var contraries = wordSet(`tapi tetapi cuma hanya adanya namun`)

// readSKU tells whether a message says that there is a letter of the village.
func (m *message) readSKU() bool {
	at := slices.Index(m.Words, "sku")
	for i := at - 1; i >= max(0, at-nibReach); i-- {
		switch w := m.Words[i]; {
		case nibSpoken[w], nibDenied[w]:
			return false
		case m.Tokens[i].Kind == text.Mark, contraries[w]:
			return at > 0
		}
	}
	return at >= 0 && !asks(m)
}

// readTurnover is the band of a turnover that a message names as one; empty
// where it names none, or does not say for how long and that decides the band.
func (m *message) readTurnover() knowledge.TurnoverBand {
	for _, word := range m.tells(tellsTurnover) {
		for _, a := range m.sales() {
			if a.from >= word.to && a.from-word.to <= turnoverReach || word.from >= a.to && word.from-a.to <= 1 {
				return a.band()
			}
		}
	}
	return ""
}

// turnoverReach is how far behind its word a turnover may stand.
const turnoverReach = 3

// sale is an amount that may be a turnover, with the time that it is for; none
// where that was not said.
type saleSaid struct {
	extent
	amount knowledge.Rupiah
	every  Period
}

// sales are the amounts of a message that may be a turnover. Of a range it is
// the upper end; "1,2 M" are billions.
func (m *message) sales() []saleSaid {
	var found []saleSaid
	add := func(first, last int, amount knowledge.Rupiah) {
		if amount > 0 && amount <= knowledge.MaxRupiah {
			every, _ := m.periodNear(first, last+1)
			found = append(found, saleSaid{extent{first, last + 1}, amount, every})
		}
	}
	for _, a := range m.Money {
		if !a.Impossible && !a.Bare {
			add(a.First, a.Last, a.High)
		}
	}
	for _, q := range m.Quantities {
		if m.Words[q.Last] == "m" && !q.Per && q.Pack > 0 && q.Pack <= knowledge.MaxPack {
			add(q.First, q.Last, knowledge.Rupiah(q.Pack)*(billion/knowledge.Rupiah(knowledge.One)))
		}
	}
	slices.SortFunc(found, func(a, b saleSaid) int { return a.from - b.from })
	return found
}

// band is the band of a turnover. Without a time it is told where a month and
// a year come to the same.
func (s *saleSaid) band() knowledge.TurnoverBand {
	if s.every != "" {
		return knowledge.BandOf(s.amount * s.every.perYear())
	}
	monthly, yearly := knowledge.BandOf(s.amount*PeriodMonth.perYear()), knowledge.BandOf(s.amount)
	if monthly != yearly {
		return ""
	}
	return yearly
}

// wantsSum tells whether a message names money that is no turnover.
func (m *message) wantsSum() bool {
	turnovers := m.tells(tellsTurnover)
	return slices.ContainsFunc(m.Money, func(a text.Money) bool {
		return !slices.ContainsFunc(turnovers, func(w told) bool {
			return a.First >= w.to && a.First-w.to <= turnoverReach || w.from > a.Last && w.from-a.Last <= 2
		})
	})
}

// trimmed is a short answer without marks and words of address.
func trimmed(m *message) string {
	var words []string
	for i, t := range m.Tokens {
		if t.Kind != text.Mark && !addresses[m.Words[i]] && !addresses[t.Text] {
			words = append(words, m.Words[i])
		}
	}
	return strings.Join(words, " ")
}
