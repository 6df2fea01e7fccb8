package grounding_test

import (
	"fmt"
	"strings"

	"setara/bot/chat/grounding"
	"setara/knowledge"
)

// The generator of adversarial texts: honest sentences with one false sentence
// among them, made by one of the tactics below. Each makes sure that what it says
// is no fact of the evidence.

// tactic makes one false sentence; false where the evidence has nothing for it.
type tactic struct {
	name string
	lie  func(t *teller) (string, bool)
}

var tactics = []tactic{
	{"made: changed digit", func(t *teller) (string, bool) { return t.changed(digitForm) }},
	{"made: changed figure in words", func(t *teller) (string, bool) { return t.changed(words) }},
	{"made: changed figure, other separators", (*teller).otherSeparators},
	{"made: swapped units", (*teller).swappedUnits},
	{"made: figure under another label", (*teller).otherLabel},
	{"made: figure of another thing", (*teller).otherThing},
	{"made: loss for profit", (*teller).otherSign},
	{"made: slot under other words", (*teller).otherSlot},
	{"made: unknown slot", (*teller).unknownSlot},
	{"made: digits beside a slot", (*teller).besideSlot},
	{"made: invented name", (*teller).inventedName},
	{"made: number of a rule changed", (*teller).otherRule},
	{"made: link with one letter changed", (*teller).otherLink},
	{"made: invented date", (*teller).otherDate},
	{"made: negated advice", (*teller).negated},
	{"made: too coarse a rounding", (*teller).coarse},
	{"made: rounding the floor down", (*teller).floorDown},
	{"made: owner's figure as market price", (*teller).ownAsMarket},
	{"made: promise", func(t *teller) (string, bool) { return t.one(promises...), true }},
}

// makeAdversarial makes one text of every fourth tactic, beginning by chance, so that
// all tactics come up over all evidence.
func makeAdversarial(seed uint64, of string, e *grounding.Evidence) []corpusText {
	t := newTeller(seed+1, of, e)
	var texts []corpusText
	first := t.IntN(4)
	for i, tactic := range tactics {
		if i%4 != first {
			continue
		}
		lie, ok := tactic.lie(t)
		if !ok {
			continue
		}
		name := fmt.Sprintf("%s: %s, seed %d", of, tactic.name, seed)
		texts = append(texts, corpusText{name, tactic.name, of, t.around(lie)})
	}
	return texts
}

// around hides a false sentence among true ones.
func (t *teller) around(lie string) string {
	var sentences []string
	for _, f := range t.few(t.tellable(), t.IntN(3)) {
		sentences = append(sentences, t.tell(f))
	}
	at := t.IntN(len(sentences) + 1)
	sentences = append(sentences[:at], append([]string{strings.TrimSuffix(lie, ".")}, sentences[at:]...)...)
	return t.text(sentences)
}

// known tells whether a figure is that of a fact, up to its sign.
func (t *teller) known(v int64, unit knowledge.FactUnit) bool {
	for i := range t.evidence.Facts {
		f := &t.evidence.Facts[i]
		if f.Unit == unit && magnitude(f.Value) == v {
			return true
		}
	}
	return false
}

// some chooses one of the facts that can be told and that a condition holds for.
func (t *teller) some(holds func(*grounding.Fact) bool) (*grounding.Fact, bool) {
	var facts []*grounding.Fact
	for _, f := range t.tellable() {
		if holds(f) {
			facts = append(facts, f)
		}
	}
	if len(facts) == 0 {
		return nil, false
	}
	return facts[t.IntN(len(facts))], true
}

func isMoney(f *grounding.Fact) bool { return f.Unit == knowledge.FactRupiah }

// digitForm writes money in digits.
func digitForm(v int64) string { return "Rp" + digits(v) }

// twisted is an amount with one digit changed that is no fact's.
func (t *teller) twisted() (*grounding.Fact, int64, bool) {
	f, ok := t.some(func(f *grounding.Fact) bool { return isMoney(f) && !vague(f.Label) })
	if !ok {
		return nil, 0, false
	}
	v := magnitude(f.Value)
	for range 50 {
		place := int64(1)
		for range t.IntN(len(fmt.Sprint(v))) {
			place *= 10
		}
		digit := v / place % 10
		n := v + (int64(t.IntN(10))-digit)*place
		if n > 0 && n != v && !t.known(n, f.Unit) {
			return f, n, true
		}
	}
	return nil, 0, false
}

