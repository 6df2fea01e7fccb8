package chat

import (
	"fmt"
	"slices"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// wanted is what a question says of the help that its owner looks for.
type wanted struct {
	// amount is the money that is needed; 0 where none was named.
	amount knowledge.Rupiah
	// unsecured tells that nothing can be pledged.
	unsecured bool
	// people are who asks, in the words that conditions use.
	people []string
}

// peopleWords are the words that tell who asks.
var peopleWords = mustLoadPeopleWords()

func mustLoadPeopleWords() *phrases[string] {
	p := newPhrases[string]()
	err := eachLine("golongan.tsv", func(line string) error {
		phrase, people, ok := strings.Cut(line, "\t")
		if !ok {
			return fmt.Errorf("want phrase and people, got %q", line)
		}
		return p.add(phrase, people)
	})
	if err != nil {
		panic(err)
	}
	return &p
}

// pledges are the words for what can be pledged, lacks those that deny one.
var (
	pledges = wordSet(`jaminan agunan sertifikat bpkb jaminannya agunannya`)
	lacks   = wordSet(`tanpa gak tidak tak belum bukan`)
)

// readWanted reads what help is looked for.
func readWanted(question string) wanted {
	q := text.ReadQuestion(question)
	var w wanted
	for _, m := range q.Money {
		if !m.Bare && !m.Impossible {
			w.amount = max(w.amount, m.High)
		}
	}
	w.unsecured = lacksPledge(q.Words)
	for i := range q.Words {
		if people, n := peopleWords.at(q.Words, i); n > 0 && !slices.Contains(w.people, people) {
			w.people = append(w.people, people)
		}
	}
	return w
}

// lacksPledge tells whether words say that nothing is, or can be, pledged.
func lacksPledge(words []string) bool {
	for i, word := range words {
		if pledges[word] && slices.ContainsFunc(words[max(0, i-3):i], func(before string) bool { return lacks[before] }) {
			return true
		}
	}
	return false
}

// fitting are the entries of a comparison that what was said decides for.
type fitting struct {
	wanted
	hits []*knowledge.EntryHit
}

// fit finds the entries that an owner's words decide for: those that give the
// amount that is needed, ask for no pledge where there is none, and name who
// asks. None where nothing decides: where all fit, or nothing was said.
func (w wanted) fit(hits []knowledge.EntryHit, on knowledge.Day) fitting {
	f := fitting{wanted: w}
	for i := range hits {
		e := hits[i].Entry()
		if e.Standing(on) == knowledge.StandingOpen && (w.amount == 0 || gives(e, on, w.amount)) && (!w.unsecured || free(e, on)) {
			f.hits = append(f.hits, &hits[i])
		}
	}
	named := slices.Clone(f.hits)
	f.people = nil
	for _, people := range w.people {
		of := slices.DeleteFunc(slices.Clone(named), func(hit *knowledge.EntryHit) bool { return !isFor(hit, on, people) })
		if len(of) > 0 && len(of) < len(named) {
			named, f.people = of, append(f.people, people)
		}
	}
	f.hits = named
	if len(f.hits) == len(hits) || w.amount == 0 && !w.unsecured && len(f.people) == 0 {
		f.hits = nil
	}
	return f
}

// gives tells whether an amount lies within what an entry gives: up to the
// largest amount that it names, and over the smallest where one point names two.
func gives(e *knowledge.Entry, on knowledge.Day, amount knowledge.Rupiah) bool {
	var least, most knowledge.Rupiah
	for _, p := range e.Current(on, knowledge.AspectAmount) {
		var named []knowledge.Rupiah
		for _, f := range figuresIn(p.Text) {
			if f.unit == knowledge.FactRupiah {
				named = append(named, knowledge.Rupiah(f.value))
			}
		}
		if len(named) == 0 {
			continue
		}
		if len(named) > 1 && most == 0 {
			least = slices.Min(named)
		}
		most = max(most, slices.Max(named))
	}
	return most > 0 && least <= amount && amount <= most
}

// free tells whether an entry asks for no pledge.
func free(e *knowledge.Entry, on knowledge.Day) bool {
	return slices.ContainsFunc(e.Current(on, knowledge.AspectCollateral), func(p knowledge.Point) bool {
		return lacksPledge(text.ReadQuestion(p.Text).Words)
	})
}

// isFor tells whether an entry names people among those that it is for.
func isFor(hit *knowledge.EntryHit, on knowledge.Day, people string) bool {
	e := hit.Entry()
	texts := []string{e.Purpose}
	for _, p := range e.Current(on, knowledge.AspectWho, knowledge.AspectCondition) {
		texts = append(texts, p.Text)
	}
	if p := hit.Program; p != nil {
		texts = append(texts, wordConditions(&p.Conditions))
	}
	return slices.ContainsFunc(texts, func(s string) bool { return strings.Contains(strings.ToLower(s), people) })
}

// facts are the figures of the closing line.
func (f *fitting) facts(on knowledge.Day) []knowledge.Fact {
	list := factList{asOf: on}
	if f.amount > 0 {
		list.said("uang yang dibutuhkan", &f.amount)
	}
	return list.facts
}
