package chat

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"setara/knowledge"
	"setara/knowledge/text"
)

// countedThing is something of a business that owners count, such as its
// workers.
type countedThing string

// The things of keadaan.tsv.
const (
	countsWorkers countedThing = "pekerja"
	countsPlaces  countedThing = "tempat"
)

// countedWords are the words for those things.
var countedWords = mustLoadCountedWords()

func mustLoadCountedWords() *phrases[countedThing] {
	p := newPhrases[countedThing]()
	err := eachLine("keadaan.tsv", func(line string) error {
		name, words, ok := strings.Cut(line, "\t")
		thing := countedThing(name)
		if !ok || thing != countsWorkers && thing != countsPlaces {
			return fmt.Errorf("want a thing and its words, got %q", line)
		}
		for word := range strings.SplitSeq(words, ",") {
			if err := p.add(strings.TrimSpace(word), thing); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		panic(err)
	}
	return &p
}

// countReach is how far behind its word a count may stand: "karyawan saya cuma
// 20".
const countReach = 3

// readCounts reads how many of those things an owner says to have.
func readCounts(m *message) map[countedThing]int {
	counts := map[countedThing]int{}
	words := make([]string, len(m.Words))
	for i, word := range m.Words {
		if words[i] = word; len(word) > len("nya")+3 {
			words[i] = strings.TrimSuffix(word, "nya")
		}
	}
	for i := range words {
		thing, n := countedWords.at(words, i)
		if n == 0 {
			continue
		}
		if count, ok := countBefore(m, i); ok {
			counts[thing] = count
			continue
		}
		for k := i + n; k < min(i+n+countReach, len(m.Words)) && m.Tokens[k].Kind != text.Mark; k++ {
			if count, ok := countAt(m, k); ok {
				counts[thing] = count
				break
			}
		}
	}
	return counts
}

// countBefore is the count that stands before a word, perhaps with "orang" or
// "buah" between.
func countBefore(m *message, i int) (int, bool) {
	if before := m.wordAt(i - 1); before == "orang" || before == "buah" {
		i--
	}
	return countAt(m, i-1)
}

// countAt is a count at a word that is no money and no time.
func countAt(m *message, i int) (int, bool) {
	if i < 0 || i >= len(m.Words) {
		return 0, false
	}
	number := m.Tokens[i].Text
	if written, ok := ageNumbers[m.Words[i]]; ok {
		number = written
	}
	if _, isTime := ageUnits[m.textAt(i+1)]; isTime {
		return 0, false
	}
	for _, a := range m.Money {
		if a.First <= i && i <= a.Last && !a.Bare {
			return 0, false
		}
	}
	n, err := strconv.Atoi(number)
	return n, err == nil && n > 0
}

// decided is a condition of an entry that what the owner says of the business
// decides.
type decided struct {
	aspect knowledge.Aspect
	// about is what it is about.
	about decisive
	// holds tells whether it is met; nil where the sentence has to say.
	holds *bool
	// text is the sentence of the entry that sets it, or one made of its
	// conditions.
	text string
}

// decisive is what a condition is about.
type decisive string

// What conditions are about.
const (
	decidesAge      decisive = "umur usaha"
	decidesTurnover decisive = "omzet"
	decidesNIB      decisive = "NIB"
	decidesWorkers  decisive = decisive(countsWorkers)
	decidesPlaces   decisive = decisive(countsPlaces)
)

// decide finds the conditions of an entry that the words of a question decide:
// the age of the business, its turnover, number, workers and places.
func (t *telling) decide() []decided {
	if t.asked.message == nil {
		return nil
	}
	said := readProfile(t.asked.message, t.on)
	var found []decided
	if p := t.hit.Program; p != nil {
		found = t.decideProgram(p, &said)
	}
	counts := readCounts(t.asked.message)
	for _, thing := range [...]countedThing{countsWorkers, countsPlaces} {
		if n, ok := counts[thing]; ok {
			found = append(found, t.decideCount(thing, n)...)
		}
	}
	return found
}

// decideProgram holds what was said against the conditions of a programme.
func (t *telling) decideProgram(p *knowledge.Program, said *knowledge.Profile) []decided {
	var found []decided
	fit := p.Fit(said, t.on)
	holds := func(c knowledge.Condition) *bool {
		if slices.Contains(fit.Unknown, c) {
			return nil
		}
		return new(!slices.ContainsFunc(fit.Missing, func(l knowledge.Lack) bool { return l.Condition == c }))
	}
	if said.Since != nil {
		found = append(found, t.decideBy(decidesAge, aboutAge, p.Conditions.LeastMonths+p.Conditions.MostMonths > 0,
			holds(knowledge.ConditionAge), wordAge(&p.Conditions))...)
	}
	if said.Turnover != knowledge.TurnoverUnsaid {
		found = append(found, t.decideBy(decidesTurnover, aboutTurnover, p.Conditions.MaxTurnover > 0,
			holds(knowledge.ConditionTurnover), wordMostSold(&p.Conditions))...)
	}
	if said.NIB != nil && !*said.NIB {
		found = append(found, t.decideBy(decidesNIB, aboutNIB, p.Conditions.NIB != knowledge.NIBUnsaid,
			holds(knowledge.ConditionNIB), wordNIBNeed(p.Conditions.NIB))...)
	}
	return found
}

// The sentences that set a condition, by what they are about.
var (
	aboutAge      = regexp.MustCompile(`(?i)\b(?:usaha|berjalan|jalan|berdiri)\b.*[0-9]+ (?:bulan|tahun)\b`)
	aboutTurnover = regexp.MustCompile(`(?i)\b(?:ber)?omzet\b.*Rp[0-9]`)
	aboutNIB      = regexp.MustCompile(`\bNIB\b`)
)

// conditionAspects are the aspects under which conditions stand.
var conditionAspects = []knowledge.Aspect{
	knowledge.AspectCondition, knowledge.AspectExcluded, knowledge.AspectWho, knowledge.AspectAllowed, knowledge.AspectRate, knowledge.AspectDuty,
}

// decideBy is one condition: in the first sentence of the entry that sets it,
// or in the words of a condition that is set where no sentence does.
func (t *telling) decideBy(about decisive, says *regexp.Regexp, set bool, holds *bool, words string) []decided {
	if !set {
		holds = nil
	}
	for _, p := range t.entry.Current(t.on, conditionAspects...) {
		if says.MatchString(p.Text) {
			return []decided{{p.Aspect, about, holds, p.Text}}
		}
	}
	if !set || words == "" {
		return nil
	}
	return []decided{{knowledge.AspectWho, about, holds, words}}
}

// bound is a limit in a sentence: "paling sedikit 50 pekerja".
var bound = regexp.MustCompile(`(?i)(paling (?:sedikit|banyak|tinggi)|minimal|maksimal) ([0-9]+)\b( (?:bulan|tahun|hari|juta|miliar|ribu|persen|kg|kelas)|%)?`)

// decideCount is what the entry says of so many workers or places: the first
// sentence that sets a limit to them, or any that counts them.
func (t *telling) decideCount(thing countedThing, n int) []decided {
	for _, p := range t.entry.Current(t.on, conditionAspects...) {
		if !saysThing(p.Text, thing) {
			continue
		}
		holds, limits := true, 0
		for _, m := range bound.FindAllStringSubmatch(p.Text, -1) {
			limit, err := strconv.Atoi(m[2])
			if err != nil || m[3] != "" {
				continue
			}
			limits++
			least := strings.HasSuffix(m[1], "sedikit") || m[1] == "minimal"
			holds = holds && (least && n >= limit || !least && n <= limit)
		}
		if limits > 0 {
			return []decided{{p.Aspect, decisive(thing), &holds, p.Text}}
		}
	}
	return nil
}

// saysThing tells whether a sentence speaks of a counted thing.
func saysThing(s string, thing countedThing) bool {
	words := text.ReadQuestion(s).Words
	for i := range words {
		if of, n := countedWords.at(words, i); n > 0 && of == thing {
			return true
		}
	}
	return false
}

// tellDecided tells the conditions that the owner's words decide: with only
// set those that are not met, else all others. It tells whether there were any.
func (t *telling) tellDecided(found []decided, unmet bool) bool {
	told := false
	for _, d := range found {
		if (d.holds != nil && !*d.holds) != unmet {
			continue
		}
		told, t.answered = true, true
		if !t.hasSaid(d.text) {
			t.say(d.text)
			t.lead(d.aspect, t.wordDecided(&d))
		}
	}
	return told
}