func (t *teller) changed(form func(int64) string) (string, bool) {
	f, v, ok := t.twisted()
	if !ok {
		return "", false
	}
	value := form(v)
	if !strings.HasPrefix(value, "Rp") {
		value += " rupiah"
	}
	return t.saying(f, value)
}

func (t *teller) otherSeparators() (string, bool) {
	f, v, ok := t.twisted()
	if !ok {
		return "", false
	}
	return t.saying(f, "Rp"+strings.ReplaceAll(digits(v), ".", t.one(" ", "'", "_", "\u00a0", "\u202f", "·", "\u200b.")))
}

func (t *teller) swappedUnits() (string, bool) {
	f, ok := t.some(func(f *grounding.Fact) bool {
		v := magnitude(f.Value)
		switch f.Unit {
		case knowledge.FactRupiah:
			return !t.known(v, knowledge.FactPercent) && !t.known(v*100, knowledge.FactBasisPoints)
		case knowledge.FactBasisPoints:
			return v > 100 && !t.known(v, knowledge.FactRupiah)
		}
		return false
	})
	if !ok {
		return "", false
	}
	if isMoney(f) {
		return t.saying(f, digits(magnitude(f.Value))+"%")
	}
	return t.saying(f, "Rp"+digits(magnitude(f.Value)))
}

// otherLabel tells a figure in the words of another label that no fact with that
// figure has.
func (t *teller) otherLabel() (string, bool) {
	for range 30 {
		told, ok := t.some(func(f *grounding.Fact) bool { return isMoney(f) && !vague(f.Label) && f.Label != "harga satuan" })
		from, also := t.some(isMoney)
		if !ok || !also {
			return "", false
		}
		if told.Label != from.Label && told.Of == from.Of && !t.holds(told, from.Value) {
			return t.saying(told, digitForm(magnitude(from.Value)))
		}
	}
	return "", false
}

// vague tells whether another figure under a label would be no lie.
func vague(label string) bool {
	return strings.HasPrefix(label, "kuartil") || strings.HasPrefix(label, "omzet bebas")
}

// holds tells whether a fact with the label and the thing of another has a figure.
func (t *teller) holds(like *grounding.Fact, v int64) bool {
	for i := range t.evidence.Facts {
		f := &t.evidence.Facts[i]
		if strings.HasPrefix(f.Label, like.Label) && f.Of == like.Of && magnitude(f.Value) == magnitude(v) {
			return true
		}
	}
	return false
}

// otherThing tells the figure of one listing, product or marketplace of another.
func (t *teller) otherThing() (string, bool) {
	for range 30 {
		told, ok := t.some(func(f *grounding.Fact) bool { return f.Of != "" && !vague(f.Label) })
		if !ok {
			return "", false
		}
		from, ok := t.some(func(f *grounding.Fact) bool { return f.Label == told.Label && f.Of != told.Of })
		if ok && !t.holds(told, from.Value) {
			return t.saying(told, t.value(from))
		}
	}
	return "", false
}

func (t *teller) otherSign() (string, bool) {
	f, ok := t.some(func(f *grounding.Fact) bool { return len(losses[f.Label]) > 0 })
	if !ok {
		return "", false
	}
	opposite := *f
	opposite.Value = -f.Value
	return t.saying(&opposite, t.value(f))
}

// otherSlot puts the slot of one group of listings under the words of another.
func (t *teller) otherSlot() (string, bool) {
	group := func(f *grounding.Fact) bool { return strings.HasPrefix(f.Label, "median") && !t.several }
	for range 30 {
		told, ok := t.some(group)
		if !ok {
			return "", false
		}
		if from, _ := t.some(group); from.Label != told.Label && from.Value != told.Value {
			return t.saying(told, "{{"+from.ID+"}}")
		}
	}
	return "", false
}

func (t *teller) unknownSlot() (string, bool) {
	return fmt.Sprintf("angkanya {{f%d}}", len(t.evidence.Facts)+1+t.IntN(20)), true
}

func (t *teller) besideSlot() (string, bool) {
	f, v, ok := t.twisted()
	if !ok {
		return "", false
	}
	return t.saying(f, "{{"+f.ID+"}}"+t.one(" ribu", " juta", ", tepatnya "+digits(v), " sampai Rp"+digits(v)))
}
