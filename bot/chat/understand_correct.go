package chat

import "slices"

// applyCorrections lets a later amount replace the one that it corrects: "28
// ribu, eh salah, 30 ribu", "bukan 28 tapi 30".
func (s *sentence) applyCorrections() {
	for i := 1; i < len(s.prices); i++ {
		before, after := &s.prices[i-1], &s.prices[i]
		if before.void || after.void || !s.corrects(before, after) && !s.movesOn(before, after) {
			continue
		}
		if s.movesOn(before, after) {
			before.void = true
			continue
		}
		if said := best(after); said != roleNone && said != best(before) {
			s.voidEarlier(i, said)
			continue
		}
		for r, weight := range before.evidence {
			after.evidence[r] += weight
		}
		before.void = true
	}
}

// voidEarlier strikes the last earlier price of the role that was corrected.
func (s *sentence) voidEarlier(i int, r role) {
	for k := i - 1; k >= 0; k-- {
		if p := &s.prices[k]; !p.void && best(p) == r {
			p.void = true
			return
		}
	}
}

// best is the role that the words speak for most, none where they are silent.
func best(p *price) role {
	r := roleNone
	for k, weight := range p.evidence {
		if weight >= enoughEvidence && (r == roleNone || weight > p.evidence[r]) {
			r = role(k)
		}
	}
	return r
}

// corrects tells whether the words between two amounts take the first back.
func (s *sentence) corrects(before, after *price) bool {
	for i := before.Last + 1; i < after.First; i++ {
		switch s.q.Words[i] {
		case "ralat", "salah", "maksud", "typo", "koreksi", "alias", "tepatnya":
			return true
		case "eh", "sekarang":
			if best(before) == roleCompetitor || !s.tellsOfOthers(i+1, after.First) {
				return true
			}
		}
	}
	return s.has(before.First-1) && s.q.Words[before.First-1] == "bukan" &&
		s.between(before, after, "tapi", ",", "melainkan")
}

// tellsOfOthers tells whether a stretch leads over to what others sell: "eh
// sekarang di shopee ada mukena".
func (s *sentence) tellsOfOthers(from, to int) bool {
	for i := from; i < to; i++ {
		if w := s.q.Words[i]; othersHere[w] || othersHere[stem(w)] || s.isPlatformToken(i) {
			return true
		}
	}
	return false
}

// movesOn tells whether a price has changed from one amount to another: "dari
// 80rb jadi 70rb". The words before the old one do not speak for the new.
func (s *sentence) movesOn(before, after *price) bool {
	return s.has(before.First-1) && s.q.Words[before.First-1] == "dari" &&
		s.between(before, after, "jadi", "menjadi", "ke")
}

// between tells whether one of the words stands between two amounts.
func (s *sentence) between(before, after *price, words ...string) bool {
	return slices.ContainsFunc(s.q.Words[before.Last+1:after.First], func(w string) bool {
		return slices.Contains(words, w)
	})
}

// dropEchoes takes out amounts that repeat an earlier one: "50k saya vs 12rb,
// gocap mahal katanya".
func (s *sentence) dropEchoes(active *[]*price) {
	*active = slices.DeleteFunc(*active, func(p *price) bool {
		for _, other := range s.prices {
			same := other.First < p.First && !other.void && other.Low == p.Low && other.High == p.High
			if same && (best(p) == roleNone || best(p) == best(&other)) {
				p.void = true
				return true
			}
		}
		return false
	})
}
