package knowledge

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// LeastOwners is how many different owners a group has at least of which
// anything is shown. A smaller one says more about people than about the market.
const LeastOwners = 5

// Tally counts what was asked in some weeks, and decides which of the counts may
// be shown: none of fewer than [LeastOwners] owners, and none from which one of
// so few could be worked out by taking it from another that is shown. Make it
// with [NewTally] and add what was asked in the order of weeks and askers.
type Tally struct {
	weeks map[Day]*weekTally
	// names are the groups of a dimension by their number, from 1; 0 is none.
	names [dimensions]names
}

// dimension is one way to part questions into groups.
type dimension int

const (
	byProduct dimension = iota
	byMissed
	byProgram
	byProvince
	dimensions
)

// names numbers the names of groups.
type names struct {
	number map[string]int32
	// key is the name with its words sorted, spelt how often they were written in
	// which order; nothing for a single word.
	key   []string
	spelt []map[string]int
}

// weekTally are the questions of one week.
type weekTally struct {
	askers int32
	last   int64
	rows   []tallyRow
	// shown is what [Tally.decide] found.
	shown *shownWeek
}

// tallyRow are alike questions of one asker.
type tallyRow struct {
	asker    int32
	n        int32
	answered bool
	group    [dimensions]int32
}

// NewTally is an empty tally.
func NewTally() *Tally {
	t := &Tally{weeks: map[Day]*weekTally{}}
	for d := range t.names {
		t.names[d] = names{number: map[string]int32{}, key: []string{""}, spelt: []map[string]int{nil}}
	}
	return t
}

// Add counts questions. Those of one asker in a week must come one after the
// other.
func (t *Tally) Add(a *Asked) {
	w := t.weeks[a.Week]
	if w == nil {
		w = &weekTally{}
		t.weeks[a.Week] = w
	}
	if w.askers == 0 || w.last != a.Who {
		w.askers, w.last = w.askers+1, a.Who
	}
	row := tallyRow{asker: w.askers, n: int32(min(a.N, 1<<30)), answered: a.Answered && a.Missed == ""} //nolint:gosec // it fits
	for d, name := range [dimensions]string{a.Product, a.Missed, a.Program, string(a.Province)} {
		if dimension(d) != byProgram || row.answered {
			row.group[d] = t.names[d].of(name, a.N)
		}
	}
	w.rows = append(w.rows, row)
}

// of is the number of a name: that of its words in any order.
func (g *names) of(name string, times int) int32 {
	if name == "" {
		return 0
	}
	key := name
	several := strings.Contains(name, " ")
	if several {
		words := strings.Fields(name)
		slices.Sort(words)
		key = strings.Join(slices.Compact(words), " ")
	}
	n, known := g.number[key]
	if !known {
		n = int32(len(g.key)) //nolint:gosec // it fits
		g.number[key], g.key, g.spelt = n, append(g.key, key), append(g.spelt, nil)
		if several {
			g.spelt[n] = map[string]int{}
		}
	}
	if several {
		g.spelt[n][name] += times
	}
	return n
}

// called is what most people write for a number.
func (g *names) called(n int32) string {
	best, times := g.key[n], 0
	for _, name := range slices.Sorted(maps.Keys(g.spelt[n])) {
		if g.spelt[n][name] > times {
			best, times = name, g.spelt[n][name]
		}
	}
	return best
}

// GroupCount is how many questions a group has, and of how many owners.
type GroupCount struct{ Owners, Questions int }

// shownWeek is what may be shown of a week. It is the same whatever else is
// shown beside it: two reports together tell no more than one.
type shownWeek struct {
	total GroupCount
	// ownersHidden tells that the count of all owners may not be shown.
	ownersHidden bool
	// unanswered is how many questions were; -1 where that may not be shown.
	unanswered int
	groups     [dimensions]map[int32]GroupCount
}

// show is what may be shown of a week; nil for nothing.
func (t *Tally) show(week Day) *shownWeek {
	w := t.weeks[week]
	if w == nil || w.askers < LeastOwners {
		return nil
	}
	if w.shown == nil {
		w.shown = w.decide(&t.names)
	}
	return w.shown
}

// decide finds out what may be shown.
func (w *weekTally) decide(called *[dimensions]names) *shownWeek {
	s := &shownWeek{total: GroupCount{Owners: int(w.askers)}, unanswered: -1}
	unanswered := 0
	for i := range w.rows {
		s.total.Questions += int(w.rows[i].n)
		if !w.rows[i].answered {
			unanswered += int(w.rows[i].n)
		}
	}
	if !few(w.owners(isAnswered)) && !few(w.owners(isUnanswered)) {
		s.unanswered = unanswered
	}
	for d := range dimensions {
		shown := w.counts(d)
		maps.DeleteFunc(shown, func(_ int32, c GroupCount) bool { return c.Owners < LeastOwners })
		// What is left when the shown are taken from all must be nobody's or of
		// enough owners; what was missed may be taken from the unanswered too, and
		// what was told from the answered. Without its smallest group it is.
		for _, among := range [dimensions][]func(*tallyRow) bool{
			byProduct: {isAny}, byMissed: {isUnanswered, isAny}, byProgram: {isAnswered, isAny}, byProvince: {isAny},
		}[d] {
			rest := w.owners(func(r *tallyRow) bool {
				_, is := shown[r.group[d]]
				return !is && among(r)
			})
			if few(rest) {
				dropSmallest(shown, called[d].key)
			}
		}
		s.groups[d] = shown
		for _, c := range shown {
			s.ownersHidden = s.ownersHidden || few(s.total.Owners-c.Owners)
		}
	}
	return s
}

func isAny(*tallyRow) bool          { return true }
func isAnswered(r *tallyRow) bool   { return r.answered }
func isUnanswered(r *tallyRow) bool { return !r.answered }

// few tells whether so many owners are some, but too few to be shown.
func few(owners int) bool { return owners > 0 && owners < LeastOwners }

// dropSmallest takes the smallest group away. Which one that is does not depend
// on the other weeks.
func dropSmallest(shown map[int32]GroupCount, key []string) {
	groups := slices.SortedFunc(maps.Keys(shown), func(a, b int32) int {
		x, y := shown[a], shown[b]
		return cmp.Or(cmp.Compare(x.Owners, y.Owners), cmp.Compare(x.Questions, y.Questions), cmp.Compare(key[a], key[b]))
	})
	if len(groups) > 0 {
		delete(shown, groups[0])
	}
}

// owners is how many askers have a question that is of a kind.
func (w *weekTally) owners(is func(*tallyRow) bool) int {
	n, last := 0, int32(0)
	for i := range w.rows {
		if r := &w.rows[i]; r.asker != last && is(r) {
			n, last = n+1, r.asker
		}
	}
	return n
}

// counts are the groups of a dimension.
func (w *weekTally) counts(d dimension) map[int32]GroupCount {
	counts := map[int32]GroupCount{}
	last := map[int32]int32{} // the asker that was counted last
	for i := range w.rows {
		r := &w.rows[i]
		g := r.group[d]
		if g == 0 {
			continue
		}
		c := counts[g]
		c.Questions += int(r.n)
		if last[g] != r.asker {
			last[g] = r.asker
			c.Owners++
		}
		counts[g] = c
	}
	return counts
}
